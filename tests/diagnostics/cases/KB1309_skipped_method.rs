keelback::module!();

/// @py
pub trait Shape {
    fn area(&self) -> f64;

    /// @py skip
    fn internal(&self) -> u64;
}
