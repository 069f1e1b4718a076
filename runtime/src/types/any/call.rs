//! Calls, by vectorcall: the arguments lie in an array on the stack, and no tuple is made.

use std::ptr;

use keelback_ffi as ffi;

use crate::attach::stopping_at_exit;
use crate::convert::{IntoPyObject, lend};
use crate::error::{PyErr, PyResult};
use crate::exceptions::PyTypeError;
use crate::handle::{Borrowed, Bound, BoundObject, Py};
use crate::py::Python;
use crate::road::Kept;
use crate::types::{PyAny, PyDict, PyString, PyTuple};

/// Names of keywords, made once for each interpreter by [`keywords!`](crate::keywords).
///
/// Invariant: a tuple of so many texts, no two of them the same.
#[derive(Clone, Copy)]
pub struct Keywords<'py> {
    tuple: &'py Bound<'py, PyTuple>,
    count: usize,
}

/// The names of one [`keywords!`](crate::keywords).
#[doc(hidden)]
pub struct KeywordNames {
    names: &'static [&'static str],
    tuple: Kept,
}

impl KeywordNames {
    /// Not made yet.
    ///
    /// # Panics
    /// Where two names are the same: when the crate is compiled.
    #[must_use]
    pub const fn new(names: &'static [&'static str]) -> KeywordNames {
        let mut first = 0;
        while first < names.len() {
            let mut second = first + 1;
            while second < names.len() {
                assert!(!same(names[first], names[second]), "a keyword is named twice");
                second += 1;
            }
            first += 1;
        }
        KeywordNames { names, tuple: Kept::new() }
    }

    /// The tuple.
    ///
    /// # Panics
    /// When Python is out of memory.
    #[inline]
    pub fn get<'py>(&'static self, py: Python<'py>) -> Keywords<'py> {
        let tuple = self.tuple.get(py, || self.make(py));
        // SAFETY: what `make` made, now or before: a tuple.
        Keywords { tuple: unsafe { tuple.cast_unchecked() }, count: self.names.len() }
    }

    fn make<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let names = self.names.iter().map(|name| PyString::intern(py, name));
        Ok(PyTuple::new(py, names.collect::<Vec<_>>())?.into_any())
    }
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// Names of keywords for [`call_keywords`](crate::Bound::call_keywords).
///
/// They are made when they are first wanted, once in each interpreter; after that they cost a look.
///
/// ```
/// # use keelback::prelude::*;
/// use keelback::keywords;
/// # keelback_docs::run(|py| {
/// let int = py.import("builtins")?.getattr("int")?;
/// // int("ff", base=16)
/// assert_eq!(int.call_keywords(("ff", 16), keywords!(py, "base"))?.extract::<i64>()?, 255);
/// # Ok(()) })
/// ```
#[macro_export]
macro_rules! keywords {
    ($py:expr, $($name:expr),+ $(,)?) => {{
        static NAMES: $crate::rt::KeywordNames = $crate::rt::KeywordNames::new(&[$($name),+]);
        NAMES.get($py)
    }};
}

/// How many places stand before the arguments: one for the receiver of a method, and before it one that a
/// callee may use for its own.
const BEFORE: usize = 2;

/// What is called, and with which keywords. Made by the methods of [`Bound`] only.
#[doc(hidden)]
pub trait Callee<'py>: Copy {
    fn py(self) -> Python<'py>;

    /// Calls with arguments from a row.
    ///
    /// # Safety
    /// The row begins with two places whose content does not matter ([`BEFORE`]); then come live objects.
    unsafe fn call_row(self, row: &mut [*mut ffi::PyObject]) -> PyResult<Bound<'py, PyAny>>;

    /// Calls with arguments from a tuple that is there already.
    fn call_tuple(self, args: Borrowed<'_, 'py, PyTuple>) -> PyResult<Bound<'py, PyAny>>;
}

/// `f(*args)`, and `f(*args, b=.., c=..)` where the last arguments have names.
#[derive(Clone, Copy)]
struct Function<'a, 'py> {
    object: &'a Bound<'py, PyAny>,
    names: Option<Keywords<'py>>,
}

