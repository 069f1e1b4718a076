//! Classes that keep the memory of their ended objects.
//!
//! @py module freelists

use std::sync::atomic::{AtomicIsize, Ordering};

use keelback::prelude::*;

static ALIVE: AtomicIsize = AtomicIsize::new(0);

/// How many counted values are alive.
///
/// @py
pub fn alive() -> isize {
    ALIVE.load(Ordering::SeqCst)
}

/// Counts itself.
#[derive(Debug)]
struct Counted;

impl Counted {
    fn new() -> Counted {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        Counted
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Keeps four.
///
/// @py freelist(4)
pub struct Token {
    /// @py readonly
    number: i64,
    _counted: Counted,
}

/// @py
impl Token {
    #[must_use]
    pub fn new(number: i64) -> Token {
        Token { number, _counted: Counted::new() }
    }
}

/// The same without a list.
///
/// @py
pub struct Plain {
    /// @py readonly
    number: i64,
    _counted: Counted,
}

/// @py
impl Plain {
    #[must_use]
    pub fn new(number: i64) -> Plain {
        Plain { number, _counted: Counted::new() }
    }
}

/// The collector knows it, and everything is behind its value.
///
/// @py dict weakref freelist(4)
pub struct Link {
    /// @py
    next: Option<Py<PyAny>>,
    _counted: Counted,
}

/// @py
impl Link {
    /// @py def __new__(next=None)
    #[must_use]
    pub fn new(next: Option<Py<PyAny>>) -> Link {
        Link { next, _counted: Counted::new() }
    }
}

/// Its list is seen in the process's memory.
///
/// @py freelist(64)
pub struct Wide {
    _room: [u8; 65_536],
}

/// @py
impl Wide {
    #[must_use]
    pub fn new() -> Wide {
        Wide { _room: [1; 65_536] }
    }
}

impl Default for Wide {
    fn default() -> Self {
        Wide::new()
    }
}

/// Has a list of its own beside its base's.
///
/// @py freelist(4) class Marked(Mark)
#[repr(C)]
pub struct Marked {
    base: Mark,
    /// @py
    pub more: i64,
}

/// @py freelist(2)
pub struct Mark {
    /// @py
    pub number: i64,
    _counted: Counted,
}

/// @py
impl Mark {
    #[must_use]
    pub fn new(number: i64) -> Mark {
        Mark { number, _counted: Counted::new() }
    }
}

/// @py
impl Marked {
    #[must_use]
    pub fn new(number: i64, more: i64) -> Marked {
        Marked { base: Mark::new(number), more }
    }
}

/// Uses Python when it goes.
///
/// @py freelist(4)
pub struct Parting {
    /// @py
    held: Option<Py<PyAny>>,
    callback: Py<PyAny>,
    _counted: Counted,
}

/// @py
impl Parting {
    #[must_use]
    pub fn new(callback: Py<PyAny>) -> Parting {
        Parting { held: None, callback, _counted: Counted::new() }
    }
}

impl Drop for Parting {
    fn drop(&mut self) {
        Python::attach(|py| {
            if let Err(error) = self.callback.bind(py).call0() {
                error.write_unraisable(py, None);
            }
        });
    }
}

keelback::door!(freelists);
