//! `num-complex`: `complex`.
//!
//! | in | becomes |
//! |---|---|
//! | `complex`, `float`, `int`, whatever has `__complex__`, `__float__` or `__index__` | the value |
//! | a finite part above what an `f32` holds, for `Complex<f32>` | `OverflowError` |
//! | all else, `str` too | `TypeError` |
//!
//! Out: `complex`.

use keelback_ffi as ffi;
use num_complex::Complex;

use crate::convert::float;
use crate::error::PyResult;
use crate::handle::{Borrowed, Bound};
use crate::intern;
use crate::py::Python;
use crate::types::{PyAny, PyComplex, PyString, PyTypeCheck};

fn read(object: Borrowed<'_, '_, PyAny>) -> PyResult<Complex<f64>> {
    let py = object.py();
    if let Ok(complex) = object.cast::<PyComplex>() {
        return Ok(Complex::new(complex.real(), complex.imag()));
    }
    // The class is asked, as Python does it for its protocols. What `complex` makes of text is not meant here.
    let has_own = object.get_type().hasattr(intern!(py, "__complex__"))?;
    if has_own && !PyString::type_check(object) {
        let complex = py.get_type::<PyComplex>().call1((object,))?.cast_into::<PyComplex>()?;
        return Ok(Complex::new(complex.real(), complex.imag()));
    }
    Ok(Complex::new(object.extract()?, 0.0))
}

fn read_narrow(object: Borrowed<'_, '_, PyAny>) -> PyResult<Complex<f32>> {
    let Complex { re, im } = read(object)?;
    let py = object.py();
    let part = |value| float::narrowed(py, value).map_err(|raised| raised.take(py));
    Ok(Complex::new(part(re)?, part(im)?))
}

fn is_complex(object: Borrowed<'_, '_, PyAny>) -> bool {
    PyComplex::type_check(object)
}

fn new<'py, F: Copy + Into<f64>>(
    py: Python<'py>,
    value: &Complex<F>,
) -> PyResult<Bound<'py, PyComplex>> {
    // SAFETY: the thread is attached.
    let complex = unsafe { ffi::PyComplex_FromDoubles(value.re.into(), value.im.into()) };
    Ok(py.own_or_err(complex)?.cast_into()?)
}

by_functions! {
    [] Complex<f64> as PyComplex: read, is_complex, new;
    [] Complex<f32> as PyComplex: read_narrow, is_complex, new;
}
