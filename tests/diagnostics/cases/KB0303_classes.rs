keelback::module!();

/// @py
#[derive(Clone)]
struct Point;

/// @py
impl Point {
    fn __init__(&mut self) {}
    fn __del__(&mut self) {}
    fn held(self: std::rc::Rc<Self>) {}
    /// @py
    fn changed(&self, other: &mut Point) {}
}
