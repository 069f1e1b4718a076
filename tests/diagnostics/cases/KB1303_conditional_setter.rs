keelback::module!();

/// @py
pub trait Shape {
    /// @py property
    fn sides(&self) -> usize;

    /// @py sides.setter
    #[cfg(feature = "editing")]
    fn set_sides(&mut self, sides: usize);
}
