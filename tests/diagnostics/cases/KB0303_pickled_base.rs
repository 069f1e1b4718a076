keelback::module!();

/// @py pickle class Letters(set)
pub struct Letters {
    /// @py
    pub put: usize,
}

/// @py pickle class Counter(dict)
pub struct Counter {
    /// @py
    pub asked: usize,
}
