//! Comparison and hashing.

use std::cmp::Ordering;
use std::ffi::c_int;

use keelback_ffi as ffi;

use crate::convert::{IntoPyObject, lend};
use crate::depth::Level;
use crate::error::{PyErr, PyResult};
use crate::exceptions::PyTypeError;
use crate::handle::{Bound, BoundObject};
use crate::types::PyAny;

/// One of Python's six comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum CompareOp {
    /// `<`
    Lt = ffi::Py_LT,
    /// `<=`
    Le = ffi::Py_LE,
    /// `==`
    Eq = ffi::Py_EQ,
    /// `!=`
    Ne = ffi::Py_NE,
    /// `>`
    Gt = ffi::Py_GT,
    /// `>=`
    Ge = ffi::Py_GE,
}

impl CompareOp {
    /// From one of CPython's `Py_LT` to `Py_GE`.
    #[must_use]
    pub fn from_raw(op: c_int) -> Option<CompareOp> {
        Some(match op {
            ffi::Py_LT => CompareOp::Lt,
            ffi::Py_LE => CompareOp::Le,
            ffi::Py_EQ => CompareOp::Eq,
            ffi::Py_NE => CompareOp::Ne,
            ffi::Py_GT => CompareOp::Gt,
            ffi::Py_GE => CompareOp::Ge,
            _ => return None,
        })
    }

    /// Whether the comparison holds for values in that order.
    ///
    /// ```
    /// use keelback::CompareOp;
    ///
    /// assert!(CompareOp::Le.matches(1.cmp(&2)));
    /// assert!(!CompareOp::Gt.matches(1.cmp(&2)));
    /// ```
    #[must_use]
    pub fn matches(self, order: Ordering) -> bool {
        match self {
            CompareOp::Lt => order.is_lt(),
            CompareOp::Le => order.is_le(),
            CompareOp::Eq => order.is_eq(),
            CompareOp::Ne => order.is_ne(),
            CompareOp::Gt => order.is_gt(),
            CompareOp::Ge => order.is_ge(),
        }
    }
}

/// The comparisons that answer with a bool: one row each.
macro_rules! comparisons {
    ($($name:ident = $op:ident, $sign:literal;)*) => { $(
        #[doc = concat!("`self ", $sign, " other`, as a `bool`.")]
        ///
        /// # Errors
        /// What the comparison, the truth of its answer or the other value's conversion raises.
        pub fn $name<O: IntoPyObject<'py>>(&self, other: O) -> PyResult<bool> {
            self.rich_compare(other, CompareOp::$op)?.is_truthy()
        }
    )* };
}

impl<'py> Bound<'py, PyAny> {
    /// What `self < other` (or `==`, ..) answers with, which need not be a `bool`.
    ///
    /// # Errors
    /// What the comparison or the other value's conversion raises.
    pub fn rich_compare<O: IntoPyObject<'py>>(
        &self,
        other: O,
        op: CompareOp,
    ) -> PyResult<Bound<'py, PyAny>> {
        let other = lend(self.py(), other)?;
        let _level = Level::enter(self.py())?;
        // SAFETY: two live objects, and one of the six numbers.
        let answer =
            unsafe { ffi::PyObject_RichCompare(self.as_ptr(), other.as_ptr(), op as c_int) };
        self.py().own_or_err(answer)
    }

    comparisons! {
        lt = Lt, "<";
        le = Le, "<=";
        eq = Eq, "==";
        ne = Ne, "!=";
        gt = Gt, ">";
        ge = Ge, ">=";
    }

    /// Which of the two is the greater: asks `==`, then `<`, then `>`.
    ///
    /// # Errors
    /// What a comparison raises, and `TypeError` where none of the three holds, as with `nan`.
    pub fn compare<O: IntoPyObject<'py>>(&self, other: O) -> PyResult<Ordering> {
        let other = lend(self.py(), other)?;
        let other = other.as_borrowed().to_any();
        for (op, order) in [
            (CompareOp::Eq, Ordering::Equal),
            (CompareOp::Lt, Ordering::Less),
            (CompareOp::Gt, Ordering::Greater),
        ] {
            if self.rich_compare(other, op)?.is_truthy()? {
                return Ok(order);
            }
        }
        Err(PyTypeError::new_err(format!(
            "{} and {} have no order",
            self.type_name(),
            other.type_name()
        )))
    }

    /// `hash(self)`.
    ///
    /// # Errors
    /// `TypeError` where there is none, or what `__hash__` raises.
    pub fn hash(&self) -> PyResult<isize> {
        let _level = Level::enter(self.py())?;
        // SAFETY: a live object.
        let hash = unsafe { ffi::PyObject_Hash(self.as_ptr()) };
        if hash == -1 { Err(PyErr::fetch(self.py())) } else { Ok(hash) }
    }
}
