keelback::module!();

/// @py
fn r#type(r#match: i32, py: i32, args: i32, module: i32, call: i32) -> i32 { r#match }
/// @py def list(items)
fn list_(items: Vec<String>) -> Vec<String> { items }
/// @py def rt(self, SIGNATURE=1)
fn rt(this: i32, that: i32) -> i32 { this }
/// @py
fn add(unit: &str, unit_slot: &str) {}
/// @py
const Sequence: i32 = 1;
/// @py def __getattr__(name)
fn getattr(name: &str) -> keelback::PyResult<i32> { Err(keelback::exceptions::PyAttributeError::new_err(name.to_owned())) }
/// @py
mod r#async_ {
    /// @py
    pub(crate) fn r#move() {}
}
/// @py
pub struct Keywords {
    /// @py class_
    pub class: i32,
    /// @py def_: int
    pub def: i32,
    /// @py module_: int
    pub module: i32,
}
