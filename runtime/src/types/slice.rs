//! `slice` and `range`.

use keelback_ffi as ffi;

use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyRange, PySlice};

/// What a slice selects from a sequence of some length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PySliceIndices {
    /// Index of the first item.
    pub start: isize,
    /// Where to stop, exclusively; -1 when counting down to the first item.
    pub stop: isize,
    /// From one item to the next; never 0.
    pub step: isize,
    /// How many items there are.
    pub slicelength: usize,
}

impl PySlice {
    /// `slice(start, stop, step)`.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn new(py: Python<'_>, start: isize, stop: isize, step: isize) -> Bound<'_, PySlice> {
        let made = py.get_type::<PySlice>().call1((start, stop, step));
        let made = made.unwrap_or_else(|error| panic!("a slice could not be made: {error}"));
        // SAFETY: what the type makes is a slice: it cannot be subclassed.
        unsafe { made.cast_into_unchecked() }
    }

    /// `slice(None)`: everything.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn full(py: Python<'_>) -> Bound<'_, PySlice> {
        let none = ffi::Py_None();
        // SAFETY: three live objects.
        let made = py.own_or_err(unsafe { ffi::PySlice_New(none, none, none) });
        let made = made.unwrap_or_else(|error| panic!("a slice could not be made: {error}"));
        // SAFETY: what is made is a slice.
        unsafe { made.cast_into_unchecked() }
    }
}

impl Bound<'_, PySlice> {
    /// What the slice selects from a sequence of this length.
    ///
    /// # Errors
    /// `ValueError` for a step of 0, `TypeError` for what is no index.
    ///
    /// ```
    /// # use keelback::prelude::*;
    /// # keelback_docs::run(|py| {
    /// let indices = PySlice::new(py, 1, -1, 2).indices(10)?;
    /// assert_eq!((indices.start, indices.stop, indices.slicelength), (1, 9, 4));
    /// # Ok(()) })
    /// ```
    pub fn indices(&self, length: isize) -> PyResult<PySliceIndices> {
        let (mut start, mut stop, mut step) = (0, 0, 0);
        // SAFETY: a live slice, and places for the answers.
        let answer = unsafe {
            ffi::PySlice_Unpack(self.as_ptr(), &raw mut start, &raw mut stop, &raw mut step)
        };
        self.py().check(answer)?;
        // SAFETY: what was unpacked.
        let count = unsafe {
            ffi::PySlice_AdjustIndices(length.max(0), &raw mut start, &raw mut stop, step)
        };
        Ok(PySliceIndices { start, stop, step, slicelength: count as usize })
    }
}

impl PyRange {
    /// `range(start, stop)`.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn new(py: Python<'_>, start: isize, stop: isize) -> PyResult<Bound<'_, PyRange>> {
        PyRange::new_with_step(py, start, stop, 1)
    }

    /// `range(start, stop, step)`.
    ///
    /// # Errors
    /// `ValueError` for a step of 0.
    pub fn new_with_step(
        py: Python<'_>,
        start: isize,
        stop: isize,
        step: isize,
    ) -> PyResult<Bound<'_, PyRange>> {
        Ok(py.get_type::<PyRange>().call1((start, stop, step))?.cast_into()?)
    }
}

impl Bound<'_, PyRange> {
    /// `self.start`.
    ///
    /// # Errors
    /// `OverflowError` when it does not fit.
    pub fn start(&self) -> PyResult<isize> {
        self.getattr("start")?.extract()
    }

    /// `self.stop`.
    ///
    /// # Errors
    /// `OverflowError` when it does not fit.
    pub fn stop(&self) -> PyResult<isize> {
        self.getattr("stop")?.extract()
    }

    /// `self.step`.
    ///
    /// # Errors
    /// `OverflowError` when it does not fit.
    pub fn step(&self) -> PyResult<isize> {
        self.getattr("step")?.extract()
    }
}
