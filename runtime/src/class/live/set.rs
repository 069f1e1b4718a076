//! Views of a `HashSet` or `BTreeSet`: sets, and where the object can be changed, mutable sets.
//!
//! What only looks is done by a `set` of Python's own with the same items, so that it is what Python does: operators, comparisons, and
//! the methods of `set` that `collections.abc.Set` does not have.

use std::collections::{BTreeSet, HashSet};
use std::hash::{BuildHasher, Hash};

use keelback_ffi as ffi;

use super::map::{key, missing};
use super::{Collection, Field, HOME, Holder, Live, View, lives, view, whole, whole_of};
use crate::call::arg::{Arg, Args};
use crate::call::give::give;
use crate::class::access::{Exclusively, Name};
use crate::class::def::{Class, ClassDef};
use crate::class::receiver::Receiver;
use crate::convert::{Answer, FromPyObject as _, FromPyObjectOwned, IntoPyObject, Owned};
use crate::error::{PyErr, Raised};
use crate::exceptions::PyKeyError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::rt;
use crate::state::InterpreterCell;
use crate::types::{PyAny, PySet, PyTuple};

/// A set of the standard library's.
pub trait Set: Holder {
    /// What it holds.
    type Item;

    /// Whether an item is there.
    fn has(&self, item: &Self::Item) -> bool;

    /// Puts an item in; answers with what it replaces.
    fn put(&mut self, item: Self::Item) -> Option<Self::Item>;

    /// Takes an item out.
    fn take(&mut self, item: &Self::Item) -> Option<Self::Item>;

    /// The items, in the set's order.
    fn items(&self) -> impl ExactSizeIterator<Item = &Self::Item>;
}

macro_rules! sets {
    ($([$($generics:tt)*] $type:ty;)*) => { $(
        impl<$($generics)*> Set for $type {
            type Item = T;

            fn has(&self, item: &T) -> bool {
                self.contains(item)
            }

            fn put(&mut self, item: T) -> Option<T> {
                // The one that is there stays, as in Python.
                if self.contains(&item) {
                    return Some(item);
                }
                self.insert(item);
                None
            }

            fn take(&mut self, item: &T) -> Option<T> {
                self.take(item)
            }

            fn items(&self) -> impl ExactSizeIterator<Item = &T> {
                self.iter()
            }
        }
    )* };
}

sets! {
    [T: Eq + Hash, S: BuildHasher + Default] HashSet<T, S>;
    [T: Ord] BTreeSet<T>;
}

/// A field that is a set, which can be read.
pub trait LiveSet: Collection {
    /// Whether an item is there.
    fn has(&self, parent: &Bound<'_, PyAny>, item: &Arg<'_>) -> Result<bool, Raised>;

    /// A list of the items, in the set's order.
    fn items(&self, parent: &Bound<'_, PyAny>) -> Answer;
}

/// A field that is a set, which can be changed.
pub trait LiveSetMut: Sync {
    /// The same, to be read.
    fn reading(&self) -> &dyn LiveSet;

    /// Puts an item in.
    fn put(&self, parent: &Bound<'_, PyAny>, item: &Arg<'_>) -> Result<(), Raised>;

    /// Takes an item out; answers whether it was there.
    fn take(&self, parent: &Bound<'_, PyAny>, item: &Arg<'_>) -> Result<bool, Raised>;

