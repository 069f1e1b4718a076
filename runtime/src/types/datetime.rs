//! `datetime`: dates, times, durations and time zones.
//!
//! Values are made by the C functions that the module offers. They are read by the descriptors of the module's
//! own classes, which no subclass can put something else in place of.

use keelback_ffi as ffi;

use crate::convert::time::Api;
use crate::error::{PyErr, PyResult};
use crate::handle::{Borrowed, Bound};
use crate::interned::Interned;
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::{DerefToPyAny, PyAny, PyType, PyTypeCheck, PyTypeInfo};

/// One row per class: the marker, its name, the entry of the table.
macro_rules! classes {
    ($($marker:ident = $name:literal, $class:ident;)*) => { $(
        #[doc = concat!("`", $name, "`")]
        ///
        /// A marker for [`Bound`] and [`Py`](crate::Py); it has no values.
        pub struct $marker(std::convert::Infallible);

        // SAFETY: the check asks for the module's own class.
        unsafe impl PyTypeCheck for $marker {
            const NAME: &'static str = $name;

            fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
                match Api::get(object.py()) {
                    // SAFETY: a live object and a live type.
                    Ok(api) => unsafe {
                        ffi::PyObject_TypeCheck(object.as_ptr(), api.table().$class)
                    },
                    Err(error) => {
                        error.write_unraisable(object.py(), Some(&object));
                        false
                    }
                }
            }
        }

        // SAFETY: the class that the check asks for.
        unsafe impl PyTypeInfo for $marker {
            /// # Panics
            /// When the module `datetime` cannot be imported.
            fn type_object(py: Python<'_>) -> Bound<'_, PyType> {
                let api = api(py);
                // SAFETY: a type object, which the module keeps.
                unsafe { Borrowed::from_ptr(py, api.table().$class.cast()) }.to_owned()
            }
        }

        impl DerefToPyAny for $marker {}
    )* };
}

classes! {
    PyDate = "datetime.date", DateType;
    PyDateTime = "datetime.datetime", DateTimeType;
    PyTime = "datetime.time", TimeType;
    PyDelta = "datetime.timedelta", DeltaType;
    PyTzInfo = "datetime.tzinfo", TZInfoType;
}

