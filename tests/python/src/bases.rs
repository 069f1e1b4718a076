//! Classes that derive from classes of Python's.
//!
//! @py

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use keelback::Super;
use keelback::exceptions::PyValueError;
use keelback::prelude::*;

/// How many values have been dropped.
static DROPPED: AtomicUsize = AtomicUsize::new(0);

/// What counts its end.
pub struct Counted;

impl Drop for Counted {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::Relaxed);
    }
}

/// How many values have been dropped so far.
///
/// @py
pub fn dropped() -> usize {
    DROPPED.load(Ordering::Relaxed)
}

/// A dict that counts what was asked for.
///
/// @py class Counter(dict[str, int])
pub struct Counter {
    /// @py readonly
    pub asked: usize,
    end: Counted,
}

/// @py
impl Counter {
    /// @py def __new__(asked=0)
    pub fn new(asked: usize) -> Self {
        Counter { asked, end: Counted }
    }

    /// The count of a key, which begins at zero.
    pub fn __missing__(&mut self, key: &str) -> usize {
        let _ = (&self.end, key);
        self.asked += 1;
        0
    }

    /// Adds one to a key.
    pub fn add(slf: &Bound<'_, Self>, key: &str) -> PyResult<usize> {
        let dict = slf.as_super();
        let count = match dict.get_item(key)? {
            Some(count) => count.extract::<usize>()? + 1,
            None => 1,
        };
        dict.set_item(key, count)?;
        Ok(count)
    }
}

/// A list that knows its owner, a Python object.
///
/// @py weakref dict pickle class Owned(list[int])
pub struct Owned {
    /// @py
    pub owner: Py<PyAny>,
}

/// @py
impl Owned {
    /// @py def __new__(owner, *items)
    pub fn new(owner: Py<PyAny>, items: Vec<i64>) -> Super<Self, (Vec<i64>,)> {
        Super(Owned { owner }, (items,))
    }

    /// The sum of the items, and of the owner's length.
    pub fn total(slf: &Bound<'_, Self>) -> PyResult<i64> {
        let mut sum = 0;
        for item in slf.as_super() {
            sum += item.extract::<i64>()?;
        }
        let owner = slf.borrow().owner.bind(slf.py()).clone();
        Ok(sum + owner.len()? as i64)
    }
}

/// A temperature.
///
/// @py frozen pickle class Celsius(float)
pub struct Celsius {
    /// @py
    pub station: String,
}

/// @py
impl Celsius {
    /// @py def __new__(degrees, station="home")
    pub fn new(degrees: f64, station: String) -> PyResult<Super<Self, (f64,)>> {
        if degrees < -273.15 {
            return Err(PyValueError::new_err("colder than cold"));
        }
        Ok(Super(Celsius { station }, (degrees,)))
    }

    /// @py property
    pub fn fahrenheit(slf: &Bound<'_, Self>) -> f64 {
        slf.as_super().value() * 1.8 + 32.0
    }
}

/// A text with a language.
///
/// @py frozen pickle class Text(str)
pub struct Text {
    /// @py
    pub language: String,
}

/// @py
impl Text {
    pub fn new(text: &str, language: String) -> Super<Self, (String,)> {
        Super(Text { language }, (text.to_owned(),))
    }
}

/// Each letter once, and how often it was put in.
///
/// @py pickle class Letters(set[str])
pub struct Letters {
    /// @py
    pub put: usize,
}

/// @py
impl Letters {
    pub fn new(text: &str) -> Super<Self, (String,)> {
        Super(Letters { put: text.chars().count() }, (text.to_owned(),))
    }
}

/// What could not be read, and where.
///
/// @py pickle class ReadError(ValueError)
#[derive(Debug)]
pub struct ReadError {
    /// @py
    pub text: String,
    /// @py
    pub line: u32,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.text)
    }
}

impl std::error::Error for ReadError {}

/// @py
impl ReadError {
    /// @py def __new__(text, line=1)
    pub fn new(text: String, line: u32) -> Self {
        ReadError { text, line }
    }

    /// The line before.
    pub fn before(&self) -> u32 {
        self.line - 1
    }
}

/// Whether a digit, or an error with fields.
///
/// @py
pub fn read_digit(text: &str) -> Result<u32, ReadError> {
    text.parse().map_err(|_| ReadError { text: text.to_owned(), line: 7 })
}

/// The same, by the class and its arguments.
///
/// @py
pub fn read_by_class(text: String) -> PyResult<u32> {
    Err(PyErr::new::<ReadError, _>((text, 3)))
}

