keelback::module!();

/// @py
struct Point;

/// @py
impl Point {
    /// @py overload def __new__()
    fn make() -> Point { Point }

    /// @py overload def scale(k)
    fn scale(&self, k: f64) {}

    /// @py overload def __getitem__(index)
    fn item(&self, index: usize) -> u8 { 0 }
}
