//! Classes on classes of Python's that keep objects in `__slots__`, or make their objects in a `__new__` of their own. PyPy refuses both.
//!
//! @py

use keelback::Super;
use keelback::prelude::*;
use keelback::types::PyType;

use crate::bases::Counted;

/// An address with a name: `__slots__` on two levels.
///
/// @py frozen pickle class Host(ipaddress.IPv4Address)
pub struct Host {
    /// @py
    pub name: String,
}

/// @py
impl Host {
    /// @py def __new__(address, name="localhost")
    pub fn new<'py>(address: Bound<'py, PyAny>, name: String) -> Super<Self, (Bound<'py, PyAny>,)> {
        Super(Host { name }, (address,))
    }
}

/// A number with a unit: `__slots__`, a metaclass, and a `__new__`.
///
/// @py frozen pickle class Ratio(fractions.Fraction)
pub struct Ratio {
    /// @py
    pub unit: String,
}

/// @py
impl Ratio {
    /// @py def __new__(numerator=0, denominator=1, unit="m")
    pub fn new(numerator: i64, denominator: i64, unit: String) -> Super<Self, (i64, i64)> {
        Super(Ratio { unit }, (numerator, denominator))
    }

    /// @py property
    pub fn text(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(format!("{} {}", slf.as_any(), slf.try_borrow()?.unit))
    }
}

/// What derives from it in turn, and holds an object.
///
/// @py class Share(Ratio)
#[repr(C)]
pub struct Share {
    pub ratio: Ratio,
    /// @py readonly
    pub owner: Option<Py<PyAny>>,
    pub end: Counted,
}

/// @py
impl Share {
    /// @py def __new__(numerator, denominator, owner=None)
    pub fn new(
        numerator: i64,
        denominator: i64,
        owner: Option<Py<PyAny>>,
    ) -> Super<Self, (i64, i64)> {
        let ratio = Ratio { unit: "%".to_owned() };
        Super(Share { ratio, owner, end: Counted }, (numerator, denominator))
    }

    /// How many ends there will be.
    pub fn ends(&self) -> usize {
        size_of_val(&self.end) + 1
    }
}

/// Where two texts are alike, and what of that: on a named tuple.
///
/// @py mutable pickle class Found(difflib.Match)
pub struct Found {
    /// @py
    pub what: Option<Py<PyAny>>,
}

/// @py
impl Found {
    /// @py def __new__(a, b, size=1, what=None)
    pub fn new(
        a: usize,
        b: usize,
        size: usize,
        what: Option<Py<PyAny>>,
    ) -> Super<Self, (usize, usize, usize)> {
        Super(Found { what }, (a, b, size))
    }
}

/// Made by Rust alone, without arguments.
///
/// @py class Zero(fractions.Fraction)
pub struct Zero {
    /// @py
    pub number: i64,
}

/// Calls Python where it ends.
///
/// @py class Parting(fractions.Fraction)
pub struct Parting {
    pub last: Py<PyAny>,
}

/// @py
impl Parting {
    /// @py def __new__(numerator, denominator, last)
    pub fn new(numerator: i64, denominator: i64, last: Py<PyAny>) -> Super<Self, (i64, i64)> {
        Super(Parting { last }, (numerator, denominator))
    }
}

impl Drop for Parting {
    fn drop(&mut self) {
        Python::attach(|py| {
            if let Err(error) = self.last.bind(py).call0() {
                error.write_unraisable(py, None);
            }
        });
    }
}

/// What no base of it gives: attributes of Python's, and weak references.
///
/// @py dict weakref class Loose(abc.ABC)
#[derive(Default)]
pub struct Loose;

/// @py
impl Loose {
    pub fn new() -> Loose {
        Loose
    }

    /// Whether a class counts as one below: by its name.
    ///
    /// @py classmethod def __subclasshook__(subclass, /)
    pub fn __subclasshook__(
        _class: &Bound<'_, PyType>,
        subclass: &Bound<'_, PyType>,
    ) -> PyResult<bool> {
        Ok(subclass.name()?.to_string().starts_with("Loose"))
    }
}

/// Makes one.
///
/// @py
pub fn zero(number: i64) -> Zero {
    Zero { number }
}
