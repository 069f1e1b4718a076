//! Types that are converted by value, as their tags declare.
//!
//! @py module declared

use std::collections::BTreeMap;
use std::path::PathBuf;

use keelback::prelude::*;

/// How something is shown.
///
/// @py from into
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// In columns.
    pub width: u32,
    /// @py title = "none"
    pub title: String,
    /// @py scale: float = 1.0
    pub scale: f64,
    /// May be missing, too.
    pub path: Option<PathBuf>,
    /// @py default(vec![1, 2])
    pub marks: Vec<i64>,
    /// @py skip
    pub secret: u8,
}

/// What came in.
///
/// @py
pub fn options(options: Options) -> Options {
    options
}

/// By reference.
///
/// @py
pub fn debug_options(options: &Options) -> String {
    format!("{options:?}")
}

/// @py from into
pub struct Corner {
    pub x: f64,
    pub y: f64,
}

/// Nested structs, in containers.
///
/// @py from into
pub struct Drawing {
    pub corners: Vec<Corner>,
    pub by_name: BTreeMap<String, Corner>,
    pub size: Pair,
}

/// @py
pub fn drawing(drawing: Drawing) -> Drawing {
    drawing
}

/// A tuple.
///
/// @py from into
#[derive(Clone)]
pub struct Pair(pub u8, /** @py skip */ pub u16, pub String);

/// @py
pub fn pair(pair: Pair) -> Pair {
    pair
}

/// A number, nothing more.
///
/// @py from into
#[derive(Clone, Debug)]
pub struct Metres(pub f64);

/// @py
pub fn metres(length: Metres) -> Metres {
    length
}

/// @py
pub fn all_metres(lengths: Vec<Metres>) -> Vec<Metres> {
    lengths
}

/// @py from(transparent) into
pub struct Wrapped {
    pub text: String,
}

/// @py
pub fn wrapped(value: Wrapped) -> Wrapped {
    value
}

/// What has these attributes.
///
/// @py from(attributes)
pub struct Sized2 {
    pub width: u32,
    /// @py height_in_lines: int
    pub height: u32,
    /// @py depth = 1
    pub depth: u32,
}

/// @py
pub fn volume(size: Sized2) -> u32 {
    size.width * size.height * size.depth
}

/// What was measured.
///
/// @py from into(dataclass)
#[derive(Clone)]
pub struct Reading {
    /// In kelvin.
    pub value: f64,
    pub unit: String,
    /// @py notes = ["new"]
    pub notes: Vec<String>,
    /// @py parent = None
    pub parent: Option<u8>,
}

/// @py
pub fn reading(reading: Reading) -> Reading {
    reading
}

/// A place, by number.
///
/// @py from into(NamedTuple)
pub struct Place {
    pub row: u32,
    /// @py column = 0
    pub column: u32,
}

/// @py
pub fn place(place: Place) -> Place {
    place
}

/// Whatever fits.
///
/// @py from into
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Float(f64),
    Int(i64),
    Flag(bool),
    Text(String),
    Range(i64, i64),
    Circle {
        /// @py r
        radius: f64,
    },
    /// @py NOTHING = None
    Nothing,
    Auto,
    /// @py LEVEL = 7
    Level,
}

/// The value, and which variant it was.
///
/// @py
pub fn value(value: Value) -> (Value, String) {
    let name = format!("{value:?}");
    (value, name)
}

/// As it is in JSON.
///
/// @py from into
#[derive(Clone)]
pub enum Json {
    /// @py NULL = None
    Null,
    Bool(bool),
    Int(i64),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}

/// @py
pub fn json(value: Json) -> Json {
    value
}

/// How deep it is.
///
/// @py
pub fn depth(value: Json) -> usize {
    match value {
        Json::List(items) => 1 + items.into_iter().map(depth).max().unwrap_or(0),
        Json::Object(items) => 1 + items.into_values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

fn even(object: &Bound<'_, PyAny>) -> PyResult<u32> {
    let number: u32 = object.extract()?;
    if number % 2 == 0 {
        return Ok(number);
    }
    Err(keelback::exceptions::PyValueError::new_err(format!("{number} is odd")))
}

mod deep {
    /// With private fields, in a private module.
    ///
    /// @py from into closed rename_all(camelCase)
    struct Config {
        max_size: u32,
        /// @py convert(super::even) evenOne: int
        even_one: u32,
        /// @py convert(super::even) default(2)
        other_even: u32,
    }

    /// @py
    fn config(config: Config) -> Config {
        config
    }

    keelback::door!(declared.deep);
}

/// @py rename_all(SCREAMING_SNAKE_CASE) into from
#[derive(Clone, Debug)]
pub enum Mode {
    ReadOnly,
    ReadWrite,
    /// @py append
    AppendTo,
}

/// @py
pub fn mode(mode: Mode) -> Mode {
    mode
}

/// Only made.
///
/// @py into
pub struct Report {
    pub count: usize,
    pub tags: Vec<String>,
}

/// @py
pub fn report(count: usize) -> Vec<Report> {
    (0..count).map(|count| Report { count, tags: vec![format!("t{count}")] }).collect()
}

/// A class with fields of such types, which are copied out of it.
///
/// @py
pub struct Holder {
    /// @py
    pub pair: Pair,
    /// @py readonly
    pub report: Option<Report>,
}

/// @py
impl Holder {
    /// @py
    pub fn new(pair: Pair) -> Holder {
        Holder { pair, report: Some(Report { count: 1, tags: Vec::new() }) }
    }
}

/// With a handle, and something that is not lent.
///
/// @py from into
pub struct Handles {
    pub any: Py<PyAny>,
    pub items: Py<PyList>,
    pub holder: Py<Holder>,
}

/// @py
pub fn handles(handles: Handles) -> Handles {
    handles
}

/// Chosen by what comes in.
///
/// @py overload
pub fn either(options: Corner) -> &'static str {
    let _ = options;
    "corner"
}

/// @py overload def either(options)
pub fn either_pair(options: Pair) -> &'static str {
    let _ = options;
    "pair"
}

/// @py from
pub struct Loop {
    pub next: Option<Box<Loop>>,
}

/// @py
pub fn length(chain: Loop) -> usize {
    let mut count = 1;
    let mut at = &chain;
    while let Some(next) = &at.next {
        count += 1;
        at = next;
    }
    count
}

keelback::door!(declared);
