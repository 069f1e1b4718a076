//! Text, numbers, classes, modules, and the smaller kinds of objects.
//!
//! @py module api_objects

#![allow(clippy::type_complexity, reason = "the stub shows what is written out")]

use std::ffi::CString;
use std::sync::atomic::{AtomicUsize, Ordering};

use keelback::exceptions::*;
use keelback::intern;
use keelback::prelude::*;
use keelback::pybacked::{PyBackedBytes, PyBackedStr};
use keelback::types::*;

/// What a `str` says of itself: its text, its text without surrogates, its bytes, whether it is "text".
///
/// @py
pub fn text<'py>(
    text: &Bound<'py, PyString>,
) -> PyResult<(String, String, Bound<'py, PyBytes>, bool)> {
    assert_eq!(text.to_cow()?, text.to_str()?);
    let equal = *text == "text";
    assert_eq!(equal, *text == *"text");
    Ok((text.to_str()?.to_owned(), text.to_string_lossy().into_owned(), text.encode_utf8()?, equal))
}

/// @py
pub fn lossy(text: &Bound<'_, PyString>) -> String {
    text.to_string_lossy().into_owned()
}

/// Interned at run time, and at compile time.
///
/// @py
pub fn interned(py: Python<'_>) -> (Bound<'_, PyString>, Bound<'_, PyString>) {
    (PyString::intern(py, "an interned text"), intern!(py, "an interned text").clone())
}

/// @py
pub fn formatted<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyString>> {
    PyString::from_fmt(py, format_args!("<{text:>4}>"))
}

/// @py
pub fn decoded<'py>(
    object: &Bound<'py, PyAny>,
    encoding: Option<CString>,
    errors: Option<CString>,
) -> PyResult<Bound<'py, PyString>> {
    PyString::from_encoded_object(object, encoding.as_deref(), errors.as_deref())
}

/// Bytes by way of every constructor.
///
/// @py
pub fn bytes<'py>(py: Python<'py>, data: &[u8]) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let bytes = PyBytes::new(py, data);
    assert_eq!(&bytes[..], data);
    assert_eq!(bytes.as_bytes(), data);
    let fill = |place: &mut [u8]| {
        assert!(place.iter().all(|&byte| byte == 0));
        place.copy_from_slice(data);
        Ok(())
    };
    let array = PyByteArray::new(py, data);
    assert_eq!(array.to_vec(), data);
    Ok(vec![
        bytes.into_any(),
        PyBytes::new_with(py, data.len(), fill)?.into_any(),
        array.into_any(),
        PyByteArray::new_with(py, data.len(), fill)?.into_any(),
    ])
}

/// @py
pub fn bytes_not_filled(py: Python<'_>) -> PyResult<Bound<'_, PyBytes>> {
    PyBytes::new_with(py, 1000, |_| Err(PyValueError::new_err("not filled")))
}

/// @py
pub fn byte_array_not_filled(py: Python<'_>) -> PyResult<Bound<'_, PyByteArray>> {
    PyByteArray::new_with(py, 1000, |_| Err(PyValueError::new_err("not filled")))
}

/// `bytearray(object)`, made so long.
///
/// @py
pub fn resized<'py>(
    object: &Bound<'py, PyAny>,
    length: usize,
) -> PyResult<Bound<'py, PyByteArray>> {
    let array = PyByteArray::from(object)?;
    array.resize(length)?;
    assert_eq!(array.len(), length);
    Ok(array)
}

/// @py
pub fn resize(array: &Bound<'_, PyByteArray>, length: usize) -> PyResult<()> {
    array.resize(length)
}

/// Values of numbers as their handles tell them.
///
/// @py
pub fn numbers(
    float: &Bound<'_, PyFloat>,
    boolean: &Bound<'_, PyBool>,
    complex: &Bound<'_, PyComplex>,
) -> (f64, bool, f64, f64) {
    (float.value(), boolean.is_true(), complex.real(), complex.imag())
}

/// Numbers made of values.
///
/// @py
pub fn made_numbers(
    py: Python<'_>,
    int: i128,
    float: f64,
    boolean: bool,
) -> (Bound<'_, PyInt>, Bound<'_, PyFloat>, Bound<'_, PyBool>, Bound<'_, PyComplex>) {
    let complex = PyComplex::from_doubles(py, float, -float);
    let boolean = PyBool::new(py, boolean).to_owned();
    (PyInt::new(py, int), PyFloat::new(py, float), boolean, complex)
}

