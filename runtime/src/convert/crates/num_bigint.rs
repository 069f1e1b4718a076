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

/// Of an `int`: what fits into 64 bits, or its sign and its digits of 32 bits, the least significant one first.
enum Value {
    Small(i64),
    Large { negative: bool, digits: Vec<u32> },
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
    // With room for the sign.
    let count = bits / 32 + 1;
    let mut digits = Vec::new();
    digits.try_reserve_exact(count).map_err(|_| crate::convert::refuse::no_memory(py))?;
    digits.resize(count, 0_u32);
    let (start, room) = (digits.as_mut_ptr().cast(), (count * 4) as ffi::Py_ssize_t);
    // SAFETY: a live `int`, and room for as many bytes as are said.
    let needed = unsafe { ffi::PyLong_AsNativeBytes(int.as_ptr(), start, room, LITTLE) };
    if needed < 0 {
        return Err(Raised::assume(py));
    }
    for digit in &mut digits {
        *digit = u32::from_le(*digit);
    }
    let negative = digits.last().is_some_and(|last| last >> 31 == 1);
    if negative {
        negate(&mut digits);
    }
    Ok(Value::Large { negative, digits })
}

/// An `int` of digits of 64 bits, the least significant one first.
fn int(py: Python<'_>, negative: bool, digits: impl ExactSizeIterator<Item = u64>) -> Answer {
    let mut all = Vec::with_capacity(2 * digits.len() + 1);
    for digit in digits {
        all.extend([digit as u32, (digit >> 32) as u32]);
    }
    // For the sign.
    all.push(0);
    if negative {
        negate(&mut all);
    }
    for digit in &mut all {
        *digit = digit.to_le();
    }
    // SAFETY: as many bytes as are said.
    let object = unsafe { ffi::PyLong_FromNativeBytes(all.as_ptr().cast(), 4 * all.len(), LITTLE) };
    Owned::or_raised(py, object)
}

/// The two's complement.
fn negate(digits: &mut [u32]) {
    let mut carry = true;
    for digit in digits {
        (*digit, carry) = (!*digit).overflowing_add(u32::from(carry));
    }
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
                    Value::Large { negative, digits } => {
                        let sign = if negative { $krate::Sign::Minus } else { $krate::Sign::Plus };
                        Self::new(sign, digits)
                    }
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
                    Value::Large { negative: true, .. } => None,
                    Value::Large { digits, .. } => Some(Self::new(digits)),
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
                    Err(_) => int(py, self.sign() == $krate::Sign::Minus, self.iter_u64_digits()),
                }
            }
        }

        impl<'py> IntoPyObject<'py> for &$krate::BigUint {
            into_pyobject_by_answer!(PyInt);

            fn into_answer(self, py: Python<'py>) -> Answer {
                match u64::try_from(self) {
                    Ok(small) => small.into_answer(py),
                    Err(_) => int(py, false, self.iter_u64_digits()),
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
