keelback::module!();

/// @py
fn lambda(n: i32) -> i32 { n }

/// @py
fn area(from: f64, to: f64) -> f64 { to - from }

/// @py def power(base, is)
fn power(base: f64, exponent: f64) -> f64 { base.powf(exponent) }

/// @py
const None: i32 = 0;

/// @py
pub mod with {}

/// @py
struct False;
