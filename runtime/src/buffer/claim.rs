//! Which bytes Rust code of this extension module uses as plain memory, so that no two uses of them exclude each other.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::layout::Layout;
use crate::error::PyResult;
use crate::exceptions::PyBufferError;

/// What one use is about.
#[derive(Debug, Clone, PartialEq)]
struct Area {
    /// Where the item of index 0 is.
    first: usize,
    low: usize,
    high: usize,
    item_size: usize,
    /// All items are a multiple of it away from the first.
    step: usize,
    writes: bool,
}

impl Area {
    /// `None` where there are no bytes.
    fn new(start: usize, layout: &Layout, writes: bool) -> Option<Area> {
        let (low, high) = layout.extent().filter(|(low, high)| low < high)?;
        let sides = layout.strides().iter().zip(layout.shape()).filter(|(_, side)| **side > 1);
        let step = sides.fold(0, |step, (stride, _)| gcd(step, stride.unsigned_abs()));
        Some(Area {
            first: start,
            low: start.wrapping_add_signed(low),
            high: start.wrapping_add_signed(high),
            item_size: layout.item_size(),
            step,
            writes,
        })
    }

    /// Whether both may have a byte in common, and one writes.
    fn conflicts(&self, other: &Area) -> bool {
        (self.writes || other.writes)
            && self.low < other.high
            && other.low < self.high
            && !self.is_beside(other)
    }

    /// Whether the items of one stand in the gaps between those of the other: two columns of a table.
    fn is_beside(&self, other: &Area) -> bool {
        let step = gcd(self.step, other.step);
        if step == 0 {
            return false;
        }
        let distance = (self.first % step + step - other.first % step) % step;
        distance >= other.item_size && distance + self.item_size <= step
    }
}

fn gcd(one: usize, two: usize) -> usize {
    let (mut one, mut two) = (one, two);
    while two != 0 {
        (one, two) = (two, one % two);
    }
    one
}

/// All uses there are, by number.
static CLAIMS: Mutex<Claims> = Mutex::new(Claims { next: 0, all: Vec::new() });

struct Claims {
    next: u64,
    all: Vec<(u64, Area)>,
}

fn claims() -> MutexGuard<'static, Claims> {
    CLAIMS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A use of bytes as plain memory.
///
/// Invariant: until it is dropped nobody else has a claim of a byte of it, if one of both writes.
#[derive(Debug)]
pub(crate) struct Claim(Option<u64>);

impl Claim {
    /// # Errors
    /// `BufferError` while somebody else uses the bytes in a way that excludes this one.
    pub(crate) fn new<T>(start: *const T, layout: &Layout, writes: bool) -> PyResult<Claim> {
        Claim::attempt(start.addr(), layout, writes).map_err(|conflict| {
            PyBufferError::new_err(match conflict {
                Conflict::Written => {
                    "the memory cannot be read or written now: Rust code, or another argument, is writing to it"
                }
                Conflict::Read => {
                    "the memory cannot be written now: Rust code, or another argument, is reading it"
                }
            })
        })
    }

    fn attempt(start: usize, layout: &Layout, writes: bool) -> Result<Claim, Conflict> {
        let Some(area) = Area::new(start, layout, writes) else { return Ok(Claim(None)) };
        let mut claims = claims();
        if let Some((_, other)) = claims.all.iter().find(|(_, other)| area.conflicts(other)) {
            return Err(if other.writes { Conflict::Written } else { Conflict::Read });
        }
        let number = claims.next;
        claims.next += 1;
        claims.all.push((number, area));
        Ok(Claim(Some(number)))
    }
}

/// How somebody else uses the bytes.
#[derive(Debug)]
enum Conflict {
    Written,
    Read,
}

impl Drop for Claim {
    fn drop(&mut self) {
        let Some(number) = self.0 else { return };
        let mut claims = claims();
        // The last one made is nearly always the first to go.
        if let Some(at) = claims.all.iter().rposition(|(other, _)| *other == number) {
            claims.all.swap_remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::Order;
    use super::*;

    fn area(start: usize, shape: &[usize], strides: &[isize], writes: bool) -> Area {
        let layout = Layout::strided(shape, strides.to_vec(), 8).unwrap();
        Area::new(start, &layout, writes).unwrap()
    }

    #[test]
    fn areas_conflict_where_they_meet_and_one_writes() {
        let row = |start, writes| area(start, &[4], &[8], writes);
        assert!(row(800, true).conflicts(&row(800, false)));
        assert!(row(800, true).conflicts(&row(824, true)));
        assert!(!row(800, true).conflicts(&row(832, true)));
        assert!(!row(800, false).conflicts(&row(800, false)));
    }

    #[test]
    fn columns_stand_beside_each_other() {
        let column = |start| area(start, &[4], &[16], true);
        assert!(!column(800).conflicts(&column(808)));
        assert!(column(800).conflicts(&column(816)));
        // Backwards from the end.
        assert!(!area(848, &[4], &[-16], true).conflicts(&column(808)));
        assert!(area(856, &[4], &[-16], true).conflicts(&column(808)));
        // Steps of different lengths: their common one tells.
        assert!(area(800, &[4], &[24], true).conflicts(&column(808)));
        assert!(!area(800, &[2, 2], &[64, 32], true).conflicts(&area(816, &[4], &[32], true)));
    }

    #[test]
    fn claims_end() {
        let items = [0_u64; 4];
        let layout = Layout::contiguous(&[4], 8, Order::C).unwrap();
        let claim = |writes| Claim::attempt(items.as_ptr().addr(), &layout, writes);
        let reading = (claim(false).unwrap(), claim(false).unwrap());
        assert!(claim(true).is_err());
        drop(reading);
        let writing = claim(true).unwrap();
        assert!(claim(false).is_err() && claim(true).is_err());
        drop(writing);
        assert!(claim(true).is_ok());
        let nothing = Layout::contiguous(&[0], 8, Order::C).unwrap();
        let _all = [(); 2].map(|()| Claim::attempt(items.as_ptr().addr(), &nothing, true).unwrap());
    }
}