/// What a class says of itself.
///
/// @py
pub fn class_facts<'py>(
    one: &Bound<'py, PyType>,
) -> PyResult<(
    Bound<'py, PyString>,
    Bound<'py, PyString>,
    Bound<'py, PyString>,
    Bound<'py, PyString>,
    Bound<'py, PyTuple>,
    Bound<'py, PyTuple>,
)> {
    Ok((
        one.name()?,
        one.qualname()?,
        one.module()?,
        one.fully_qualified_name()?,
        one.mro(),
        one.bases(),
    ))
}

/// @py
pub fn is_subclass(one: &Bound<'_, PyType>, other: &Bound<'_, PyAny>) -> PyResult<(bool, bool)> {
    Ok((one.is_subclass(other)?, one.is_subclass_of::<PyInt>()?))
}

/// The types of the markers, by the name that checks use for them.
///
/// @py
pub fn types(py: Python<'_>) -> Vec<(&'static str, Bound<'_, PyType>)> {
    macro_rules! rows {
        ($($marker:ident)*) => {
            vec![$((<$marker as keelback::PyTypeCheck>::NAME, py.get_type::<$marker>())),*]
        };
    }
    rows!(PyAny PyBool PyByteArray PyBytes PyComplex PyDict PyFloat PyFrozenSet PyInt PyList PyModule PySet
        PySlice PyString PyTuple PyType PyRange PyMemoryView PyCapsule PyTraceback PyCFunction PyFunction
        PyCode PyFrame PyWeakrefReference PyDictKeys PyDictValues PyDictItems PyNone PyEllipsis
        PyNotImplemented PyDate PyDateTime PyTime PyDelta PyTzInfo PySuper)
}

/// Which markers accept an object.
///
/// @py
pub fn accepted(object: &Bound<'_, PyAny>) -> Vec<&'static str> {
    macro_rules! rows {
        ($($marker:ident)*) => {
            [$((stringify!($marker), object.is_instance_of::<$marker>())),*]
        };
    }
    let rows = rows!(PyBool PyByteArray PyBytes PyComplex PyDict PyFloat PyFrozenSet PyInt PyList PyModule PySet
        PySlice PyString PyTuple PyType PyRange PyMemoryView PyCapsule PyTraceback PyCFunction PyFunction
        PyCode PyFrame PyWeakref PyWeakrefReference PyWeakrefProxy PyDictKeys PyDictValues PyDictItems
        PyNone PyEllipsis PyNotImplemented PyDate PyDateTime PyTime PyDelta PyTzInfo PySuper);
    rows.into_iter().filter(|row| row.1).map(|row| row.0).collect()
}

/// @py
pub fn constants(py: Python<'_>) -> (Py<PyAny>, Py<PyAny>, Py<PyAny>) {
    assert!(py.None().is_none(py));
    assert!(py.Ellipsis().is_ellipsis());
    (py.None(), py.Ellipsis(), py.NotImplemented())
}

/// A module that Rust makes, with what is added to it.
///
/// @py
pub fn new_module<'py>(py: Python<'py>, all: bool) -> PyResult<Bound<'py, PyModule>> {
    let module = PyModule::new(py, "made.of.rust")?;
    if all {
        module.index()?;
    }
    module.add("answer", 42)?;
    module.add("answer", 43)?;
    module.add_class::<PyInt>()?;
    module.add_function(PyCFunction::new_closure(
        py,
        Some(c"twice"),
        Some(c"Doubles."),
        |args, _| PyResult::Ok(args.get_item(0)?.extract::<i64>()? * 2),
    )?)?;
    let inner = PyModule::new(py, "made.of.rust.inner")?;
    module.add_submodule(&inner)?;
    assert!(module.dict().contains("answer")?);
    Ok(module)
}

/// Name and file of a module.
///
/// @py
pub fn module_facts<'py>(
    module: &Bound<'py, PyModule>,
) -> PyResult<(Bound<'py, PyString>, Bound<'py, PyString>)> {
    Ok((module.name()?, module.filename()?))
}

/// @py
pub fn imported<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyModule>> {
    PyModule::import(py, name)
}

