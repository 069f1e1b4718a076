keelback::module!();

use keelback::prelude::*;

/// @py init
fn setup() {}

/// @py init
fn setup_more(module: &Bound<'_, PyModule>) -> usize { 1 }
