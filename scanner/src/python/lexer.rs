//! Text to Python tokens, one at a time.
//!
//! Lazy, because what stands behind the last Python token may be Rust (`class A = Stack<i64>`).
//! Line breaks are white space: a declaration continues only inside brackets.

use std::ops::Range;

use super::{Fault, Kind};

/// A token and its range in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) what: What,
    pub(super) range: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// An identifier or a keyword.
    Name,
    Number,
    /// A string with its prefix and quotes.
    Str(Quotes),
    /// An operator or a bracket.
    Punct(&'static str),
    /// The end of the text, or a comment that reaches to it.
    End,
}

/// How a string is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quotes {
    pub(super) bytes: bool,
    pub(super) raw: bool,
    /// Between the quotes.
    pub(super) body: Range<usize>,
}

/// Longest first. What no declaration uses is listed too, so that it is named whole in messages.
const PUNCTUATION: &[&str] = &[
    "...", "**=", "//=", "<<=", ">>=", "->", "**", "//", "==", "!=", "<=", ">=", "<<", ">>", ":=",
    "+=", "-=", "*=", "/=", "|=", "&=", "::", "&&", "||", "=>", "(", ")", "[", "]", "{", "}", ",",
    ":", ".", "=", "|", "*", "/", "-", "+", ";", "@", "<", ">", "%", "&", "^", "~", "!", "?", "$",
    "`",
];

/// The token at or behind `at`.
pub(super) fn next(text: &str, at: usize) -> Result<Token, Fault> {
    let at = skip_space(text, at);
    let rest = text.get(at..).unwrap_or_default();
    let Some(first) = rest.chars().next() else {
        return Ok(Token { what: What::End, range: at..at });
    };
    if first == '#' {
        return comment(text, at);
    }
    if let Some(token) = string(text, at)? {
        return Ok(token);
    }
    if is_name_start(first) {
        let end = at + name_length(rest);
        return Ok(Token { what: What::Name, range: at..end });
    }
    if first.is_ascii_digit() || is_fraction(rest) {
        return Ok(Token { what: What::Number, range: at..at + number_length(rest) });
    }
    if let Some(punct) = PUNCTUATION.iter().find(|punct| rest.starts_with(**punct)) {
        return Ok(Token { what: What::Punct(punct), range: at..at + punct.len() });
    }
    let range = at..at + first.len_utf8();
    Err(Fault::new(Kind::Syntax, range, format!("invalid character `{}`", first.escape_debug())))
}

pub(super) fn is_name_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

/// Letters, digits, and the combining marks that follow letters in many scripts.
fn is_name_continue(c: char) -> bool {
    c == '_' || c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// The length of the name that a text starts with.
pub(super) fn name_length(text: &str) -> usize {
    text.find(|c| !is_name_continue(c)).unwrap_or(text.len())
}

fn skip_space(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    text.len().min(at)
        + (rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', '\x0c']).len())
}

/// A comment runs to the end of its line; what follows on the next line counts again.
fn comment(text: &str, at: usize) -> Result<Token, Fault> {
    let rest = text.get(at..).unwrap_or_default();
    match rest.find('\n') {
        // Comments nest by lines only: the recursion would be as deep as there are lines.
        Some(_) => {
            let mut at = at;
            while text.get(at..).is_some_and(|rest| rest.starts_with('#')) {
                let line = text.get(at..).unwrap_or_default();
                at = skip_space(text, at + line.find('\n').unwrap_or(line.len()));
            }
            next(text, at)
        }
        None => Ok(Token { what: What::End, range: at..at }),
    }
}

fn is_fraction(rest: &str) -> bool {
    let mut bytes = rest.bytes();
    bytes.next() == Some(b'.') && bytes.next().is_some_and(|byte| byte.is_ascii_digit())
}

/// Takes in everything that could belong to a number, so that a wrong one is reported whole.
fn number_length(rest: &str) -> usize {
    let hex = rest.starts_with("0x") || rest.starts_with("0X");
    let mut previous = '\0';
    for (at, c) in rest.char_indices() {
        let sign_of_exponent = matches!(c, '+' | '-') && matches!(previous, 'e' | 'E') && !hex;
        // `1...` is a number and dots, `1.real` is nobody's default.
        if !(is_name_continue(c) || c == '.' && previous != '.' || sign_of_exponent) {
            return at;
        }
        previous = c;
    }
    rest.len()
}

/// A string literal, when one starts here.
fn string(text: &str, at: usize) -> Result<Option<Token>, Fault> {
    let rest = text.get(at..).unwrap_or_default();
    let prefix_length = rest.bytes().take_while(u8::is_ascii_alphabetic).take(3).count();
    let (prefix, body) = rest.split_at(prefix_length);
    let Some(quote) = body.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return Ok(None);
    };
    let prefix = prefix.to_ascii_lowercase();
    let prefix_range = at..at + prefix_length + 1;
    let (bytes, raw) = match prefix.as_str() {
        "" | "u" => (false, false),
        "r" => (false, true),
        "b" => (true, false),
        "br" | "rb" => (true, true),
        "f" | "fr" | "rf" | "t" | "tr" | "rt" => {
            let message = format!("a `{prefix}` string is not a literal: it is computed");
            return Err(Fault::new(Kind::Literal, prefix_range, message).help("write the text out"));
        }
        _ => {
            let message = format!("`{prefix}` is not a string prefix");
            return Err(Fault::new(Kind::Literal, prefix_range, message));
        }
    };
    let open = at + prefix_length;
    let triple = body.starts_with(&quote.to_string().repeat(3));
    let width = if triple { 3 } else { 1 };
    let start = open + width;
    let Some(length) = closing_quote(text.get(start..).unwrap_or_default(), quote, triple) else {
        let what = if triple { "triple-quoted string" } else { "string" };
        let line_end =
            text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |i| start + i);
        let fault = Fault::new(Kind::Literal, at..line_end, format!("unterminated {what} literal"));
        return Err(fault.at("opened here, and never closed"));
    };
    let body = start..start + length;
    let range = at..body.end + width;
    Ok(Some(Token { what: What::Str(Quotes { bytes, raw, body }), range }))
}

/// The length of a string's body; a backslash hides the character behind it, in raw strings too.
fn closing_quote(body: &str, quote: char, triple: bool) -> Option<usize> {
    let closing = if triple { quote.to_string().repeat(3) } else { quote.to_string() };
    let mut hidden = false;
    for (at, c) in body.char_indices() {
        if hidden {
            hidden = false;
        } else if c == '\\' {
            hidden = true;
        } else if c == '\n' && !triple {
            return None;
        } else if body.get(at..).is_some_and(|rest| rest.starts_with(&closing)) {
            return Some(at);
        }
    }
    None
}