    /// Takes any item out, if there is one.
    fn pop(&self, parent: &Bound<'_, PyAny>) -> Result<Option<Owned>, Raised>;

    /// Puts all items of an iterable in.
    fn extend(&self, parent: &Bound<'_, PyAny>, items: &Bound<'_, PyAny>) -> Result<(), Raised>;

    /// Has these items and no others: those of a `set`.
    fn assign(&self, parent: &Bound<'_, PyAny>, items: &Bound<'_, PyAny>) -> Result<(), Raised>;
}

lives!(LiveSet, LiveSetMut);

impl<P: Class, C: Set, R, W: Sync> LiveSet for Field<P, C, R, W>
where
    R: Fn(&P) -> &C + Sync,
    for<'x, 'py> &'x C::Item: IntoPyObject<'py>,
    for<'x, 'py> &'x C: IntoPyObject<'py>,
    for<'py> C::Item: FromPyObjectOwned<'py>,
{
    fn has(&self, parent: &Bound<'_, PyAny>, item: &Arg<'_>) -> Result<bool, Raised> {
        let Some(item) = key::<C::Item>(item)? else { return Ok(false) };
        self.read(parent, |set| set.has(&item))
    }

    fn items(&self, parent: &Bound<'_, PyAny>) -> Answer {
        self.read(parent, |set| crate::convert::sequence::list(set.items(), parent.py()))?
    }
}

impl<P: Class, C: Set, R, W> LiveSetMut for Field<P, C, R, W>
where
    P::Access: Exclusively,
    R: Fn(&P) -> &C + Sync,
    W: Fn(&mut P) -> &mut C + Sync,
    C: for<'py> FromPyObjectOwned<'py>,
    for<'x, 'py> &'x C::Item: IntoPyObject<'py>,
    for<'x, 'py> &'x C: IntoPyObject<'py>,
    for<'py> C::Item: FromPyObjectOwned<'py>,
{
    fn reading(&self) -> &dyn LiveSet {
        self
    }

    fn put(&self, parent: &Bound<'_, PyAny>, item: &Arg<'_>) -> Result<(), Raised> {
        let item = C::Item::from_py(item.object())?;
        let _other = self.write(parent, |set| set.put(item))?;
        Ok(())
    }

    fn take(&self, parent: &Bound<'_, PyAny>, item: &Arg<'_>) -> Result<bool, Raised> {
        let Some(item) = key::<C::Item>(item)? else { return Ok(false) };
        let taken = self.write(parent, |set| set.take(&item))?;
        Ok(taken.is_some())
    }

    fn pop(&self, parent: &Bound<'_, PyAny>) -> Result<Option<Owned>, Raised> {
        let py = parent.py();
        let first = self.read(parent, |set| set.items().next().map(|item| item.into_item(py)))?;
        let Some(first) = first.transpose()? else { return Ok(None) };
        let first = first.into_bound(py);
        // An item that does not come back as itself stays.
        let taken = self.take(parent, Arg::of(&first))?;
        if taken { Ok(Some(first.into())) } else { Err(missing(Arg::of(&first))) }
    }

    fn extend(&self, parent: &Bound<'_, PyAny>, items: &Bound<'_, PyAny>) -> Result<(), Raised> {
        // Not by way of a set, which may not hold what this one does.
        let mut read: Vec<C::Item> = Vec::new();
        for item in items.try_iter().map_err(|error| error.raise(items.py()))? {
            let item = item.map_err(|error| error.raise(items.py()))?;
            read.push(C::Item::from_py(item.as_borrowed())?);
        }
        let _others: Vec<Option<C::Item>> =
            self.write(parent, |set| read.into_iter().map(|item| set.put(item)).collect())?;
        Ok(())
    }

    fn assign(&self, parent: &Bound<'_, PyAny>, items: &Bound<'_, PyAny>) -> Result<(), Raised> {
        let new = C::from_py(items.as_borrowed())?;
        let _old = self.write(parent, |set| std::mem::replace(set, new))?;
        Ok(())
    }
}

/// What a view shows, if the object is one.
#[cold]
pub(crate) fn as_set(object: Borrowed<'_, '_, PyAny>) -> Result<Option<Owned>, Raised> {
    match whole_of::<dyn LiveSetMut>(object)? {
        None => whole_of::<dyn LiveSet>(object),
        found => Ok(found),
    }
}

/// An operand as a set of Python's, if it is a view.
fn operand<'py>(arg: &Bound<'py, PyAny>) -> Result<Bound<'py, PyAny>, Raised> {
    Ok(match as_set(arg.as_borrowed())? {
        Some(set) => set.into_bound(arg.py()),
        None => arg.clone(),
    })
}

fn is_set(object: &Bound<'_, PyAny>) -> bool {
    // SAFETY: a live object.
    unsafe { ffi::PyAnySet_Check(object.as_ptr()) }
}

