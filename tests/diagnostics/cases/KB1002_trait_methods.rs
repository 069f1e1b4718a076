keelback::module!();

/// @py
pub trait Shape {
    fn area(&self) -> f64;

    /// @py def area(self)
    fn other(&self) -> f64;
}

/// @py
pub trait Named {
    fn name(&self) -> String;
}

/// @py
pub struct Circle;

/// @py
impl Circle {
    fn name(&self) -> String {
        String::new()
    }
}

impl Named for Circle {
    fn name(&self) -> String {
        String::new()
    }
}