/// Calls, and answers with the line of the error that comes.
///
/// @py
pub fn line_of(call: &Bound<'_, PyAny>) -> PyResult<Option<u32>> {
    match call.call0() {
        Ok(_) => Ok(None),
        Err(error) => {
            let value = error.value(call.py()).as_any().cast::<ReadError>()?.clone();
            let line = value.borrow().line;
            Ok(Some(line))
        }
    }
}

/// What fails in the file system, with what was meant.
///
/// @py pickle class DeviceError(OSError)
pub struct DeviceError {
    /// @py
    pub device: String,
}

/// @py
impl DeviceError {
    pub fn new(errno: i32, text: String, device: String) -> Super<Self, (i32, String, String)> {
        Super(DeviceError { device: device.clone() }, (errno, text, device))
    }
}

/// An error that has a cause in Rust, and holds an object.
///
/// @py class Caused(DeviceBase)
#[derive(Debug)]
pub struct Caused {
    /// @py
    pub held: Option<Py<PyAny>>,
    source: std::num::ParseIntError,
}

impl fmt::Display for Caused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("caused")
    }
}

impl std::error::Error for Caused {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// What two kinds of `except` catch.
///
/// @py pickle class Missing(KeyError, AttributeError)
#[derive(Debug)]
pub struct Missing {
    /// @py
    pub key: String,
}

/// @py
impl Missing {
    pub fn new(key: String) -> Self {
        Missing { key }
    }
}

/// What the devices of this crate raise.
///
/// @py class DeviceBase(RuntimeError)
#[derive(Debug)]
pub struct DeviceBase;

impl fmt::Display for DeviceBase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("base")
    }
}

impl std::error::Error for DeviceBase {}

/// Fails with a cause.
///
/// @py
pub fn fail_with_cause(held: Option<Py<PyAny>>) -> Result<(), Caused> {
    "x".parse::<u8>().map(drop).map_err(|source| Caused { held, source })
}

/// Keeps what is logged.
///
/// @py mutable class Keeper(logging.Handler)
pub struct Keeper {
    lines: Vec<String>,
    end: Counted,
}

/// @py
impl Keeper {
    /// @py def __new__(level=0)
    pub fn new(level: i32) -> Super<Self, (i32,)> {
        Super(Keeper { lines: Vec::new(), end: Counted }, (level,))
    }

    /// Called by `logging` for each record.
    pub fn emit(slf: &Bound<'_, Self>, record: &Bound<'_, PyAny>) -> PyResult<()> {
        let line: String = slf.as_any().call_method1("format", (record,))?.extract()?;
        slf.borrow_mut().lines.push(line);
        Ok(())
    }

    /// @py property
    pub fn lines(&self) -> Vec<String> {
        let _ = &self.end;
        self.lines.clone()
    }
}

/// A mapping of numbers to their squares.
///
/// @py class Squares(collections.abc.Mapping[int, int])
pub struct Squares {
    /// @py readonly
    pub count: usize,
}

/// @py
impl Squares {
    pub fn new(count: usize) -> Self {
        Squares { count }
    }

    pub fn __len__(&self) -> usize {
        self.count
    }

    pub fn __getitem__(&self, key: usize) -> PyResult<usize> {
        if key < self.count {
            return Ok(key * key);
        }
        Err(keelback::exceptions::PyKeyError::new_err(key))
    }

    pub fn __iter__(slf: &Bound<'_, Self>) -> PyResult<Py<PyAny>> {
        let all: Vec<usize> = (0..slf.borrow().count).collect();
        Ok(all.into_pyobject(slf.py())?.as_any().try_iter()?.into_any().unbind())
    }
}

/// A mapping that lacks what a mapping needs.
///
/// @py unlisted class Unfinished(collections.abc.Sized)
pub struct Unfinished;

/// @py
impl Unfinished {
    pub fn new() -> Self {
        Unfinished
    }
}

impl Default for Unfinished {
    fn default() -> Self {
        Unfinished::new()
    }
}

/// Makes one from Rust.
///
/// @py def unfinished() -> object
pub fn unfinished() -> Unfinished {
    Unfinished
}

