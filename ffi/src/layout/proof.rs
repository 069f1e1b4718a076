//! Proves a row of the tables in the running interpreter: builds objects of known content through the API,
//! reads them back through the row, and switches off what differs.
//!
//! Costs some microseconds, once for each library. Leaves no exception and no object behind.

use std::ffi::CStr;
use std::sync::atomic::Ordering::Relaxed;

use super::types::Field;
use super::{Facts, WORD, exception, int, place, refcount};
use crate::version::Version;
use crate::*;

/// The row, without what does not hold. Without a row everything is off; the header is measured all the same.
///
/// # Safety
///
/// The thread is attached, and [`crate::late`] is filled.
pub(super) unsafe fn prove(version: &Version, row: Option<Facts>) -> Facts {
    // SAFETY: forwarded.
    let measured = unsafe { header_size() };
    let usual = super::head_of(version) as u16;
    let Some(row) = row else { return Facts::off(measured.unwrap_or(usual)) };
    if measured != Some(row.head) {
        return Facts::off(measured.unwrap_or(row.head));
    }
    // SAFETY: forwarded.
    let sample = unsafe { Sample::all() };
    // SAFETY: forwarded; the row begins with the measured header.
    let Some(checked) = sample.and_then(|sample| unsafe { sample.check(version, row) }) else {
        // SAFETY: an attached thread. Without memory there is no exception worth keeping.
        unsafe { PyErr_Clear() };
        return Facts::off(row.head);
    };
    checked
}

/// `object.__basicsize__`.
unsafe fn header_size() -> Option<u16> {
    let object = (&raw mut PyBaseObject_Type).cast::<PyObject>();
    // SAFETY: a live type and a C string.
    let size = Owned::new(unsafe { PyObject_GetAttrString(object, c"__basicsize__".as_ptr()) })?;
    // SAFETY: an int.
    let value = unsafe { PyLong_AsSsize_t(size.0) };
    u16::try_from(value).ok().filter(|value| usize::from(*value) >= 2 * WORD)
}

/// A new reference that is given back.
struct Owned(*mut PyObject);

impl Owned {
    fn new(object: *mut PyObject) -> Option<Self> {
        if object.is_null() {
            // SAFETY: only made on an attached thread.
            unsafe { PyErr_Clear() };
            return None;
        }
        Some(Self(object))
    }

    fn int(value: i64) -> Option<Self> {
        // SAFETY: only made on an attached thread.
        Self::new(unsafe { PyLong_FromLongLong(value) })
    }

    fn text(text: &str) -> Option<Self> {
        let size = text.len() as Py_ssize_t;
        // SAFETY: UTF-8 of that size.
        Self::new(unsafe { PyUnicode_FromStringAndSize(text.as_ptr().cast(), size) })
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: ours, on an attached thread.
        unsafe { Py_DecRef(self.0) };
    }
}

/// Objects of known content that several checks read.
struct Sample {
    int: Owned,
    float: Owned,
    text: Owned,
    bytes: Owned,
    list: Owned,
    tuple: Owned,
}

impl Sample {
    unsafe fn all() -> Option<Self> {
        let int = Owned::int(77)?;
        // SAFETY: an attached thread.
        let float = Owned::new(unsafe { PyFloat_FromDouble(-2.5) })?;
        let text = Owned::text("keelback")?;
        // SAFETY: a C string.
        let bytes = Owned::new(unsafe { PyBytes_FromString(c"keel".as_ptr()) })?;
        // SAFETY: an attached thread.
        let list = Owned::new(unsafe { PyList_New(0) })?;
        for item in [&int, &float, &text] {
            // SAFETY: a list and a live object.
            if unsafe { PyList_Append(list.0, item.0) } < 0 {
                return None;
            }
        }
        // SAFETY: a list.
        let tuple = Owned::new(unsafe { PyList_AsTuple(list.0) })?;
        Some(Self { int, float, text, bytes, list, tuple })
    }