/// What cannot be hashed can be in no set, and is no item to ask for.
fn hashable(item: &Arg<'_>) -> Result<(), Raised> {
    // A set is looked for as the `frozenset` that it is equal to, which no set of Rust's can hold as an item.
    let item = item.as_bound();
    if is_set(item) {
        return Ok(());
    }
    item.hash().map(drop).map_err(|error| error.raise(item.py()))
}

fn contains<'py, L>(py: Python<'py>, slf: Receiver<'_, 'py, View<L>>, item: &Arg<'py>) -> rt::Number
where
    L: Live<Read = dyn LiveSet> + ?Sized,
    View<L>: Class,
{
    hashable(item)?;
    let this = slf.shared(&Name("__contains__"))?;
    this.field.reading().has(this.parent.bind(py), item).map(isize::from)
}

/// Over the items that are there now.
fn iter<L>(py: Python<'_>, slf: Receiver<'_, '_, View<L>>) -> Answer
where
    L: Live<Read = dyn LiveSet> + ?Sized,
    View<L>: Class,
{
    let this = slf.shared(&Name("__iter__"))?;
    let items = this.field.reading().items(this.parent.bind(py))?.into_bound(py);
    // SAFETY: a live object.
    Owned::or_raised(py, unsafe { ffi::PyObject_GetIter(items.as_ptr()) })
}

/// One of the six comparisons.
fn compare<'py, L, const OP: i32>(
    py: Python<'py>,
    slf: Receiver<'_, 'py, View<L>>,
    arg: &Arg<'py>,
) -> Answer
where
    L: Live<Read = dyn LiveSet> + ?Sized,
    View<L>: Class,
{
    let other = operand(arg.as_bound())?;
    if !is_set(&other) {
        return rt::not_implemented(py);
    }
    let own = whole(&slf, &Name("a comparison"))?;
    // SAFETY: two live objects.
    Owned::or_raised(py, unsafe { ffi::PyObject_RichCompare(own.as_ptr(), other.as_ptr(), OP) })
}

/// An operator of two sets.
type Operator = unsafe extern "C" fn(*mut ffi::PyObject, *mut ffi::PyObject) -> *mut ffi::PyObject;

/// The operators, as numbers: glue is a function for each.
const OPERATORS: [Operator; 4] =
    [ffi::PyNumber_And, ffi::PyNumber_Or, ffi::PyNumber_Subtract, ffi::PyNumber_Xor];

/// The operators' results; `REFLECTED` with the view on the right.
fn operate<'py, L, const OP: usize, const REFLECTED: bool>(
    py: Python<'py>,
    slf: Receiver<'_, 'py, View<L>>,
    arg: &Arg<'py>,
) -> Answer
where
    L: Live<Read = dyn LiveSet> + ?Sized,
    View<L>: Class,
{
    let other = operand(arg.as_bound())?;
    if !is_set(&other) {
        return rt::not_implemented(py);
    }
    let own = whole(&slf, &Name("an operator"))?;
    let (left, right) = if REFLECTED { (other, own) } else { (own, other) };
    // SAFETY: two live objects.
    Owned::or_raised(py, unsafe { OPERATORS[OP](left.as_ptr(), right.as_ptr()) })
}

/// The same in place.
fn change<'py, const OP: usize>(
    py: Python<'py>,
    slf: Receiver<'_, 'py, SetView>,
    arg: &Arg<'py>,
) -> Answer {
    let other = operand(arg.as_bound())?;
    if !is_set(&other) {
        return rt::not_implemented(py);
    }
    let own = whole(&slf, &Name("an operator"))?;
    // SAFETY: two live objects.
    let result = py.own_or_err(unsafe { OPERATORS[OP](own.as_ptr(), other.as_ptr()) });
    assign(&slf, &result.map_err(|error| error.raise(py))?)?;
    rt::give_self(&slf)
}

fn assign<'py>(slf: &Receiver<'_, 'py, SetView>, items: &Bound<'py, PyAny>) -> rt::Done {
    let this = slf.shared(&Name("update"))?;
    this.field.assign(this.parent.bind(items.py()), items)
}

