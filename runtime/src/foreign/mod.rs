//! Traits of the crate that Python implements: the adapter that implements a trait by calling Python.
//!
//! `interface.rs` is the abstract class and what objects it accepts, `native.rs` the objects that hold a Rust
//! value, `object.rs` what Rust hands out, `origin.rs` which of that is Python's own, `outcome.rs` what comes back from a call.

pub(crate) mod interface;
pub(crate) mod native;
pub(crate) mod object;
pub(crate) mod origin;
pub(crate) mod outcome;

use std::marker::PhantomData;

use crate::call::arg::Arg;
use crate::convert::{BorrowFromPyObject, FromPyObject, IntoPyObject};
use crate::error::{PyErr, PyResult, Raised};
use crate::exceptions::PyTypeError;
use crate::foreign::interface::Interface;
use crate::foreign::origin::{Ending, Place};
use crate::foreign::outcome::Outcome;
use crate::handle::{Borrowed, Bound, Py};
use crate::interned::Interned;
use crate::py::Python;
use crate::types::{PyAny, PyCallArgs, PyDict, PyTuple};

/// A Python object that implements a tagged trait of the crate: `Foreign<dyn Shape>` implements `Shape`, by calling the
/// object's methods.
///
/// It is what a parameter of type `&dyn Shape`, `Box<dyn Shape>` or `Arc<dyn Shape>` refers to when the argument is an
/// object of a Python class below the trait's abstract class. An object that holds a Rust value of the crate, of a
/// class whose type implements the trait, is called in Rust, without Python.
///
/// Each call attaches the thread, converts the arguments as results of functions are converted, and the result as an
/// argument is. **Exceptions**: a method that returns `Result<T, E>` answers with `Err` where `E: From<PyErr>`. A method
/// that returns anything else unwinds, with the [`PyErr`] as the payload and without a message from the panic hook; at
/// the border to Python the very same exception is raised again. [`catch_unwind`](std::panic::catch_unwind) and
/// `downcast::<PyErr>()` get it before. Where panics abort, the exception is printed first.
///
/// ```
/// use keelback::prelude::*;
///
/// /// What has an area.
/// ///
/// /// @py
/// pub trait Shape: Send + Sync {
///     fn area(&self) -> f64;
///
///     fn name(&self) -> String {
///         "a shape".to_owned()
///     }
/// }
///
/// /// @py
/// pub fn total(shapes: Vec<Box<dyn Shape>>) -> f64 {
///     shapes.iter().map(|shape| shape.area()).sum()
/// }
/// ```
///
/// ```python
/// class Square(shapes.Shape):
///     def __init__(self, side):
///         self.side = side
///
///     def area(self):
///         return self.side**2
///
/// shapes.total([Square(2), shapes.Circle(1)])
/// ```
pub struct Foreign<T: ?Sized> {
    _place: Ending,
    object: Py<PyAny>,
    marker: PhantomData<fn() -> *const T>,
}

impl<T: ?Sized> Foreign<T> {
    pub(crate) fn of(object: &Bound<'_, PyAny>) -> Foreign<T> {
        Foreign::at(Place::default(), object)
    }

    /// One whose place is to be known.
    pub(crate) fn at(place: Place, object: &Bound<'_, PyAny>) -> Foreign<T> {
        Foreign { _place: Ending(place), object: object.clone().unbind(), marker: PhantomData }
    }

    /// The object.
    #[must_use]
    pub fn object(&self) -> &Py<PyAny> {
        &self.object
    }

    /// Calls a method of the object. For the glue.
    #[doc(hidden)]
    pub fn call<R: Outcome>(
        &self,
        name: &'static Interned,
        args: impl for<'py> PyCallArgs<'py>,
    ) -> R {
        Python::attach(|py| {
            let outcome = self.object.bind(py).call_method1(name.get(py), args);
            R::of(py, outcome, name)
        })
    }

    /// Calls a method of the object with arguments that have names, or that are several. For the glue.
    #[doc(hidden)]
    pub fn call_passing<R: Outcome>(
        &self,
        name: &'static Interned,
        pass: impl for<'py> FnOnce(&mut Passed<'py>) -> PyResult<()>,
    ) -> R {
        Python::attach(|py| {
            let mut passed = Passed { positional: Vec::new(), named: PyDict::new(py) };
            let outcome = pass(&mut passed).and_then(|()| {
                let method = self.object.bind(py).getattr(name.get(py))?;
                method.call(PyTuple::new(py, passed.positional)?, Some(&passed.named))
            });
            R::of(py, outcome, name)
        })
    }

    /// Reads an attribute of the object. For the glue.
    #[doc(hidden)]
    pub fn read<R: Outcome>(&self, name: &'static Interned) -> R {
        Python::attach(|py| R::of(py, self.object.bind(py).getattr(name.get(py)), name))
    }

    /// Sets an attribute of the object. For the glue.
    #[doc(hidden)]
    pub fn write<R: Outcome>(
        &self,
        name: &'static Interned,
        value: impl for<'py> IntoPyObject<'py>,
    ) -> R {
        Python::attach(|py| {
            let set = self.object.bind(py).setattr(name.get(py), value);
            R::of(py, set.map(|()| py.None().into_bound(py)), name)
        })
    }
}

