//! Findings: collected in a sink, rendered at the end, sorted by place.

mod code;
mod render;

pub use code::Code;

use crate::source::{SourceMap, Span};

/// Where every phase reports. Errors of one phase arrive together.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

/// One finding: what is wrong, where, what led there, and the way out.
///
/// Messages are lower-case, without a full stop, with names in backticks.
#[derive(Debug)]
pub(crate) struct Diagnostic {
    pub(crate) code: Code,
    pub(crate) level: Level,
    pub(crate) message: String,
    /// The smallest wrong thing.
    pub(crate) span: Span,
    /// What stands under the primary caret; may be empty.
    pub(crate) label: String,
    pub(crate) labels: Vec<(Span, String)>,
    pub(crate) notes: Vec<String>,
    pub(crate) help: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Error,
    Warning,
}

impl Diagnostics {
    /// Reports a finding at the level that its code has.
    pub(crate) fn report(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.list.push(Diagnostic {
            code,
            level: code.level(),
            message: message.into(),
            span,
            label: String::new(),
            labels: Vec::new(),
            notes: Vec::new(),
            help: None,
        });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// How many errors there are so far.
    pub(crate) fn errors(&self) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.level == Level::Error).count()
    }

    /// One text for each error, in the order of their places.
    pub(crate) fn render_errors(&self, sources: &SourceMap) -> Vec<String> {
        render::all(&self.list, Level::Error, sources)
    }

    pub(crate) fn render_warnings(&self, sources: &SourceMap) -> Vec<String> {
        render::all(&self.list, Level::Warning, sources)
    }
}

impl Diagnostic {
    /// The words under the primary caret.
    pub(crate) fn at(&mut self, label: impl Into<String>) -> &mut Diagnostic {
        self.label = label.into();
        self
    }

    /// A second place that led here.
    pub(crate) fn label(&mut self, span: Span, text: impl Into<String>) -> &mut Diagnostic {
        self.labels.push((span, text.into()));
        self
    }

    pub(crate) fn note(&mut self, text: impl Into<String>) -> &mut Diagnostic {
        self.notes.push(text.into());
        self
    }

    /// The way out.
    pub(crate) fn help(&mut self, text: impl Into<String>) -> &mut Diagnostic {
        self.help = Some(text.into());
        self
    }
}
