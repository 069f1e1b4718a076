//! A handle cannot leave the closure that is attached.
//~ error: lifetime may not live long enough
//~ returning this value requires that `'1` must outlive `'2`
use keelback::prelude::*;

fn main() {
    let list = Python::attach(|py| PyList::empty(py));
    drop(list);
}
