//! The names of PyO3 that the runtime has too, as a port uses them: below the same paths, on receivers of the same types, with
//! the arguments that PyO3's users give. What is gone does not compile here, and nothing of it runs.

use keelback::buffer::{PyBuffer, PyUntypedBuffer};
use keelback::exceptions::*;
use keelback::prelude::*;
use keelback::pybacked::PyBackedStr;
use keelback::rt::{Class, Frozen, Mutable};
use keelback::sync::{MutexExt, OnceLockExt, PyOnceLock};
use keelback::types::*;
use keelback::{BoundObject, CastError, CastIntoError, IntoPyObjectExt, PyTypeInfo};

/// `use` of each name, and the list of them.
macro_rules! paths {
    ($($($segment:ident)::+ => $($name:ident),+;)+) => {
        pub(crate) const PATHS: &[&str] = &[$($(stringify!($name)),+),+];
        #[expect(unused_imports, reason = "that each can be imported is all")]
        const _: () = { $(use $($segment)::+::{$($name as _),+};)+ };
    };
}

/// A call of each method on a value of that type, and the list of them, each behind its type's name.
macro_rules! methods {
    (|$py:ident, $any:ident| $(
        $type:ident, $receiver:ty => $($method:ident $(::<$($generic:ty),+>)? ($($arg:expr),*)),+;
    )+) => {
        pub(crate) const METHODS: &[&str] =
            &[$($(concat!(stringify!($type), "::", stringify!($method))),+),+];
        $(const _: () = {
            #[expect(dead_code, reason = "that it compiles is all")]
            #[allow(clippy::extra_unused_type_parameters, reason = "most ask for no class")]
            fn calls<'py, C, M>($py: Python<'py>, $any: &Bound<'py, PyAny>, it: fn() -> $receiver)
            where
                C: Class<Access = Frozen> + Sync,
                M: Class<Access = Mutable>,
            {
                let _ = ($py, $any);
                $(result_of(it().$method $(::<$($generic),+>)? ($($arg),*));)+
            }
        };)+
    };
}

/// A call of each function of a type, and the list of them.
macro_rules! functions {
    (|$py:ident, $any:ident| $(
        $type:ident, $owner:ty => $($function:ident $(::<$($generic:ty),+>)? $(($($arg:expr),*))?),+;
    )+) => {
        pub(crate) const FUNCTIONS: &[&str] =
            &[$($(concat!(stringify!($type), "::", stringify!($function))),+),+];
        $(const _: () = {
            #[expect(dead_code, reason = "that it compiles is all")]
            #[allow(clippy::extra_unused_type_parameters, reason = "most ask for no class")]
            fn calls<'py, C: Class>($py: Python<'py>, $any: &Bound<'py, PyAny>) {
                let _ = ($py, $any);
                $(result_of(<$owner>::$function $(::<$($generic),+>)? $(($($arg),*))?);)+
            }
        };)+
    };
}

fn result_of<T>(_: T) {}

paths! {
    keelback => Borrowed, Bound, CastError, CastIntoError, FromPyObject, FromPyObjectOwned, IntoPyObject, Py, PyErr, PyRef,
        PyRefMut, PyResult, PyTypeInfo, Python, create_exception, import_exception, intern;
    keelback::buffer => PyBuffer;
    keelback::exceptions => PyAttributeError, PyBufferError, PyDeprecationWarning, PyException, PyFileNotFoundError, PyIOError,
        PyIndexError, PyKeyError, PyLookupError, PyMemoryError, PyNotImplementedError, PyOSError, PyOverflowError,
        PyRuntimeError, PyTypeError, PyUnicodeDecodeError, PyUserWarning, PyValueError;
    keelback::pybacked => PyBackedBytes, PyBackedStr;
    keelback::pyclass => CompareOp;
    keelback::sync => PyOnceLock;
    keelback::sync::critical_section => with_critical_section;
    keelback::types => PyAny, PyBool, PyByteArray, PyBytes, PyDate, PyDateAccess, PyDateTime, PyDelta, PyDict, PyEllipsis,
        PyFloat, PyFrozenSet, PyInt, PyIterator, PyList, PyMapping, PyMemoryView, PyModule, PyNone, PySequence, PySet, PySlice,
        PyString, PyTime, PyTimeAccess, PyTuple, PyType, PyTzInfo;
}

