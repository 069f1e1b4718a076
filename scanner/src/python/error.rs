//! What can be wrong with a Python text, first as a range of the text, then as a place in a file.

use std::ops::Range;

use super::place::Placed;
use crate::source::Span;

/// What is wrong with a text, and the way out.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    pub(crate) message: String,
    /// What stands under the caret; may be empty.
    pub(crate) label: &'static str,
    /// A second place that led here.
    pub(crate) related: Option<(Span, &'static str)>,
    pub(crate) help: Option<String>,
}

/// Which part of the grammar was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Syntax,
    /// A reserved word where a name must be.
    Keyword,
    /// Python's rules on the order of parameters.
    Parameters,
    Annotation,
    /// A default.
    Literal,
}

/// A [`SyntaxError`] while its place is still a range of the text.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    message: String,
    label: &'static str,
    related: Option<(Range<usize>, &'static str)>,
    help: Option<String>,
}

impl Fault {
    pub(super) fn new(kind: Kind, range: Range<usize>, message: impl Into<String>) -> Fault {
        Fault { kind, range, message: message.into(), label: "", related: None, help: None }
    }

    pub(super) fn at(mut self, label: &'static str) -> Fault {
        self.label = label;
        self
    }

    pub(super) fn kind(mut self, kind: Kind) -> Fault {
        self.kind = kind;
        self
    }

    pub(super) fn related(mut self, range: Range<usize>, label: &'static str) -> Fault {
        self.related = Some((range, label));
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Fault {
        self.help = Some(help.into());
        self
    }

    pub(super) fn placed(self, source: &Placed) -> SyntaxError {
        SyntaxError {
            kind: self.kind,
            span: source.span(self.range),
            message: self.message,
            label: self.label,
            related: self.related.map(|(range, label)| (source.span(range), label)),
            help: self.help,
        }
    }
}
