//! `complexobject.h`: `complex`.

use super::{PyObject, PyTypeObject};

api! {
    static PyComplex_Type: PyTypeObject;
}

api! {
    fn PyComplex_FromDoubles(real: f64, imag: f64) -> *mut PyObject;
    fn PyComplex_RealAsDouble(object: *mut PyObject) -> f64;
    fn PyComplex_ImagAsDouble(object: *mut PyObject) -> f64;
}
