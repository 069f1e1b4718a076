//! Where items of several dimensions stand in memory.

use crate::error::PyResult;
use crate::exceptions::PyValueError;

/// Shape and steps.
///
/// Invariant: both have one value for each dimension, of which there are 64 at most; sides are not negative; the
/// bytes of all items have a number that fits `isize`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Layout {
    shape: Vec<isize>,
    /// In bytes.
    strides: Vec<isize>,
    item_size: usize,
}

/// The last index first, as C has it, or the first index first, as Fortran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    C,
    Fortran,
}

impl Layout {
    /// Items one behind the other; `None` for too many of them, or too many dimensions.
    pub(crate) fn contiguous(shape: &[usize], item_size: usize, order: Order) -> Option<Layout> {
        let signed: Vec<isize> =
            shape.iter().map(|side| isize::try_from(*side).ok()).collect::<Option<_>>()?;
        let mut layout = Layout { strides: vec![0; signed.len()], shape: signed, item_size };
        let bytes = layout.count()?.checked_mul(item_size)?;
        if layout.shape.len() > keelback_ffi::PyBUF_MAX_NDIM || isize::try_from(bytes).is_err() {
            return None;
        }
        layout.strides = layout.steps(order);
        Some(layout)
    }

    /// The steps that items one behind the other would have.
    fn steps(&self, order: Order) -> Vec<isize> {
        let mut steps = vec![0; self.shape.len()];
        let mut step = self.item_size as isize;
        let mut set = |(stride, side): (&mut isize, &isize)| {
            *stride = step;
            // A side of 0 leaves the others' product as it would be without.
            step = step.saturating_mul((*side).max(1));
        };
        match order {
            Order::C => steps.iter_mut().zip(&self.shape).rev().for_each(&mut set),
            Order::Fortran => steps.iter_mut().zip(&self.shape).for_each(&mut set),
        }
        steps
    }

    /// With these steps, in bytes; `None` for another number of dimensions, or too many of them.
    pub(crate) fn strided(
        shape: &[usize],
        strides: Vec<isize>,
        item_size: usize,
    ) -> Option<Layout> {
        let contiguous = Layout::contiguous(shape, item_size, Order::C)?;
        (strides.len() == shape.len()).then_some(Layout { strides, ..contiguous })
    }

    /// As somebody else describes memory of his; `None` where that is no shape.
    pub(crate) fn foreign(
        shape: &[isize],
        strides: Option<&[isize]>,
        item_size: usize,
    ) -> Option<Layout> {
        let shape: Vec<usize> =
            shape.iter().map(|side| usize::try_from(*side).ok()).collect::<Option<_>>()?;
        match strides {
            None => Layout::contiguous(&shape, item_size, Order::C),
            Some(strides) => Layout::strided(&shape, strides.to_vec(), item_size),
        }
    }

    pub(crate) fn shape(&self) -> &[isize] {
        &self.shape
    }

    pub(crate) fn strides(&self) -> &[isize] {
        &self.strides
    }

    pub(crate) fn item_size(&self) -> usize {
        self.item_size
    }

    pub(crate) fn dimensions(&self) -> usize {
        self.shape.len()
    }

    /// How many items there are; `None` for more than a number can tell.
    fn count(&self) -> Option<usize> {
        if self.shape.contains(&0) {
            return Some(0);
        }
        self.shape.iter().try_fold(1_usize, |count, side| count.checked_mul(*side as usize))
    }

    /// How many items there are.
    pub(crate) fn items(&self) -> usize {
        self.count().unwrap_or(0)
    }

    /// How many bytes the items have together.
    pub(crate) fn bytes(&self) -> usize {
        self.items() * self.item_size
    }

    /// From which byte to before which one, counted from the first item, the items lie; `None` for nonsense.
    pub(crate) fn extent(&self) -> Option<(isize, isize)> {
        if self.items() == 0 {
            return Some((0, 0));
        }
        let (mut low, mut high) = (0_isize, isize::try_from(self.item_size).ok()?);
        for (side, stride) in self.shape.iter().zip(&self.strides) {
            let reach = stride.checked_mul(side - 1)?;
            if reach < 0 {
                low = low.checked_add(reach)?;
            } else {
                high = high.checked_add(reach)?;
            }
        }
        Some((low, high))
    }