/// `object.name(*args)`, and the same with names.
#[derive(Clone, Copy)]
struct Method<'a, 'py> {
    object: &'a Bound<'py, PyAny>,
    name: Borrowed<'a, 'py, PyString>,
    names: Option<Keywords<'py>>,
}

/// `f(*args, **kwargs)`
#[derive(Clone, Copy)]
struct WithDict<'a, 'py> {
    object: &'a Bound<'py, PyAny>,
    kwargs: &'a Bound<'py, PyDict>,
}

impl<'py> Callee<'py> for Function<'_, 'py> {
    #[inline(always)]
    fn py(self) -> Python<'py> {
        self.object.py()
    }

    #[inline(always)]
    unsafe fn call_row(self, row: &mut [*mut ffi::PyObject]) -> PyResult<Bound<'py, PyAny>> {
        let (positional, names) = beside(row.len() - BEFORE, self.names)?;
        let nargsf = positional | ffi::PY_VECTORCALL_ARGUMENTS_OFFSET;
        let args = row.as_mut_ptr().wrapping_add(BEFORE);
        let object = self.object.as_ptr();
        // SAFETY: live objects (forwarded) for the count and the names, and a place before them.
        let answer =
            stopping_at_exit(|| unsafe { ffi::PyObject_Vectorcall(object, args, nargsf, names) });
        self.py().own_or_err(answer)
    }

    fn call_tuple(self, args: Borrowed<'_, 'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        if self.names.is_some() {
            return spread(self, args);
        }
        call_object(self.object, args, ptr::null_mut())
    }
}

impl<'py> Callee<'py> for Method<'_, 'py> {
    #[inline(always)]
    fn py(self) -> Python<'py> {
        self.object.py()
    }

    #[inline(always)]
    unsafe fn call_row(self, row: &mut [*mut ffi::PyObject]) -> PyResult<Bound<'py, PyAny>> {
        let (positional, names) = beside(row.len() - BEFORE, self.names)?;
        row[BEFORE - 1] = self.object.as_ptr();
        let args = row.as_mut_ptr().wrapping_add(BEFORE - 1);
        let nargsf = (positional + 1) | ffi::PY_VECTORCALL_ARGUMENTS_OFFSET;
        let name = self.name.as_ptr();
        // SAFETY: the receiver and live objects (forwarded) for the count and the names, and a place before them.
        let answer = stopping_at_exit(|| unsafe {
            ffi::PyObject_VectorcallMethod(name, args, nargsf, names)
        });
        self.py().own_or_err(answer)
    }

    fn call_tuple(self, args: Borrowed<'_, 'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        spread(self, args)
    }
}

impl<'py> Callee<'py> for WithDict<'_, 'py> {
    fn py(self) -> Python<'py> {
        self.object.py()
    }

    unsafe fn call_row(self, row: &mut [*mut ffi::PyObject]) -> PyResult<Bound<'py, PyAny>> {
        let nargsf = (row.len() - BEFORE) | ffi::PY_VECTORCALL_ARGUMENTS_OFFSET;
        let args = row.as_mut_ptr().wrapping_add(BEFORE);
        let (object, kwargs) = (self.object.as_ptr(), self.kwargs.as_ptr());
        // SAFETY: live objects (forwarded), a place before them, and a dict.
        let answer = stopping_at_exit(|| unsafe {
            ffi::PyObject_VectorcallDict(object, args, nargsf, kwargs)
        });
        self.py().own_or_err(answer)
    }

    fn call_tuple(self, args: Borrowed<'_, 'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        call_object(self.object, args, self.kwargs.as_ptr())
    }
}

/// `kwargs` is a dict or null.
fn call_object<'py>(
    object: &Bound<'py, PyAny>,
    args: Borrowed<'_, 'py, PyTuple>,
    kwargs: *mut ffi::PyObject,
) -> PyResult<Bound<'py, PyAny>> {
    // SAFETY: a live object, a tuple, and a dict or null.
    let answer =
        stopping_at_exit(|| unsafe { ffi::PyObject_Call(object.as_ptr(), args.as_ptr(), kwargs) });
    object.py().own_or_err(answer)
}

