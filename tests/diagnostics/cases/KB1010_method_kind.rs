keelback::module!();

/// @py
struct Point;

/// @py
impl Point {
    /// @py staticmethod
    fn one(&self) {}
    /// @py classmethod
    fn two(&self) {}
    /// @py property
    fn three() -> u8 { 3 }
    /// @py property
    fn four(&self, k: u8) -> u8 { k }
    /// @py four.setter
    fn set_four(&mut self) {}
    /// @py def __new__()
    fn five(&self) -> Point { Point }
    fn __len__() -> usize { 1 }
}

/// @py
pub struct Owned(u8);

/// @py
impl Owned {
    fn counted(self: std::rc::Rc<Self>) {}
    fn boxed(self: Box<Self>) {}
}
