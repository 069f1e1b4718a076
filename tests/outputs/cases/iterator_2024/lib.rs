// edition: 2024
keelback::module!();

/// @py
pub fn lengths(words: &[String]) -> impl Iterator<Item = usize> + use<> { words.iter().map(String::len).collect::<Vec<_>>().into_iter() }
