keelback::module!();

/// @py dataclass
#[derive(PartialEq)]
struct Point { x: f64, y: f64 }

/// @py dataclass
#[derive(PartialEq)]
struct Nothing;
