//! `@py freelist(8)`: the memory of objects that ended is kept for the next ones of the class.
//!
//! A class that says so has a [`FreeList`]. What goes into it is memory of objects of that very class, whose value has been
//! dropped and whose type has been let go of; what comes out is all zero behind its header, as from `tp_alloc`. Objects
//! of subclasses never go through it.
//!
//! Memory belongs to an interpreter, so a list does: to the first that makes the class. Others allocate, as they do
//! without a list, until that one ends, which gives everything back. Without a GIL no list is ever opened: CPython's
//! allocator keeps one for each thread there.

use std::ffi::c_void;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, AtomicUsize, Ordering};

use keelback_ffi as ffi;

use crate::class::def::{Class, ClassDef};
use crate::py::Python;
use crate::state;

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
            state::remember_free_list(py, self);
        }
    }

    /// Gives everything back. The thread is attached to the list's interpreter.
    pub(crate) fn close(&self, _py: Python<'_>) {
        while let Some(block) = self.take() {
            // SAFETY: memory of an object of the class (type invariant).
            unsafe { self.free(block) };
        }
        self.class.store(ptr::null_mut(), Ordering::Release);
    }

    /// Forgets everything: the interpreter is gone, and its memory with it.
    pub(crate) fn forget(&self) {
        self.first.store(ptr::null_mut(), Ordering::Relaxed);
        self.count.store(0, Ordering::Relaxed);
        self.class.store(ptr::null_mut(), Ordering::Release);
    }

    pub(crate) fn has(&self, class: *mut ffi::PyTypeObject) -> bool {
        self.class.load(Ordering::Acquire) == class
    }

    /// Where a block has the pointer to the next one.
    fn next(block: *mut ffi::PyObject) -> *mut *mut ffi::PyObject {
        // Objects are at least a word longer than their header (`Contents::object_size`).
        block.wrapping_byte_add(ffi::layout::head()).cast()
    }

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

    /// An object of exactly this type, as from `tp_alloc`, if there is memory for one.
    fn reuse(&self, class: *mut ffi::PyTypeObject) -> Option<*mut ffi::PyObject> {
        let block = if self.has(class) { self.take()? } else { return None };
        let head = ffi::layout::head();
        let size = self.size.load(Ordering::Relaxed);
        let behind = block.wrapping_byte_add(head).cast::<u8>();
        // SAFETY: a block is so long (type invariant).
        unsafe { behind.write_bytes(0, size - head) };
        // SAFETY: memory of an object of that type.
        unsafe { ffi::PyObject_Init(block, class) };
        if self.counts_type.load(Ordering::Relaxed) {
            // SAFETY: a live type.
            unsafe { ffi::Py_INCREF(class.cast()) };
        }
        if self.is_collected.load(Ordering::Relaxed) {
            // SAFETY: an object of a type that the collector knows, which it does not see yet.
            unsafe { ffi::PyObject_GC_Track(block.cast()) };
        }
        Some(block)
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

/// A new object of `class`, all zero behind its header; null with an exception.
///
/// # Safety
/// `class` must be the type object of `T`, or a class of Python's that derives from it.
#[inline(always)]
pub(crate) unsafe fn allocate<T: Class>(class: *mut ffi::PyTypeObject) -> *mut ffi::PyObject {
    if let Some(object) = T::free_list().and_then(|list| list.reuse(class)) {
        return object;
    }
    // SAFETY: forwarded; types of objects have this `tp_alloc`, or one that stands for it.
    unsafe { ffi::PyType_GenericAlloc(class, 0) }
}

/// What stands for the `tp_free` of a class that has a list.
pub(crate) unsafe extern "C" fn keep<T: Class>(object: *mut c_void) {
    let Some(list) = T::free_list() else { return };
    let block: *mut ffi::PyObject = object.cast();
    // SAFETY: an object has a type until its memory is gone.
    let class = unsafe { ffi::Py_TYPE(block) };
    let count = list.count.load(Ordering::Relaxed);
    // SAFETY: an object at its end, of a class that the collector knows if it has such a function.
    let finalized =
        T::class().finalize.is_some() && unsafe { ffi::PyObject_GC_IsFinalized(block) } != 0;
    // What is finalized once is never finalized again.
    if count >= list.most || finalized || !list.has(class) {
        // SAFETY: called with such memory.
        return unsafe { list.free(block) };
    }
    // SAFETY: the memory is nobody's, and long enough.
    unsafe { FreeList::next(block).write(list.first.load(Ordering::Relaxed)) };
    list.first.store(block, Ordering::Relaxed);
    list.count.store(count + 1, Ordering::Relaxed);
}
