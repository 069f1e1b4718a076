//! Memory of Rust values, as a method returns it that shows it.

use std::ffi::{CStr, c_void};

use super::layout::{self, Layout, Order};
use super::{Element, Item};
use crate::error::{PyErr, PyResult};

/// Items with a shape of several dimensions.
///
/// What a `@py buffer` fn of a class returns, where a slice does not say enough.
///
/// ```
/// use keelback::buffer::View;
///
/// # keelback_docs::run(|_py| {
/// let items = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
/// assert!(View::new(&items[..], [2, 3]).is_ok());
/// assert!(View::new(&items[..], [2, 2]).is_err());
/// # Ok(()) })
/// ```
#[derive(Debug)]
pub struct View<S> {
    items: S,
    /// How many items the first one is away from where the slice begins.
    first: usize,
    layout: Layout,
}

impl<S: Items> View<S> {
    /// These items, the last index first, as in C.
    ///
    /// # Errors
    /// `ValueError` for a shape of another number of items, or of more than 64 dimensions.
    pub fn new(items: S, shape: impl Into<Vec<usize>>) -> PyResult<View<S>> {
        View::contiguous(items, &shape.into(), Order::C)
    }

    /// These items, the first index first, as in Fortran.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    ///
    /// ```
    /// use keelback::buffer::View;
    ///
    /// # keelback_docs::run(|_py| {
    /// assert!(View::fortran(&[1, 2, 3, 4, 5, 6][..], [2, 3]).is_ok());
    /// # Ok(()) })
    /// ```
    pub fn fortran(items: S, shape: impl Into<Vec<usize>>) -> PyResult<View<S>> {
        View::contiguous(items, &shape.into(), Order::Fortran)
    }

    fn contiguous(items: S, shape: &[usize], order: Order) -> PyResult<View<S>> {
        let raw = items.raw();
        match Layout::contiguous(shape, raw.size, order) {
            Some(layout) if layout.items() == raw.count => Ok(View { items, first: 0, layout }),
            _ => layout::wrong_shape(raw.count, shape),
        }
    }

    /// Some of these items: that at `first` is the one of index 0, and from there each index goes on by so many
    /// items as `strides` says, which may be none, or backwards.
    ///
    /// # Errors
    /// `ValueError` where an index would stand for no item of the slice.
    ///
    /// ```
    /// use keelback::buffer::View;
    ///
    /// # keelback_docs::run(|_py| {
    /// let items = [1, 2, 3, 4, 5, 6];
    /// // 6, 4, 2
    /// assert!(View::strided(&items[..], 5, [3], [-2]).is_ok());
    /// assert!(View::strided(&items[..], 4, [3], [-2]).is_ok());
    /// assert!(View::strided(&items[..], 3, [3], [-2]).is_err());
    /// # Ok(()) })
    /// ```
    pub fn strided(
        items: S,
        first: usize,
        shape: impl Into<Vec<usize>>,
        strides: impl Into<Vec<isize>>,
    ) -> PyResult<View<S>> {
        let (shape, strides) = (shape.into(), strides.into());
        let raw = items.raw();
        let size = raw.size as isize;
        let in_bytes = { strides.iter() }
            .map(|stride| stride.checked_mul(size))
            .collect::<Option<Vec<isize>>>();
        let layout = in_bytes.and_then(|strides| Layout::strided(&shape, strides, raw.size));
        match layout {
            Some(layout) if is_within(&layout, first, &raw) => Ok(View { items, first, layout }),
            _ => Err(crate::exceptions::PyValueError::new_err(format!(
                "{} items have no shape {shape:?} with the steps {strides:?} from item {first} on",
                raw.count
            ))),
        }
    }
}

/// Whether all items of the layout are of that memory.
fn is_within(layout: &Layout, first: usize, raw: &Raw) -> bool {
    if layout.items() == 0 {
        return first <= raw.count;
    }
    let end = (raw.count * raw.size) as isize;
    let start = first.checked_mul(raw.size).and_then(|start| isize::try_from(start).ok());
    let (Some(start), Some((low, high))) = (start, layout.extent()) else { return false };
    start.checked_add(low).is_some_and(|low| low >= 0)
        && start.checked_add(high).is_some_and(|high| high <= end)
}

/// Where items are, without a lifetime.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Raw {
    start: *mut c_void,
    count: usize,
    size: usize,
    format: &'static CStr,
    readonly: bool,
}

/// Slices of items: what a method that shows the memory of its object returns.
///
/// Python may write any bytes into a `&mut [T]`, so that is one of an [`Element`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no memory that can be shown",
    note = "return `&[T]` or `&mut [T]` of numbers, a `View` of one, or a `Result` of these"
)]
pub trait Items {
    /// The same without a lifetime.
    #[doc(hidden)]
    fn raw(&self) -> Raw;
}

impl<T: Item> Items for &[T] {
    fn raw(&self) -> Raw {
        raw::<T>(self.as_ptr().cast_mut(), self.len(), true)
    }
}

impl<T: Element> Items for &mut [T] {
    fn raw(&self) -> Raw {
        raw::<T>(self.as_ptr().cast_mut(), self.len(), false)
    }
}

fn raw<T: Item>(start: *mut T, count: usize, readonly: bool) -> Raw {
    Raw { start: start.cast(), count, size: size_of::<T>(), format: T::FORMAT, readonly }
}

/// Memory that is shown, without a lifetime.
///
/// Invariant: all items of `layout`, the first of which is at `start`, are in memory of somebody who keeps it as it is while
/// this is in use, and may be written unless `readonly`.
#[doc(hidden)]
#[derive(Debug)]
pub struct Shown {
    pub(super) start: *mut c_void,
    pub(super) layout: Layout,
    pub(super) format: &'static CStr,
    pub(super) readonly: bool,
}

// SAFETY: the memory is of items, which are `Send` and `Sync`, and is only read or written under the rules of the
// buffer protocol.
unsafe impl Send for Shown {}
// SAFETY: as above.
unsafe impl Sync for Shown {}

impl Shown {
    pub(crate) fn of<T: Item>(start: *mut T, layout: Layout, readonly: bool) -> Shown {
        Shown::of_format(start.cast(), layout, T::FORMAT, readonly)
    }

    pub(super) fn of_format(
        start: *mut c_void,
        layout: Layout,
        format: &'static CStr,
        readonly: bool,
    ) -> Shown {
        Shown { start, layout, format, readonly }
    }
}

/// What a method that shows memory may return.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no memory that can be shown",
    note = "return `&[T]` or `&mut [T]` of numbers, a `View` of one, or a `Result` of these"
)]
pub trait Exports {
    /// The items and their shape.
    #[doc(hidden)]
    fn parts(self) -> PyResult<Shown>;
}

impl<S: Items> Exports for S {
    fn parts(self) -> PyResult<Shown> {
        let count = self.raw().count;
        View::new(self, [count])?.parts()
    }
}

impl<S: Items> Exports for View<S> {
    fn parts(self) -> PyResult<Shown> {
        let Raw { start, size, format, readonly, .. } = self.items.raw();
        // No further than where the slice ends, as the layout's items are its own.
        let start = start.wrapping_byte_add(self.first * size);
        Ok(Shown { start, layout: self.layout, format, readonly })
    }
}

impl<X: Exports, E: Into<PyErr>> Exports for Result<X, E> {
    fn parts(self) -> PyResult<Shown> {
        self.map_err(Into::into)?.parts()
    }
}
