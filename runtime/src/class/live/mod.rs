//! Views of collections: what reading a field gives that holds a `Vec`, a set or a map, so that `order.lines.append(..)`
//! changes the order.
//!
//! A [`View`] keeps the object that has the field, and borrows it whenever it is used: nothing is copied but what is asked
//! for. Where the collection is, closures of the glue's say ([`Field`]), behind a trait object; a view is generic over that alone.
//! So there are two classes for each kind of collection, to be read and to be changed, and a field costs a table. What Python's
//! abstract classes add to the few methods that a collection must have (`index`, `pop`, `update`, ..) they add here
//! too: an object's class is made by Python, of ours and of theirs.
//!
//! Items are copies. A view of an item could only be one of its place, and whoever has two of them sees both change when the items change
//! places: `rows[0], rows[1] = rows[1], rows[0]`, `random.shuffle(rows)` and `rows.pop()` would go wrong without a word.
//! So collections of what can be changed itself are no views: the scanner says so, and names `Py<T>`.

pub(crate) mod list;
pub(crate) mod map;
pub(crate) mod set;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::marker::PhantomData;

use keelback_ffi as ffi;

use crate::call::arg::Args;
use crate::class::access::{Exclusively, Name, PARAMETER};
use crate::class::construct;
use crate::class::def::Class;
use crate::class::receiver::{self, Receiver};
use crate::class::traverse::{Traverse, Visit};
use crate::convert::{Answer, IntoPyObject, Owned};
use crate::error::{PyResult, Raised};
use crate::handle::{Borrowed, Bound, Py};
use crate::py::Python;
use crate::rt;
use crate::types::{PyAny, PyDict};

/// Where the classes of views say that they are.
const HOME: &str = "_keelback_runtime";

/// A collection `C` in objects of class `P`, by the closures that lead to it.
pub struct Field<P, C, R, W> {
    name: &'static Name,
    read: R,
    write: W,
    marker: PhantomData<fn(P) -> C>,
}

