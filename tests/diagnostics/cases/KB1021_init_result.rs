keelback::module!();

/// @py
#[derive(Default)]
pub struct Counter {
    /// @py
    pub count: u32,
}

/// @py
impl Counter {
    pub fn __init__(&mut self, start: u32) -> u32 {
        self.count = start;
        start
    }
}
