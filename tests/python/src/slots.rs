//! Special methods, each beside a class of Python's that says the same: `test_slots.py`.
//!
//! @py module slots

use std::sync::atomic::{AtomicUsize, Ordering};

use keelback::IntoPyObjectExt;
use keelback::exceptions::{PyAttributeError, PyIndexError, PyStopAsyncIteration, PyValueError};
use keelback::prelude::*;
use keelback::pyclass::CompareOp;
use keelback::types::{PyComplex, PySlice, PyTuple, PyType};

/// Every operator, and what a number has.
///
/// @py
pub struct Every {
    value: i64,
}

macro_rules! binary {
    ($($name:ident)*) => {
        /// @py
        impl Every {
            $(
                fn $name(&self, other: i64) -> (&'static str, i64, i64) {
                    (stringify!($name), self.value, other)
                }
            )*
        }
    };
}

binary! {
    __add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __divmod__ __lshift__ __rshift__ __and__ __or__
    __xor__ __matmul__ __radd__ __rsub__ __rmul__ __rtruediv__ __rfloordiv__ __rmod__ __rdivmod__ __rlshift__
    __rrshift__ __rand__ __ror__ __rxor__ __rmatmul__ __rpow__ __lt__ __le__ __gt__ __ge__
}

macro_rules! unary {
    ($($name:ident)*) => {
        /// @py
        impl Every {
            $(
                fn $name(&self) -> (&'static str, i64) {
                    (stringify!($name), self.value)
                }
            )*
        }
    };
}

unary! { __neg__ __pos__ __abs__ __invert__ __trunc__ __floor__ __ceil__ }

/// @py
impl Every {
    fn new(value: i64) -> Self {
        Every { value }
    }

    /// @py def __pow__(other, modulo=None)
    fn __pow__(&self, other: i64, modulo: Option<i64>) -> (&'static str, i64, i64, Option<i64>) {
        ("__pow__", self.value, other, modulo)
    }

    fn __int__(&self) -> i64 {
        self.value + 1
    }

    fn __float__(&self) -> f64 {
        self.value as f64 + 0.5
    }

    fn __complex__<'py>(&self, py: Python<'py>) -> Bound<'py, PyComplex> {
        PyComplex::from_doubles(py, self.value as f64, 1.0)
    }

    fn __index__(&self) -> i64 {
        self.value
    }

    fn __bool__(&self) -> bool {
        self.value != 0
    }

    fn __hash__(&self) -> i64 {
        self.value
    }

    fn __eq__(&self, other: &Every) -> bool {
        self.value == other.value
    }

    /// @py def __round__(digits=None)
    fn __round__(&self, digits: Option<i64>) -> (&'static str, Option<i64>) {
        ("__round__", digits)
    }

    fn __repr__(&self) -> String {
        format!("<{}>", self.value)
    }

    fn __str__(&self) -> String {
        format!("str {}", self.value)
    }

    fn __format__(&self, spec: &str) -> String {
        format!("{}|{spec}", self.value)
    }

    fn __bytes__(&self) -> &[u8] {
        b"bytes"
    }

    fn __fspath__(&self) -> &str {
        "/path"
    }
}

/// `pow` without a modulo.
///
/// @py
pub struct Power;

/// @py
impl Power {
    fn new() -> Self {
        Power
    }

    fn __pow__(&self, other: i64) -> i64 {
        other
    }

    /// @py def __rpow__(other, modulo=None)
    fn __rpow__(&self, other: i64, modulo: Option<i64>) -> (i64, Option<i64>) {
        (other, modulo)
    }
}

/// Operators that answer `NotImplemented`, and in-place ones that answer with something else.
///
/// @py
pub struct Moody {
    value: i64,
}

/// @py
impl Moody {
    fn new(value: i64) -> Self {
        Moody { value }
    }

    /// @py property
    fn value(&self) -> i64 {
        self.value
    }

    fn __or__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        if other.is_instance_of::<keelback::types::PyInt>() {
            return Ok(other.clone().unbind());
        }
        Ok(py.NotImplemented())
    }

    fn __ror__(&self, py: Python<'_>, _other: &Bound<'_, PyAny>) -> Py<PyAny> {
        py.NotImplemented()
    }

    fn __eq__(&self, py: Python<'_>, _other: &Bound<'_, PyAny>) -> Py<PyAny> {
        py.NotImplemented()
    }

    fn __iadd__(&mut self, other: i64) {
        self.value += other;
    }

    fn __isub__(&self, other: i64) -> Moody {
        Moody { value: self.value - other }
    }

    fn __sub__(&self, other: &Moody) -> Moody {
        Moody { value: self.value - other.value }
    }

    /// @py def __imul__(other: int) -> Moody
    fn __imul__(&self, py: Python<'_>, _other: &Bound<'_, PyAny>) -> Py<PyAny> {
        py.NotImplemented()
    }

    fn __mul__(&self, other: i64) -> Moody {
        Moody { value: self.value * other }
    }

    fn __ipow__(&mut self, other: i64) -> PyResult<()> {
        if other < 0 {
            return Err(keelback::exceptions::PyValueError::new_err("negative"));
        }
        self.value = self.value.pow(other as u32);
        Ok(())
    }
}

