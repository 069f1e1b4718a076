//! What an `async fn` borrows, kept by its coroutine: the object that a method is called on, and arguments.
//!
//! The glue moves these into the future, and borrows from them there: so they live as long as it does.

use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::call::arg::{Arg, OptionalArg};
use crate::call::overload::{NoMatch, OptionalTrial, Trial};
use crate::class::Class;
use crate::class::access::{Access as _, Exclusively, Name, PARAMETER};
use crate::class::contents::Contents;
use crate::class::receiver::{self, Exclusive, Receiver, Shared};
use crate::class::wait;
use crate::convert::FromPyObject as _;
use crate::error::Raised;
use crate::handle::{Borrowed, Bound};
use crate::pybacked::{PyBackedBytes, PyBackedStr};
use crate::state::{self, Owner};
use crate::types::{PyAny, PyByteArray, PyBytes, PyString, PyTypeCheck};

/// Rust types that an `async fn` can borrow from an argument across its awaits.
///
/// Not to be implemented elsewhere; it names what `async fn f(text: &str)` and its like accept.
#[diagnostic::on_unimplemented(
    message = "`&{Self}` cannot be borrowed across an await",
    label = "the argument has to outlive the call",
    note = "take the value itself: an owned type, such as `Vec<T>` for `&[T]` and `PathBuf` for `&Path`"
)]
pub trait Keep: 'static {
    /// What keeps it.
    #[doc(hidden)]
    type Keeper: Send + 'static;

    /// Takes it out of an argument.
    #[doc(hidden)]
    fn keep(arg: &Arg<'_>) -> Result<Self::Keeper, Raised>;

    /// Borrows it.
    #[doc(hidden)]
    fn kept(keeper: &Self::Keeper) -> &Self;

    /// Whether the object is of the very type, in the first pass over overloads.
    #[doc(hidden)]
    fn is_exact(object: Borrowed<'_, '_, PyAny>) -> bool;
}

/// The same for `&mut T`: instances of classes that can change.
#[diagnostic::on_unimplemented(
    message = "`&mut {Self}` cannot be borrowed across an await",
    label = "only instances of an exported class that can change are lent for writing",
    note = "take the value itself and return the new one"
)]
pub trait KeepMut: Sized + 'static {
    /// What keeps it.
    #[doc(hidden)]
    type Keeper: Send + 'static;

    /// Takes it out of an argument.
    #[doc(hidden)]
    fn keep(arg: &Arg<'_>) -> Result<Self::Keeper, Raised>;

    /// Borrows it.
    #[doc(hidden)]
    fn kept(keeper: &mut Self::Keeper) -> &mut Self;

    /// Whether the object is of the very type, in the first pass over overloads.
    #[doc(hidden)]
    fn is_exact(object: Borrowed<'_, '_, PyAny>) -> bool;
}

/// A parameter `&T` of an `async fn`.
pub enum Kept<T: Keep + ?Sized + 'static> {
    /// An argument.
    Argument(T::Keeper),
    /// A default.
    Default(&'static T),
}

/// A parameter `&mut T` of an `async fn`.
pub struct KeptMut<T: KeepMut>(T::Keeper);

impl<T: Keep + ?Sized> Kept<T> {
    /// The value, as long as the future lives.
    #[inline]
    pub fn get(&self) -> &T {
        match self {
            Kept::Argument(keeper) => T::kept(keeper),
            Kept::Default(value) => value,
        }
    }
}

impl<T: KeepMut> KeptMut<T> {
    /// The value, as long as the future lives.
    #[inline]
    pub fn get(&mut self) -> &mut T {
        T::kept(&mut self.0)
    }
}

impl Keep for str {
    type Keeper = PyBackedStr;

    fn keep(arg: &Arg<'_>) -> Result<PyBackedStr, Raised> {
        PyBackedStr::from_py(arg.object())
    }

    #[inline]
    fn kept(keeper: &PyBackedStr) -> &str {
        keeper
    }

    fn is_exact(object: Borrowed<'_, '_, PyAny>) -> bool {
        PyString::type_check(object)
    }
}

impl Keep for [u8] {
    type Keeper = PyBackedBytes;

    fn keep(arg: &Arg<'_>) -> Result<PyBackedBytes, Raised> {
        PyBackedBytes::from_py(arg.object())
    }

    #[inline]
    fn kept(keeper: &PyBackedBytes) -> &[u8] {
        keeper
    }

    fn is_exact(object: Borrowed<'_, '_, PyAny>) -> bool {
        PyBytes::type_check(object) || PyByteArray::type_check(object)
    }
}

impl<T: Class + Sync> Keep for T {
    type Keeper = KeptObject<T, false>;

    fn keep(arg: &Arg<'_>) -> Result<Self::Keeper, Raised> {
        KeptObject::shared(receiver::of_class::<T>(arg.as_bound())?, &PARAMETER)
    }

