keelback::module!();

use std::collections::HashMap;

/// @py def point(x, y, /, scale=1.0, *, unit="m")
pub fn point(x: f64, y: f64, scale: f64, unit: &str) -> String { format!("{x}{y}{scale}{unit}") }

/// @py def only_positional(a, b, /)
pub fn only_positional(a: i32, b: i32) -> i32 { a + b }

/// @py def total(*values)
pub fn total(values: Vec<f64>) -> f64 { values.iter().sum() }

/// @py def joined(sep, *parts, end="\n")
pub fn joined(sep: &str, parts: Vec<String>, end: &str) -> String { parts.join(sep) + end }

/// @py def options(**named)
pub fn options(named: HashMap<String, i64>) -> usize { named.len() }

/// @py def maybe(a, *, b=None, **others)
pub fn maybe(a: i32, b: Option<i32>, others: Option<HashMap<String, String>>) -> bool { b == Some(a) && others.is_none() }

/// @py def renamed(from_, to="b")
pub fn other_name(source: &str, target: &str) -> String { format!("{source}{target}") }

/// @py def pattern(pair, ignored)
pub fn pattern((a, b): (i32, i32), _: String) -> i32 { a + b }
