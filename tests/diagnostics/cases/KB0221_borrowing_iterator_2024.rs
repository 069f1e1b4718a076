// edition: 2024
keelback::module!();

/// @py
fn lengths(text: &str) -> impl Iterator<Item = usize> { text.split(' ').map(str::len) }