/// A field that can be read.
#[must_use]
pub const fn field<P: Class, C, R>(name: &'static Name, read: R) -> Field<P, C, R, ()>
where
    R: Fn(&P) -> &C + Sync,
{
    Field { name, read, write: (), marker: PhantomData }
}

/// A field that can be changed.
#[must_use]
pub const fn field_mut<P: Class, C, R, W>(
    name: &'static Name,
    read: R,
    write: W,
) -> Field<P, C, R, W>
where
    R: Fn(&P) -> &C + Sync,
    W: Fn(&mut P) -> &mut C + Sync,
{
    Field { name, read, write, marker: PhantomData }
}

impl<P: Class, C, R: Fn(&P) -> &C, W> Field<P, C, R, W> {
    /// Looks at the collection.
    fn read<A>(&self, parent: &Bound<'_, PyAny>, with: impl FnOnce(&C) -> A) -> Result<A, Raised> {
        let parent = receiver::of_class::<P>(parent)?;
        Ok(with((self.read)(&*receiver::shared(parent, self.name)?)))
    }

    /// Changes the collection. What `with` answers with is dropped when the object is free again: its end may run
    /// anything.
    fn write<A>(
        &self,
        parent: &Bound<'_, PyAny>,
        with: impl FnOnce(&mut C) -> A,
    ) -> Result<A, Raised>
    where
        P::Access: Exclusively,
        W: Fn(&mut P) -> &mut C,
    {
        let parent = receiver::of_class::<P>(parent)?;
        Ok(with((self.write)(&mut *receiver::exclusive(parent, self.name)?)))
    }
}

/// A collection that can be read, of whatever kind.
pub trait Collection: Sync {
    /// How many items or entries there are.
    fn length(&self, parent: &Bound<'_, PyAny>) -> Result<usize, Raised>;

    /// All of it, as a collection of Python's own.
    fn whole(&self, parent: &Bound<'_, PyAny>) -> Answer;
}

/// A collection of the standard library's.
pub trait Holder {
    /// How many items or entries there are.
    fn size(&self) -> usize;
}

macro_rules! holders {
    ($([$($generics:tt)*] $type:ty;)*) => { $(
        impl<$($generics)*> Holder for $type {
            fn size(&self) -> usize {
                self.len()
            }
        }
    )* };
}

holders! {
    [T] Vec<T>;
    [T, S] HashSet<T, S>;
    [T] BTreeSet<T>;
    [K, V, S] HashMap<K, V, S>;
    [K, V] BTreeMap<K, V>;
}

impl<P: Class, C: Holder, R, W: Sync> Collection for Field<P, C, R, W>
where
    R: Fn(&P) -> &C + Sync,
    for<'x, 'py> &'x C: IntoPyObject<'py>,
{
    fn length(&self, parent: &Bound<'_, PyAny>) -> Result<usize, Raised> {
        self.read(parent, C::size)
    }

    fn whole(&self, parent: &Bound<'_, PyAny>) -> Answer {
        self.read(parent, |content| content.into_item(parent.py()))?
    }
}

/// What a view looks at: `dyn LiveList`, `dyn LiveListMut`, ..
pub(crate) trait Live: Sync + 'static {
    /// The same, to be read.
    type Read: Collection + ?Sized;

    /// The same, to be read.
    fn reading(&'static self) -> &'static Self::Read;
}

/// What reading a field gives.
pub struct View<L: ?Sized + 'static> {
    parent: Py<PyAny>,
    field: &'static L,
}

impl<L: ?Sized> Traverse for View<L> {
    fn traverse(&self, visit: &mut Visit<'_>) {
        self.parent.traverse(visit);
    }
}

/// A class of views: ours, and what Python's abstract class of that name adds.
pub trait Shown: Class {
    /// `MutableSequence`
    const ABSTRACT: &'static str;

    /// The class that objects are of.
    fn shown_class(py: Python<'_>) -> PyResult<Bound<'_, PyAny>>;
}

/// A view of a field: `order.lines`.
pub fn live<P: Class, L: ?Sized>(
    py: Python<'_>,
    slf: &Receiver<'_, '_, P>,
    field: &'static L,
) -> Answer
where
    View<L>: Shown,
{
    let class = <View<L> as Shown>::shown_class(py).map_err(|error| error.raise(py))?;
    let view = View { parent: slf.to_owned().into_any().unbind(), field };
    // SAFETY: a class of Python's that derives from the one of the view.
    unsafe { construct::in_class(py, class.as_ptr().cast(), view) }
}

fn make<V: Shown>(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let own = V::class().get(py, None)?;
    let base = py.import("_collections_abc")?.into_any().getattr(V::ABSTRACT)?;
    let content = PyDict::new(py);
    content.set_item("__slots__", ())?;
    content.set_item("__module__", HOME)?;
    content.set_item("__doc__", "A view of what an object holds, which it keeps alive.")?;
    base.get_type().into_any().call1((V::class().name(), (own, base), content))
}

/// What every view does.
fn length<L: Live + ?Sized>(py: Python<'_>, slf: Receiver<'_, '_, View<L>>) -> rt::Number
where
    View<L>: Class,
{
    let this = slf.shared(&Name("__len__"))?;
    rt::give_length(py, this.field.reading().length(this.parent.bind(py))?)
}

/// All that a view shows, as a collection of Python's own.
fn whole<'py, L: Live + ?Sized>(
    slf: &Receiver<'_, 'py, View<L>>,
    name: &'static Name,
) -> Result<Bound<'py, PyAny>, Raised>
where
    View<L>: Class,
{
    let py = slf.as_bound().py();
    let this = slf.shared(name)?;
    Ok(this.field.reading().whole(this.parent.bind(py))?.into_bound(py))
}

/// The same, if the object is such a view.
fn whole_of<L: Live + ?Sized>(object: Borrowed<'_, '_, PyAny>) -> Result<Option<Owned>, Raised>
where
    View<L>: Class,
{
    if !<View<L> as Class>::class().is_instance(object) {
        return Ok(None);
    }
    let object = receiver::of_class::<View<L>>(&object)?;
    let view = receiver::shared(object, &PARAMETER)?;
    view.field.reading().whole(view.parent.bind(object.py())).map(Some)
}

fn repr<L: Live + ?Sized>(py: Python<'_>, slf: Receiver<'_, '_, View<L>>) -> Answer
where
    View<L>: Class,
{
    let content = whole(&slf, &Name("__repr__"))?;
    // SAFETY: a live object.
    Owned::or_raised(py, unsafe { ffi::PyObject_Repr(content.as_ptr()) })
}

/// What a view is pickled and copied as: a collection of Python's own.
fn reduce<L: Live + ?Sized>(
    py: Python<'_>,
    slf: Receiver<'_, '_, View<L>>,
    _args: Args<'_, '_, 0, 0>,
) -> Answer
where
    View<L>: Class,
{
    let content = whole(&slf, &Name("__reduce__"))?;
    crate::call::give::give(py, (content.get_type(), (content,)))
}

/// A method of a view, by its name and its parameters: `method!(INSERT, insert, "insert"("index, value"), 2, 0, 2);`, with the numbers
/// that `rt::method!` wants.
macro_rules! method {
    ($record:ident, $run:path, $name:literal($($params:literal)?), $required:literal, $others:literal, $most:literal) => {
        rt::method!(
            $record,
            $run,
            concat!($name, "(", $($params,)? ")"),
            $required,
            $others,
            $most,
            This,
            concat!($name, "\0"),
            concat!($name, "($self", $(", ", $params,)? ")\n--\n\n\0")
        );
    };
}
use method;

/// One class of views: its tables, and Python's abstract class that it is one of.
macro_rules! view {
    ($module:ident, $type:ident of dyn $live:ident $(as $kind:ident)?, $base:literal, [$($method:ident)*], [$($slot:ident)*], {$($items:tt)*}) => {
        mod $module {
            use super::*;
            use crate::class::live::{Shown, View, length, method, reduce, repr};

            type Looks = dyn $live;
            type This = View<Looks>;
            rt::class!(This, CLASS, Frozen);
            static CLASS: ClassDef =
                ClassDef::new::<This>(concat!(stringify!($type), "\0"), "\0", METHODS, &[], SLOTS)
                    .in_module(HOME)
                    .with(rt::gc::<This>())
                    $(.with(rt::$kind()))?;
            static METHODS: &[rt::Method<This>] = &[REDUCE, $($method),*];
            static SLOTS: &[rt::Slot<This>] = &[LEN, REPR, $($slot),*];
            rt::class_slot!(LEN, This, Py_mp_length, number, length::<Looks>);
            rt::class_slot!(REPR, This, Py_tp_repr, unary, repr::<Looks>);
            method!(REDUCE, reduce::<Looks>, "__reduce__"(), 0, 0, 0);
            $($items)*

            impl Shown for This {
                const ABSTRACT: &'static str = $base;

                fn shown_class(py: Python<'_>) -> crate::PyResult<Bound<'_, PyAny>> {
                    static CELL: InterpreterCell = InterpreterCell::new();
                    CELL.get_or_init(py, || crate::class::live::make::<This>(py))
                }
            }
        }
    };
}
use view;

/// The two things that are seen through views of one kind.
macro_rules! lives {
    ($read:ident, $write:ident) => {
        impl Live for dyn $read {
            type Read = dyn $read;

            fn reading(&'static self) -> &'static dyn $read {
                self
            }
        }

        impl Live for dyn $write {
            type Read = dyn $read;

            fn reading(&'static self) -> &'static dyn $read {
                $write::reading(self)
            }
        }
    };
}
use lives;
