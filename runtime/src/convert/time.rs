//! Time: `Duration` and `SystemTime`.
//!
//! | in | becomes |
//! |---|---|
//! | `datetime.timedelta` | `Duration`; a negative one is a `ValueError` |
//! | an aware `datetime.datetime`, of any time zone | `SystemTime`; `OverflowError` where the system's clock ends |
//! | a naive `datetime.datetime` | `TypeError`, as it is where Python mixes both |
//! | anything else | `TypeError` |
//!
//! Out: `timedelta`, and `datetime` in UTC. Python counts microseconds: what is finer is cut off
//! downwards. `OverflowError` beyond 999999999 days and the years 1 to 9999.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use keelback_ffi as ffi;

use crate::convert::refuse;
use crate::error::{PyErr, PyResult};
use crate::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::PyAny;

const DAY: u64 = 86_400;
const MAX_DAYS: u64 = 999_999_999;

/// The capsule of the C functions of `datetime`.
static CAPSULE: InterpreterCell = InterpreterCell::new();
/// 1970 in UTC.
static EPOCH: InterpreterCell = InterpreterCell::new();

/// The C functions of `datetime`.
pub(crate) struct Api<'py> {
    /// Keeps the table alive.
    _capsule: Bound<'py, PyAny>,
    table: *const ffi::PyDateTime_CAPI,
}

impl<'py> Api<'py> {
    pub(crate) fn get(py: Python<'py>) -> PyResult<Self> {
        let capsule =
            // SAFETY: the thread is attached (`py`); answers with a new reference or null.
            CAPSULE.get_or_init(py, || py.own_or_err(unsafe { ffi::PyDateTime_Capsule() }))?;
        // SAFETY: a live object; one that is no capsule of that name raises.
        let table = unsafe {
            ffi::PyCapsule_GetPointer(capsule.as_ptr(), ffi::PyDateTime_CAPSULE_NAME.as_ptr())
        };
        if table.is_null() {
            return Err(PyErr::fetch(py));
        }
        Ok(Api { _capsule: capsule, table: table.cast() })
    }

    pub(crate) fn table(&self) -> &ffi::PyDateTime_CAPI {
        // SAFETY: the capsule of that name holds this table, and is kept.
        unsafe { &*self.table }
    }

    fn is_delta(&self, object: Borrowed<'_, '_, PyAny>) -> bool {
        // SAFETY: a live object and a live type.
        unsafe { ffi::PyObject_TypeCheck(object.as_ptr(), self.table().DeltaType) }
    }

    fn is_datetime(&self, object: Borrowed<'_, '_, PyAny>) -> bool {
        // SAFETY: a live object and a live type.
        unsafe { ffi::PyObject_TypeCheck(object.as_ptr(), self.table().DateTimeType) }
    }

    /// A `datetime` in UTC.
    fn datetime(
        &self,
        py: Python<'py>,
        date: Date,
        second: u64,
        micros: u32,
    ) -> PyResult<Bound<'py, PyAny>> {
        let table = self.table();
        let (hour, minute) = ((second / 3600) as i32, (second / 60 % 60) as i32);
        let make = table.DateTime_FromDateAndTime;
        // SAFETY: the function of that signature; a time zone and a class of the same table.
        let object = unsafe {
            make(
                date.year,
                date.month,
                date.day,
                hour,
                minute,
                (second % 60) as i32,
                micros as i32,
                table.TimeZone_UTC,
                table.DateTimeType,
            )
        };
        py.own_or_err(object)
    }

    /// A `timedelta`, from parts in their ranges.
    fn delta(
        &self,
        py: Python<'py>,
        days: i32,
        seconds: i32,
        micros: i32,
    ) -> PyResult<Bound<'py, PyAny>> {
        let make = self.table().Delta_FromDelta;
        // SAFETY: the function of that signature, and a class of the same table.
        py.own_or_err(unsafe { make(days, seconds, micros, 1, self.table().DeltaType) })
    }
}

/// What a `timedelta` consists of: days, perhaps negative, and how much more.
fn parts(delta: &Bound<'_, PyAny>) -> PyResult<(i64, Duration)> {
    let days: i64 = delta.getattr("days")?.extract()?;
    let seconds: u64 = delta.getattr("seconds")?.extract()?;
    let micros: u64 = delta.getattr("microseconds")?.extract()?;
    Ok((days, Duration::from_secs(seconds).saturating_add(Duration::from_micros(micros))))
}

