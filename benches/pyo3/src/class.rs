//! The benchmark's classes, with PyO3.

use std::hint::black_box;

use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;

#[pyclass(eq, get_all, set_all)]
#[derive(PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[pymethods]
impl Point {
    #[new]
    #[pyo3(signature = (x, y=0.0))]
    fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    fn norm(&self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    #[pyo3(signature = (by, /))]
    fn scale(&mut self, by: f64) {
        self.x *= by;
        self.y *= by;
    }

    fn __add__(&self, other: &Point) -> Point {
        Point { x: self.x + other.x, y: self.y + other.y }
    }
}

#[pyfunction]
pub fn point_length(point: &Point) -> f64 {
    point.norm()
}

#[pyclass]
pub struct Numbers {
    count: usize,
}

#[pymethods]
impl Numbers {
    #[new]
    fn new(count: usize) -> Numbers {
        Numbers { count }
    }

    fn __len__(&self) -> usize {
        self.count
    }

    fn total(&self) -> usize {
        (0..self.count).fold(0, |total, index| black_box(total + index * 3))
    }

    fn __getitem__(&self, index: usize) -> PyResult<usize> {
        if index < self.count { Ok(index * 3) } else { Err(PyIndexError::new_err("index out of range")) }
    }

    fn __iter__(&self) -> Upwards {
        Upwards { next: 0, count: self.count }
    }
}

#[pyclass]
pub struct Upwards {
    next: usize,
    count: usize,
}

#[pymethods]
impl Upwards {
    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&mut self) -> Option<usize> {
        if self.next >= self.count {
            return None;
        }
        self.next += 1;
        Some((self.next - 1) * 3)
    }
}
