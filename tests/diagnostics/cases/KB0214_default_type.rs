keelback::module!();

/// @py def area(w, h="x")
fn area(w: f64, h: f64) -> f64 { w * h }

/// @py def side(n=None)
fn side(n: i32) -> i32 { n }

/// @py def letter(c="ab")
fn letter(c: char) -> char { c }

/// @py def count(n=1.5)
fn count(n: u32) -> u32 { n }

/// @py def later(n=...)
fn later(n: u32) -> u32 { n }
