//! Integers of up to 64 bits.
//!
//! | in | becomes |
//! |---|---|
//! | `int`, `bool`, whatever has `__index__` | the value |
//! | a value outside of the Rust type's range | `OverflowError` that names both |
//! | `float` and all else | `TypeError`, in CPython's words |
//!
//! Out: `int`. A sequence of `u8` is `bytes`, both ways: see `bytes.rs`.

use std::convert::Infallible;
use std::ffi::{c_int, c_long, c_longlong, c_ulonglong};
use std::marker::PhantomData;

use keelback_ffi as ffi;

use crate::convert::{Answer, FromPyObject, IntoPyObject, Owned, Quiet, bytes, int128};
use crate::depth::Level;
use crate::error::Raised;
use crate::exceptions::PyOverflowError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyInt, PyTypeInfo};

/// What a Rust integer type holds.
struct Width {
    name: &'static str,
    min: i64,
    max: u64,
}

impl Width {
    #[inline(always)]
    fn holds(&self, value: i64) -> bool {
        value >= self.min && (value < 0 || value as u64 <= self.max)
    }
}

/// The value of a small `int`, of no subclass.
#[inline(always)]
pub(super) fn compact(object: Borrowed<'_, '_, PyAny>) -> Option<isize> {
    // SAFETY: a live object.
    unsafe { ffi::layout::int::exact(object.as_ptr()) }
}

/// The value of an `int` of up to 64 bits; the call runs no Python code and never raises.
#[inline(never)]
fn small(object: Borrowed<'_, '_, PyAny>) -> Option<i64> {
    // SAFETY: a live object.
    if !unsafe { ffi::PyLong_Check(object.as_ptr()) } {
        return None;
    }
    // SAFETY: a live `int`.
    if let Some(value) = unsafe { ffi::layout::int::small(object.as_ptr()) } {
        return Some(value);
    }
    let mut overflow: c_int = 0;
    // SAFETY: a live `int`, and a place for the answer.
    let value = unsafe { ffi::PyLong_AsLongLongAndOverflow(object.as_ptr(), &raw mut overflow) };
    (overflow == 0).then_some(value)
}

/// What a parameter of 64 signed bits is read by: compiled once, since each use would be long.
#[inline(never)]
#[expect(improper_ctypes_definitions, reason = "C does not call it; nothing unwinds out of it")]
extern "C" fn wide(object: Borrowed<'_, '_, PyAny>, width: &'static Width) -> Result<u64, Raised> {
    match compact(object) {
        Some(value) => Ok(value as u64),
        None => slow(object, width),
    }
}

/// What a parameter of any other width is read by.
#[inline(never)]
#[expect(improper_ctypes_definitions, reason = "C does not call it; nothing unwinds out of it")]
extern "C" fn narrow(
    object: Borrowed<'_, '_, PyAny>,
    width: &'static Width,
) -> Result<u64, Raised> {
    match compact(object) {
        Some(value) if width.holds(value as i64) => Ok(value as u64),
        _ => slow(object, width),
    }
}

/// The value of an `int` or of an object with `__index__`, as the bits of 64.
#[cold]
#[inline(never)]
#[expect(improper_ctypes_definitions, reason = "C does not call it; nothing unwinds out of it")]
extern "C" fn slow(object: Borrowed<'_, '_, PyAny>, width: &'static Width) -> Result<u64, Raised> {
    // SAFETY: a live object.
    if unsafe { ffi::PyLong_Check(object.as_ptr()) } {
        return read(object, width);
    }
    read(index(object)?.as_borrowed(), width)
}

/// What `__index__` answers.
pub(super) fn index<'py>(object: Borrowed<'_, 'py, PyAny>) -> Result<Bound<'py, PyAny>, Raised> {
    let py = object.py();
    let _level = Level::enter(py).map_err(|error| error.raise(py))?;
    // SAFETY: a live object.
    let int = unsafe { ffi::PyNumber_Index(object.as_ptr()) };
    Ok(Owned::or_raised(py, int)?.into_bound(py))
}

/// The value of an `int`.
fn read(int: Borrowed<'_, '_, PyAny>, width: &'static Width) -> Result<u64, Raised> {
    let mut overflow: c_int = 0;
    // SAFETY: a live `int`, and a place for the answer.
    let signed = unsafe { ffi::PyLong_AsLongLongAndOverflow(int.as_ptr(), &raw mut overflow) };
    if overflow == 0 && width.holds(signed) {
        return Ok(signed as u64);
    }
    if overflow > 0 && width.max == u64::MAX {
        // SAFETY: a live `int`.
        let unsigned = unsafe { ffi::PyLong_AsUnsignedLongLong(int.as_ptr()) };
        // SAFETY: the thread is attached.
        if unsigned != u64::MAX || unsafe { ffi::PyErr_Occurred() }.is_null() {
            return Ok(unsigned);
        }
        Raised::assume(int.py()).forget(int.py());
    }
    Err(out_of_range(int, width.name))
}

/// `300 is out of range for u8`
#[cold]
#[inline(never)]
pub(super) fn out_of_range(int: Borrowed<'_, '_, PyAny>, name: &str) -> Raised {
    PyOverflowError::new_err(format!("{} is out of range for {name}", shown(int))).raise(int.py())
}

