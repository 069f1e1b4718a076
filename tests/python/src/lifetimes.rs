//! From import to the end of the process.
//!
//! @py module lifetimes

use std::cell::RefCell;

use keelback::prelude::*;

/// Works until a signal's handler raises.
///
/// @py
pub fn work(py: Python<'_>) -> PyResult<()> {
    loop {
        py.check_signals()?;
        std::hint::spin_loop();
    }
}

/// The same, and lets other threads run meanwhile.
///
/// @py
pub fn work_detached(py: Python<'_>) -> PyResult<()> {
    loop {
        py.detach(std::thread::yield_now);
        py.check_signals()?;
    }
}

thread_local! {
    /// Ends with its thread: in the main thread, after Python.
    static HELD: RefCell<Option<Py<PyAny>>> = const { RefCell::new(None) };
}

/// Keeps an object to the end of this thread.
///
/// @py
pub fn hold(object: Py<PyAny>) {
    HELD.set(Some(object));
}

/// A thread of Rust's takes and drops counts of an object, attached and not, as long as the process lives.
///
/// @py
pub fn hammer_for_ever(object: Py<PyAny>) {
    std::thread::spawn(move || {
        while let Some(other) = Python::try_attach(|py| object.clone_ref(py)) {
            drop(other);
        }
    });
}

/// A thread of Rust's calls a function, which nobody waits for.
///
/// @py
pub fn call_elsewhere(function: Py<PyAny>) {
    std::thread::spawn(move || Python::attach(|py| function.call0(py).map(drop)));
}

/// A thread of Rust's attaches, and then waits detached, as long as the process lives: for work, say.
///
/// @py
pub fn wait_for_ever() {
    std::thread::spawn(|| {
        Python::attach(|py| {
            py.detach(|| {
                loop {
                    std::thread::park();
                }
            })
        })
    });
}

/// Whether a thread that Python does not know can attach.
///
/// @py nogil
pub fn can_attach() -> bool {
    std::thread::spawn(|| Python::try_attach(|_| ()).is_some())
        .join()
        .is_ok_and(|attached| attached)
}

/// Panics when the module is executed while `sys` says so.
///
/// @py init
fn setup(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let wanted = module.py().import("sys")?.getattr("keelback_init_panics");
    assert!(wanted.is_err(), "no module today");
    Ok(())
}

keelback::door!(lifetimes);
