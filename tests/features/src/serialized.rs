//! `serde`.
//!
//! @py module serialized

use std::collections::BTreeMap;

use keelback::prelude::*;
use keelback::serde::{Serde, depythonize, pythonize};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strict {
    pub id: u8,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    Nothing,
    One(i64),
    Two(i64, String),
    Named { x: f64, inner: Option<Strict> },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wrapper(pub u16);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Everything {
    pub flag: bool,
    pub small: i8,
    pub large: u64,
    pub huge: i128,
    pub real: f64,
    pub letter: char,
    pub text: String,
    pub list: Vec<Option<i32>>,
    pub pair: (u8, String),
    pub map: BTreeMap<String, Vec<Kind>>,
    pub by_number: BTreeMap<i64, bool>,
    pub wrapped: Wrapper,
    pub unit: (),
    #[serde(default)]
    pub later: u32,
}

/// What looks at the value to know what it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Untagged {
    Unit,
    Flag(bool),
    Int(i64),
    Huge(u64),
    Real(f64),
    Text(String),
    List(Vec<Untagged>),
    Map(BTreeMap<String, Untagged>),
}

/// @py
pub fn everything(x: Serde<Everything>) -> Serde<Everything> {
    x
}

/// @py
pub fn untagged(x: Serde<Untagged>) -> Serde<Untagged> {
    x
}

/// As Rust writes it.
///
/// @py
pub fn written(x: &Serde<Untagged>) -> String {
    format!("{:?}", x.0)
}

/// @py
pub fn strict(x: Serde<Strict>) -> Serde<Strict> {
    x
}

/// @py
pub fn kinds(x: Serde<Vec<Kind>>) -> Serde<Vec<Kind>> {
    x
}

/// By the functions.
///
/// @py
pub fn bytes<'py>(py: Python<'py>, x: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let all: Vec<u8> = depythonize(x)?;
    pythonize(py, &all)
}

/// What is skipped is not looked at.
#[derive(Debug, Serialize, Deserialize)]
pub struct Part {
    pub wanted: i64,
}

/// @py
pub fn part(x: Serde<Part>) -> i64 {
    x.0.wanted
}
