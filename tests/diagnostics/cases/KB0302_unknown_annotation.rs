keelback::module!();

use keelback::prelude::*;

/// @py def mean(values: list[ndarray]) -> float
fn mean(values: Bound<'_, PyAny>) -> f64 { 0.0 }