/// A method of `set`, called on a set with the view's items.
fn called<'py, L>(
    slf: &Receiver<'_, 'py, View<L>>,
    method: &str,
    others: &Bound<'py, PyAny>,
) -> Result<Bound<'py, PyAny>, Raised>
where
    L: Live<Read = dyn LiveSet> + ?Sized,
    View<L>: Class,
{
    let py = others.py();
    let own = whole(slf, &Name("a method of sets"))?;
    let found = own.getattr(method).and_then(|method| {
        let others = others.clone().cast_into::<PyTuple>()?;
        method.call(others, None)
    });
    found.map_err(|error| error.raise(py))
}

/// Methods that look, under the names that `set` has for them.
macro_rules! looks {
    ($($function:ident)*) => { $(
        fn $function<L>(
            _: Python<'_>,
            slf: Receiver<'_, '_, View<L>>,
            args: Args<'_, '_, 0, 1>,
        ) -> Answer
        where
            L: Live<Read = dyn LiveSet> + ?Sized,
            View<L>: Class,
        {
            let Args([], [others]) = args;
            called(&slf, stringify!($function), others.required().as_bound()).map(Into::into)
        }
    )* };
}

looks! { union intersection difference symmetric_difference issubset issuperset isdisjoint }

/// Methods that put the result of one that looks into the place of the items.
macro_rules! changes {
    ($($function:ident by $look:ident)*) => { $(
        fn $function(
            py: Python<'_>,
            slf: Receiver<'_, '_, SetView>,
            args: Args<'_, '_, 0, 1>,
        ) -> Answer {
            let Args([], [others]) = args;
            let result = called(&slf, stringify!($look), others.required().as_bound())?;
            give(py, assign(&slf, &result)?)
        }
    )* };
}

changes! {
    intersection_update by intersection
    difference_update by difference
    symmetric_difference_update by symmetric_difference
}

fn update(py: Python<'_>, slf: Receiver<'_, '_, SetView>, args: Args<'_, '_, 0, 1>) -> Answer {
    let Args([], [others]) = args;
    let others =
        others.required().as_bound().cast::<PyTuple>().map_err(|e| PyErr::from(e).raise(py))?;
    let this = slf.shared(&Name("update"))?;
    for other in others.iter() {
        this.field.extend(this.parent.bind(py), &other)?;
    }
    give(py, ())
}

