keelback::module!();

pub trait Shape {
    /// @py
    fn area(&self) -> f64;
}
