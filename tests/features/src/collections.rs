//! Collections, bytes and identifiers.
//!
//! @py module collections

use bytes::{Bytes, BytesMut};
use either::Either;
use indexmap::IndexMap;
use keelback::prelude::*;
use smallvec::SmallVec;
use uuid::Uuid;

/// @py
pub fn uuid(x: Uuid) -> Uuid {
    x
}

/// Its text and version, as Rust has them.
///
/// @py
pub fn uuid_says(x: &Uuid) -> (String, usize) {
    (x.to_string(), x.get_version_num())
}

/// @py
pub fn bytes(x: Bytes) -> Bytes {
    x
}

/// @py
pub fn bytes_mut(x: BytesMut) -> BytesMut {
    x
}

/// Where the content is.
///
/// @py
pub fn address(x: Bytes) -> usize {
    x.as_ptr().addr()
}

/// Keeps the bytes until the next call, and answers with those that were kept. They may well be let go by another thread.
///
/// @py
pub fn keep(x: Option<Bytes>) -> Option<Bytes> {
    static KEPT: std::sync::Mutex<Option<Bytes>> = std::sync::Mutex::new(None);
    let mut kept = KEPT.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    std::mem::replace(&mut *kept, x)
}

/// @py
pub fn index_map(x: IndexMap<String, i64>) -> IndexMap<String, i64> {
    x
}

/// The keys in their order.
///
/// @py
pub fn keys(x: &IndexMap<i64, Option<Bytes>>) -> Vec<i64> {
    x.keys().copied().collect()
}

/// The named arguments in their order.
///
/// @py def named(**values)
pub fn named(values: IndexMap<String, f64>) -> Vec<(String, f64)> {
    values.into_iter().collect()
}

/// @py
pub fn hash_map(x: hashbrown::HashMap<i64, String>) -> hashbrown::HashMap<i64, String> {
    x
}

/// @py
pub fn hash_set(x: hashbrown::HashSet<String>) -> hashbrown::HashSet<String> {
    x
}

/// @py
pub fn small_vec(x: SmallVec<[i64; 4]>) -> SmallVec<[i64; 4]> {
    x
}

/// Whether the items are in place.
///
/// @py
pub fn is_inline(x: SmallVec<[String; 2]>) -> bool {
    !x.spilled()
}

/// @py
pub fn small_bytes(x: SmallVec<[u8; 4]>) -> SmallVec<[u8; 4]> {
    x
}

/// @py
pub fn either(x: Either<i64, String>) -> Either<i64, String> {
    x
}

/// Which of them it is.
///
/// @py
pub fn which(x: Either<i64, Either<f64, Vec<i64>>>) -> &'static str {
    match x {
        Either::Left(_) => "int",
        Either::Right(Either::Left(_)) => "float",
        Either::Right(Either::Right(_)) => "list",
    }
}

/// Whether a number is a whole one: an `int` would do for a float, too.
///
/// @py
pub fn is_whole(x: Either<f64, i64>) -> bool {
    x.is_right()
}

/// Objects in containers of other crates, which may be in cycles with it.
///
/// @py class Holder
#[derive(Default)]
pub struct Holder {
    pub(crate) map: IndexMap<String, Py<PyAny>>,
    pub(crate) hashed: hashbrown::HashMap<String, Py<PyAny>>,
    pub(crate) small: SmallVec<[Py<PyAny>; 2]>,
    pub(crate) either: Option<Either<Py<PyAny>, i64>>,
}

/// @py
impl Holder {
    /// @py def __new__()
    pub fn new() -> Self {
        Holder::default()
    }

    /// Holds an object in the container of this name.
    ///
    /// @py
    pub fn hold(&mut self, kind: &str, object: Py<PyAny>) {
        match kind {
            "map" => drop(self.map.insert("key".to_owned(), object)),
            "hashed" => drop(self.hashed.insert("key".to_owned(), object)),
            "small" => self.small.push(object),
            _ => self.either = Some(Either::Left(object)),
        }
    }
}
