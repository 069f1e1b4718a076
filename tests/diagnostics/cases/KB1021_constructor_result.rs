keelback::module!();

/// @py
pub struct Point {
    /// @py
    pub x: f64,
}

/// @py
impl Point {
    pub fn new(x: f64) -> Option<Self> { Some(Point { x }) }
}

/// @py
pub struct Boxed;

/// @py
impl Boxed {
    /// @py def __new__(cls)
    pub fn boxed() -> std::io::Result<Box<Boxed>> { Ok(Box::new(Boxed)) }
}

/// @py
pub struct Other;

/// @py
impl Other {
    pub fn new() -> Boxed { Boxed }
}

/// @py
pub struct Nothing;

/// @py
impl Nothing {
    pub fn new() {}
}
