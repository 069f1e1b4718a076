keelback::module!();

/// @py
fn remember(name: &'static str) {}
