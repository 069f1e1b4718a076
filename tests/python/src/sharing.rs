//! Classes of one thread.
//!
//! @py module sharing

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use keelback::prelude::*;

static DROPPED: AtomicUsize = AtomicUsize::new(0);

/// Used by the thread that made it.
///
/// @py unsendable eq
pub struct Notebook {
    lines: Rc<RefCell<Vec<String>>>,
    /// @py
    pub title: String,
    reads: Cell<usize>,
}

impl PartialEq for Notebook {
    fn eq(&self, other: &Notebook) -> bool {
        self.lines == other.lines
    }
}

impl Drop for Notebook {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::Relaxed);
    }
}

/// @py
impl Notebook {
    fn new(title: String) -> Notebook {
        Notebook { lines: Rc::default(), title, reads: Cell::new(0) }
    }

    /// Another notebook with the same lines.
    fn shared(&self) -> Notebook {
        Notebook { lines: self.lines.clone(), title: self.title.clone(), reads: Cell::new(0) }
    }

    fn write(&mut self, line: String) {
        self.lines.borrow_mut().push(line);
    }

    /// Calls back while it is borrowed.
    fn read(&self, each: &Bound<'_, PyAny>) -> PyResult<usize> {
        self.reads.set(self.reads.get() + 1);
        for line in self.lines.borrow().iter() {
            each.call1((line,))?;
        }
        Ok(self.reads.get())
    }

    fn __len__(&self) -> usize {
        self.lines.borrow().len()
    }

    /// @py staticmethod
    fn dropped() -> usize {
        DROPPED.load(Ordering::Relaxed)
    }
}

/// @py
pub fn line_count(notebook: &Notebook) -> usize {
    notebook.lines.borrow().len()
}

/// Holds an object, and is used by one thread.
///
/// @py unsendable
pub struct Holder {
    /// @py
    pub value: Py<PyAny>,
    marks: Rc<()>,
}

/// @py
impl Holder {
    fn new(value: Py<PyAny>) -> Holder {
        Holder { value, marks: Rc::new(()) }
    }

    fn count(&self) -> usize {
        Rc::strong_count(&self.marks)
    }
}

/// An enum with data of one thread.
///
/// @py unsendable
pub enum Cursor {
    At {
        #[allow(dead_code, reason = "what makes it of one thread")]
        /// @py skip
        place: Rc<usize>,
    },
    End,
}

/// @py
impl Cursor {
    /// @py staticmethod
    fn at(place: usize) -> Cursor {
        Cursor::At { place: Rc::new(place) }
    }

    fn place(&self) -> Option<usize> {
        match self {
            Cursor::At { place } => Some(**place),
            Cursor::End => None,
        }
    }
}
keelback::door!(sharing);
