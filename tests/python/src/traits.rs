//! Traits that Python implements, and that classes of the crate implement beside it.
//!
//! @py module traits

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use keelback::exceptions::PyValueError;
use keelback::prelude::*;

/// What has an area.
///
/// @py
pub trait Shape: Send + Sync {
    /// The area in square metres.
    fn area(&self) -> f64;

    /// What it is called.
    fn name(&self) -> String {
        "shape".to_owned()
    }

    /// Both, as text: by what the object itself says.
    fn describe(&self, digits: usize) -> String {
        format!("{} of {:.*}", self.name(), digits, self.area())
    }

    /// Makes it bigger.
    ///
    /// @py def scale(self, by=2.0)
    fn scale(&mut self, by: f64);
}

/// How often a circle was asked in Rust.
static ASKED: AtomicUsize = AtomicUsize::new(0);

/// Implements the trait in Rust.
///
/// @py
pub struct Circle {
    /// @py
    pub radius: f64,
}

/// @py
impl Circle {
    fn new(radius: f64) -> Circle {
        Circle { radius }
    }
}

impl Shape for Circle {
    fn area(&self) -> f64 {
        ASKED.fetch_add(1, Ordering::Relaxed);
        self.radius * self.radius * 3.0
    }

    fn name(&self) -> String {
        "circle".to_owned()
    }

    fn scale(&mut self, by: f64) {
        self.radius *= by;
    }
}

/// How often a circle was asked in Rust.
///
/// @py
pub fn asked() -> usize {
    ASKED.load(Ordering::Relaxed)
}

/// @py
pub fn area(shape: &dyn Shape) -> f64 {
    shape.area()
}

/// @py
pub fn total(shapes: Vec<Box<dyn Shape>>) -> f64 {
    shapes.iter().map(|shape| shape.area()).sum()
}

/// @py
pub fn by_name(shapes: HashMap<String, Arc<dyn Shape>>) -> Vec<String> {
    let mut all: Vec<String> =
        shapes.into_iter().map(|(name, shape)| format!("{name}: {}", shape.name())).collect();
    all.sort();
    all
}

/// @py def describe(shape=None, digits=1)
pub fn describe(shape: Option<&dyn Shape>, digits: usize) -> String {
    shape.map_or_else(|| "nothing".to_owned(), |shape| shape.describe(digits))
}

/// @py
pub fn grow(shape: &mut dyn Shape, by: f64) -> f64 {
    shape.scale(by);
    shape.area()
}

/// The largest, by threads that know nothing of Python.
///
/// @py nogil
pub fn largest(shapes: Vec<Arc<dyn Shape + Send + Sync>>) -> f64 {
    let threads: Vec<_> =
        shapes.into_iter().map(|shape| std::thread::spawn(move || shape.area())).collect();
    let mut largest = 0.0;
    for thread in threads {
        match thread.join() {
            Ok(area) => largest = f64::max(largest, area),
            Err(payload) => std::panic::resume_unwind(payload),
        }
    }
    largest
}

/// The object itself.
///
/// @py
pub fn original(shape: &keelback::Foreign<dyn Shape>) -> Py<PyAny> {
    Python::attach(|py| shape.object().clone_ref(py))
}

/// What a shape shows of itself.
///
/// @py
pub fn shown(shape: keelback::Foreign<dyn Shape>) -> (String, String) {
    (format!("{shape}"), format!("{shape:?}"))
}

/// Keeps shapes.
///
/// @py
#[derive(Default)]
pub struct Drawing {
    /// @py skip no_gc
    shapes: Vec<Arc<dyn Shape>>,
}

/// @py
impl Drawing {
    fn new() -> Drawing {
        Drawing::default()
    }

    fn add(&mut self, shape: Arc<dyn Shape>) {
        self.shapes.push(shape);
    }

    fn total(&self) -> f64 {
        self.shapes.iter().map(|shape| shape.area()).sum()
    }
}

