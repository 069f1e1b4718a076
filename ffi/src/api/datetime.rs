//! `datetime.h`: the table of functions in the capsule `datetime.datetime_CAPI`. Same since 3.7.

use std::ffi::{CStr, c_int};

use super::{PyObject, PyTypeObject};

/// The capsule's name, for `PyCapsule_Import`.
pub const PyDateTime_CAPSULE_NAME: &CStr = c"datetime.datetime_CAPI";

/// What the capsule points to. The functions return new references, or null with an exception set.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct PyDateTime_CAPI {
    /// `datetime.date`
    pub DateType: *mut PyTypeObject,
    /// `datetime.datetime`
    pub DateTimeType: *mut PyTypeObject,
    /// `datetime.time`
    pub TimeType: *mut PyTypeObject,
    /// `datetime.timedelta`
    pub DeltaType: *mut PyTypeObject,
    /// `datetime.tzinfo`
    pub TZInfoType: *mut PyTypeObject,
    /// `datetime.timezone.utc`
    pub TimeZone_UTC: *mut PyObject,
    /// Year, month, day, class.
    pub Date_FromDate:
        unsafe extern "C" fn(c_int, c_int, c_int, *mut PyTypeObject) -> *mut PyObject,
    /// Year to microsecond, tzinfo, class.
    pub DateTime_FromDateAndTime: unsafe extern "C" fn(
        c_int,
        c_int,
        c_int,
        c_int,
        c_int,
        c_int,
        c_int,
        *mut PyObject,
        *mut PyTypeObject,
    ) -> *mut PyObject,
    /// Hour to microsecond, tzinfo, class.
    pub Time_FromTime: unsafe extern "C" fn(
        c_int,
        c_int,
        c_int,
        c_int,
        *mut PyObject,
        *mut PyTypeObject,
    ) -> *mut PyObject,
    /// Days, seconds, microseconds, whether to normalize, class.
    pub Delta_FromDelta:
        unsafe extern "C" fn(c_int, c_int, c_int, c_int, *mut PyTypeObject) -> *mut PyObject,
    /// Offset and name (or null).
    pub TimeZone_FromTimeZone: unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject,
    /// Class, arguments, keyword arguments.
    pub DateTime_FromTimestamp:
        unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject,
    /// Class, arguments.
    pub Date_FromTimestamp: unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject,
    /// As `DateTime_FromDateAndTime`, with the fold before the class.
    pub DateTime_FromDateAndTimeAndFold: unsafe extern "C" fn(
        c_int,
        c_int,
        c_int,
        c_int,
        c_int,
        c_int,
        c_int,
        *mut PyObject,
        c_int,
        *mut PyTypeObject,
    ) -> *mut PyObject,
    /// As `Time_FromTime`, with the fold before the class.
    pub Time_FromTimeAndFold: unsafe extern "C" fn(
        c_int,
        c_int,
        c_int,
        c_int,
        *mut PyObject,
        c_int,
        *mut PyTypeObject,
    ) -> *mut PyObject,
}
