//! What is kept for each interpreter: no Python object lives in a Rust `static`.
//!
//! A static [`InterpreterCell`] is a number; the object behind it is in the state of the interpreter
//! that the thread is attached to. In a process with one interpreter the state is one load away.

use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use keelback_ffi as ffi;

use crate::attach;
use crate::class::free_list::Stock;
use crate::class::known::Only;
use crate::class::traverse::Visit;
use crate::error::PyResult;
use crate::handle::{Borrowed, Bound};
use crate::keeper;
use crate::owner;
pub(crate) use crate::owner::{Owner, owner};
use crate::py::Python;
use crate::road;
use crate::types::{PyAny, PyString};

const CHUNKS: usize = 1024;
const CELLS: usize = 256;

type Chunk = [AtomicPtr<ffi::PyObject>; CELLS];

/// The objects of one interpreter.
///
/// Invariant: each non-null cell owns one count of an object of that interpreter; a chunk, once
/// there, stays as long as the state.
pub(crate) struct State {
    chunks: [AtomicPtr<Chunk>; CHUNKS],
    /// How many modules of this library live in the interpreter. With the last one the state is no longer found, and
    /// its keeper goes. Changed while `ALL` is locked.
    modules: AtomicU32,
    /// What owns the state, and a count of which each module owns; null while there is no module.
    keeper: AtomicPtr<ffi::PyObject>,
    /// Tables of interned names, which calls with keywords compare with.
    names: Mutex<Vec<Names>>,
    /// What classes keep of objects that ended, where the memory is this interpreter's.
    stocks: Mutex<Vec<&'static dyn Stock>>,
}

/// Interned strings, null where a name is not wanted.
///
/// Invariant: owns one count of each; it is not moved while it lives.
struct Names(Box<[*mut ffi::PyObject]>);

// SAFETY: only pointers, released by the thread that is attached to their interpreter.
unsafe impl Send for Names {}

/// The state of the only interpreter; null while there is none, and once there has been another one.
static ONLY: AtomicPtr<State> = AtomicPtr::new(ptr::null_mut());

static ALL: Mutex<All> = Mutex::new(All { states: Vec::new(), first: None, several: false });

struct All {
    /// Every interpreter's id and state. Ids are never used twice.
    states: Vec<(i64, StatePtr)>,
    /// The first interpreter that ran this library.
    first: Option<i64>,
    /// Whether there has been another one. It has no state any more when its last module has gone, but what the collector finds in a
    /// cycle with that module ends later, and until then its thread is not to be taken for one of an interpreter that is left.
    several: bool,
}

#[derive(Clone, Copy)]
struct StatePtr(*mut State);

// SAFETY: the state consists of atomics, and lives until its interpreter's last module goes.
unsafe impl Send for StatePtr {}

thread_local! {
    /// The last answer of `find` on this thread, and the number of changes it is good for.
    static LAST: Cell<(i64, usize, *mut State)> = const { Cell::new((-1, 0, ptr::null_mut())) };
}

impl State {
    #[inline]
    fn of(py: Python<'_>) -> *mut State {
        let only = ONLY.load(Ordering::Acquire);
        if only.is_null() { State::find(py) } else { only }
    }

    /// Looks the state up by the interpreter's id, or makes it.
    #[cold]
    fn find(py: Python<'_>) -> *mut State {
        let id = owner::id(py);
        let changes = road::changes();
        let (last_id, last_changes, last) = LAST.get();
        if last_id == id && last_changes == changes && !last.is_null() {
            return last;
        }
        let state = State::find_or_make(&mut lock_all(), id);
        LAST.set((id, road::changes(), state));
        state
    }

