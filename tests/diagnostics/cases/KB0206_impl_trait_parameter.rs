keelback::module!();

/// @py
fn total(items: impl Iterator<Item = f64>) -> f64 { items.sum() }