    #[inline]
    fn kept(keeper: &Self::Keeper) -> &T {
        keeper.get()
    }

    fn is_exact(object: Borrowed<'_, '_, PyAny>) -> bool {
        T::class().is_instance(object)
    }
}

impl<T: Class<Access: Exclusively> + Send + Sync> KeepMut for T {
    type Keeper = KeptObject<T, true>;

    fn keep(arg: &Arg<'_>) -> Result<Self::Keeper, Raised> {
        KeptObject::exclusive(receiver::of_class::<T>(arg.as_bound())?, &PARAMETER)
    }

    #[inline]
    fn kept(keeper: &mut Self::Keeper) -> &mut T {
        keeper.get_mut()
    }

    fn is_exact(object: Borrowed<'_, '_, PyAny>) -> bool {
        T::class().is_instance(object)
    }
}

/// An object whose value is borrowed, for writing where `MUT` says so, by whoever has this.
///
/// Invariant: it owns one count of `object`, an object of class `T` of that interpreter, and one borrow of that kind
/// of its value, for which the object's guard has answered with `value`.
pub struct KeptObject<T: Class, const MUT: bool> {
    object: NonNull<ffi::PyObject>,
    owner: Owner,
    value: NonNull<T>,
}

// SAFETY: a shared borrow gives out `&T` and no more, and its end goes through `release_borrow`.
unsafe impl<T: Class + Sync> Send for KeptObject<T, false> {}
// SAFETY: as above.
unsafe impl<T: Class + Sync> Sync for KeptObject<T, false> {}
// SAFETY: an exclusive borrow is like the value itself, and its end goes through `release_borrow`.
unsafe impl<T: Class + Send> Send for KeptObject<T, true> {}
// SAFETY: as above; by reference it gives out `&T`.
unsafe impl<T: Class + Sync> Sync for KeptObject<T, true> {}

impl<T: Class> KeptObject<T, false> {
    fn shared(object: Borrowed<'_, '_, T>, asker: &'static Name) -> Result<Self, Raised> {
        let (_, value) = Shared::into_parts(receiver::shared(object, asker)?);
        Ok(Self::of(&object, value))
    }
}

impl<T: Class> KeptObject<T, true> {
    fn exclusive(object: Borrowed<'_, '_, T>, asker: &'static Name) -> Result<Self, Raised> {
        let (_, value) = Exclusive::into_parts(receiver::exclusive(object, asker)?);
        Ok(Self::of(&object, value))
    }

    /// The value, for writing.
    #[inline]
    pub fn get_mut(&mut self) -> &mut T {
        // SAFETY: borrowed by nobody else (type invariant), and alive with the object.
        unsafe { self.value.as_mut() }
    }
}

impl<T: Class, const MUT: bool> KeptObject<T, MUT> {
    fn of(object: &Bound<'_, T>, value: NonNull<T>) -> Self {
        let owner = state::owner(object.py());
        if T::Access::GUARDED && ffi::layout::free_threaded() {
            // SAFETY: an object of class `T`.
            wait::keep(unsafe { guard_of::<T>(object.as_ptr()) });
        }
        KeptObject { object: object.clone().into_non_null(), owner, value }
    }

    /// The value.
    #[inline]
    pub fn get(&self) -> &T {
        // SAFETY: borrowed (type invariant), and alive with the object.
        unsafe { self.value.as_ref() }
    }

    /// # Safety
    /// `object` must be of class `T`, and the caller give up a borrow of this kind of its value.
    unsafe fn end(object: NonNull<ffi::PyObject>) {
        if T::Access::GUARDED && ffi::layout::free_threaded() {
            // SAFETY: an object of class `T`, says the caller.
            wait::keep_no_more(unsafe { guard_of::<T>(object.as_ptr()) });
        }
        // SAFETY: an object of class `T`, says the caller.
        let contents = unsafe { Contents::<T>::of(object.as_ptr()) };
        // SAFETY: written, and alive with the object.
        let access = unsafe { &(*contents).access };
        if MUT { access.end_exclusive(T::class()) } else { access.end_shared(T::class()) }
    }
}

/// Where the guard of an object is, which is its name among those that threads wait for.
///
/// # Safety
/// `object` must be of class `T`.
unsafe fn guard_of<T: Class>(object: *mut ffi::PyObject) -> usize {
    // SAFETY: says the caller.
    let contents = unsafe { Contents::<T>::of(object) };
    contents.addr()
}

impl<T: Class, const MUT: bool> Drop for KeptObject<T, MUT> {
    fn drop(&mut self) {
        // SAFETY: the borrow and the count that it owns (type invariant).
        unsafe { crate::handle::release_borrow(self.object, self.owner, Self::end) };
    }
}