    fn find_or_make(all: &mut All, id: i64) -> *mut State {
        if let Some((_, state)) = all.states.iter().find(|(other, _)| *other == id) {
            return state.0;
        }
        let state = Box::new(State {
            chunks: [const { AtomicPtr::new(ptr::null_mut()) }; CHUNKS],
            modules: AtomicU32::new(0),
            keeper: AtomicPtr::new(ptr::null_mut()),
            names: Mutex::new(Vec::new()),
            stocks: Mutex::new(Vec::new()),
        });
        let state = Box::into_raw(state);
        all.states.push((id, StatePtr(state)));
        all.several |= *all.first.get_or_insert(id) != id;
        publish(all);
        state
    }

    /// Every cell that may hold something.
    fn cells(&self) -> impl Iterator<Item = &AtomicPtr<ffi::PyObject>> {
        self.chunks.iter().flat_map(|chunk| {
            let chunk = chunk.load(Ordering::Acquire);
            // SAFETY: null, or a chunk, which stays as long as the state (type invariant).
            unsafe { chunk.as_ref() }.into_iter().flatten()
        })
    }

    /// Shows the collector what the cells hold.
    pub(crate) fn show(&self, visit: &mut Visit<'_>) {
        for cell in self.cells() {
            // SAFETY: null, or an object of which the cell owns a count (type invariant).
            unsafe { visit.pointer(cell.load(Ordering::Acquire)) };
        }
    }

