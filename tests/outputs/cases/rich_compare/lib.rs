keelback::module!();

use keelback::pyclass::CompareOp;

/// Compared by one fn.
///
/// @py
pub struct Release(u32);

/// @py
impl Release {
    fn __richcmp__(&self, other: &Self, op: CompareOp) -> bool {
        op.matches(self.0.cmp(&other.0))
    }
}
