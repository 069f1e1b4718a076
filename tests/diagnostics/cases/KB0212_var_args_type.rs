keelback::module!();

/// @py def total(*values)
fn total(values: String) -> f64 { 0.0 }