    /// What is kept of objects that ended, which is no longer this state's to give back.
    fn take_stocks(&self) -> Vec<&'static dyn Stock> {
        std::mem::take(&mut *self.stocks.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Lets go of what it holds. The thread is attached to its interpreter.
    pub(crate) fn empty(&self, py: Python<'_>) {
        // No road may lead to what goes.
        publish(&lock_all());
        let names = std::mem::take(&mut *self.names.lock().unwrap_or_else(PoisonError::into_inner));
        for &name in names.iter().flat_map(|names| &names.0) {
            // SAFETY: the table owns one count of each that is not null (type invariant).
            unsafe { ffi::Py_XDECREF(name) };
        }
        for stock in self.take_stocks() {
            stock.close(py);
        }
        for cell in self.cells() {
            let object = cell.swap(ptr::null_mut(), Ordering::AcqRel);
            // SAFETY: the count that the cell owned, if it held any (type invariant); the thread is attached.
            unsafe { ffi::Py_XDECREF(object) };
        }
    }

    /// The cell of a number.
    #[inline]
    fn cell(&self, index: u32) -> &AtomicPtr<ffi::PyObject> {
        let (chunk, cell) = (index as usize / CELLS, index as usize % CELLS);
        let slot = self.chunks.get(chunk).expect("more cells than one library can have");
        let found = match slot.load(Ordering::Acquire) {
            found if found.is_null() => State::new_chunk(slot),
            found => found,
        };
        // SAFETY: a chunk stays as long as the state (type invariant).
        let chunk: &Chunk = unsafe { &*found };
        &chunk[cell]
    }

    #[cold]
    fn new_chunk(slot: &AtomicPtr<Chunk>) -> *mut Chunk {
        let new: Box<Chunk> = Box::new([const { AtomicPtr::new(ptr::null_mut()) }; CELLS]);
        let new = Box::into_raw(new);
        match slot.compare_exchange(ptr::null_mut(), new, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => new,
            Err(first) => {
                // SAFETY: made above, and nobody else has seen it.
                drop(unsafe { Box::from_raw(new) });
                first
            }
        }
    }
}

fn lock_all() -> MutexGuard<'static, All> {
    ALL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes the fast road right for what `ALL` now holds.
fn publish(all: &All) {
    let left = if let [left] = all.states[..] { Some(left) } else { None };
    let only = left.filter(|_| !all.several);
    let mut fast = FAST.lock().unwrap_or_else(PoisonError::into_inner);
    owner::set_only(only.map(|(id, _)| id));
    attach::set_only(left.map(|(id, _)| id));
    ONLY.store(only.map_or(ptr::null_mut(), |(_, state)| state.0), Ordering::Release);
    // Whatever changed, the objects behind the roads may not be those of the interpreter that is left.
    for place in fast.classes.drain(..) {
        place.close();
    }
    for place in fast.names.drain(..) {
        place.store(ptr::null_mut(), Ordering::Release);
    }
    road::close_all();
}

/// Fast roads to objects of the only interpreter: closed when there is a second one.
static FAST: Mutex<Fast> = Mutex::new(Fast { classes: Vec::new(), names: Vec::new() });

struct Fast {
    classes: Vec<&'static Only>,
    names: Vec<&'static AtomicPtr<*mut ffi::PyObject>>,
}

/// Does something if this is the only interpreter, which it stays meanwhile.
pub(crate) fn while_only(py: Python<'_>, body: impl FnOnce()) {
    let state = State::of(py);
    if ONLY.load(Ordering::Acquire) != state {
        return;
    }
    let _fast = FAST.lock().unwrap_or_else(PoisonError::into_inner);
    // Again, under the lock: `publish` has it too.
    if ONLY.load(Ordering::Acquire) == state {
        body();
    }
}

/// Opens a fast road to a type object that the interpreter's state keeps, if it is the only one.
pub(crate) fn remember_only(py: Python<'_>, place: &'static Only, class: *mut ffi::PyTypeObject) {
    let state = State::of(py);
    let mut fast = FAST.lock().unwrap_or_else(PoisonError::into_inner);
    // Under the lock: `publish` closes the roads under it.
    if ONLY.load(Ordering::Acquire) == state {
        place.open(class);
        fast.classes.push(place);
    }
}

/// Gives a stock back when this interpreter ends.
pub(crate) fn remember_stock(py: Python<'_>, stock: &'static dyn Stock) {
    // SAFETY: the state lives while a thread is attached to its interpreter and runs this code.
    let state = unsafe { &*State::of(py) };
    state.stocks.lock().unwrap_or_else(PoisonError::into_inner).push(stock);
}

/// Opens a fast road to a table of interned names, if this is the only interpreter. The road is only
/// used to compare pointers, and the table lives as long as the interpreter's state: in a call there, a
/// name of the table is the same string.
pub(crate) fn remember_names(
    py: Python<'_>,
    place: &'static AtomicPtr<*mut ffi::PyObject>,
    names: Vec<Option<Bound<'_, PyString>>>,
) {
    let state = State::of(py);
    let mut fast = FAST.lock().unwrap_or_else(PoisonError::into_inner);
    // Under the lock: `publish` closes the roads under it.
    if ONLY.load(Ordering::Acquire) != state {
        return;
    }
    let pointer = |name: Option<Bound<'_, PyString>>| match name {
        Some(name) => name.into_any().into_ptr(),
        None => ptr::null_mut(),
    };
    let names = Names(names.into_iter().map(pointer).collect());
    place.store(names.0.as_ptr().cast_mut(), Ordering::Release);
    fast.names.push(place);
    // SAFETY: the state lives while a thread is attached to its interpreter and runs this code.
    let state = unsafe { &*state };
    state.names.lock().unwrap_or_else(PoisonError::into_inner).push(names);
}

/// A module of this library has been made in the current interpreter. The answer is for [`module_freed`], and to be
/// shown to the collector meanwhile.
pub(crate) fn module_made(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    // Python must not run while the list is locked.
    let spare = keeper::new(py)?;
    let mut all = lock_all();
    // By the interpreter's id: this may be its first module, and then the only state there is, is another's.
    let state = State::find_or_make(&mut all, owner::id(py));
    // SAFETY: a state lives as long as it is in the list, which is locked.
    let found = unsafe { &*state };
    if found.modules.fetch_add(1, Ordering::AcqRel) == 0 {
        // Not earlier: as long as the only state is another's, this interpreter would be taken for that one.
        attach::know(py);
        if let [(id, _)] = all.states[..] {
            attach::set_only(Some(id));
        }
        // SAFETY: a new keeper, and a state that has none.
        unsafe { keeper::give(&spare, state) };
        found.keeper.store(spare.as_ptr(), Ordering::Release);
        return Ok(spare);
    }
    // SAFETY: alive, since a module of the interpreter owns a count of it.
    let keeper = unsafe { Borrowed::from_ptr(py, found.keeper.load(Ordering::Acquire)) }.to_owned();
    drop(all);
    Ok(keeper)
}

