keelback::module!();

use keelback::prelude::*;

struct Angle(f64);
/// @py type(float | str)
impl<'a, 'py> FromPyObject<'a, 'py> for Angle { type Error = PyErr; fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> { todo!() } }
/// @py type(float)
impl<'py> IntoPyObject<'py> for Angle { type Target = PyAny; type Output = Bound<'py, PyAny>; type Error = PyErr; fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> { todo!() } }

/// @py type(decimal.Decimal)
struct Money(i64);
impl<'a, 'py> FromPyObject<'a, 'py> for Money { type Error = PyErr; fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> { todo!() } }
impl<'py> IntoPyObject<'py> for Money { type Target = PyAny; type Output = Bound<'py, PyAny>; type Error = PyErr; fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> { todo!() } }

struct Unsaid;
impl<'a, 'py> FromPyObject<'a, 'py> for Unsaid { type Error = PyErr; fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> { todo!() } }
impl<'py> IntoPyObject<'py> for Unsaid { type Target = PyAny; type Output = Bound<'py, PyAny>; type Error = PyErr; fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> { todo!() } }

/// @py
fn turn(by: Angle, all: Vec<Angle>) -> Option<Angle> { None }
/// @py
fn pay(amount: Money) -> Money { amount }
/// @py
fn unsaid(a: Unsaid, b: Vec<Unsaid>) -> Vec<Unsaid> { todo!() }
