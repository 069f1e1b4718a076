//! Fast roads to what an interpreter's state keeps, for the process in which one interpreter runs this library.

use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::state::{self, InterpreterCell};
use crate::types::PyAny;

/// How often an interpreter has come or gone; above zero from the beginning.
static CHANGES: AtomicUsize = AtomicUsize::new(1);

/// How often an interpreter has come or gone.
pub(crate) fn changes() -> usize {
    CHANGES.load(Ordering::Acquire)
}

/// An interpreter comes or goes: all roads are closed.
pub(crate) fn close_all() {
    CHANGES.fetch_add(1, Ordering::AcqRel);
}

/// Where something is that the state of an interpreter keeps as long as it lives.
///
/// Invariant: `opened` is zero, or the number of changes at a time when one interpreter ran this library; `to` was
/// written before, and leads to what that interpreter's state keeps. While no interpreter has come or gone since, a thread that
/// runs this library is attached to that one.
pub(crate) struct Road<T> {
    opened: AtomicUsize,
    to: AtomicPtr<T>,
}

impl<T> Road<T> {
    pub(crate) const fn new() -> Self {
        Road { opened: AtomicUsize::new(0), to: AtomicPtr::new(std::ptr::null_mut()) }
    }

    /// Where it leads, while it is open.
    #[inline(always)]
    pub(crate) fn get<'py>(&'py self, _py: Python<'py>) -> Option<&'py T> {
        if self.opened.load(Ordering::Acquire) != CHANGES.load(Ordering::Acquire) {
            return None;
        }
        let to = self.to.load(Ordering::Relaxed);
        // SAFETY: written before the road was open (type invariant). Said so that nobody looks again.
        unsafe { std::hint::assert_unchecked(!to.is_null()) };
        // SAFETY: what the state of this very interpreter keeps (type invariant), and it keeps it as long as a
        // thread is attached and runs this library.
        Some(unsafe { &*to })
    }

    /// Opens it, if there is one interpreter.
    ///
    /// # Safety
    /// The state of the interpreter must keep what is there as long as it lives, and each call of one road must be with
    /// the same in one interpreter.
    pub(crate) unsafe fn open(&self, py: Python<'_>, to: *const T) {
        state::while_only(py, || {
            self.to.store(to.cast_mut(), Ordering::Release);
            self.opened.store(changes(), Ordering::Release);
        });
    }
}

/// One object for each interpreter, made when it is first wanted there and kept as long as the interpreter: for a
/// `static`. To be found again costs a few loads.
pub(crate) struct Kept {
    cell: InterpreterCell,
    road: Road<Bound<'static, PyAny>>,
}

impl Kept {
    pub(crate) const fn new() -> Self {
        Kept { cell: InterpreterCell::new(), road: Road::new() }
    }

    /// The object.
    ///
    /// # Panics
    /// When `make` fails, which nothing should make it do but a lack of memory.
    #[inline(always)]
    pub(crate) fn get<'py>(
        &'static self,
        py: Python<'py>,
        make: impl FnOnce() -> PyResult<Bound<'py, PyAny>>,
    ) -> &'py Bound<'py, PyAny> {
        match self.road.get(py) {
            Some(object) => object,
            None => self.find(py, make),
        }
    }

    #[cold]
    fn find<'py>(
        &'static self,
        py: Python<'py>,
        make: impl FnOnce() -> PyResult<Bound<'py, PyAny>>,
    ) -> &'py Bound<'py, PyAny> {
        drop(self.cell.get_or_init(py, make).unwrap_or_else(|error| panic!("{error}")));
        let object = self.cell.get_ref(py).expect("it is there now");
        // SAFETY: the cell is static, so it keeps its object, at this place, as long as the state lives.
        unsafe { self.road.open(py, std::ptr::from_ref(object).cast()) };
        object
    }
}
