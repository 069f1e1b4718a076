//! Where an object keeps its Rust value.

use std::cell::UnsafeCell;
use std::mem::{ManuallyDrop, offset_of};
use std::ptr::NonNull;
use std::sync::Arc;

use keelback_ffi as ffi;

use crate::class::access::Access;
use crate::class::def::{Class, Extends};
use crate::class::python::Root as _;

/// What lies behind the header of an object of class `T`.
///
/// Where `T` extends another class's type, its value begins with that one's ([`Extends`](super::Extends)). The guards
/// of both are of one type, so the contents of the object as one of the base lie at the same address, and so does the
/// value: [`assert_extends`](Self::assert_extends) holds it.
///
/// Invariant: written by `construct::in_class` before anybody sees the object, or with a guard that is zero, which `access`
/// takes for one of a value that is gone: so is an object that Python has made past the constructor. The value is
/// dropped once, by the object's end or by `collect::clear`, and not used after.
#[repr(C)]
pub(crate) struct Contents<T: Class> {
    pub(crate) access: T::Access,
    pub(crate) value: UnsafeCell<ManuallyDrop<T::Stored>>,
}

/// How an object keeps its value.
///
/// # Safety
/// `place` must answer with the place of a live value, which stays there as long as `self` is not dropped.
pub unsafe trait Stored<T>: Sized {
    /// Keeps a value.
    fn keep(value: T) -> Self;

    /// Where the value is.
    ///
    /// # Safety
    /// `this` must point to a live one.
    unsafe fn place(this: *mut Self) -> NonNull<T>;

    /// Whether nobody but the object owns the value.
    #[inline(always)]
    fn is_sole(&self) -> bool {
        true
    }
}

// SAFETY: it is the value.
unsafe impl<T> Stored<T> for T {
    #[inline(always)]
    fn keep(value: T) -> T {
        value
    }

    #[inline(always)]
    unsafe fn place(this: *mut T) -> NonNull<T> {
        // SAFETY: a pointer to something live.
        unsafe { NonNull::new_unchecked(this) }
    }
}

// SAFETY: an `Arc` keeps its value in one place. Nobody writes through the pointer: the class is frozen.
unsafe impl<T> Stored<T> for Arc<T> {
    fn keep(value: T) -> Arc<T> {
        Arc::new(value)
    }

    #[inline(always)]
    unsafe fn place(this: *mut Arc<T>) -> NonNull<T> {
        // SAFETY: forwarded.
        let value = Arc::as_ptr(unsafe { &*this });
        // SAFETY: the value of a live `Arc`.
        unsafe { NonNull::new_unchecked(value.cast_mut()) }
    }

    fn is_sole(&self) -> bool {
        Arc::strong_count(self) == 1 && Arc::weak_count(self) == 0
    }
}

/// The offset in an object of contents with this alignment.
#[inline(always)]
pub(crate) fn offset_of_aligned(align: usize) -> usize {
    // Objects lie at multiples of 16 bytes; the header is one of 8 or 16, of 16 where words are of 8.
    if size_of::<usize>() == 8 || align <= 8 {
        ffi::layout::head()
    } else {
        ffi::layout::head().next_multiple_of(align)
    }
}

impl<T: Class> Contents<T> {
    /// Moves a value into a new object.
    ///
    /// # Safety
    /// `place` must be the contents of a new object, whose guard is zero, and of which nobody else uses more than that.
    #[inline(always)]
    pub(crate) unsafe fn fill(place: *mut Contents<T>, value: T::Stored) {
        // SAFETY: within the contents.
        let room = unsafe { &raw mut (*place).value };
        // SAFETY: forwarded; two transparent types around the value.
        unsafe { room.cast::<T::Stored>().write(value) };
        // The guard last: a thread that sees it made sees the value.
        // SAFETY: within the contents.
        let access = unsafe { &raw mut (*place).access };
        // SAFETY: forwarded.
        unsafe { T::Access::begin(access, T::class()) };
    }

    /// What the object keeps in the place of its value.
    ///
    /// # Safety
    /// Nobody may use it exclusively, and the guard may not say that the value is gone.
    #[inline(always)]
    pub(crate) unsafe fn stored(&self) -> &T::Stored {
        // SAFETY: forwarded: written (type invariant), and nobody writes to it.
        unsafe { &*self.value.get() }
    }

    /// Where the object's own value is, whoever uses it.
    #[inline(always)]
    pub(crate) fn place(&self) -> NonNull<T> {
        // SAFETY: written (type invariant); `ManuallyDrop` is transparent.
        unsafe { T::Stored::place(self.value.get().cast()) }
    }

    /// The size and the alignment.
    pub(crate) const fn shape() -> (u32, u32) {
        assert!(align_of::<Contents<T>>() <= 16, "Python aligns objects to 16 bytes at most");
        assert!(size_of::<Contents<T>>() <= i32::MAX as usize, "Python's objects are no larger");
        (size_of::<Contents<T>>() as u32, align_of::<Contents<T>>() as u32)
    }

    /// Holds that contents of `T` lie where those of its base do.
    pub(crate) const fn assert_extends()
    where
        T: Extends,
    {
        let (own, base) = (align_of::<Contents<T>>(), align_of::<Contents<T::Base>>());
        let (of_own, of_base) =
            (offset_of!(Contents<T>, value), offset_of!(Contents<T::Base>, value));
        assert!(
            of_own == of_base && (own == base || size_of::<usize>() == 8),
            "a class that is aligned to 16 bytes has a base that is so too: write `#[repr(align(16))]` on that"
        );
    }

    /// The contents of an object: behind the header, where their alignment allows, or behind what a base of Python's has
    /// there.
    ///
    /// # Safety
    /// `object` must be an object of class `T`, or room for one.
    #[inline(always)]
    pub(crate) unsafe fn of(object: *mut ffi::PyObject) -> *mut Contents<T> {
        let offset = if T::Root::ON_PYTHON {
            // SAFETY: forwarded: such room is an object of the base already.
            T::class().python.map_or(0, |bases| unsafe { bases.place(object) })
        } else {
            T::class().known.contents_at()
        };
        // SAFETY: objects of the class are `object_size` long, without their items.
        unsafe { object.byte_add(offset).cast() }
    }
}