/// @py
pub fn module_from_code<'py>(
    py: Python<'py>,
    source: &str,
    file: &str,
    name: &str,
) -> PyResult<Bound<'py, PyModule>> {
    PyModule::from_code(py, source, file, name)
}

/// @py def evaluate(source, globals=None, locals=None)
pub fn evaluate<'py>(
    py: Python<'py>,
    source: &str,
    globals: Option<&Bound<'py, PyDict>>,
    locals: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    py.eval(source, globals, locals)
}

/// @py def run(source, globals=None, locals=None)
pub fn run<'py>(
    py: Python<'py>,
    source: CString,
    globals: Option<&Bound<'py, PyDict>>,
    locals: Option<&Bound<'py, PyDict>>,
) -> PyResult<()> {
    py.run(source, globals, locals)
}

/// Code that does nothing, at a place.
///
/// @py
pub fn empty_code(py: Python<'_>) -> PyResult<Bound<'_, PyCode>> {
    PyCode::empty(py, "src/of.rs", "rust", 12)
}

static DROPPED: AtomicUsize = AtomicUsize::new(0);

/// Counts how often it is dropped.
struct Counted(u64);

impl Drop for Counted {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::Relaxed);
    }
}

/// How many values in capsules and closures have been dropped.
///
/// @py
pub fn dropped() -> usize {
    DROPPED.load(Ordering::Relaxed)
}

/// A capsule with a number, and perhaps a name.
///
/// @py
pub fn capsule(
    py: Python<'_>,
    value: u64,
    name: Option<CString>,
) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new(py, Counted(value), name)
}

/// A capsule whose release calls a function with the number, or panics.
///
/// @py def capsule_with(value, function=None)
pub fn capsule_with(
    py: Python<'_>,
    value: u64,
    function: Option<Py<PyAny>>,
) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_destructor(py, Counted(value), None, move |value, _| match function {
        Some(function) => Python::attach(|py| {
            let _ = function.call1(py, (value.0,));
        }),
        None => panic!("released"),
    })
}

/// The name of a capsule, and whether the name given is its.
///
/// @py
pub fn in_capsule(
    capsule: &Bound<'_, PyCapsule>,
    name: Option<CString>,
) -> PyResult<(Option<String>, bool)> {
    let own = capsule.name()?.map(|name| name.to_string_lossy().into_owned());
    let valid = capsule.is_valid_checked(name.as_deref());
    let pointer = capsule.pointer_checked(name.as_deref())?;
    assert_eq!(pointer.as_ptr(), capsule.pointer());
    assert!(capsule.context()?.is_null());
    Ok((own, valid))
}

/// A reference and a proxy to the object.
///
/// @py def weak(object, callback=None)
pub fn weak<'py>(
    object: &Bound<'py, PyAny>,
    callback: Option<&Bound<'py, PyAny>>,
) -> PyResult<(Bound<'py, PyWeakrefReference>, Bound<'py, PyWeakrefProxy>)> {
    match callback {
        None => Ok((PyWeakrefReference::new(object)?, PyWeakrefProxy::new(object)?)),
        Some(callback) => Ok((
            PyWeakrefReference::new_with(object, callback)?,
            PyWeakrefProxy::new_with(object, callback)?,
        )),
    }
}

/// What a weak reference of any kind refers to.
///
/// @py
pub fn upgraded<'py>(reference: &Bound<'py, PyWeakref>) -> Option<Bound<'py, PyAny>> {
    reference.upgrade()
}

/// What a weak reference to a set refers to.
///
/// @py
pub fn upgraded_set<'py>(
    reference: &Bound<'py, PyWeakrefReference>,
) -> PyResult<Option<Bound<'py, PySet>>> {
    reference.upgrade_as::<PySet>()
}

/// A closure that adds its number to its arguments, or calls what it was given, or panics.
///
/// @py def closure(number, inner=None)
pub fn closure<'py>(
    py: Python<'py>,
    number: u64,
    inner: Option<Py<PyAny>>,
) -> PyResult<Bound<'py, PyCFunction>> {
    let kept = Counted(number);
    PyCFunction::new_closure(
        py,
        Some(c"add"),
        Some(c"add(*args, **kwargs)\n--\n\nAdds."),
        move |args, kwargs| {
            let py = args.py();
            if let Some(inner) = &inner {
                return inner.call(py, args, kwargs);
            }
            let mut sum = kept.0;
            for item in args {
                sum += item.extract::<u64>()?;
            }
            if let Some(kwargs) = kwargs {
                for (_, value) in kwargs {
                    sum += value.extract::<u64>()?;
                }
            }
            assert!(sum < 1000, "too much");
            PyResult::Ok(sum.into_pyobject(py)?.into_any().unbind())
        },
    )
}

