//! Binding of a call's arguments to the parameters of a signature, by the rules of a Python `def`.
//!
//! One function for all signatures, compiled once: the call that needs no binding never comes here.

use std::ptr;

use keelback_ffi as ffi;

use crate::call::refuse;
use crate::call::signature::{Leftover, Param, Signature};
use crate::error::Raised;
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::PyAny;

/// The arguments of a call as C passes them.
///
/// Invariant: `positional` are live objects, and so are the values behind them, one for each name
/// in `names`, a tuple or null. It holds instances of `str`, but before 3.9 whatever the keys of the
/// caller's `**mapping` are.
#[derive(Clone, Copy)]
pub(crate) struct Given<'py> {
    pub(crate) py: Python<'py>,
    pub(crate) args: *const *mut ffi::PyObject,
    pub(crate) positional: usize,
    pub(crate) names: *mut ffi::PyObject,
}

impl<'py> Given<'py> {
    /// The number of keyword arguments.
    #[inline]
    pub(crate) fn keywords(&self) -> usize {
        if self.names.is_null() {
            return 0;
        }
        // SAFETY: a live tuple (type invariant).
        unsafe { ffi::layout::sequence::PyTuple_GET_SIZE(self.names) as usize }
    }

    /// The `index`th argument: positional ones first, then the keywords' values.
    #[inline]
    pub(crate) fn arg(&self, index: usize) -> *mut ffi::PyObject {
        let arg = self.args.wrapping_add(index);
        // SAFETY: callers stay below `positional + keywords()` (type invariant).
        unsafe { *arg }
    }

    /// The name of the `index`th keyword argument.
    #[inline]
    pub(crate) fn keyword(&self, index: usize) -> Borrowed<'_, 'py, PyAny> {
        // SAFETY: a live tuple (type invariant), and callers stay below `keywords()`.
        let name = unsafe {
            ffi::layout::sequence::PyTuple_GET_ITEM(self.names, index as ffi::Py_ssize_t)
        };
        // SAFETY: the tuple keeps the name alive for the call.
        unsafe { Borrowed::from_ptr(self.py, name) }
    }
}

/// Slots to be filled.
///
/// Invariant: `start` points to `signature.slots()` words; those of named parameters borrow from
/// the call, those of `*args` and `**kwargs` own their object or are null.
pub(crate) struct Slots<'s> {
    signature: &'s Signature,
    start: *mut *mut ffi::PyObject,
}

impl Slots<'_> {
    fn get(&self, slot: usize) -> *mut ffi::PyObject {
        debug_assert!(slot < self.signature.slots());
        let word = self.start.wrapping_add(slot);
        // SAFETY: within the words (type invariant); `bind` has set them all.
        unsafe { *word }
    }

    fn set(&self, slot: usize, object: *mut ffi::PyObject) {
        debug_assert!(slot < self.signature.slots());
        let word = self.start.wrapping_add(slot);
        // SAFETY: within the words (type invariant).
        unsafe { *word = object };
    }

    /// What the `index`th named parameter was given.
    pub(crate) fn named(&self, index: usize) -> *mut ffi::PyObject {
        self.get(self.signature.slot(index))
    }

    /// The slot of `*args`.
    fn rest(&self) -> usize {
        self.signature.positional
    }

    /// The slot of `**kwargs`.
    fn leftover(&self) -> usize {
        self.signature.slots() - 1
    }

    /// Releases what the slots own.
    pub(crate) fn release(&self) {
        if self.signature.var_positional {
            // SAFETY: an owned count or null (type invariant), given up here.
            unsafe { ffi::Py_XDECREF(self.get(self.rest())) };
        }
        if self.signature.leftover != Leftover::Refused {
            // SAFETY: as above.
            unsafe { ffi::Py_XDECREF(self.get(self.leftover())) };
        }
    }
}

