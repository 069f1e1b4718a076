//! Handles that are stored and shared, locks, and values that are made once.
//!
//! @py module api_handles

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, Once, OnceLock, RwLock};

use keelback::exceptions::*;
use keelback::prelude::*;
use keelback::sync::*;

/// What a stored handle can do in one step.
///
/// @py
pub fn stored<'py>(
    py: Python<'py>,
    name: &str,
    object: Py<PyAny>,
    value: &Bound<'py, PyAny>,
) -> PyResult<Py<PyAny>> {
    match name {
        "getattr" => object.getattr(py, value.cast::<PyString>()?),
        "setattr" => object.setattr(py, "name", value).map(|()| py.None()),
        "call0" => object.call0(py),
        "call1" => object.call1(py, (value,)),
        "call" => object.call(py, (value,), Some(&PyDict::new(py))),
        "call_method0" => object.call_method0(py, "method"),
        "call_method1" => object.call_method1(py, "method", (value,)),
        "call_method" => object.call_method(py, "method", (value,), Some(&PyDict::new(py))),
        "extract" => Ok(object.extract::<i64>(py)?.into_pyobject(py)?.unbind().into_any()),
        "is_truthy" => Ok(PyBool::new(py, object.is_truthy(py)?).to_owned().unbind().into_any()),
        "is" => {
            Ok(PyBool::new(py, object.is(&value.clone().unbind())).to_owned().unbind().into_any())
        }
        "clone" => {
            let clone = object.clone();
            assert!(clone.is(&object.clone_ref(py)));
            object.drop_ref(py);
            Ok(clone)
        }
        "borrowed" => Ok(object.bind_borrowed(py).to_owned().unbind()),
        other => Err(PySystemError::new_err(format!("no operation is named {other}"))),
    }
}

/// `str()` of a stored handle, from a thread of Rust's.
///
/// @py
pub fn shown_elsewhere(py: Python<'_>, object: Py<PyAny>) -> String {
    py.detach(|| {
        let thread = std::thread::spawn(move || {
            let text = object.to_string();
            drop(object);
            text
        });
        thread.join().expect("it does not panic")
    })
}

/// Clones a stored handle where that cannot be done.
///
/// @py
pub fn clone_detached(py: Python<'_>, object: Py<PyAny>) {
    py.detach(|| drop(object.clone()));
}

/// Attaches again where the thread is attached already, and in a thread of its own.
///
/// @py
pub fn attach(py: Python<'_>, function: Py<PyAny>) -> PyResult<(Py<PyAny>, Py<PyAny>)> {
    let here = Python::attach(|py| function.call0(py))?;
    let there = py.detach(move || {
        let thread = std::thread::spawn(move || Python::try_attach(|py| function.call0(py)));
        thread.join().expect("it does not panic").expect("an interpreter is running")
    })?;
    Ok((here, there))
}

static MADE: AtomicUsize = AtomicUsize::new(0);
static ONCE: PyOnceLock<Py<PyList>> = PyOnceLock::new();

/// A list that is made once, and how often it was made.
///
/// @py
pub fn made_once(py: Python<'_>, fail: bool) -> PyResult<(Bound<'_, PyList>, usize)> {
    let list = ONCE.get_or_try_init(py, || {
        if fail {
            return Err(PyValueError::new_err("not made"));
        }
        MADE.fetch_add(1, Ordering::Relaxed);
        // Others have the time to want it too.
        py.import("time")?.call_method1("sleep", (0.05,))?;
        Ok(PyList::empty(py).unbind())
    })?;
    Ok((list.bind(py).clone(), MADE.load(Ordering::Relaxed)))
}

/// @py
pub fn imported_once<'py>(
    py: Python<'py>,
    module: &str,
    name: &str,
) -> PyResult<Bound<'py, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, module, name).cloned()
}

/// Wants the value while it is made.
///
/// @py
pub fn made_in_itself(py: Python<'_>) -> usize {
    static LOOP: PyOnceLock<usize> = PyOnceLock::new();
    *LOOP.get_or_init(py, || *LOOP.get_or_init(py, || 1))
}

/// Sets a cell of its own twice, and drops it with the object in it.
///
/// @py
pub fn set_once(py: Python<'_>, object: Py<PyAny>) -> (bool, bool, bool) {
    let cell = PyOnceLock::<Py<PyAny>>::new();
    let before = cell.get(py).is_none();
    let first = cell.set(py, object.clone_ref(py)).is_ok();
    let second = cell.set(py, object.clone_ref(py)).is_err();
    assert!(cell.get(py).is_some_and(|kept| kept.is(&object)));
    (before, first, second)
}

/// Counts to a number in several threads, each of which calls Python while it holds the lock.
///
/// @py
pub fn count_with_locks(py: Python<'_>, function: Py<PyAny>, threads: usize) -> usize {
    let mutex = Mutex::new(0_usize);
    let lock = RwLock::new(0_usize);
    let once = Once::new();
    let cell = OnceLock::new();
    let made = AtomicUsize::new(0);
    py.detach(|| {
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    Python::attach(|py| {
                        for _ in 0..20 {
                            let mut count = mutex.lock_py_attached(py).expect("no panic");
                            function.call0(py).expect("it does not raise");
                            *count += 1;
                            drop(count);
                            let mut count = lock.write_py_attached(py).expect("no panic");
                            function.call0(py).expect("it does not raise");
                            *count += 1;
                            drop(count);
                            let _read = lock.read_py_attached(py).expect("no panic");
                            once.call_once_py_attached(py, || {
                                function.call0(py).expect("it does not raise");
                                made.fetch_add(1, Ordering::Relaxed);
                            });
                            cell.get_or_init_py_attached(py, || {
                                function.call0(py).expect("it does not raise");
                                made.fetch_add(1, Ordering::Relaxed)
                            });
                        }
                    });
                });
            }
        });
    });
    assert_eq!(made.load(Ordering::Relaxed), 2);
    let count = *mutex.lock().expect("no panic");
    assert_eq!(count, *lock.read().expect("no panic"));
    count
}

/// Reads a list's length and sets an item after the end, in one step that others cannot come between.
///
/// @py
pub fn append_locked(list: &Bound<'_, PyList>, other: &Bound<'_, PyDict>) -> PyResult<()> {
    with_critical_section(list, || {
        let length = list.len();
        list.insert(length, length)
    })?;
    with_critical_section2(list, other, || {
        let length = other.len();
        other.set_item(length, list.len())
    })
}
