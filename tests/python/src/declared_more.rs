//! Types that are converted by value: generic ones, fields under conditions, functions that make what Python gets.
//!
//! @py module declared_more

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::hash::Hash;
use std::marker::PhantomData;

use keelback::prelude::*;

/// Two of a kind.
///
/// @py from into
#[derive(Clone, Debug)]
pub struct Pair<T>(pub T, pub T);

/// @py
pub fn swap(pair: Pair<i64>) -> Pair<i64> {
    Pair(pair.1, pair.0)
}

/// @py
pub fn swap_texts(pair: &Pair<String>) -> Pair<String> {
    Pair(pair.1.clone(), pair.0.clone())
}

/// @py
pub fn nested(pairs: Vec<Pair<Pair<u8>>>) -> usize {
    pairs.iter().map(|Pair(one, other)| usize::from(one.0 + one.1 + other.0 + other.1)).sum()
}

/// Handles go through, too.
///
/// @py
pub fn swap_any(pair: Pair<Py<PyAny>>) -> Pair<Py<PyAny>> {
    Pair(pair.1, pair.0)
}

/// One page of something.
///
/// @py from into
#[derive(Debug)]
pub struct Page<T, M = ()> {
    /// In order.
    pub items: Vec<T>,
    pub next: Option<u32>,
    /// @py skip
    pub marker: PhantomData<M>,
}

/// @py
pub fn numbers(page: Page<f64>) -> Page<Pair<f64>> {
    let items = page.items.iter().map(|number| Pair(*number, -number)).collect();
    Page { items, next: page.next, marker: PhantomData }
}

/// @py
pub fn names(page: Page<String, u8>) -> Vec<String> {
    page.items
}

/// Bounds of its own.
///
/// @py from into
#[derive(Debug)]
pub struct Counts<K: Eq + Hash, const N: usize>
where
    K: Ord,
{
    pub counts: HashMap<K, usize>,
    pub first: [K; N],
}

/// @py
pub fn count(counts: Counts<String, 2>) -> Counts<i64, 1> {
    let all = counts.counts.values().map(|count| *count as i64);
    let total = all.sum::<i64>() + counts.first.len() as i64;
    Counts { counts: HashMap::from([(total, 1)]), first: [total] }
}

/// One, or several.
///
/// @py from into
#[derive(Debug)]
pub enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
    Keyed {
        key: String,
        value: T,
    },
    /// @py NONE = None
    Nothing,
}

/// @py
pub fn flat(value: OneOrMany<i64>) -> Vec<i64> {
    match value {
        OneOrMany::One(one) => vec![one],
        OneOrMany::Many(many) => many,
        OneOrMany::Keyed { value, .. } => vec![value],
        OneOrMany::Nothing => Vec::new(),
    }
}

/// @py
pub fn around(value: OneOrMany<String>) -> OneOrMany<String> {
    value
}

/// A type that holds itself.
///
/// @py from into
#[derive(Clone, Debug)]
pub struct Tree<T> {
    pub value: T,
    /// @py children = []
    pub children: Vec<Tree<T>>,
}

/// @py
pub fn tree(tree: Tree<u8>) -> Tree<u8> {
    tree
}

/// By reference, out of a class.
///
/// @py
pub struct Owner {
    /// @py readonly
    pub tree: Tree<u8>,
}

/// @py
impl Owner {
    /// @py
    pub fn new(tree: Tree<u8>) -> Owner {
        Owner { tree }
    }
}

/// What has this attribute.
///
/// @py from(attributes)
pub struct Named<T: Debug> {
    pub name: T,
}

/// @py
pub fn named(one: Named<String>, other: Named<i64>) -> String {
    format!("{:?} {:?}", one.name, other.name)
}

/// Newtypes of both kinds.
///
/// @py from into
#[derive(Clone)]
pub struct Wrapped<T>(pub T);

/// @py
pub fn wrapped(value: Wrapped<Option<u8>>) -> Wrapped<Option<u8>> {
    value
}

mod deep {
    use keelback::prelude::*;

    trait Small {}
    impl Small for u8 {}

    /// Private, with a private bound.
    ///
    /// @py from into
    struct Hidden<T: Small> {
        value: T,
    }

    /// @py
    fn hidden(hidden: Hidden<u8>) -> PyResult<Hidden<u8>> {
        Ok(hidden)
    }

    keelback::door!(declared_more.deep);
}

/// Fields under conditions.
///
/// @py from into closed
#[derive(Clone, Debug)]
pub struct Conditional {
    pub a: u8,
    #[cfg(not(any(unix, windows)))]
    pub never: missing::Type,
    #[cfg(any(unix, windows))]
    pub b: u8,
    #[cfg(not(any(unix, windows)))]
    pub b: u16,
    /// @py skip
    #[cfg(unix)]
    pub secret: u8,
}

/// @py
pub fn conditional(value: Conditional) -> Conditional {
    value
}

/// Where position counts.
///
/// @py from into(NamedTuple)
#[derive(Debug)]
pub struct Positions {
    pub first: u8,
    #[cfg(not(any(unix, windows)))]
    pub never: missing::Type,
    pub second: u8,
    /// @py third = 3
    #[cfg(any(unix, windows))]
    pub third: u8,
}

/// @py
pub fn positions(value: Positions) -> (String, Positions) {
    (format!("{value:?}"), value)
}

/// Each field as one function makes it.
///
/// @py from into
#[derive(Clone, Debug)]
pub struct Made {
    /// @py convert(port_of) convert_into(ToString::to_string) port: str
    pub port: u16,
    /// @py convert_into(BTreeMap::len) all: int
    pub sizes: BTreeMap<u8, u8>,
    /// @py convert_into(checked) even: int
    pub even: u32,
}

fn port_of(object: &Bound<'_, PyAny>) -> PyResult<u16> {
    Ok(object.extract::<String>()?.parse()?)
}

fn checked(number: &u32) -> PyResult<u32> {
    if number % 2 == 0 {
        return Ok(*number);
    }
    Err(keelback::exceptions::PyValueError::new_err(format!("{number} is odd")))
}

/// A default of Python's, which is converted as any value is.
///
/// @py from
pub struct Listening {
    /// @py convert(port_of) port: str = "8080"
    pub port: u16,
}

/// @py
pub fn listening(at: Listening) -> u16 {
    at.port
}

/// @py
pub fn made(port: u16, even: u32) -> Made {
    Made { port, sizes: BTreeMap::from([(1, 2)]), even }
}

/// @py
pub fn all_made(made: Vec<u32>) -> Vec<Made> {
    made.into_iter().map(|even| self::made(1, even)).collect()
}

/// @py
pub fn read_made(made: Made) -> u16 {
    made.port
}

/// In an enum and a tuple struct.
///
/// @py into
pub enum Shown {
    Number(/** @py convert_into(ToString::to_string) */ u32),
    Both(u32, /** @py convert_into(ToString::to_string) */ u32),
}

/// @py
pub fn shown(both: bool) -> Shown {
    if both { Shown::Both(1, 2) } else { Shown::Number(3) }
}

keelback::door!(declared_more);
