//! Views of collections: what reading a field gives that holds a `Vec` or a map, so that `order.lines.append(..)`
//! changes the order.
//!
//! A view keeps the object that has the field, and borrows it whenever it is used: nothing is copied but what is asked
//! for. Where the collection is, a closure of the glue's says, behind a trait object: so there are four classes in all,
//! and a field costs a table. What Python's abstract classes add to the few methods that a collection must have
//! (`index`, `pop`, `update`, ..) they add here too: an object's class is made by Python, of ours and of theirs.

pub(crate) mod list;
pub(crate) mod map;

use keelback_ffi as ffi;

use crate::class::access::{Exclusively, Name};
use crate::class::construct;
use crate::class::def::Class;
use crate::class::receiver;
use crate::convert::{Answer, Owned};
use crate::error::{PyResult, Raised};
use crate::handle::Bound;
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::{PyAny, PyDict};

/// Where the classes of views say that they are.
const HOME: &str = "_keelback_runtime";

/// Looks at the value of the object that has the field.
fn read<P: Class, R>(
    parent: &Bound<'_, PyAny>,
    name: &'static Name,
    with: impl FnOnce(&P) -> R,
) -> Result<R, Raised> {
    let parent = receiver::of_class::<P>(parent)?;
    Ok(with(&*receiver::shared(parent, name)?))
}

/// Changes the value of the object that has the field. What `with` answers with is dropped when the object is free
/// again: its end may run anything.
fn write<P: Class, R>(
    parent: &Bound<'_, PyAny>,
    name: &'static Name,
    with: impl FnOnce(&mut P) -> R,
) -> Result<R, Raised>
where
    P::Access: Exclusively,
{
    let parent = receiver::of_class::<P>(parent)?;
    Ok(with(&mut *receiver::exclusive(parent, name)?))
}

/// A class of views: ours, and what Python's abstract class of that name adds.
trait View: Class {
    /// `MutableSequence`
    const ABSTRACT: &'static str;

    /// The class that objects are of.
    fn cell() -> &'static InterpreterCell;
}

/// A new view.
fn new<V: View>(py: Python<'_>, view: V) -> Answer {
    let class = V::cell().get_or_init(py, || make::<V>(py)).map_err(|error| error.raise(py))?;
    // SAFETY: a class of Python's that derives from the one of `V`.
    unsafe { construct::in_class(py, class.as_ptr().cast(), view) }
}

fn make<V: View>(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let own = V::class().get(py, None)?;
    let base = py.import("_collections_abc")?.into_any().getattr(V::ABSTRACT)?;
    let content = PyDict::new(py);
    content.set_item("__slots__", ())?;
    content.set_item("__module__", HOME)?;
    content.set_item("__doc__", "A view of what an object holds, which it keeps alive.")?;
    base.get_type().into_any().call1((V::class().name(), (own, base), content))
}

/// What a view is pickled and copied as: a collection of Python's own.
fn reduced<'py>(kind: Bound<'py, PyAny>, content: Owned) -> Answer {
    let py = kind.py();
    crate::call::give::give(py, (kind, (content.into_bound(py),)))
}

/// `repr` of what a view shows.
fn shown(py: Python<'_>, content: Owned) -> Answer {
    // SAFETY: a live object.
    Owned::or_raised(py, unsafe { ffi::PyObject_Repr(content.into_bound(py).as_ptr()) })
}
