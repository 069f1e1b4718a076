//! `NonZero`: as the integer inside, see `int.rs`; zero is a `ValueError`.

use std::num::NonZero;

use crate::convert::{Answer, FromPyObject, IntoPyObject, Quiet};
use crate::error::Raised;
use crate::exceptions::PyValueError;
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::PyAny;

#[cold]
#[inline(never)]
fn zero(py: Python<'_>) -> Raised {
    PyValueError::new_err("expected a number other than zero").raise(py)
}

macro_rules! nonzero {
    ($($int:ident)*) => { $(
        impl<'a, 'py> FromPyObject<'a, 'py> for NonZero<$int> {
            extract_by_from_py!();

            #[inline]
            fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
                match NonZero::new($int::from_py(object)?) {
                    Some(value) => Ok(value),
                    None => Err(zero(object.py())),
                }
            }

            #[inline]
            fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
                <$int>::is_exact(object)
            }

            #[inline(always)]
            fn from_py_quietly(object: Borrowed<'a, 'py, PyAny>, quiet: Quiet) -> Option<Self> {
                NonZero::new($int::from_py_quietly(object, quiet)?)
            }
        }

        impl<'py> IntoPyObject<'py> for NonZero<$int> {
            type Target = <$int as IntoPyObject<'py>>::Target;
            type Output = <$int as IntoPyObject<'py>>::Output;
            type Error = <$int as IntoPyObject<'py>>::Error;

            #[inline]
            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
                self.get().into_pyobject(py)
            }

            #[inline]
            fn into_answer(self, py: Python<'py>) -> Answer {
                self.get().into_answer(py)
            }
        }

        out_by_copy! { [] NonZero<$int>; }
        borrow_by_value! { [] NonZero<$int>; }
    )* };
}

nonzero! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
