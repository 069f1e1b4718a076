//! Calls, by vectorcall: the arguments lie in an array on the stack, and no tuple is made.

use std::ptr;

use keelback_ffi as ffi;

use crate::attach::stopping_at_exit;
use crate::convert::{IntoPyObject, lend};
use crate::error::PyResult;
use crate::handle::{Borrowed, Bound, BoundObject, Py};
use crate::py::Python;
use crate::types::{PyAny, PyDict, PyString, PyTuple};

/// What a call is made of besides its positional arguments. Made by the methods of [`Bound`] only.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Callee<'a, 'py> {
    /// What is called, or whose method is.
    object: Borrowed<'a, 'py, PyAny>,
    method: Option<Borrowed<'a, 'py, PyAny>>,
    kwargs: Option<Borrowed<'a, 'py, PyDict>>,
}

/// How many places stand before the arguments: one for the receiver of a method, and before it one that a
/// callee may use for its own.
const BEFORE: usize = 2;

impl<'py> Callee<'_, 'py> {
    fn py(self) -> Python<'py> {
        self.object.py()
    }

    /// The callable itself; a method is looked up.
    fn resolve(self) -> PyResult<Bound<'py, PyAny>> {
        match self.method {
            None => Ok(self.object.to_owned()),
            Some(name) => {
                // SAFETY: two live objects.
                let method = unsafe { ffi::PyObject_GetAttr(self.object.as_ptr(), name.as_ptr()) };
                self.py().own_or_err(method)
            }
        }
    }

    /// Calls with arguments from a row.
    ///
    /// # Safety
    /// The row begins with [`BEFORE`] places whose content does not matter; then come live objects.
    #[inline(always)]
    unsafe fn call_row(self, row: &mut [*mut ffi::PyObject]) -> PyResult<Bound<'py, PyAny>> {
        if self.method.is_some() || self.kwargs.is_some() {
            // SAFETY: forwarded.
            return unsafe { self.call_row_as(row) };
        }
        let nargsf = (row.len() - BEFORE) | ffi::PY_VECTORCALL_ARGUMENTS_OFFSET;
        let args = row.as_mut_ptr().wrapping_add(BEFORE);
        let object = self.object.as_ptr();
        // SAFETY: live objects (forwarded), and a place before them.
        let answer = stopping_at_exit(|| unsafe {
            ffi::PyObject_Vectorcall(object, args, nargsf, ptr::null_mut())
        });
        self.py().own_or_err(answer)
    }

    /// A method, or a call with keywords.
    ///
    /// # Safety
    /// As for [`call_row`](Self::call_row).
    #[inline(never)]
    unsafe fn call_row_as(self, row: &mut [*mut ffi::PyObject]) -> PyResult<Bound<'py, PyAny>> {
        let count = row.len() - BEFORE;
        let scratch = ffi::PY_VECTORCALL_ARGUMENTS_OFFSET;
        let args = row.as_mut_ptr().wrapping_add(BEFORE);
        let answer = if let (Some(name), None) = (self.method, self.kwargs) {
            row[BEFORE - 1] = self.object.as_ptr();
            let args = row.as_mut_ptr().wrapping_add(BEFORE - 1);
            let nargsf = (count + 1) | scratch;
            // SAFETY: the receiver and the arguments, all live, and a place before them.
            stopping_at_exit(|| unsafe {
                ffi::PyObject_VectorcallMethod(name.as_ptr(), args, nargsf, ptr::null_mut())
            })
        } else {
            let callable = self.resolve()?;
            let kwargs = self.kwargs.map_or(ptr::null_mut(), Borrowed::as_ptr);
            let callable = callable.as_ptr();
            // SAFETY: live objects (forwarded), a place before them, and a dict or null.
            stopping_at_exit(|| unsafe {
                ffi::PyObject_VectorcallDict(callable, args, count | scratch, kwargs)
            })
        };
        self.py().own_or_err(answer)
    }

    /// Calls with arguments from a tuple that is there already.
    fn call_tuple(self, args: Borrowed<'_, 'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        let callable = self.resolve()?;
        let kwargs = self.kwargs.map_or(ptr::null_mut(), Borrowed::as_ptr);
        // SAFETY: a live object, a tuple, and a dict or null.
        let answer = stopping_at_exit(|| unsafe {
            ffi::PyObject_Call(callable.as_ptr(), args.as_ptr(), kwargs)
        });
        self.py().own_or_err(answer)
    }
}

/// What a call can take as its positional arguments: a tuple of up to twelve Rust values, each of which
/// becomes one argument, or a Python `tuple`.
///
/// A single argument is a tuple of one: `f.call1((value,))`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of arguments",
    label = "wanted: a tuple, with one entry for each argument",
    note = "a single argument is written `(value,)`, and no argument `()`"
)]
pub trait PyCallArgs<'py>: Sized + sealed::Sealed {
    #[doc(hidden)]
    fn pass_to(self, callee: Callee<'_, 'py>) -> PyResult<Bound<'py, PyAny>>;
}

mod sealed {
    pub trait Sealed {}
}

impl sealed::Sealed for () {}

impl<'py> PyCallArgs<'py> for () {
    fn pass_to(self, callee: Callee<'_, 'py>) -> PyResult<Bound<'py, PyAny>> {
        // SAFETY: there are no arguments.
        unsafe { callee.call_row(&mut [ptr::null_mut(); BEFORE]) }
    }
}

