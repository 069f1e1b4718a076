//! Where the parts of a tag begin and end: words, their arguments, the declaration.
//!
//! Follows brackets and quotes of Python and of Rust, and judges nothing: what the parts hold is for
//! `syntax.rs`. The same reading decides how many doc lines a tag takes.

use std::ops::Range;

use super::options;
use crate::{name, python};

/// The parts of one tag.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) words: Vec<Part>,
    /// Where the declaration starts.
    pub(super) declaration: Option<usize>,
    /// The end of the tag's last line.
    pub(super) end: usize,
    /// A bracket or quote that is still open at the end of the text.
    pub(super) open: Option<Range<usize>>,
}

/// One word, not yet looked up.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) name: Range<usize>,
    /// Between the brackets.
    pub(super) args: Option<Range<usize>>,
}

/// Reads the text behind `@py`, from `at` on.
pub(super) fn layout(text: &str, at: usize) -> Layout {
    let mut found = Layout::default();
    let mut at = at;
    loop {
        at += blanks(rest(text, at));
        let Some(first) = rest(text, at).chars().next() else { break };
        if first == '\n' || first == '#' {
            break;
        }
        let name = at..at + name_length(rest(text, at)).max(first.len_utf8());
        let behind = name.end + blanks(rest(text, name.end));
        let next = rest(text, behind).chars().next();
        let word = text.get(name.clone()).unwrap_or_default();
        if python::starts_declaration(word)
            || matches!(next, Some(':' | '=')) && name::is_word(word)
        {
            found.declaration = Some(at);
            let closed = balanced(text, at, Language::Python, false);
            at = closed.end;
            found.open = closed.open;
            break;
        }
        if next != Some('(')
            || !word.starts_with(|c: char| c == '@' || c == '_' || c.is_alphabetic())
        {
            at = name.end;
            found.words.push(Part { name, args: None });
            continue;
        }
        let language = if options::rows(word).any(options::Option::takes_rust) {
            Language::Rust
        } else {
            Language::Python
        };
        let closed = balanced(text, behind, language, true);
        if closed.open.is_some() {
            found.open = closed.open;
            at = closed.end;
            break;
        }
        found.words.push(Part {
            name,
            args: Some(behind + 1..closed.end.saturating_sub(1).max(behind + 1)),
        });
        at = closed.end;
    }
    found.end = line_end(text, at);
    found
}

fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t', '\r']).len()
}

fn line_end(text: &str, at: usize) -> usize {
    rest(text, at).find('\n').map_or(text.len(), |length| at + length)
}

/// A word with its dots (`x.setter`) and, by habit, a decorator's `@`.
fn name_length(text: &str) -> usize {
    let is_part = |c: char| c == '_' || c == '.' || c == '@' || c.is_alphanumeric();
    text.find(|c| !is_part(c)).unwrap_or(text.len())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    Python,
    Rust,
}

struct Closed {
    /// Behind the last bracket, or at the end of the line where nothing is open any more.
    end: usize,
    open: Option<Range<usize>>,
}

/// Follows brackets and quotes, until the first bracket closes or until a line ends with none open.
/// A bracket that closes another kind than is open counts for nothing: the parsers report it.
fn balanced(text: &str, start: usize, language: Language, until_closed: bool) -> Closed {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut at = start;
    while let Some(c) = rest(text, at).chars().next() {
        let here = at;
        at += c.len_utf8();
        match c {
            '(' => open.push((')', here)),
            '[' => open.push((']', here)),
            '{' => open.push(('}', here)),
            ')' | ']' | '}' => {
                if open.last().is_some_and(|(closing, _)| *closing == c) {
                    open.pop();
                }
                if until_closed && open.is_empty() {
                    return Closed { end: at, open: None };
                }
            }
            '\n' if open.is_empty() => return Closed { end: here, open: None },
            _ => match quoted(text, here, language) {
                Quoted::No => {}
                Quoted::Until(end) => at = end,
                // The parser reports the string itself; later lines do not belong to it.
                Quoted::CutAt(end) => return Closed { end, open: None },
                Quoted::Open => {
                    return Closed { end: text.len(), open: Some(here..here + c.len_utf8()) };
                }
            },
        }
    }
    let open = open.last().map(|&(_, bracket)| bracket..bracket + 1);
    Closed { end: text.len(), open }
}