/// Its class, which no module has.
///
/// @py
pub fn unfinished_class(py: Python<'_>) -> Bound<'_, PyType> {
    py.get_type::<Unfinished>()
}

/// A dict with mixins before and behind it.
///
/// @py final class Mixed(contextlib.ContextDecorator, dict[str, int], abc.ABC)
pub struct Mixed {
    /// @py
    pub number: i64,
}

/// @py
impl Mixed {
    pub fn new(number: i64) -> Self {
        Mixed { number }
    }
}

/// A function with a name; on a class of another extension, which PyPy has in Python.
///
/// @py pickle class Action(functools.partial[int])
#[cfg(not(keelback_pypy))]
pub struct Action {
    /// @py
    pub name: String,
    /// @py
    pub data: Option<Py<PyAny>>,
}

/// @py
#[cfg(not(keelback_pypy))]
impl Action {
    /// @py def __new__(name, function, *args)
    pub fn new<'py>(
        name: String,
        function: Bound<'py, PyAny>,
        args: Vec<Bound<'py, PyAny>>,
    ) -> PyResult<Super<Self, Bound<'py, PyTuple>>> {
        let mut all = vec![function.clone()];
        all.extend(args);
        let args = PyTuple::new(function.py(), all)?;
        Ok(Super(Action { name, data: None }, args))
    }
}

/// The last few things, and how many there were; on another such class.
///
/// @py pickle class Recent(collections.deque[int])
#[cfg(not(keelback_pypy))]
pub struct Recent {
    /// @py
    pub seen: usize,
}

/// @py
#[cfg(not(keelback_pypy))]
impl Recent {
    pub fn new(size: usize) -> Super<Self, ((), usize)> {
        Super(Recent { seen: 0 }, ((), size))
    }

    pub fn add(slf: &Bound<'_, Self>, item: i64) -> PyResult<()> {
        slf.borrow_mut().seen += 1;
        slf.as_any().call_method1("append", (item,)).map(drop)
    }
}

/// A box of anything, of which type checkers know what.
///
/// @py class Crate(typing.Generic[T])
pub struct Crate {
    pub content: Option<Py<PyAny>>,
    end: Counted,
}

/// @py
impl Crate {
    /// @py def __new__(content: T)
    pub fn new(content: Py<PyAny>) -> Self {
        Crate { content: Some(content), end: Counted }
    }

    /// @py def swap(content: T) -> T | None
    pub fn swap(&mut self, content: Py<PyAny>) -> Option<Py<PyAny>> {
        let _ = &self.end;
        self.content.replace(content)
    }
}

/// What begins a family on a dict.
///
/// @py pickle class Stock(dict[str, int])
pub struct Stock {
    /// @py
    pub place: String,
}

/// @py
impl Stock {
    /// @py def __new__(place)
    pub fn new(place: String) -> Self {
        Stock { place }
    }

    pub fn here(&self) -> String {
        format!("at {}", self.place)
    }
}

/// Another one of it, which changes.
///
/// @py class Cellar(Stock, abc.ABC)
#[repr(C)]
pub struct Cellar {
    pub stock: Stock,
    /// @py
    pub degrees: f64,
    end: Counted,
}

/// @py
impl Cellar {
    /// @py def __new__(place, degrees)
    pub fn new(place: String, degrees: f64) -> Self {
        Cellar { stock: Stock { place }, degrees, end: Counted }
    }

    /// What it is like.
    pub fn cold(&self) -> bool {
        let _ = &self.end;
        self.degrees < 10.0
    }

    /// Both of its bases at once.
    pub fn both(slf: &Bound<'_, Self>) -> PyResult<(String, usize)> {
        let place = slf.as_super().borrow().place.clone();
        Ok((place, slf.as_super().as_super().len()))
    }
}

/// A class on `object`, and one on that and an abstract class.
///
/// @py
pub struct Plain {
    /// @py
    pub number: i64,
}

/// @py
impl Plain {
    pub fn new(number: i64) -> Self {
        Plain { number }
    }
}

/// @py class Sized(Plain, collections.abc.Sized)
#[repr(C)]
pub struct SizedPlain {
    pub plain: Plain,
    end: Counted,
}

/// @py
impl SizedPlain {
    pub fn new(number: i64) -> Self {
        SizedPlain { plain: Plain { number }, end: Counted }
    }

    pub fn __len__(&self) -> usize {
        let _ = &self.end;
        self.plain.number as usize
    }
}

/// Set up by `__init__`.
///
/// @py class Ready(dict[str, int])
#[derive(Default)]
pub struct Ready {
    /// @py readonly copy
    pub steps: Vec<String>,
}

/// @py
impl Ready {
    pub fn __init__(&mut self, step: String) {
        self.steps.push(step);
    }
}

/// Calls a method that a Python subclass may override.
///
/// @py
pub fn call_here(stock: &Bound<'_, Stock>) -> PyResult<String> {
    stock.as_any().call_method0("here")?.extract()
}

/// What a `property` is, with a unit.
///
/// @py dict class Measured(property)
pub struct Measured {
    /// @py
    pub unit: String,
}

/// @py
impl Measured {
    pub fn new(unit: String, get: Py<PyAny>) -> Super<Self, (Py<PyAny>,)> {
        Super(Measured { unit }, (get,))
    }
}
