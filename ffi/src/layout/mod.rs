//! Looking inside objects, where that is known to be right and faster than asking.
//!
//! Each area (`int`, `float`, `text`, ..) has a table of released versions that says how it is laid out.
//! At start the row of the running version is chosen and `proof` reads objects of known content through
//! it; an area with one mismatch stays off, and all do on a version above the tables, on another
//! implementation, or with `KEELBACK_LAYOUT=off` in the environment. While an area is off its readers call
//! the API, so every function here may be used at any time.
//!
//! What the readers need lies in one static of one cache line: plain words (`Fact`), written once.

pub mod exception;
pub mod float;
pub mod int;
mod look;
mod module_def;
mod offsets;
mod proof;
pub mod refcount;
pub mod sequence;
pub mod text;
pub mod types;

use std::cell::UnsafeCell;
use std::fmt::Write as _;
use std::sync::Once;

pub use look::Look;
pub use module_def::{ModuleDef, module_def_user, new_module_def};
pub use offsets::{set_offsets, slot_of};

use crate::version::{Implementation, Version};
use crate::{PyBytes_Type, PyFloat_Type, PyLong_Type, PyTypeObject, PyUnicode_Type};

/// The last version the tables were compared with; anything above is called, not read.
pub const LATEST: (u8, u8) = (3, 15);

pub(crate) const WORD: usize = size_of::<usize>();

/// Where everything lies, as the tables say or as it was proved. Offsets in bytes; 0: off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Size of the object header.
    pub head: u16,
    /// How references are counted.
    pub refs: refcount::Form,
    /// `ob_type`.
    pub type_at: u16,
    /// `tp_flags`.
    pub flags_at: u16,
    /// `tp_name`, the first of the fields that [`types::Field`] counts from.
    pub fields_at: u16,
    /// `tp_vectorcall_offset` (3.8).
    pub vectorcall_at: u16,
    /// How an `int` keeps its digits.
    pub int: int::Form,
    /// Its size or tag; the digits follow one word later.
    pub int_at: u16,
    /// `ob_fval`.
    pub float_at: u16,
    /// The data of a compact ASCII str.
    pub ascii_at: u16,
    /// The bits that say how a str is stored.
    pub text_state_at: u16,
    /// Among them: compact.
    pub text_compact: u32,
    /// Among them: ASCII.
    pub text_ascii: u32,
    /// The length of the cached UTF-8 of another compact str; the pointer follows one word later.
    pub utf8_at: u16,
    /// `ob_size` of list, tuple and bytes.
    pub size_at: u16,
    /// The pointer to a list's items.
    pub list_at: u16,
    /// A tuple's items.
    pub tuple_at: u16,
    /// The data of a bytes object.
    pub bytes_at: u16,
    /// The value of a `StopIteration`.
    pub stop_at: u16,
}

impl Facts {
    /// Everything off, but for the size of the header, which cannot be done without.
    pub(crate) const fn off(head: u16) -> Self {
        Self {
            head,
            refs: refcount::Form::Call,
            type_at: 0,
            flags_at: 0,
            fields_at: 0,
            vectorcall_at: 0,
            int: int::Form::Call,
            int_at: 0,
            float_at: 0,
            ascii_at: 0,
            text_state_at: 0,
            text_compact: 0,
            text_ascii: 0,
            utf8_at: 0,
            size_at: 0,
            list_at: 0,
            tuple_at: 0,
            bytes_at: 0,
            stop_at: 0,
        }
    }
}

/// What the tables say about a version; `None` for one they do not cover.
pub fn expected(version: &Version) -> Option<Facts> {
    let number = (version.major, version.minor);
    if version.implementation != Implementation::CPython
        || version.prerelease
        || number < (3, 7)
        || number > LATEST
    {
        return None;
    }
    let head = head_of(version);
    let mut facts = Facts::off(head as u16);
    facts.refs = refcount::expected(version);
    facts.size_at = head as u16;
    int::expect(version, &mut facts);
    float::expect(&mut facts);
    text::expect(version, &mut facts);
    sequence::expect(version, &mut facts);
    types::expect(version, &mut facts);
    exception::expect(version, &mut facts);
    Some(facts)
}

/// A count and a type; without a GIL: a thread, flags and counts of 8 bytes, a shared count, a type. In PyPy a word
/// between the two leads to its own object.
fn head_of(version: &Version) -> usize {
    match version.implementation {
        Implementation::PyPy => 3 * WORD,
        _ if version.free_threaded => 3 * WORD + 8,
        _ => 2 * WORD,
    }
}

/// What another implementation's own headers read inline in every extension, so that it is part of its ABI and no row of a
/// table. PyPy wants it read: while an object ends, no function may be asked about it.
fn without_proof(version: &Version) -> Facts {
    let mut facts = Facts::off(head_of(version) as u16);
    if version.implementation == Implementation::PyPy {
        types::expect(version, &mut facts);
        facts.vectorcall_at = 0;
        facts.refs = refcount::Form::Plain;
    }
    facts
}

