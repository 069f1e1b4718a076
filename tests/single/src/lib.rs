//! For one interpreter alone.
//!
//! @py gil subinterpreters(no)

keelback::module!();

/// How often it has been called in this process, whichever interpreter calls.
///
/// @py
pub fn calls() -> usize {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    CALLS.fetch_add(1, Ordering::Relaxed) + 1
}
