//! The proof of attachment does not go to another thread.
//~ error[E0277]: `(dyn keelback::py::OnlyWhileAttached + 'static)` cannot be sent between threads safely
//~ required because it appears within the type `keelback::Python<'_>`
use keelback::prelude::*;

fn main() {
    Python::attach(|py| {
        std::thread::scope(|scope| {
            scope.spawn(move || py.None());
        });
    });
}