/// The arguments of a call, as they come. For the glue.
#[doc(hidden)]
pub struct Passed<'py> {
    positional: Vec<Bound<'py, PyAny>>,
    named: Bound<'py, PyDict>,
}

impl<'py> Passed<'py> {
    /// By position.
    pub fn one(&mut self, value: impl IntoPyObject<'py>) -> PyResult<()> {
        self.positional.push(object(self.named.py(), value)?);
        Ok(())
    }

    /// `*values`
    pub fn all(&mut self, values: impl IntoPyObject<'py>) -> PyResult<()> {
        for value in object(self.named.py(), values)?.try_iter()? {
            self.positional.push(value?);
        }
        Ok(())
    }

    /// By name.
    pub fn named(&mut self, name: &str, value: impl IntoPyObject<'py>) -> PyResult<()> {
        self.named.set_item(name, object(self.named.py(), value)?)
    }

    /// `**values`, or `None`
    pub fn rest(&mut self, values: impl IntoPyObject<'py>) -> PyResult<()> {
        let values = object(self.named.py(), values)?;
        if values.is_none() {
            return Ok(());
        }
        for name in values.try_iter()? {
            let name = name?;
            if self.named.contains(&name)? {
                let message = format!("got multiple values for keyword argument '{name}'");
                return Err(PyTypeError::new_err(message));
            }
            let value = values.get_item(&name)?;
            self.named.set_item(name, value)?;
        }
        Ok(())
    }
}

fn object<'py>(py: Python<'py>, value: impl IntoPyObject<'py>) -> PyResult<Bound<'py, PyAny>> {
    let made = value.into_item(py).map_err(|raised| raised.take(py))?;
    Ok(made.into_bound(py))
}

impl<T: ?Sized> std::fmt::Debug for Foreign<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Python::attach(|py| std::fmt::Debug::fmt(self.object.bind(py), f))
    }
}

impl<T: ?Sized> std::fmt::Display for Foreign<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Python::attach(|py| std::fmt::Display::fmt(self.object.bind(py), f))
    }
}

impl<'a, 'py, T: Interface + ?Sized> FromPyObject<'a, 'py> for Foreign<T> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        interface::accepts::<T>(&object).map_err(|raised| raised.take(object.py()))?;
        Ok(Foreign::of(&object))
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        interface::is_implementor::<T>(&object)
    }
}

impl<'a, 'py, T: Interface + ?Sized> BorrowFromPyObject<'a, 'py> for Foreign<T> {
    type Slot = Foreign<T>;

    fn borrow_from_py(
        arg: &'a Arg<'py>,
        slot: &'a mut Option<Foreign<T>>,
    ) -> Result<&'a Foreign<T>, Raised> {
        Ok(slot.insert(FromPyObject::from_py(arg.object())?))
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        interface::is_implementor::<T>(&object)
    }
}

impl<'py, T: ?Sized> IntoPyObject<'py> for Foreign<T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = std::convert::Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.object.into_bound(py))
    }
}

impl<'py, T: ?Sized> IntoPyObject<'py> for &Foreign<T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = std::convert::Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.object.bind(py).clone())
    }
}

/// The adapter through which a trait's default method runs when Python asks for it (`super().name()`): it has the
/// default of the method of that number, and calls Python for all others.
#[doc(hidden)]
pub struct Inherited<T: ?Sized, const METHOD: usize>(pub Foreign<T>);

impl<T: ?Sized, const METHOD: usize> Inherited<T, METHOD> {
    /// Of the object that a method is called on.
    #[must_use]
    pub fn of(object: &crate::call::arg::Arg<'_>) -> Self {
        Inherited(Foreign::of(object.as_bound()))
    }
}

impl<T: ?Sized, const METHOD: usize> std::fmt::Debug for Inherited<T, METHOD> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&self.0, f)
    }
}

impl<T: ?Sized, const METHOD: usize> std::fmt::Display for Inherited<T, METHOD> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.0, f)
    }
}
