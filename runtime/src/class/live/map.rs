//! Views of a `HashMap` or `BTreeMap`: mappings, and where the object can be changed, mutable mappings.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;

use keelback_ffi as ffi;

use super::{HOME, View, new, read, reduced, shown, write};
use crate::call::arg::{Arg, Args};
use crate::call::give::give;
use crate::class::access::{Exclusively, Name};
use crate::class::def::{Class, ClassDef};
use crate::class::receiver::{self, Receiver};
use crate::class::traverse::{Traverse, Visit};
use crate::convert::{Answer, FromPyObject as _, FromPyObjectOwned, IntoPyObject, Owned};
use crate::error::{PyResult, Raised};
use crate::exceptions::{PyKeyError, PyOverflowError, PyTypeError, PyValueError};
use crate::handle::{Borrowed, Bound, Py};
use crate::py::Python;
use crate::rt;
use crate::state::InterpreterCell;
use crate::types::{PyAny, PyDict};

/// A map of the standard library's.
pub trait Map: Default {
    /// What its values are found by.
    type Key;
    /// What it holds.
    type Value;

    /// How many entries there are.
    fn size(&self) -> usize;

    /// The value of a key.
    fn find(&self, key: &Self::Key) -> Option<&Self::Value>;

    /// Sets the value of a key, and answers with what it was.
    fn put(&mut self, key: Self::Key, value: Self::Value) -> Option<Self::Value>;

    /// Takes an entry out.
    fn take(&mut self, key: &Self::Key) -> Option<(Self::Key, Self::Value)>;

    /// The entries, in the map's order.
    fn entries(&self) -> impl ExactSizeIterator<Item = (&Self::Key, &Self::Value)>;
}

macro_rules! maps {
    ($([$($generics:tt)*] $map:ident: $type:ty;)*) => { $(
        impl<$($generics)*> Map for $type {
            type Key = K;
            type Value = V;

            fn size(&self) -> usize {
                self.len()
            }

            fn find(&self, key: &K) -> Option<&V> {
                self.get(key)
            }

            fn put(&mut self, key: K, value: V) -> Option<V> {
                self.insert(key, value)
            }

            fn take(&mut self, key: &K) -> Option<(K, V)> {
                self.remove_entry(key)
            }

            fn entries(&self) -> impl ExactSizeIterator<Item = (&K, &V)> {
                self.iter()
            }
        }
    )* };
}

maps! {
    [K: Eq + Hash, V, S: BuildHasher + Default] HashMap: HashMap<K, V, S>;
    [K: Ord, V] BTreeMap: BTreeMap<K, V>;
}

