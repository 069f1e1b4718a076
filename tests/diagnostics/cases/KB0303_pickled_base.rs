keelback::module!();

/// @py pickle class Measured(property)
pub struct Measured {
    /// @py
    pub unit: String,
}

/// @py pickle class Counter(dict)
pub struct Counter {
    /// @py
    pub asked: usize,
}

/// @py pickle class Letters(set)
pub struct Letters {
    /// @py
    pub put: usize,
}