/// A table: what holds from which version on, oldest first.
pub(crate) type Rows<T> = &'static [((u8, u8), T)];

/// The row of a table that holds for a version: the last one that is not younger.
pub(crate) fn row<T: Copy>(table: Rows<T>, version: &Version) -> T {
    let number = (version.major, version.minor);
    let mut chosen = table[0].1;
    for (since, value) in table {
        if *since <= number {
            chosen = *value;
        }
    }
    chosen
}

/// A word that says something of the running interpreter. Plain, so that the compiler reads it once for all that stands
/// between two calls of unknown code.
///
/// Invariant: written by [`publish`] alone, which runs once, before [`crate::start`] returns in any thread; and whoever reads it
/// in another thread has come there by what that thread was handed after its library had started: a module, its functions and
/// objects.
pub(crate) struct Fact<T>(UnsafeCell<T>);

// SAFETY: nobody writes while others may read (type invariant).
unsafe impl<T> Sync for Fact<T> {}

impl<T: Copy> Fact<T> {
    const fn new(value: T) -> Self {
        Fact(UnsafeCell::new(value))
    }

    #[inline(always)]
    pub(crate) fn get(&self) -> T {
        // SAFETY: nobody writes meanwhile (type invariant).
        unsafe { *self.0.get() }
    }

    /// # Safety
    /// To be called by [`publish`].
    unsafe fn set(&self, value: T) {
        // SAFETY: nobody reads meanwhile (type invariant).
        unsafe { *self.0.get() = value };
    }
}

/// What the readers read, the hottest first. Everything is off until [`crate::start`] has proved it.
#[repr(C, align(64))]
pub(crate) struct Hot {
    /// A [`Form`](refcount::Form).
    pub(crate) refs: Fact<i32>,
    pub(crate) int: Fact<u32>,
    /// `int`, while its form is known to be `TagThenDigits`: see [`types::is_that`].
    pub(crate) tagged_int_class: Fact<*mut PyTypeObject>,
    /// `int`, while its form is known to be `SizeThenDigits`.
    pub(crate) sized_int_class: Fact<*mut PyTypeObject>,
    /// `float`, while its value can be read.
    pub(crate) float_class: Fact<*mut PyTypeObject>,
    /// `str`, while compact ASCII ones can be read.
    pub(crate) text_class: Fact<*mut PyTypeObject>,
    /// `bytes`, while its content can be read.
    pub(crate) bytes_class: Fact<*mut PyTypeObject>,
    pub(crate) type_at: Fact<u32>,
    pub(crate) flags_at: Fact<u32>,
    pub(crate) int_at: Fact<u32>,
    pub(crate) float_at: Fact<u32>,
    pub(crate) ascii_at: Fact<u32>,
    pub(crate) text_state_at: Fact<u32>,
    pub(crate) text_compact: Fact<u32>,
    /// Compact and ASCII.
    pub(crate) text_both: Fact<u32>,
    pub(crate) size_at: Fact<u32>,
    pub(crate) list_at: Fact<u32>,
    pub(crate) tuple_at: Fact<u32>,
    pub(crate) bytes_at: Fact<u32>,
    pub(crate) utf8_at: Fact<u32>,
    pub(crate) vectorcall_at: Fact<u32>,
    pub(crate) head: Fact<u32>,
    pub(crate) fields_at: Fact<u32>,
    pub(crate) stop_at: Fact<u32>,
    pub(crate) free_threaded: Fact<bool>,
}

pub(crate) static HOT: Hot = Hot {
    refs: Fact::new(refcount::Form::Call as i32),
    int: Fact::new(int::Form::Call as u32),
    tagged_int_class: Fact::new(types::NO_CLASS),
    sized_int_class: Fact::new(types::NO_CLASS),
    float_class: Fact::new(types::NO_CLASS),
    text_class: Fact::new(types::NO_CLASS),
    bytes_class: Fact::new(types::NO_CLASS),
    type_at: Fact::new(0),
    flags_at: Fact::new(0),
    int_at: Fact::new(0),
    float_at: Fact::new(0),
    ascii_at: Fact::new(0),
    text_state_at: Fact::new(0),
    text_compact: Fact::new(0),
    text_both: Fact::new(0),
    size_at: Fact::new(0),
    list_at: Fact::new(0),
    tuple_at: Fact::new(0),
    bytes_at: Fact::new(0),
    utf8_at: Fact::new(0),
    vectorcall_at: Fact::new(0),
    head: Fact::new(2 * WORD as u32),
    fields_at: Fact::new(0),
    stop_at: Fact::new(0),
    free_threaded: Fact::new(false),
};

