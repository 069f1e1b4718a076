//! CPython's C API for every version from 3.7 to 3.15 at once: limited API, late symbols, proved layouts.
//!
//! One compiled library runs on every CPython: with a GIL and without, release and debug. So a version is
//! data here, never a `cfg`:
//!
//! - What every version exports and the limited API of 3.7 allows is declared (one file per C header) and
//!   linked directly.
//! - What is younger, or outside the limited API, is [`late`]: looked up by [`start`], with a fallback
//!   beside it, and called under its C name all the same.
//! - What is a look inside an object is [`layout`]: a table of released versions, proved by [`start`] in the
//!   running one, with the API behind it.
//! - Which interpreter is running is [`version::running`].
//!
//! Names are C's, verbatim, and lie flat in the crate root: `PyLong_FromLong`, `PyObject_Vectorcall`,
//! `Py_INCREF`. What C knows under no name (`layout::int::compact`) lies in its module.
//!
//! Call [`start`] first in `PyInit_*`. Before it everything works already, by fallbacks.
//!
//! PyPy has another ABI, so a library for it is another one: compiled where `KEELBACK_PYTHON` names a PyPy (`build.rs` finds
//! out, and sets the cfg `keelback_pypy`). Its symbols are renamed where they are declared, what it lacks is in the module
//! `pypy`, and no layout is known: all of it is calls.

#![cfg_attr(
    keelback_pypy,
    allow(
        dead_code,
        unreachable_pub,
        reason = "what PyPy lacks is declared, and covered by the module `pypy`"
    )
)]
#![allow(
    non_camel_case_types,
    non_upper_case_globals,
    non_snake_case,
    reason = "names are C's, verbatim"
)]

mod api;
pub mod arrow;
pub mod dlpack;
pub mod late;
pub mod layout;
#[cfg(keelback_pypy)]
mod pypy;
mod symbol;
pub mod version;

use std::sync::atomic::{AtomicBool, Ordering};

pub use api::*;
pub use late::*;
pub use layout::refcount::{Py_DECREF, Py_INCREF, Py_NewRef, Py_REFCNT, Py_XDECREF, Py_XINCREF};
pub use layout::sequence::{
    PyList_GET_SIZE, PyList_SET_ITEM, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_SET_ITEM,
};
pub use layout::types::*;
pub use libc::wchar_t;
#[cfg(keelback_pypy)]
pub use pypy::{
    Py_AddPendingCall, Py_CompileString, Py_IsInitialized, PyCFunction_NewEx, PyDict_MergeFromSeq2,
    PyErr_CheckSignals, PyErr_SetInterrupt, PyObject_GC_Track, PyObject_GC_UnTrack,
    PySequence_Count,
};

/// Whether this library was compiled for PyPy.
pub const FOR_PYPY: bool = cfg!(keelback_pypy);

/// Looks up the late symbols before there is an interpreter: what starts one is among them.
pub fn prepare() {
    late::fill();
}

/// Has functions called around each fork of this process, in the thread that forks: right before, and right after in the new
/// process. Does nothing where processes are not forked.
///
/// # Safety
///
/// What they do must be right in any thread, and the second in a process that has lost all others.
pub unsafe fn at_fork(before: unsafe extern "C" fn(), after_in_child: unsafe extern "C" fn()) {
    #[cfg(unix)]
    // SAFETY: forwarded. Where memory is short they are not called.
    unsafe {
        libc::pthread_atfork(Some(before), None, Some(after_in_child));
    }
    #[cfg(not(unix))]
    let _ = (before, after_in_child);
}

/// Learns all there is to know about the running interpreter: its version, its late symbols, its layouts.
/// To be called once by every `PyInit_*`, and after initialization when embedding. May be repeated, by
/// several threads at once too: the second time it only looks at a flag.
///
/// # Safety
///
/// The thread is attached to an interpreter.
pub unsafe fn start() {
    // No lock: the proof may run Python code, which may let go of the GIL, and a second thread would then
    // wait for the first while holding it. Two threads that do the work twice store the same answers.
    static DONE: AtomicBool = AtomicBool::new(false);
    if DONE.load(Ordering::Acquire) {
        return;
    }
    late::fill();
    #[cfg(keelback_pypy)]
    late::ask();
    // SAFETY: forwarded; the late symbols are there.
    unsafe { layout::choose(version::running()) };
    DONE.store(true, Ordering::Release);
}
