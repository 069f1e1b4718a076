//! Classes: constructors, methods, attributes, properties, special methods.
//!
//! @py module classes

use std::sync::atomic::{AtomicIsize, Ordering};

use keelback::exceptions::PyValueError;
use keelback::prelude::*;

static ALIVE: AtomicIsize = AtomicIsize::new(0);

/// How many counted values are alive.
///
/// @py
pub fn alive() -> isize {
    ALIVE.load(Ordering::SeqCst)
}

/// Counts itself.
struct Counted;

impl Counted {
    fn new() -> Counted {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        Counted
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A point of the plane.
///
/// @py eq repr
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Horizontal position.
    /// @py
    pub x: f64,
    /// @py readonly
    pub y: f64,
}

/// @py
impl Point {
    /// A new one.
    ///
    /// @py def __new__(x, y=0.0)
    #[must_use]
    pub fn new(x: f64, y: f64) -> Self {
        Point { x, y }
    }

    /// The distance from the origin.
    #[must_use]
    pub fn norm(&self) -> f64 {
        self.x.hypot(self.y)
    }

    /// @py property
    #[must_use]
    pub fn angle(&self) -> f64 {
        self.y.atan2(self.x)
    }

    /// @py angle.setter
    pub fn set_angle(&mut self, angle: f64) {
        let norm = self.norm();
        self.x = norm * angle.cos();
        self.y = norm * angle.sin();
    }

    /// @py def scale(self, k, *, about=None)
    pub fn scale(&mut self, k: f64, about: Option<&Point>) {
        let (x, y) = about.map_or((0.0, 0.0), |about| (about.x, about.y));
        self.x = x + (self.x - x) * k;
        self.y = y + (self.y - y) * k;
    }

    #[must_use]
    pub fn origin() -> Point {
        Point::new(0.0, 0.0)
    }

    /// @py classmethod def named(cls, name)
    ///
    /// # Errors
    /// For a class without a name.
    pub fn named(class: &Bound<'_, PyType>, name: &str) -> PyResult<String> {
        Ok(format!("{}:{name}", class.as_any().getattr("__name__")?))
    }

    /// @py
    pub const DIMENSIONS: usize = 2;

    /// @py skip
    #[must_use]
    pub fn skipped(&self) -> f64 {
        self.x
    }

    /// Calls back while the point is being changed.
    ///
    /// # Errors
    /// What the callback raises.
    pub fn changing(&mut self, callback: &Bound<'_, PyAny>) -> PyResult<f64> {
        callback.call0()?;
        Ok(self.x)
    }

    /// Calls back while the point is being read.
    ///
    /// # Errors
    /// What the callback raises.
    pub fn reading(&self, callback: &Bound<'_, PyAny>) -> PyResult<f64> {
        callback.call0()?;
        Ok(self.x)
    }
}

/// @py
impl std::ops::Add for Point {
    type Output = Point;

    fn add(self, other: Point) -> Point {
        Point::new(self.x + other.x, self.y + other.y)
    }
}

/// @py
impl std::ops::Mul<f64> for Point {
    type Output = Point;

    fn mul(self, k: f64) -> Point {
        Point::new(self.x * k, self.y * k)
    }
}

/// @py
impl std::ops::Neg for Point {
    type Output = Point;

    fn neg(self) -> Point {
        Point::new(-self.x, -self.y)
    }
}

/// @py
impl std::ops::AddAssign<&Point> for Point {
    fn add_assign(&mut self, other: &Point) {
        self.x += other.x;
        self.y += other.y;
    }
}

impl Point {
    /// @py
    #[must_use]
    pub fn __rmul__(&self, k: f64) -> Point {
        Point::new(self.x * k, self.y * k)
    }

    /// @py
    #[must_use]
    pub fn __bool__(&self) -> bool {
        self.x != 0.0 || self.y != 0.0
    }

    /// @py
    #[must_use]
    pub fn __abs__(&self) -> f64 {
        self.norm()
    }

    /// @py
    #[cfg(feature = "absent")]
    pub fn absent(&self) {}
}

/// Points in, points out.
///
/// @py
#[must_use]
pub fn middle(a: &Point, b: Option<&Point>) -> Point {
    let b = b.unwrap_or(a);
    Point::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y))
}

/// @py
#[must_use]
pub fn points(count: usize) -> Vec<Point> {
    (0..count).map(|index| Point::new(index as f64, 0.0)).collect()
}

/// @py
#[must_use]
pub fn total(points: Vec<Point>) -> f64 {
    points.iter().map(|point| point.x).sum()
}

