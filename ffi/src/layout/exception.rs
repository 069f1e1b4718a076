//! `StopIteration` with its value, without the way through its constructor.
//!
//! An `await` steps through an iterator that is no coroutine of Python's own by `tp_iternext` from 3.12 to 3.14, and takes the result out of
//! the exception that this ends with. Only there the value is written, and only with a GIL.

use std::ptr;
use std::sync::atomic::Ordering::Relaxed;

use super::{Facts, HOT, WORD, at, place, refcount, sequence};
use crate::PyObject;
use crate::version::Version;

/// Words of an exception before what a `StopIteration` adds: attributes, arguments, notes, traceback, context, cause, and whether
/// the context is suppressed.
const WORDS: usize = 7;

/// Among them: the arguments.
const ARGS: usize = 1;

pub(super) fn expect(version: &Version, facts: &mut Facts) {
    let wanted = version.at_least(3, 12) && !version.at_least(3, 15) && !version.free_threaded;
    facts.stop_at = if wanted { facts.head + (WORDS * WORD) as u16 } else { 0 };
}

/// Whether a `StopIteration` is given its value by [`swap_stop_value`]: where counts of references are written as since 3.12, and the
/// sizes of tuples read.
#[inline(always)]
pub fn has_stop_value() -> bool {
    at(&HOT.stop_at) != 0
}

/// Puts a value into a `StopIteration`, and answers with the one before: an owned object, or null, each.
///
/// # Safety
///
/// `exception` is an instance of `StopIteration`, at its end or not seen by anybody, and [`has_stop_value`] holds.
#[inline(always)]
pub unsafe fn swap_stop_value(exception: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
    // SAFETY: the offset was proved.
    unsafe { ptr::replace(place(exception, at(&HOT.stop_at)), value) }
}

/// Whether a `StopIteration` is as one that was just made without arguments, but for its value, and nobody else refers to it.
///
/// # Safety
///
/// As for [`swap_stop_value`].
#[inline(always)]
pub unsafe fn is_bare_stop(exception: *mut PyObject) -> bool {
    let words = at(&HOT.stop_at) - WORDS * WORD;
    // SAFETY: as proved; the whole of the last word is written when an object is made.
    let words: &[usize; WORDS] = unsafe { &*place(exception, words) };
    let others = words[0] | words[2] | words[3] | words[4] | words[5] | words[6];
    // SAFETY: forwarded.
    let is_sole = unsafe { is_sole(exception) };
    // SAFETY: an exception's arguments are a tuple.
    is_sole && others == 0 && unsafe { has_no_args(words[ARGS]) }
}

/// Whether there is but one reference to an object, the caller's. To be asked where [`has_stop_value`] holds: counts are read there.
///
/// # Safety
///
/// `object` is live, and [`has_stop_value`] holds.
#[inline(always)]
pub unsafe fn is_sole(object: *mut PyObject) -> bool {
    // SAFETY: the form was proved.
    unsafe { refcount::low(object) }.load(Relaxed) == 1
}

/// A second reference to an exception.
///
/// # Safety
///
/// There is one, the caller's, and [`has_stop_value`] holds.
#[inline(always)]
pub unsafe fn share_stop(exception: *mut PyObject) {
    // SAFETY: the form was proved.
    unsafe { refcount::low(exception) }.store(2, Relaxed);
}

/// Lets go of the value that [`swap_stop_value`] answered with, or of an exception; null is nothing.
///
/// # Safety
///
/// The caller owns a reference and gives it up; the thread is attached, and [`has_stop_value`] holds. Python code may run.
#[inline(always)]
pub unsafe fn let_go(object: *mut PyObject) {
    if !object.is_null() {
        // SAFETY: forwarded; the form was proved.
        unsafe { refcount::give_up_immortal(object) };
    }
}

/// # Safety
///
/// `args` is the address of a tuple, or 0; sizes of tuples are read.
#[inline(always)]
unsafe fn has_no_args(args: usize) -> bool {
    // SAFETY: says the caller.
    args != 0 && unsafe { sequence::size(ptr::with_exposed_provenance_mut(args)) } == 0
}

/// Whether an exception has its value and nothing else where the tables say.
///
/// # Safety
///
/// `exception` was made with `value` as its one argument, and is larger than its offset says.
pub(super) unsafe fn holds(facts: &Facts, exception: *mut PyObject, value: *mut PyObject) -> bool {
    let words = usize::from(facts.stop_at) - WORDS * WORD;
    // SAFETY: forwarded.
    let words = unsafe { *place::<[*mut PyObject; WORDS + 1], _>(exception, words) };
    words.iter().enumerate().all(|(n, word)| match n {
        ARGS => !word.is_null(),
        WORDS => *word == value,
        _ => word.is_null(),
    })
}
