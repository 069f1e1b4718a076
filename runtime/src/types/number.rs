//! `int`, `float`, `bool` and `complex`.

use keelback_ffi as ffi;

use crate::convert::{IntoPyObject, lend};
use crate::handle::{Borrowed, Bound, BoundObject};
use crate::py::Python;
use crate::types::{PyBool, PyComplex, PyFloat, PyInt};

impl PyInt {
    /// An `int` of this value.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn new<'py, T>(py: Python<'py>, value: T) -> Bound<'py, PyInt>
    where
        T: IntoPyObject<'py, Target = PyInt>,
    {
        match lend(py, value) {
            Ok(int) => int.into_bound(),
            Err(error) => panic!("an int could not be made: {error}"),
        }
    }
}

impl PyFloat {
    /// A `float` of this value.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn new(py: Python<'_>, value: f64) -> Bound<'_, PyFloat> {
        // SAFETY: the thread is attached.
        let float = std::ptr::NonNull::new(unsafe { ffi::PyFloat_FromDouble(value) });
        // SAFETY: a new reference to a `float`.
        unsafe { Bound::from_owned(py, float.expect("out of memory")) }
    }
}

impl Bound<'_, PyFloat> {
    /// The value.
    #[inline]
    pub fn value(&self) -> f64 {
        // SAFETY: a live `float`.
        unsafe { ffi::layout::float::value(self.as_ptr()) }
    }
}

impl PartialEq<f64> for Bound<'_, PyFloat> {
    fn eq(&self, other: &f64) -> bool {
        self.value() == *other
    }
}

impl PyBool {
    /// `True` or `False`, of each of which there is one.
    #[inline]
    pub fn new(py: Python<'_>, value: bool) -> Borrowed<'_, '_, PyBool> {
        let object = if value { ffi::Py_True() } else { ffi::Py_False() };
        // SAFETY: both live as long as the interpreter.
        unsafe { Borrowed::from_ptr(py, object) }
    }
}

impl Bound<'_, PyBool> {
    /// The value.
    #[inline]
    pub fn is_true(&self) -> bool {
        self.as_ptr() == ffi::Py_True()
    }
}

impl PartialEq<bool> for Bound<'_, PyBool> {
    fn eq(&self, other: &bool) -> bool {
        self.is_true() == *other
    }
}

impl PyComplex {
    /// `complex(real, imag)`.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn from_doubles(py: Python<'_>, real: f64, imag: f64) -> Bound<'_, PyComplex> {
        // SAFETY: the thread is attached.
        let complex = std::ptr::NonNull::new(unsafe { ffi::PyComplex_FromDoubles(real, imag) });
        // SAFETY: a new reference to a `complex`.
        unsafe { Bound::from_owned(py, complex.expect("out of memory")) }
    }
}

impl Bound<'_, PyComplex> {
    /// `self.real`.
    pub fn real(&self) -> f64 {
        // SAFETY: a live `complex`.
        unsafe { ffi::PyComplex_RealAsDouble(self.as_ptr()) }
    }

    /// `self.imag`.
    pub fn imag(&self) -> f64 {
        // SAFETY: a live `complex`.
        unsafe { ffi::PyComplex_ImagAsDouble(self.as_ptr()) }
    }
}
