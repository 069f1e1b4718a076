//! `jiff`: see `datetime.rs` for what becomes what.
//!
//! A `ZonedDateTime` is of the instant that Python says, by `utcoffset`. Its time zone is a fixed one for a
//! `datetime.timezone`, else that of the name that `zoneinfo` has for it (`key`); `ValueError` where there is no such
//! name. Out: `datetime.timezone`, or `zoneinfo.ZoneInfo`: before 3.9, that of `backports.zoneinfo`. A `Timestamp`
//! takes any time zone, and becomes UTC. A `Span` has the days, seconds and microseconds of a `timedelta`; one of
//! months or years is a `ValueError` on the way out.

use jiff::civil;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{SignedDuration, Span, Timestamp, ZonedDateTime};

use super::datetime::{self, Aware, DAY, Date, Delta, Time, Zone, out_of_range};
use crate::error::PyResult;
use crate::exceptions::PyValueError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{
    PyAny, PyDate, PyDateTime, PyDelta, PyTime, PyTypeCheck, PyTzInfo, PyTzInfoAccess,
};

fn to_date(date: Date) -> PyResult<civil::Date> {
    civil::Date::new(date.year as i16, date.month as i8, date.day as i8)
        .map_err(|_| out_of_range("date"))
}

fn to_time(time: Time) -> PyResult<civil::Time> {
    let (hour, minute, second) = (time.hour as i8, time.minute as i8, time.second as i8);
    civil::Time::new(hour, minute, second, time.nano as i32).map_err(|_| out_of_range("time"))
}

fn to_delta(delta: Delta) -> SignedDuration {
    SignedDuration::new(delta.seconds, delta.nano as i32)
}

fn to_offset(seconds: i32) -> PyResult<Offset> {
    Offset::from_seconds(seconds).map_err(|_| out_of_range("UTC offset"))
}

fn of_date(date: civil::Date) -> Date {
    Date { year: date.year().into(), month: date.month() as u8, day: date.day() as u8 }
}

fn of_time(time: civil::Time) -> Time {
    Time {
        hour: time.hour() as u8,
        minute: time.minute() as u8,
        second: time.second() as u8,
        nano: time.subsec_nanosecond() as u32,
    }
}

fn read_date(object: Borrowed<'_, '_, PyAny>) -> PyResult<civil::Date> {
    to_date(datetime::read_date(object)?)
}

fn read_time(object: Borrowed<'_, '_, PyAny>) -> PyResult<civil::Time> {
    to_time(datetime::read_time(object)?)
}

fn read_naive(object: Borrowed<'_, '_, PyAny>) -> PyResult<civil::DateTime> {
    let (date, time) = datetime::read_naive(object)?;
    Ok(to_date(date)?.to_datetime(to_time(time)?))
}

fn read_delta(object: Borrowed<'_, '_, PyAny>) -> PyResult<SignedDuration> {
    Ok(to_delta(datetime::read_delta(object)?))
}

fn instant(aware: &Aware) -> PyResult<Timestamp> {
    let local = to_date(aware.date)?.to_datetime(to_time(aware.time)?);
    let utc =
        Offset::UTC.to_timestamp(local).and_then(|utc| utc.checked_sub(to_delta(aware.ahead)));
    utc.map_err(|_| out_of_range("datetime"))
}

fn read_timestamp(object: Borrowed<'_, '_, PyAny>) -> PyResult<Timestamp> {
    instant(&datetime::read_aware(object)?)
}

fn read_zoned(object: Borrowed<'_, '_, PyAny>) -> PyResult<ZonedDateTime> {
    let aware = datetime::read_aware(object)?;
    let zone = object.cast::<PyDateTime>()?.get_tzinfo();
    let zone = match &zone {
        Some(zone) => read_zone(zone.as_any().as_borrowed())?,
        // Only what a class has said that derives from `datetime`.
        None => TimeZone::fixed(to_offset(aware.whole_seconds()?)?),
    };
    Ok(ZonedDateTime::new(instant(&aware)?, zone))
}

fn read_offset(object: Borrowed<'_, '_, PyAny>) -> PyResult<Offset> {
    to_offset(datetime::read_fixed(object)?)
}

/// The time zone of a name that `zoneinfo` has for it, or of one offset.
fn read_zone(object: Borrowed<'_, '_, PyAny>) -> PyResult<TimeZone> {
    match datetime::read_zone(object)? {
        Zone::Utc => Ok(TimeZone::UTC),
        Zone::Fixed(seconds) => Ok(TimeZone::fixed(to_offset(seconds)?)),
        Zone::Named(name) => {
            TimeZone::get(&name).map_err(|error| PyValueError::new_err(error.to_string()))
        }
    }
}

