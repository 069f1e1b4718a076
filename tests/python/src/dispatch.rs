//! Several fns under one name of a class, and members under conditions.
//!
//! @py module dispatch

use std::ops::{Add, AddAssign, Mul};

use keelback::prelude::*;
use keelback::types::PySlice;

/// Numbers in a row.
///
/// @py eq
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    items: Vec<f64>,
}

/// @py
impl Row {
    /// So many zeros.
    ///
    /// @py overload def __new__(count=0)
    fn zeros(count: usize) -> Self {
        Row { items: vec![0.0; count] }
    }

    /// Numbers from a text.
    ///
    /// @py overload def __new__(text, *, by=",")
    fn parse(text: &str, by: char) -> Result<Self, std::num::ParseFloatError> {
        let items: Result<Vec<f64>, _> = text.split(by).map(str::parse).collect();
        Ok(Row { items: items? })
    }

    /// @py overload def __new__(items)
    fn from_items(items: Vec<f64>) -> Self {
        Row { items }
    }

    /// @py overload def __new__(nothing, here: int)
    #[cfg(feature = "absent")]
    fn from_absent(_nothing: u8, _here: Absent) -> Self {
        Row { items: Vec::new() }
    }

    /// @py property
    fn items(&self) -> Vec<f64> {
        self.items.clone()
    }

    /// Each one times a number.
    ///
    /// @py overload def scale(by)
    fn scale_by(&mut self, by: f64) {
        self.items.iter_mut().for_each(|item| *item *= by);
    }

    /// Each one times another's.
    ///
    /// @py overload def scale(by, /)
    fn scale_each(&mut self, by: &Row) -> PyResult<()> {
        if by.items.len() != self.items.len() {
            return Err(keelback::exceptions::PyValueError::new_err("another length"));
        }
        self.items.iter_mut().zip(&by.items).for_each(|(item, by)| *item *= by);
        Ok(())
    }

    /// @py overload def scale(row, /, *, into)
    fn scale_handle(slf: PyRef<'_, Self>, row: f64, into: &Row) -> usize {
        slf.items.len() + into.items.len() + row as usize
    }

    /// @py overload def of(value)
    fn of_int(value: i64) -> String {
        format!("int {value}")
    }

    /// @py overload def of(value)
    fn of_text(value: &str) -> String {
        format!("str {value}")
    }

    /// @py classmethod overload def named(value)
    fn named_int(class: &Bound<'_, keelback::types::PyType>, value: i64) -> PyResult<String> {
        Ok(format!("{} {value}", class.name()?))
    }

    /// @py classmethod overload def named(value)
    fn named_text(value: &str) -> String {
        format!("? {value}")
    }

    /// @py overload def __getitem__(index)
    fn item(&self, index: isize) -> PyResult<f64> {
        let at = if index < 0 { index + self.items.len() as isize } else { index };
        let item = usize::try_from(at).ok().and_then(|at| self.items.get(at));
        item.copied().ok_or_else(|| keelback::exceptions::PyIndexError::new_err("out of range"))
    }

    /// @py overload def __getitem__(slice)
    fn items_of(&self, slice: &Bound<'_, PySlice>) -> PyResult<Vec<f64>> {
        let at = slice.indices(self.items.len() as isize)?;
        let mut items = Vec::new();
        let mut index = at.start;
        for _ in 0..at.slicelength {
            items.push(self.items[index as usize]);
            index += at.step;
        }
        Ok(items)
    }

    /// @py overload def __setitem__(index, value)
    fn set(&mut self, index: usize, value: f64) {
        self.items[index] = value;
    }

    /// @py overload def __setitem__(name, value)
    fn set_named(&mut self, name: &str, value: f64) -> PyResult<()> {
        if name != "first" {
            return Err(keelback::exceptions::PyKeyError::new_err(name.to_owned()));
        }
        self.items[0] = value;
        Ok(())
    }

    /// @py overload def __contains__(item)
    fn has(&self, item: f64) -> bool {
        self.items.contains(&item)
    }

    /// @py overload def __contains__(row)
    fn has_row(&self, row: &Row) -> bool {
        row.items.iter().all(|item| self.items.contains(item))
    }

    /// @py overload def __call__(by=2)
    fn call(&self, by: i64) -> f64 {
        self.items.iter().sum::<f64>() * by as f64
    }

    /// @py overload def __call__(text, *rest)
    fn call_text(&self, text: &str, rest: Vec<i64>) -> String {
        format!("{text} {}", rest.len())
    }

    /// @py def __len__() -> int
    #[cfg(feature = "absent")]
    fn __len__(&self) -> Absent {
        Absent
    }

    /// @py
    #[cfg(not(feature = "absent"))]
    fn __len__(&self) -> usize {
        self.items.len()
    }

    /// @py
    #[cfg(feature = "absent")]
    fn __lt__(&self, other: Absent) -> Absent {
        Absent
    }

    /// @py
    #[cfg(not(feature = "absent"))]
    fn __lt__(&self, other: &Row) -> bool {
        self.items.len() < other.items.len()
    }

    /// @py
    #[cfg(feature = "absent")]
    fn __delitem__(&mut self, _index: Absent) {}

    /// @py
    #[cfg(feature = "absent")]
    fn __sub__(&self, other: Absent) -> Absent {
        other
    }
}

/// @py
impl Add for Row {
    type Output = Row;

    fn add(mut self, other: Row) -> Row {
        self.items.extend(other.items);
        self
    }
}

/// @py
impl Add<f64> for Row {
    type Output = Row;

    fn add(mut self, other: f64) -> Row {
        self.items.iter_mut().for_each(|item| *item += other);
        self
    }
}

/// @py
#[cfg(feature = "absent")]
impl Add<Absent> for Row {
    type Output = Row;

    fn add(self, _other: Absent) -> Row {
        self
    }
}

/// @py
impl AddAssign<&Row> for Row {
    fn add_assign(&mut self, other: &Row) {
        self.items.extend(&other.items);
    }
}

/// @py
impl AddAssign<f64> for Row {
    fn add_assign(&mut self, other: f64) {
        self.items.iter_mut().for_each(|item| *item += other);
    }
}

/// @py
#[cfg(not(feature = "absent"))]
impl Mul<usize> for Row {
    type Output = Row;

    fn mul(self, times: usize) -> Row {
        Row { items: self.items.repeat(times) }
    }
}

/// Made under a condition.
///
/// @py
pub struct Either {
    /// @py
    value: i64,
}

/// @py
impl Either {
    /// @py def __new__(nothing: int)
    #[cfg(feature = "absent")]
    fn absent(_nothing: Absent) -> Self {
        Either { value: 0 }
    }

    /// @py def __new__(value=1)
    #[cfg(not(feature = "absent"))]
    fn present(value: i64) -> Self {
        Either { value }
    }
}

/// Never made: every constructor is under a condition that fails.
///
/// @py
pub struct Neither;

/// @py
impl Neither {
    /// @py
    #[cfg(feature = "absent")]
    fn new() -> Self {
        Neither
    }
}

/// @py class Level(IntEnum)
#[derive(Clone, Copy)]
pub enum Level {
    Low = 1,
    High = 2,
}

/// @py
impl Level {
    /// @py overload def above(other)
    fn above(&self, other: Level) -> bool {
        *self as i32 > other as i32
    }

    /// @py overload def above(text)
    fn above_text(&self, text: &str) -> String {
        format!("{} {text}", *self as i32)
    }
}

keelback::door!(dispatch);
