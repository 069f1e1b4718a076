//! Names that are made once for each interpreter: what [`intern!`](crate::intern) stands for.

use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::road::Kept;
use crate::types::{PyAny, PyString};

/// A text that becomes one interned `str` in each interpreter, when it is first wanted there.
#[doc(hidden)]
pub struct Interned {
    text: &'static str,
    object: Kept,
}

impl Interned {
    /// Of this text.
    #[must_use]
    pub const fn new(text: &'static str) -> Interned {
        Interned { text, object: Kept::new() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// The `str`.
    ///
    /// # Panics
    /// When Python is out of memory.
    #[inline]
    pub fn get<'py>(&'static self, py: Python<'py>) -> &'py Bound<'py, PyString> {
        let object = self.object.get(py, || self.make(py));
        // SAFETY: what `make` made, now or before: a `str`.
        unsafe { object.cast_unchecked() }
    }

    fn make<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyString::intern(py, self.text).into_any())
    }
}

/// An interned `str` of a text that is known when the crate is compiled: `&Bound<'_, PyString>`.
///
/// It is made when it is first wanted, once in each interpreter; after that it costs a look. Names of attributes
/// and keys that are used often are best given this way.
///
/// ```
/// # use keelback::prelude::*;
/// use keelback::intern;
/// # keelback_docs::run(|py| {
/// let sys = py.import(intern!(py, "sys"))?;
/// assert!(sys.hasattr(intern!(py, "path"))?);
/// # Ok(()) })
/// ```
#[macro_export]
macro_rules! intern {
    ($py:expr, $text:expr) => {{
        static INTERNED: $crate::rt::Interned = $crate::rt::Interned::new($text);
        INTERNED.get($py)
    }};
}