/// Days stay days, which in a time zone may be longer or shorter than 24 hours, as they may for Python.
fn read_span(object: Borrowed<'_, '_, PyAny>) -> PyResult<Span> {
    let Delta { seconds, nano } = datetime::read_delta(object)?;
    let (days, seconds) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let micros = i64::from(nano / 1_000);
    // The units of a span have one sign.
    let (days, seconds, micros) = if days < 0 && (seconds, micros) != (0, 0) {
        let (rest, micros) = if micros == 0 { (DAY, 0) } else { (DAY - 1, 1_000_000 - micros) };
        (days + 1, seconds - rest, -micros)
    } else {
        (days, seconds, micros)
    };
    let span = Span::new().try_days(days).and_then(|span| span.try_seconds(seconds));
    span.and_then(|span| span.try_microseconds(micros)).map_err(|_| out_of_range("duration"))
}

fn new_date<'py>(py: Python<'py>, date: &civil::Date) -> PyResult<Bound<'py, PyDate>> {
    datetime::new_date(py, of_date(*date))
}

fn new_time<'py>(py: Python<'py>, time: &civil::Time) -> PyResult<Bound<'py, PyTime>> {
    datetime::new_time(py, of_time(*time))
}

fn new_naive<'py>(py: Python<'py>, moment: &civil::DateTime) -> PyResult<Bound<'py, PyDateTime>> {
    datetime::new_datetime(py, of_date(moment.date()), of_time(moment.time()), None, false)
}

fn new_delta<'py>(py: Python<'py>, delta: &SignedDuration) -> PyResult<Bound<'py, PyDelta>> {
    datetime::new_delta(py, Delta::of(delta.as_secs(), delta.subsec_nanos()))
}

fn new_timestamp<'py>(py: Python<'py>, instant: &Timestamp) -> PyResult<Bound<'py, PyDateTime>> {
    let (utc, zone) = (Offset::UTC.to_datetime(*instant), PyTzInfo::utc(py)?);
    datetime::new_datetime(py, of_date(utc.date()), of_time(utc.time()), Some(&zone), false)
}

fn new_zoned<'py>(py: Python<'py>, moment: &ZonedDateTime) -> PyResult<Bound<'py, PyDateTime>> {
    let (local, zone) = (moment.datetime(), new_zone(py, moment.time_zone())?);
    let offset = moment.time_zone().to_ambiguous_timestamp(local).offset();
    let later = matches!(offset, AmbiguousOffset::Fold { after, .. } if after == moment.offset());
    datetime::new_datetime(py, of_date(local.date()), of_time(local.time()), Some(&zone), later)
}

fn new_offset<'py>(py: Python<'py>, offset: &Offset) -> PyResult<Bound<'py, PyTzInfo>> {
    datetime::new_fixed(py, offset.seconds())
}

fn new_zone<'py>(py: Python<'py>, zone: &TimeZone) -> PyResult<Bound<'py, PyTzInfo>> {
    if *zone == TimeZone::UTC {
        return PyTzInfo::utc(py);
    }
    if let Some(name) = zone.iana_name() {
        return datetime::new_named(py, name);
    }
    match zone.to_fixed_offset() {
        Ok(offset) => new_offset(py, &offset),
        Err(error) => Err(PyValueError::new_err(error.to_string())),
    }
}

/// A day has 24 hours, as `timedelta` has it.
fn new_span<'py>(py: Python<'py>, span: &Span) -> PyResult<Bound<'py, PyDelta>> {
    if span.get_years() != 0 || span.get_months() != 0 {
        let message = "a span of months or years has no fixed length, which a timedelta has";
        return Err(PyValueError::new_err(message));
    }
    let days = i64::from(span.get_weeks()) * 7 + i64::from(span.get_days());
    let parts = [
        (days, 86_400_000_000_000_i64),
        (span.get_hours().into(), 3_600_000_000_000),
        (span.get_minutes(), 60_000_000_000),
        (span.get_seconds(), 1_000_000_000),
        (span.get_milliseconds(), 1_000_000),
        (span.get_microseconds(), 1_000),
        (span.get_nanoseconds(), 1),
    ];
    let nanos = parts.iter().map(|&(count, nanos)| i128::from(count) * i128::from(nanos)).sum();
    datetime::new_delta(py, Delta::of_nanos(nanos).ok_or_else(|| out_of_range("duration"))?)
}

by_functions! {
    [] civil::Date as PyDate: read_date, datetime::is_date, new_date;
    [] civil::Time as PyTime: read_time, PyTime::type_check, new_time;
    [] civil::DateTime as PyDateTime: read_naive, PyDateTime::type_check, new_naive;
    [] SignedDuration as PyDelta: read_delta, PyDelta::type_check, new_delta;
    [] Span as PyDelta: read_span, PyDelta::type_check, new_span;
    [] Timestamp as PyDateTime: read_timestamp, PyDateTime::type_check, new_timestamp;
    [] ZonedDateTime as PyDateTime: read_zoned, PyDateTime::type_check, new_zoned;
    [] Offset as PyTzInfo: read_offset, PyTzInfo::type_check, new_offset;
    [] TimeZone as PyTzInfo: read_zone, PyTzInfo::type_check, new_zone;
}
