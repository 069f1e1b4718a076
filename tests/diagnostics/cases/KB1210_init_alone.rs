keelback::module!();

/// @py
pub struct Counter {
    /// @py
    pub count: u32,
}

/// @py
impl Counter {
    /// @py def __init__(self, start)
    pub fn init(&mut self, start: u32) {
        self.count = start;
    }
}

/// @py
#[derive(Clone)]
pub enum Color {
    Red,
}

/// @py
impl Color {
    pub fn __init__(&self) {}
}
