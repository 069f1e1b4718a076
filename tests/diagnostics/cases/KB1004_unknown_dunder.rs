keelback::module!();

/// @py
struct Point;

/// @py
impl Point {
    fn __rper__(&self) -> String { String::new() }
    fn __lenght__(&self) -> usize { 1 }
    fn __frobnicate__(&self) {}
}