macro_rules! tuples {
    ($($($item:ident $place:ident $index:tt),+;)*) => { $(
        impl<$($item),+> sealed::Sealed for ($($item,)+) {}

        impl<'py, $($item: IntoPyObject<'py>),+> PyCallArgs<'py> for ($($item,)+) {
            #[inline]
            fn pass_to(self, callee: Callee<'_, 'py>) -> PyResult<Bound<'py, PyAny>> {
                $(let $place = lend(callee.py(), self.$index)?;)+
                let mut row = [ptr::null_mut(), ptr::null_mut(), $($place.as_borrowed().as_ptr()),+];
                // SAFETY: two free places, then the arguments, which live until the end of the block.
                unsafe { callee.call_row(&mut row) }
            }
        }
    )* };
}

tuples! {
    A a 0;
    A a 0, B b 1;
    A a 0, B b 1, C c 2;
    A a 0, B b 1, C c 2, D d 3;
    A a 0, B b 1, C c 2, D d 3, E e 4;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10;
    A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10, L l 11;
}

macro_rules! handles {
    ($([$($lifetimes:tt)*] $handle:ty: $this:ident, $py:ident => $tuple:expr;)*) => { $(
        impl<'py, $($lifetimes)*> sealed::Sealed for $handle {}

        impl<'py, $($lifetimes)*> PyCallArgs<'py> for $handle {
            fn pass_to(self, callee: Callee<'_, 'py>) -> PyResult<Bound<'py, PyAny>> {
                let ($this, $py) = (self, callee.py());
                callee.call_tuple($tuple)
            }
        }
    )* };
}

handles! {
    [] Bound<'py, PyTuple>: tuple, _py => tuple.as_borrowed();
    ['x] &'x Bound<'py, PyTuple>: tuple, _py => tuple.as_borrowed();
    ['x] Borrowed<'x, 'py, PyTuple>: tuple, _py => tuple;
}

impl sealed::Sealed for Py<PyTuple> {}

impl<'py> PyCallArgs<'py> for Py<PyTuple> {
    fn pass_to(self, callee: Callee<'_, 'py>) -> PyResult<Bound<'py, PyAny>> {
        callee.call_tuple(self.bind(callee.py()).as_borrowed())
    }
}

impl sealed::Sealed for &Py<PyTuple> {}

impl<'py> PyCallArgs<'py> for &Py<PyTuple> {
    fn pass_to(self, callee: Callee<'_, 'py>) -> PyResult<Bound<'py, PyAny>> {
        callee.call_tuple(self.bind(callee.py()).as_borrowed())
    }
}

impl<'py> Bound<'py, PyAny> {
    /// `callable(self)`.
    pub fn is_callable(&self) -> bool {
        // SAFETY: a live object; the function never raises.
        unsafe { ffi::PyCallable_Check(self.as_ptr()) != 0 }
    }

    /// `self(*args, **kwargs)`.
    ///
    /// The arguments are a tuple with one entry for each ([`PyCallArgs`]). They are passed by vectorcall: no
    /// Python tuple is made of them.
    ///
    /// # Errors
    /// What the call or an argument's conversion raises.
    pub fn call<A: PyCallArgs<'py>>(
        &self,
        args: A,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let kwargs = kwargs.map(Bound::as_borrowed);
        args.pass_to(Callee { object: self.as_borrowed(), method: None, kwargs })
    }

    /// `self()`.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call0(&self) -> PyResult<Bound<'py, PyAny>> {
        // SAFETY: a live object.
        let value = stopping_at_exit(|| unsafe { ffi::PyObject_CallNoArgs(self.as_ptr()) });
        self.py().own_or_err(value)
    }

    /// `self(*args)`: like [`call`](Self::call), without keywords.
    ///
    /// # Errors
    /// What the call or an argument's conversion raises.
    pub fn call1<A: PyCallArgs<'py>>(&self, args: A) -> PyResult<Bound<'py, PyAny>> {
        args.pass_to(Callee { object: self.as_borrowed(), method: None, kwargs: None })
    }

    /// `self.name(*args, **kwargs)`. Without keywords, no bound method is made.
    ///
    /// # Errors
    /// What the lookup, the call or an argument's conversion raises.
    pub fn call_method<N, A>(
        &self,
        name: N,
        args: A,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
        A: PyCallArgs<'py>,
    {
        let name = lend(self.py(), name)?;
        let method = Some(name.as_borrowed().to_any());
        let kwargs = kwargs.map(Bound::as_borrowed);
        args.pass_to(Callee { object: self.as_borrowed(), method, kwargs })
    }

    /// `self.name()`.
    ///
    /// # Errors
    /// What the lookup or the call raises.
    pub fn call_method0<N>(&self, name: N) -> PyResult<Bound<'py, PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        let name = lend(self.py(), name)?;
        // SAFETY: two live objects.
        let value = stopping_at_exit(|| unsafe {
            ffi::PyObject_CallMethodNoArgs(self.as_ptr(), name.as_ptr())
        });
        self.py().own_or_err(value)
    }

    /// `self.name(*args)`: like [`call_method`](Self::call_method), without keywords.
    ///
    /// # Errors
    /// What the lookup, the call or an argument's conversion raises.
    pub fn call_method1<N, A>(&self, name: N, args: A) -> PyResult<Bound<'py, PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
        A: PyCallArgs<'py>,
    {
        self.call_method(name, args, None)
    }
}
