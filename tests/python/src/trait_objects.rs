//! Trait objects that Rust hands out.
//!
//! @py module trait_objects

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use keelback::prelude::*;

static ALIVE: AtomicUsize = AtomicUsize::new(0);

/// How many values of this module there are.
///
/// @py
pub fn alive() -> usize {
    ALIVE.load(Ordering::Relaxed)
}

struct Alive;

impl Alive {
    fn new() -> Alive {
        ALIVE.fetch_add(1, Ordering::Relaxed);
        Alive
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Has a name.
///
/// @py
pub trait Tagged {
    /// Its name.
    fn tag(&self) -> String;
}

/// What reads.
///
/// @py
pub trait Reader: Tagged + Send + Sync {
    /// Reads some.
    ///
    /// @py def read(self, count, *, skip=0)
    fn read(&self, count: usize, skip: usize) -> PyResult<Vec<u8>>;

    /// How much there is.
    ///
    /// @py def __len__(self)
    fn count(&self) -> usize;

    /// @py property
    fn kind(&self) -> String {
        format!("reader of {}", self.tag())
    }

    /// The same again.
    fn again(&self) -> Box<dyn Reader>;

    /// Joined by what comes from elsewhere.
    fn joined(&self, other: Arc<dyn Reader>) -> Arc<dyn Reader>;
}

struct Bytes(Vec<u8>, Alive);

impl Bytes {
    fn new(bytes: Vec<u8>) -> Bytes {
        Bytes(bytes, Alive::new())
    }
}

impl Tagged for Bytes {
    fn tag(&self) -> String {
        "bytes".to_owned()
    }
}

impl Reader for Bytes {
    fn read(&self, count: usize, skip: usize) -> PyResult<Vec<u8>> {
        let rest = self.0.get(skip..);
        let rest = rest.ok_or_else(|| keelback::exceptions::PyEOFError::new_err("nothing left"))?;
        Ok(rest[..count.min(rest.len())].to_vec())
    }

    fn count(&self) -> usize {
        self.0.len()
    }

    fn again(&self) -> Box<dyn Reader> {
        Box::new(Bytes::new(self.0.clone()))
    }

    fn joined(&self, other: Arc<dyn Reader>) -> Arc<dyn Reader> {
        let mut all = self.0.clone();
        all.extend(other.read(other.count(), 0).unwrap_or_default());
        Arc::new(Bytes::new(all))
    }
}

/// @py
pub fn reader(bytes: Vec<u8>) -> Box<dyn Reader> {
    Box::new(Bytes::new(bytes))
}

/// @py
pub fn marked(bytes: Vec<u8>) -> PyResult<Option<Box<dyn Reader + Send + Sync>>> {
    Ok((!bytes.is_empty())
        .then(|| -> Box<dyn Reader + Send + Sync> { Box::new(Bytes::new(bytes)) }))
}

/// @py
#[expect(clippy::type_complexity, reason = "the stub shows what is written out")]
pub fn readers(count: u8) -> (Vec<Arc<dyn Reader>>, BTreeMap<String, Box<dyn Reader + Send>>) {
    let one = |size: u8| Bytes::new(vec![size; usize::from(size)]);
    let list = (0..count).map(|size| -> Arc<dyn Reader> { Arc::new(one(size)) }).collect();
    let named =
        |size: u8| -> (String, Box<dyn Reader + Send>) { (size.to_string(), Box::new(one(size))) };
    (list, (0..count).map(named).collect())
}

/// What Rust reads of a reader, whoever made it.
///
/// @py
pub fn all(reader: &dyn Reader) -> PyResult<(String, String, Vec<u8>)> {
    Ok((reader.tag(), reader.kind(), reader.read(reader.count(), 0)?))
}

/// @py
pub fn tag(of: &dyn Tagged) -> String {
    of.tag()
}

/// In and out again.
///
/// @py
pub fn passed(reader: Box<dyn Reader>) -> Box<dyn Reader> {
    reader
}

/// Keeps readers, and hands them out.
///
/// @py
pub struct Shelf {
    /// @py readonly no_gc
    readers: Vec<Arc<dyn Reader>>,
}

/// @py
impl Shelf {
    fn new(readers: Vec<Arc<dyn Reader>>) -> Shelf {
        Shelf { readers }
    }

    fn first(&self) -> Option<Arc<dyn Reader>> {
        self.readers.first().cloned()
    }
}

/// What changes; not for threads by itself.
///
/// @py
pub trait Counter {
    /// @py property
    fn value(&self) -> i64;

    /// @py value.setter
    fn set_value(&mut self, value: i64);

    fn step(&mut self, by: i64) -> i64;

    /// Calls Python while it is borrowed.
    fn feed(&mut self, py: Python<'_>, callback: &Py<PyAny>) -> PyResult<i64>;
}

struct Plain(i64);

impl Counter for Plain {
    fn value(&self) -> i64 {
        self.0
    }

    fn set_value(&mut self, value: i64) {
        self.0 = value;
    }

    fn step(&mut self, by: i64) -> i64 {
        self.0 += by;
        self.0
    }

    fn feed(&mut self, py: Python<'_>, callback: &Py<PyAny>) -> PyResult<i64> {
        self.0 += callback.bind(py).call1((self.0,))?.extract::<i64>()?;
        Ok(self.0)
    }
}

/// @py
pub fn counter(start: i64) -> Box<dyn Counter + Send + Sync> {
    Box::new(Plain(start))
}

/// @py
pub fn step(counter: &mut dyn Counter, by: i64) -> i64 {
    counter.step(by) + counter.value()
}

/// Is given what Rust makes.
///
/// @py
pub trait Visitor {
    fn visit(&self, reader: Box<dyn Reader>) -> String;
}

/// @py
pub fn visit(visitor: &dyn Visitor, bytes: Vec<u8>) -> String {
    visitor.visit(Box::new(Bytes::new(bytes)))
}

keelback::door!(trait_objects);
