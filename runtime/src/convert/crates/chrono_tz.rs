//! `chrono-tz`: a `DateTime<Tz>` is of the instant that Python says, by `utcoffset`, in the time zone of the name that
//! `zoneinfo` has for it (`key`). `ValueError` for a `datetime.timezone` other than UTC, which has no name there, and for
//! names that the crate does not know, whose rules end with the year 2099. Out: the instant in the `zoneinfo.ZoneInfo` of the name;
//! before 3.9, that of `backports.zoneinfo`.

use chrono::{DateTime, TimeZone};
use chrono_tz::Tz;

use super::chrono::{of_date, of_time, utc};
use super::datetime::{self, Zone};
use crate::error::PyResult;
use crate::exceptions::PyValueError;
use crate::handle::{Borrowed, Bound};
use crate::intern;
use crate::py::Python;
use crate::types::{PyAny, PyDateTime, PyTypeCheck, PyTzInfo, PyTzInfoAccess};

fn read_zone(object: Borrowed<'_, '_, PyAny>) -> PyResult<Tz> {
    match datetime::read_zone(object)? {
        Zone::Utc | Zone::Fixed(0) => Ok(Tz::UTC),
        Zone::Fixed(_) => Err(PyValueError::new_err(
            "expected a time zone with a name, got one of a fixed offset",
        )),
        Zone::Named(name) => name
            .parse()
            .map_err(|_| PyValueError::new_err(format!("no time zone is known as '{name}'"))),
    }
}

fn read(object: Borrowed<'_, '_, PyAny>) -> PyResult<DateTime<Tz>> {
    let aware = datetime::read_aware(object)?;
    let zone = match object.cast::<PyDateTime>()?.get_tzinfo() {
        Some(zone) => read_zone(zone.as_any().as_borrowed())?,
        None => {
            return Err(PyValueError::new_err("expected a datetime whose time zone has a name"));
        }
    };
    Ok(zone.from_utc_datetime(&utc(&aware)?))
}

/// By Python's own data: the instant is what stays the same, should the two differ about the rules of the zone.
fn new<'py>(py: Python<'py>, moment: &DateTime<Tz>) -> PyResult<Bound<'py, PyDateTime>> {
    let (utc, zone) = (moment.naive_utc(), new_zone(py, &moment.timezone())?);
    let utc =
        datetime::new_datetime(py, of_date(utc), of_time(utc), Some(&PyTzInfo::utc(py)?), false)?;
    Ok(utc.call_method1(intern!(py, "astimezone"), (zone,))?.cast_into()?)
}

fn new_zone<'py>(py: Python<'py>, zone: &Tz) -> PyResult<Bound<'py, PyTzInfo>> {
    datetime::new_named(py, zone.name())
}

by_functions! {
    [] DateTime<Tz> as PyDateTime: read, PyDateTime::type_check, new;
    [] Tz as PyTzInfo: read_zone, PyTzInfo::type_check, new_zone;
}
