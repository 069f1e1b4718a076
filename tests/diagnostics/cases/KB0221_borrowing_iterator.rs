keelback::module!();

/// @py
fn words<'a>(text: &'a str) -> impl Iterator<Item = &'a str> + 'a { text.split(' ') }