/// What reading and writing can end in.
#[derive(Debug)]
pub enum StoreError {
    Missing(String),
    Python(PyErr),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Missing(key) => write!(f, "no {key}"),
            StoreError::Python(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<PyErr> for StoreError {
    fn from(error: PyErr) -> StoreError {
        let missing = Python::attach(|py| {
            let is_key = error.is_instance_of::<keelback::exceptions::PyKeyError>(py);
            is_key.then(|| error.value(py).to_string())
        });
        missing.map_or(StoreError::Python(error), StoreError::Missing)
    }
}

impl From<StoreError> for PyErr {
    fn from(error: StoreError) -> PyErr {
        match error {
            StoreError::Python(error) => error,
            missing => PyValueError::new_err(missing.to_string()),
        }
    }
}

/// Keeps values under keys.
///
/// @py class Storage
pub(crate) trait Store {
    /// The value under a key.
    fn get(&self, key: &str) -> Result<Vec<u8>, StoreError>;

    /// Puts a value under a key.
    fn put(
        &mut self,
        key: &str,
        value: &[u8],
        options: HashMap<String, Option<i64>>,
    ) -> Result<(), StoreError>;

    /// How many there are.
    ///
    /// @py def __len__(self)
    fn count(&self) -> PyResult<usize>;

    /// How much fits.
    ///
    /// @py property
    fn limit(&self) -> Option<u32>;

    /// @py limit.setter
    fn set_limit(&mut self, limit: Option<u32>);

    /// What it is for.
    ///
    /// @py property def title(self)
    fn get_title(&self) -> String {
        format!("a store of {:?}", self.limit())
    }

    /// Removes what is not needed.
    fn tidy(&mut self, _py: Python<'_>) {}

    /// For Rust alone.
    ///
    /// @py skip
    fn internal(&self) -> &'static str {
        "internal"
    }
}

/// Copies a value, and says what happened.
///
/// @py
pub(crate) fn copy(store: &mut dyn Store, source: &str, to: &str) -> String {
    let value = match store.get(source) {
        Ok(value) => value,
        Err(StoreError::Missing(key)) => return format!("missing {key}"),
        Err(StoreError::Python(error)) => return format!("raised {error}"),
    };
    let options =
        HashMap::from([("size".to_owned(), Some(value.len() as i64)), ("mode".to_owned(), None)]);
    match store.put(to, &value, options) {
        Ok(()) => format!("copied {} bytes", value.len()),
        Err(error) => format!("not written: {error}"),
    }
}

/// @py
pub(crate) fn fetch(store: Box<dyn Store>, key: &str) -> Result<Vec<u8>, StoreError> {
    store.get(key)
}

/// @py
pub(crate) fn limits(store: &mut dyn Store, limit: Option<u32>) -> (usize, Option<u32>, String) {
    store.set_limit(limit);
    Python::attach(|py| store.tidy(py));
    (store.count().unwrap_or(usize::MAX), store.limit(), store.get_title() + store.internal())
}

/// Told what happens; frozen classes and enums can be told.
///
/// @py
pub trait Listener {
    fn tell(&self, what: &str) -> Option<i32>;
}

/// @py frozen
#[derive(Clone)]
pub struct Quiet;

/// @py
impl Quiet {
    fn new() -> Quiet {
        Quiet
    }
}

impl Listener for Quiet {
    fn tell(&self, _what: &str) -> Option<i32> {
        None
    }
}

/// @py
#[derive(Clone, Copy)]
pub enum Level {
    LOW = 1,
    HIGH = 2,
}

impl Listener for Level {
    fn tell(&self, what: &str) -> Option<i32> {
        Some(what.len() as i32 * *self as i32)
    }
}

/// @py
pub fn tell(listeners: Vec<Box<dyn Listener>>, what: &str) -> Vec<Option<i32>> {
    listeners.iter().map(|listener| listener.tell(what)).collect()
}

/// What a call of Rust code makes of an exception on its way.
///
/// @py
pub fn caught(listener: &dyn Listener) -> String {
    let call = std::panic::AssertUnwindSafe(|| listener.tell("now"));
    match std::panic::catch_unwind(call) {
        Ok(answer) => format!("{answer:?}"),
        Err(payload) => match payload.downcast::<PyErr>() {
            Ok(error) => format!("caught {error}"),
            Err(_) => "a panic".to_owned(),
        },
    }
}

/// A trait that only this module sees.
mod hidden {
    pub(super) struct Secret(u8);

    /// @py
    trait Guess {
        fn guess(&self, low: u8, high: u8) -> u8;
    }

    /// How many guesses it took.
    ///
    /// @py
    fn play(player: Box<dyn Guess>) -> usize {
        let secret = Secret(37);
        let (mut low, mut high) = (0, 100);
        for round in 1.. {
            match player.guess(low, high) {
                guess if guess < secret.0 => low = guess + 1,
                guess if guess > secret.0 => high = guess - 1,
                _ => return round,
            }
        }
        0
    }

    keelback::door!(traits.hidden);
}

keelback::door!(traits);
