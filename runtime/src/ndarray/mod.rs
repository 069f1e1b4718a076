//! Arrays of the crate `ndarray`, by the buffer protocol (feature `ndarray`).
//!
//! | type | as a parameter | as a result |
//! |---|---|---|
//! | `ArrayView<'_, T, D>` | any object that shows such items: NumPy arrays, memoryviews, ...; no copy | |
//! | `ArrayViewMut<'_, T, D>` | the same, to be written | |
//! | `Array<T, D>` | a copy of such items | a `memoryview`, no copy: `numpy.asarray(view)` is an array on that memory |
//!
//! Neither NumPy nor its C API is needed, and every version of NumPy will do. Steps of any kind are taken, backwards too.
//! What may use the memory meanwhile is told at [`buffer`](crate::buffer#who-else-uses-the-memory).
//!
//! A `@py buffer` fn of a class may return `ArrayView`, `ArrayViewMut`, `&Array` or `&mut Array`.
//!
//! [`PyReadonlyArray`] and [`PyReadwriteArray`] are what a view borrows from, for code that extracts one by hand.

mod claimed;
mod convert;
mod shape;

use ::ndarray::{Ix0, Ix1, Ix2, Ix3, Ix4, Ix5, Ix6, IxDyn};

pub use claimed::{PyReadonlyArray, PyReadwriteArray};

macro_rules! dimensions {
    ($($readonly:ident $readwrite:ident $dimension:ident;)*) => { $(
        #[doc = concat!("[`PyReadonlyArray`] of `", stringify!($dimension), "`.")]
        pub type $readonly<'py, T> = PyReadonlyArray<'py, T, $dimension>;
        #[doc = concat!("[`PyReadwriteArray`] of `", stringify!($dimension), "`.")]
        pub type $readwrite<'py, T> = PyReadwriteArray<'py, T, $dimension>;
    )* };
}

dimensions! {
    PyReadonlyArray0 PyReadwriteArray0 Ix0;
    PyReadonlyArray1 PyReadwriteArray1 Ix1;
    PyReadonlyArray2 PyReadwriteArray2 Ix2;
    PyReadonlyArray3 PyReadwriteArray3 Ix3;
    PyReadonlyArray4 PyReadwriteArray4 Ix4;
    PyReadonlyArray5 PyReadwriteArray5 Ix5;
    PyReadonlyArray6 PyReadwriteArray6 Ix6;
    PyReadonlyArrayDyn PyReadwriteArrayDyn IxDyn;
}
