//! Functions with every kind of parameter.
//!
//! @py module functions

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use keelback::prelude::*;

/// Area of a rectangle.
///
/// The unit is only shown.
///
/// @py def area(w, h=1.0, *, unit="m")
pub fn area(w: f64, h: f64, unit: &str) -> String {
    format!("{} {unit}", w * h)
}

/// The sum.
///
/// @py
pub fn add(a: i64, b: i64) -> i64 {
    a.wrapping_add(b)
}

/// Nothing in, nothing out.
///
/// @py
pub fn noop() {}

/// @py
pub fn undocumented() {}

/// All kinds at once.
///
/// @py def kinds(a, b=2, /, c=3, *rest, d, e="five", **left)
pub fn kinds(
    a: i64,
    b: i64,
    c: Option<f64>,
    rest: &Bound<'_, PyTuple>,
    d: bool,
    e: String,
    left: Option<&Bound<'_, PyDict>>,
) -> String {
    format!("{a} {b} {c:?} {rest} {d} {e} {left:?}")
}

/// Parameters have other names in Python.
///
/// @py def renamed(from_, to="b", *, lambda_=False)
pub fn other_name(source: &str, target: &str, anonymous: bool) -> String {
    format!("{source}->{target} {anonymous}")
}

/// Rust's keywords are names in Python.
///
/// @py
pub fn r#type(r#match: i64, r#fn: i64) -> i64 {
    r#match - r#fn
}

/// Literals whose Rust form is not known: objects are made of them.
///
/// @py def literals(none=None, yes=True, small=-3, big=123456789012345678901234567890, real=-1.5e3, text="it's \"é\"\n", data=b"\x00\xff", dots=..., items=[1, [2, "x"]], pair=(1, "a"), single=(1,), empty=(), table={"k": [1], 2: None}, some={1, 2})
#[expect(clippy::too_many_arguments, reason = "one of each")]
pub fn literals<'py>(
    py: Python<'py>,
    none: Bound<'py, PyAny>,
    yes: Bound<'py, PyAny>,
    small: Bound<'py, PyAny>,
    big: Bound<'py, PyAny>,
    real: &Bound<'py, PyAny>,
    text: Bound<'py, PyAny>,
    data: Bound<'py, PyAny>,
    dots: Bound<'py, PyAny>,
    items: Bound<'py, PyAny>,
    pair: Bound<'py, PyAny>,
    single: Bound<'py, PyTuple>,
    empty: &Bound<'py, PyTuple>,
    table: Bound<'py, PyDict>,
    some: Bound<'py, PySet>,
) -> PyResult<Bound<'py, PyTuple>> {
    let all = [
        none,
        yes,
        small,
        big,
        real.clone(),
        text,
        data,
        dots,
        items,
        pair,
        single.into_any(),
        empty.as_any().clone(),
        table.into_any(),
        some.into_any(),
    ];
    PyTuple::new(py, &all)
}

/// Literals whose Rust form is known.
///
/// @py def rust_literals(a=-1, b=2.5, c="é", d="owned", e=None, f=7, g="some", h=True)
#[expect(clippy::too_many_arguments, reason = "one of each")]
pub fn rust_literals(
    a: i8,
    b: f64,
    c: &str,
    d: String,
    e: Option<i64>,
    f: Option<u64>,
    g: Option<&str>,
    h: bool,
) -> String {
    format!("{a} {b} {c} {d} {e:?} {f:?} {g:?} {h}")
}

/// Twice this is a default.
pub const LIMIT: usize = 21;

/// A default.
pub fn a_unit() -> String {
    "m".repeat(2)
}

/// Defaults that are Rust expressions see what the function sees.
///
/// @py default(limit = LIMIT * 2, unit = a_unit()) def limited(n, limit=..., *, unit=...)
pub fn limited(n: usize, limit: usize, unit: String) -> String {
    format!("{} {unit}", n.min(limit))
}

/// The interpreter's token is not a Python parameter, wherever it stands.
///
/// @py
pub fn with_token(a: i64, py: Python<'_>, b: i64) -> PyResult<String> {
    Ok(format!("{}{}", py.import("sys")?.name()?, a + b))
}

/// @py pass_module
pub fn module_name(module: &Bound<'_, PyModule>, suffix: &str) -> PyResult<String> {
    Ok(format!("{}{suffix}", module.name()?))
}

/// A conversion.
pub fn doubled(object: &Bound<'_, PyAny>) -> PyResult<i64> {
    Ok(object.extract::<i64>()? * 2)
}

/// Arguments through a function of the crate's.
///
/// @py convert(a = doubled, b = doubled) default(b = 5) def converted(a, b=...)
pub fn converted(a: i64, b: i64) -> (i64, i64) {
    (a, b)
}

static FLAG: AtomicBool = AtomicBool::new(false);

/// Waits for [`raise_flag`] in another thread. `False` when nobody came.
///
/// @py nogil
pub fn wait_for_flag(seconds: f64) -> bool {
    let end = Instant::now() + Duration::from_secs_f64(seconds);
    while Instant::now() < end {
        if FLAG.swap(false, Ordering::SeqCst) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    false
}

/// @py
pub fn raise_flag() {
    FLAG.store(true, Ordering::SeqCst);
}

/// @py nogil def parse_detached(text, *, base=10)
pub fn parse_detached(text: &str, base: u32) -> Result<i64, std::num::ParseIntError> {
    i64::from_str_radix(text, base)
}

/// A whole number.
///
/// @py overload def show(value, /)
pub fn show_int(value: i64) -> String {
    format!("int {value}")
}

/// Any number.
///
/// @py overload def show(value, /)
pub fn show_float(value: f64) -> String {
    format!("float {value}")
}

/// Text, perhaps in quotes.
///
/// @py overload def show(value, /, *, quote=None)
pub fn show_text(value: &str, quote: Option<&str>) -> String {
    let quote = quote.unwrap_or_default();
    format!("str {quote}{value}{quote}")
}

/// Two of anything.
///
/// @py overload def show(first, second="none", *, sep=", ")
pub fn show_two(first: Bound<'_, PyAny>, second: Bound<'_, PyAny>, sep: &str) -> String {
    format!("two {first}{sep}{second}")
}

/// @py overload def only_numbers(value)
pub fn only_int(value: i64) -> i64 {
    value
}

/// @py overload def only_numbers(value, scale=2.0)
pub fn only_float(value: f64, scale: f64) -> f64 {
    value * scale
}

/// What it was called with, as objects: nothing is converted.
///
/// @py def echo(*args, **kwargs)
pub fn echo<'py>(
    args: Bound<'py, PyTuple>,
    kwargs: Bound<'py, PyDict>,
) -> (Bound<'py, PyTuple>, Bound<'py, PyDict>) {
    (args, kwargs)
}

/// The same object again.
///
/// @py
pub fn same(object: Py<PyAny>) -> Py<PyAny> {
    object
}

/// Calls back.
///
/// @py
pub fn call_with<'py>(
    function: &Bound<'py, PyAny>,
    value: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    function.call1((value,))
}
