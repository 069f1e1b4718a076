// edition: 2021
keelback::module!();

use std::io;
use std::pin::Pin;

use futures::stream::{self, BoxStream, Stream};

type Fallible<T> = Result<T, std::num::ParseIntError>;
type Numbers = Vec<u32>;

/// @py
pub fn nothing() {}
/// @py
pub fn unit() -> () {}
/// @py
pub fn parsed(text: &str) -> Fallible<i64> { text.parse() }
/// @py
pub fn read(text: &str) -> io::Result<Option<String>> { Ok(Some(text.to_owned())) }
/// @py
pub fn many() -> Numbers { Vec::new() }
/// @py
pub fn pair() -> (i32, Option<(f64, String)>) { (1, None) }
/// @py
pub fn first<'a>(text: &'a str) -> &'a str { &text[..1] }
/// @py
pub fn counting(to: u64) -> impl Iterator<Item = u64> { 0..to }
/// @py
pub fn checked(to: u64) -> Result<impl Iterator<Item = Result<u64, std::num::ParseIntError>> + Send, std::num::ParseIntError> { Ok((0..to).map(Ok)) }
/// @py
pub fn boxed(to: u64) -> Box<dyn Iterator<Item = u64> + Send> { Box::new(0..to) }
/// @py
pub fn ticks(to: u64) -> impl Stream<Item = u64> + Send + use<> { stream::iter(0..to) }
/// @py nogil
pub fn opened(to: u64) -> Result<impl Stream<Item = Result<u64, std::num::ParseIntError>> + Send + use<>, std::num::ParseIntError> { Ok(stream::iter((0..to).map(Ok))) }
/// @py
pub fn pinned(to: u64) -> Pin<Box<dyn Stream<Item = String> + Send>> { Box::pin(stream::iter((0..to).map(|n| n.to_string()))) }
/// @py
pub async fn awaited(to: u64) -> BoxStream<'static, u64> { Box::pin(stream::iter(0..to)) }
/// @py
pub fn never() -> ! { panic!("gone") }
