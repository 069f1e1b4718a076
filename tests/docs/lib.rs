//! The Python that the examples in the docs of `keelback` run in: they are wrapped into [`run`], in lines that the docs
//! do not show.
//!
//! ```text
//! /// # keelback_docs::run(|py| {
//! /// let list = PyList::empty(py);
//! /// # Ok(()) })
//! ```

use keelback::{PyResult, Python};

/// Runs an example attached to an interpreter that it starts.
///
/// # Panics
/// When the example fails, with what Python would print.
#[cfg(linked)]
pub fn run(example: impl for<'py> FnOnce(Python<'py>) -> PyResult<()>) {
    Python::initialize();
    Python::attach(|py| {
        if let Err(error) = example(py) {
            error.print(py);
            panic!("the example raised {error}");
        }
    });
}

/// Without a library nothing can be linked: rather than all symbols that are missing, the example says why.
#[cfg(not(linked))]
pub fn run<F>(_: F)
where
    F: for<'py> FnOnce(Python<'py>) -> PyResult<()>,
{
    struct Missing<F>(F);
    impl<F> Missing<F> {
        const SCREEN: () = panic!(concat!(
            "the examples cannot be linked: ",
            env!("KEELBACK_DOCS_SCREEN"),
            "; override: KEELBACK_PYTHON=/path/to/python3"
        ));
    }
    Missing::<F>::SCREEN
}
