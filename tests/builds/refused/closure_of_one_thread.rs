//! A closure that becomes a Python function may be called by any thread, and by several at once.
//~ error[E0277]: `Cell<i32>` cannot be shared between threads safely
//~ required by this bound in `keelback::types::function::<impl PyCFunction>::new_closure`
use std::cell::Cell;

use keelback::prelude::*;
use keelback::types::PyCFunction;

fn main() {
    let count = Cell::new(0);
    Python::attach(|py| {
        let counter = PyCFunction::new_closure(py, None, None, move |_, _| {
            count.set(count.get() + 1);
            count.get()
        });
        drop(counter);
    });
}
