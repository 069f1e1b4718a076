//! What threads share.
//!
//! @py module threads

use std::sync::Mutex;

use keelback::prelude::*;
use keelback::sync::PyOnceLock;

/// Counts; each step reads, works, and writes.
///
/// @py
#[derive(Default)]
pub struct Tally {
    /// @py
    pub count: u64,
    names: Vec<String>,
}

/// @py
impl Tally {
    fn new() -> Tally {
        Tally::default()
    }

    /// A borrow that excludes all others, and is long enough to be seen.
    ///
    /// @py def add(by, *, times)
    fn add(&mut self, by: u64, times: u64) -> u64 {
        for _ in 0..times {
            self.count = std::hint::black_box(self.count) + by;
        }
        self.count
    }

    /// The same, and lets other threads run Python meanwhile.
    fn add_detached(&mut self, py: Python<'_>) -> u64 {
        let count = self.count;
        py.detach(std::thread::yield_now);
        self.count = count + 1;
        self.count
    }

    fn note(&mut self, name: String) {
        self.names.push(name);
    }

    fn notes(&self) -> usize {
        self.names.len()
    }

    /// Reads while nobody changes: the same twice.
    fn steady(&self) -> bool {
        let before = std::hint::black_box(self.count);
        std::hint::black_box(self.count) == before
    }
}

/// Pure Rust: the sum of the squares below a number, by the sum's own work.
///
/// @py
pub fn squares(below: u64) -> u64 {
    (0..below).fold(0, |sum, n| sum.wrapping_add(std::hint::black_box(n) * n))
}

/// A class whose method is pure Rust.
///
/// @py frozen
pub struct Worker {
    below: u64,
}

/// @py
impl Worker {
    fn new(below: u64) -> Worker {
        Worker { below }
    }

    fn work(&self) -> u64 {
        squares(self.below)
    }
}

static MADE: PyOnceLock<u64> = PyOnceLock::new();

/// A value that is made once; every caller gets that one.
///
/// @py
pub fn once(py: Python<'_>, mine: u64) -> u64 {
    *MADE.get_or_init(py, || mine)
}

/// Goes through a list that may change meanwhile, and answers with how many items it saw.
///
/// @py
pub fn walk(list: &Bound<'_, PyList>) -> PyResult<usize> {
    let mut seen = 0;
    for item in list.iter() {
        seen += usize::from(!item.is_none());
        item.hash()?;
    }
    Ok(seen)
}

static SHELF: Mutex<Vec<Py<PyAny>>> = Mutex::new(Vec::new());

fn shelf() -> std::sync::MutexGuard<'static, Vec<Py<PyAny>>> {
    SHELF.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Puts an object where any thread may drop it.
///
/// @py
pub fn put(object: Py<PyAny>) {
    shelf().push(object);
}

/// Drops what was put, in this thread, without being attached.
///
/// @py nogil
pub fn clear_shelf() -> usize {
    let taken = std::mem::take(&mut *shelf());
    taken.len()
}

keelback::door!(threads);

/// The address of `sys.modules`, which each interpreter has for itself, where a thread attaches that Python does not know.
///
/// @py nogil
pub fn attached_elsewhere() -> PyResult<usize> {
    let modules = |py: Python<'_>| Ok(py.import("sys")?.getattr("modules")?.as_ptr().addr());
    std::thread::spawn(move || Python::attach(modules)).join().expect("no panic in it")
}

/// How many counts of an object are left while the caller waits, after another thread has given so many up where it was detached.
///
/// @py nogil
pub fn counts_left(object: Py<PyAny>, times: usize) -> isize {
    let hammer = move || {
        let count = |py: Python<'_>| object.get_refcnt(py);
        let before = Python::attach(count);
        for _ in 0..times {
            drop(Python::attach(|py| object.clone_ref(py)));
        }
        Python::attach(count) - before
    };
    std::thread::spawn(hammer).join().expect("no panic in it")
}

/// At its end another thread tries to attach; what came of it is printed.
///
/// @py
pub struct TriesAtItsEnd;

/// @py
impl TriesAtItsEnd {
    fn new() -> Self {
        TriesAtItsEnd
    }
}

impl Drop for TriesAtItsEnd {
    fn drop(&mut self) {
        let attempt = std::thread::spawn(|| Python::try_attach(|_| ()).is_some());
        println!("attached: {}", attempt.join().expect("no panic in it"));
    }
}
