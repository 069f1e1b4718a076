//! Views of a `Vec`: sequences, and where the object can be changed, mutable sequences.

use keelback_ffi as ffi;

use super::{Collection, Field, HOME, Live, View, lives, view, whole, whole_of};
use crate::call::arg::{Arg, Args};
use crate::call::give::give;
use crate::class::access::{Exclusively, Name};
use crate::class::def::{Class, ClassDef};
use crate::class::receiver::Receiver;
use crate::convert::sequence::{Taken, taken};
use crate::convert::{Answer, FromPyObject as _, FromPyObjectOwned, IntoPyObject, Owned};
use crate::error::{PyErr, Raised};
use crate::exceptions::{PyIndexError, PyValueError};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::rt;
use crate::state::InterpreterCell;
use crate::types::{PyAny, PyList, PySlice};

/// Some of a list's positions, in ascending order.
#[derive(Clone, Copy)]
pub struct Positions {
    start: usize,
    step: usize,
    count: usize,
}

impl Positions {
    const ALL: Positions = Positions { start: 0, step: 1, count: usize::MAX };

    fn one(index: usize) -> Positions {
        Positions { start: index, step: 1, count: 1 }
    }

    /// Those below `length`.
    fn below(self, length: usize) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator {
        let room = length.saturating_sub(self.start).div_ceil(self.step);
        (0..self.count.min(room)).map(move |index| self.start + index * self.step)
    }
}