impl<T: Class> Receiver<'_, '_, T> {
    /// `&self` of an `async fn`.
    #[inline]
    pub fn keep(&self, method: &'static Name) -> Result<KeptObject<T, false>, Raised> {
        KeptObject::shared(self.handle(), method)
    }

    /// `&mut self` of an `async fn`.
    #[inline]
    pub fn keep_mut(&self, method: &'static Name) -> Result<KeptObject<T, true>, Raised> {
        KeptObject::exclusive(self.handle(), method)
    }
}

impl Arg<'_> {
    /// `&T` of an `async fn`.
    #[inline]
    pub fn keep<T: Keep + ?Sized>(&self) -> Result<Kept<T>, Raised> {
        T::keep(self).map(Kept::Argument)
    }

    /// `&mut T` of an `async fn`.
    #[inline]
    pub fn keep_mut<T: KeepMut>(&self) -> Result<KeptMut<T>, Raised> {
        T::keep(self).map(KeptMut)
    }

    /// `Option<&T>` of an `async fn`.
    #[inline]
    pub fn keep_option<T: Keep + ?Sized>(&self) -> Result<Option<Kept<T>>, Raised> {
        if self.object().is_none() { Ok(None) } else { self.keep().map(Some) }
    }

    /// `Option<&mut T>` of an `async fn`.
    #[inline]
    pub fn keep_option_mut<T: KeepMut>(&self) -> Result<Option<KeptMut<T>>, Raised> {
        if self.object().is_none() { Ok(None) } else { self.keep_mut().map(Some) }
    }
}

impl OptionalArg<'_, '_> {
    /// `&T` of an `async fn`, with a default.
    #[inline]
    pub fn keep_or<T: Keep + ?Sized>(
        self,
        default: impl FnOnce() -> &'static T,
    ) -> Result<Kept<T>, Raised> {
        self.0.map_or_else(|| Ok(Kept::Default(default())), |arg| arg.keep())
    }

    /// `Option<&T>` of an `async fn`, with a default.
    #[inline]
    pub fn keep_option_or<T: Keep + ?Sized>(
        self,
        default: impl FnOnce() -> Option<&'static T>,
    ) -> Result<Option<Kept<T>>, Raised> {
        self.0.map_or_else(|| Ok(default().map(Kept::Default)), |arg| arg.keep_option())
    }

    /// `Option<&mut T>` of an `async fn`, which has no default but `None`.
    #[inline]
    pub fn keep_option_mut_or<T: KeepMut>(
        self,
        _: impl FnOnce() -> Option<&'static mut T>,
    ) -> Result<Option<KeptMut<T>>, Raised> {
        self.0.map_or(Ok(None), |arg| arg.keep_option_mut())
    }
}

impl Trial<'_, '_> {
    /// See [`Arg::keep`].
    pub fn keep<T: Keep + ?Sized>(&self) -> Result<Kept<T>, NoMatch> {
        self.kept(T::is_exact, T::keep).map(Kept::Argument)
    }

    /// See [`Arg::keep_mut`].
    pub fn keep_mut<T: KeepMut>(&self) -> Result<KeptMut<T>, NoMatch> {
        self.kept(T::is_exact, T::keep).map(KeptMut)
    }

    /// See [`Arg::keep_option`].
    pub fn keep_option<T: Keep + ?Sized>(&self) -> Result<Option<Kept<T>>, NoMatch> {
        if self.is_none() { Ok(None) } else { self.keep().map(Some) }
    }

    /// See [`Arg::keep_option_mut`].
    pub fn keep_option_mut<T: KeepMut>(&self) -> Result<Option<KeptMut<T>>, NoMatch> {
        if self.is_none() { Ok(None) } else { self.keep_mut().map(Some) }
    }
}

impl OptionalTrial<'_, '_> {
    /// See [`OptionalArg::keep_or`].
    pub fn keep_or<T: Keep + ?Sized>(
        &self,
        default: impl FnOnce() -> &'static T,
    ) -> Result<Kept<T>, NoMatch> {
        self.given().map_or_else(|| Ok(Kept::Default(default())), |given| given.keep())
    }

    /// See [`OptionalArg::keep_option_or`].
    pub fn keep_option_or<T: Keep + ?Sized>(
        &self,
        default: impl FnOnce() -> Option<&'static T>,
    ) -> Result<Option<Kept<T>>, NoMatch> {
        let default = || Ok(default().map(Kept::Default));
        self.given().map_or_else(default, |given| given.keep_option())
    }

    /// See [`OptionalArg::keep_option_mut_or`].
    pub fn keep_option_mut_or<T: KeepMut>(
        &self,
        _: impl FnOnce() -> Option<&'static mut T>,
    ) -> Result<Option<KeptMut<T>>, NoMatch> {
        self.given().map_or(Ok(None), |given| given.keep_option_mut())
    }
}
