keelback::module!();

use keelback::prelude::*;
use keelback::types::{PyInt, PyTuple};

/// @py
pub fn token(py: Python<'_>, a: i32) -> PyResult<Py<PyAny>> { todo!() }
/// @py pass_module
pub fn module_name(module: &Bound<'_, PyModule>) -> PyResult<String> { module.name() }
/// @py pass_module def both(a)
pub fn both(py: Python<'_>, module: &Bound<'_, PyModule>, a: i32) -> i32 { a }
/// @py
pub fn any<'py>(a: &Bound<'py, PyAny>, b: Bound<'py, PyDict>, c: Py<PyString>, d: &Bound<'py, PyInt>) -> Bound<'py, PyList> { todo!() }
/// @py def raw(*args, **kwargs)
pub fn raw(args: &Bound<'_, PyTuple>, kwargs: Option<&Bound<'_, PyDict>>) -> usize { args.len() }
/// @py def maybe(obj=None)
pub fn maybe(obj: Option<&Bound<'_, PyAny>>) -> bool { obj.is_some() }
/// @py def anything(obj=...)
pub fn anything(obj: Bound<'_, PyAny>) -> bool { true }
