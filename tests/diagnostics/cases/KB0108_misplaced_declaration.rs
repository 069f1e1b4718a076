keelback::module!();

/// @py class Area
fn area() -> f64 { 1.0 }

/// @py def sides()
const SIDES: u32 = 4;
