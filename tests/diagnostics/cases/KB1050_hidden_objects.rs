keelback::module!();

use keelback::prelude::*;

/// @py
struct Registry {
    by_name: dashmap::DashMap<String, Py<PyAny>>,
    inner: Vec<Inner>,
    plain: dashmap::DashMap<String, u32>,
    /// @py skip no_gc
    said: dashmap::DashMap<String, Py<PyAny>>,
}

struct Inner {
    sender: std::sync::mpsc::Sender<Py<PyAny>>,
}
