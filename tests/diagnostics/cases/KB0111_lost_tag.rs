keelback::module!();

/// @py
use std::collections::HashMap;

fn outer() {
    /// @py
    fn inner() {}
}
