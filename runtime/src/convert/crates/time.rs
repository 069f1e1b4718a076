//! `time`: see `datetime.rs` for what becomes what.
//!
//! `UtcDateTime` takes a `datetime` of any time zone and is the same instant; `OffsetDateTime` keeps how far its local time
//! is ahead of UTC.

use time::{Duration, Month, OffsetDateTime, PrimitiveDateTime, UtcDateTime, UtcOffset};

use super::datetime::{self, Date, Delta, Time, out_of_range};
use crate::error::PyResult;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyDate, PyDateTime, PyDelta, PyTime, PyTypeCheck, PyTzInfo};

fn to_date(date: Date) -> PyResult<time::Date> {
    let month = Month::try_from(date.month);
    let date = month.and_then(|month| time::Date::from_calendar_date(date.year, month, date.day));
    date.map_err(|_| out_of_range("date"))
}

fn to_time(time: Time) -> PyResult<time::Time> {
    time::Time::from_hms_nano(time.hour, time.minute, time.second, time.nano)
        .map_err(|_| out_of_range("time"))
}

fn to_delta(delta: Delta) -> Duration {
    Duration::new(delta.seconds, delta.nano as i32)
}

fn to_offset(seconds: i32) -> PyResult<UtcOffset> {
    UtcOffset::from_whole_seconds(seconds).map_err(|_| out_of_range("UTC offset"))
}

fn of_date(date: time::Date) -> Date {
    let (year, month, day) = date.to_calendar_date();
    Date { year, month: month.into(), day }
}

fn of_time(time: time::Time) -> Time {
    let (hour, minute, second, nano) = time.as_hms_nano();
    Time { hour, minute, second, nano }
}

fn read_date(object: Borrowed<'_, '_, PyAny>) -> PyResult<time::Date> {
    to_date(datetime::read_date(object)?)
}

fn read_time(object: Borrowed<'_, '_, PyAny>) -> PyResult<time::Time> {
    to_time(datetime::read_time(object)?)
}

fn read_naive(object: Borrowed<'_, '_, PyAny>) -> PyResult<PrimitiveDateTime> {
    let (date, time) = datetime::read_naive(object)?;
    Ok(PrimitiveDateTime::new(to_date(date)?, to_time(time)?))
}

fn read_delta(object: Borrowed<'_, '_, PyAny>) -> PyResult<Duration> {
    Ok(to_delta(datetime::read_delta(object)?))
}

fn read_utc(object: Borrowed<'_, '_, PyAny>) -> PyResult<UtcDateTime> {
    let aware = datetime::read_aware(object)?;
    let local = PrimitiveDateTime::new(to_date(aware.date)?, to_time(aware.time)?);
    let utc = local.checked_sub(to_delta(aware.ahead));
    Ok(utc.ok_or_else(|| out_of_range("datetime"))?.as_utc())
}

fn read_offset_datetime(object: Borrowed<'_, '_, PyAny>) -> PyResult<OffsetDateTime> {
    let aware = datetime::read_aware(object)?;
    let offset = to_offset(aware.whole_seconds()?)?;
    Ok(OffsetDateTime::new_in_offset(to_date(aware.date)?, to_time(aware.time)?, offset))
}

fn read_offset(object: Borrowed<'_, '_, PyAny>) -> PyResult<UtcOffset> {
    to_offset(datetime::read_fixed(object)?)
}

fn new_date<'py>(py: Python<'py>, date: &time::Date) -> PyResult<Bound<'py, PyDate>> {
    datetime::new_date(py, of_date(*date))
}

fn new_time<'py>(py: Python<'py>, time: &time::Time) -> PyResult<Bound<'py, PyTime>> {
    datetime::new_time(py, of_time(*time))
}

fn new_naive<'py>(py: Python<'py>, moment: &PrimitiveDateTime) -> PyResult<Bound<'py, PyDateTime>> {
    datetime::new_datetime(py, of_date(moment.date()), of_time(moment.time()), None, false)
}

fn new_delta<'py>(py: Python<'py>, delta: &Duration) -> PyResult<Bound<'py, PyDelta>> {
    datetime::new_delta(py, Delta::of(delta.whole_seconds(), delta.subsec_nanoseconds()))
}

fn new_utc<'py>(py: Python<'py>, moment: &UtcDateTime) -> PyResult<Bound<'py, PyDateTime>> {
    let zone = PyTzInfo::utc(py)?;
    datetime::new_datetime(py, of_date(moment.date()), of_time(moment.time()), Some(&zone), false)
}

fn new_offset_datetime<'py>(
    py: Python<'py>,
    moment: &OffsetDateTime,
) -> PyResult<Bound<'py, PyDateTime>> {
    let zone = new_offset(py, &moment.offset())?;
    datetime::new_datetime(py, of_date(moment.date()), of_time(moment.time()), Some(&zone), false)
}

fn new_offset<'py>(py: Python<'py>, offset: &UtcOffset) -> PyResult<Bound<'py, PyTzInfo>> {
    datetime::new_fixed(py, offset.whole_seconds())
}

by_functions! {
    [] time::Date as PyDate: read_date, datetime::is_date, new_date;
    [] time::Time as PyTime: read_time, PyTime::type_check, new_time;
    [] PrimitiveDateTime as PyDateTime: read_naive, PyDateTime::type_check, new_naive;
    [] Duration as PyDelta: read_delta, PyDelta::type_check, new_delta;
    [] UtcDateTime as PyDateTime: read_utc, PyDateTime::type_check, new_utc;
    [] OffsetDateTime as PyDateTime: read_offset_datetime, PyDateTime::type_check, new_offset_datetime;
    [] UtcOffset as PyTzInfo: read_offset, PyTzInfo::type_check, new_offset;
}
