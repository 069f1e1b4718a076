keelback::module!();

/// @py
fn largest<T: Ord>(items: Vec<T>) -> Option<T> { items.into_iter().max() }

/// @py
fn first<const N: usize>(items: [f64; N]) -> f64 { items[0] }
