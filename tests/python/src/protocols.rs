//! Special methods that Python's modules find by name: those of `copy` and of `pickle`: `test_protocols.py`.
//!
//! @py module protocols

use keelback::prelude::*;
use keelback::types::{PyDict, PyTuple};

/// Made anew by `pickle` from its arguments, and then given its state.
///
/// @py
pub struct Packed {
    /// @py readonly
    label: String,
    /// @py
    level: i64,
}

/// @py
impl Packed {
    fn new(label: String) -> Packed {
        Packed { label, level: 0 }
    }

    fn __getnewargs__(&self) -> (String,) {
        (self.label.clone(),)
    }

    fn __getstate__(&self) -> i64 {
        self.level
    }

    fn __setstate__(&mut self, state: i64) {
        self.level = state;
    }
}

/// Takes a name where it is made.
///
/// @py frozen
pub struct Plot {
    /// @py
    width: i64,
    /// @py
    height: i64,
}

/// @py
impl Plot {
    /// @py def __new__(cls, width, *, height)
    fn new(width: i64, height: i64) -> Plot {
        Plot { width, height }
    }

    /// @py def __getnewargs_ex__(self) -> tuple[tuple[int], dict[str, int]]
    fn __getnewargs_ex__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let names = PyDict::new(py);
        names.set_item("height", self.height)?;
        Ok((PyTuple::new(py, [self.width])?, names))
    }

    /// @py def __replace__(self, *, width=None, height=None)
    fn __replace__(&self, width: Option<i64>, height: Option<i64>) -> Plot {
        Plot { width: width.unwrap_or(self.width), height: height.unwrap_or(self.height) }
    }
}

/// Says itself how it is copied, and how it is pickled under each protocol.
///
/// @py
pub struct Copied {
    /// @py readonly
    how: String,
}

/// @py
impl Copied {
    fn new(how: String) -> Copied {
        Copied { how }
    }

    fn __copy__(&self) -> Copied {
        Copied { how: format!("copy of {}", self.how) }
    }

    /// @py def __deepcopy__(self, memo: dict[int, object]) -> Copied
    fn __deepcopy__(&self, memo: &Bound<'_, PyDict>) -> Copied {
        Copied { how: format!("deep copy of {}, {}", self.how, memo.len()) }
    }

    /// @py def __reduce_ex__(self, protocol: typing.SupportsIndex) -> tuple[type[Copied], tuple[str]]
    fn __reduce_ex__<'py>(slf: &Bound<'py, Self>, protocol: i64) -> (Bound<'py, PyAny>, (String,)) {
        let how = format!("{} by {protocol}", slf.borrow().how);
        (slf.get_type().into_any(), (how,))
    }
}

keelback::door!(protocols);
