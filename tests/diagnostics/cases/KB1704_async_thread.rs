use std::rc::Rc;
keelback::module!();

/// @py unsendable
pub struct Shared(Rc<i64>);
/// @py
impl Shared {
    pub async fn value(&self) -> i64 { *self.0 }
    /// @py staticmethod
    pub async fn other(shared: i64) -> i64 { shared }
}
