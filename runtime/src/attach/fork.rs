//! Forks: the new process has one thread, and none of those that were attaching or attached elsewhere.

use std::sync::atomic::{AtomicBool, Ordering};

use keelback_ffi as ffi;

use super::{gate, guarded, guards};

/// Has forks taken care of from now on.
#[inline]
pub(super) fn expect() {
    static EXPECTED: AtomicBool = AtomicBool::new(false);
    if !EXPECTED.load(Ordering::Relaxed) && !EXPECTED.swap(true, Ordering::Relaxed) {
        // SAFETY: the one only looks and lets others run; the other stores, and closes guards.
        unsafe { ffi::at_fork(before, after_in_child) };
    }
}

unsafe extern "C" fn before() {
    guards::before_fork();
}

unsafe extern "C" fn after_in_child() {
    gate::after_fork_in_child();
    guards::after_fork_in_child(guarded::own());
}