methods! { |py, any|
    Borrowed, Borrowed<'py, 'py, PyAny> => as_ptr(), to_owned();
    Bound, Bound<'py, PyAny> => as_any(), as_borrowed(), as_ptr(), cast::<PyList>(), cast_exact::<PyList>(),
        cast_into::<PyList>(), into_any(), into_ptr(), py(), unbind();
    Bound, Bound<'py, C> => borrow(), get(), try_borrow();
    Bound, Bound<'py, M> => borrow_mut();
    BoundObject, Borrowed<'py, 'py, PyBool> => unbind();
    CompareOp, CompareOp => matches(std::cmp::Ordering::Less);
    IntoPyDict, Vec<(&'py str, i64)> => into_py_dict(py);
    IntoPyObject, String => into_pyobject(py);
    IntoPyObjectExt, f64 => into_bound_py_any(py), into_py_any(py);
    MutexExt, &'py std::sync::Mutex<String> => lock_py_attached(py);
    OnceLockExt, &'py std::sync::OnceLock<String> => get_or_init_py_attached(py, String::new);
    Py, Py<PyAny> => as_ptr(), bind(py), bind_borrowed(py), call(py, (1, "two"), None), call0(py), call1(py, (1,)),
        call_method1(py, "name", (1,)), cast_bound::<PyDict>(py), clone_ref(py), extract::<i64>(py), getattr(py, "name"),
        into_any(), into_bound(py), into_ptr(), is(&py.None()), is_none(py), is_truthy(py);
    Py, Py<C> => borrow(py), get();
    PyAny, Bound<'py, PyAny> => call((1, "two"), Some(&PyDict::new(py))), call0(), call1((any,)),
        call_method("name", (1,), None), call_method0("name"), call_method1("name", (any, 1)), compare(any), contains("x"),
        eq(1), extract::<String>(), ge(1), get_item("key"), get_type(), getattr("name"), getattr_opt("name"),
        hasattr("name"), hash(), is(any), is_callable(), is_exact_instance(any), is_exact_instance_of::<PyInt>(),
        is_instance(any), is_instance_of::<PyInt>(), is_none(), is_truthy(), le(any), len(), lt(any), ne(any), repr(),
        setattr("name", 1), str(), try_iter();
    PyBool, Bound<'py, PyBool> => is_true();
    PyBuffer, &'py PyBuffer<f64> => as_slice(py);
    PyByteArray, Bound<'py, PyByteArray> => to_vec();
    PyBytes, Bound<'py, PyBytes> => as_bytes();
    PyDate, Bound<'py, PyDate> => get_day(), get_month(), get_year();
    PyDelta, Bound<'py, PyDelta> => get_days(), get_microseconds(), get_seconds();
    PyDict, Bound<'py, PyDict> => contains("key"), copy(), del_item("key"), get_item("key"), is_empty(), items(), iter(),
        keys(), len(), set_item("key", 1);
    PyErr, PyErr => is_instance_of::<PyKeyError>(py), restore(py), set_cause(py, None), value(py);
    PyFloat, Bound<'py, PyFloat> => value();
    PyList, Bound<'py, PyList> => append("item"), contains("item"), get_item(0), get_slice(0, 1), is_empty(), iter(), len();
    PyMapping, Bound<'py, PyMapping> => items();
    PyModule, Bound<'py, PyModule> => add("name", 1), add_class::<PyList>(),
        add_function(PyCFunction::new_closure(py, None, None, |_, _| 1).unwrap()),
        add_submodule(&PyModule::new(py, "name").unwrap());
    PyOnceLock, &'static PyOnceLock<Py<PyType>> => get(py), get_or_init(py, || py.get_type::<PyInt>().unbind()),
        get_or_try_init(py, || Ok::<_, PyErr>(py.get_type::<PyInt>().unbind())), import(py, "module", "name");
    PyRef, PyRef<'py, C> => as_ptr(), py();
    PyRefMut, PyRefMut<'py, M> => as_ptr(), py();
    PySlice, Bound<'py, PySlice> => indices(9);
    PyString, Bound<'py, PyString> => to_cow(), to_str(), to_string_lossy();
    PyTime, Bound<'py, PyTime> => get_hour(), get_microsecond(), get_minute(), get_second();
    PyTuple, Bound<'py, PyTuple> => get_item(0), is_empty(), iter(), iter_borrowed(), len();
    PyType, Bound<'py, PyType> => as_type_ptr(), is_subclass(any), name();
    PyTzInfo, Bound<'py, PyDateTime> => get_tzinfo();
    PyUntypedBuffer, PyUntypedBuffer => buf_ptr(), is_c_contiguous(), len_bytes();
    Python, Python<'py> => None(), NotImplemented(), check_signals(), detach(|| 1), get_type::<PyInt>(), import("module");
    bytes, Bound<'py, PyBytes> => as_bytes();
}

// Those that are unsafe are named and not called.
functions! { |py, any|
    Borrowed, Borrowed<'py, 'py, PyAny> => from_ptr;
    Bound, Bound<'py, PyAny> => cast_into_unchecked::<PyList>, cast_unchecked::<PyList>, from_borrowed_ptr, from_owned_ptr,
        from_owned_ptr_or_opt;
    Bound, Bound<'py, C> => new;
    FromPyObject, String => extract(any.as_borrowed());
    Py, Py<C> => new;
    PyBool, PyBool => new(py, true);
    PyBuffer, PyBuffer<f64> => get(any);
    PyBufferError, PyBufferError => new_err("text");
    PyByteArray, PyByteArray => new(py, b"bytes");
    PyByteArray, Bound<'py, PyByteArray> => as_bytes;
    PyBytes, PyBytes => new(py, b"bytes"), new_with(py, 3, |bytes| { bytes.fill(1); Ok(()) });
    PyDate, PyDate => new(py, 2026, 1, 31);
    PyDateTime, PyDateTime => new(py, 2026, 1, 31, 23, 59, 59, 0, None);
    PyDelta, PyDelta => new(py, 1, 2, 3, true);
    PyDict, PyDict => new(py);
    PyErr, PyErr => fetch(py), from_value(any.clone()), new::<PyValueError, _>("text"), occurred(py), take(py),
        warn(py, &py.get_type::<PyUserWarning>(), c"text", 1);
    PyException, PyException => new_err("text");
    PyFileNotFoundError, PyFileNotFoundError => new_err((2, "text"));
    PyFloat, PyFloat => new(py, 1.5);
    PyFrozenSet, PyFrozenSet => new(py, [1, 2]);
    PyIndexError, PyIndexError => new_err("text");
    PyInt, PyInt => new(py, 1u8);
    PyKeyError, PyKeyError => new_err("key");
    PyList, PyList => empty(py), new(py, ["a", "b"]);
    PyMemoryError, PyMemoryError => new_err(());
    PyModule, PyModule => import(py, "module"), new(py, "name");
    PyNone, PyNone => get(py);
    PyNotImplementedError, PyNotImplementedError => new_err("text");
    PyOSError, PyOSError => new_err("text");
    PyOnceLock, PyOnceLock<String> => new();
    PyOverflowError, PyOverflowError => new_err("text");
    PyRuntimeError, PyRuntimeError => new_err("text");
    PySet, PySet => new(py, ["a", "b"]);
    PyString, PyString => intern(py, "text"), new(py, "text");
    PyTime, PyTime => new(py, 23, 59, 59, 0, None);
    PyTuple, PyTuple => empty(py), new(py, [1, 2]);
    PyType, PyType => from_borrowed_type_ptr, new::<PyList>(py);
    PyTypeError, PyTypeError => new_err("text");
    PyTypeInfo, PyDict => type_object(py), type_object_raw(py);
    PyTzInfo, PyTzInfo => utc(py);
    PyValueError, PyValueError => new_err(String::new());
    Python, Python<'py> => assume_attached, attach(|py| py.None());
}

/// The conversions and operators of the standard library that handles have.
#[expect(dead_code, reason = "that it compiles is all")]
fn standard<'py, C: Class<Access = Mutable>>(_: Python<'py>) {
    fn into<T, U: From<T>>() {}
    fn try_into<T, U: TryFrom<T>>() {}
    fn derefs<T: std::ops::Deref<Target = U>, U: ?Sized>() {}
    fn items<T: IntoIterator<Item = U>, U>() {}
    fn shown<T: Clone + std::fmt::Display + std::fmt::Debug>() {}

    derefs::<Bound<'py, PyList>, Bound<'py, PyAny>>();
    derefs::<Borrowed<'py, 'py, PyList>, Bound<'py, PyList>>();
    derefs::<PyRef<'py, C>, C>();
    derefs::<PyRefMut<'py, C>, C>();
    derefs::<PyBackedStr, str>();
    derefs::<PyBuffer<f64>, PyUntypedBuffer>();
    into::<Bound<'py, PyDict>, Bound<'py, PyAny>>();
    into::<Bound<'py, PyDict>, Py<PyAny>>();
    into::<Bound<'py, PyDict>, Py<PyDict>>();
    into::<&Bound<'py, PyDict>, Py<PyDict>>();
    into::<Py<PyDict>, Py<PyAny>>();
    into::<CastError<'py, 'py>, PyErr>();
    into::<CastIntoError<'py>, PyErr>();
    try_into::<Bound<'py, PyString>, PyBackedStr>();
    items::<Bound<'py, PyList>, Bound<'py, PyAny>>();
    items::<&Bound<'py, PyTuple>, Bound<'py, PyAny>>();
    items::<Bound<'py, PyDict>, (Bound<'py, PyAny>, Bound<'py, PyAny>)>();
    items::<BorrowedTupleIterator<'py, 'py>, Borrowed<'py, 'py, PyAny>>();
    items::<Bound<'py, PyIterator>, PyResult<Bound<'py, PyAny>>>();
    items::<Bound<'py, PySet>, Bound<'py, PyAny>>();
    shown::<Bound<'py, PyAny>>();
    shown::<Py<PyAny>>();
}
