//! The last step of a future: its value becomes an object while everything that it borrows is still there.

use std::cell::Cell;
use std::ptr;

use keelback_ffi as ffi;

use crate::attach::Detached;
use crate::convert::Answer;
use crate::coroutine::body::Polled;
use crate::py::Python;

thread_local! {
    /// How this thread was detached to poll a future; null elsewhere.
    static POLLING: Cell<*const Detached> = const { Cell::new(ptr::null()) };
}

/// Converts a future's value, attached.
#[inline]
pub fn finish(give: impl for<'py> FnOnce(Python<'py>) -> Answer) -> Answer {
    if ffi::is_attached() {
        // SAFETY: attached, as just checked, for as long as the call.
        return give(unsafe { Python::assume_attached() });
    }
    finish_detached(give)
}

#[cold]
fn finish_detached(give: impl for<'py> FnOnce(Python<'py>) -> Answer) -> Answer {
    let polling = POLLING.get();
    // SAFETY: null, or set by `detached` for a value that lives until it is unset.
    match unsafe { polling.as_ref() } {
        // SAFETY: attached again for as long as the call.
        Some(detached) => detached.attached_again(|| give(unsafe { Python::assume_attached() })),
        None => panic!("the future of an exported `async fn` is polled by its coroutine alone"),
    }
}

/// Polls a future without being attached.
#[inline(never)]
pub(super) fn detached(py: Python<'_>, poll: &mut dyn FnMut() -> Polled) -> Polled {
    /// Says how the thread was detached before, also when unwinding.
    struct Before(*const Detached);

    impl Drop for Before {
        fn drop(&mut self) {
            POLLING.set(self.0);
        }
    }

    let detached = Detached::new(py);
    let _before = Before(POLLING.replace(&raw const detached));
    poll()
}
