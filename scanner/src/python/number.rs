//! Python's number literals, to digits that Rust understands.

use std::ops::Range;

use super::{Fault, Kind, Literal};

/// CPython's own limit on the digits of an int read from text.
const MAX_DIGITS: usize = 4300;

/// Reads an int or a float. `range` is where the number stands.
pub(super) fn parse(text: &str, range: Range<usize>) -> Result<Literal, Fault> {
    let fault = |message: String| Fault::new(Kind::Literal, range.clone(), message);
    let lower = text.to_ascii_lowercase();
    if let Some((base, name)) = base_of(&lower) {
        return integer_in_base(&lower, base, name).map_err(fault);
    }
    if let Some(real) = lower.strip_suffix('j') {
        if float_value(real).is_some() || is_digits(real) {
            let message = format!("`{text}` is a complex number, which no default can be");
            return Err(fault(message).help("pass it from Rust: `default(p = ..)`"));
        }
    }
    if let Some(suffix) = rust_suffix(&lower) {
        let number = text.get(..text.len() - suffix.len()).unwrap_or_default();
        let message = format!("`{text}` has a Rust suffix, which Python does not know");
        return Err(fault(message).help(format!("write `{}`", number.trim_end_matches('_'))));
    }
    if is_digits(&lower) {
        return decimal(&lower).map_err(fault);
    }
    match float_value(&lower) {
        Some(value) if value.is_finite() => Ok(Literal::Float(format!("{value:?}"))),
        Some(_) => {
            let help = "pass it from Rust: `default(p = f64::INFINITY)`";
            Err(fault(format!("`{text}` is beyond the range of a float: it is infinity"))
                .help(help))
        }
        None => Err(fault("invalid decimal literal".to_owned())),
    }
}

fn base_of(lower: &str) -> Option<(u32, &'static str)> {
    match lower.get(..2)? {
        "0x" => Some((16, "hexadecimal")),
        "0o" => Some((8, "octal")),
        "0b" => Some((2, "binary")),
        _ => None,
    }
}

fn integer_in_base(lower: &str, base: u32, name: &str) -> Result<Literal, String> {
    // Right behind the prefix, one underscore may stand.
    let body = lower.get(2..).unwrap_or_default();
    let body = body.strip_prefix('_').unwrap_or(body);
    let shown: Vec<char> = body.chars().collect();
    if let Some(wrong) = shown.iter().find(|c| c.is_ascii_digit() && !c.is_digit(base)) {
        return Err(format!("invalid digit `{wrong}` in {name} literal"));
    }
    if !well_grouped(body, |c| c.is_digit(base)) {
        return Err(format!("invalid {name} literal"));
    }
    let digits: Vec<u32> = shown.iter().filter_map(|c| c.to_digit(base)).collect();
    if digits.len() > MAX_DIGITS {
        return Err(too_long());
    }
    Ok(Literal::Int(to_decimal(&digits, base)))
}

fn decimal(lower: &str) -> Result<Literal, String> {
    if !well_grouped(lower, |c| c.is_ascii_digit()) {
        return Err("invalid decimal literal".to_owned());
    }
    let digits: String = lower.chars().filter(|c| *c != '_').collect();
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return Ok(Literal::Int("0".to_owned()));
    }
    if significant.len() < digits.len() {
        let words = "leading zeros in decimal integer literals are not permitted";
        return Err(format!("{words}; use an 0o prefix for octal integers"));
    }
    if digits.len() > MAX_DIGITS {
        return Err(too_long());
    }
    Ok(Literal::Int(digits))
}

fn too_long() -> String {
    format!("an int of more than {MAX_DIGITS} digits")
}

/// Digits with single underscores between them, and at least one digit.
fn well_grouped(body: &str, is_digit: impl Fn(char) -> bool) -> bool {
    body.split('_').all(|group| !group.is_empty() && group.chars().all(&is_digit))
}

fn is_digits(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || c == '_')
}

/// `None` for what is no float in Python: `1_.0`, `1e`, `1.2.3`.
fn float_value(lower: &str) -> Option<f64> {
    let (mantissa, exponent) = match lower.split_once('e') {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (lower, None),
    };
    if let Some(exponent) = exponent {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if !well_grouped(digits, |c| c.is_ascii_digit()) {
            return None;
        }
    }
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, fraction),
        None if exponent.is_some() => (mantissa, ""),
        None => return None,
    };
    let grouped = |part: &str| part.is_empty() || well_grouped(part, |c| c.is_ascii_digit());
    if whole.is_empty() && fraction.is_empty() || !grouped(whole) || !grouped(fraction) {
        return None;
    }
    lower.replace('_', "").parse().ok()
}

fn rust_suffix(lower: &str) -> Option<&'static str> {
    const SUFFIXES: &[&str] = &[
        "i128", "u128", "isize", "usize", "i16", "i32", "i64", "u16", "u32", "u64", "f32", "f64",
        "i8", "u8",
    ];
    let suffix = SUFFIXES.iter().find(|suffix| lower.ends_with(**suffix))?;
    let number = lower.strip_suffix(suffix)?.trim_end_matches('_');
    (is_digits(number) || float_value(number).is_some()).then_some(suffix)
}

/// Long multiplication by the base, nine decimal digits at a time.
fn to_decimal(digits: &[u32], base: u32) -> String {
    const LIMB: u64 = 1_000_000_000;
    let mut limbs: Vec<u64> = vec![0];
    for &digit in digits {
        let mut carry = u64::from(digit);
        for limb in &mut limbs {
            let value = *limb * u64::from(base) + carry;
            *limb = value % LIMB;
            carry = value / LIMB;
        }
        if carry > 0 {
            limbs.push(carry);
        }
    }
    let mut text: String = limbs.iter().rev().map(|limb| format!("{limb:09}")).collect();
    let zeros = text.len() - text.trim_start_matches('0').len();
    text.drain(..zeros.min(text.len() - 1));
    text
}
