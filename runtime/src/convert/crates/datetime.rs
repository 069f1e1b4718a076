//! What the crates for dates and times have in common: the parts of the objects of `datetime`, which each crate maps
//! to its own types.
//!
//! | in | becomes |
//! |---|---|
//! | `date` | a day; a `datetime`, whose time would be lost, is a `TypeError` |
//! | `time` and `datetime` without a time zone | a time, a moment; one with a time zone is a `TypeError` |
//! | `datetime` with any time zone | an instant; one without is a `TypeError` |
//! | `timedelta` | a duration |
//!
//! Out: the same. Python counts microseconds: what is finer is cut off downwards. A leap second becomes the second
//! before it, with a `UserWarning`. `OverflowError` beyond the years 1 to 9999 and 999999999 days.

use crate::convert::refuse;
use crate::error::{PyErr, PyResult};
#[cfg(any(feature = "chrono-local", feature = "chrono-tz", feature = "jiff"))]
use crate::exceptions::PyModuleNotFoundError;
use crate::exceptions::{PyOverflowError, PyTypeError, PyUserWarning, PyValueError};
use crate::handle::{Borrowed, Bound};
use crate::intern;
use crate::interned::Interned;
use crate::py::Python;
#[cfg(any(feature = "chrono-local", feature = "chrono-tz", feature = "jiff"))]
use crate::state::InterpreterCell;
use crate::types::datetime::numbers;
use crate::types::{
    PyAny, PyDate, PyDateTime, PyDelta, PyTime, PyTypeCheck, PyTypeInfo, PyTzInfo, PyTzInfoAccess,
};

pub(super) const DAY: i64 = 86_400;
const GIGA: i128 = 1_000_000_000;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy)]
pub(super) struct Date {
    pub(super) year: i32,
    pub(super) month: u8,
    pub(super) day: u8,
}

/// A time of day. Out of Python, the nanosecond is that of a whole microsecond.
#[derive(Clone, Copy)]
pub(super) struct Time {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    /// From 1_000_000_000 on, the time is in the leap second behind `second`.
    pub(super) nano: u32,
}

/// A duration: seconds, perhaps negative, and how much more.
#[derive(Clone, Copy)]
pub(super) struct Delta {
    pub(super) seconds: i64,
    pub(super) nano: u32,
}

impl Delta {
    /// Of what has the same sign in both parts.
    pub(super) fn of(seconds: i64, nanos: i32) -> Delta {
        let nanos = i128::from(seconds) * GIGA + i128::from(nanos);
        Delta { seconds: nanos.div_euclid(GIGA) as i64, nano: nanos.rem_euclid(GIGA) as u32 }
    }

    /// `None` beyond what fits.
    #[cfg(feature = "jiff")]
    pub(super) fn of_nanos(nanos: i128) -> Option<Delta> {
        let seconds = i64::try_from(nanos.div_euclid(GIGA)).ok()?;
        Some(Delta { seconds, nano: nanos.rem_euclid(GIGA) as u32 })
    }
}

/// A moment with a time zone: its local time, and how far that is ahead of UTC.
pub(super) struct Aware {
    pub(super) date: Date,
    pub(super) time: Time,
    pub(super) ahead: Delta,
}

impl Aware {
    /// The offset in seconds.
    ///
    /// # Errors
    /// `ValueError` for one that is finer, as Python's may be.
    pub(super) fn whole_seconds(&self) -> PyResult<i32> {
        whole_seconds(self.ahead)
    }
}

#[cold]
pub(super) fn out_of_range(what: &str) -> PyErr {
    PyOverflowError::new_err(format!("the {what} is out of range"))
}

fn wrong_type(object: Borrowed<'_, '_, PyAny>, wanted: &str) -> PyErr {
    refuse::wrong_type(object, wanted).take(object.py())
}

pub(super) fn is_date(object: Borrowed<'_, '_, PyAny>) -> bool {
    PyDate::type_check(object) && !PyDateTime::type_check(object)
}

/// The day of a `date` that is no `datetime`.
pub(super) fn read_date(object: Borrowed<'_, '_, PyAny>) -> PyResult<Date> {
    if PyDateTime::type_check(object) {
        let message =
            "expected datetime.date, got a datetime, whose time would be lost: pass its date()";
        return Err(PyTypeError::new_err(message));
    }
    match object.cast::<PyDate>() {
        Ok(date) => Ok(date_of(&*date)),
        Err(_) => Err(wrong_type(object, "datetime.date")),
    }
}

/// The time of a `time` that has no time zone.
pub(super) fn read_time(object: Borrowed<'_, '_, PyAny>) -> PyResult<Time> {
    let time = object.cast::<PyTime>().map_err(|_| wrong_type(object, "datetime.time"))?;
    if time.get_tzinfo().is_some() {
        return Err(PyTypeError::new_err("expected a time without a time zone, got one with it"));
    }
    Ok(time_of(&*time))
}

