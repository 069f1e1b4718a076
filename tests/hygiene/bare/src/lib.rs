//! A crate without std and without the prelude: nothing that is generated may count on either.

#![no_std]
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub)]

extern crate alloc;

::keelback::module!();

use ::alloc::boxed::Box;
use ::alloc::sync::Arc;
use ::core::clone::Clone;
use ::core::fmt::Debug;
use ::core::marker::{Send, Sync};
use ::core::option::Option::{self, None, Some};
use ::core::result::Result;

/// Defaults of every sort.
///
/// @py def defaults(a=1, b=1.5, c="text", d=None, e=True, *, f=None, g=-1)
pub fn defaults(a: u8, b: f64, c: &str, d: Option<i64>, e: bool, f: Option<&str>, g: i64) -> bool {
    a == 1 && b > 1.0 && c.len() == 4 && d.is_none() && e && f.is_none() && g < 0
}

/// A failure.
///
/// @py class Bare(LookupError)
#[derive(Debug, Clone)]
pub struct Bare;

impl ::core::fmt::Display for Bare {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("bare")
    }
}

impl ::core::error::Error for Bare {}

/// Fails if there is nothing.
///
/// @py
pub fn some(value: Option<i64>) -> Result<i64, Bare> {
    match value {
        Some(value) => Result::Ok(value),
        None => Result::Err(Bare),
    }
}

/// Lazily.
///
/// @py
pub fn upwards(to: u32) -> impl ::core::iter::Iterator<Item = u32> {
    0..to
}

/// @py overload def size(of, /)
pub fn size_of_number(of: i64) -> i64 {
    of
}

/// @py overload def size(of, /)
pub fn size_of_text(of: &str) -> usize {
    of.len()
}

/// A constant.
///
/// @py
pub const LIMIT: u8 = 3;

/// What is handed out.
///
/// @py
pub trait Numbered: Send + Sync {
    /// Its number.
    fn number(&self) -> u8;
}

struct Fixed(u8);

impl Numbered for Fixed {
    fn number(&self) -> u8 {
        self.0
    }
}

/// A trait object.
///
/// @py
pub fn boxed(number: u8) -> Box<dyn Numbered> {
    Box::new(Fixed(number))
}

/// One that Rust may keep.
///
/// @py
pub fn shared(number: u8) -> Arc<dyn Numbered> {
    Arc::new(Fixed(number))
}

/// In again.
///
/// @py
pub fn number(of: &dyn Numbered) -> u8 {
    of.number()
}
