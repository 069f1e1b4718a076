keelback::module!();

use keelback::prelude::*;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Plain data: the collector never hears of it.
///
/// @py
pub struct Plain { #[doc = " @py"] pub x: f64 }

/// @py dict weakref sequence generic
pub struct Node {
    /// @py
    pub next: Option<Py<PyAny>>,
    by_path: HashMap<std::path::PathBuf, (u8, Py<PyAny>)>,
    part: Part<Py<PyAny>, other::Thing>,
    /// @py skip no_gc
    told: dashmap::DashMap<String, Py<PyAny>>,
    #[cfg(feature = "extra")]
    extra: Box<dyn Show>,
}

/// Plain data, of which a constant is one: it goes with its class.
///
/// @py frozen
pub struct Kept(f64);

/// @py
impl Kept {
    /// @py
    pub const FIRST: Self = Kept(1.0);
}

/// Frozen to Python, and guarded all the same.
///
/// @py
pub struct Shared(Arc<Mutex<Vec<Py<Node>>>>);

impl Drop for Shared { fn drop(&mut self) {} }

pub trait Show: keelback::Traverse + Send + Sync {}

pub enum Part<T, U: Clone> {
    One(T),
    Both { left: Box<Part<T, U>>, right: Vec<T>, more: U },
    Deep(deep::Deep),
    None,
}

mod deep {
    pub struct Deep { handle: keelback::PyErr, number: usize }
    keelback::door!(deep);
}
