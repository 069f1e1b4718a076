keelback::module!();

/// @py
pub trait Shape: Send + std::fmt::Debug + std::hash::Hash {
    fn area(&self) -> f64;
}