/// A value that never changes, and counts itself.
///
/// @py final eq ord hash str
#[derive(PartialEq, PartialOrd, Hash)]
pub struct Seal {
    /// @py readonly
    number: u32,
}

impl std::fmt::Display for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "seal {}", self.number)
    }
}

/// @py
impl Seal {
    /// # Errors
    /// For zero.
    pub fn new(number: u32) -> PyResult<Seal> {
        if number == 0 { Err(PyValueError::new_err("zero")) } else { Ok(Seal { number }) }
    }
}

/// A list of numbers that counts itself.
///
/// @py
pub struct Numbers {
    items: Vec<i64>,
    _counted: Counted,
}

/// @py
impl Numbers {
    /// @py def __new__(*items)
    #[must_use]
    pub fn new(items: Vec<i64>) -> Numbers {
        Numbers { items, _counted: Counted::new() }
    }

    /// # Errors
    /// Always.
    ///
    /// @py staticmethod
    pub fn broken() -> PyResult<Numbers> {
        let _numbers = Numbers::new(Vec::new());
        Err(PyValueError::new_err("broken"))
    }

    /// @py skip
    fn at(&self, index: isize) -> PyResult<usize> {
        let length = self.items.len() as isize;
        let index = if index < 0 { index + length } else { index };
        if (0..length).contains(&index) {
            Ok(index as usize)
        } else {
            Err(keelback::exceptions::PyIndexError::new_err("no such number"))
        }
    }

    #[must_use]
    pub fn __len__(&self) -> usize {
        self.items.len()
    }

    /// # Errors
    /// Outside of the list.
    pub fn __getitem__(&self, index: isize) -> PyResult<i64> {
        Ok(self.items[self.at(index)?])
    }

    /// # Errors
    /// Outside of the list.
    pub fn __setitem__(&mut self, index: isize, value: i64) -> PyResult<()> {
        let index = self.at(index)?;
        self.items[index] = value;
        Ok(())
    }

    /// # Errors
    /// Outside of the list.
    pub fn __delitem__(&mut self, index: isize) -> PyResult<()> {
        let index = self.at(index)?;
        self.items.remove(index);
        Ok(())
    }

    #[must_use]
    pub fn __contains__(&self, value: i64) -> bool {
        self.items.contains(&value)
    }

    #[must_use]
    pub fn __iter__(&self) -> Walk {
        Walk { items: self.items.clone().into_iter() }
    }

    /// @py def __call__(self, k, /, *, plus=0)
    #[must_use]
    pub fn call(&self, k: i64, plus: i64) -> Vec<i64> {
        self.items.iter().map(|item| item * k + plus).collect()
    }

    #[must_use]
    pub fn __index__(&self) -> usize {
        self.items.len()
    }

    #[must_use]
    pub fn __hash__(&self) -> i64 {
        -1
    }

    /// # Errors
    /// For names that are no numbers.
    pub fn __getattr__(&self, name: &str) -> PyResult<i64> {
        let missing = || keelback::exceptions::PyAttributeError::new_err(name.to_owned());
        let index: usize =
            name.strip_prefix('n').and_then(|rest| rest.parse().ok()).ok_or_else(missing)?;
        self.items.get(index).copied().ok_or_else(missing)
    }

    #[must_use]
    pub fn __enter__(&self) -> usize {
        self.items.len()
    }

    #[must_use]
    pub fn __exit__(
        &self,
        kind: &Bound<'_, PyAny>,
        value: &Bound<'_, PyAny>,
        traceback: &Bound<'_, PyAny>,
    ) -> bool {
        let _ = (value, traceback);
        !kind.is_none()
    }
}

impl Numbers {
    // A private helper of an untagged block is nothing to Python.
    #[allow(dead_code, reason = "looked for in vain by a test")]
    fn helper(&self) -> usize {
        self.items.len()
    }
}

/// An iterator.
///
/// @py
pub struct Walk {
    items: std::vec::IntoIter<i64>,
}

/// @py
impl Iterator for Walk {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        self.items.next()
    }
}

mod hidden {
    /// Private, behind a door.
    ///
    /// @py
    struct Hidden {
        /// @py
        value: u8,
    }

    /// @py
    impl Hidden {
        fn new(value: u8) -> Self {
            Hidden { value }
        }

        fn doubled(&self) -> u8 {
            self.value.saturating_mul(2)
        }
    }

    keelback::door!(classes.hidden);
}

keelback::door!(classes);
