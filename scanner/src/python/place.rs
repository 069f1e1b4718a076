//! A text put together from lines of a file, and where each of its bytes stands there.
//!
//! A declaration may continue over several doc lines: the parser sees one text, messages see places.

use std::ops::Range;

use crate::source::{Span, Spanned};

/// Lines joined by `\n`, with the place of each.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    text: String,
    /// Never empty; in the order of `text`.
    lines: Vec<Line>,
}

#[derive(Debug, Clone)]
struct Line {
    /// Where the line starts in the joined text.
    start: usize,
    span: Span,
    /// Byte `i` of the line is at `span.start + i`; otherwise the whole span stands for each byte.
    exact: bool,
}

impl Placed {
    /// A text of one line.
    pub(crate) fn new(text: &str, span: Span, exact: bool) -> Placed {
        Placed { text: text.to_owned(), lines: vec![Line { start: 0, span, exact }] }
    }

    pub(crate) fn push_line(&mut self, text: &str, span: Span, exact: bool) {
        self.text.push('\n');
        self.lines.push(Line { start: self.text.len(), span, exact });
        self.text.push_str(text);
    }

    /// Drops everything behind a place of the text, which must be a character's boundary.
    pub(crate) fn truncate(&mut self, end: usize) {
        self.text.truncate(end);
        self.lines.retain(|line| line.start <= end);
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text of a range; empty where there is none.
    pub(crate) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// Where a range of the text stands.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let last_byte = range.end.saturating_sub(1).max(range.start);
        let first = self.line_of(range.start);
        let last = self.line_of(last_byte);
        let start = first.place(range.start, first.span.start);
        let end = last.place(range.end, last.span.end);
        if first.span.file == last.span.file && start <= end {
            Span { file: first.span.file, start, end }
        } else {
            first.span
        }
    }

    /// The text of a range with its place.
    pub(crate) fn spanned(&self, range: Range<usize>) -> Spanned<String> {
        Spanned { value: self.slice(range.clone()).to_owned(), span: self.span(range) }
    }

    /// The number of the line that holds a byte of the text.
    pub(crate) fn line_number(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.start <= at).saturating_sub(1)
    }

    fn line_of(&self, at: usize) -> &Line {
        &self.lines[self.line_number(at)]
    }
}

impl Line {
    fn place(&self, at: usize, inexact: u32) -> u32 {
        if !self.exact {
            return inexact;
        }
        let place = self.span.start as usize + at.saturating_sub(self.start);
        place.min(self.span.end as usize) as u32
    }
}
