//! Reading small ints.
//!
//! Before 3.12 the signed number of digits stands before them, since 3.12 a tag of that number and the sign.
//! Digits have 30 bits; a build with 15 fails the proof. Ints never change, so a build without a GIL is read
//! too.

use super::{Facts, HOT, Rows, WORD, at, place, types};
use crate::PyObject;
use crate::version::Version;

/// How an `int` keeps its digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Form {
    /// Not read.
    Call = 0,
    /// `ob_size`, negative for negative ints; then the digits.
    SizeThenDigits = 1,
    /// `lv_tag`: number of digits times 8, plus the sign (0 positive, 1 zero, 2 negative); then the digits.
    TagThenDigits = 2,
}

const FORMS: Rows<Form> = &[((3, 7), Form::SizeThenDigits), ((3, 12), Form::TagThenDigits)];

/// Bits of a digit.
pub(crate) const SHIFT: u32 = 30;

pub(super) fn expect(version: &Version, facts: &mut Facts) {
    facts.int = super::row(FORMS, version);
    facts.int_at = facts.head;
}

/// The value of an `int` of at most one digit (below 2^30 in size); else, or while off, `None`.
///
/// # Safety
///
/// `object` is a live `int` or an instance of a subclass of it.
#[inline(always)]
pub unsafe fn compact(object: *mut PyObject) -> Option<isize> {
    let form = HOT.int.get();
    let offset = at(&HOT.int_at);
    // SAFETY: the form was proved, or is `Call`.
    unsafe { read_compact(form, offset, object) }
}

/// [`compact`] of what is exactly an `int`; `None` of all else, too.
///
/// # Safety
///
/// `object` is live.
#[inline(always)]
pub unsafe fn exact(object: *mut PyObject) -> Option<isize> {
    // SAFETY: forwarded.
    let class = unsafe { types::class_word(object, at(&HOT.type_at)) };
    if class == HOT.tagged_int_class.get() {
        // SAFETY: an `int` of that form, as was proved.
        return unsafe { read_compact(TAGGED, at(&HOT.int_at), object) };
    }
    if class == HOT.sized_int_class.get() {
        // SAFETY: as above.
        return unsafe { read_compact(SIZED, at(&HOT.int_at), object) };
    }
    None
}

/// The value of an `int` that fits; else, or while off, `None`, and the API knows more.
///
/// # Safety
///
/// As for [`compact`].
#[inline]
pub unsafe fn small(object: *mut PyObject) -> Option<i64> {
    let form = HOT.int.get();
    let offset = at(&HOT.int_at);
    // SAFETY: the form was proved, or is `Call`.
    unsafe { read_small(form, offset, object) }
}

pub(super) const SIZED: u32 = Form::SizeThenDigits as u32;
pub(super) const TAGGED: u32 = Form::TagThenDigits as u32;

/// # Safety
///
/// `object` is an `int` of that form, whose size or tag is `at` bytes into it.
#[inline(always)]
pub(super) unsafe fn read_compact(form: u32, at: usize, object: *mut PyObject) -> Option<isize> {
    let digit = place::<u32, _>(object, at + WORD);
    match form {
        TAGGED => {
            // SAFETY: the tag of this form.
            let tag = unsafe { *place::<usize, _>(object, at) };
            if tag >= 16 {
                return None;
            }
            // SAFETY: there is a digit, of zero too.
            let digit = unsafe { *digit };
            Some((1 - (tag & 3) as isize) * digit as isize)
        }
        SIZED => {
            // SAFETY: the size of this form.
            let size = unsafe { *place::<isize, _>(object, at) };
            if size.wrapping_add(1) as usize > 2 {
                return None;
            }
            if size == 0 {
                return Some(0);
            }
            // SAFETY: there is one digit.
            let digit = unsafe { *digit };
            Some(size * digit as isize)
        }
        _ => None,
    }
}

/// # Safety
///
/// As for [`read_compact`].
#[inline]
pub(super) unsafe fn read_small(form: u32, at: usize, object: *mut PyObject) -> Option<i64> {
    let (count, negative) = match form {
        TAGGED => {
            // SAFETY: the tag of this form.
            let tag = unsafe { *place::<usize, _>(object, at) };
            (tag >> 3, tag & 3 == 2)
        }
        SIZED => {
            // SAFETY: the size of this form.
            let size = unsafe { *place::<isize, _>(object, at) };
            (size.unsigned_abs(), size < 0)
        }
        _ => return None,
    };
    let digit = |index: usize| {
        // SAFETY: below the number of digits.
        u64::from(unsafe { *place::<u32, _>(object, at + WORD + 4 * index) })
    };
    let size = match count {
        0 => 0,
        1 => digit(0),
        2 => digit(1) << SHIFT | digit(0),
        // The third digit has room for 4 bits, of which `i64` has 3 and -2^63 all.
        3 if digit(2) < 16 => digit(2) << (2 * SHIFT) | digit(1) << SHIFT | digit(0),
        _ => return None,
    };
    if negative { 0i64.checked_sub_unsigned(size) } else { i64::try_from(size).ok() }
}