/// A field that is a list, which can be read.
pub trait LiveList: Collection {
    /// One item, if it is there.
    fn item(&self, parent: &Bound<'_, PyAny>, index: usize) -> Result<Option<Owned>, Raised>;

    /// A list of some items.
    fn items(&self, parent: &Bound<'_, PyAny>, positions: Positions) -> Answer;
}

/// A field that is a list, which can be changed.
pub trait LiveListMut: Sync {
    /// The same, to be read.
    fn reading(&self) -> &dyn LiveList;

    /// Sets one item; answers whether it is there.
    fn set(&self, parent: &Bound<'_, PyAny>, index: usize, value: &Arg<'_>)
    -> Result<bool, Raised>;

    /// Puts an item before the one at `index`, or last.
    fn insert(
        &self,
        parent: &Bound<'_, PyAny>,
        index: usize,
        value: &Arg<'_>,
    ) -> Result<(), Raised>;

    /// Takes items out.
    fn remove(&self, parent: &Bound<'_, PyAny>, positions: Positions) -> Result<(), Raised>;

    /// Puts the items of an iterable in the place of a part.
    fn splice(
        &self,
        parent: &Bound<'_, PyAny>,
        start: usize,
        end: usize,
        values: &Bound<'_, PyAny>,
    ) -> Result<(), Raised>;

    /// Sets as many items as the iterable has; answers with how many that are, if it does not fit.
    fn set_all(
        &self,
        parent: &Bound<'_, PyAny>,
        positions: Positions,
        values: &Bound<'_, PyAny>,
    ) -> Result<Option<usize>, Raised>;
}

lives!(LiveList, LiveListMut);

impl<P: Class, T, R, W: Sync> LiveList for Field<P, Vec<T>, R, W>
where
    R: Fn(&P) -> &Vec<T> + Sync,
    for<'x, 'py> &'x T: IntoPyObject<'py>,
    for<'x, 'py> &'x Vec<T>: IntoPyObject<'py>,
{
    fn item(&self, parent: &Bound<'_, PyAny>, index: usize) -> Result<Option<Owned>, Raised> {
        let py = parent.py();
        self.read(parent, |items| items.get(index).map(|item| item.into_item(py)).transpose())?
    }

    fn items(&self, parent: &Bound<'_, PyAny>, positions: Positions) -> Answer {
        let py = parent.py();
        self.read(parent, |items| {
            let chosen = positions.below(items.len()).map(|index| &items[index]);
            crate::convert::sequence::list(chosen, py)
        })?
    }
}

impl<P: Class, T, R, W> LiveListMut for Field<P, Vec<T>, R, W>
where
    P::Access: Exclusively,
    R: Fn(&P) -> &Vec<T> + Sync,
    W: Fn(&mut P) -> &mut Vec<T> + Sync,
    for<'x, 'py> &'x T: IntoPyObject<'py>,
    for<'x, 'py> &'x Vec<T>: IntoPyObject<'py>,
    for<'py> T: FromPyObjectOwned<'py>,
{
    fn reading(&self) -> &dyn LiveList {
        self
    }

    fn set(
        &self,
        parent: &Bound<'_, PyAny>,
        index: usize,
        value: &Arg<'_>,
    ) -> Result<bool, Raised> {
        let item = T::from_py(value.object())?;
        let set = self.write(parent, |items| {
            let place = items.get_mut(index)?;
            Some(std::mem::replace(place, item))
        })?;
        Ok(set.is_some())
    }

    fn insert(
        &self,
        parent: &Bound<'_, PyAny>,
        index: usize,
        value: &Arg<'_>,
    ) -> Result<(), Raised> {
        let item = T::from_py(value.object())?;
        self.write(parent, |items| items.insert(index.min(items.len()), item))
    }

    fn remove(&self, parent: &Bound<'_, PyAny>, positions: Positions) -> Result<(), Raised> {
        let _removed: Vec<T> = self.write(parent, |items| {
            let chosen = positions.below(items.len());
            if positions.step == 1 {
                let (start, count) = (positions.start.min(items.len()), chosen.len());
                return items.drain(start..start + count).collect();
            }
            chosen.rev().map(|index| items.remove(index)).collect()
        })?;
        Ok(())
    }

    fn splice(
        &self,
        parent: &Bound<'_, PyAny>,
        start: usize,
        end: usize,
        values: &Bound<'_, PyAny>,
    ) -> Result<(), Raised> {
        let values = Taken::<T>::from_py(values.as_borrowed())?;
        let _replaced: Vec<T> = self.write(parent, |items| {
            let end = end.min(items.len());
            items.splice(start.min(end)..end, taken(values)).collect()
        })?;
        Ok(())
    }

    fn set_all(
        &self,
        parent: &Bound<'_, PyAny>,
        positions: Positions,
        values: &Bound<'_, PyAny>,
    ) -> Result<Option<usize>, Raised> {
        let values = taken(Taken::<T>::from_py(values.as_borrowed())?);
        let (misfit, _replaced) = self.write(parent, |items| {
            let chosen = positions.below(items.len());
            if chosen.len() != values.len() {
                return (Some(values.len()), Vec::new());
            }
            let pairs = chosen.zip(values);
            (
                None,
                pairs.map(|(index, value)| std::mem::replace(&mut items[index], value)).collect(),
            )
        })?;
        Ok(misfit)
    }
}

/// What stands between the brackets.
enum Key<'py> {
    Index(isize),
    Slice(Bound<'py, PySlice>),
}

fn key<'py>(arg: &Arg<'py>) -> Result<Key<'py>, Raised> {
    if let Ok(slice) = arg.as_bound().clone().cast_into::<PySlice>() {
        return Ok(Key::Slice(slice));
    }
    // SAFETY: a static of the interpreter's.
    let too_large = unsafe { ffi::PyExc_IndexError };
    // SAFETY: a live object, and a class of exceptions.
    let index = unsafe { ffi::PyNumber_AsSsize_t(arg.as_bound().as_ptr(), too_large) };
    match PyErr::take(arg.py()).filter(|_| index == -1) {
        Some(error) => Err(error.raise(arg.py())),
        None => Ok(Key::Index(index)),
    }
}

/// The position that an index stands for, if there is one.
fn position(index: isize, length: usize) -> Option<usize> {
    let from_end =
        if index < 0 { length.checked_sub(index.unsigned_abs())? } else { index as usize };
    (from_end < length).then_some(from_end)
}

fn out_of_range(py: Python<'_>) -> Raised {
    PyIndexError::new_err("list index out of range").raise(py)
}

/// What a slice selects, whether it goes backwards, and the part of the list that a step of 1 stands for.
fn selected(
    slice: &Bound<'_, PySlice>,
    length: usize,
) -> Result<(Positions, bool, usize, isize), Raised> {
    let py = slice.py();
    let length = isize::try_from(length).unwrap_or(isize::MAX);
    let found = slice.indices(length).map_err(|error| error.raise(py))?;
    let (count, step) = (found.slicelength, found.step.unsigned_abs());
    let backwards = found.step < 0;
    let first = if backwards && count > 0 {
        found.start as usize - (count - 1) * step
    } else {
        usize::try_from(found.start).unwrap_or(0)
    };
    let end = usize::try_from(found.stop).unwrap_or(0).max(first);
    Ok((Positions { start: first, step, count }, backwards, end, found.step))
}

fn get<'py, L>(py: Python<'py>, slf: Receiver<'_, 'py, View<L>>, arg: &Arg<'py>) -> Answer
where
    L: Live<Read = dyn LiveList> + ?Sized,
    View<L>: Class,
{
    let key = key(arg)?;
    let this = slf.shared(&Name("__getitem__"))?;
    let (parent, list) = (this.parent.bind(py), this.field.reading());
    match key {
        Key::Index(index) => {
            let found = match position(index, list.length(parent)?) {
                Some(index) => list.item(parent, index)?,
                None => None,
            };
            found.ok_or_else(|| out_of_range(py))
        }
        Key::Slice(slice) => {
            let (positions, backwards, ..) = selected(&slice, list.length(parent)?)?;
            let items = list.items(parent, positions)?.into_bound(py);
            if backwards {
                // SAFETY: a list that nobody else has.
                let done = unsafe { ffi::PyList_Reverse(items.as_ptr()) };
                py.check(done).map_err(|error| error.raise(py))?;
            }
            Ok(items.into())
        }
    }
}

fn iter<L: ?Sized>(py: Python<'_>, slf: Receiver<'_, '_, View<L>>) -> Answer
where
    View<L>: Class,
{
    // SAFETY: a live object, which has items by number.
    Owned::or_raised(py, unsafe { ffi::PySeqIter_New(slf.as_bound().as_ptr()) })
}

/// A list of what a view shows, if the object is one.
fn as_list(object: Borrowed<'_, '_, PyAny>) -> Result<Option<Owned>, Raised> {
    match whole_of::<dyn LiveListMut>(object)? {
        None => whole_of::<dyn LiveList>(object),
        found => Ok(found),
    }
}

fn equal<'py, L>(py: Python<'py>, slf: Receiver<'_, 'py, View<L>>, arg: &Arg<'py>) -> Answer
where
    L: Live<Read = dyn LiveList> + ?Sized,
    View<L>: Class,
{
    let other = match as_list(arg.object())? {
        Some(other) => other.into_bound(py),
        None if arg.as_bound().cast::<PyList>().is_err() => return rt::not_implemented(py),
        None => arg.as_bound().clone(),
    };
    let own = whole(&slf, &Name("__eq__"))?;
    // SAFETY: two live objects.
    Owned::or_raised(py, unsafe {
        ffi::PyObject_RichCompare(own.as_ptr(), other.as_ptr(), ffi::Py_EQ)
    })
}

type ListView = View<dyn LiveListMut>;

fn set<'py>(
    py: Python<'py>,
    slf: Receiver<'_, 'py, ListView>,
    arg: &Arg<'py>,
    value: &Arg<'py>,
) -> rt::Done {
    let key = key(arg)?;
    let this = slf.shared(&Name("__setitem__"))?;
    let (parent, list) = (this.parent.bind(py), this.field);
    let length = list.reading().length(parent)?;
    match key {
        Key::Index(index) => {
            let done = match position(index, length) {
                Some(index) => list.set(parent, index, value)?,
                None => false,
            };
            if done { Ok(()) } else { Err(out_of_range(py)) }
        }
        Key::Slice(slice) => {
            let (positions, backwards, end, step) = selected(&slice, length)?;
            if step == 1 {
                return list.splice(parent, positions.start, end, value.as_bound());
            }
            // A list of its own, whatever is given: it may be turned round.
            // SAFETY: a live object.
            let values =
                Owned::or_raised(py, unsafe { ffi::PySequence_List(value.as_bound().as_ptr()) })?
                    .into_bound(py);
            if backwards {
                // SAFETY: a list that nobody else has.
                let done = unsafe { ffi::PyList_Reverse(values.as_ptr()) };
                py.check(done).map_err(|error| error.raise(py))?;
            }
            let Some(given) = list.set_all(parent, positions, &values)? else { return Ok(()) };
            let wanted = positions.count;
            let message = format!(
                "attempt to assign sequence of size {given} to extended slice of size {wanted}"
            );
            Err(PyValueError::new_err(message).raise(py))
        }
    }
}

fn delete<'py>(py: Python<'py>, slf: Receiver<'_, 'py, ListView>, arg: &Arg<'py>) -> rt::Done {
    let key = key(arg)?;
    let this = slf.shared(&Name("__delitem__"))?;
    let (parent, list) = (this.parent.bind(py), this.field);
    let length = list.reading().length(parent)?;
    let positions = match key {
        Key::Index(index) => {
            Positions::one(position(index, length).ok_or_else(|| out_of_range(py))?)
        }
        Key::Slice(slice) => selected(&slice, length)?.0,
    };
    list.remove(parent, positions)
}

