keelback::module!();

use keelback::prelude::*;
use std::sync::Mutex;

/// @py frozen
struct Cache {
    value: Mutex<Option<Py<PyAny>>>,
}

/// @py frozen
struct Pair {
    left: Py<PyAny>,
    right: Mutex<u8>,
}
