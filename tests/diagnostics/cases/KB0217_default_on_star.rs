keelback::module!();

/// @py default(values = vec![1.0]) def total(*values)
fn total(values: Vec<f64>) -> f64 { 0.0 }
