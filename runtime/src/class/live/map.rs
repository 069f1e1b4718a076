//! Views of a `HashMap` or `BTreeMap`: mappings, and where the object can be changed, mutable mappings.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use keelback_ffi as ffi;

use super::{Collection, Field, HOME, Holder, Live, View, lives, view, whole_of};
use crate::call::arg::{Arg, Args};
use crate::call::give::give;
use crate::class::access::{Exclusively, Name};
use crate::class::def::{Class, ClassDef};
use crate::class::receiver::Receiver;
use crate::convert::{Answer, FromPyObject as _, FromPyObjectOwned, IntoPyObject, Owned};
use crate::error::{PyResult, Raised};
use crate::exceptions::{PyKeyError, PyOverflowError, PyTypeError, PyValueError};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::rt;
use crate::state::InterpreterCell;
use crate::types::PyAny;

/// A map of the standard library's.
pub trait Map: Default + Holder {
    /// What its values are found by.
    type Key;
    /// What it holds.
    type Value;

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
pub trait LiveMap: Collection {
    /// The value of a key, if it is there.
    fn find(&self, parent: &Bound<'_, PyAny>, key: &Arg<'_>) -> Result<Option<Owned>, Raised>;

    /// Whether a key is there.
    fn has(&self, parent: &Bound<'_, PyAny>, key: &Arg<'_>) -> Result<bool, Raised>;

