keelback::module!();

/// @py
#[derive(Clone)]
struct Point;

/// @py
impl Point {
    fn __init__(&mut self) {}
    fn __del__(&mut self) {}
    fn held(self: std::sync::Arc<Self>) {}
    /// @py
    fn changed(&self, other: &mut Point) {}
}

/// @py
impl IntoIterator for Point {
    type Item = u8;
    type IntoIter = std::vec::IntoIter<u8>;
    fn into_iter(self) -> Self::IntoIter { Vec::new().into_iter() }
}
