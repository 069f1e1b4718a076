keelback::module!();

mod kinds {
    pub type Row<T> = Vec<Option<T>>;
    pub type Text<'a> = &'a str;
    pub type Answer<T, E = std::num::ParseIntError> = std::result::Result<T, E>;
    pub use std::collections::HashMap as Map;
}
use kinds::*;
use keelback as kb;
use kb::Python as Gil;

/// @py
fn rows(a: Row<f64>, b: Map<String, Row<i32>>) -> Answer<Row<bool>> { todo!() }
/// @py def text(a="x")
fn text(a: Text<'_>) -> Answer<(), std::io::Error> { Ok(()) }
/// @py
fn token(gil: Gil<'_>, n: u8) -> u8 { n }
