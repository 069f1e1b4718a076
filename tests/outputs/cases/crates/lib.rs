//! Types of other crates that the runtime converts: by `use`, by glob, under another name, and by path.

keelback::module!();

use chrono::prelude::*;
use hashbrown::{HashMap as Map, HashSet};
use indexmap::IndexMap;
use keelback::prelude::*;
use keelback::serde::Serde;
use num_bigint::BigInt;
use rust_decimal::prelude::*;
use smallvec::SmallVec;

/// @py
pub fn times(a: NaiveDate, b: DateTime<Utc>, c: chrono::Duration, d: jiff::civil::Time, e: time::OffsetDateTime) -> jiff::tz::TimeZone { todo!() }
/// @py def numbers(a, b, c=5, d=1)
pub fn numbers(a: Decimal, b: num_rational::Ratio<BigInt>, c: BigInt, d: num_complex::Complex<f64>) -> num_rational::BigRational { todo!() }
/// @py
pub fn floats(a: ordered_float::OrderedFloat<f64>, b: Vec<ordered_float::NotNan<f32>>) -> bigdecimal::BigDecimal { todo!() }
/// @py def maps(a={}, b={}, c=[], **d)
pub fn maps(a: IndexMap<String, BigInt>, b: Map<i32, Vec<u8>>, c: SmallVec<[i32; 4]>, d: IndexMap<String, i64>) -> HashSet<String> { todo!() }
/// @py
pub fn either(a: either::Either<i32, Option<String>>) -> either::Either<i32, String> { todo!() }
/// @py
pub fn bytes(a: bytes::Bytes, b: &bytes::BytesMut, c: SmallVec<[u8; 4]>) -> bytes::Bytes { todo!() }
/// Has the name of the module that its hint is in.
///
/// @py
pub fn uuid(a: uuid::Uuid) -> Option<uuid::Uuid> { todo!() }
/// @py
pub fn serialized(a: Serde<Vec<i32>>) -> Serde<i32> { todo!() }
/// A type of that name of another crate is not known.
///
/// @py def other(a: object) -> object
pub fn other(a: calendar::Date) -> calendar::Date { todo!() }

/// @py class Holder
pub struct Holder {
    pub map: IndexMap<String, Py<PyAny>>,
    pub set: Map<String, SmallVec<[Py<PyAny>; 2]>>,
    pub either: Option<either::Either<i32, Py<PyAny>>>,
}
