//! The module's docs.
//!
//! With a second paragraph, a \ and """quotes""".
keelback::module!();

/// First line.
///
/// - a list
///   indented
///
/// ```
/// let code = "x";
/// ```
/// @py
fn long() {}

/// Ends in a "quote"
/// @py
fn quoted() {}

/** A block.

    More of it.

    @py def block(a, b=1)
*/
fn block(a: i32, b: i32) {}

#[doc = "As an attribute. @py is a word here."]
#[doc = "@py"]
fn attribute() {}

/// Summary.
/// @py class Odd(ValueError)
#[derive(Debug)]
struct Odd;
impl std::fmt::Display for Odd { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("Odd") } }
impl std::error::Error for Odd {}


/// First paragraph.
///
/// @py def between(a)
///
/// @py nogil
///
/// Second paragraph, one blank line below the first.
fn between(a: i32) {}

/// The line before.
/// @py
/// The line after.
fn within() {}

/// Most that there may be.
///
/// Counted in `"lines"`.
///
/// @py
const MOST: u32 = 7;
/// Least.
/// @py
static LEAST: u32 = 1;
