//! Binding of a call's arguments to the parameters of a signature, by the rules of a Python `def`.
//!
//! One function for all signatures, compiled once: the call that needs no binding never comes here.

use std::ptr;

use keelback_ffi as ffi;

use crate::call::refuse;
use crate::call::signature::{Binding, Leftover, Param, Signature};
use crate::error::Raised;
use crate::handle::Borrowed;
use crate::module::def::FastCall;
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
pub(crate) struct Slots {
    signature: &'static Signature,
    start: *mut *mut ffi::PyObject,
}

impl Slots {
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
        self.signature.positional as usize
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

/// Signatures of up to so many slots are bound without a list on the heap.
pub(crate) const FEW: usize = 16;

/// Binds the arguments of a call to `call`, and calls it with them.
///
/// # Safety
/// The arguments must be those of a call, as C passes them, with the thread attached; `call` must be a function of the
/// signature.
#[inline(never)]
pub unsafe extern "C" fn bind_and_run(
    this: *mut ffi::PyObject,
    args: *const *mut ffi::PyObject,
    nargs: ffi::Py_ssize_t,
    names: *mut ffi::PyObject,
    binding: &'static Binding,
    call: FastCall,
) -> *mut ffi::PyObject {
    let positional = nargs as usize;
    // SAFETY: forwarded.
    match unsafe { in_order(binding, positional, names) } {
        // SAFETY: forwarded; the arguments are slots already.
        Some(given) => unsafe { call(this, args, given, ptr::null_mut()) },
        // SAFETY: forwarded.
        None => unsafe { bind_in_any_order(this, args, positional, names, binding, call) },
    }
}

/// What `nargs` is for arguments that are slots already, since those named follow the positional ones as in the signature, and
/// all that are required are there: values lie behind the positional arguments, so nothing has to be moved.
///
/// # Safety
/// As for [`bind_and_run`].
#[inline(always)]
unsafe fn in_order(
    binding: &'static Binding,
    positional: usize,
    names: *mut ffi::PyObject,
) -> Option<ffi::Py_ssize_t> {
    let (signature, wanted) = (binding.known()?, binding.names());
    if wanted.is_null() || names.is_null() {
        return None;
    }
    // SAFETY: a live tuple, says the caller.
    let (items, count) = unsafe { ffi::layout::sequence::tuple_items(names) }?;
    let given = positional + count as usize;
    // Where there is a table there are few parameters (see `remember_names`).
    if positional > signature.positional as usize
        || given > signature.named as usize
        || given < signature.required_up_to as usize
    {
        return None;
    }
    // From the last one back, which takes the fewest registers.
    let wanted = wanted.wrapping_add(positional);
    let mut index = count as usize;
    while index > 0 {
        index -= 1;
        // SAFETY: below the size of the tuple.
        let name = unsafe { *items.wrapping_add(index) };
        // SAFETY: below `named`, as just checked.
        if unsafe { *wanted.wrapping_add(index) } != name {
            return None;
        }
    }
    if given == signature.named as usize {
        return Some(binding.all);
    }
    // Fewer than all are told by their number, as long as a call may have so many by position.
    (given <= signature.positional as usize).then_some(given as ffi::Py_ssize_t)
}

/// [`bind_and_run`] where arguments have to be moved.
///
/// # Safety
/// As there.
#[inline(never)]
unsafe extern "C" fn bind_in_any_order(
    this: *mut ffi::PyObject,
    args: *const *mut ffi::PyObject,
    positional: usize,
    names: *mut ffi::PyObject,
    binding: &'static Binding,
    call: FastCall,
) -> *mut ffi::PyObject {
    let mut space = [ptr::null_mut(); FEW];
    // SAFETY: forwarded; few slots, or there is no table of names.
    if unsafe { bind_named(binding, args, positional, names, &mut space) } {
        // SAFETY: forwarded; the slots are set.
        return unsafe { call(this, space.as_ptr(), binding.all, ptr::null_mut()) };
    }
    // SAFETY: forwarded.
    unsafe { bind_slowly(this, args, positional, names, binding, call) }
}

/// [`bind_and_run`] for every signature and every call.
///
/// # Safety
/// As there.
#[inline(never)]
unsafe fn bind_slowly(
    this: *mut ffi::PyObject,
    args: *const *mut ffi::PyObject,
    positional: usize,
    names: *mut ffi::PyObject,
    binding: &'static Binding,
    call: FastCall,
) -> *mut ffi::PyObject {
    let signature = binding.signature();
    with_slots(signature.slots(), |start| {
        // SAFETY: forwarded, with room for all slots.
        if !unsafe { bind(binding, args, positional, names, start) } {
            return ptr::null_mut();
        }
        // SAFETY: forwarded; `bind` has set the slots.
        let answer = unsafe { call(this, start, binding.all, ptr::null_mut()) };
        // SAFETY: filled by `bind`, and `call` is done with them.
        unsafe { release(signature, start) };
        answer
    })
}

/// Room for so many slots while `run` runs: on the stack where they are few.
#[inline(always)]
pub(crate) fn with_slots<R>(count: usize, run: impl FnOnce(*mut *mut ffi::PyObject) -> R) -> R {
    let mut few = [ptr::null_mut(); FEW];
    let mut many = Vec::new();
    if count > FEW {
        many.resize(count, ptr::null_mut());
    }
    run(if many.is_empty() { few.as_mut_ptr() } else { many.as_mut_ptr() })
}

/// The road of nearly all calls that name arguments, with a name found by the interned string that it
/// is. `false`, without an exception, where anything is in the way: [`bind`] finds out what.
///
/// # Safety
/// The arguments must be those of a call, as C passes them; `space` must be null throughout.
#[inline(always)]
unsafe fn bind_named(
    binding: &'static Binding,
    args: *const *mut ffi::PyObject,
    positional: usize,
    names: *mut ffi::PyObject,
    space: &mut [*mut ffi::PyObject; FEW],
) -> bool {
    let Some(signature) = binding.known() else { return false };
    let wanted = binding.names();
    // Where there is a table there are few slots, all of them parameters (see `remember_names`).
    if wanted.is_null() || positional > signature.positional as usize {
        return false;
    }
    let named = signature.named as usize;
    let start = space.as_mut_ptr();
    for index in 0..positional {
        // SAFETY: below the number of arguments. Volatile, or a call is made of the few words.
        let arg = unsafe { args.wrapping_add(index).read_volatile() };
        // SAFETY: not more than parameters, as just checked.
        unsafe { start.wrapping_add(index).write(arg) };
    }
    let mut given = positional;
    if !names.is_null() {
        // SAFETY: a live tuple, says the caller.
        let Some((items, count)) = (unsafe { ffi::layout::sequence::tuple_items(names) }) else {
            return false;
        };
        let values = args.wrapping_add(positional);
        let mut param = positional;
        for index in 0..count as usize {
            // SAFETY: below the size of the tuple.
            let name = unsafe { *items.wrapping_add(index) };
            // Callers mostly write them in the order of the signature.
            // SAFETY: a table of `named` words.
            if param >= named || unsafe { *wanted.wrapping_add(param) } != name {
                // SAFETY: as above.
                param = unsafe { find_interned(wanted, named, name) };
                if param == named {
                    return false;
                }
            }
            let slot = start.wrapping_add(param);
            // SAFETY: below `named`, of which there are few.
            if !unsafe { *slot }.is_null() {
                return false;
            }
            // SAFETY: behind the positional arguments is a value for each name.
            let value = unsafe { *values.wrapping_add(index) };
            // SAFETY: as above.
            unsafe { *slot = value };
            param += 1;
        }
        given += count as usize;
    }
    given == named || {
        let is_given = |index: usize| u32::from(!space[index].is_null()) << index;
        let given = (positional..named).fold((1 << positional) - 1, |bits, at| bits | is_given(at));
        u32::from(signature.required_bits) & !given == 0
    }
}

/// Where an interned name stands in a table of `count` words; `count` if it does not.
///
/// # Safety
/// `names` must be such a table.
#[inline(never)]
unsafe fn find_interned(
    names: *const *mut ffi::PyObject,
    count: usize,
    name: *mut ffi::PyObject,
) -> usize {
    // SAFETY: below the number of words, says the caller.
    let is_it = |&index: &usize| unsafe { *names.wrapping_add(index) } == name;
    (0..count).find(is_it).unwrap_or(count)
}

/// Fills `start` with what each parameter gets: null for a parameter that has a default and was not
/// given. `false`: an exception is raised, and nothing is owned.
///
/// # Safety
/// The arguments must be those of a call, as C passes them, and `start` must have room for the
/// signature's slots.
#[inline(never)]
pub(crate) unsafe fn bind(
    binding: &'static Binding,
    args: *const *mut ffi::PyObject,
    positional: usize,
    names: *mut ffi::PyObject,
    start: *mut *mut ffi::PyObject,
) -> bool {
    let signature = binding.signature();
    let slots = Slots { signature, start };
    let taken = positional.min(signature.positional as usize);
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
    if !names.is_null() {
        binding.remember_names(py);
    }
    match fill(&Given { py, args, positional, names }, &slots) {
        Ok(()) => true,
        Err(_raised) => {
            slots.release();
            false
        }
    }
}

fn fill(given: &Given<'_>, slots: &Slots) -> Result<(), Raised> {
    let signature = slots.signature;
    if signature.leftover == Leftover::Dict {
        slots.set(slots.leftover(), new_dict(given.py)?);
    }
    if signature.var_positional {
        slots.set(slots.rest(), rest_tuple(given, signature)?);
    }
    for index in 0..given.keywords() {
        bind_keyword(given, slots, index)?;
    }
    let (required, positional) = (signature.required as usize, signature.positional as usize);
    if given.positional > positional && !signature.var_positional {
        return Err(refuse::too_many_positional(given, slots, signature));
    }
    if (given.positional..required).any(|index| slots.get(index).is_null()) {
        return Err(refuse::missing(given, slots, signature, 0..required, "positional"));
    }
    if signature.required_keywords > 0 {
        let keywords = positional..signature.named as usize;
        let is_missing = |(index, param): (usize, Param)| {
            index >= positional && param.required && slots.named(index).is_null()
        };
        if signature.params().enumerate().any(is_missing) {
            return Err(refuse::missing(given, slots, signature, keywords, "keyword-only"));
        }
    }
    if signature.leftover == Leftover::DictOrNone && slots.get(slots.leftover()).is_null() {
        let none = given.py.None().into_ptr();
        slots.set(slots.leftover(), none);
    }
    Ok(())
}

/// Gives the `index`th keyword argument to the parameter of that name.
fn bind_keyword(given: &Given<'_>, slots: &Slots, index: usize) -> Result<(), Raised> {
    let signature = slots.signature;
    let name = given.keyword(index);
    // SAFETY: a live object.
    if !unsafe { ffi::PyUnicode_Check(name.as_ptr()) } {
        return Err(refuse::not_text(given, signature));
    }
    let value = given.arg(given.positional + index);
    let Some(param) = text(name).and_then(|name| find(signature, name)) else {
        return leave_over(given, slots, name, value);
    };
    if !slots.named(param).is_null() {
        return Err(refuse::multiple_values(given, signature, name));
    }
    slots.set(signature.slot(param), value);
    Ok(())
}

/// Puts a keyword argument that no parameter is named after into `**kwargs`.
#[inline(never)]
fn leave_over(
    given: &Given<'_>,
    slots: &Slots,
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

/// The parameter of that name which may be given by keyword.
fn find(signature: &Signature, name: &[u8]) -> Option<usize> {
    let from = signature.positional_only as usize;
    let found = signature.params().skip(from).position(|param| param.name.as_bytes() == name);
    found.map(|index| from + index)
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
    let positional = signature.positional as usize;
    let count = given.positional.saturating_sub(positional);
    // SAFETY: the thread is attached.
    let tuple = unsafe { ffi::PyTuple_New(count as ffi::Py_ssize_t) };
    if tuple.is_null() {
        return Err(Raised::assume(given.py));
    }
    for index in 0..count {
        let item = given.arg(positional + index);
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
pub(crate) unsafe fn release(signature: &'static Signature, start: *mut *mut ffi::PyObject) {
    Slots { signature, start }.release();
}