fn api(py: Python<'_>) -> Api<'_> {
    Api::get(py).unwrap_or_else(|error| panic!("the module `datetime`: {error}"))
}

/// A time zone or `None`, borrowed.
fn zone_or_none(zone: Option<&Bound<'_, PyTzInfo>>) -> *mut ffi::PyObject {
    zone.map_or_else(ffi::Py_None, Bound::as_ptr)
}

impl PyDate {
    /// `datetime.date(year, month, day)`.
    ///
    /// # Errors
    /// `ValueError` for what is no day of the years 1 to 9999.
    pub fn new(py: Python<'_>, year: i32, month: u8, day: u8) -> PyResult<Bound<'_, PyDate>> {
        let api = Api::get(py)?;
        let table = api.table();
        let make = table.Date_FromDate;
        // SAFETY: the function of that signature, and a class of the same table.
        let date = unsafe { make(year, month.into(), day.into(), table.DateType) };
        Ok(py.own_or_err(date)?.cast_into()?)
    }

    /// `datetime.date.fromtimestamp(timestamp)`: the local day.
    ///
    /// # Errors
    /// `OverflowError` or `OSError` out of the system's range.
    pub fn from_timestamp(py: Python<'_>, timestamp: f64) -> PyResult<Bound<'_, PyDate>> {
        let class = py.get_type::<PyDate>();
        Ok(class.call_method1("fromtimestamp", (timestamp,))?.cast_into()?)
    }
}

impl PyDateTime {
    /// `datetime.datetime(year, month, day, hour, minute, second, microsecond, tzinfo)`.
    ///
    /// # Errors
    /// `ValueError` for what is no time of the years 1 to 9999.
    ///
    /// ```
    /// # use keelback::prelude::*;
    /// # use keelback::types::{PyDateAccess, PyDateTime, PyTzInfo};
    /// # keelback_docs::run(|py| {
    /// let utc = PyTzInfo::utc(py)?;
    /// let moment = PyDateTime::new(py, 2024, 2, 29, 12, 30, 0, 0, Some(&utc))?;
    /// assert_eq!(moment.to_string(), "2024-02-29 12:30:00+00:00");
    /// assert_eq!(moment.get_day(), 29);
    /// # Ok(()) })
    /// ```
    #[expect(clippy::too_many_arguments, reason = "as many as a moment has parts")]
    pub fn new<'py>(
        py: Python<'py>,
        year: i32,
        month: u8,
        day: u8,
        hour: u8,
        minute: u8,
        second: u8,
        microsecond: u32,
        tzinfo: Option<&Bound<'py, PyTzInfo>>,
    ) -> PyResult<Bound<'py, PyDateTime>> {
        PyDateTime::new_with_fold(
            py,
            year,
            month,
            day,
            hour,
            minute,
            second,
            microsecond,
            tzinfo,
            false,
        )
    }

    /// Like [`new`](Self::new), with the fold: whether of two equal local times the later one is meant.
    ///
    /// # Errors
    /// As there.
    #[expect(clippy::too_many_arguments, reason = "as many as a moment has parts")]
    pub fn new_with_fold<'py>(
        py: Python<'py>,
        year: i32,
        month: u8,
        day: u8,
        hour: u8,
        minute: u8,
        second: u8,
        microsecond: u32,
        tzinfo: Option<&Bound<'py, PyTzInfo>>,
        fold: bool,
    ) -> PyResult<Bound<'py, PyDateTime>> {
        let api = Api::get(py)?;
        let table = api.table();
        let make = table.DateTime_FromDateAndTimeAndFold;
        // SAFETY: the function of that signature; a time zone or `None`; a class of the same table.
        let moment = unsafe {
            make(
                year,
                month.into(),
                day.into(),
                hour.into(),
                minute.into(),
                second.into(),
                small(microsecond),
                zone_or_none(tzinfo),
                fold.into(),
                table.DateTimeType,
            )
        };
        Ok(py.own_or_err(moment)?.cast_into()?)
    }

    /// `datetime.datetime.fromtimestamp(timestamp, tzinfo)`: local and naive without a time zone.
    ///
    /// # Errors
    /// `OverflowError`, `ValueError` or `OSError` out of range.
    pub fn from_timestamp<'py>(
        py: Python<'py>,
        timestamp: f64,
        tzinfo: Option<&Bound<'py, PyTzInfo>>,
    ) -> PyResult<Bound<'py, PyDateTime>> {
        let class = py.get_type::<PyDateTime>();
        Ok(class.call_method1("fromtimestamp", (timestamp, tzinfo))?.cast_into()?)
    }
}

/// As C's `int`; what does not fit is out of every range there.
fn small(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

impl PyTime {
    /// `datetime.time(hour, minute, second, microsecond, tzinfo)`.
    ///
    /// # Errors
    /// `ValueError` for what is no time of a day.
    pub fn new<'py>(
        py: Python<'py>,
        hour: u8,
        minute: u8,
        second: u8,
        microsecond: u32,
        tzinfo: Option<&Bound<'py, PyTzInfo>>,
    ) -> PyResult<Bound<'py, PyTime>> {
        PyTime::new_with_fold(py, hour, minute, second, microsecond, tzinfo, false)
    }

    /// Like [`new`](Self::new), with the fold: whether of two equal local times the later one is meant.
    ///
    /// # Errors
    /// As there.
    pub fn new_with_fold<'py>(
        py: Python<'py>,
        hour: u8,
        minute: u8,
        second: u8,
        microsecond: u32,
        tzinfo: Option<&Bound<'py, PyTzInfo>>,
        fold: bool,
    ) -> PyResult<Bound<'py, PyTime>> {
        let api = Api::get(py)?;
        let table = api.table();
        let make = table.Time_FromTimeAndFold;
        // SAFETY: the function of that signature; a time zone or `None`; a class of the same table.
        let time = unsafe {
            make(
                hour.into(),
                minute.into(),
                second.into(),
                small(microsecond),
                zone_or_none(tzinfo),
                fold.into(),
                table.TimeType,
            )
        };
        Ok(py.own_or_err(time)?.cast_into()?)
    }
}

