keelback::module!();

struct Line {
    /// @py
    length: f64,
}

/// @py
impl Line {
    fn length(&self) -> f64 { 1.0 }
}

struct Circle;

impl Circle {
    /// @py
    fn area(&self) -> f64 { 1.0 }
}
