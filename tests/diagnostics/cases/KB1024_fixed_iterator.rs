keelback::module!();

use std::sync::atomic::AtomicUsize;

/// @py
pub struct Fixed {
    pub at: u32,
    pub names: Vec<(String, Option<[u8; 4]>)>,
}

/// @py
impl Fixed {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> { slf }
    fn __next__(&self) -> Option<u32> { Some(self.at) }
}

/// @py
pub struct Atomic { at: AtomicUsize }

/// @py
impl Atomic {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> { slf }
    fn __next__(&self) -> Option<usize> { None }
}

/// @py
pub struct Changing { at: u32 }

/// @py
impl Changing {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> { slf }
    fn __next__(&self) -> Option<u32> { None }
    fn reset(&mut self) { self.at = 0 }
}

struct Shared(u32);

/// @py
pub struct Unknown { at: &'static Shared }

/// @py
impl Unknown {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> { slf }
    fn __next__(&self) -> Option<u32> { None }
}