    /// A list of the keys.
    fn keys(&self, parent: &Bound<'_, PyAny>) -> Answer;
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

/// A key; none where the object can be none of this map's.
pub(super) fn key<'py, K: FromPyObjectOwned<'py>>(arg: &Arg<'py>) -> Result<Option<K>, Raised> {
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

lives!(LiveMap, LiveMapMut);

impl<P: Class, M: Map, R, W: Sync> LiveMap for Field<P, M, R, W>
where
    R: Fn(&P) -> &M + Sync,
    for<'x, 'py> &'x M::Key: IntoPyObject<'py>,
    for<'x, 'py> &'x M::Value: IntoPyObject<'py>,
    for<'x, 'py> &'x M: IntoPyObject<'py>,
    for<'py> M::Key: FromPyObjectOwned<'py>,
{
    fn find(&self, parent: &Bound<'_, PyAny>, arg: &Arg<'_>) -> Result<Option<Owned>, Raised> {
        let py = parent.py();
        let Some(key) = key::<M::Key>(arg)? else { return Ok(None) };
        self.read(parent, |map| map.find(&key).map(|found| found.into_item(py)).transpose())?
    }

    fn has(&self, parent: &Bound<'_, PyAny>, arg: &Arg<'_>) -> Result<bool, Raised> {
        let Some(key) = key::<M::Key>(arg)? else { return Ok(false) };
        self.read(parent, |map| map.find(&key).is_some())
    }

    fn keys(&self, parent: &Bound<'_, PyAny>) -> Answer {
        let py = parent.py();
        self.read(parent, |map| {
            crate::convert::sequence::list(map.entries().map(|(key, _)| key), py)
        })?
    }
}

impl<P: Class, M: Map, R, W> LiveMapMut for Field<P, M, R, W>
where
    P::Access: Exclusively,
    R: Fn(&P) -> &M + Sync,
    W: Fn(&mut P) -> &mut M + Sync,
    for<'x, 'py> &'x M::Key: IntoPyObject<'py>,
    for<'x, 'py> &'x M::Value: IntoPyObject<'py>,
    for<'x, 'py> &'x M: IntoPyObject<'py>,
    for<'py> M::Key: FromPyObjectOwned<'py>,
    for<'py> M::Value: FromPyObjectOwned<'py>,
{
    fn reading(&self) -> &dyn LiveMap {
        self
    }

    fn put(&self, parent: &Bound<'_, PyAny>, key: &Arg<'_>, value: &Arg<'_>) -> Result<(), Raised> {
        let (key, new) = (M::Key::from_py(key.object())?, M::Value::from_py(value.object())?);
        let _old = self.write(parent, |map| map.put(key, new))?;
        Ok(())
    }

    fn take(&self, parent: &Bound<'_, PyAny>, arg: &Arg<'_>) -> Result<bool, Raised> {
        let Some(key) = key::<M::Key>(arg)? else { return Ok(false) };
        let taken = self.write(parent, |map| map.take(&key))?;
        Ok(taken.is_some())
    }

    fn clear(&self, parent: &Bound<'_, PyAny>) -> Result<(), Raised> {
        let _old = self.write(parent, std::mem::take)?;
        Ok(())
    }
}

/// What a view shows, if the object is one.
#[cold]
pub(crate) fn as_dict(object: Borrowed<'_, '_, PyAny>) -> Result<Option<Owned>, Raised> {
    match whole_of::<dyn LiveMapMut>(object)? {
        None => whole_of::<dyn LiveMap>(object),
        found => Ok(found),
    }
}

/// `KeyError(key)`.
pub(super) fn missing(key: &Arg<'_>) -> Raised {
    let py = key.py();
    let made: PyResult<Bound<'_, PyAny>> =
        py.get_type::<PyKeyError>().into_any().call1((key.as_bound(),));
    match made {
        Ok(error) => crate::PyErr::from_value(error).raise(py),
        Err(error) => error.raise(py),
    }
}

fn get<'py, L>(py: Python<'py>, slf: Receiver<'_, 'py, View<L>>, key: &Arg<'py>) -> Answer
where
    L: Live<Read = dyn LiveMap> + ?Sized,
    View<L>: Class,
{
    let this = slf.shared(&Name("__getitem__"))?;
    let (parent, map) = (this.parent.bind(py), this.field.reading());
    map.find(parent, key)?.ok_or_else(|| missing(key))
}

fn contains<'py, L>(py: Python<'py>, slf: Receiver<'_, 'py, View<L>>, key: &Arg<'py>) -> rt::Number
where
    L: Live<Read = dyn LiveMap> + ?Sized,
    View<L>: Class,
{
    let this = slf.shared(&Name("__contains__"))?;
    let (parent, map) = (this.parent.bind(py), this.field.reading());
    map.has(parent, key).map(isize::from)
}

/// Over the keys that are there now.
fn iter<L>(py: Python<'_>, slf: Receiver<'_, '_, View<L>>) -> Answer
where
    L: Live<Read = dyn LiveMap> + ?Sized,
    View<L>: Class,
{
    let this = slf.shared(&Name("__iter__"))?;
    let (parent, map) = (this.parent.bind(py), this.field.reading());
    let keys = map.keys(parent)?.into_bound(py);
    // SAFETY: a live object.
    Owned::or_raised(py, unsafe { ffi::PyObject_GetIter(keys.as_ptr()) })
}

/// From the key that was added last, as far as the map has an order; since 3.8, as dicts.
fn reversed<L>(py: Python<'_>, slf: Receiver<'_, '_, View<L>>, _args: Args<'_, '_, 0, 0>) -> Answer
where
    L: Live<Read = dyn LiveMap> + ?Sized,
    View<L>: Class,
{
    let this = slf.shared(&Name("__reversed__"))?;
    let (parent, map) = (this.parent.bind(py), this.field.reading());
    let keys = map.keys(parent)?.into_bound(py);
    let reversed = keys.call_method0("__reversed__");
    give(py, reversed)
}

type DictView = View<dyn LiveMapMut>;

fn set<'py>(
    py: Python<'py>,
    slf: Receiver<'_, 'py, DictView>,
    key: &Arg<'py>,
    value: &Arg<'py>,
) -> rt::Done {
    let this = slf.shared(&Name("__setitem__"))?;
    this.field.put(this.parent.bind(py), key, value)
}

fn delete<'py>(py: Python<'py>, slf: Receiver<'_, 'py, DictView>, key: &Arg<'py>) -> rt::Done {
    let this = slf.shared(&Name("__delitem__"))?;
    if this.field.take(this.parent.bind(py), key)? { Ok(()) } else { Err(missing(key)) }
}

fn clear(py: Python<'_>, slf: Receiver<'_, '_, DictView>, _args: Args<'_, '_, 0, 0>) -> Answer {
    let this = slf.shared(&Name("clear"))?;
    give(py, this.field.clear(this.parent.bind(py))?)
}

view!(mapping_view, MappingView of dyn LiveMap as mapping, "Mapping", [REVERSED], [GET HAS ITER], {
    rt::class_slot!(GET, This, Py_mp_subscript, object, get::<Looks>);
    rt::class_slot!(HAS, This, Py_sq_contains, contains, contains::<Looks>);
    rt::class_slot!(ITER, This, Py_tp_iter, unary, iter::<Looks>);
    method!(REVERSED, reversed::<Looks>, "__reversed__"(), 0, 0, 0);
});
view!(dict_view, DictView of dyn LiveMapMut as mapping, "MutableMapping", [REVERSED CLEAR], [GET HAS ITER CHANGE], {
    rt::class_slot!(GET, This, Py_mp_subscript, object, get::<Looks>);
    rt::class_slot!(HAS, This, Py_sq_contains, contains, contains::<Looks>);
    rt::class_slot!(ITER, This, Py_tp_iter, unary, iter::<Looks>);
    method!(REVERSED, reversed::<Looks>, "__reversed__"(), 0, 0, 0);
    rt::class_slot!(CHANGE, This, Py_mp_ass_subscript, set, Item, [set], [delete]);
    method!(CLEAR, clear, "clear"(), 0, 0, 0);
});