/// The main interpreter, which this program started, is about to end. What its cells hold goes now, unless modules of
/// this library are there, with the last of which it goes.
pub(crate) fn interpreter_ends(py: Python<'_>) {
    let state = State::of(py);
    {
        let mut all = lock_all();
        // SAFETY: the state lives while a thread is attached to its interpreter.
        if unsafe { &*state }.modules.load(Ordering::Acquire) != 0 {
            return;
        }
        forget_state(&mut all, state);
    }
    // SAFETY: made by `Box::into_raw`, without a keeper that owns it, and no longer found by anybody.
    unsafe { Box::from_raw(state) }.empty(py);
}

/// Takes a state out of the list: it is no longer found.
fn forget_state(all: &mut All, state: *mut State) {
    all.states.retain(|(_, other)| other.0 != state);
    publish(all);
}

/// Every interpreter has ended. What they left is memory without objects.
pub(crate) fn interpreter_ended() {
    let mut all = lock_all();
    for (_, state) in &all.states {
        // SAFETY: a state lives as long as it is in the list, which is locked.
        for stock in unsafe { &*state.0 }.take_stocks() {
            stock.forget();
        }
    }
    // Their last users may still be running, in threads that will never be attached again: so the states stay.
    *all = All { states: Vec::new(), first: None, several: false };
    owner::life_ended();
    publish(&all);
}

/// A module of this library is going, with the count that [`module_made`] gave it. With the last one goes what the
/// interpreter's cells hold.
pub(crate) fn module_freed(keeper: Bound<'_, PyAny>) {
    let py = keeper.py();
    crate::handle::drain_pending(py);
    let id = owner::id(py);
    {
        let mut all = lock_all();
        let mut states = all.states.iter().filter(|(other, _)| *other == id);
        let Some(&(_, StatePtr(state))) = states.next() else { return };
        // SAFETY: a state lives as long as it is in the list, which is locked.
        if unsafe { &*state }.modules.fetch_sub(1, Ordering::AcqRel) == 1 {
            forget_state(&mut all, state);
        }
    }
    // The last count takes the state along.
    drop(keeper);
}

/// Whether that interpreter may still have objects.
pub(crate) fn is_alive(owner: Owner) -> bool {
    let Some(id) = owner.id() else { return false };
    if id == 0 && attach::is_running() {
        return true;
    }
    let all = lock_all();
    all.states.iter().any(|(other, _)| *other == id)
}

impl Drop for State {
    /// What the cells hold has gone before: see [`State::empty`].
    fn drop(&mut self) {
        for chunk in &mut self.chunks {
            let chunk = std::mem::replace(chunk.get_mut(), ptr::null_mut());
            if !chunk.is_null() {
                // SAFETY: made by `Box::into_raw`; the state that pointed to it is at its end.
                drop(unsafe { Box::from_raw(chunk) });
            }
        }
    }
}

/// The next number of a cell that nobody has had yet.
static NEXT: AtomicU32 = AtomicU32::new(1);

/// Numbers of cells that are no longer used and hold nothing.
static RETIRED: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// One object for each interpreter, made when it is first wanted there.
pub(crate) struct InterpreterCell {
    /// The cell's number plus one; zero until it is first used.
    number: AtomicU32,
}

impl InterpreterCell {
    /// An empty cell.
    #[must_use]
    pub(crate) const fn new() -> InterpreterCell {
        InterpreterCell { number: AtomicU32::new(0) }
    }

    #[inline]
    fn index(&self) -> u32 {
        match self.number.load(Ordering::Acquire) {
            0 => self.new_index(),
            number => number - 1,
        }
    }

