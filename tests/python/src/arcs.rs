//! Classes whose values Python and Rust share by `Arc`: `test_arcs.py`.
//!
//! @py module arcs

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use keelback::prelude::*;

static ENDED: AtomicUsize = AtomicUsize::new(0);

/// How many pools have ended.
///
/// @py
pub fn ended() -> usize {
    ENDED.load(Ordering::SeqCst)
}

/// Counts what is taken out of it.
///
/// @py weakref
pub struct Pool {
    /// @py readonly
    name: String,
    taken: Mutex<usize>,
}

impl Drop for Pool {
    fn drop(&mut self) {
        ENDED.fetch_add(1, Ordering::SeqCst);
    }
}

impl Pool {
    fn counted(&self) -> std::sync::MutexGuard<'_, usize> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// @py
impl Pool {
    /// @py def __new__(name="pool")
    fn open(name: &str) -> PyResult<Arc<Self>> {
        if name.is_empty() {
            return Err(keelback::exceptions::PyValueError::new_err("no name"));
        }
        Ok(Arc::new(Pool { name: name.to_owned(), taken: Mutex::new(0) }))
    }

    /// Keeps the pool.
    fn take(self: Arc<Self>) -> Lease {
        *self.counted() += 1;
        Lease { pool: self }
    }

    fn owners(self: &Arc<Self>) -> usize {
        Arc::strong_count(self)
    }

    /// @py property
    fn taken(&self) -> usize {
        *self.counted()
    }

    /// @py nogil
    fn take_detached(self: Arc<Self>) -> usize {
        *self.counted() += 1;
        Arc::strong_count(&self)
    }

    fn same(&self, other: &Pool) -> bool {
        std::ptr::eq(self, other)
    }

    /// An object that exists already stands for itself.
    fn itself(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }
}

/// @py
pub struct Lease {
    /// @py readonly
    pool: Arc<Pool>,
}

/// @py
pub fn together(pools: Vec<Arc<Pool>>, first: Option<Arc<Pool>>) -> Vec<Arc<Pool>> {
    first.into_iter().chain(pools).collect()
}

/// @py
pub fn by_name(pools: Vec<Arc<Pool>>) -> HashMap<String, Arc<Pool>> {
    pools.into_iter().map(|pool| (pool.name.clone(), pool)).collect()
}

/// @py
pub fn lent(pool: &Arc<Pool>) -> (usize, Option<Arc<Pool>>) {
    (Arc::strong_count(pool), Some(Arc::clone(pool)))
}

static KEPT: Mutex<Vec<Weak<Pool>>> = Mutex::new(Vec::new());

/// Remembers a pool without owning it.
///
/// @py
pub fn remember(pool: Arc<Pool>) {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::downgrade(&pool));
}

/// The pool that was remembered last, if it is still there.
///
/// @py
pub fn remembered() -> Option<Arc<Pool>> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner).pop().and_then(|pool| pool.upgrade())
}

static LIVE: AtomicUsize = AtomicUsize::new(0);

/// Holds a Python object; its type is `Clone`, and goes by value too.
///
/// @py
pub struct Handler {
    callback: Py<PyAny>,
}

impl Clone for Handler {
    fn clone(&self) -> Handler {
        Python::attach(|py| Handler::made(self.callback.clone_ref(py)))
    }
}

impl Drop for Handler {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Handler {
    fn made(callback: Py<PyAny>) -> Handler {
        LIVE.fetch_add(1, Ordering::SeqCst);
        Handler { callback }
    }
}

/// @py
impl Handler {
    fn new(callback: Py<PyAny>) -> Handler {
        Handler::made(callback)
    }

    fn shared(self: Arc<Self>) -> Arc<Handler> {
        self
    }

    fn run(self: &Arc<Self>, py: Python<'_>) -> PyResult<Py<PyAny>> {
        Ok(self.callback.bind(py).call1((Arc::clone(self),))?.unbind())
    }
}

/// @py
pub fn live() -> usize {
    LIVE.load(Ordering::SeqCst)
}

static HELD: Mutex<Option<Arc<Handler>>> = Mutex::new(None);

/// @py
pub fn hold(handler: Option<Arc<Handler>>) -> bool {
    let before =
        std::mem::replace(&mut *HELD.lock().unwrap_or_else(PoisonError::into_inner), handler);
    before.is_some()
}

/// @py
pub fn held() -> Option<Arc<Handler>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Whether an `Arc`, a `Box` and a copy of one object are of one value.
///
/// @py
#[expect(clippy::boxed_local, reason = "a pointer of that kind is what is tested")]
pub fn copies(shared: Arc<Handler>, boxed: Box<Handler>, copied: Handler) -> (bool, bool, Handler) {
    (std::ptr::eq(&*shared, &*boxed), std::ptr::eq(&*shared, &raw const copied), copied)
}

keelback::door!(arcs);
