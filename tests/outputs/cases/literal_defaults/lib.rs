keelback::module!();

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// @py def numbers(a=1, b=-2, c=1, d=2.5, e=1e3, f=0xff, g=True)
pub fn numbers(a: i8, b: i64, c: f64, d: f32, e: f64, f: u8, g: bool) -> f64 { 0.0 }

/// @py def texts(a="x", b='say "hi"', c="ß", d="\0\n", e="p", f="q")
pub fn texts(a: &str, b: String, c: char, d: &str, e: PathBuf, f: &Path) {}

/// @py def options(a=None, b=1, c="x", d=None, e="y")
pub fn options(a: Option<i32>, b: Option<i32>, c: Option<String>, d: Option<&str>, e: Option<&str>) {}

/// @py def collections(a=[], b={}, c=b"\x00a", d=b"z", e=[1, 2], f=(1, "a"), g=(), h={1}, i={"k": 1})
pub fn collections(a: Vec<i32>, b: HashMap<String, i32>, c: &[u8], d: Vec<u8>, e: Vec<i32>, f: (i32, String), g: &[f64], h: BTreeSet<i32>, i: HashMap<String, i32>) {}

/// @py def boxed(a="x", b=True)
pub fn boxed(a: Box<str>, b: i32) {}
