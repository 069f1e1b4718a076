//! Dataclasses, and classes that are pickled.
//!
//! @py module records

use keelback::prelude::*;

/// A point of the plane.
///
/// @py dataclass
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Horizontal.
    /// @py
    pub x: f64,
    /// @py y = 0.5
    pub y: f64,
    /// @py label: str = "none"
    pub label: String,
}

/// @py
impl Point {
    #[must_use]
    pub fn norm(&self) -> f64 {
        self.x.hypot(self.y)
    }
}

/// A dataclass that derives from one: the fields of its base come first.
///
/// @py dataclass class Marker(Point)
#[derive(Clone, Debug, PartialEq)]
#[repr(C)]
pub struct Marker {
    point: Point,
    /// @py size: int = 1
    pub size: u8,
}

/// And one that derives from that.
///
/// @py dataclass pickle class Flag(Marker)
#[derive(Clone, Debug, PartialEq)]
#[repr(C)]
pub struct Flag(
    Marker,
    /// @py colour: str = "red"
    String,
);

/// Shows itself, with what it has from its base.
///
/// @py repr class Spot(Point)
#[repr(C)]
pub struct Spot {
    point: Point,
    /// @py readonly
    pub dark: bool,
}

/// @py
impl Spot {
    fn new(dark: bool) -> Spot {
        Spot { point: Point { x: 1.0, y: 2.0, label: String::new() }, dark }
    }
}

/// Holds anything, itself too.
///
/// @py repr
pub struct Link {
    /// @py
    pub next: Option<Py<PyAny>>,
    #[cfg(all(unix, windows))]
    /// @py
    pub absent: i64,
}

/// @py
impl Link {
    fn new(next: Option<Py<PyAny>>) -> Link {
        Link {
            next,
            #[cfg(all(unix, windows))]
            absent: 0,
        }
    }
}

/// Not pickled: its fields are not all of it.
///
/// @py dataclass
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Partly {
    /// @py
    pub shown: i64,
    hidden: i64,
}

/// With a field that Python does not see.
///
/// @py dataclass frozen pickle hash
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Entry {
    /// @py
    pub key: i64,
    /// @py values = [1, 2]
    pub values: Vec<i64>,
    /// @py parent: int | None = None
    pub parent: Option<u8>,
    secret: u16,
}

/// @py
impl Entry {
    /// @py
    fn secret(&self) -> u16 {
        self.secret
    }

    /// @py staticmethod
    fn hidden(secret: u16) -> Entry {
        Entry { secret, ..Entry::default() }
    }
}

/// A dataclass with a constructor of its own.
///
/// @py dataclass
#[derive(Clone, Debug, PartialEq)]
pub struct Span(
    /// @py start
    i64,
    /// @py end
    i64,
);

/// @py
impl Span {
    /// @py def __new__(start, end=10)
    fn new(start: i64, end: i64) -> PyResult<Span> {
        if start > end {
            return Err(keelback::exceptions::PyValueError::new_err("start behind end"));
        }
        Ok(Span(start, end))
    }
}

/// No constructor, no field: what it holds comes and goes with the pickle.
///
/// @py pickle
pub struct Counter {
    steps: Vec<u32>,
    name: String,
}

/// @py
impl Counter {
    /// @py staticmethod
    fn start(name: String) -> Counter {
        Counter { steps: Vec::new(), name }
    }

    fn step(&mut self, by: u32) -> u32 {
        self.steps.push(by);
        self.steps.iter().sum()
    }

    fn __repr__(&self) -> String {
        format!("{}: {:?}", self.name, self.steps)
    }
}

/// Nothing at all.
///
/// @py pickle eq
#[derive(PartialEq)]
pub struct Nothing;

/// @py
impl Nothing {
    fn new() -> Nothing {
        Nothing
    }
}

/// Pickled by hand.
///
/// @py
#[derive(Clone)]
pub struct ByHand {
    /// @py
    value: i64,
}

/// @py
impl ByHand {
    fn new(value: i64) -> ByHand {
        ByHand { value }
    }

    fn __reduce__(&self, py: Python<'_>) -> PyResult<(Py<PyAny>, (i64,))> {
        let class = py.import("topics.records")?.getattr("ByHand")?;
        Ok((class.unbind(), (self.value + 1,)))
    }
}

/// Exported without a tag.
pub struct Marked {
    /// How many.
    pub count: i64,
    /// Not this one.
    ///
    /// @py skip
    pub hidden: u8,
    /// @py readonly
    pub name: String,
    inner: u8,
}

impl PyClass for Marked {}

impl Marked {
    /// A new one.
    #[must_use]
    pub fn new(count: i64) -> Marked {
        Marked { count, hidden: 1, name: "marked".to_owned(), inner: 2 }
    }

    /// All of it.
    #[must_use]
    pub fn sum(&self) -> i64 {
        self.count + self.private()
    }

    fn private(&self) -> i64 {
        i64::from(self.hidden + self.inner)
    }

    /// @py property
    #[must_use]
    pub fn double(&self) -> i64 {
        self.count * 2
    }

    /// @py skip
    pub fn takes_anything<T>(&self, _thing: T) {}
}

/// Its variants are all seen.
pub enum Choice {
    /// The first.
    One,
    Two,
}

impl keelback::PyClass for Choice {}

impl Choice {
    #[must_use]
    pub fn other(&self) -> Choice {
        match self {
            Choice::One => Choice::Two,
            Choice::Two => Choice::One,
        }
    }
}

keelback::door!(records);
