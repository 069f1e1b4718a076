keelback::module!();

/// @py
pub trait Shape: Send + std::fmt::Debug + std::hash::Hash + Named + Described {
    fn area(&self) -> f64;
}

pub trait Named {
    fn name(&self) -> String;
}

pub trait Described {
    fn description(&self) -> String;
}

impl<T: std::fmt::Debug> Described for T {
    fn description(&self) -> String {
        format!("{self:?}")
    }
}
