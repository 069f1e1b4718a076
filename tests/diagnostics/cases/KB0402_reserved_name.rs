keelback::module!();

/// @py __file__
const FILE: &str = "x";