/// What stands at a place: text that hides brackets, or not.
enum Quoted {
    No,
    Until(usize),
    /// A string of one line that does not end there.
    CutAt(usize),
    Open,
}

fn quoted(text: &str, at: usize, language: Language) -> Quoted {
    let here = rest(text, at);
    match language {
        Language::Python => python_quoted(text, at, here),
        Language::Rust => rust_quoted(text, at, here),
    }
}

fn python_quoted(text: &str, at: usize, here: &str) -> Quoted {
    for triple in ["\"\"\"", "'''"] {
        if here.starts_with(triple) {
            return found(unescaped(text, at + 3, triple));
        }
    }
    for single in ["\"", "'"] {
        if here.starts_with(single) {
            let line = line_end(text, at);
            return match unescaped(text.get(..line).unwrap_or_default(), at + 1, single) {
                Some(end) => Quoted::Until(end),
                // A backslash continues the string on the next line.
                None if text.get(..line).is_some_and(|text| text.ends_with('\\')) => {
                    found(unescaped(text, at + 1, single))
                }
                None => Quoted::CutAt(line),
            };
        }
    }
    if here.starts_with('#') { Quoted::Until(line_end(text, at)) } else { Quoted::No }
}

fn rust_quoted(text: &str, at: usize, here: &str) -> Quoted {
    if here.starts_with('"') {
        return found(unescaped(text, at + 1, "\""));
    }
    if here.starts_with("//") {
        return Quoted::Until(line_end(text, at));
    }
    if here.starts_with("/*") {
        return found(here.find("*/").map(|length| at + length + 2));
    }
    if here.starts_with('\'') {
        return char_literal(here).map_or(Quoted::No, |length| Quoted::Until(at + length));
    }
    let starts_word = !text
        .get(..at)
        .is_some_and(|before| before.ends_with(|c: char| c == '_' || c.is_alphanumeric()));
    match raw_string(here).filter(|_| starts_word) {
        Some((body, closing)) => found(
            rest(text, at + body).find(&closing).map(|length| at + body + length + closing.len()),
        ),
        None => Quoted::No,
    }
}

fn found(end: Option<usize>) -> Quoted {
    end.map_or(Quoted::Open, Quoted::Until)
}

/// Behind the closing quote; a backslash hides what follows it.
fn unescaped(text: &str, from: usize, closing: &str) -> Option<usize> {
    let mut hidden = false;
    for (offset, c) in rest(text, from).char_indices() {
        if hidden {
            hidden = false;
        } else if c == '\\' {
            hidden = true;
        } else if rest(text, from + offset).starts_with(closing) {
            return Some(from + offset + closing.len());
        }
    }
    None
}

/// The length of `'x'` or `'\n'`; `None` for a lifetime.
pub(super) fn char_literal(here: &str) -> Option<usize> {
    let mut chars = here.char_indices().skip(1);
    let (_, first) = chars.next()?;
    if first == '\\' {
        chars.next()?;
        return chars
            .find(|(_, c)| *c == '\'' || *c == '\n')
            .filter(|(_, c)| *c == '\'')
            .map(|(at, _)| at + 1);
    }
    chars.next().filter(|(_, c)| *c == '\'').map(|(at, _)| at + 1)
}

/// For `r#".."#` (also `br`, `cr`): where its body starts, and what closes it.
pub(super) fn raw_string(here: &str) -> Option<(usize, String)> {
    let raw = here.strip_prefix(['b', 'c']).unwrap_or(here).strip_prefix('r')?;
    let hashes = raw.bytes().take_while(|&byte| byte == b'#').count();
    let body = raw.get(hashes..)?.strip_prefix('"')?;
    Some((here.len() - body.len(), format!("\"{}", "#".repeat(hashes))))
}
