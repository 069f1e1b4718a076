//! `chrono-local`: a `DateTime<Local>` is the same instant in the time zone of the system, and becomes what `astimezone()`
//! gives: a `datetime` with the offset that is in force there at that time.
//!
//! `Local` alone is the system's time zone by its name, as `zoneinfo` has it; `datetime.timezone.utc` where that is UTC. In come that
//! zone and no other: `ValueError`.

use chrono::{DateTime, Local};

use super::chrono::{new_fixed, read_utc};
use super::datetime::{self, Zone};
use crate::error::PyResult;
use crate::exceptions::PyValueError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyDateTime, PyTypeCheck, PyTzInfo};

fn read(object: Borrowed<'_, '_, PyAny>) -> PyResult<DateTime<Local>> {
    Ok(read_utc(object)?.with_timezone(&Local))
}

fn new<'py>(py: Python<'py>, moment: &DateTime<Local>) -> PyResult<Bound<'py, PyDateTime>> {
    new_fixed(py, &moment.fixed_offset())
}

/// The name of the zone that chrono's `Local` is.
fn name() -> PyResult<String> {
    // chrono asks the variable first, as C does.
    let chosen = if cfg!(unix) { std::env::var("TZ").ok() } else { None };
    match chosen.as_deref().map(|chosen| chosen.strip_prefix(':').unwrap_or(chosen)) {
        Some("") => Ok("UTC".to_owned()),
        // Without any setting chrono has UTC.
        None | Some("localtime") => {
            Ok(iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".to_owned()))
        }
        Some(rule) if rule.contains(',') || rule.contains('<') => {
            Err(PyValueError::new_err(format!(
                "the time zone of the system is the rule TZ={rule}: set TZ to a name, such as Europe/Berlin, by which Python finds it"
            )))
        }
        Some(name) => Ok(match name.rsplit_once("zoneinfo/") {
            Some((_, name)) => name.to_owned(),
            None => name.to_owned(),
        }),
    }
}

fn is_utc(name: &str) -> bool {
    matches!(name, "UTC" | "Etc/UTC")
}

fn read_zone(object: Borrowed<'_, '_, PyAny>) -> PyResult<Local> {
    let (found, wanted) = (datetime::read_zone(object)?, name()?);
    let same = match &found {
        Zone::Utc | Zone::Fixed(0) => is_utc(&wanted),
        Zone::Fixed(_) => false,
        Zone::Named(name) => *name == wanted || is_utc(name) && is_utc(&wanted),
    };
    if same {
        return Ok(Local);
    }
    let message = format!("expected the time zone of the system, {wanted}, got {}", object.str()?);
    Err(PyValueError::new_err(message))
}

fn new_zone<'py>(py: Python<'py>, _: &Local) -> PyResult<Bound<'py, PyTzInfo>> {
    match name()? {
        name if is_utc(&name) => PyTzInfo::utc(py),
        name => datetime::new_named(py, &name),
    }
}

by_functions! {
    [] DateTime<Local> as PyDateTime: read, PyDateTime::type_check, new;
    [] Local as PyTzInfo: read_zone, PyTzInfo::type_check, new_zone;
}