    /// Switches off what a check refutes; `None` when memory ran out.
    unsafe fn check(&self, version: &Version, row: Facts) -> Option<Facts> {
        let mut facts = row;
        // SAFETY: all of them: an attached thread, and a row that begins with the measured header.
        if !unsafe { self.types(&row) } {
            // Everything below asks for an object's type first.
            return Some(Facts::off(row.head));
        }
        // SAFETY: as above.
        if !unsafe { flags(&row) } {
            facts.flags_at = 0;
        }
        // SAFETY: as above.
        if facts.flags_at == 0 || !unsafe { self.fields(&row) } {
            (facts.fields_at, facts.vectorcall_at) = (0, 0);
        }
        // SAFETY: as above.
        if facts.vectorcall_at != 0 && !unsafe { vectorcall(version, &row) } {
            facts.vectorcall_at = 0;
        }
        // SAFETY: as above.
        if !unsafe { counts(row.refs) }? {
            facts.refs = refcount::Form::Call;
        }
        // SAFETY: as above.
        if !unsafe { ints(&row) }? {
            facts.int = int::Form::Call;
        }
        // SAFETY: as above.
        if !unsafe { self.floats(&row) } {
            facts.float_at = 0;
        }
        // SAFETY: as above.
        if row.ascii_at == 0 || !unsafe { ascii(&row) }? {
            (facts.ascii_at, facts.utf8_at) = (0, 0);
        }
        // SAFETY: as above.
        if facts.utf8_at != 0 && !unsafe { cached_utf8(&row) }? {
            facts.utf8_at = 0;
        }
        // SAFETY: as above.
        unsafe { self.sequences(&row, &mut facts) };
        let needed = facts.refs == refcount::Form::Immortal && facts.tuple_at != 0;
        // SAFETY: as above.
        if facts.stop_at != 0 && !(needed && unsafe { self.stops(&row) }?) {
            facts.stop_at = 0;
        }
        Some(facts)
    }

    unsafe fn types(&self, row: &Facts) -> bool {
        [
            (&self.int, &raw mut PyLong_Type),
            (&self.float, &raw mut PyFloat_Type),
            (&self.text, &raw mut PyUnicode_Type),
            (&self.bytes, &raw mut PyBytes_Type),
            (&self.list, &raw mut PyList_Type),
            (&self.tuple, &raw mut PyTuple_Type),
        ]
        .iter()
        .all(|(object, class)| {
            // SAFETY: inside the measured header.
            let found = unsafe { *place::<*mut PyTypeObject, _>(object.0, row.type_at.into()) };
            found == *class
        })
    }

    /// Names and sizes of builtin types, and the table of buffer functions that `bytes` has and `int` not.
    unsafe fn fields(&self, row: &Facts) -> bool {
        let read = |class: *mut PyTypeObject, field: Field| {
            let at = usize::from(row.fields_at) + field as usize * WORD;
            // SAFETY: inside a type object: its flags, further on, were found where the row says.
            unsafe { *place::<*mut PyObject, _>(class, at) }
        };
        let (int, bytes) = (&raw mut PyLong_Type, &raw mut PyBytes_Type);
        let (bool_, exception) = (&raw mut PyBool_Type, &raw mut PyBaseObject_Type);
        let name = read(int, Field::Name).cast_const().cast::<std::ffi::c_char>();
        if name.is_null() {
            return false;
        }
        // SAFETY: the flags, further on in the type, were found where the row says.
        let named = unsafe { CStr::from_ptr(name) } == c"int";
        named
            && read(exception, Field::BasicSize).addr() == usize::from(row.head)
            && read(int, Field::ItemSize).addr() == 4
            && read(int, Field::AsBuffer).is_null()
            && !read(bytes, Field::AsBuffer).is_null()
            && read(bool_, Field::Base) == int.cast()
            && read(int, Field::DictOffset).is_null()
            && !read(int, Field::Dealloc).is_null()
    }

    unsafe fn floats(&self, row: &Facts) -> bool {
        let read = |object: &Owned| {
            // SAFETY: a float is its header and its value.
            unsafe { *place::<f64, _>(object.0, row.float_at.into()) }
        };
        // SAFETY: an attached thread.
        let other = Owned::new(unsafe { PyFloat_FromDouble(1.0e300) });
        read(&self.float) == -2.5 && other.is_some_and(|other| read(&other) == 1.0e300)
    }

    unsafe fn stops(&self, row: &Facts) -> Option<bool> {
        // SAFETY: set when the interpreter starts.
        let class = unsafe { PyExc_StopIteration };
        // SAFETY: a class, and a live object.
        let stop = unsafe { PyObject_CallOneArg(class, self.int.0) };
        let stop = Owned::new(stop)?;
        // SAFETY: made with that argument; it ends with a word for it.
        Some(unsafe { exception::holds(row, stop.0, self.int.0) })
    }