/// One of the offsets.
#[inline(always)]
pub(crate) fn at(offset: &Fact<u32>) -> usize {
    offset.get() as usize
}

/// Proves the running version's row and switches on what holds, the first time that it is called.
///
/// # Safety
///
/// The thread is attached, and [`crate::late`] is filled.
pub(crate) unsafe fn choose(version: &Version) {
    // The proof may run Python code, and so let another thread prove the same: it is apart from what happens once.
    let facts = if version.implementation == Implementation::CPython {
        let wanted = std::env::var_os("KEELBACK_LAYOUT").is_none_or(|value| value != "off");
        let table = if wanted { expected(version) } else { None };
        // SAFETY: forwarded.
        unsafe { proof::prove(version, table) }
    } else {
        without_proof(version)
    };
    static PUBLISHED: Once = Once::new();
    PUBLISHED.call_once(|| {
        // SAFETY: once; `start` returns in no thread before it is done.
        unsafe { publish(version, &facts) };
    });
}

/// # Safety
///
/// To be called once, before [`crate::start`] returns in any thread.
unsafe fn publish(version: &Version, facts: &Facts) {
    // SAFETY: all of them: this is the one that writes.
    unsafe { HOT.free_threaded.set(version.free_threaded) };
    // SAFETY: as above.
    unsafe { HOT.refs.set(facts.refs as i32) };
    for (place, value) in [
        (&HOT.text_compact, facts.text_compact),
        (&HOT.text_both, facts.text_compact | facts.text_ascii),
        (&HOT.head, facts.head.into()),
        (&HOT.type_at, facts.type_at.into()),
        (&HOT.flags_at, facts.flags_at.into()),
        (&HOT.fields_at, facts.fields_at.into()),
        (&HOT.vectorcall_at, facts.vectorcall_at.into()),
        (&HOT.int_at, facts.int_at.into()),
        (&HOT.float_at, facts.float_at.into()),
        (&HOT.ascii_at, facts.ascii_at.into()),
        (&HOT.text_state_at, facts.text_state_at.into()),
        (&HOT.utf8_at, facts.utf8_at.into()),
        (&HOT.size_at, facts.size_at.into()),
        (&HOT.list_at, facts.list_at.into()),
        (&HOT.tuple_at, facts.tuple_at.into()),
        (&HOT.bytes_at, facts.bytes_at.into()),
        (&HOT.stop_at, facts.stop_at.into()),
        (&HOT.int, facts.int as u32),
    ] {
        // SAFETY: as above.
        unsafe { place.set(value) };
    }
    let int_class = &raw const PyLong_Type;
    for (place, class, on) in [
        (&HOT.tagged_int_class, int_class, facts.int == int::Form::TagThenDigits),
        (&HOT.sized_int_class, int_class, facts.int == int::Form::SizeThenDigits),
        (&HOT.float_class, &raw const PyFloat_Type, facts.float_at != 0),
        (&HOT.text_class, &raw const PyUnicode_Type, facts.ascii_at != 0),
        (&HOT.bytes_class, &raw const PyBytes_Type, facts.bytes_at != 0),
    ] {
        let on = on && facts.type_at != 0;
        // SAFETY: as above.
        unsafe { place.set(if on { class.cast_mut() } else { types::NO_CLASS }) };
    }
}

/// The size of the object header, where the data of a class that derives from `object` begins.
#[inline(always)]
pub fn head() -> usize {
    at(&HOT.head)
}

/// Whether the running build has no GIL.
#[inline(always)]
pub fn free_threaded() -> bool {
    HOT.free_threaded.get()
}

/// Each fast path and whether it is on, one a line, as `name on` or `name off`.
pub fn report() -> String {
    let mut text = format!("head {}\n", head());
    for (name, on) in [
        ("refcount", HOT.refs.get() != refcount::Form::Call as i32),
        ("type", HOT.type_at.get() != 0),
        ("flags", HOT.flags_at.get() != 0),
        ("fields", HOT.fields_at.get() != 0),
        ("vectorcall", HOT.vectorcall_at.get() != 0),
        ("int", HOT.int.get() != int::Form::Call as u32),
        ("float", HOT.float_at.get() != 0),
        ("ascii", HOT.ascii_at.get() != 0),
        ("utf8", HOT.utf8_at.get() != 0),
        ("list", HOT.list_at.get() != 0),
        ("tuple", HOT.tuple_at.get() != 0),
        ("bytes", HOT.bytes_at.get() != 0),
        ("stop", HOT.stop_at.get() != 0),
    ] {
        let state = if on { "on" } else { "off" };
        let _ = writeln!(text, "{name} {state}");
    }
    text
}

/// The place `offset` bytes into an object. Only computes; reading it is what needs an argument.
#[inline(always)]
pub(crate) fn place<T, O>(object: *const O, offset: usize) -> *mut T {
    object.cast_mut().cast::<u8>().wrapping_add(offset).cast()
}
