keelback::module!();

use std::time::Duration;

/// @py
pub const MAX: u32 = 1_000;
/// @py
pub const LEAST: i64 = -5;
/// @py
const NAME: &str = "it's";
/// @py
const ON: bool = true;
/// @py
const MARK: char = 'x';
/// @py
const RATIO: f64 = 0.5;
/// @py
const WHOLE: f64 = 2 as f64;
/// @py
const COMPUTED: usize = 2 * 3;
/// @py
const PAUSE: Duration = Duration::from_secs(1);
/// @py
static TABLE: [&str; 2] = ["a", "b"];
/// @py VERSION: str | None
const OLD: Option<&str> = None;
/// @py lower
const UPPER: u8 = 0xff;