/// Fills `start` with what each parameter gets: null for a parameter that has a default and was not
/// given. `false`: an exception is raised, and nothing is owned.
///
/// # Safety
/// The arguments must be those of a call, as C passes them, and `start` must have room for the
/// signature's slots.
#[inline(never)]
pub(crate) unsafe extern "C" fn bind(
    signature: &Signature,
    args: *const *mut ffi::PyObject,
    positional: usize,
    names: *mut ffi::PyObject,
    start: *mut *mut ffi::PyObject,
) -> bool {
    if names.is_null() && signature.is_filled_by(positional) {
        // SAFETY: forwarded; a signature that is filled by so many has no slots but its parameters'.
        unsafe { lay_out(signature, args, positional, start) };
        return true;
    }
    if !signature.is_variadic() && positional <= signature.positional {
        // SAFETY: forwarded, and as just checked.
        return unsafe { bind_named(signature, args, positional, names, start) };
    }
    // SAFETY: forwarded.
    unsafe { bind_any(signature, args, positional, names, start) }
}

/// Sets the slots of positional arguments, and those behind them to null. Word by word and volatile,
/// or the compiler makes calls of it, which cost more than the words.
///
/// # Safety
/// There are `positional` arguments, not more than parameters, and a slot for each parameter.
#[inline(always)]
unsafe fn lay_out(
    signature: &Signature,
    args: *const *mut ffi::PyObject,
    positional: usize,
    start: *mut *mut ffi::PyObject,
) {
    for index in 0..positional {
        // SAFETY: below the number of arguments, says the caller.
        let arg = unsafe { args.wrapping_add(index).read_volatile() };
        // SAFETY: below the number of slots, says the caller.
        unsafe { start.wrapping_add(index).write(arg) };
    }
    for index in positional..signature.params.len() {
        // SAFETY: as above.
        unsafe { start.wrapping_add(index).write_volatile(ptr::null_mut()) };
    }
}

/// The road of nearly all calls that name arguments. Where anything is in the way, [`bind_any`] finds
/// out what.
///
/// # Safety
/// As for [`bind`]; the signature has no `*args` and no `**kwargs`, and the positional arguments are
/// not too many.
#[inline(never)]
unsafe fn bind_named(
    signature: &Signature,
    args: *const *mut ffi::PyObject,
    positional: usize,
    names: *mut ffi::PyObject,
    start: *mut *mut ffi::PyObject,
) -> bool {
    // SAFETY: forwarded; there is no slot but those of parameters.
    unsafe { lay_out(signature, args, positional, start) };
    // SAFETY: forwarded, and laid out.
    let bound = unsafe { take_named(signature, args, positional, names, start) };
    // SAFETY: forwarded.
    bound || unsafe { bind_any(signature, args, positional, names, start) }
}

/// Sets the slots of named arguments. `false`, without an exception, where something is in the way.
///
/// # Safety
/// As for [`bind_named`], after [`lay_out`].
#[inline(always)]
unsafe fn take_named(
    signature: &Signature,
    args: *const *mut ffi::PyObject,
    positional: usize,
    names: *mut ffi::PyObject,
    start: *mut *mut ffi::PyObject,
) -> bool {
    let params = signature.params;
    let mut given = positional;
    if !names.is_null() {
        // SAFETY: a live tuple, says the caller.
        let Some((items, count)) = (unsafe { ffi::layout::sequence::tuple_items(names) }) else {
            return false;
        };
        let mut next = positional;
        let are_texts = ffi::version::running().at_least(3, 9);
        for index in 0..count as usize {
            // SAFETY: below the size of the tuple.
            let name = unsafe { *items.wrapping_add(index) };
            // SAFETY: a live object of the tuple's.
            if !are_texts && !unsafe { ffi::PyUnicode_Check(name) } {
                return false;
            }
            // SAFETY: a live `str`: since 3.9 there is nothing else, and before it has been checked.
            let Some((data, length)) = (unsafe { ffi::layout::text::utf8(name) }) else {
                return false;
            };
            // SAFETY: the object owns `length` bytes at `data` while it lives.
            let name = unsafe { std::slice::from_raw_parts(data, length) };
            let Some(param) = find(signature, name, next) else { return false };
            let slot = start.wrapping_add(param);
            // SAFETY: one slot for each parameter, all set.
            if !unsafe { *slot }.is_null() {
                return false;
            }
            let value = args.wrapping_add(positional + index);
            // SAFETY: behind the positional arguments is a value for each name.
            let value = unsafe { *value };
            // SAFETY: as above.
            unsafe { *slot = value };
            next = param + 1;
        }
        given += count as usize;
    }
    if given == params.len() {
        return true;
    }
    for (index, param) in params.iter().enumerate().skip(positional) {
        // SAFETY: one slot for each parameter, all set.
        if param.required && unsafe { *start.wrapping_add(index) }.is_null() {
            return false;
        }
    }
    true
}

