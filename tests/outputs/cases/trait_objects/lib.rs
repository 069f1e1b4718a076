keelback::module!();

/// @py
pub trait Source: Send + Sync {
    fn pull(&self, most: usize) -> Option<Vec<u8>>;

    /// @py property
    fn name(&self) -> String { "source".to_owned() }
}

/// @py
pub fn sources() -> keelback::PyResult<Vec<std::sync::Arc<dyn Source>>> { Ok(Vec::new()) }

/// @py
pub trait Dial {
    /// @py property
    fn level(&self) -> u32;

    /// @py level.setter
    fn set_level(&mut self, level: u32);
}

/// @py
pub fn dial() -> Option<Box<dyn Dial + Send + Sync>> { None }
