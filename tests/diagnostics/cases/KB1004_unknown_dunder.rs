keelback::module!();

/// @py
struct Point;

/// @py
impl Point {
    fn __rper__(&self) -> String { String::new() }
    fn __lenght__(&self) -> usize { 1 }
    fn __nonzero__(&self) -> bool { true }
    fn __cmp__(&self, other: &Point) -> i64 { 0 }
    fn __unicode__(&self) -> String { String::new() }
    fn __getslice__(&self, start: usize, end: usize) -> u8 { 0 }
    fn __div__(&self, other: f64) -> f64 { other }
    fn __richrepr__(&self) {}
}

/// @py
impl Point {
    fn __traverse__(&self, visit: u8) -> i32 { 0 }
}
