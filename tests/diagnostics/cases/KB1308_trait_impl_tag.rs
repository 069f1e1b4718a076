keelback::module!();

/// @py
pub trait Shape {
    fn area(&self) -> f64;
}

/// @py
pub struct Circle;

/// @py
impl Shape for Circle {
    /// @py def size(self)
    fn area(&self) -> f64 {
        1.0
    }
}
