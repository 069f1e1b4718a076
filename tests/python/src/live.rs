//! Fields that are collections, seen through views: `test_live.py`.
//!
//! @py module live

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use keelback::prelude::*;

/// @py eq frozen
#[derive(Clone, PartialEq)]
pub struct Label {
    /// @py
    text: String,
}

/// @py
impl Label {
    fn new(text: String) -> Label {
        Label { text }
    }
}

/// @py dict weakref
#[derive(Default)]
pub struct Order {
    /// @py
    lines: Vec<String>,
    /// @py
    numbers: Vec<i64>,
    /// @py readonly
    seen: Vec<(String, Option<f64>)>,
    /// @py
    prices: HashMap<String, f64>,
    /// @py
    ranks: BTreeMap<u8, String>,
    /// @py readonly
    fixed: BTreeMap<String, i64>,
    /// @py copy
    copied: Vec<i64>,
    /// Never change themselves.
    /// @py
    labels: Vec<Label>,
    /// @py
    tags: HashSet<i64>,
    /// @py
    names: BTreeSet<String>,
    /// @py readonly
    marks: BTreeSet<(i64, String)>,
    /// @py
    raw: Vec<u8>,
    /// @py
    objects: Vec<Py<PyAny>>,
}

/// @py
impl Order {
    /// @py def __new__(lines=[])
    fn new(lines: Vec<String>) -> Order {
        Order { lines, ..Order::default() }
    }

    fn see(&mut self, name: String, value: Option<f64>) {
        self.fixed.insert(name.clone(), 1);
        self.seen.push((name, value));
    }

    fn mark(&mut self, number: i64, text: String) {
        self.marks.insert((number, text));
    }

    fn tagged(&self) -> Vec<i64> {
        let mut tags: Vec<i64> = self.tags.iter().copied().collect();
        tags.sort_unstable();
        tags
    }

    fn joined(&self) -> String {
        self.lines.join(",")
    }

    fn sum(&self) -> i64 {
        self.numbers.iter().sum()
    }

    /// Calls, while it changes the order.
    fn while_changing(&mut self, call: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        self.lines.push("changing".to_owned());
        Ok(call.call0()?.unbind())
    }

    /// Calls, while it looks at the order.
    fn while_looking(&self, call: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        Ok(call.call0()?.unbind())
    }
}

/// Holds an order, which is seen through a view.
///
/// @py
pub struct Cart {
    /// @py
    basket: Basket,
}

/// @py
#[derive(Clone)]
pub struct Basket {
    /// @py
    items: Vec<String>,
}

/// @py
impl Cart {
    fn new() -> Cart {
        Cart { basket: Basket { items: Vec::new() } }
    }

    fn count(&self) -> usize {
        self.basket.items.len()
    }
}

/// Never changes.
///
/// @py frozen
pub struct Sealed {
    /// @py
    items: Vec<i64>,
}

/// @py
impl Sealed {
    fn new(items: Vec<i64>) -> Sealed {
        Sealed { items }
    }
}

/// @py
pub fn length(texts: Vec<String>) -> usize {
    texts.len()
}

/// @py
pub fn largest(tags: HashSet<i64>, names: BTreeSet<String>) -> (Option<i64>, Option<String>) {
    (tags.into_iter().max(), names.into_iter().next_back())
}

/// @py
pub fn total(prices: HashMap<String, f64>) -> f64 {
    prices.values().sum()
}

static LIVE: AtomicUsize = AtomicUsize::new(0);

/// How many tokens there are.
///
/// @py
pub fn tokens() -> usize {
    LIVE.load(Ordering::SeqCst)
}

/// A value whose end looks back at what held it.
///
/// @py
pub struct Token;

impl Drop for Token {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// @py
impl Token {
    fn new() -> Token {
        LIVE.fetch_add(1, Ordering::SeqCst);
        Token
    }
}

keelback::door!(live);
