keelback::module!();

/// @py class Bad(ValueEror)
#[derive(Debug, thiserror::Error)]
struct Bad;

/// @py error(decimal.Overflow)
fn parsed(text: &str) -> Result<i32, std::num::ParseIntError> { text.parse() }

/// @py error(keelback::exceptions::PyKeyError)
fn looked_up(text: &str) -> Result<i32, std::num::ParseIntError> { text.parse() }
