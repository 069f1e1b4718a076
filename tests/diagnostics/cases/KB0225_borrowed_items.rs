keelback::module!();

use std::collections::HashMap;

/// @py
fn longest(words: Vec<&str>) -> usize { words.iter().map(|word| word.len()).max().unwrap_or(0) }

/// @py
fn total(named: HashMap<&str, f64>, pairs: &[(&str, f64)]) {}

/// @py def fine(word, maybe, data, words)
fn fine(word: &str, maybe: Option<&str>, data: &[u8], words: Vec<String>) {}

/// @py
struct Point { x: f64 }

/// @py
fn sum(points: HashMap<String, &Point>, list: Vec<&Point>) {}