    unsafe fn sequences(&self, row: &Facts, facts: &mut Facts) {
        let size = |object: &Owned| {
            // SAFETY: objects with a size begin with header and size.
            unsafe { *place::<Py_ssize_t, _>(object.0, row.size_at.into()) }
        };
        let items = [self.int.0, self.float.0, self.text.0];
        let same = |found: *const *mut PyObject| {
            let found = found.cast::<[*mut PyObject; 3]>();
            // SAFETY: three items, if the place is right; if not, still inside an object of that many.
            unsafe { *found == items }
        };
        if row.list_at != 0 {
            // SAFETY: a list is header, size, items, capacity.
            let found =
                unsafe { *place::<*const *mut PyObject, _>(self.list.0, row.list_at.into()) };
            // The pointer is followed only where the size, before it, was right.
            if size(&self.list) != 3 || found.is_null() || !same(found) {
                facts.list_at = 0;
            }
        }
        if size(&self.tuple) != 3 || !same(place(self.tuple.0, row.tuple_at.into())) {
            facts.tuple_at = 0;
        }
        // SAFETY: a bytes object.
        let data = unsafe { PyBytes_AsString(self.bytes.0) };
        if size(&self.bytes) != 4 || place(self.bytes.0, row.bytes_at.into()) != data {
            facts.bytes_at = 0;
        }
    }
}

/// The flags of builtin types against what the API says.
unsafe fn flags(row: &Facts) -> bool {
    [
        &raw mut PyLong_Type,
        &raw mut PyUnicode_Type,
        &raw mut PyList_Type,
        &raw mut PyType_Type,
        &raw mut PyBaseObject_Type,
        &raw mut PyFloat_Type,
    ]
    .into_iter()
    .all(|class| {
        // SAFETY: type objects are much larger than that.
        let found = unsafe { *place::<std::ffi::c_ulong, _>(class, row.flags_at.into()) };
        // SAFETY: a live type.
        found == unsafe { PyType_GetFlags(class) }
    })
}

/// Builtin functions keep their vectorcall behind four words of their own. And since 3.9 `type` says that its
/// instances keep theirs in `tp_vectorcall`, which proves the end of a type object.
unsafe fn vectorcall(version: &Version, row: &Facts) -> bool {
    let right = |class: *mut PyTypeObject, expected: usize| {
        // SAFETY: inside a type object.
        let offset = unsafe { *place::<usize, _>(class, row.vectorcall_at.into()) };
        // SAFETY: inside a type object.
        let flags = unsafe { *place::<std::ffi::c_ulong, _>(class, row.flags_at.into()) };
        offset == expected && flags & Py_TPFLAGS_HAVE_VECTORCALL != 0
    };
    let in_type = usize::from(row.fields_at) + Field::Vectorcall as usize * WORD;
    right(&raw mut PyCFunction_Type, usize::from(row.head) + 4 * WORD)
        && (!version.at_least(3, 9) || right(&raw mut PyType_Type, in_type))
}

/// Counts of a new object, and what the API does to the count of `None`.
unsafe fn counts(form: refcount::Form) -> Option<bool> {
    let whole = |object: *mut PyObject| {
        // SAFETY: a live object begins with a word.
        unsafe { *object.cast::<Py_ssize_t>() }
    };
    let low = |object: *mut PyObject| {
        // SAFETY: as above.
        unsafe { refcount::low(object) }.load(Relaxed)
    };
    let read = |object: *mut PyObject| match form {
        refcount::Form::Plain => whole(object),
        _ => low(object) as Py_ssize_t,
    };
    if form == refcount::Form::Call {
        return Some(true);
    }
    // SAFETY: an attached thread.
    let object = Owned::new(unsafe { PyList_New(0) })?;
    let mut right = read(object.0) == 1;
    // SAFETY: a live object.
    unsafe { Py_IncRef(object.0) };
    right &= read(object.0) == 2;
    // SAFETY: gives up the count that was just taken.
    unsafe { Py_DecRef(object.0) };
    right &= read(object.0) == 1;

    let none = Py_None();
    let before = read(none);
    // SAFETY: a live object.
    unsafe { Py_IncRef(none) };
    let after = read(none);
    // SAFETY: gives up the count that was just taken.
    unsafe { Py_DecRef(none) };
    right &= match form {
        refcount::Form::Plain => after == before + 1,
        _ => after == before && low(none) >= refcount::IMMORTAL_FROM,
    };
    Some(right)
}