/// Calls with the items of a tuple as a row.
fn spread<'py>(
    callee: impl Callee<'py>,
    args: Borrowed<'_, 'py, PyTuple>,
) -> PyResult<Bound<'py, PyAny>> {
    let args = args.iter().map(|item| item.as_ptr());
    let mut row: Vec<_> = [ptr::null_mut(); BEFORE].into_iter().chain(args).collect();
    // SAFETY: two free places, then the items, which the tuple holds.
    unsafe { callee.call_row(&mut row) }
}

/// How many of so many arguments are positional, and the names of the others, or null.
#[inline(always)]
fn beside(count: usize, names: Option<Keywords<'_>>) -> PyResult<(usize, *mut ffi::PyObject)> {
    let Some(names) = names else { return Ok((count, ptr::null_mut())) };
    match count.checked_sub(names.count) {
        Some(positional) => Ok((positional, names.tuple.as_ptr())),
        None => Err(too_many_names(names.count, count)),
    }
}

#[cold]
#[inline(never)]
fn too_many_names(names: usize, count: usize) -> PyErr {
    PyTypeError::new_err(format!("a call names {names} keywords and has {count} arguments"))
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
    fn pass_to(self, callee: impl Callee<'py>) -> PyResult<Bound<'py, PyAny>>;
}

mod sealed {
    pub trait Sealed {}
}

impl sealed::Sealed for () {}

impl<'py> PyCallArgs<'py> for () {
    fn pass_to(self, callee: impl Callee<'py>) -> PyResult<Bound<'py, PyAny>> {
        // SAFETY: there are no arguments.
        unsafe { callee.call_row(&mut [ptr::null_mut(); BEFORE]) }
    }
}

macro_rules! tuples {
    ($($($item:ident $place:ident $index:tt),+;)*) => { $(
        impl<$($item),+> sealed::Sealed for ($($item,)+) {}

        impl<'py, $($item: IntoPyObject<'py>),+> PyCallArgs<'py> for ($($item,)+) {
            #[inline]
            fn pass_to(self, callee: impl Callee<'py>) -> PyResult<Bound<'py, PyAny>> {
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
            fn pass_to(self, callee: impl Callee<'py>) -> PyResult<Bound<'py, PyAny>> {
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
    fn pass_to(self, callee: impl Callee<'py>) -> PyResult<Bound<'py, PyAny>> {
        callee.call_tuple(self.bind(callee.py()).as_borrowed())
    }
}

impl sealed::Sealed for &Py<PyTuple> {}

impl<'py> PyCallArgs<'py> for &Py<PyTuple> {
    fn pass_to(self, callee: impl Callee<'py>) -> PyResult<Bound<'py, PyAny>> {
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
        match kwargs {
            Some(kwargs) => args.pass_to(WithDict { object: self, kwargs }),
            None => args.pass_to(Function { object: self, names: None }),
        }
    }

    /// `self(*args, name=value, ..)`: the last arguments are those that [`keywords!`](crate::keywords) names. No `dict` is made.
    ///
    /// # Errors
    /// What the call or an argument's conversion raises; `TypeError` for more names than arguments.
    pub fn call_keywords<A: PyCallArgs<'py>>(
        &self,
        args: A,
        names: Keywords<'py>,
    ) -> PyResult<Bound<'py, PyAny>> {
        args.pass_to(Function { object: self, names: Some(names) })
    }

    /// `self()`.
    ///
    /// # Errors
    /// What the call raises.
    #[inline]
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
        args.pass_to(Function { object: self, names: None })
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
        match kwargs {
            Some(kwargs) => {
                let method = self.getattr(name)?;
                args.pass_to(WithDict { object: &method, kwargs })
            }
            None => self.call_method1(name, args),
        }
    }

    /// `self.name(*args, name=value, ..)`, as [`call_keywords`](Self::call_keywords). No bound method is made.
    ///
    /// # Errors
    /// What the lookup, the call or an argument's conversion raises; `TypeError` for more names than arguments.
    pub fn call_method_keywords<N, A>(
        &self,
        name: N,
        args: A,
        names: Keywords<'py>,
    ) -> PyResult<Bound<'py, PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
        A: PyCallArgs<'py>,
    {
        let name = lend(self.py(), name)?;
        args.pass_to(Method { object: self, name: name.as_borrowed(), names: Some(names) })
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
        let name = lend(self.py(), name)?;
        args.pass_to(Method { object: self, name: name.as_borrowed(), names: None })
    }
}