fn duration(object: Borrowed<'_, '_, PyAny>) -> PyResult<Duration> {
    let py = object.py();
    if !Api::get(py)?.is_delta(object) {
        return Err(refuse::wrong_type(object, "datetime.timedelta").take(py));
    }
    let (days, rest) = parts(&object)?;
    let days = u64::try_from(days)
        .map_err(|_| PyValueError::new_err("expected a timedelta that is not negative"))?;
    Duration::from_secs(days.saturating_mul(DAY)).checked_add(rest).ok_or_else(too_large)
}

fn system_time(object: Borrowed<'_, '_, PyAny>) -> PyResult<SystemTime> {
    let py = object.py();
    let api = Api::get(py)?;
    if !api.is_datetime(object) {
        return Err(refuse::wrong_type(object, "datetime.datetime").take(py));
    }
    if object.call_method0("utcoffset")?.is_none() {
        return Err(PyTypeError::new_err("expected a datetime with a time zone, got a naive one"));
    }
    let epoch = EPOCH.get_or_init(py, || api.datetime(py, Date::of(0)?, 0, 0))?;
    // SAFETY: two live objects.
    let since =
        py.own_or_err(unsafe { ffi::PyNumber_Subtract(object.as_ptr(), epoch.as_ptr()) })?;
    if !api.is_delta(since.as_borrowed()) {
        return Err(refuse::wrong_type(since.as_borrowed(), "datetime.timedelta").take(py));
    }
    let (days, rest) = parts(&since)?;
    let whole = Duration::from_secs(days.unsigned_abs().saturating_mul(DAY));
    let day = if days < 0 { UNIX_EPOCH.checked_sub(whole) } else { UNIX_EPOCH.checked_add(whole) };
    day.and_then(|day| day.checked_add(rest)).ok_or_else(too_large)
}

fn too_large() -> PyErr {
    PyOverflowError::new_err("the time is out of range")
}

/// A day of the Gregorian calendar.
#[derive(Debug, PartialEq, Eq)]
struct Date {
    year: i32,
    month: i32,
    day: i32,
}

impl Date {
    /// The day so many days after 1970-01-01.
    fn of(days: i64) -> PyResult<Date> {
        // Counted from 0000-03-01, so that a leap day is the last of its year and of its 400 years.
        let days = days.checked_add(719_468).ok_or_else(too_large)?;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_based = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * march_based + 2) / 5 + 1;
        let month = if march_based < 10 { march_based + 3 } else { march_based - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        if !(1..=9999).contains(&year) {
            return Err(too_large());
        }
        Ok(Date { year: year as i32, month: month as i32, day: day as i32 })
    }
}

fn new_delta<'py>(py: Python<'py>, duration: &Duration) -> PyResult<Bound<'py, PyAny>> {
    let days = duration.as_secs() / DAY;
    if days > MAX_DAYS {
        return Err(too_large());
    }
    let seconds = duration.as_secs() % DAY;
    Api::get(py)?.delta(py, days as i32, seconds as i32, duration.subsec_micros() as i32)
}

fn new_datetime<'py>(py: Python<'py>, time: &SystemTime) -> PyResult<Bound<'py, PyAny>> {
    // Microseconds since 1970, rounded down before it as well.
    let micros = match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i128::try_from(after.as_micros()).map_err(|_| too_large())?,
        Err(before) => {
            let nanos = i128::try_from(before.duration().as_nanos()).map_err(|_| too_large())?;
            (-nanos).div_euclid(1_000)
        }
    };
    let second = micros.div_euclid(1_000_000);
    let day = i64::try_from(second.div_euclid(i128::from(DAY))).map_err(|_| too_large())?;
    let second_of_day = second.rem_euclid(i128::from(DAY)) as u64;
    Api::get(py)?.datetime(py, Date::of(day)?, second_of_day, micros.rem_euclid(1_000_000) as u32)
}

fn is_delta(object: Borrowed<'_, '_, PyAny>) -> bool {
    Api::get(object.py()).is_ok_and(|api| api.is_delta(object))
}

fn is_datetime(object: Borrowed<'_, '_, PyAny>) -> bool {
    Api::get(object.py()).is_ok_and(|api| api.is_datetime(object))
}

by_functions! {
    [] Duration as PyAny: duration, is_delta, new_delta;
    [] SystemTime as PyAny: system_time, is_datetime, new_datetime;
}
