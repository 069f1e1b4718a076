keelback::module!();

/// @py
struct Point;

/// @py
impl Point {
    /// @py overload def scale(k)
    fn scale(&self, k: f64) {}

    /// @py overload def scale(text)
    fn scale_text(text: &str) {}

    /// @py overload classmethod def scale(one, two)
    fn scale_two(one: u8, two: u8) {}
}
