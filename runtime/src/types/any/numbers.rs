//! Arithmetic: Python's operators as methods, one row each.

use keelback_ffi as ffi;

use crate::convert::{IntoPyObject, lend};
use crate::depth::Level;
use crate::error::PyResult;
use crate::handle::{Bound, BoundObject};
use crate::types::PyAny;

macro_rules! binary {
    ($($name:ident = $function:ident, $shown:literal;)*) => { $(
        #[doc = concat!("`", $shown, "`.")]
        ///
        /// # Errors
        /// `TypeError` where the two do not go together, or what the operator or the other value's
        /// conversion raises.
        pub fn $name<O: IntoPyObject<'py>>(&self, other: O) -> PyResult<Bound<'py, PyAny>> {
            let other = lend(self.py(), other)?;
            let _level = Level::enter(self.py())?;
            // SAFETY: two live objects.
            let answer = unsafe { ffi::$function(self.as_ptr(), other.as_ptr()) };
            self.py().own_or_err(answer)
        }
    )* };
}

macro_rules! unary {
    ($($name:ident = $function:ident, $shown:literal;)*) => { $(
        #[doc = concat!("`", $shown, "`.")]
        ///
        /// # Errors
        /// `TypeError` where the object has no such operator, or what it raises.
        pub fn $name(&self) -> PyResult<Bound<'py, PyAny>> {
            let _level = Level::enter(self.py())?;
            // SAFETY: a live object.
            let answer = unsafe { ffi::$function(self.as_ptr()) };
            self.py().own_or_err(answer)
        }
    )* };
}

impl<'py> Bound<'py, PyAny> {
    binary! {
        add = PyNumber_Add, "self + other";
        sub = PyNumber_Subtract, "self - other";
        mul = PyNumber_Multiply, "self * other";
        matmul = PyNumber_MatrixMultiply, "self @ other";
        div = PyNumber_TrueDivide, "self / other";
        floor_div = PyNumber_FloorDivide, "self // other";
        rem = PyNumber_Remainder, "self % other";
        divmod = PyNumber_Divmod, "divmod(self, other)";
        lshift = PyNumber_Lshift, "self << other";
        rshift = PyNumber_Rshift, "self >> other";
        bitand = PyNumber_And, "self & other";
        bitor = PyNumber_Or, "self | other";
        bitxor = PyNumber_Xor, "self ^ other";
    }

    unary! {
        neg = PyNumber_Negative, "-self";
        pos = PyNumber_Positive, "+self";
        abs = PyNumber_Absolute, "abs(self)";
        bitnot = PyNumber_Invert, "~self";
    }

    /// `pow(self, other, modulus)`; `py.None()` as the modulus for `self ** other`.
    ///
    /// # Errors
    /// `TypeError` where the three do not go together, or what the operator or a conversion raises.
    pub fn pow<O: IntoPyObject<'py>, M: IntoPyObject<'py>>(
        &self,
        other: O,
        modulus: M,
    ) -> PyResult<Bound<'py, PyAny>> {
        let other = lend(self.py(), other)?;
        let modulus = lend(self.py(), modulus)?;
        let _level = Level::enter(self.py())?;
        // SAFETY: three live objects.
        let answer =
            unsafe { ffi::PyNumber_Power(self.as_ptr(), other.as_ptr(), modulus.as_ptr()) };
        self.py().own_or_err(answer)
    }
}
