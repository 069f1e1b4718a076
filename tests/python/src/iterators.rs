//! Rust iterators as Python iterators.
//!
//! @py module iterators

use std::sync::atomic::{AtomicUsize, Ordering};

use keelback::exceptions::{PyKeyError, PyValueError};
use keelback::prelude::*;

static MADE: AtomicUsize = AtomicUsize::new(0);
static ALIVE: AtomicUsize = AtomicUsize::new(0);

/// Counts itself.
struct Counted;

impl Counted {
    fn new() -> Counted {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        Counted
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// How many items have been made, and how many iterators are alive.
///
/// @py
pub fn counts() -> (usize, usize) {
    (MADE.load(Ordering::SeqCst), ALIVE.load(Ordering::SeqCst))
}

/// The numbers below `end`, each made when it is asked for.
///
/// @py
pub fn numbers(end: u64) -> impl Iterator<Item = u64> + Send + 'static {
    let held = Counted::new();
    (0..end).inspect(move |_| {
        let _ = &held;
        MADE.fetch_add(1, Ordering::SeqCst);
    })
}

/// Raises at each third item, and goes on.
///
/// @py
pub fn sometimes(end: u64) -> impl Iterator<Item = PyResult<u64>> + Send + 'static {
    (0..end).map(|n| if n % 3 == 2 { Err(PyKeyError::new_err(n)) } else { Ok(n) })
}

/// What a `Vec` becomes is an iterator as well.
///
/// @py
pub fn owned(end: u64) -> std::vec::IntoIter<u64> {
    (0..end).collect::<Vec<_>>().into_iter()
}

/// So is what a map becomes, here or not.
///
/// @py
pub fn owned_pairs(end: u64) -> PyResult<std::collections::btree_map::IntoIter<u64, String>> {
    if end > 9 {
        return Err(PyValueError::new_err("more than nine"));
    }
    let map: std::collections::BTreeMap<_, _> = (0..end).map(|n| (n, n.to_string())).collect();
    Ok(map.into_iter())
}

/// Raises at once where `end` is odd.
///
/// @py
pub fn even(end: u64) -> Result<impl Iterator<Item = u64> + Send + 'static, PyErr> {
    if end % 2 == 1 { Err(PyValueError::new_err("odd")) } else { Ok((0..end).step_by(2)) }
}

/// Boxed, and with texts.
///
/// @py
pub fn words(text: String) -> Box<dyn Iterator<Item = String> + Send> {
    let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    Box::new(words.into_iter())
}

/// What `function` answers with, until that is `None`.
///
/// @py
pub fn calls(function: Py<PyAny>) -> impl Iterator<Item = PyResult<Py<PyAny>>> + Send + 'static {
    std::iter::from_fn(move || {
        Python::attach(|py| match function.bind(py).call0() {
            Ok(value) if value.is_none() => None,
            answer => Some(answer.map(Bound::unbind)),
        })
    })
}

/// Panics at the third item.
///
/// @py
pub fn panics() -> impl Iterator<Item = u64> + Send + 'static {
    let held = Counted::new();
    (0..5).inspect(move |&n| {
        let _ = &held;
        assert!(n != 2, "two is too much");
    })
}

/// Goes on after its end: Python must not see that.
///
/// @py
pub fn restless() -> impl Iterator<Item = u64> + Send + 'static {
    let mut turn = 0;
    std::iter::from_fn(move || {
        turn += 1;
        (turn % 3 != 0).then_some(turn)
    })
}

struct PanicsInDrop;

impl Drop for PanicsInDrop {
    fn drop(&mut self) {
        panic!("dropped");
    }
}

/// Panics when it is dropped.
///
/// @py
pub fn panics_in_drop() -> impl Iterator<Item = u64> + Send + 'static {
    let held = PanicsInDrop;
    (0..5).inspect(move |_| {
        let _ = &held;
    })
}
