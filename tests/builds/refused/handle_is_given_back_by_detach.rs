//! What a detached closure made of handles does not come back out of it.
//~ error[E0277]: `(dyn keelback::py::OnlyWhileAttached + 'static)` cannot be sent between threads safely
//~ required for `keelback::Bound<'_, keelback::types::PyList>` to implement `Ungil`
use keelback::prelude::*;

fn main() {
    Python::attach(|py| {
        let list = py.detach(|| Python::attach(|inner| PyList::empty(inner)));
        drop(list);
    });
}