unsafe fn ints(row: &Facts) -> Option<bool> {
    const EDGE: i64 = 1 << int::SHIFT;
    let (form, at) = (row.int as u32, usize::from(row.int_at));
    let compact = [0, 1, -1, 5, -5, 255, 257, -300, 32_767, 32_768, EDGE / 2, EDGE - 1, 1 - EDGE];
    let larger =
        [EDGE, -EDGE, EDGE + 1, 1 << 40, -(1 << 59), 1 << 60, 1 - (1 << 61), i64::MAX, i64::MIN];
    for value in compact {
        let object = Owned::int(value)?;
        // SAFETY: an int; a wrong form reads only its first two words, which every int has.
        if unsafe { int::read_compact(form, at, object.0) } != Some(value as isize) {
            return Some(false);
        }
        // SAFETY: as above.
        if unsafe { int::read_small(form, at, object.0) } != Some(value) {
            return Some(false);
        }
    }
    for value in larger {
        let object = Owned::int(value)?;
        // SAFETY: as above.
        if unsafe { int::read_compact(form, at, object.0) }.is_some() {
            return Some(false);
        }
        // SAFETY: as above; never more than three digits, which an int of this size has.
        if unsafe { int::read_small(form, at, object.0) } != Some(value) {
            return Some(false);
        }
    }
    for value in [1 << 63, u64::MAX] {
        // SAFETY: an attached thread.
        let object = Owned::new(unsafe { PyLong_FromUnsignedLongLong(value) })?;
        // SAFETY: as above.
        if unsafe { int::read_small(form, at, object.0) }.is_some() {
            return Some(false);
        }
    }
    Some(true)
}

/// Where the API says that a str's UTF-8 is.
unsafe fn utf8_by_api(object: &Owned) -> Option<(*const u8, usize)> {
    let mut size = 0;
    // SAFETY: a str, and a place of ours.
    let text = unsafe { PyUnicode_AsUTF8AndSize(object.0, &raw mut size) };
    if text.is_null() {
        // SAFETY: an attached thread.
        unsafe { PyErr_Clear() };
        return None;
    }
    Some((text.cast(), size as usize))
}

unsafe fn state(object: &Owned, row: &Facts) -> u32 {
    // SAFETY: a str is at least its header, two words and this.
    unsafe { *place::<u32, _>(object.0, row.text_state_at.into()) }
}

/// ASCII texts lie where the row says and are marked; others, of each width, are marked otherwise.
unsafe fn ascii(row: &Facts) -> Option<bool> {
    let both = row.text_compact | row.text_ascii;
    let long = "0123456789".repeat(30);
    for text in ["", "k", "keelback", long.as_str()] {
        let object = Owned::text(text)?;
        // SAFETY: an attached thread.
        let (data, size) = unsafe { utf8_by_api(&object) }?;
        // SAFETY: inside the object.
        let own_size = unsafe { *place::<usize, _>(object.0, row.head.into()) };
        // SAFETY: a str.
        let marked = unsafe { state(&object, row) } & both == both;
        let found: *const u8 = place(object.0, row.ascii_at.into());
        if !marked || own_size != size || size != text.len() || found != data {
            return Some(false);
        }
    }
    for text in ["\u{e9}t\u{e9}", "\u{65e5}\u{672c}", "\u{1f40d} keelback"] {
        let object = Owned::text(text)?;
        // SAFETY: a str.
        if unsafe { state(&object, row) } & both != row.text_compact {
            return Some(false);
        }
    }
    Some(true)
}

/// The cache of a new text is empty, and holds what the API answered afterwards.
unsafe fn cached_utf8(row: &Facts) -> Option<bool> {
    let at = usize::from(row.utf8_at);
    for text in ["\u{e9}t\u{e9} keelback", "\u{65e5}\u{672c}\u{8a9e}", "\u{1f40d}\u{1f40d}"] {
        let object = Owned::text(text)?;
        let cached = || {
            // SAFETY: a compact str has these two words.
            unsafe { *place::<*const u8, _>(object.0, at + WORD) }
        };
        if !cached().is_null() {
            return Some(false);
        }
        // SAFETY: an attached thread.
        let (data, size) = unsafe { utf8_by_api(&object) }?;
        // SAFETY: as above.
        let found_size = unsafe { *place::<usize, _>(object.0, at) };
        if cached() != data || found_size != size || size != text.len() {
            return Some(false);
        }
    }
    Some(true)
}
