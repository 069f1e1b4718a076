//! Classes on those of `datetime`: here, since where that module is Python's own, as in an isolated interpreter of 3.12, its
//! classes have `__slots__`, and nothing derives from them.
//!
//! @py

use keelback::Super;
use keelback::prelude::*;

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