/// A field that is a map, which can be read.
pub trait LiveMap: Sync {
    /// How many entries there are.
    fn length(&self, parent: &Bound<'_, PyAny>) -> Result<usize, Raised>;

    /// The value of a key, if it is there.
    fn find(&self, parent: &Bound<'_, PyAny>, key: &Arg<'_>) -> Result<Option<Owned>, Raised>;

    /// Whether a key is there.
    fn has(&self, parent: &Bound<'_, PyAny>, key: &Arg<'_>) -> Result<bool, Raised>;

    /// A list of the keys.
    fn keys(&self, parent: &Bound<'_, PyAny>) -> Answer;

    /// A dict of the entries.
    fn dict(&self, parent: &Bound<'_, PyAny>) -> Answer;
}

/// A field that is a map, which can be changed.
pub trait LiveMapMut: Sync {
    /// The same, to be read.
    fn reading(&self) -> &dyn LiveMap;

    /// Sets the value of a key.
    fn put(&self, parent: &Bound<'_, PyAny>, key: &Arg<'_>, value: &Arg<'_>) -> Result<(), Raised>;

    /// Takes an entry out; answers whether it was there.
    fn take(&self, parent: &Bound<'_, PyAny>, key: &Arg<'_>) -> Result<bool, Raised>;

    /// Takes all entries out.
    fn clear(&self, parent: &Bound<'_, PyAny>) -> Result<(), Raised>;
}

/// A field of objects of class `P`, by the closures that lead to it.
pub struct MapField<P, M, R, W> {
    name: &'static Name,
    read: R,
    write: W,
    marker: PhantomData<fn(P) -> M>,
}

/// A field that can be read.
#[must_use]
pub const fn map<P: Class, M, R>(name: &'static Name, read: R) -> MapField<P, M, R, ()>
where
    R: Fn(&P) -> &M + Sync,
{
    MapField { name, read, write: (), marker: PhantomData }
}

/// A field that can be changed.
#[must_use]
pub const fn map_mut<P: Class, M, R, W>(
    name: &'static Name,
    read: R,
    write: W,
) -> MapField<P, M, R, W>
where
    R: Fn(&P) -> &M + Sync,
    W: Fn(&mut P) -> &mut M + Sync,
{
    MapField { name, read, write, marker: PhantomData }
}

/// A key; none where the object can be none of this map's.
fn key<'py, K: FromPyObjectOwned<'py>>(arg: &Arg<'py>) -> Result<Option<K>, Raised> {
    let py = arg.py();
    let raised = match K::from_py(arg.object()) {
        Ok(key) => return Ok(Some(key)),
        Err(raised) => raised.take(py),
    };
    let is_other = raised.is_instance_of::<PyTypeError>(py)
        || raised.is_instance_of::<PyValueError>(py)
        || raised.is_instance_of::<PyOverflowError>(py);
    if is_other { Ok(None) } else { Err(raised.raise(py)) }
}

impl<P: Class, M: Map, R, W: Sync> LiveMap for MapField<P, M, R, W>
where
    R: Fn(&P) -> &M + Sync,
    for<'x, 'py> &'x M::Key: IntoPyObject<'py>,
    for<'x, 'py> &'x M::Value: IntoPyObject<'py>,
    for<'py> M::Key: FromPyObjectOwned<'py>,
{
    fn length(&self, parent: &Bound<'_, PyAny>) -> Result<usize, Raised> {
        read(parent, self.name, |value| (self.read)(value).size())
    }

    fn find(&self, parent: &Bound<'_, PyAny>, arg: &Arg<'_>) -> Result<Option<Owned>, Raised> {
        let py = parent.py();
        let Some(key) = key::<M::Key>(arg)? else { return Ok(None) };
        read(parent, self.name, |value| {
            (self.read)(value).find(&key).map(|found| found.into_item(py)).transpose()
        })?
    }

    fn has(&self, parent: &Bound<'_, PyAny>, arg: &Arg<'_>) -> Result<bool, Raised> {
        let Some(key) = key::<M::Key>(arg)? else { return Ok(false) };
        read(parent, self.name, |value| (self.read)(value).find(&key).is_some())
    }

    fn keys(&self, parent: &Bound<'_, PyAny>) -> Answer {
        let py = parent.py();
        read(parent, self.name, |value| {
            let keys = (self.read)(value).entries().map(|(key, _)| key);
            crate::convert::sequence::list(keys, py)
        })?
    }

    fn dict(&self, parent: &Bound<'_, PyAny>) -> Answer {
        let py = parent.py();
        read(parent, self.name, |value| {
            let dict = PyDict::new(py);
            for (key, value) in (self.read)(value).entries() {
                let key = key.into_item(py)?.into_bound(py);
                let value = value.into_item(py)?.into_bound(py);
                dict.set_item(key, value).map_err(|error| error.raise(py))?;
            }
            Ok(dict.into())
        })?
    }
}

impl<P: Class, M: Map, R, W> LiveMapMut for MapField<P, M, R, W>
where
    P::Access: Exclusively,
    R: Fn(&P) -> &M + Sync,
    W: Fn(&mut P) -> &mut M + Sync,
    for<'x, 'py> &'x M::Key: IntoPyObject<'py>,
    for<'x, 'py> &'x M::Value: IntoPyObject<'py>,
    for<'py> M::Key: FromPyObjectOwned<'py>,
    for<'py> M::Value: FromPyObjectOwned<'py>,
{
    fn reading(&self) -> &dyn LiveMap {
        self
    }

    fn put(&self, parent: &Bound<'_, PyAny>, key: &Arg<'_>, value: &Arg<'_>) -> Result<(), Raised> {
        let (key, new) = (M::Key::from_py(key.object())?, M::Value::from_py(value.object())?);
        let _old = write(parent, self.name, |value| (self.write)(value).put(key, new))?;
        Ok(())
    }

    fn take(&self, parent: &Bound<'_, PyAny>, arg: &Arg<'_>) -> Result<bool, Raised> {
        let Some(key) = key::<M::Key>(arg)? else { return Ok(false) };
        let taken = write(parent, self.name, |value| (self.write)(value).take(&key))?;
        Ok(taken.is_some())
    }

    fn clear(&self, parent: &Bound<'_, PyAny>) -> Result<(), Raised> {
        let _old = write(parent, self.name, |value| std::mem::take((self.write)(value)))?;
        Ok(())
    }
}

/// A view that can be read.
pub(crate) struct MappingView {
    parent: Py<PyAny>,
    map: &'static dyn LiveMap,
}

/// A view that can be changed.
pub(crate) struct DictView {
    parent: Py<PyAny>,
    map: &'static dyn LiveMapMut,
}

/// A view of a field: `stock.prices`.
pub fn live_dict<P: Class>(
    py: Python<'_>,
    slf: &Receiver<'_, '_, P>,
    map: &'static dyn LiveMapMut,
) -> Answer {
    new(py, DictView { parent: slf.to_owned().into_any().unbind(), map })
}

/// The same, of a field that cannot be changed from Python.
pub fn live_mapping<P: Class>(
    py: Python<'_>,
    slf: &Receiver<'_, '_, P>,
    map: &'static dyn LiveMap,
) -> Answer {
    new(py, MappingView { parent: slf.to_owned().into_any().unbind(), map })
}

/// Either of them.
trait Mapped: Class {
    fn parts(&self) -> (&Py<PyAny>, &'static dyn LiveMap);
}

impl Mapped for MappingView {
    fn parts(&self) -> (&Py<PyAny>, &'static dyn LiveMap) {
        (&self.parent, self.map)
    }
}

impl Mapped for DictView {
    fn parts(&self) -> (&Py<PyAny>, &'static dyn LiveMap) {
        (&self.parent, self.map.reading())
    }
}

impl Traverse for MappingView {
    fn traverse(&self, visit: &mut Visit<'_>) {
        self.parent.traverse(visit);
    }
}

impl Traverse for DictView {
    fn traverse(&self, visit: &mut Visit<'_>) {
        self.parent.traverse(visit);
    }
}

/// What a view shows, if the object is one.
#[cold]
pub(crate) fn as_dict(object: Borrowed<'_, '_, PyAny>) -> Result<Option<Owned>, Raised> {
    fn of<T: Mapped>(object: Borrowed<'_, '_, PyAny>) -> Result<Option<Owned>, Raised> {
        if !T::class().is_instance(object) {
            return Ok(None);
        }
        let view = receiver::shared(receiver::of_class::<T>(&object)?, &Name("a parameter"))?;
        let (parent, map) = view.parts();
        map.dict(parent.bind(object.py())).map(Some)
    }
    match of::<DictView>(object)? {
        None => of::<MappingView>(object),
        found => Ok(found),
    }
}

/// `KeyError(key)`.
fn missing(key: &Arg<'_>) -> Raised {
    let py = key.py();
    let made: PyResult<Bound<'_, PyAny>> =
        py.get_type::<PyKeyError>().into_any().call1((key.as_bound(),));
    match made {
        Ok(error) => crate::PyErr::from_value(error).raise(py),
        Err(error) => error.raise(py),
    }
}

fn length<T: Mapped>(py: Python<'_>, slf: Receiver<'_, '_, T>) -> rt::Number {
    let this = slf.shared(&Name("__len__"))?;
    let (parent, map) = this.parts();
    rt::give_length(py, map.length(parent.bind(py))?)
}

fn get<'py, T: Mapped>(py: Python<'py>, slf: Receiver<'_, 'py, T>, key: &Arg<'py>) -> Answer {
    let this = slf.shared(&Name("__getitem__"))?;
    let (parent, map) = this.parts();
    map.find(parent.bind(py), key)?.ok_or_else(|| missing(key))
}

fn contains<'py, T: Mapped>(
    py: Python<'py>,
    slf: Receiver<'_, 'py, T>,
    key: &Arg<'py>,
) -> rt::Number {
    let this = slf.shared(&Name("__contains__"))?;
    let (parent, map) = this.parts();
    map.has(parent.bind(py), key).map(isize::from)
}

/// Over the keys that are there now.
fn iter<T: Mapped>(py: Python<'_>, slf: Receiver<'_, '_, T>) -> Answer {
    let this = slf.shared(&Name("__iter__"))?;
    let (parent, map) = this.parts();
    let keys = map.keys(parent.bind(py))?.into_bound(py);
    // SAFETY: a live object.
    Owned::or_raised(py, unsafe { ffi::PyObject_GetIter(keys.as_ptr()) })
}

fn whole<T: Mapped>(slf: &Receiver<'_, '_, T>, name: &'static Name) -> Answer {
    let this = slf.shared(name)?;
    let (parent, map) = this.parts();
    map.dict(parent.bind(slf.as_bound().py()))
}

fn repr<T: Mapped>(py: Python<'_>, slf: Receiver<'_, '_, T>) -> Answer {
    shown(py, whole(&slf, &Name("__repr__"))?)
}

fn reduce<T: Mapped>(
    py: Python<'_>,
    slf: Receiver<'_, '_, T>,
    _args: Args<'_, '_, 0, 0>,
) -> Answer {
    reduced(py.get_type::<PyDict>().into_any(), whole(&slf, &Name("__reduce__"))?)
}

/// From the key that was added last, as far as the map has an order; since 3.8, as dicts.
fn reversed<T: Mapped>(
    py: Python<'_>,
    slf: Receiver<'_, '_, T>,
    _args: Args<'_, '_, 0, 0>,
) -> Answer {
    let this = slf.shared(&Name("__reversed__"))?;
    let (parent, map) = this.parts();
    let keys = map.keys(parent.bind(py))?.into_bound(py);
    let reversed = keys.call_method0("__reversed__");
    give(py, reversed)
}

fn set<'py>(
    py: Python<'py>,
    slf: Receiver<'_, 'py, DictView>,
    key: &Arg<'py>,
    value: &Arg<'py>,
) -> rt::Done {
    let this = slf.shared(&Name("__setitem__"))?;
    this.map.put(this.parent.bind(py), key, value)
}

fn delete<'py>(py: Python<'py>, slf: Receiver<'_, 'py, DictView>, key: &Arg<'py>) -> rt::Done {
    let this = slf.shared(&Name("__delitem__"))?;
    if this.map.take(this.parent.bind(py), key)? { Ok(()) } else { Err(missing(key)) }
}

fn clear(py: Python<'_>, slf: Receiver<'_, '_, DictView>, _args: Args<'_, '_, 0, 0>) -> Answer {
    let this = slf.shared(&Name("clear"))?;
    give(py, this.map.clear(this.parent.bind(py))?)
}

/// One class of views: its tables, and Python's abstract class that it is one of.
macro_rules! view {
    ($module:ident, $type:ident, $base:literal, [$($method:ident)*], [$($slot:ident)*], {$($items:tt)*}) => {
        mod $module {
            use super::*;

            type This = $type;
            rt::class!(This, CLASS, Frozen);
            static CLASS: ClassDef =
                ClassDef::new::<This>(concat!(stringify!($type), "\0"), "\0", METHODS, &[rt::Attribute::END], SLOTS)
                    .in_module(HOME)
                    .with(rt::gc::<This>())
                    .with(rt::mapping());
            static METHODS: &[rt::Method<This>] = &[REDUCE, REVERSED, $($method,)* rt::Method::END];
            static SLOTS: &[rt::Slot<This>] = &[LEN, GET, HAS, ITER, REPR, $($slot,)* rt::Slot::END];
            rt::class_slot!(LEN, This, Py_mp_length, number, length::<This>);
            rt::class_slot!(GET, This, Py_mp_subscript, object, get::<This>);
            rt::class_slot!(HAS, This, Py_sq_contains, contains, contains::<This>);
            rt::class_slot!(ITER, This, Py_tp_iter, unary, iter::<This>);
            rt::class_slot!(REPR, This, Py_tp_repr, unary, repr::<This>);
            rt::method!(REDUCE, reduce::<This>, "__reduce__()", 0, 0, 0, This, "__reduce__\0", "__reduce__($self)\n--\n\n\0");
            rt::method!(
                REVERSED, reversed::<This>, "__reversed__()", 0, 0, 0, This, "__reversed__\0", "__reversed__($self)\n--\n\n\0"
            );
            $($items)*

            impl View for This {
                const ABSTRACT: &'static str = $base;

                fn cell() -> &'static InterpreterCell {
                    static CELL: InterpreterCell = InterpreterCell::new();
                    &CELL
                }
            }
        }
    };
}

view!(mapping_view, MappingView, "Mapping", [], [], {});
view!(dict_view, DictView, "MutableMapping", [CLEAR], [CHANGE], {
    rt::class_slot!(CHANGE, This, Py_mp_ass_subscript, set, Item, [set], [delete]);
    rt::method!(CLEAR, clear, "clear()", 0, 0, 0, This, "clear\0", "clear($self)\n--\n\n\0");
});