/// Binds whatever the signature and the call, and raises what there is to raise.
///
/// # Safety
/// As for [`bind`].
#[inline(never)]
unsafe fn bind_any(
    signature: &Signature,
    args: *const *mut ffi::PyObject,
    positional: usize,
    names: *mut ffi::PyObject,
    start: *mut *mut ffi::PyObject,
) -> bool {
    let slots = Slots { signature, start };
    let taken = positional.min(signature.positional);
    for index in 0..taken {
        let arg = args.wrapping_add(index);
        // SAFETY: below the number of positional arguments.
        slots.set(index, unsafe { *arg });
    }
    for slot in taken..signature.slots() {
        slots.set(slot, ptr::null_mut());
    }
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    match fill(&Given { py, args, positional, names }, &slots) {
        Ok(()) => true,
        Err(_raised) => {
            slots.release();
            false
        }
    }
}

fn fill(given: &Given<'_>, slots: &Slots<'_>) -> Result<(), Raised> {
    let signature = slots.signature;
    if signature.leftover == Leftover::Dict {
        slots.set(slots.leftover(), new_dict(given.py)?);
    }
    if signature.var_positional {
        slots.set(slots.rest(), rest_tuple(given, signature)?);
    }
    let mut guess = given.positional;
    for index in 0..given.keywords() {
        guess = bind_keyword(given, slots, index, guess)?;
    }
    if given.positional > signature.positional && !signature.var_positional {
        return Err(refuse::too_many_positional(given, slots, signature));
    }
    let positional_missing =
        (given.positional..signature.required).any(|index| slots.get(index).is_null());
    if positional_missing {
        return Err(refuse::missing(given, slots, signature, 0..signature.required, "positional"));
    }
    if signature.required_keywords > 0 {
        let keywords = signature.positional..signature.params.len();
        let missing = keywords
            .clone()
            .any(|index| signature.params[index].required && slots.named(index).is_null());
        if missing {
            return Err(refuse::missing(given, slots, signature, keywords, "keyword-only"));
        }
    }
    if signature.leftover == Leftover::DictOrNone && slots.get(slots.leftover()).is_null() {
        let none = given.py.None().into_ptr();
        slots.set(slots.leftover(), none);
    }
    Ok(())
}

/// Gives the `index`th keyword argument to the parameter of that name, which may be the one at
/// `guess`. Answers with a guess for the next one.
#[inline(always)]
fn bind_keyword(
    given: &Given<'_>,
    slots: &Slots<'_>,
    index: usize,
    guess: usize,
) -> Result<usize, Raised> {
    let signature = slots.signature;
    let name = given.keyword(index);
    // SAFETY: a live object.
    if !unsafe { ffi::PyUnicode_Check(name.as_ptr()) } {
        return Err(refuse::not_text(given, signature));
    }
    let value = given.arg(given.positional + index);
    let Some(param) = text(name).and_then(|name| find(signature, name, guess)) else {
        leave_over(given, slots, name, value)?;
        return Ok(guess);
    };
    if !slots.named(param).is_null() {
        return Err(refuse::multiple_values(given, signature, name));
    }
    slots.set(signature.slot(param), value);
    Ok(param + 1)
}

/// Puts a keyword argument that no parameter is named after into `**kwargs`.
#[inline(never)]
fn leave_over(
    given: &Given<'_>,
    slots: &Slots<'_>,
    name: Borrowed<'_, '_, PyAny>,
    value: *mut ffi::PyObject,
) -> Result<(), Raised> {
    let signature = slots.signature;
    if signature.leftover == Leftover::Refused {
        return Err(refuse::unexpected_keyword(given, signature, name));
    }
    if slots.get(slots.leftover()).is_null() {
        slots.set(slots.leftover(), new_dict(given.py)?);
    }
    // SAFETY: a live dict and two live objects.
    let answer = unsafe { ffi::PyDict_SetItem(slots.get(slots.leftover()), name.as_ptr(), value) };
    if answer < 0 { Err(Raised::assume(given.py)) } else { Ok(()) }
}

