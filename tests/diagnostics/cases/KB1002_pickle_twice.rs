keelback::module!();

/// @py pickle
struct Point { x: f64 }

/// @py
impl Point {
    fn __reduce__(&self) -> String { String::new() }
}
