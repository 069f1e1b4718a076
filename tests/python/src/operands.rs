//! Operators in place, those of the standard library's traits, and which operand is asked: `test_operands.py`.
//!
//! @py module operands

use std::{cmp, fmt, hash, ops};

use keelback::prelude::*;

/// Has every operator in place, and notes what was done.
///
/// @py
#[derive(Default)]
pub struct Trail {
    steps: Vec<(&'static str, i64)>,
}

macro_rules! in_place {
    ($($name:ident)*) => {
        /// @py
        impl Trail {
            $(
                fn $name(&mut self, other: i64) {
                    self.steps.push((stringify!($name), other));
                }
            )*
        }
    };
}

in_place! {
    __iadd__ __isub__ __imul__ __itruediv__ __ifloordiv__ __imod__ __ipow__ __ilshift__ __irshift__ __iand__ __ior__
    __ixor__ __imatmul__
}

/// @py
impl Trail {
    fn new() -> Trail {
        Trail::default()
    }

    /// What was done.
    ///
    /// @py property
    fn steps(&self) -> Vec<(&'static str, i64)> {
        self.steps.clone()
    }
}

/// Declines as the operand on the left, and takes all as the one on the right.
///
/// @py
pub struct Choosy;

/// @py
impl Choosy {
    fn new() -> Choosy {
        Choosy
    }

    fn __add__(&self, py: Python<'_>, _other: &Bound<'_, PyAny>) -> Py<PyAny> {
        py.NotImplemented()
    }

    fn __radd__(&self, _other: &Bound<'_, PyAny>) -> &'static str {
        "__radd__"
    }

    fn __ne__(&self, _other: &Bound<'_, PyAny>) -> bool {
        true
    }
}

/// Has each operator of the standard library's traits, on both sides and in place.
///
/// @py
#[derive(Clone)]
pub struct Traced {
    steps: Vec<(&'static str, i64)>,
}

/// @py
impl Traced {
    fn new() -> Traced {
        Traced { steps: Vec::new() }
    }

    /// What was done in place.
    ///
    /// @py property
    fn steps(&self) -> Vec<(&'static str, i64)> {
        self.steps.clone()
    }
}

macro_rules! operators {
    ($($of:ident $method:ident, $assign:ident $assigned:ident;)*) => { $(
        /// @py
        impl ops::$of<i64> for Traced {
            type Output = (&'static str, &'static str, i64);

            fn $method(self, other: i64) -> Self::Output {
                (stringify!($of), "left", other)
            }
        }

        /// @py
        impl ops::$of<Traced> for i64 {
            type Output = (&'static str, &'static str, i64);

            fn $method(self, _: Traced) -> Self::Output {
                (stringify!($of), "right", self)
            }
        }

        /// @py
        impl ops::$assign<i64> for Traced {
            fn $assigned(&mut self, other: i64) {
                self.steps.push((stringify!($assign), other));
            }
        }
    )* };
}

operators! {
    Add add, AddAssign add_assign;
    Sub sub, SubAssign sub_assign;
    Mul mul, MulAssign mul_assign;
    Div div, DivAssign div_assign;
    Rem rem, RemAssign rem_assign;
    BitAnd bitand, BitAndAssign bitand_assign;
    BitOr bitor, BitOrAssign bitor_assign;
    BitXor bitxor, BitXorAssign bitxor_assign;
    Shl shl, ShlAssign shl_assign;
    Shr shr, ShrAssign shr_assign;
}

/// @py
impl ops::Neg for &Traced {
    type Output = &'static str;

    fn neg(self) -> Self::Output {
        "Neg"
    }
}

/// @py
impl ops::Not for &Traced {
    type Output = &'static str;

    fn not(self) -> Self::Output {
        "Not"
    }
}

/// @py
impl fmt::Debug for Traced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Traced of {}", self.steps.len())
    }
}

/// @py
impl fmt::Display for Traced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} steps", self.steps.len())
    }
}

/// @py
impl PartialEq for Traced {
    fn eq(&self, other: &Traced) -> bool {
        self.steps.len() == other.steps.len()
    }
}

/// @py
impl PartialOrd for Traced {
    fn partial_cmp(&self, other: &Traced) -> Option<cmp::Ordering> {
        self.steps.len().partial_cmp(&other.steps.len())
    }
}

/// @py
impl hash::Hash for Traced {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.steps.len().hash(state);
    }
}

keelback::door!(operands);
