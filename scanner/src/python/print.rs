//! Literals back to text: as Python's `repr` prints them, and as a formatted stub writes them.

use std::fmt::{self, Display, Formatter, Write};

use super::Literal;

impl Literal {
    /// As Python's `repr` would print the value: for `__text_signature__`.
    pub(crate) fn source(&self) -> String {
        self.to_string()
    }

    /// As `ruff format` would write it: like `source`, with double quotes where they need no escape.
    pub(crate) fn stub(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = write(&mut text, self, Style::Stub);
        text
    }
}

impl Display for Literal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write(f, self, Style::Repr)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Repr,
    Stub,
}

fn write(out: &mut dyn Write, literal: &Literal, style: Style) -> fmt::Result {
    match literal {
        Literal::None => out.write_str("None"),
        // Not `Ellipsis`: a signature's text is read back as literals.
        Literal::Ellipsis => out.write_str("..."),
        Literal::Bool(true) => out.write_str("True"),
        Literal::Bool(false) => out.write_str("False"),
        Literal::Int(digits) => out.write_str(digits),
        Literal::Float(text) => out.write_str(&float(text)),
        Literal::Str(text) => string(out, text, style),
        Literal::Bytes(bytes) => byte_string(out, bytes, style),
        Literal::List(items) => sequence(out, '[', items, ']', style),
        Literal::Tuple(items) => tuple(out, items, style),
        Literal::Set(items) if items.is_empty() => out.write_str("set()"),
        Literal::Set(items) => sequence(out, '{', items, '}', style),
        Literal::Dict(pairs) => dict(out, pairs, style),
    }
}

fn sequence(
    out: &mut dyn Write,
    open: char,
    items: &[Literal],
    close: char,
    style: Style,
) -> fmt::Result {
    out.write_char(open)?;
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.write_str(", ")?;
        }
        write(out, item, style)?;
    }
    out.write_char(close)
}

fn tuple(out: &mut dyn Write, items: &[Literal], style: Style) -> fmt::Result {
    match items {
        [only] => {
            out.write_char('(')?;
            write(out, only, style)?;
            out.write_str(",)")
        }
        _ => sequence(out, '(', items, ')', style),
    }
}

fn dict(out: &mut dyn Write, pairs: &[(Literal, Literal)], style: Style) -> fmt::Result {
    out.write_char('{')?;
    for (index, (key, value)) in pairs.iter().enumerate() {
        if index > 0 {
            out.write_str(", ")?;
        }
        write(out, key, style)?;
        out.write_str(": ")?;
        write(out, value, style)?;
    }
    out.write_char('}')
}

/// Rust and Python agree on the digits and on when there is an exponent, not on how it looks.
fn float(text: &str) -> String {
    let Some((mantissa, exponent)) = text.split_once('e') else { return text.to_owned() };
    let (sign, digits) = match exponent.strip_prefix('-') {
        Some(digits) => ('-', digits),
        None => ('+', exponent),
    };
    format!("{mantissa}e{sign}{digits:0>2}")
}

/// `repr` leaves its favourite only where no escape is left then; ruff, where fewer are.
fn quote_for(single: usize, double: usize, style: Style) -> char {
    match style {
        Style::Repr if single > 0 && double == 0 => '"',
        Style::Repr => '\'',
        Style::Stub if double > single => '\'',
        Style::Stub => '"',
    }
}

fn string(out: &mut dyn Write, text: &str, style: Style) -> fmt::Result {
    let quote = quote_for(text.matches('\'').count(), text.matches('"').count(), style);
    out.write_char(quote)?;
    for c in text.chars() {
        match c {
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            c if c == quote => write!(out, "\\{c}")?,
            c if is_printable(c) => out.write_char(c)?,
            c => match c as u32 {
                code @ 0..=0xff => write!(out, "\\x{code:02x}")?,
                code @ 0x100..=0xffff => write!(out, "\\u{code:04x}")?,
                code => write!(out, "\\U{code:08x}")?,
            },
        }
    }
    out.write_char(quote)
}

fn byte_string(out: &mut dyn Write, bytes: &[u8], style: Style) -> fmt::Result {
    let count = |quote| bytes.iter().filter(|&&byte| byte == quote).count();
    let quote = quote_for(count(b'\''), count(b'"'), style);
    write!(out, "b{quote}")?;
    for &byte in bytes {
        match byte {
            b'\\' => out.write_str("\\\\")?,
            b'\n' => out.write_str("\\n")?,
            b'\r' => out.write_str("\\r")?,
            b'\t' => out.write_str("\\t")?,
            b if char::from(b) == quote => write!(out, "\\{quote}")?,
            0x20..=0x7e => out.write_char(char::from(byte))?,
            _ => write!(out, "\\x{byte:02x}")?,
        }
    }
    out.write_char(quote)
}

/// As `str.isprintable`. Rust knows the same categories; it also escapes a combining mark that has
/// nothing before it, which the letter here prevents.
fn is_printable(c: char) -> bool {
    match c {
        ' '..='~' => true,
        '\0'..='\u{a0}' => false,
        _ => format!("a{c}").escape_debug().nth(1) == Some(c),
    }
}