    /// Whether the items stand one behind the other in that order. Steps along a side of one item do not count.
    pub(crate) fn is_contiguous(&self, order: Order) -> bool {
        let steps = self.steps(order);
        let sides = self.shape.iter().zip(self.strides.iter().zip(&steps));
        self.items() == 0 || { sides }.all(|(side, (is, would))| *side == 1 || is == would)
    }

    /// Whether two indices may stand for the same bytes. No for what certainly is none of that.
    #[cfg(any(test, feature = "ndarray"))]
    pub(crate) fn may_overlap(&self) -> bool {
        let mut sides: Vec<(usize, isize)> = { self.strides.iter().zip(&self.shape) }
            .filter(|(_, side)| **side > 1)
            .map(|(stride, side)| (stride.unsigned_abs(), *side))
            .collect();
        sides.sort_unstable();
        let mut end = self.item_size;
        self.items() > 0
            && sides.into_iter().any(|(step, side)| {
                let overlaps = step < end;
                end = end.saturating_add(step.saturating_mul(side as usize - 1));
                overlaps
            })
    }

    /// How far from the first item the item of that index is, in bytes; `None` outside.
    pub(crate) fn offset(&self, index: &[usize]) -> Option<isize> {
        if index.len() != self.shape.len() {
            return None;
        }
        let sides = index.iter().zip(self.shape.iter().zip(&self.strides));
        { sides }.try_fold(0, |offset, (at, (side, stride))| {
            (*at < *side as usize).then(|| offset + *at as isize * stride)
        })
    }
}

/// Says that there are not so many items.
pub(crate) fn wrong_shape<T>(count: usize, shape: &[usize]) -> PyResult<T> {
    Err(PyValueError::new_err(format!("{count} items have no shape {shape:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contiguous_layouts() {
        let c = Layout::contiguous(&[2, 3], 8, Order::C).unwrap();
        assert_eq!((c.strides(), c.extent()), (&[24, 8][..], Some((0, 48))));
        assert!(c.is_contiguous(Order::C) && !c.is_contiguous(Order::Fortran));
        let fortran = Layout::contiguous(&[2, 3], 8, Order::Fortran).unwrap();
        assert_eq!(fortran.strides(), [8, 16]);
        assert!(fortran.is_contiguous(Order::Fortran) && !fortran.is_contiguous(Order::C));
        for both in [&[][..], &[5], &[1, 4], &[0, 3], &[4, 0]] {
            let layout = Layout::contiguous(both, 4, Order::C).unwrap();
            assert!(layout.is_contiguous(Order::C) && layout.is_contiguous(Order::Fortran));
        }
        assert!(Layout::contiguous(&[usize::MAX, 2], 8, Order::C).is_none());
        assert!(Layout::contiguous(&[1; 65], 8, Order::C).is_none());
    }

    #[test]
    fn extents_go_both_ways() {
        let back = Layout::strided(&[3, 2], vec![-16, 8], 8).unwrap();
        assert_eq!(back.extent(), Some((-32, 16)));
        assert!(!back.may_overlap());
        assert_eq!(back.offset(&[2, 1]), Some(-24));
        assert_eq!(back.offset(&[3, 0]), None);
        let far = Layout::strided(&[3], vec![isize::MAX], 8).unwrap();
        assert_eq!(far.extent(), None);
    }

    #[test]
    fn overlaps_are_seen() {
        let overlap = |shape: &[usize], strides: &[isize]| {
            Layout::strided(shape, strides.to_vec(), 8).unwrap().may_overlap()
        };
        assert!(overlap(&[3], &[0]) && overlap(&[3], &[4]) && overlap(&[3, 3], &[8, 8]));
        assert!(!overlap(&[3], &[-8]) && !overlap(&[3, 3], &[8, 24]) && !overlap(&[1, 3], &[0, 8]));
        assert!(!overlap(&[0, 3], &[0, 0]) && overlap(&[2, 3], &[16, 8]));
    }
}
