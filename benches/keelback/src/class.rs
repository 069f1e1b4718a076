//! The benchmark's classes, with keelback.

use std::hint::black_box;

use keelback::exceptions::PyIndexError;
use keelback::prelude::*;

/// @py eq
#[derive(Clone, PartialEq)]
pub struct Point {
    /// @py
    pub x: f64,
    /// @py
    pub y: f64,
}

/// @py
impl Point {
    /// @py def __new__(x, y=0.0)
    pub fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    pub fn norm(&self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// @py def scale(self, by, /)
    pub fn scale(&mut self, by: f64) {
        self.x *= by;
        self.y *= by;
    }

    /// @py def __add__(self, other)
    pub fn add(&self, other: &Point) -> Point {
        Point { x: self.x + other.x, y: self.y + other.y }
    }
}

/// @py
pub fn point_length(point: &Point) -> f64 {
    point.norm()
}

/// @py
pub struct Numbers {
    count: usize,
}

/// @py
impl Numbers {
    /// @py def __new__(count, /)
    pub fn new(count: usize) -> Numbers {
        Numbers { count }
    }

    /// @py def __len__(self)
    pub fn len(&self) -> usize {
        self.count
    }

    /// As much work as there are items, and no object.
    pub fn total(&self) -> usize {
        (0..self.count).fold(0, |total, index| black_box(total + index * 3))
    }

    /// @py def __getitem__(self, index, /)
    pub fn item(&self, index: usize) -> PyResult<usize> {
        if index < self.count { Ok(index * 3) } else { Err(PyIndexError::new_err("index out of range")) }
    }

    /// @py def __iter__(self)
    pub fn iter(&self) -> Upwards {
        Upwards { next: 0, count: self.count }
    }
}

/// @py
pub struct Upwards {
    next: usize,
    count: usize,
}

/// @py
impl Upwards {
    /// @py def __next__(self)
    pub fn next(&mut self) -> Option<usize> {
        if self.next >= self.count {
            return None;
        }
        self.next += 1;
        Some((self.next - 1) * 3)
    }
}