/// The digits, where there are not too many: a long `int` is told by its size, since turning it into
/// digits takes long and is refused above a limit.
fn shown(int: Borrowed<'_, '_, PyAny>) -> String {
    if let Some(digits) = int128::digits(int) {
        return digits;
    }
    let class = PyInt::type_object(int.py());
    let bits =
        class.getattr("bit_length").and_then(|method| method.call1((int,))?.extract::<u64>());
    match bits {
        Ok(bits) => format!("an int of {bits} bits"),
        Err(_) => "an int".to_owned(),
    }
}

macro_rules! ints {
    ($($int:ident: $make:ident as $c:ty $(, in { $($more_in:tt)* }, out { $($more_out:tt)* })?;)*) => { $(
        impl<'a, 'py> FromPyObject<'a, 'py> for $int {
            extract_by_from_py!();

            #[inline]
            fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<$int, Raised> {
                const WIDTH: Width =
                    Width { name: stringify!($int), min: $int::MIN as i64, max: $int::MAX as u64 };
                let read = if WIDTH.min == i64::MIN { wide } else { narrow };
                read(object, &WIDTH).map(|value| value as $int)
            }

            #[inline]
            fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
                // SAFETY: a live object.
                unsafe { ffi::PyLong_CheckExact(object.as_ptr()) }
            }

            #[inline(always)]
            fn from_py_quietly(object: Borrowed<'a, 'py, PyAny>, quiet: Quiet) -> Option<$int> {
                // SAFETY: a live object.
                match unsafe { quiet.0.int(object.as_ptr()) } {
                    Some(value) => $int::try_from(value).ok(),
                    None => $int::try_from(small(object)?).ok(),
                }
            }

            $($($more_in)*)?
        }

        impl<'py> IntoPyObject<'py> for $int {
            type Target = PyInt;
            type Output = Bound<'py, PyInt>;
            type Error = Infallible;

            #[inline]
            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
                // SAFETY: the thread is attached.
                let object = unsafe { ffi::$make(self as $c) };
                let object = std::ptr::NonNull::new(object).expect("out of memory");
                // SAFETY: a new reference to an `int`.
                Ok(unsafe { Bound::from_owned(py, object) })
            }

            #[inline]
            fn into_answer(self, py: Python<'py>) -> Answer {
                // SAFETY: the thread is attached.
                Owned::or_raised(py, unsafe { ffi::$make(self as $c) })
            }

            $($($more_out)*)?
        }

        borrow_by_value! { [] $int; }
    )* };
}

ints! {
    i8: PyLong_FromLong as c_long;
    i16: PyLong_FromLong as c_long;
    i32: PyLong_FromLong as c_long;
    i64: PyLong_FromLongLong as c_longlong;
    isize: PyLong_FromSsize_t as ffi::Py_ssize_t;
    u8: PyLong_FromLong as c_long, in {
        #[inline(always)]
        fn vec_from_py(
            object: Borrowed<'a, 'py, PyAny>,
            _: fn(Borrowed<'a, 'py, PyAny>) -> Result<Vec<u8>, Raised>,
        ) -> Result<Vec<u8>, Raised> {
            bytes::read(object)
        }

        // The place for items of its own is not used, and seen not to be where this is inlined.
        #[inline(always)]
        fn slice_from_py(
            object: Borrowed<'a, 'py, PyAny>,
            _: &'a mut Option<Vec<u8>>,
            _: fn(Borrowed<'a, 'py, PyAny>) -> Result<Vec<u8>, Raised>,
        ) -> Result<&'a [u8], Raised> {
            bytes::borrow(object)
        }

        fn vec_is_exact(object: Borrowed<'a, 'py, PyAny>, _: fn(Borrowed<'a, 'py, PyAny>) -> bool) -> bool {
            bytes::is_exact(object)
        }
    }, out {
        fn is_byte(_: PhantomData<Quiet>) -> bool {
            true
        }

        fn sequence_into_answer<I: ExactSizeIterator<Item = u8>>(items: I, py: Python<'py>) -> Answer {
            bytes::new(items, py)
        }
    };
    u16: PyLong_FromLong as c_long;
    u32: PyLong_FromLongLong as c_longlong;
    u64: PyLong_FromUnsignedLongLong as c_ulonglong;
    usize: PyLong_FromSize_t as usize;
}

out_by_copy! {
    [] i8; [] i16; [] i32; [] i64; [] isize; [] u16; [] u32; [] u64; [] usize;
}

impl<'py> IntoPyObject<'py> for &u8 {
    type Target = PyInt;
    type Output = Bound<'py, PyInt>;
    type Error = Infallible;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        (*self).into_pyobject(py)
    }

    #[inline]
    fn into_answer(self, py: Python<'py>) -> Answer {
        (*self).into_answer(py)
    }

    #[inline(always)]
    fn is_byte(_: PhantomData<Quiet>) -> bool {
        true
    }

    #[inline]
    fn sequence_into_answer<I: ExactSizeIterator<Item = Self>>(
        items: I,
        py: Python<'py>,
    ) -> Answer {
        bytes::new(items.copied(), py)
    }
}