fn copy<L>(_: Python<'_>, slf: Receiver<'_, '_, View<L>>, _: Args<'_, '_, 0, 0>) -> Answer
where
    L: Live<Read = dyn LiveSet> + ?Sized,
    View<L>: Class,
{
    whole(&slf, &Name("copy")).map(Into::into)
}

type SetView = View<dyn LiveSetMut>;

fn add(py: Python<'_>, slf: Receiver<'_, '_, SetView>, args: Args<'_, '_, 1, 0>) -> Answer {
    let Args([item], []) = args;
    let this = slf.shared(&Name("add"))?;
    give(py, this.field.put(this.parent.bind(py), item)?)
}

fn take(slf: &Receiver<'_, '_, SetView>, item: &Arg<'_>) -> Result<bool, Raised> {
    hashable(item)?;
    let this = slf.shared(&Name("remove"))?;
    this.field.take(this.parent.bind(item.py()), item)
}

fn discard(py: Python<'_>, slf: Receiver<'_, '_, SetView>, args: Args<'_, '_, 1, 0>) -> Answer {
    let Args([item], []) = args;
    take(&slf, item)?;
    give(py, ())
}

fn remove(py: Python<'_>, slf: Receiver<'_, '_, SetView>, args: Args<'_, '_, 1, 0>) -> Answer {
    let Args([item], []) = args;
    if take(&slf, item)? { give(py, ()) } else { Err(missing(item)) }
}

fn pop(py: Python<'_>, slf: Receiver<'_, '_, SetView>, _: Args<'_, '_, 0, 0>) -> Answer {
    let this = slf.shared(&Name("pop"))?;
    let popped = this.field.pop(this.parent.bind(py))?;
    popped.ok_or_else(|| PyKeyError::new_err("pop from an empty set").raise(py))
}

fn clear(py: Python<'_>, slf: Receiver<'_, '_, SetView>, _: Args<'_, '_, 0, 0>) -> Answer {
    assign(&slf, PySet::empty(py).map_err(|error| error.raise(py))?.as_any())?;
    give(py, ())
}

/// The slot of one of [`OPERATORS`], of either operand or in place.
macro_rules! operator {
    ($slot:ident, $id:ident, $number:literal) => {
        rt::class_slot!(
            $slot,
            This,
            $id,
            binary,
            [operate::<Looks, $number, false>],
            [operate::<Looks, $number, true>]
        );
    };
    ($slot:ident, $id:ident, in place, $number:literal) => {
        rt::class_slot!($slot, This, $id, object, change::<$number>);
    };
}

/// What the views that can be read and those that can be changed have in common.
macro_rules! looking {
    () => {
        rt::class_slot!(HAS, This, Py_sq_contains, contains, contains::<Looks>);
        rt::class_slot!(ITER, This, Py_tp_iter, unary, iter::<Looks>);
        rt::class_slot!(
            COMPARE,
            This,
            Py_tp_richcompare,
            compare,
            [compare::<Looks, 0>],
            [compare::<Looks, 1>],
            [compare::<Looks, 2>],
            [compare::<Looks, 3>],
            [compare::<Looks, 4>],
            [compare::<Looks, 5>]
        );
        operator!(AND, Py_nb_and, 0);
        operator!(OR, Py_nb_or, 1);
        operator!(SUB, Py_nb_subtract, 2);
        operator!(XOR, Py_nb_xor, 3);
        method!(UNION, union::<Looks>, "union"("*others"), 0, 1, -1);
        method!(INTERSECTION, intersection::<Looks>, "intersection"("*others"), 0, 1, -1);
        method!(DIFFERENCE, difference::<Looks>, "difference"("*others"), 0, 1, -1);
        method!(
            SYMMETRIC_DIFFERENCE,
            symmetric_difference::<Looks>,
            "symmetric_difference"("*others"),
            0,
            1,
            -1
        );
        method!(ISSUBSET, issubset::<Looks>, "issubset"("*others"), 0, 1, -1);
        method!(ISSUPERSET, issuperset::<Looks>, "issuperset"("*others"), 0, 1, -1);
        method!(ISDISJOINT, isdisjoint::<Looks>, "isdisjoint"("*others"), 0, 1, -1);
        method!(COPY, copy::<Looks>, "copy"(), 0, 0, 0);
    };
}

view!(set_view, AbstractSetView of dyn LiveSet, "Set",
    [UNION INTERSECTION DIFFERENCE SYMMETRIC_DIFFERENCE ISSUBSET ISSUPERSET ISDISJOINT COPY],
    [HAS ITER COMPARE AND OR SUB XOR], {
    looking!();
});
view!(mutable_set_view, SetView of dyn LiveSetMut, "MutableSet",
    [UNION INTERSECTION DIFFERENCE SYMMETRIC_DIFFERENCE ISSUBSET ISSUPERSET ISDISJOINT COPY
     UPDATE INTERSECTION_UPDATE DIFFERENCE_UPDATE SYMMETRIC_DIFFERENCE_UPDATE ADD DISCARD REMOVE POP CLEAR],
    [HAS ITER COMPARE AND OR SUB XOR IAND IOR ISUB IXOR], {
    looking!();
    operator!(IAND, Py_nb_inplace_and, in place, 0);
    operator!(IOR, Py_nb_inplace_or, in place, 1);
    operator!(ISUB, Py_nb_inplace_subtract, in place, 2);
    operator!(IXOR, Py_nb_inplace_xor, in place, 3);
    method!(UPDATE, update, "update"("*others"), 0, 1, -1);
    method!(INTERSECTION_UPDATE, intersection_update, "intersection_update"("*others"), 0, 1, -1);
    method!(DIFFERENCE_UPDATE, difference_update, "difference_update"("*others"), 0, 1, -1);
    method!(SYMMETRIC_DIFFERENCE_UPDATE, symmetric_difference_update, "symmetric_difference_update"("*others"), 0, 1, -1);
    method!(ADD, add, "add"("item"), 1, 0, 1);
    method!(DISCARD, discard, "discard"("item"), 1, 0, 1);
    method!(REMOVE, remove, "remove"("item"), 1, 0, 1);
    method!(POP, pop, "pop"(), 0, 0, 0);
    method!(CLEAR, clear, "clear"(), 0, 0, 0);
});
