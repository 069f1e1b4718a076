//! `@py freelist(8)`: the memory of objects that ended is kept for the next ones of the class.
//!
//! A class that says so has a [`FreeList`]. What goes into it is memory of objects of that very class, whose value has been
//! dropped and whose type has been let go of; what comes out is as from `tp_alloc`, but for the place of the value, which is
//! written next. Objects of subclasses never go through it.
//!
//! Memory belongs to an interpreter, so a list does: to the first that makes the class. Others allocate, as they do
//! without a list, until that one ends, which gives everything back. Without a GIL no list is ever opened: CPython's
//! allocator keeps one for each thread there.

use std::ffi::c_void;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, AtomicUsize, Ordering};

use keelback_ffi as ffi;

use crate::class::contents::Contents;
use crate::class::def::{Class, ClassDef};
use crate::class::python::Root as _;
use crate::py::Python;
use crate::state;

/// What an interpreter keeps of objects that ended.
pub(crate) trait Stock: Sync {
    /// Gives everything back. The thread is attached to the interpreter that it belongs to.
    fn close(&self, py: Python<'_>);

    /// Forgets everything: the interpreter is gone, and its memory with it.
    fn forget(&self);
}

/// Memory of objects that ended.
///
/// Invariant: `class` is null, and there is no memory, or it is the class's type object in the interpreter that the list belongs
/// to, whose GIL guards `first` and `count`. Each block is memory of an object of exactly that type, `size` long,
/// that nobody refers to; behind its header is the pointer to the next one.
pub struct FreeList {
    most: u32,
    class: AtomicPtr<ffi::PyTypeObject>,
    first: AtomicPtr<ffi::PyObject>,
    count: AtomicU32,
    size: AtomicUsize,
    is_collected: AtomicBool,
    /// `PyObject_Init` does not count for types of the heap: before 3.8.
    counts_type: AtomicBool,
    /// Either of the two.
    is_more: AtomicBool,
    /// The `tp_free` of the class.
    free: AtomicPtr<c_void>,
}

impl FreeList {
    /// A list of so many blocks at most.
    #[must_use]
    pub const fn new(most: u32) -> FreeList {
        FreeList {
            most,
            class: AtomicPtr::new(ptr::null_mut()),
            first: AtomicPtr::new(ptr::null_mut()),
            count: AtomicU32::new(0),
            size: AtomicUsize::new(0),
            is_collected: AtomicBool::new(false),
            counts_type: AtomicBool::new(false),
            is_more: AtomicBool::new(false),
            free: AtomicPtr::new(ptr::null_mut()),
        }
    }

    /// Opens the list for objects of a type object that has just been made, unless another interpreter has it.
    pub(crate) fn open(
        &'static self,
        py: Python<'_>,
        def: &ClassDef,
        class: *mut ffi::PyTypeObject,
        free: ffi::freefunc,
    ) {
        self.free.store(free as *mut c_void, Ordering::Relaxed);
        // The collector notes at an object that it has been finalized, which only younger versions tell.
        let tells = def.finalize.is_none() || ffi::version::running().at_least(3, 9);
        if ffi::layout::free_threaded() || !tells {
            return;
        }
        let (mine, first) = (Ordering::AcqRel, Ordering::Acquire);
        if self.class.compare_exchange(ptr::null_mut(), class, mine, first).is_ok() {
            self.size.store(def.object_size(), Ordering::Relaxed);
            self.is_collected.store(def.is_collected(), Ordering::Relaxed);
            let old = !ffi::version::running().at_least(3, 8);
            self.counts_type.store(old, Ordering::Relaxed);
            self.is_more.store(old || def.is_collected(), Ordering::Relaxed);
            state::remember_stock(py, self);
        }
    }

    pub(crate) fn has(&self, class: *mut ffi::PyTypeObject) -> bool {
        self.class.load(Ordering::Acquire) == class
    }

    /// Where a block has the pointer to the next one.
    fn next(block: *mut ffi::PyObject) -> *mut *mut ffi::PyObject {
        // Objects are at least a word longer than their header (`Contents::object_size`).
        block.wrapping_byte_add(ffi::layout::head()).cast()
    }

    #[inline(always)]
    fn take(&self) -> Option<*mut ffi::PyObject> {
        let block = self.first.load(Ordering::Relaxed);
        if block.is_null() {
            return None;
        }
        // SAFETY: the word of a block (type invariant).
        self.first.store(unsafe { *FreeList::next(block) }, Ordering::Relaxed);
        self.count.store(self.count.load(Ordering::Relaxed) - 1, Ordering::Relaxed);
        Some(block)
    }

