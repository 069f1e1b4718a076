keelback::module!();

/// @py
pub struct Point { pub x: f64 }

impl keelback::PyClass for Point {}
