//! Finds the comments of a Rust text, line by line, without parsing it.

use super::layout::{char_literal, raw_string};

/// One line of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CommentLine {
    /// Where the text behind `///`, `//` or a block's ` * ` starts.
    pub(super) start: usize,
    pub(super) text: String,
    pub(super) style: Style,
    /// Lines with the same number stand under each other with nothing between.
    pub(super) group: usize,
    /// Between the brackets of a macro call or definition.
    pub(super) in_macro: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `///`, `//!`, `/** .. */`, `/*! .. */`
    Doc,
    Plain,
}

/// Every comment line of a text, in order.
pub(super) fn comment_lines(text: &str) -> Vec<CommentLine> {
    let mut scanner = Scanner {
        text,
        at: 0,
        lines: Vec::new(),
        group: 0,
        last: None,
        depth: 0,
        macros: Vec::new(),
    };
    while scanner.step() {}
    scanner.lines
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    lines: Vec<CommentLine>,
    group: usize,
    /// The opening of the comment before, if nothing but space came since.
    last: Option<&'static str>,
    /// Open brackets.
    depth: usize,
    /// The depths at which macro calls began.
    macros: Vec<usize>,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return false };
        if rest.starts_with("//") {
            self.line_comment(rest);
            return true;
        }
        if rest.starts_with("/*") {
            self.block_comment(rest);
            return true;
        }
        if c.is_whitespace() {
            self.at += c.len_utf8();
            return true;
        }
        self.last = None;
        match c {
            '"' => self.at += 1 + string_length(rest.get(1..).unwrap_or_default()),
            '\'' => self.at += char_literal(rest).unwrap_or(1),
            '(' | '[' | '{' => {
                self.depth += 1;
                self.at += 1;
            }
            ')' | ']' | '}' => {
                self.depth = self.depth.saturating_sub(1);
                if self.macros.last().is_some_and(|depth| *depth >= self.depth) {
                    self.macros.pop();
                }
                self.at += 1;
            }
            c if c == '_' || c.is_alphabetic() => self.word(rest),
            c => self.at += c.len_utf8(),
        }
        true
    }

    /// An identifier, a raw string, or the name of a macro that is called.
    fn word(&mut self, rest: &str) {
        if let Some((body, closing)) = raw_string(rest) {
            let inside = rest.get(body..).unwrap_or_default();
            self.at +=
                inside.find(&closing).map_or(rest.len(), |length| body + length + closing.len());
            return;
        }
        let length = word_length(rest);
        self.at += length;
        let behind = rest.get(length..).unwrap_or_default();
        let Some(call) = behind.trim_start().strip_prefix('!').map(str::trim_start) else { return };
        // `macro_rules! name {`
        let named = call.get(word_length(call)..).unwrap_or_default().trim_start();
        if named.starts_with(['(', '[', '{']) {
            self.macros.push(self.depth);
            self.at = self.text.len() - named.len();
            // The bracket itself is counted by the next step.
        }
    }

    fn line_comment(&mut self, rest: &str) {
        let end = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..end).unwrap_or_default();
        let (style, opening) = if line.starts_with("//!") {
            (Style::Doc, "//!")
        } else if line.starts_with("///") && !line.starts_with("////") {
            (Style::Doc, "///")
        } else {
            (Style::Plain, "//")
        };
        let slashes = match style {
            Style::Doc => 3,
            Style::Plain => line.len() - line.trim_start_matches('/').len(),
        };
        if self.last != Some(opening) {
            self.group += 1;
        }
        self.push(self.at + slashes, line.get(slashes..).unwrap_or_default(), style);
        self.last = Some(opening);
        self.at += end;
    }

    fn block_comment(&mut self, rest: &str) {
        let length = block_length(rest);
        let block = rest.get(..length).unwrap_or_default();
        let is_doc = block.starts_with("/*!")
            || block.starts_with("/**") && !block.starts_with("/***") && length > 4;
        let (style, opening) = if is_doc { (Style::Doc, 3) } else { (Style::Plain, 2) };
        self.group += 1;
        let body = block.strip_suffix("*/").unwrap_or(block);
        let mut start = opening;
        for line in body.get(opening..).unwrap_or_default().split('\n') {
            let trimmed = line.trim_start();
            let skip = if trimmed.starts_with('*') { line.len() - trimmed.len() + 1 } else { 0 };
            self.push(self.at + start + skip, line.get(skip..).unwrap_or_default(), style);
            start += line.len() + 1;
        }
        self.last = None;
        self.at += length;
    }

    fn push(&mut self, start: usize, text: &str, style: Style) {
        self.lines.push(CommentLine {
            start,
            text: text.to_owned(),
            style,
            group: self.group,
            in_macro: !self.macros.is_empty(),
        });
    }
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| !(c == '_' || c.is_alphanumeric())).unwrap_or(text.len())
}

/// The length of a string behind its opening quote, with the closing one.
fn string_length(body: &str) -> usize {
    let mut hidden = false;
    for (at, c) in body.char_indices() {
        match c {
            _ if hidden => hidden = false,
            '\\' => hidden = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    body.len()
}

/// The length of a block comment; blocks nest.
fn block_length(text: &str) -> usize {
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}
