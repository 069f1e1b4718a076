//! Calls out: each function makes a hundred, so that what is measured is these and not the way in.

use keelback::prelude::*;
use keelback::sync::PyOnceLock;
use keelback::{intern, keywords};

/// Does it a hundred times, and answers with the last result.
fn last<'py>(
    mut call: impl FnMut() -> PyResult<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let mut last = call()?;
    for _ in 1..100 {
        last = call()?;
    }
    Ok(last)
}

/// @py def out_call0(x, y)
pub fn out_call0<'py>(x: &Bound<'py, PyAny>, _y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| x.call0())
}

/// @py
pub fn out_call1<'py>(x: &Bound<'py, PyAny>, y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| x.call1((y,)))
}

/// @py
pub fn out_call3<'py>(x: &Bound<'py, PyAny>, y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| x.call1((y, y, y)))
}

/// @py def out_method0(x, y)
pub fn out_method0<'py>(x: &Bound<'py, PyAny>, _y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| x.call_method0(intern!(x.py(), "method")))
}

/// @py
pub fn out_method1<'py>(x: &Bound<'py, PyAny>, y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| x.call_method1(intern!(x.py(), "method1"), (y,)))
}

/// @py def out_getattr(x, y)
pub fn out_getattr<'py>(x: &Bound<'py, PyAny>, _y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| x.getattr(intern!(x.py(), "value")))
}

/// @py
pub fn out_keyword<'py>(x: &Bound<'py, PyAny>, y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| x.call_keywords((y, y), keywords!(x.py(), "b")))
}

/// @py def out_import(x, y)
pub fn out_import<'py>(x: &Bound<'py, PyAny>, _y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| Ok(x.py().import(intern!(x.py(), "math"))?.into_any()))
}

static SQRT: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

/// @py def out_cached(x, y)
pub fn out_cached<'py>(x: &Bound<'py, PyAny>, y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| SQRT.import(x.py(), "math", "sqrt")?.call1((y,)))
}