/// The parameter of that name which may be given by keyword. Callers mostly write them in the order
/// of the signature, so the search begins where the last one ended.
#[inline(always)]
fn find(signature: &Signature, name: &[u8], guess: usize) -> Option<usize> {
    let head = head(name);
    let is_it = |param: &Param| {
        param.name.len() == name.len()
            && param.head == head
            && (name.len() <= 8 || param.name.as_bytes()[8..] == name[8..])
    };
    match signature.params.get(guess) {
        Some(param) if guess >= signature.positional_only && is_it(param) => Some(guess),
        _ => search(signature, is_it),
    }
}

#[inline(never)]
fn search(signature: &Signature, is_it: impl Fn(&Param) -> bool) -> Option<usize> {
    let from = signature.positional_only;
    signature.params[from..].iter().position(is_it).map(|index| from + index)
}

/// The first eight bytes of a name as one number, as [`Param::head`] has them.
#[inline(always)]
fn head(name: &[u8]) -> u64 {
    if let Some(first) = name.first_chunk::<8>() {
        return u64::from_le_bytes(*first);
    }
    let length = name.len();
    if let (Some(first), Some(last)) = (name.first_chunk::<4>(), name.last_chunk::<4>()) {
        // The two overlap where the name is shorter than eight bytes, with the same bytes in both.
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) | u64::from(last) << (8 * (length - 4));
    }
    let Some(last) = length.checked_sub(1) else { return 0 };
    let middle = length / 2;
    u64::from(name[0])
        | u64::from(name[middle]) << (8 * middle)
        | u64::from(name[last]) << (8 * last)
}

/// The UTF-8 of a keyword; `None` for lone surrogates, which no parameter's name has.
#[inline(always)]
fn text<'a>(name: Borrowed<'a, '_, PyAny>) -> Option<&'a [u8]> {
    // SAFETY: a live `str`.
    match unsafe { ffi::layout::text::utf8(name.as_ptr()) } {
        // SAFETY: the object owns `length` bytes at `data` while it lives.
        Some((data, length)) => Some(unsafe { std::slice::from_raw_parts(data, length) }),
        None => encoded(name),
    }
}

#[cold]
#[inline(never)]
pub(crate) fn encoded<'a>(name: Borrowed<'a, '_, PyAny>) -> Option<&'a [u8]> {
    let mut length = 0;
    // SAFETY: a live `str`.
    let data = unsafe { ffi::PyUnicode_AsUTF8AndSize(name.as_ptr(), &mut length) };
    if data.is_null() {
        Raised::assume(name.py()).forget(name.py());
        return None;
    }
    // SAFETY: the object owns `length` bytes at `data` while it lives.
    Some(unsafe { std::slice::from_raw_parts(data.cast(), length as usize) })
}

fn new_dict(py: Python<'_>) -> Result<*mut ffi::PyObject, Raised> {
    // SAFETY: the thread is attached.
    let dict = unsafe { ffi::PyDict_New() };
    if dict.is_null() { Err(Raised::assume(py)) } else { Ok(dict) }
}

/// The positional arguments that no parameter takes, as a tuple.
fn rest_tuple(given: &Given<'_>, signature: &Signature) -> Result<*mut ffi::PyObject, Raised> {
    let count = given.positional.saturating_sub(signature.positional);
    // SAFETY: the thread is attached.
    let tuple = unsafe { ffi::PyTuple_New(count as ffi::Py_ssize_t) };
    if tuple.is_null() {
        return Err(Raised::assume(given.py));
    }
    for index in 0..count {
        let item = given.arg(signature.positional + index);
        // SAFETY: a live object, whose new count goes to the tuple.
        unsafe { ffi::Py_INCREF(item) };
        // SAFETY: the tuple is new and unshared, and the index within it.
        unsafe { ffi::PyTuple_SET_ITEM(tuple, index as ffi::Py_ssize_t, item) };
    }
    Ok(tuple)
}

/// Releases what `bind` made for `*args` and `**kwargs`.
///
/// # Safety
/// `start` must be slots that `bind` filled for `signature`, not yet released.
#[inline(never)]
pub(crate) unsafe extern "C" fn release(signature: &Signature, start: *mut *mut ffi::PyObject) {
    Slots { signature, start }.release();
}
