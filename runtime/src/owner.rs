//! Whose an object is: the interpreters of a process have objects of their own.

use std::sync::atomic::{AtomicU64, Ordering};

use keelback_ffi as ffi;

use crate::py::Python;

/// An interpreter of this process, and of its life: ids begin anew when a program starts another interpreter after one
/// has ended.
///
/// Invariant: the life in the upper 16 bits, the interpreter's id below them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Owner(u64);

/// More than one interpreter, or none: no interpreter has this number.
const UNSURE: u64 = u64::MAX;

const LIFE_SHIFT: u32 = 48;

/// The number of the only interpreter that has run code of this library; `UNSURE` while that is not so.
static ONLY: AtomicU64 = AtomicU64::new(UNSURE);

/// How many lives have ended.
static LIFE: AtomicU64 = AtomicU64::new(0);

impl Owner {
    fn new(id: i64) -> Owner {
        Owner((LIFE.load(Ordering::Relaxed) << LIFE_SHIFT) | id as u64)
    }

    /// The id of the interpreter, if its life has not ended.
    pub(crate) fn id(self) -> Option<i64> {
        let is_now = self.0 >> LIFE_SHIFT == LIFE.load(Ordering::Relaxed);
        is_now.then_some((self.0 & ((1 << LIFE_SHIFT) - 1)) as i64)
    }
}

/// The interpreter that this thread is attached to.
#[inline(always)]
pub(crate) fn owner(py: Python<'_>) -> Owner {
    let only = ONLY.load(Ordering::Relaxed);
    if only == UNSURE { ask(py) } else { Owner(only) }
}

#[cold]
fn ask(py: Python<'_>) -> Owner {
    Owner::new(id(py))
}

/// The id of the interpreter that this thread is attached to; never used twice in one life.
pub(crate) fn id(_py: Python<'_>) -> i64 {
    // SAFETY: the thread is attached, so there is a current interpreter.
    let interpreter = unsafe { ffi::PyInterpreterState_Get() };
    // SAFETY: a live interpreter.
    unsafe { ffi::PyInterpreterState_GetID(interpreter) }
}

/// Which interpreter is the only one that has run code of this library.
pub(crate) fn set_only(id: Option<i64>) {
    ONLY.store(id.map_or(UNSURE, |id| Owner::new(id).0), Ordering::Relaxed);
}

/// Every interpreter has ended.
pub(crate) fn life_ended() {
    LIFE.fetch_add(1, Ordering::Relaxed);
}
