//! A handle cannot be used while the thread is detached.
//~ error[E0277]: `(dyn keelback::py::OnlyWhileAttached + 'static)` cannot be shared between threads safely
//~ to implement `Ungil`
//~ within `keelback::Bound<'_, keelback::types::PyList>`, the trait `Sync` is not implemented
//~ required by this bound in `keelback::attach::<impl Python<'_>>::detach`
use keelback::prelude::*;

fn length(py: Python<'_>, list: &Bound<'_, PyList>) -> usize {
    py.detach(|| list.len())
}

fn main() {
    Python::attach(|py| length(py, &PyList::empty(py)));
}
