//! `i128` and `u128`: as the narrower integers, see `int.rs`.

use std::convert::Infallible;
use std::ffi::c_int;

use keelback_ffi as ffi;

use crate::convert::int::{compact, index, out_of_range};
use crate::convert::{Answer, FromPyObject, IntoPyObject, Owned, Quiet};
use crate::error::Raised;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyInt};

/// The least significant byte first, signed.
const LITTLE: c_int = ffi::Py_ASNATIVEBYTES_LITTLE_ENDIAN;

/// More bytes than the types have, so that one signed read serves both.
const ROOM: usize = 24;

/// The value of an `int`: its lower 16 bytes, and the 8 above, which extend its sign.
fn wide(int: Borrowed<'_, '_, PyAny>) -> Result<Option<(u128, i64)>, Raised> {
    let py = int.py();
    let mut bytes = [0_u8; ROOM];
    let start = bytes.as_mut_ptr().cast();
    // SAFETY: a live `int`, and room for as many bytes as are said.
    let needed = unsafe { ffi::PyLong_AsNativeBytes(int.as_ptr(), start, ROOM as isize, LITTLE) };
    if needed < 0 {
        return Err(Raised::assume(py));
    }
    if needed > ROOM as isize {
        return Ok(None);
    }
    let (low, high) = bytes.split_at(16);
    let low = low.try_into().map(u128::from_le_bytes);
    let high = high.try_into().map(i64::from_le_bytes);
    Ok(low.ok().zip(high.ok()))
}

fn signed((low, high): (u128, i64)) -> Option<i128> {
    let value = low as i128;
    ((value < 0) == (high < 0) && (high == 0 || high == -1)).then_some(value)
}

fn unsigned((low, high): (u128, i64)) -> Option<u128> {
    (high == 0).then_some(low)
}

/// The digits of an `int` that either type holds; never raises.
pub(super) fn digits(int: Borrowed<'_, '_, PyAny>) -> Option<String> {
    match wide(int) {
        Ok(value) => {
            let value = value?;
            signed(value)
                .map(|value| value.to_string())
                .or_else(|| unsigned(value).map(|value| value.to_string()))
        }
        Err(raised) => {
            raised.forget(int.py());
            None
        }
    }
}

/// The value of an `int` or of an object with `__index__`.
fn slow<T>(
    object: Borrowed<'_, '_, PyAny>,
    name: &str,
    narrow: fn((u128, i64)) -> Option<T>,
) -> Result<T, Raised> {
    // An `int` answers itself.
    let int = index(object)?;
    let int = int.as_borrowed();
    match wide(int)?.and_then(narrow) {
        Some(value) => Ok(value),
        None => Err(out_of_range(int, name)),
    }
}

macro_rules! ints {
    ($($int:ident: $narrow:ident, $small:ident, $make_small:ident, $make:ident;)*) => { $(
        impl<'a, 'py> FromPyObject<'a, 'py> for $int {
            extract_by_from_py!();

            #[inline]
            fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<$int, Raised> {
                match compact(object).map($int::try_from) {
                    Some(Ok(value)) => Ok(value),
                    _ => slow(object, stringify!($int), $narrow),
                }
            }

            #[inline]
            fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
                // SAFETY: a live object.
                unsafe { ffi::PyLong_CheckExact(object.as_ptr()) }
            }

            #[inline(always)]
            fn from_py_quietly(object: Borrowed<'a, 'py, PyAny>, _: Quiet) -> Option<$int> {
                $int::try_from(compact(object)?).ok()
            }
        }

        impl<'py> IntoPyObject<'py> for $int {
            type Target = PyInt;
            type Output = Bound<'py, PyInt>;
            type Error = Infallible;

            #[inline]
            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
                let object = self.into_answer(py).ok().expect("out of memory");
                // SAFETY: an `int`.
                Ok(unsafe { object.into_bound_as(py) })
            }

            #[inline(never)]
            fn into_answer(self, py: Python<'py>) -> Answer {
                if let Ok(small) = $small::try_from(self) {
                    // SAFETY: the thread is attached.
                    return Owned::or_raised(py, unsafe { ffi::$make_small(small) });
                }
                let bytes = self.to_le_bytes();
                // SAFETY: as many bytes as are said.
                let object = unsafe { ffi::$make(bytes.as_ptr().cast(), bytes.len(), LITTLE) };
                Owned::or_raised(py, object)
            }
        }

        out_by_copy! { [] $int; }
        borrow_by_value! { [] $int; }
    )* };
}

ints! {
    i128: signed, i64, PyLong_FromLongLong, PyLong_FromNativeBytes;
    u128: unsigned, u64, PyLong_FromUnsignedLongLong, PyLong_FromUnsignedNativeBytes;
}