/// Items by number, and nothing else: what is left is Python's.
///
/// @py sequence
pub struct Shelf {
    items: Vec<i64>,
}

impl Shelf {
    fn at(&self, index: isize) -> PyResult<usize> {
        let at = if index < 0 { index + self.items.len() as isize } else { index };
        let at = usize::try_from(at).ok().filter(|at| *at < self.items.len());
        at.ok_or_else(|| PyIndexError::new_err("shelf index"))
    }
}

/// @py
impl Shelf {
    fn new(items: Vec<i64>) -> Self {
        Shelf { items }
    }

    fn __len__(&self) -> usize {
        self.items.len()
    }

    /// @py overload
    fn __getitem__(&self, index: isize) -> PyResult<i64> {
        Ok(self.items[self.at(index)?])
    }

    /// @py overload def __getitem__(slice)
    fn slice(&self, slice: &Bound<'_, PySlice>) -> PyResult<Vec<i64>> {
        let at = slice.indices(self.items.len() as isize)?;
        Ok((0..at.slicelength as isize)
            .map(|n| self.items[(at.start + n * at.step) as usize])
            .collect())
    }

    fn __setitem__(&mut self, index: isize, value: i64) -> PyResult<()> {
        let at = self.at(index)?;
        self.items[at] = value;
        Ok(())
    }

    fn __delitem__(&mut self, index: isize) -> PyResult<()> {
        let at = self.at(index)?;
        self.items.remove(at);
        Ok(())
    }
}

/// Attributes of its own making.
///
/// @py
pub struct Attributes {
    seen: Vec<String>,
}

/// @py
impl Attributes {
    fn new() -> Self {
        Attributes { seen: Vec::new() }
    }

    fn __getattribute__(slf: &Bound<'_, Self>, name: &str) -> PyResult<Py<PyAny>> {
        let py = slf.py();
        match name {
            "own" => Ok(1_i64.into_pyobject(py)?.into_any().unbind()),
            "wrong" => Err(keelback::exceptions::PyValueError::new_err("wrong")),
            "seen" => Ok(slf.borrow().seen.clone().into_pyobject(py)?.into_any().unbind()),
            _ => Err(PyAttributeError::new_err(format!("no {name}"))),
        }
    }

    fn __getattr__(&self, name: &str) -> PyResult<String> {
        if name.starts_with("__") {
            return Err(PyAttributeError::new_err(name.to_owned()));
        }
        Ok(format!("missing {name}"))
    }

    fn __setattr__(&mut self, name: &str, value: i64) {
        self.seen.push(format!("{name}={value}"));
    }

    fn __delattr__(&mut self, name: &str) {
        self.seen.push(format!("del {name}"));
    }

    fn __dir__(&self) -> Vec<&str> {
        vec!["own", "seen"]
    }
}

/// `<` and nothing else: hashed as any object.
///
/// @py
pub struct Ordered(i64);

/// @py
impl Ordered {
    fn new(value: i64) -> Self {
        Ordered(value)
    }

    fn __lt__(&self, other: &Ordered) -> bool {
        self.0 < other.0
    }
}

/// `==` and nothing else: no hash.
///
/// @py eq
#[derive(PartialEq)]
pub struct Equal(i64);

/// @py
impl Equal {
    fn new(value: i64) -> Self {
        Equal(value)
    }
}

static DROPPED: AtomicUsize = AtomicUsize::new(0);

/// How many values of `Mortal` were dropped.
///
/// @py
pub fn dropped() -> usize {
    DROPPED.load(Ordering::Relaxed)
}

/// Has a `__del__`, which calls a function with the object.
///
/// @py
pub struct Mortal {
    call: Py<PyAny>,
}

/// @py
impl Mortal {
    fn new(call: Py<PyAny>) -> Self {
        Mortal { call }
    }

    fn __del__(slf: &Bound<'_, Self>) -> PyResult<()> {
        let call = slf.borrow().call.clone_ref(slf.py());
        call.call1(slf.py(), (slf,))?;
        Ok(())
    }
}

impl Drop for Mortal {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::Relaxed);
    }
}

/// Ends as its base does.
///
/// @py class Younger(Mortal)
#[repr(C)]
pub struct Younger {
    base: Mortal,
}

/// @py
impl Younger {
    fn new(call: Py<PyAny>) -> Self {
        Younger { base: Mortal { call } }
    }
}

/// What Python tells a class about others.
///
/// @py
pub struct Base {
    told: Vec<String>,
}

