//! `num-bigint`: `int` of any size, in the release of each feature.
//!
//! | in | becomes |
//! |---|---|
//! | `int`, `bool`, whatever has `__index__` | the value |
//! | a negative one for `BigUint` | `OverflowError` |
//! | `float` and all else | `TypeError`, in CPython's words |
//!
//! Out: `int`.

use std::ffi::c_int;

use keelback_ffi as ffi;

use crate::convert::int::{compact, index, out_of_range};
use crate::convert::{Answer, FromPyObject, IntoPyObject, Owned};
use crate::error::Raised;
use crate::handle::Borrowed;
use crate::intern;
use crate::py::Python;
use crate::types::{PyAny, PyInt, PyTypeInfo};

/// The least significant byte first, signed.
const LITTLE: c_int = ffi::Py_ASNATIVEBYTES_LITTLE_ENDIAN;

/// Of an `int`: what fits into 64 bits, or all its bytes, as two's complement.
enum Value {
    Small(i64),
    Large(Vec<u8>),
}

fn value(int: Borrowed<'_, '_, PyAny>) -> Result<Value, Raised> {
    let py = int.py();
    if let Some(small) = compact(int) {
        return Ok(Value::Small(small as i64));
    }
    // Of the class itself: a subclass may have another.
    let bits = PyInt::type_object(py).getattr(intern!(py, "bit_length"));
    let bits = bits.and_then(|method| method.call1((int,))?.extract::<usize>());
    let bits = bits.map_err(|error| error.raise(py))?;
    let mut bytes = Vec::new();
    let size = bits / 8 + 1;
    bytes.try_reserve_exact(size).map_err(|_| crate::convert::refuse::no_memory(py))?;
    bytes.resize(size, 0);
    let (start, room) = (bytes.as_mut_ptr().cast(), size as ffi::Py_ssize_t);
    // SAFETY: a live `int`, and room for as many bytes as are said.
    let needed = unsafe { ffi::PyLong_AsNativeBytes(int.as_ptr(), start, room, LITTLE) };
    if needed < 0 { Err(Raised::assume(py)) } else { Ok(Value::Large(bytes)) }
}

/// An `int` of bytes in two's complement.
fn int(py: Python<'_>, bytes: &[u8]) -> Answer {
    // SAFETY: as many bytes as are said.
    let object = unsafe { ffi::PyLong_FromNativeBytes(bytes.as_ptr().cast(), bytes.len(), LITTLE) };
    Owned::or_raised(py, object)
}

fn is_int(object: Borrowed<'_, '_, PyAny>) -> bool {
    // SAFETY: a live object.
    unsafe { ffi::PyLong_CheckExact(object.as_ptr()) }
}

macro_rules! big_ints {
    ($krate:ident) => {
        impl<'a, 'py> FromPyObject<'a, 'py> for $krate::BigInt {
            extract_by_from_py!();

            fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
                // An `int` answers itself.
                Ok(match value(index(object)?.as_borrowed())? {
                    Value::Small(value) => value.into(),
                    Value::Large(bytes) => Self::from_signed_bytes_le(&bytes),
                })
            }

            fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
                is_int(object)
            }
        }

        impl<'a, 'py> FromPyObject<'a, 'py> for $krate::BigUint {
            extract_by_from_py!();

            fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
                let int = index(object)?;
                let value = match value(int.as_borrowed())? {
                    Value::Small(value) => u64::try_from(value).ok().map(Self::from),
                    // The sign is the highest bit, and else there is a zero above all digits.
                    Value::Large(bytes) if bytes.last().is_some_and(|last| last >> 7 == 1) => None,
                    Value::Large(bytes) => Some(Self::from_bytes_le(&bytes)),
                };
                value.ok_or_else(|| out_of_range(int.as_borrowed(), "BigUint"))
            }

            fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
                is_int(object)
            }
        }

        impl<'py> IntoPyObject<'py> for &$krate::BigInt {
            into_pyobject_by_answer!(PyInt);

            fn into_answer(self, py: Python<'py>) -> Answer {
                match i64::try_from(self) {
                    Ok(small) => small.into_answer(py),
                    Err(_) => int(py, &self.to_signed_bytes_le()),
                }
            }
        }

        impl<'py> IntoPyObject<'py> for &$krate::BigUint {
            into_pyobject_by_answer!(PyInt);

            fn into_answer(self, py: Python<'py>) -> Answer {
                match u64::try_from(self) {
                    Ok(small) => small.into_answer(py),
                    Err(_) => {
                        let mut bytes = self.to_bytes_le();
                        bytes.push(0);
                        int(py, &bytes)
                    }
                }
            }
        }

        impl<'py> IntoPyObject<'py> for $krate::BigInt {
            into_pyobject_by_answer!(PyInt);

            fn into_answer(self, py: Python<'py>) -> Answer {
                (&self).into_answer(py)
            }
        }

        impl<'py> IntoPyObject<'py> for $krate::BigUint {
            into_pyobject_by_answer!(PyInt);

            fn into_answer(self, py: Python<'py>) -> Answer {
                (&self).into_answer(py)
            }
        }

        borrow_by_value! {
            [] $krate::BigInt;
            [] $krate::BigUint;
        }
    };
}

#[cfg(feature = "num-bigint")]
big_ints!(num_bigint);
#[cfg(feature = "num-bigint-04")]
big_ints!(num_bigint_04);
