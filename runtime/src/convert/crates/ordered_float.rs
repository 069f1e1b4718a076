//! `ordered-float`: as the floats in `float.rs`; for `NotNan`, `nan` is a `ValueError`.

use ordered_float::{NotNan, OrderedFloat};

use crate::convert::{Answer, FromPyObject, IntoPyObject, Quiet};
use crate::error::Raised;
use crate::exceptions::PyValueError;
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::{PyAny, PyFloat};

fn not_nan<F: ordered_float::FloatCore>(py: Python<'_>, value: F) -> Result<NotNan<F>, Raised> {
    NotNan::new(value).map_err(|_| PyValueError::new_err("expected a number, got nan").raise(py))
}

macro_rules! floats {
    ($($type:ident<$float:ident>: $wrap:expr, $quietly:expr;)*) => { $(
        impl<'a, 'py> FromPyObject<'a, 'py> for $type<$float> {
            extract_by_from_py!();

            #[inline]
            fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
                $wrap(object.py(), $float::from_py(object)?)
            }

            #[inline]
            fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
                $float::is_exact(object)
            }

            #[inline(always)]
            fn from_py_quietly(object: Borrowed<'a, 'py, PyAny>, quiet: Quiet) -> Option<Self> {
                $quietly($float::from_py_quietly(object, quiet)?)
            }
        }

        impl<'py> IntoPyObject<'py> for $type<$float> {
            into_pyobject_by_answer!(PyFloat);

            #[inline]
            fn into_answer(self, py: Python<'py>) -> Answer {
                self.into_inner().into_answer(py)
            }
        }

        out_by_copy! { [] $type<$float>; }
        borrow_by_value! { [] $type<$float>; }
    )* };
}

floats! {
    OrderedFloat<f64>: |_, value| Ok(OrderedFloat(value)), |value| Some(OrderedFloat(value));
    OrderedFloat<f32>: |_, value| Ok(OrderedFloat(value)), |value| Some(OrderedFloat(value));
    NotNan<f64>: not_nan, |value| NotNan::new(value).ok();
    NotNan<f32>: not_nan, |value| NotNan::new(value).ok();
}
