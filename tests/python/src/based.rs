//! Classes on classes of Python's whose objects differ in size, and what pickles hold of a base.
//!
//! @py

use keelback::Super;
use keelback::prelude::*;

use crate::bases::Counted;

/// A number with a unit.
///
/// @py pickle class Length(int)
pub struct Length {
    /// @py
    pub unit: String,
    /// @py
    pub held: Option<Py<PyAny>>,
}

/// @py
impl Length {
    /// @py def __new__(number, unit="m", held=None)
    pub fn new<'py>(
        number: Bound<'py, PyAny>,
        unit: String,
        held: Option<Py<PyAny>>,
    ) -> Super<Self, (Bound<'py, PyAny>,)> {
        Super(Length { unit, held }, (number,))
    }

    /// @py property
    pub fn text(slf: &Bound<'_, Self>) -> String {
        format!("{} {}", slf.as_super().as_any(), slf.borrow().unit)
    }

    /// Another length of this unit.
    pub fn __neg__(slf: &Bound<'_, Self>) -> PyResult<Py<PyAny>> {
        let number = slf.as_super().as_any().pos()?.neg()?;
        let unit = slf.borrow().unit.clone();
        Ok(slf.get_type().call1((number, unit))?.unbind())
    }
}

/// A length that grows.
///
/// @py class Growing(Length)
#[repr(C)]
pub struct Growing {
    pub length: Length,
    /// @py
    pub rate: f64,
    end: Counted,
}

/// @py
impl Growing {
    pub fn new(number: i64, rate: f64) -> Super<Self, (i64,)> {
        let length = Length { unit: "m".to_owned(), held: None };
        Super(Growing { length, rate, end: Counted }, (number,))
    }

    pub fn grow(&mut self, by: f64) -> f64 {
        let _ = &self.end;
        self.rate += by;
        self.rate
    }
}

/// A row of a table.
///
/// @py pickle class Row(tuple[object, ...])
pub struct Row {
    /// @py
    pub table: String,
    /// @py
    pub owner: Option<Py<PyAny>>,
}

/// @py
impl Row {
    /// @py def __new__(table, *values)
    pub fn new(table: String, values: Vec<Py<PyAny>>) -> Super<Self, (Vec<Py<PyAny>>,)> {
        Super(Row { table, owner: None }, (values,))
    }

    pub fn first(slf: &Bound<'_, Self>) -> PyResult<Py<PyAny>> {
        Ok(slf.as_super().get_item(0)?.unbind())
    }
}

/// A message and where it goes.
///
/// @py frozen pickle class Packet(bytes)
pub struct Packet {
    /// Aligned as no word is.
    ///
    /// @py
    pub port: u128,
}

/// @py
impl Packet {
    pub fn new(data: Vec<u8>, port: u128) -> Super<Self, (Vec<u8>,)> {
        Super(Packet { port }, (data,))
    }

    /// How far from where it has to be its value is.
    pub fn askew(&self) -> usize {
        std::ptr::from_ref(self).addr() % align_of::<u128>()
    }

    pub fn sum(slf: &Bound<'_, Self>) -> u64 {
        slf.as_super().as_bytes().iter().map(|byte| u64::from(*byte)).sum()
    }
}

/// A day, and why it is free.
///
/// @py pickle class Holiday(datetime.date)
pub struct Holiday {
    /// @py
    pub why: String,
    /// @py
    pub held: Option<Py<PyAny>>,
}

/// @py
impl Holiday {
    /// @py def __new__(year, month, day, why="")
    pub fn new(year: i32, month: u8, day: u8, why: String) -> Super<Self, (i32, u8, u8)> {
        Super(Holiday { why, held: None }, (year, month, day))
    }

    pub fn next(slf: &Bound<'_, Self>) -> PyResult<i64> {
        Ok(slf.as_any().call_method0("toordinal")?.extract::<i64>()? + 1)
    }
}

/// A moment, and what was seen: more than fits into what `datetime` leaves free.
///
/// @py pickle class Sighting(datetime.datetime)
pub struct Sighting {
    /// @py
    pub what: String,
    /// @py
    pub where_: (f64, f64, f64, f64, f64, f64),
}

/// @py
impl Sighting {
    /// @py def __new__(*args, what="")
    pub fn new(args: Bound<'_, PyTuple>, what: String) -> Super<Self, Bound<'_, PyTuple>> {
        Super(Sighting { what, where_: (1.0, 2.0, 3.0, 4.0, 5.0, 6.0) }, args)
    }
}

/// A time of the day.
///
/// @py class Alarm(datetime.time)
pub struct Alarm {
    /// @py
    pub sound: [u64; 8],
}

/// @py
impl Alarm {
    pub fn new(hour: u8, minute: u8) -> Super<Self, (u8, u8)> {
        Super(Alarm { sound: [u64::MAX; 8] }, (hour, minute))
    }
}
