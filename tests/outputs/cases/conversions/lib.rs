keelback::module!();

use std::borrow::Cow;
use std::collections::*;
use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// @py
pub fn ints(a: i8, b: u128, c: usize, d: NonZeroU32) -> i128 { 0 }
/// @py
pub fn texts(a: char, b: &str, c: String, d: Cow<'_, str>, e: OsString) -> char { a }
/// @py
pub fn bytes(a: &[u8], b: Vec<u8>, c: Cow<'_, [u8]>, d: [u8; 4], e: Box<[u8]>, f: std::sync::Arc<[i32]>) -> Cow<'static, [u8]> { b.into() }
/// @py
pub fn lists(a: Vec<i32>, b: VecDeque<String>, c: &[f64], d: [i32; 3]) -> Vec<Vec<i32>> { Vec::new() }
/// @py
pub fn maps(a: HashMap<String, i32>, b: BTreeMap<i32, Vec<u8>>, c: HashSet<i32>, d: BTreeSet<String>) -> HashSet<i32> { c }
/// @py
pub fn others(a: PathBuf, b: Duration, c: SystemTime, d: IpAddr, e: Ipv4Addr) -> PathBuf { a }
/// @py
pub fn wrapped(a: Box<i32>, b: Arc<str>, c: Rc<Vec<i32>>, d: Option<Option<i32>>) -> Option<Duration> { None }
/// @py
pub fn tuples(a: (i32,), b: (i32, String), c: ()) -> (bool, (f32, f64)) { (true, (0.0, 0.0)) }
