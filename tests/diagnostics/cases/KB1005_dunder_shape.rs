keelback::module!();

/// @py
struct Point;

/// @py
impl Point {
    fn __len__(&self, extra: u8) -> usize { 1 }
    fn __add__(&self) -> u8 { 1 }
    fn __setitem__(&mut self, index: usize) {}
    fn __richcmp__(&self, other: &Self) -> bool { true }
    /// @py buffer
    fn data(&self, py: Python<'_>) -> &[u8] { &[] }
}

/// @py
struct Line;

/// @py
impl Line {
    fn __richcmp__(&self, op: keelback::pyclass::CompareOp) -> bool { true }
}