    /// An object of exactly this type, if there is memory for one: its guard is zero, and so is what lies behind its contents.
    #[inline(always)]
    fn reuse<T: Class>(&self, class: *mut ffi::PyTypeObject) -> Option<*mut ffi::PyObject> {
        if T::Root::ON_PYTHON || !self.has(class) {
            return None;
        }
        let block = self.take()?;
        // SAFETY: memory of an object of the class.
        let contents = unsafe { Contents::<T>::of(block) };
        // SAFETY: within the contents.
        let access = unsafe { &raw mut (*contents).access };
        // SAFETY: as above.
        unsafe { access.write_bytes(0, 1) };
        let end = block.wrapping_byte_add(self.size.load(Ordering::Relaxed)).cast::<usize>();
        let mut word = contents.wrapping_add(1).cast::<usize>();
        while word < end {
            // SAFETY: a word of a block, which is so long (type invariant).
            unsafe { word.write(0) };
            word = word.wrapping_add(1);
        }
        // SAFETY: memory of an object of that type.
        let block = unsafe { ffi::PyObject_Init(block, class) };
        if self.is_more.load(Ordering::Relaxed) {
            // SAFETY: as above.
            unsafe { self.count_and_track(block) };
        }
        Some(block)
    }

    /// What [`ffi::PyObject_Init`] leaves to do.
    ///
    /// # Safety
    /// `object` must be a new one, of the list's class.
    #[inline(never)]
    unsafe fn count_and_track(&self, object: *mut ffi::PyObject) {
        if self.counts_type.load(Ordering::Relaxed) {
            // SAFETY: a live type.
            unsafe { ffi::Py_INCREF(self.class.load(Ordering::Relaxed).cast()) };
        }
        if self.is_collected.load(Ordering::Relaxed) {
            // SAFETY: an object of a type that the collector knows, which it does not see yet.
            unsafe { ffi::PyObject_GC_Track(object.cast()) };
        }
    }

    /// # Safety
    /// `block` must be memory of an object of the class that nobody refers to.
    #[inline(always)]
    unsafe fn push(&self, block: *mut ffi::PyObject) {
        // SAFETY: forwarded; it is long enough.
        unsafe { FreeList::next(block).write(self.first.load(Ordering::Relaxed)) };
        self.first.store(block, Ordering::Relaxed);
        self.count.store(self.count.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
    }

    /// # Safety
    /// `block` must be memory of an object of the class at its end.
    unsafe fn free(&self, block: *mut ffi::PyObject) {
        let free = self.free.load(Ordering::Relaxed);
        // SAFETY: set before any object was made, to a function of this signature.
        let free = unsafe { std::mem::transmute::<*mut c_void, ffi::freefunc>(free) };
        // SAFETY: forwarded.
        unsafe { free(block.cast()) };
    }
}

impl Stock for FreeList {
    fn close(&self, _py: Python<'_>) {
        while let Some(block) = self.take() {
            // SAFETY: memory of an object of the class (type invariant).
            unsafe { self.free(block) };
        }
        self.class.store(ptr::null_mut(), Ordering::Release);
    }

    fn forget(&self) {
        self.first.store(ptr::null_mut(), Ordering::Relaxed);
        self.count.store(0, Ordering::Relaxed);
        self.class.store(ptr::null_mut(), Ordering::Release);
    }
}

/// A new object of `class`, all zero behind its header but for the place of its value; null with an exception.
///
/// # Safety
/// `class` must be the type object of `T`, or a class of Python's that derives from it.
#[inline(always)]
pub(crate) unsafe fn allocate<T: Class>(class: *mut ffi::PyTypeObject) -> *mut ffi::PyObject {
    if let Some(object) = T::free_list().and_then(|list| list.reuse::<T>(class)) {
        return object;
    }
    // SAFETY: forwarded; types of objects have this `tp_alloc`, or one that stands for it.
    unsafe { ffi::PyType_GenericAlloc(class, 0) }
}

/// What stands for the `tp_free` of a class that has a list.
pub(crate) unsafe extern "C" fn keep<T: Class>(object: *mut c_void) {
    let (Some(list), class) = (T::free_list(), T::class()) else { return };
    let block: *mut ffi::PyObject = object.cast();
    let count = list.count.load(Ordering::Relaxed);
    // SAFETY: an object has a type until its memory is gone.
    let own = unsafe { class.own_type(block) };
    if class.finalize.is_none() && count < list.most && own.is_some_and(|own| list.has(own)) {
        // SAFETY: the memory is nobody's, and of an object of the list's class.
        unsafe { list.push(block) };
    } else {
        // SAFETY: as this is called.
        unsafe { keep_or_free(block, list, class) };
    }
}

/// [`keep`] where types are asked for, and what has been finalized, which never is again, is not kept.
///
/// # Safety
/// As there; `list` must be that of `class`.
#[cold]
#[inline(never)]
unsafe extern "C" fn keep_or_free(block: *mut ffi::PyObject, list: &FreeList, class: &ClassDef) {
    // SAFETY: an object has a type until its memory is gone.
    let is_listed = list.has(unsafe { ffi::Py_TYPE(block) });
    // SAFETY: an object at its end, of a class that the collector knows if it has such a function.
    let finalized = class.finalize.is_some() && unsafe { ffi::PyObject_GC_IsFinalized(block) } != 0;
    if is_listed && !finalized && list.count.load(Ordering::Relaxed) < list.most {
        // SAFETY: the memory is nobody's, and of an object of the list's class.
        unsafe { list.push(block) };
    } else {
        // SAFETY: called with such memory.
        unsafe { list.free(block) };
    }
}