impl PyDelta {
    /// `datetime.timedelta(days, seconds, microseconds)`. Without `normalize`, seconds and microseconds have to
    /// be in their ranges already: it is a promise, not a check.
    ///
    /// # Errors
    /// `OverflowError` beyond 999999999 days.
    pub fn new(
        py: Python<'_>,
        days: i32,
        seconds: i32,
        microseconds: i32,
        normalize: bool,
    ) -> PyResult<Bound<'_, PyDelta>> {
        let api = Api::get(py)?;
        let table = api.table();
        let make = table.Delta_FromDelta;
        // SAFETY: the function of that signature, and a class of the same table.
        let delta = unsafe { make(days, seconds, microseconds, normalize.into(), table.DeltaType) };
        Ok(py.own_or_err(delta)?.cast_into()?)
    }
}

impl PyTzInfo {
    /// `datetime.timezone.utc`.
    ///
    /// # Errors
    /// When the module `datetime` cannot be imported.
    pub fn utc(py: Python<'_>) -> PyResult<Bound<'_, PyTzInfo>> {
        let api = Api::get(py)?;
        // SAFETY: a live object of the same table.
        let utc = unsafe { Borrowed::<PyAny>::from_ptr(py, api.table().TimeZone_UTC) };
        Ok(utc.to_owned().cast_into()?)
    }

    /// `datetime.timezone(offset)`.
    ///
    /// # Errors
    /// `ValueError` for an offset of a day or more.
    pub fn fixed_offset<'py>(
        py: Python<'py>,
        offset: &Bound<'py, PyDelta>,
    ) -> PyResult<Bound<'py, PyTzInfo>> {
        let api = Api::get(py)?;
        let make = api.table().TimeZone_FromTimeZone;
        // SAFETY: the function of that signature, a `timedelta`, and no name.
        let zone = unsafe { make(offset.as_ptr(), std::ptr::null_mut()) };
        Ok(py.own_or_err(zone)?.cast_into()?)
    }

    /// `zoneinfo.ZoneInfo(name)`.
    ///
    /// # Errors
    /// `ZoneInfoNotFoundError` for an unknown name; `ModuleNotFoundError` before 3.9.
    pub fn timezone<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyTzInfo>> {
        static CLASS: InterpreterCell = InterpreterCell::new();
        let class = CLASS.get_or_init(py, || py.import("zoneinfo")?.getattr("ZoneInfo"))?;
        Ok(class.call1((name,))?.cast_into()?)
    }
}

/// Reads an attribute of an object by the descriptor that its base class, one of the module's own, has for it.
fn field<'py, T: PyTypeInfo>(
    object: &Bound<'py, PyAny>,
    name: &'static Interned,
) -> PyResult<Bound<'py, PyAny>> {
    let name = name.get(object.py());
    let class = T::type_object(object.py());
    if object.get_type_ptr() == class.as_type_ptr() {
        return object.getattr(name);
    }
    class.getattr(name)?.call_method1("__get__", (object,))
}

