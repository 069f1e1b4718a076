//! Looking inside objects, where that is known to be right and faster than asking.
//!
//! Each area (`int`, `float`, `text`, ..) has a table of released versions that says how it is laid out.
//! At start the row of the running version is chosen and `proof` reads objects of known content through
//! it; an area with one mismatch stays off, and all do on a version above the tables, on another
//! implementation, or with `KEELBACK_LAYOUT=off` in the environment. While an area is off its readers call
//! the API, so every function here may be used at any time.
//!
//! What the readers need lies in one static of one cache line, read by relaxed loads.

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

use std::fmt::Write as _;
use std::sync::atomic::{AtomicPtr, AtomicU8, AtomicU32, Ordering::Relaxed};

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

/// What the readers read, the hottest first. Everything is off until [`crate::start`] has proved it.
#[repr(C, align(64))]
pub(crate) struct Hot {
    pub(crate) refs: AtomicU32,
    pub(crate) int: AtomicU8,
    /// `int`, while its form is known to be `TagThenDigits`: see [`types::is_that`].
    pub(crate) tagged_int_class: AtomicPtr<PyTypeObject>,
    /// `int`, while its form is known to be `SizeThenDigits`.
    pub(crate) sized_int_class: AtomicPtr<PyTypeObject>,
    /// `float`, while its value can be read.
    pub(crate) float_class: AtomicPtr<PyTypeObject>,
    /// `str`, while compact ASCII ones can be read.
    pub(crate) text_class: AtomicPtr<PyTypeObject>,
    /// `bytes`, while its content can be read.
    pub(crate) bytes_class: AtomicPtr<PyTypeObject>,
    pub(crate) type_at: AtomicU32,
    pub(crate) flags_at: AtomicU32,
    pub(crate) int_at: AtomicU32,
    pub(crate) float_at: AtomicU32,
    pub(crate) ascii_at: AtomicU32,
    pub(crate) text_state_at: AtomicU32,
    pub(crate) text_compact: AtomicU32,
    /// Compact and ASCII.
    pub(crate) text_both: AtomicU32,
    pub(crate) size_at: AtomicU32,
    pub(crate) list_at: AtomicU32,
    pub(crate) tuple_at: AtomicU32,
    pub(crate) bytes_at: AtomicU32,
    pub(crate) utf8_at: AtomicU32,
    pub(crate) vectorcall_at: AtomicU32,
    pub(crate) head: AtomicU32,
    pub(crate) fields_at: AtomicU32,
    pub(crate) stop_at: AtomicU32,
    pub(crate) free_threaded: AtomicU8,
}

pub(crate) static HOT: Hot = Hot {
    refs: AtomicU32::new(refcount::Form::Call as u32),
    int: AtomicU8::new(int::Form::Call as u8),
    tagged_int_class: AtomicPtr::new(types::NO_CLASS),
    sized_int_class: AtomicPtr::new(types::NO_CLASS),
    float_class: AtomicPtr::new(types::NO_CLASS),
    text_class: AtomicPtr::new(types::NO_CLASS),
    bytes_class: AtomicPtr::new(types::NO_CLASS),
    type_at: AtomicU32::new(0),
    flags_at: AtomicU32::new(0),
    int_at: AtomicU32::new(0),
    float_at: AtomicU32::new(0),
    ascii_at: AtomicU32::new(0),
    text_state_at: AtomicU32::new(0),
    text_compact: AtomicU32::new(0),
    text_both: AtomicU32::new(0),
    size_at: AtomicU32::new(0),
    list_at: AtomicU32::new(0),
    tuple_at: AtomicU32::new(0),
    bytes_at: AtomicU32::new(0),
    utf8_at: AtomicU32::new(0),
    vectorcall_at: AtomicU32::new(0),
    head: AtomicU32::new(2 * WORD as u32),
    fields_at: AtomicU32::new(0),
    stop_at: AtomicU32::new(0),
    free_threaded: AtomicU8::new(0),
};

/// One of the offsets.
#[inline(always)]
pub(crate) fn at(offset: &AtomicU32) -> usize {
    offset.load(Relaxed) as usize
}

/// Proves the running version's row and switches on what holds. Repeating it stores the same values.
///
/// # Safety
///
/// The thread is attached, and [`crate::late`] is filled.
pub(crate) unsafe fn choose(version: &Version) {
    HOT.free_threaded.store(version.free_threaded.into(), Relaxed);
    if version.implementation != Implementation::CPython {
        publish(&without_proof(version));
        return;
    }
    let wanted = std::env::var_os("KEELBACK_LAYOUT").is_none_or(|value| value != "off");
    let table = if wanted { expected(version) } else { None };
    // SAFETY: forwarded.
    publish(&unsafe { proof::prove(version, table) });
}

fn publish(facts: &Facts) {
    HOT.text_compact.store(facts.text_compact, Relaxed);
    HOT.text_both.store(facts.text_compact | facts.text_ascii, Relaxed);
    for (place, value) in [
        (&HOT.head, facts.head),
        (&HOT.type_at, facts.type_at),
        (&HOT.flags_at, facts.flags_at),
        (&HOT.fields_at, facts.fields_at),
        (&HOT.vectorcall_at, facts.vectorcall_at),
        (&HOT.int_at, facts.int_at),
        (&HOT.float_at, facts.float_at),
        (&HOT.ascii_at, facts.ascii_at),
        (&HOT.text_state_at, facts.text_state_at),
        (&HOT.utf8_at, facts.utf8_at),
        (&HOT.size_at, facts.size_at),
        (&HOT.list_at, facts.list_at),
        (&HOT.tuple_at, facts.tuple_at),
        (&HOT.bytes_at, facts.bytes_at),
        (&HOT.stop_at, facts.stop_at),
    ] {
        place.store(value.into(), Relaxed);
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
        place.store(if on { class.cast_mut() } else { types::NO_CLASS }, Relaxed);
    }
    HOT.refs.store(facts.refs as u32, Relaxed);
    HOT.int.store(facts.int as u8, Relaxed);
}

/// The size of the object header, where the data of a class that derives from `object` begins.
#[inline(always)]
pub fn head() -> usize {
    at(&HOT.head)
}

/// Whether the running build has no GIL.
#[inline(always)]
pub fn free_threaded() -> bool {
    HOT.free_threaded.load(Relaxed) != 0
}

/// Each fast path and whether it is on, one a line, as `name on` or `name off`.
pub fn report() -> String {
    let refs = HOT.refs.load(Relaxed);
    let mut text = format!("head {}\n", head());
    for (name, on) in [
        ("refcount", refs != refcount::Form::Call as u32),
        ("type", HOT.type_at.load(Relaxed) != 0),
        ("flags", HOT.flags_at.load(Relaxed) != 0),
        ("fields", HOT.fields_at.load(Relaxed) != 0),
        ("vectorcall", HOT.vectorcall_at.load(Relaxed) != 0),
        ("int", HOT.int.load(Relaxed) != int::Form::Call as u8),
        ("float", HOT.float_at.load(Relaxed) != 0),
        ("ascii", HOT.ascii_at.load(Relaxed) != 0),
        ("utf8", HOT.utf8_at.load(Relaxed) != 0),
        ("list", HOT.list_at.load(Relaxed) != 0),
        ("tuple", HOT.tuple_at.load(Relaxed) != 0),
        ("bytes", HOT.bytes_at.load(Relaxed) != 0),
        ("stop", HOT.stop_at.load(Relaxed) != 0),
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
