//! Objects that differ in size: `int`, `tuple`, `bytes`.
//!
//! They keep their items where objects of other classes end, as many as the object tells, and read them at a fixed place; PEP
//! 697 has no room for more there. But an object of a class that derives from one of them is longer than its items by what the
//! class adds: `tp_alloc` gives `tp_basicsize` and so many times `tp_itemsize`. Behind its items Python itself keeps the
//! `__dict__` of such an object up to 3.11, and the `__slots__` of tuples since 3.15; there the contents are.
//!
//! How an object tells the number of its items is not asked of a table of versions: it is tried on objects whose numbers are
//! known, when the class is made.

use keelback_ffi as ffi;
use keelback_ffi::layout::types::Field;

use super::facts::{number, shown};
use crate::class::def::ClassDef;
use crate::error::PyResult;
use crate::exceptions::PyTypeError;
use crate::handle::Bound;
use crate::types::{PyAny, PyBytes, PyInt, PyTuple, PyType};

/// Where the contents begin at most so much later than the items end: as far apart as anything in Rust may have to lie.
pub(super) const ALIGN: usize = 16;

/// The items of an object.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Items {
    /// The size of one.
    size: usize,
    number: Number,
}

/// How an object tells the number of its items: in the word behind its head.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    /// It is that word, which is below zero for numbers below zero.
    Word,
    /// It is that word without its last three bits: since 3.12, of an `int`.
    Tag,
}

impl Number {
    /// # Safety
    /// `object` must be of a class whose objects differ in size.
    #[inline]
    unsafe fn of(self, object: *mut ffi::PyObject) -> usize {
        // SAFETY: every such object has a word there.
        let word = unsafe { *object.wrapping_byte_add(ffi::layout::head()).cast::<isize>() };
        match self {
            Number::Word => word.unsigned_abs(),
            Number::Tag => word as usize >> 3,
        }
    }
}

impl Items {
    /// The items of objects of a solid base; `None` where they have none.
    pub(super) fn of(class: &ClassDef, solid: &Bound<'_, PyType>) -> PyResult<Option<Items>> {
        let size = number(solid, Field::ItemSize)?.unsigned_abs();
        if size == 0 {
            return Ok(None);
        }
        let samples = samples(solid)?;
        let found = [Number::Word, Number::Tag].into_iter().find(|number| {
            let agrees = |(object, wanted): &(Bound<'_, PyAny>, usize)| {
                // SAFETY: an object of the base itself.
                let told = unsafe { number.of(object.as_ptr()) };
                told == *wanted
            };
            !samples.is_empty() && samples.iter().all(agrees)
        });
        match found {
            Some(number) => Ok(Some(Items { size, number })),
            None => Err(PyTypeError::new_err(format!(
                "class {} cannot derive from {}: its objects differ in size, and where they end is not known",
                class.name(),
                shown(solid)
            ))),
        }
    }

    /// How far into an object its contents begin, whose base's part is `size` long without its items.
    ///
    /// # Safety
    /// `object` must be of the class.
    #[inline]
    pub(super) unsafe fn end(self, object: *mut ffi::PyObject, size: usize) -> usize {
        // SAFETY: forwarded. Some versions have room for one where there is none.
        let number = unsafe { self.number.of(object) }.max(1);
        // Not all objects lie at multiples of that: before 3.8 those that the collector does not know.
        (object.addr() + size + number * self.size).next_multiple_of(ALIGN) - object.addr()
    }

    /// How much longer an object has to be than its base's part, its items, and its contents.
    pub(super) fn slack(self) -> usize {
        self.size + ALIGN - 1
    }
}

/// Objects of a builtin class with the number of their items; none of other classes.
fn samples<'py>(solid: &Bound<'py, PyType>) -> PyResult<Vec<(Bound<'py, PyAny>, usize)>> {
    let py = solid.py();
    if solid.is(&py.get_type::<PyTuple>()) {
        let of = |number: usize| {
            Ok((PyTuple::new(py, (0..number).map(|_| py.None()))?.into_any(), number))
        };
        return (0..4).map(of).collect();
    }
    if solid.is(&py.get_type::<PyBytes>()) {
        let of = |number: usize| (PyBytes::new(py, &vec![1; number]).into_any(), number);
        return Ok((0..20).map(of).collect());
    }
    if !solid.is(&py.get_type::<PyInt>()) {
        return Ok(Vec::new());
    }
    let bits = py.import("sys")?.getattr("int_info")?.getattr("bits_per_digit")?;
    let one = PyInt::new(py, 1).into_any();
    let mut samples = vec![(PyInt::new(py, 0).into_any(), 0)];
    for digits in 1..5_usize {
        // The first number that takes one digit more, and the last that does not.
        let above = one.lshift(bits.mul(digits)?)?;
        let last = above.sub(&one)?;
        samples.extend([
            (last.neg()?, digits),
            (last, digits),
            (above.neg()?, digits + 1),
            (above, digits + 1),
        ]);
    }
    Ok(samples)
}