/// Numbers that the module keeps in ranges of their own, so that neither step can fail.
pub(crate) fn numbers<T: PyTypeInfo, const N: usize>(
    object: &Bound<'_, PyAny>,
    names: [&'static Interned; N],
) -> [i64; N] {
    let exact = T::is_exact_type_of(object);
    names.map(|name| {
        let value = match exact {
            true => object.getattr(name.get(object.py())),
            false => field::<T>(object, name),
        };
        let value = value.and_then(|value| value.extract());
        value.unwrap_or_else(|error: PyErr| panic!("a field of {}: {error}", T::NAME))
    })
}

fn number<T: PyTypeInfo>(object: &Bound<'_, PyAny>, name: &'static Interned) -> i64 {
    let [value] = numbers::<T, 1>(object, [name]);
    value
}

/// A trait of accessors, and its implementation for the classes that have the fields.
macro_rules! access {
    ($($(#[$doc:meta])* $access:ident for $($marker:ident),+ {
        $($method:ident = $name:literal, $type:ident;)*
    })*) => { $(
        $(#[$doc])*
        pub trait $access {
            $(
                #[doc = concat!("`self.", $name, "`.")]
                fn $method(&self) -> $type;
            )*
        }

        access!(@each [$($marker)+] $access { $($method = $name, $type;)* });
    )* };
    (@each [] $access:ident $body:tt) => {};
    (@each [$marker:ident $($rest:ident)*] $access:ident { $($method:ident = $name:literal, $type:ident;)* }) => {
        impl $access for Bound<'_, $marker> {
            $(
                fn $method(&self) -> $type {
                    static NAME: Interned = Interned::new($name);
                    number::<$marker>(self, &NAME) as $type
                }
            )*
        }

        access!(@each [$($rest)*] $access { $($method = $name, $type;)* });
    };
}

access! {
    /// The parts of a day.
    PyDateAccess for PyDate, PyDateTime {
        get_year = "year", i32;
        get_month = "month", u8;
        get_day = "day", u8;
    }

    /// The parts of a `timedelta`, which is normalized: only the days may be negative.
    PyDeltaAccess for PyDelta {
        get_days = "days", i32;
        get_seconds = "seconds", i32;
        get_microseconds = "microseconds", i32;
    }
}

/// The parts of a time of day.
pub trait PyTimeAccess {
    /// `self.hour`.
    fn get_hour(&self) -> u8;
    /// `self.minute`.
    fn get_minute(&self) -> u8;
    /// `self.second`.
    fn get_second(&self) -> u8;
    /// `self.microsecond`.
    fn get_microsecond(&self) -> u32;
    /// `self.fold`: whether of two equal local times the later one is meant.
    fn get_fold(&self) -> bool;
}

/// The time zone of what may have one.
pub trait PyTzInfoAccess<'py> {
    /// `self.tzinfo`.
    fn get_tzinfo(&self) -> Option<Bound<'py, PyTzInfo>>;
}

macro_rules! times {
    ($($marker:ident;)*) => { $(
        impl PyTimeAccess for Bound<'_, $marker> {
            fn get_hour(&self) -> u8 {
                static NAME: Interned = Interned::new("hour");
                number::<$marker>(self, &NAME) as u8
            }

            fn get_minute(&self) -> u8 {
                static NAME: Interned = Interned::new("minute");
                number::<$marker>(self, &NAME) as u8
            }

            fn get_second(&self) -> u8 {
                static NAME: Interned = Interned::new("second");
                number::<$marker>(self, &NAME) as u8
            }

            fn get_microsecond(&self) -> u32 {
                static NAME: Interned = Interned::new("microsecond");
                number::<$marker>(self, &NAME) as u32
            }

            fn get_fold(&self) -> bool {
                static NAME: Interned = Interned::new("fold");
                number::<$marker>(self, &NAME) != 0
            }
        }

        impl<'py> PyTzInfoAccess<'py> for Bound<'py, $marker> {
            fn get_tzinfo(&self) -> Option<Bound<'py, PyTzInfo>> {
                static NAME: Interned = Interned::new("tzinfo");
                let zone = field::<$marker>(self, &NAME);
                let zone =
                    zone.unwrap_or_else(|error| panic!("a field of {}: {error}", $marker::NAME));
                zone.cast_into().ok()
            }
        }
    )* };
}

times! {
    PyDateTime;
    PyTime;
}