fn insert(py: Python<'_>, slf: Receiver<'_, '_, ListView>, args: Args<'_, '_, 2, 0>) -> Answer {
    let Args([index, value], []) = args;
    let index: isize = rt::read!(py, "index", "insert", index.get());
    let this = slf.shared(&Name("insert"))?;
    let parent = this.parent.bind(py);
    let length = this.field.reading().length(parent)?;
    let index =
        if index < 0 { length.saturating_sub(index.unsigned_abs()) } else { index as usize };
    give(py, this.field.insert(parent, index, value)?)
}

fn append(py: Python<'_>, slf: Receiver<'_, '_, ListView>, args: Args<'_, '_, 1, 0>) -> Answer {
    let Args([value], []) = args;
    let this = slf.shared(&Name("append"))?;
    give(py, this.field.insert(this.parent.bind(py), usize::MAX, value)?)
}

fn extend(py: Python<'_>, slf: Receiver<'_, '_, ListView>, args: Args<'_, '_, 1, 0>) -> Answer {
    let Args([values], []) = args;
    let this = slf.shared(&Name("extend"))?;
    let last = usize::MAX;
    give(py, this.field.splice(this.parent.bind(py), last, last, values.as_bound())?)
}

fn clear(py: Python<'_>, slf: Receiver<'_, '_, ListView>, _args: Args<'_, '_, 0, 0>) -> Answer {
    let this = slf.shared(&Name("clear"))?;
    give(py, this.field.remove(this.parent.bind(py), Positions::ALL)?)
}

