keelback::module!();

use std::sync::{Arc, Mutex};

/// A pool of connections, which Rust and Python share.
///
/// @py
pub struct Pool {
    /// @py readonly
    name: String,
    used: Mutex<u32>,
}

/// @py
impl Pool {
    /// @py def __new__(name)
    fn open(name: String) -> Arc<Self> { Arc::new(Pool { name, used: Mutex::new(0) }) }
    fn take(self: Arc<Self>) -> Lease { Lease { pool: self } }
    fn used(self: &Arc<Self>) -> u32 { *self.used.lock().unwrap() }
    fn same(&self, other: &Arc<Pool>) -> bool { std::ptr::eq(self, &**other) }
}

/// @py
pub struct Lease {
    /// @py readonly
    pool: Arc<Pool>,
}

/// @py
pub fn pools(all: Vec<Arc<Pool>>, first: Option<Arc<Pool>>) -> Vec<Arc<Pool>> { all }

/// Its type is `Clone`, so it goes by value too; it holds Python objects, so its borrows are counted.
///
/// @py
#[derive(Clone)]
pub struct Handler {
    callback: Arc<keelback::Py<keelback::PyAny>>,
}

/// @py
pub fn handle(shared: Arc<Handler>, copied: Handler) -> Arc<Handler> { shared }
