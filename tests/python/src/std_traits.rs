//! Traits of the standard library as special methods: `test_std_traits.py`.
//!
//! @py module std_traits

use std::cmp::Ordering;
use std::ops::{Add, Index, IndexMut, Mul, Sub};
use std::str::FromStr;

use keelback::exceptions::PyValueError;
use keelback::prelude::*;

/// A vector, with every trait that it can have.
///
/// @py eq repr
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vector {
    /// @py
    x: f64,
    /// @py
    y: f64,
}

/// @py
impl Add for &Vector {
    type Output = Vector;

    fn add(self, other: Self) -> Vector {
        Vector { x: self.x + other.x, y: self.y + other.y }
    }
}

/// @py
impl Mul<f64> for Vector {
    type Output = Vector;

    fn mul(self, times: f64) -> Vector {
        Vector { x: self.x * times, y: self.y * times }
    }
}

/// @py
impl Mul<Vector> for f64 {
    type Output = Vector;

    fn mul(self, vector: Vector) -> Self::Output {
        Vector { x: self * vector.x, y: self * vector.y }
    }
}

/// From the left, what is taken away stands on the right.
///
/// @py
impl<'a> Sub<&'a Vector> for Vec<f64> {
    type Output = Result<Vector, PyErr>;

    fn sub(self, other: &'a Vector) -> Self::Output {
        let [x, y] = self[..] else { return Err(PyValueError::new_err("two numbers")) };
        Ok(Vector { x: x - other.x, y: y - other.y })
    }
}

/// Its length is what a number is compared with.
///
/// @py
impl PartialEq<f64> for Vector {
    fn eq(&self, other: &f64) -> bool {
        self.x.hypot(self.y) == *other
    }
}

/// @py
impl PartialOrd<f64> for Vector {
    fn partial_cmp(&self, other: &f64) -> Option<Ordering> {
        self.x.hypot(self.y).partial_cmp(other)
    }
}

/// @py
impl Default for Vector {
    fn default() -> Vector {
        Vector { x: 0.0, y: 0.0 }
    }
}

/// @py
impl From<(f64, f64)> for Vector {
    fn from(pair: (f64, f64)) -> Vector {
        Vector { x: pair.0, y: pair.1 }
    }
}

/// @py
impl FromStr for Vector {
    type Err = std::num::ParseFloatError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (x, y) = text.split_once(',').unwrap_or((text, "0"));
        Ok(Vector { x: x.trim().parse()?, y: y.trim().parse()? })
    }
}

/// @py
impl From<&Vector> for f64 {
    fn from(vector: &Vector) -> f64 {
        vector.x.hypot(vector.y)
    }
}

/// @py
impl TryFrom<Vector> for i64 {
    type Error = PyErr;

    fn try_from(vector: Vector) -> Result<i64, Self::Error> {
        let length = f64::from(&vector);
        if length.fract() == 0.0 {
            Ok(length as i64)
        } else {
            Err(PyValueError::new_err("the length is not whole"))
        }
    }
}

/// @py
impl From<Vector> for bool {
    fn from(vector: Vector) -> bool {
        vector != Vector::default()
    }
}

/// @py
impl From<Vector> for String {
    fn from(vector: Vector) -> String {
        format!("({}, {})", vector.x, vector.y)
    }
}

/// @py
impl Index<usize> for Vector {
    type Output = f64;

    fn index(&self, index: usize) -> &f64 {
        [&self.x, &self.y][index]
    }
}

/// @py
impl IndexMut<usize> for Vector {
    fn index_mut(&mut self, index: usize) -> &mut f64 {
        [&mut self.x, &mut self.y][index]
    }
}

/// Texts, iterated as they are at that time.
///
/// @py
pub struct Bag(Vec<String>);

/// @py
impl<'a> IntoIterator for &'a Bag {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// @py
impl Extend<String> for Bag {
    fn extend<I: IntoIterator<Item = String>>(&mut self, items: I) {
        self.0.extend(items);
    }
}

/// @py
impl FromIterator<String> for Bag {
    fn from_iter<I: IntoIterator<Item = String>>(items: I) -> Self {
        Bag(items.into_iter().collect())
    }
}

/// Counts down; knows how far, and from behind.
///
/// @py
#[derive(Clone)]
pub struct Countdown {
    next: u32,
    last: u32,
}

/// @py
impl Countdown {
    fn new(start: u32) -> Countdown {
        Countdown { next: start, last: 1 }
    }
}

/// @py
impl Iterator for Countdown {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        (self.next >= self.last).then(|| {
            self.next -= 1;
            self.next + 1
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.next + 1).saturating_sub(self.last) as usize;
        (left, Some(left))
    }
}

/// @py
impl ExactSizeIterator for Countdown {}

/// @py
impl DoubleEndedIterator for Countdown {
    fn next_back(&mut self) -> Option<u32> {
        (self.next >= self.last).then(|| {
            self.last += 1;
            self.last - 1
        })
    }
}

/// Iterated by value.
///
/// @py
#[derive(Clone)]
pub struct Digits(Vec<u8>);

/// @py
impl TryFrom<u64> for Digits {
    type Error = PyErr;

    fn try_from(number: u64) -> Result<Self, PyErr> {
        if number > 999 {
            return Err(PyValueError::new_err("at most three digits"));
        }
        Ok(Digits(number.to_string().bytes().map(|digit| digit - b'0').collect()))
    }
}

/// @py
impl IntoIterator for Digits {
    type Item = u8;
    type IntoIter = std::vec::IntoIter<u8>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

keelback::door!(std_traits);
