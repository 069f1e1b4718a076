keelback::module!();

use keelback::prelude::*;

/// @py frozen
struct Point {
    x: f64,
}

/// @py
impl Point {
    fn grow(mut slf: PyRefMut<'_, Self>) { slf.x += 1.0 }
}

/// @py
fn scale(point: &mut Point) { point.x *= 2.0 }
