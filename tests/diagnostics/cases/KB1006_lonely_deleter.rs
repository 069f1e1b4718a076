keelback::module!();

/// @py
pub struct Cache { value: u8 }

/// @py
impl Cache {
    /// @py value.deleter
    pub fn forget(&mut self) {}

    /// @py property
    pub fn size(&self) -> u8 { 0 }

    /// @py size.deleter
    pub fn shrink(&mut self, by: u8) {}

    /// @py size.deleter
    pub fn clear(&mut self) {}

    /// @py size.deleter
    pub fn reset(&mut self) {}
}
