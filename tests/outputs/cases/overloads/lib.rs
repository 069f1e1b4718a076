//! Functions with several signatures.
keelback::module!();

/// Of a rectangle.
///
/// @py overload def area(w, h)
fn rectangle(w: f64, h: f64) -> f64 { w * h }

/// Of a square.
///
/// @py overload def area(side=1.0)
fn square(side: f64) -> f64 { side * side }

/// @py overload def show(value, /)
fn show_int(value: i64) -> String { value.to_string() }
/// @py overload def show(value, /, *, quote=None)
fn show_text(value: &str, quote: Option<char>) -> &str { value }

/// @py
fn plain() {}
