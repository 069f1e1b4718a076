keelback::module!();

/// @py
pub trait Shape {
    fn area(&self) -> f64;

    /// @py skip
    fn sides(&self) -> Vec<&str> {
        Vec::new()
    }

    /// @py skip
    fn unit() -> Self
    where
        Self: Sized,
    {
        unimplemented!()
    }
}

/// @py
pub struct Square(f64);

impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }

    fn sides(&self) -> Vec<&str> {
        vec!["a", "b"]
    }

    fn unit() -> Self {
        Square(1.0)
    }
}