/// The moment of a `datetime` that has no time zone.
pub(super) fn read_naive(object: Borrowed<'_, '_, PyAny>) -> PyResult<(Date, Time)> {
    let moment = datetime(object)?;
    if moment.get_tzinfo().is_some() {
        let message = "expected a datetime without a time zone, got one with it";
        return Err(PyTypeError::new_err(message));
    }
    Ok((date_of(&*moment), time_of(&*moment)))
}

/// The moment of a `datetime` that has a time zone.
pub(super) fn read_aware(object: Borrowed<'_, '_, PyAny>) -> PyResult<Aware> {
    let moment = datetime(object)?;
    let offset = object.call_method0(intern!(object.py(), "utcoffset"))?;
    if offset.is_none() {
        return Err(PyTypeError::new_err("expected a datetime with a time zone, got a naive one"));
    }
    Ok(Aware { date: date_of(&*moment), time: time_of(&*moment), ahead: offset_of(&offset)? })
}

fn datetime<'a, 'py>(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Borrowed<'a, 'py, PyDateTime>> {
    object.cast::<PyDateTime>().map_err(|_| wrong_type(object, "datetime.datetime"))
}

/// What a `timedelta` says.
pub(super) fn read_delta(object: Borrowed<'_, '_, PyAny>) -> PyResult<Delta> {
    match object.cast::<PyDelta>() {
        Ok(delta) => Ok(delta_of(&delta)),
        Err(_) => Err(wrong_type(object, "datetime.timedelta")),
    }
}

/// How many seconds a time zone that is always as far from UTC is ahead of it.
pub(super) fn read_fixed(object: Borrowed<'_, '_, PyAny>) -> PyResult<i32> {
    if !PyTzInfo::type_check(object) {
        return Err(wrong_type(object, "datetime.tzinfo"));
    }
    let py = object.py();
    let offset = object.call_method1(intern!(py, "utcoffset"), (py.None(),))?;
    if offset.is_none() {
        let found = object.type_name();
        return Err(PyTypeError::new_err(format!(
            "expected a time zone with one offset, such as datetime.timezone, got {found}"
        )));
    }
    whole_seconds(offset_of(&offset)?)
}

fn whole_seconds(offset: Delta) -> PyResult<i32> {
    if offset.nano != 0 {
        return Err(PyValueError::new_err("the UTC offset is not a whole number of seconds"));
    }
    i32::try_from(offset.seconds).map_err(|_| out_of_range("UTC offset"))
}

/// A time zone of Python's.
#[cfg(any(feature = "chrono-local", feature = "chrono-tz", feature = "jiff"))]
pub(super) enum Zone {
    Utc,
    /// So many seconds ahead of UTC.
    Fixed(i32),
    /// As `zoneinfo` has it.
    Named(String),
}

/// A `datetime.timezone`, or a time zone with a name.
#[cfg(any(feature = "chrono-local", feature = "chrono-tz", feature = "jiff"))]
pub(super) fn read_zone(object: Borrowed<'_, '_, PyAny>) -> PyResult<Zone> {
    let py = object.py();
    if !PyTzInfo::type_check(object) {
        return Err(wrong_type(object, "datetime.tzinfo"));
    }
    if object.is(&PyTzInfo::utc(py)?) {
        return Ok(Zone::Utc);
    }
    static FIXED: InterpreterCell = InterpreterCell::new();
    let fixed = FIXED.get_or_init(py, || py.import("datetime")?.getattr("timezone"))?;
    if object.is_instance(&fixed)? {
        return Ok(Zone::Fixed(read_fixed(object)?));
    }
    let Some(key) = object.getattr_opt(intern!(py, "key"))? else {
        let found = object.type_name();
        return Err(PyTypeError::new_err(format!(
            "expected a time zone of zoneinfo or datetime.timezone, got {found}"
        )));
    };
    key.extract()
        .map(Zone::Named)
        .map_err(|_| PyValueError::new_err("the time zone has no name by which it could be found"))
}

/// The time zone that `zoneinfo` has by a name.
#[cfg(any(feature = "chrono-local", feature = "chrono-tz", feature = "jiff"))]
pub(super) fn new_named<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyTzInfo>> {
    match PyTzInfo::timezone(py, name) {
        Err(error)
            if error.is_instance_of::<PyModuleNotFoundError>(py)
                && !keelback_ffi::version::running().at_least(3, 9) =>
        {
            let backport = py.import("backports.zoneinfo").map_err(|_| error)?;
            Ok(backport.getattr("ZoneInfo")?.call1((name,))?.cast_into()?)
        }
        zone => zone,
    }
}

/// What a `utcoffset` method answers.
fn offset_of(offset: &Bound<'_, PyAny>) -> PyResult<Delta> {
    let delta = read_delta(offset.as_borrowed())?;
    // `datetime` keeps to this; classes that derive from it need not.
    if delta.seconds <= -DAY && (delta.seconds, delta.nano) <= (-DAY, 0) || delta.seconds >= DAY {
        return Err(PyValueError::new_err("a UTC offset must be less than a day"));
    }
    Ok(delta)
}

static YEAR: Interned = Interned::new("year");
static MONTH: Interned = Interned::new("month");
static DAY_OF_MONTH: Interned = Interned::new("day");
static HOUR: Interned = Interned::new("hour");
static MINUTE: Interned = Interned::new("minute");
static SECOND: Interned = Interned::new("second");
static MICROSECOND: Interned = Interned::new("microsecond");
static DAYS: Interned = Interned::new("days");
static SECONDS: Interned = Interned::new("seconds");
static MICROSECONDS: Interned = Interned::new("microseconds");

/// The day of a `date` or a `datetime`.
fn date_of<T: PyTypeInfo>(object: &Bound<'_, T>) -> Date {
    let [year, month, day] = numbers::<T, 3>(object.as_any(), [&YEAR, &MONTH, &DAY_OF_MONTH]);
    Date { year: year as i32, month: month as u8, day: day as u8 }
}

/// The time of a `time` or a `datetime`.
fn time_of<T: PyTypeInfo>(object: &Bound<'_, T>) -> Time {
    let names = [&HOUR, &MINUTE, &SECOND, &MICROSECOND];
    let [hour, minute, second, micro] = numbers::<T, 4>(object.as_any(), names);
    let nano = micro as u32 * 1_000;
    Time { hour: hour as u8, minute: minute as u8, second: second as u8, nano }
}

fn delta_of(delta: &Bound<'_, PyDelta>) -> Delta {
    let names = [&DAYS, &SECONDS, &MICROSECONDS];
    let [days, seconds, micros] = numbers::<PyDelta, 3>(delta.as_any(), names);
    Delta { seconds: days * DAY + seconds, nano: micros as u32 * 1_000 }
}

/// The microsecond that a time is in.
fn micro(py: Python<'_>, time: Time) -> PyResult<u32> {
    let leap = u32::try_from(GIGA).unwrap_or(u32::MAX);
    if time.nano < leap {
        return Ok(time.nano / 1_000);
    }
    let category = py.get_type::<PyUserWarning>();
    PyErr::warn(py, &category, c"a leap second became the second before: datetime has none", 1)?;
    Ok((time.nano - leap) / 1_000)
}

fn check(date: Date) -> PyResult<()> {
    if (1..=9999).contains(&date.year) {
        return Ok(());
    }
    let year = date.year;
    Err(PyOverflowError::new_err(format!("year {year} is out of range: Python has 1 to 9999")))
}

/// A `date`.
pub(super) fn new_date(py: Python<'_>, date: Date) -> PyResult<Bound<'_, PyDate>> {
    check(date)?;
    PyDate::new(py, date.year, date.month, date.day)
}

/// A `time` without a time zone.
pub(super) fn new_time(py: Python<'_>, time: Time) -> PyResult<Bound<'_, PyTime>> {
    PyTime::new(py, time.hour, time.minute, time.second, micro(py, time)?, None)
}

/// A `datetime`, of this time zone if there is one; `fold`: of two equal local times the later one.
pub(super) fn new_datetime<'py>(
    py: Python<'py>,
    date: Date,
    time: Time,
    zone: Option<&Bound<'py, PyTzInfo>>,
    fold: bool,
) -> PyResult<Bound<'py, PyDateTime>> {
    check(date)?;
    let micro = micro(py, time)?;
    let (Date { year, month, day }, Time { hour, minute, second, .. }) = (date, time);
    PyDateTime::new_with_fold(py, year, month, day, hour, minute, second, micro, zone, fold)
}

/// A `timedelta`.
pub(super) fn new_delta(py: Python<'_>, delta: Delta) -> PyResult<Bound<'_, PyDelta>> {
    let days = i32::try_from(delta.seconds.div_euclid(DAY)).ok();
    let Some(days) = days.filter(|days| days.abs() <= 999_999_999) else {
        return Err(out_of_range("duration"));
    };
    let (seconds, micros) = (delta.seconds.rem_euclid(DAY) as i32, (delta.nano / 1_000) as i32);
    PyDelta::new(py, days, seconds, micros, false)
}

/// A `timezone` that is so many seconds ahead of UTC.
pub(super) fn new_fixed(py: Python<'_>, seconds: i32) -> PyResult<Bound<'_, PyTzInfo>> {
    if i64::from(seconds).abs() >= DAY {
        return Err(out_of_range("UTC offset"));
    }
    PyTzInfo::fixed_offset(py, &PyDelta::new(py, 0, seconds, 0, true)?)
}
