keelback::module!();

/// @py
fn push(items: &mut Vec<i32>) { items.push(1) }
