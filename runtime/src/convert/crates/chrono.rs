//! `chrono`: see `datetime.rs` for what becomes what.
//!
//! `DateTime<Utc>` takes a `datetime` of any time zone and is the same instant; `DateTime<FixedOffset>` keeps how far its
//! local time is ahead of UTC.

use chrono::{
    DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc,
};

use super::datetime::{self, Date, Delta, Time, out_of_range};
use crate::error::PyResult;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyDate, PyDateTime, PyDelta, PyTime, PyTypeCheck, PyTzInfo};

fn to_date(date: Date) -> PyResult<NaiveDate> {
    let Date { year, month, day } = date;
    NaiveDate::from_ymd_opt(year, month.into(), day.into()).ok_or_else(|| out_of_range("date"))
}

fn to_time(time: Time) -> PyResult<NaiveTime> {
    let Time { hour, minute, second, nano } = time;
    NaiveTime::from_hms_nano_opt(hour.into(), minute.into(), second.into(), nano)
        .ok_or_else(|| out_of_range("time"))
}

fn to_delta(delta: Delta) -> PyResult<TimeDelta> {
    TimeDelta::new(delta.seconds, delta.nano).ok_or_else(|| out_of_range("duration"))
}

fn to_offset(seconds: i32) -> PyResult<FixedOffset> {
    FixedOffset::east_opt(seconds).ok_or_else(|| out_of_range("UTC offset"))
}

pub(super) fn of_date(date: impl Datelike) -> Date {
    Date { year: date.year(), month: date.month() as u8, day: date.day() as u8 }
}

pub(super) fn of_time(time: impl Timelike) -> Time {
    Time {
        hour: time.hour() as u8,
        minute: time.minute() as u8,
        second: time.second() as u8,
        nano: time.nanosecond(),
    }
}

fn read_date(object: Borrowed<'_, '_, PyAny>) -> PyResult<NaiveDate> {
    to_date(datetime::read_date(object)?)
}

fn read_time(object: Borrowed<'_, '_, PyAny>) -> PyResult<NaiveTime> {
    to_time(datetime::read_time(object)?)
}

fn read_naive(object: Borrowed<'_, '_, PyAny>) -> PyResult<NaiveDateTime> {
    let (date, time) = datetime::read_naive(object)?;
    Ok(to_date(date)?.and_time(to_time(time)?))
}

fn read_delta(object: Borrowed<'_, '_, PyAny>) -> PyResult<TimeDelta> {
    to_delta(datetime::read_delta(object)?)
}

/// The time in UTC.
pub(super) fn utc(aware: &datetime::Aware) -> PyResult<NaiveDateTime> {
    let local = to_date(aware.date)?.and_time(to_time(aware.time)?);
    let utc = local.checked_sub_signed(to_delta(aware.ahead)?);
    utc.ok_or_else(|| out_of_range("datetime"))
}

pub(super) fn read_utc(object: Borrowed<'_, '_, PyAny>) -> PyResult<DateTime<Utc>> {
    Ok(utc(&datetime::read_aware(object)?)?.and_utc())
}

fn read_fixed(object: Borrowed<'_, '_, PyAny>) -> PyResult<DateTime<FixedOffset>> {
    let aware = datetime::read_aware(object)?;
    let offset = to_offset(aware.whole_seconds()?)?;
    Ok(DateTime::from_naive_utc_and_offset(utc(&aware)?, offset))
}

fn read_offset(object: Borrowed<'_, '_, PyAny>) -> PyResult<FixedOffset> {
    to_offset(datetime::read_fixed(object)?)
}

fn read_utc_zone(object: Borrowed<'_, '_, PyAny>) -> PyResult<Utc> {
    match datetime::read_fixed(object)? {
        0 => Ok(Utc),
        _ => Err(crate::exceptions::PyValueError::new_err("expected datetime.timezone.utc")),
    }
}

fn new_date<'py>(py: Python<'py>, date: &NaiveDate) -> PyResult<Bound<'py, PyDate>> {
    datetime::new_date(py, of_date(*date))
}

fn new_time<'py>(py: Python<'py>, time: &NaiveTime) -> PyResult<Bound<'py, PyTime>> {
    datetime::new_time(py, of_time(*time))
}

fn new_naive<'py>(py: Python<'py>, moment: &NaiveDateTime) -> PyResult<Bound<'py, PyDateTime>> {
    datetime::new_datetime(py, of_date(*moment), of_time(*moment), None, false)
}

fn new_delta<'py>(py: Python<'py>, delta: &TimeDelta) -> PyResult<Bound<'py, PyDelta>> {
    datetime::new_delta(py, Delta::of(delta.num_seconds(), delta.subsec_nanos()))
}

fn new_utc<'py>(py: Python<'py>, moment: &DateTime<Utc>) -> PyResult<Bound<'py, PyDateTime>> {
    let (utc, zone) = (moment.naive_utc(), PyTzInfo::utc(py)?);
    datetime::new_datetime(py, of_date(utc), of_time(utc), Some(&zone), false)
}

pub(super) fn new_fixed<'py>(
    py: Python<'py>,
    moment: &DateTime<FixedOffset>,
) -> PyResult<Bound<'py, PyDateTime>> {
    let local = moment.naive_utc().checked_add_offset(*moment.offset());
    let local = local.ok_or_else(|| out_of_range("datetime"))?;
    let zone = new_offset(py, moment.offset())?;
    datetime::new_datetime(py, of_date(local), of_time(local), Some(&zone), false)
}

fn new_offset<'py>(py: Python<'py>, offset: &FixedOffset) -> PyResult<Bound<'py, PyTzInfo>> {
    datetime::new_fixed(py, offset.local_minus_utc())
}

fn new_utc_zone<'py>(py: Python<'py>, _: &Utc) -> PyResult<Bound<'py, PyTzInfo>> {
    PyTzInfo::utc(py)
}

by_functions! {
    [] NaiveDate as PyDate: read_date, datetime::is_date, new_date;
    [] NaiveTime as PyTime: read_time, PyTime::type_check, new_time;
    [] NaiveDateTime as PyDateTime: read_naive, PyDateTime::type_check, new_naive;
    [] TimeDelta as PyDelta: read_delta, PyDelta::type_check, new_delta;
    [] DateTime<Utc> as PyDateTime: read_utc, PyDateTime::type_check, new_utc;
    [] DateTime<FixedOffset> as PyDateTime: read_fixed, PyDateTime::type_check, new_fixed;
    [] FixedOffset as PyTzInfo: read_offset, PyTzInfo::type_check, new_offset;
    [] Utc as PyTzInfo: read_utc_zone, PyTzInfo::type_check, new_utc_zone;
}
