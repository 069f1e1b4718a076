//! Calls out: each function makes a hundred, so that what is measured is these and not the way in.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

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

#[pyfunction]
pub fn out_call0<'py>(x: &Bound<'py, PyAny>, _y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| x.call0())
}

#[pyfunction]
pub fn out_call1<'py>(x: &Bound<'py, PyAny>, y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| x.call1((y,)))
}

#[pyfunction]
pub fn out_call3<'py>(x: &Bound<'py, PyAny>, y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| x.call1((y, y, y)))
}

#[pyfunction]
pub fn out_method0<'py>(x: &Bound<'py, PyAny>, _y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| x.call_method0(intern!(x.py(), "method")))
}

#[pyfunction]
pub fn out_method1<'py>(x: &Bound<'py, PyAny>, y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| x.call_method1(intern!(x.py(), "method1"), (y,)))
}

#[pyfunction]
pub fn out_getattr<'py>(x: &Bound<'py, PyAny>, _y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| x.getattr(intern!(x.py(), "value")))
}

#[pyfunction]
pub fn out_keyword<'py>(x: &Bound<'py, PyAny>, y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| {
        let keywords = PyDict::new(x.py());
        keywords.set_item(intern!(x.py(), "b"), y)?;
        x.call((y,), Some(&keywords))
    })
}

#[pyfunction]
pub fn out_import<'py>(x: &Bound<'py, PyAny>, _y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| Ok(x.py().import(intern!(x.py(), "math"))?.into_any()))
}

static SQRT: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

#[pyfunction]
pub fn out_cached<'py>(x: &Bound<'py, PyAny>, y: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    last(|| SQRT.import(x.py(), "math", "sqrt")?.call1((y,)))
}
