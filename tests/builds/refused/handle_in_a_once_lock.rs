//! What is kept for an interpreter is kept as a `Py`, not as a handle.
//~ within `keelback::Bound<'static, keelback::types::PyList>`, the trait `Send` is not implemented
//~ required by a bound in `PyOnceLock::<T>::new`
use keelback::prelude::*;
use keelback::sync::PyOnceLock;

static KEPT: PyOnceLock<Bound<'static, PyList>> = PyOnceLock::new();

fn main() {
    Python::attach(|py| drop(KEPT.get(py).is_some()));
}
