//! Classes that derive from classes of Python's: of `builtins`, of other modules, abstract ones.
//!
//! One of the bases says how objects are laid out, the *solid* one: `dict`, a class of another extension, in the end
//! `object`. The Rust value lies behind what its objects hold, at a place that is known when the class is made, and so do
//! the functions that the solid base has for its part: each runs inside of the class's own.
//!
//! Where the solid base is all that there is, the class is made from its definition alone, as a C extension would. Other
//! bases may have a metaclass, take arguments, or be more than a class (`typing.Generic[T]`): then the definition makes
//! a first *part* with everything in it, and a class statement in all but name derives the class from that part and the bases.

mod chain;
mod construct;
pub(crate) mod dates;
mod exception;
mod facts;
mod items;
pub(crate) mod metaclass;
pub(crate) mod new;
mod parts;
pub(crate) mod pickle;
mod slots;

use std::ptr::NonNull;
use std::sync::OnceLock;

use keelback_ffi as ffi;

use crate::class::collect::Collected;
use crate::class::def::{Class, ClassDef};
use crate::class::end;
use crate::error::exported::ExceptionClass;
use crate::handle::Borrowed;
use crate::types::{PyAny, PyTuple, PyType};

pub(crate) use construct::{OnBase, build, make, no_init, of_rust};
pub use construct::{Super, enter_new};
pub use exception::{Displayed, Shown, Undisplayed, raise_object};
pub(crate) use facts::Facts;
pub(crate) use parts::{plan, second_part};
pub use pickle::restored_on;

/// What all classes of a family stand on.
pub trait Root: sealed::Sealed + 'static {
    /// A class of Python's that is not `object` is among their bases.
    const ON_PYTHON: bool;

    /// What a constructor knows of its call besides its arguments: the tuple of those that have no names.
    type Given<'a, 'py>: Copy;

    /// What a constructor's C function is called with.
    ///
    /// # Safety
    /// `this` must be the class that is called, or what [`enter_new`] has put in its place.
    unsafe fn target<'a, 'py>(
        this: Borrowed<'a, 'py, PyAny>,
    ) -> (Borrowed<'a, 'py, PyType>, Self::Given<'a, 'py>);

    /// The tuple.
    fn tuple<'a, 'py>(given: Self::Given<'a, 'py>) -> Option<Borrowed<'a, 'py, PyTuple>>;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::OnObject {}
    impl Sealed for super::OnPython {}
}

/// `object` alone.
pub enum OnObject {}

/// A class of Python's.
pub enum OnPython {}

impl Root for OnObject {
    const ON_PYTHON: bool = false;

    type Given<'a, 'py> = ();

    #[inline(always)]
    unsafe fn target<'a, 'py>(this: Borrowed<'a, 'py, PyAny>) -> (Borrowed<'a, 'py, PyType>, ()) {
        // SAFETY: a class, says the caller.
        (unsafe { Borrowed::from_ptr(this.py(), this.as_ptr()) }, ())
    }

    #[inline(always)]
    fn tuple<'a, 'py>((): ()) -> Option<Borrowed<'a, 'py, PyTuple>> {
        None
    }
}

impl Root for OnPython {
    const ON_PYTHON: bool = true;

    type Given<'a, 'py> = Borrowed<'a, 'py, PyTuple>;

    unsafe fn target<'a, 'py>(
        this: Borrowed<'a, 'py, PyAny>,
    ) -> (Borrowed<'a, 'py, PyType>, Borrowed<'a, 'py, PyTuple>) {
        let (py, this) = (this.py(), this.as_ptr());
        // SAFETY: a tuple of the class and of the arguments (`enter_new`).
        let class = unsafe { ffi::PyTuple_GET_ITEM(this, 0) };
        // SAFETY: as above.
        let given = unsafe { ffi::PyTuple_GET_ITEM(this, 1) };
        // SAFETY: the tuple keeps it as long as the call.
        let class = unsafe { Borrowed::from_ptr(py, class) };
        // SAFETY: as above.
        (class, unsafe { Borrowed::from_ptr(py, given) })
    }

    fn tuple<'a, 'py>(given: Self::Given<'a, 'py>) -> Option<Borrowed<'a, 'py, PyTuple>> {
        Some(given)
    }
}

/// A base, as the tag names it.
pub enum WrittenBase {
    /// The class of this crate that the definition extends.
    Own,
    /// A class of Python's by its module and its name there.
    Named(&'static str, &'static str),
    /// `typing.Generic` of type variables of these names.
    Generic(&'static [&'static str]),
    /// An exception made from a Rust error, and the full name of its module: it may be made here first.
    Exception(fn() -> &'static ExceptionClass, &'static str),
}

/// The text that an exception made in Rust has for its message; the pointer is to a value of the class.
type Message = unsafe fn(NonNull<()>) -> Option<String>;

/// The bases of one class in their order, and what is known about them once it is made.
pub struct PythonBases {
    written: &'static [WrittenBase],
    pub(crate) collected: Collected,
    pub(crate) dealloc: ffi::destructor,
    /// Where the contents of an object that has nothing before them may begin.
    align: usize,
    message: Option<Message>,
    /// That there is the class, which its errors are raised as.
    announce: fn(),
    facts: OnceLock<Facts>,
}

impl PythonBases {
    /// For the class of `T`.
    #[must_use]
    pub const fn new<T: Class<Root = OnPython>>(written: &'static [WrittenBase]) -> PythonBases {
        PythonBases {
            written,
            collected: Collected::of::<T>(),
            dealloc: end::dealloc_collected::<T>,
            align: align_of::<crate::class::contents::Contents<T>>(),
            message: None,
            announce: || {},
            facts: OnceLock::new(),
        }
    }

    /// For the class of `T`, an exception: `shown` is what those have for a message that are made in Rust.
    #[must_use]
    pub const fn of_exception<T: Class<Root = OnPython> + Shown>(
        written: &'static [WrittenBase],
    ) -> PythonBases {
        unsafe fn message<T: Shown>(value: NonNull<()>) -> Option<String> {
            // SAFETY: a live value of the class, says the type.
            unsafe { value.cast::<T>().as_ref() }.shown()
        }
        let mut bases = PythonBases::new::<T>(written);
        bases.message = Some(message::<T>);
        bases.announce = T::announce;
        bases
    }

    /// What is known; `None` before the class is made for the first time.
    #[inline]
    pub(crate) fn facts(&self) -> Option<&Facts> {
        self.facts.get()
    }

    /// How far into an object its contents begin.
    ///
    /// # Safety
    /// `object` must be of the class.
    #[inline]
    pub(crate) unsafe fn place(&self, object: *mut ffi::PyObject) -> usize {
        // No object is there before the class is made.
        // SAFETY: forwarded.
        self.facts().map_or(0, |facts| unsafe { facts.place(object) })
    }

    /// The class has been made.
    pub(crate) fn made(&self) {
        (self.announce)();
    }

    /// How long objects are without their items and their contents.
    pub(crate) fn size(&self) -> usize {
        self.facts().map_or(0, Facts::size)
    }

    pub(crate) fn is_exception(&self) -> bool {
        self.message.is_some()
    }
}

/// The bases of a class that stands on one of Python's.
pub(crate) fn bases_of(class: &'static ClassDef) -> Option<(&'static PythonBases, &'static Facts)> {
    let bases = class.python?;
    Some((bases, bases.facts()?))
}