/// @py
impl Base {
    fn new() -> Self {
        Base { told: Vec::new() }
    }

    /// @py property
    fn told(&self) -> Vec<String> {
        self.told.clone()
    }

    /// @py classmethod def __init_subclass__(*, tag="none")
    fn __init_subclass__(class: &Bound<'_, PyType>, tag: &str) -> PyResult<()> {
        class.setattr("tag", tag)
    }

    fn __set_name__(&mut self, owner: &Bound<'_, PyType>, name: &str) -> PyResult<()> {
        self.told.push(format!("{}.{name}", owner.name()?));
        Ok(())
    }

    fn __instancecheck__(&self, instance: &Bound<'_, PyAny>) -> bool {
        instance.is_instance_of::<keelback::types::PyInt>()
    }

    fn __subclasscheck__(&self, subclass: &Bound<'_, PyType>) -> PyResult<bool> {
        Ok(subclass.name()? == "int")
    }

    fn __mro_entries__<'py>(&self, bases: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(bases.py(), [bases.py().get_type::<Base>()])
    }

    /// @py classmethod
    fn __class_getitem__(class: &Bound<'_, PyType>, item: &Bound<'_, PyAny>) -> PyResult<String> {
        Ok(format!("{}[{}]", class.name()?, item.repr()?))
    }

    /// @py def __reduce__() -> tuple[object, ...]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, ()) {
        (slf.get_type(), ())
    }

    fn __sizeof__(&self) -> usize {
        1000 + self.told.len()
    }

    /// A protocol of another library's.
    fn __rich_repr__(&self) -> Vec<&str> {
        vec!["rich"]
    }
}

/// Sized by Python.
///
/// @py
pub struct Large {
    numbers: [i64; 100],
}

/// @py
impl Large {
    fn new() -> Self {
        Large { numbers: [1; 100] }
    }

    fn total(&self) -> i64 {
        self.numbers.iter().sum()
    }
}

/// Context and iteration, awaited.
///
/// @py
pub struct Later {
    left: i64,
}

/// @py
impl Later {
    fn new(left: i64) -> Self {
        Later { left }
    }

    /// @py def __await__() -> collections.abc.Iterator[None]
    fn __await__(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        Ok(py.eval(c"iter(())", None, None)?.unbind())
    }

    /// @py def __aiter__() -> typing_extensions.Self
    fn __aiter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    /// @py def __anext__() -> collections.abc.Awaitable[None]
    fn __anext__(&mut self) -> PyResult<Later> {
        if self.left == 0 {
            return Err(PyStopAsyncIteration::new_err("end"));
        }
        self.left -= 1;
        Ok(Later { left: 0 })
    }

    /// @py def __aenter__() -> collections.abc.Awaitable[None]
    fn __aenter__(&self) -> Later {
        Later { left: 0 }
    }

    /// @py def __aexit__(*exception) -> collections.abc.Awaitable[None]
    fn __aexit__(&self, exception: Vec<Py<PyAny>>) -> PyResult<Later> {
        if exception.len() != 3 {
            return Err(keelback::exceptions::PyTypeError::new_err("three arguments"));
        }
        Ok(Later { left: 0 })
    }

    /// @py def __enter__() -> int
    fn __enter__(&self) -> i64 {
        self.left
    }

    /// @py def __exit__(kind, value=None, traceback=None) -> bool
    fn __exit__(
        &self,
        kind: Option<Bound<'_, PyType>>,
        value: Py<PyAny>,
        traceback: Py<PyAny>,
    ) -> PyResult<bool> {
        let _ = (value, traceback);
        Ok(match kind {
            Some(kind) => kind.name()? == "KeyError",
            None => false,
        })
    }
}

keelback::door!(slots);

/// Compared by one fn, which is told the comparison.
///
/// @py hash
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Release {
    major: u32,
    minor: u32,
}

/// @py
impl Release {
    pub fn new(major: u32, minor: u32) -> Release {
        Release { major, minor }
    }

    fn __richcmp__(&self, other: &Self, op: CompareOp) -> bool {
        op.matches(self.cmp(other))
    }
}

/// Compared with numbers, for equality alone; `op` stands first.
///
/// @py
pub struct Parity {
    odd: bool,
}

/// @py
impl Parity {
    pub fn new(odd: bool) -> Parity {
        Parity { odd }
    }

    fn __richcmp__<'py>(
        &self,
        op: CompareOp,
        py: Python<'py>,
        other: i64,
    ) -> PyResult<Bound<'py, PyAny>> {
        let same = self.odd == (other % 2 != 0);
        match op {
            CompareOp::Eq => same.into_bound_py_any(py),
            CompareOp::Ne => (!same).into_bound_py_any(py),
            CompareOp::Lt if other < 0 => Err(PyValueError::new_err("negative")),
            _ => Ok(py.NotImplemented().into_bound(py)),
        }
    }
}