/// @py
pub fn memory_view<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyMemoryView>> {
    PyMemoryView::from(object)
}

/// Text and bytes that keep their owner, read by a thread that is not attached.
///
/// @py
pub fn backed(
    py: Python<'_>,
    text: PyBackedStr,
    bytes: PyBackedBytes,
) -> (String, Vec<u8>, PyBackedStr, PyBackedBytes) {
    let (again, bytes_again) = (text.clone_ref(py), bytes.clone_ref(py));
    let (text, bytes) = py.detach(move || {
        let thread = std::thread::spawn(move || (text.to_string(), bytes.to_vec()));
        thread.join().expect("it does not panic")
    });
    (text, bytes, again, bytes_again)
}

/// The parts of dates and times.
///
/// @py
pub fn moment<'py>(
    moment: &Bound<'py, PyDateTime>,
) -> (i32, u8, u8, u8, u8, u8, u32, bool, Option<Bound<'py, PyTzInfo>>) {
    (
        moment.get_year(),
        moment.get_month(),
        moment.get_day(),
        moment.get_hour(),
        moment.get_minute(),
        moment.get_second(),
        moment.get_microsecond(),
        moment.get_fold(),
        moment.get_tzinfo(),
    )
}

/// @py
pub fn date(date: &Bound<'_, PyDate>) -> (i32, u8, u8) {
    (date.get_year(), date.get_month(), date.get_day())
}

/// @py
pub fn time<'py>(
    time: &Bound<'py, PyTime>,
) -> (u8, u8, u8, u32, bool, Option<Bound<'py, PyTzInfo>>) {
    (
        time.get_hour(),
        time.get_minute(),
        time.get_second(),
        time.get_microsecond(),
        time.get_fold(),
        time.get_tzinfo(),
    )
}

/// @py
pub fn delta(delta: &Bound<'_, PyDelta>) -> (i32, i32, i32) {
    (delta.get_days(), delta.get_seconds(), delta.get_microseconds())
}

/// @py
pub fn make_date(py: Python<'_>, year: i32, month: u8, day: u8) -> PyResult<Bound<'_, PyDate>> {
    PyDate::new(py, year, month, day)
}

/// @py def make_moment(date, time, microsecond, zone, fold)
pub fn make_moment<'py>(
    py: Python<'py>,
    date: (i32, u8, u8),
    time: (u8, u8, u8),
    microsecond: u32,
    zone: Option<&Bound<'py, PyTzInfo>>,
    fold: bool,
) -> PyResult<(Bound<'py, PyDateTime>, Bound<'py, PyTime>)> {
    let ((year, month, day), (hour, minute, second)) = (date, time);
    Ok((
        PyDateTime::new_with_fold(
            py,
            year,
            month,
            day,
            hour,
            minute,
            second,
            microsecond,
            zone,
            fold,
        )?,
        PyTime::new_with_fold(py, hour, minute, second, microsecond, zone, fold)?,
    ))
}

/// @py
pub fn make_delta(
    py: Python<'_>,
    days: i32,
    seconds: i32,
    microseconds: i32,
) -> PyResult<Bound<'_, PyDelta>> {
    PyDelta::new(py, days, seconds, microseconds, true)
}

/// UTC, a zone at an offset, and two moments of a time stamp.
///
/// @py
pub fn zones<'py>(
    py: Python<'py>,
    offset: &Bound<'py, PyDelta>,
    timestamp: f64,
) -> PyResult<(
    Bound<'py, PyTzInfo>,
    Bound<'py, PyTzInfo>,
    Bound<'py, PyDateTime>,
    Bound<'py, PyDate>,
)> {
    let utc = PyTzInfo::utc(py)?;
    let moment = PyDateTime::from_timestamp(py, timestamp, Some(&utc))?;
    Ok((utc, PyTzInfo::fixed_offset(py, offset)?, moment, PyDate::from_timestamp(py, timestamp)?))
}

/// @py
pub fn zone<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyTzInfo>> {
    PyTzInfo::timezone(py, name)
}
