keelback::module!();

/// @py dataclass
#[derive(PartialEq)]
pub struct Span {
    /// @py
    pub start: i64,
}

/// @py
impl Span {
    pub fn new(start: i64) -> Span {
        Span { start }
    }
}

/// @py dataclass class Named(Span)
#[derive(PartialEq)]
#[repr(C)]
pub struct Named {
    pub span: Span,
    /// @py
    pub name: String,
}