view!(sequence_view, SequenceView of dyn LiveList as sequence, "Sequence", [], [GET ITER EQ], {
    rt::class_slot!(GET, This, Py_mp_subscript, object, get::<Looks>);
    rt::class_slot!(ITER, This, Py_tp_iter, unary, iter::<Looks>);
    rt::class_slot!(EQ, This, Py_tp_richcompare, compare, [], [], [equal::<Looks>], [], [], []);
});
view!(list_view, ListView of dyn LiveListMut as sequence, "MutableSequence", [INSERT APPEND EXTEND CLEAR], [GET ITER EQ CHANGE], {
    rt::class_slot!(GET, This, Py_mp_subscript, object, get::<Looks>);
    rt::class_slot!(ITER, This, Py_tp_iter, unary, iter::<Looks>);
    rt::class_slot!(EQ, This, Py_tp_richcompare, compare, [], [], [equal::<Looks>], [], [], []);
    rt::class_slot!(CHANGE, This, Py_mp_ass_subscript, set, Item, [set], [delete]);
    method!(INSERT, insert, "insert"("index, value"), 2, 0, 2);
    method!(APPEND, append, "append"("value"), 1, 0, 1);
    method!(EXTEND, extend, "extend"("values"), 1, 0, 1);
    method!(CLEAR, clear, "clear"(), 0, 0, 0);
});
