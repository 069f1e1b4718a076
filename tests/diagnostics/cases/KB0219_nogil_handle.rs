keelback::module!();

use keelback::prelude::*;

/// @py nogil
fn count(items: &Bound<'_, PyList>) -> usize { items.len() }

/// @py nogil
fn token(py: Python<'_>) {}
