keelback::module!();

/// @py
pub struct Purse(u64);

/// @py
impl Purse {
    pub fn __len__(&self) -> usize { 1 }
    pub fn __contains__(&self, cent: u64) -> bool { cent < self.0 }
    pub fn __getitem__(&self, index: usize) -> Option<u64> { None }
    pub fn __setitem__(&mut self, index: usize, value: u64) { let _ = (index, value); }
    pub fn __delitem__(&mut self, index: usize) {}
}

/// @py
pub struct Countdown(u32);

/// @py
impl Countdown {
    pub fn new(start: u32) -> Countdown { Countdown(start) }
}

/// @py
impl Iterator for Countdown {
    type Item = u32;
    fn next(&mut self) -> Option<u32> { None }
}