    #[cold]
    fn new_index(&self) -> u32 {
        let retired = RETIRED.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let new = retired.unwrap_or_else(|| NEXT.fetch_add(1, Ordering::AcqRel));
        match self.number.compare_exchange(0, new, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => new - 1,
            Err(first) => {
                RETIRED.lock().unwrap_or_else(PoisonError::into_inner).push(new);
                first - 1
            }
        }
    }

    /// The object in this interpreter, if it has been made, lent by the cell.
    #[inline]
    pub(crate) fn get_ref<'a>(&'a self, py: Python<'a>) -> Option<&'a Bound<'a, PyAny>> {
        // SAFETY: as in `get`.
        let state = unsafe { &*State::of(py) };
        let cell: *const AtomicPtr<ffi::PyObject> = state.cell(self.index());
        // SAFETY: a live cell.
        if unsafe { &*cell }.load(Ordering::Acquire).is_null() {
            return None;
        }
        // SAFETY: what a cell holds once it holds until it is retired, which takes `&mut self`, or until the
        // interpreter's last module goes, which takes a thread that is attached to it and runs none of this code.
        // A handle is laid out as a pointer.
        Some(unsafe { &*cell.cast::<Bound<'a, PyAny>>() })
    }

    /// Releases what the cell holds, and lets its number be used again. What it holds in other interpreters than
    /// the one that this thread is attached to stays with them, and so does the number.
    pub(crate) fn retire(&mut self) {
        let number = std::mem::take(self.number.get_mut());
        if number == 0 {
            return;
        }
        let current = Python::if_attached(|py| StatePtr(State::of(py)));
        let (mut released, mut kept) = (None, false);
        {
            let all = lock_all();
            for (_, state) in &all.states {
                // SAFETY: a state lives as long as it is in the list, which is locked.
                let cell = unsafe { &*state.0 }.cell(number - 1);
                if current.is_some_and(|current| current.0 == state.0) {
                    released = ptr::NonNull::new(cell.swap(ptr::null_mut(), Ordering::AcqRel));
                } else {
                    kept |= !cell.load(Ordering::Acquire).is_null();
                }
            }
        }
        if !kept {
            RETIRED.lock().unwrap_or_else(PoisonError::into_inner).push(number);
        }
        if let Some(object) = released {
            // SAFETY: found in the state of the interpreter that this thread is attached to.
            let py = unsafe { Python::assume_attached() };
            crate::handle::release(object, owner(py));
        }
    }

    /// The object in this interpreter, if it has been made.
    pub(crate) fn get<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        // SAFETY: the state of the current interpreter lives while a thread is attached to it and
        // any module of the library is there to run this code.
        let state = unsafe { &*State::of(py) };
        let object = state.cell(self.index()).load(Ordering::Acquire);
        // SAFETY: the cell owns a count of it (invariant of `State`).
        (!object.is_null()).then(|| unsafe { Borrowed::from_ptr(py, object) }.to_owned())
    }

    /// The object in this interpreter; `make` is called where there is none yet. When two threads
    /// make it at once, the first to finish wins and the other's is dropped.
    ///
    /// # Errors
    /// What `make` raises; the next call tries anew.
    pub(crate) fn get_or_init<'py>(
        &self,
        py: Python<'py>,
        make: impl FnOnce() -> PyResult<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        if let Some(object) = self.get(py) {
            return Ok(object);
        }
        let made = make()?;
        // SAFETY: as in `get`.
        let state = unsafe { &*State::of(py) };
        let cell = state.cell(self.index());
        let pointer = made.clone().into_ptr();
        match cell.compare_exchange(ptr::null_mut(), pointer, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => Ok(made),
            Err(first) => {
                // SAFETY: the count taken for the cell, which did not take it.
                unsafe { ffi::Py_DECREF(pointer) };
                // SAFETY: the cell owns a count of it (invariant of `State`).
                Ok(unsafe { Borrowed::from_ptr(py, first) }.to_owned())
            }
        }
    }
}

impl Default for InterpreterCell {
    fn default() -> Self {
        InterpreterCell::new()
    }
}
