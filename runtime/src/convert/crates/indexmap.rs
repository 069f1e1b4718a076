//! `indexmap`: `IndexMap`, as the maps in `map.rs`, and with the order that a `dict` has.
//!
//! `IndexSet` has no conversion: no set of Python keeps an order.

use std::hash::{BuildHasher, Hash};

use indexmap::IndexMap;

use crate::convert::{FromPyObject, FromPyObjectOwned, IntoPyObject};

hash_maps! { IndexMap }
