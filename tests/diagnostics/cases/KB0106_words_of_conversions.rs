keelback::module!();

/// @py from eq
#[derive(PartialEq)]
pub struct Options { pub width: u32 }

/// @py into frozen dataclass
pub struct Report { pub count: usize }
