//! `hashbrown`: its maps and sets are as those of the standard library, see `map.rs` and `set.rs`.

use std::hash::{BuildHasher, Hash};

use hashbrown::{HashMap, HashSet};

use crate::convert::{FromPyObject, FromPyObjectOwned, IntoPyObject};

hash_maps! { HashMap }
hash_sets! { HashSet }
