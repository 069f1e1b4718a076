keelback::module!();

/// @py
struct Point;

/// @py
impl Point {
    fn __frobnicate__(&self) {}
    fn __array__(&self) {}
    fn __rich_repr__(&self) {}
}
