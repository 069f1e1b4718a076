//! Waiting for what another thread has borrowed, where threads run Python at the same time.
//!
//! With a GIL nobody waits: a conflict there is nearly always one of a thread with itself, which would
//! wait for ever.

use std::cell::RefCell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::error::Raised;
use crate::py::Python;

thread_local! {
    /// The guards, by address, that this thread holds a borrow of; once for each.
    static HELD: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// A thread that waits.
struct Waiter {
    /// The guard it waits for.
    wants: usize,
    /// The guards that it holds meanwhile: they cannot change while it waits.
    holds: Vec<usize>,
}

static WAITERS: Mutex<Vec<Waiter>> = Mutex::new(Vec::new());
/// How many there are, to be asked without the lock.
static COUNT: AtomicUsize = AtomicUsize::new(0);
/// A borrow has ended.
static ENDED: Condvar = Condvar::new();

/// Longest sleep without a look: an end that comes between a look and the sleep wakes nobody.
const NAP: Duration = Duration::from_millis(1);
/// So many naps between two looks at signals.
const NAPS: u32 = 20;

fn waiters() -> MutexGuard<'static, Vec<Waiter>> {
    WAITERS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// This thread has begun a borrow.
pub(super) fn begun(guard: usize) {
    let _ = HELD.try_with(|held| held.borrow_mut().push(guard));
}

/// A borrow that this thread has begun is no longer its own: an object keeps it, which may end it in any thread.
pub(crate) fn handed_over(guard: usize) {
    let _ = HELD.try_with(|held| {
        let mut held = held.borrow_mut();
        // The last one begun is nearly always the first to end.
        if let Some(at) = held.iter().rposition(|one| *one == guard) {
            held.swap_remove(at);
        }
    });
}

/// The guards that coroutines hold a borrow of, by address; once for each. Without a GIL alone.
static KEPT: Mutex<Vec<usize>> = Mutex::new(Vec::new());
/// How many there are, to be asked without the lock.
static KEPT_COUNT: AtomicUsize = AtomicUsize::new(0);

fn change_kept(change: impl FnOnce(&mut Vec<usize>)) {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    change(&mut kept);
    KEPT_COUNT.store(kept.len(), Ordering::Release);
}

/// A borrow that this thread has begun is that of a coroutine from now on: it lasts until that ends, in whichever thread.
#[cold]
pub(crate) fn keep(guard: usize) {
    handed_over(guard);
    change_kept(|kept| kept.push(guard));
}

/// The borrow of a coroutine is about to end.
#[cold]
pub(crate) fn keep_no_more(guard: usize) {
    change_kept(|kept| {
        if let Some(at) = kept.iter().rposition(|one| *one == guard) {
            kept.swap_remove(at);
        }
    });
}

/// Whether a coroutine holds a borrow of it. Nobody waits for that: who does may be the thread that has to run the coroutine.
pub(super) fn is_kept(guard: usize) -> bool {
    KEPT_COUNT.load(Ordering::Acquire) > 0
        && KEPT.lock().unwrap_or_else(PoisonError::into_inner).contains(&guard)
}

/// This thread has ended a borrow.
pub(super) fn ended(guard: usize) {
    handed_over(guard);
    if COUNT.load(Ordering::SeqCst) > 0 {
        ENDED.notify_all();
    }
}

/// Whether this thread holds a borrow of it, and so would wait for itself.
pub(super) fn is_own(guard: usize) -> bool {
    HELD.try_with(|held| held.borrow().contains(&guard)).unwrap_or(true)
}

/// How the wait went.
pub(super) enum Waited {
    /// The attempt succeeded.
    Done,
    /// The holder waits for what this thread holds, directly or by way of others.
    Circle,
}

/// Waits, without being attached, until an attempt succeeds.
///
/// # Errors
/// Raises what a handler of signals raises meanwhile.
pub(super) fn until(
    py: Python<'_>,
    guard: usize,
    attempt: impl Fn() -> bool,
) -> Result<Waited, Raised> {
    let holds = HELD.try_with(|held| held.borrow().clone()).unwrap_or_default();
    {
        let mut all = waiters();
        if is_circle(&all, guard, &holds) {
            return Ok(Waited::Circle);
        }
        all.push(Waiter { wants: guard, holds: holds.clone() });
        COUNT.fetch_add(1, Ordering::SeqCst);
    }
    let _entry = Entry { wants: guard, holds };
    let mut naps = 0;
    while !attempt() {
        py.detach(|| {
            let all = waiters();
            let _ = ENDED.wait_timeout(all, NAP);
        });
        naps += 1;
        if naps % NAPS == 0 {
            py.check_signals().map_err(|error| error.raise(py))?;
        }
    }
    Ok(Waited::Done)
}

/// Whether somebody who holds `wants` waits, directly or by way of others, for one of `holds`.
fn is_circle(all: &[Waiter], wants: usize, holds: &[usize]) -> bool {
    let mut open = vec![wants];
    let mut seen = Vec::new();
    while let Some(wanted) = open.pop() {
        if holds.contains(&wanted) {
            return true;
        }
        if !seen.contains(&wanted) {
            seen.push(wanted);
            let holders = all.iter().filter(|waiter| waiter.holds.contains(&wanted));
            open.extend(holders.map(|waiter| waiter.wants));
        }
    }
    false
}

/// The entry of this thread in `WAITERS`, taken out at the end of the wait.
struct Entry {
    wants: usize,
    holds: Vec<usize>,
}

impl Drop for Entry {
    fn drop(&mut self) {
        let mut all = waiters();
        let same = |one: &Waiter| one.wants == self.wants && one.holds == self.holds;
        if let Some(at) = all.iter().position(same) {
            all.swap_remove(at);
        }
        COUNT.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_and_rows_are_not() {
        let waiter = |wants: usize, holds: &[usize]| Waiter { wants, holds: holds.to_vec() };
        let all = [waiter(2, &[1]), waiter(3, &[2])];
        assert!(is_circle(&all, 1, &[3]));
        assert!(is_circle(&all, 1, &[4, 2]));
        assert!(!is_circle(&all, 1, &[4]));
        assert!(!is_circle(&all, 3, &[]));
        assert!(is_circle(&[], 1, &[1]));
    }
}
