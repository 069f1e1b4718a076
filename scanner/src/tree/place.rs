//! Where the tokens of an item stand: in its file, or in the files of the macro that made it.

use std::rc::Rc;

use crate::source::{FileId, SourceMap, Span};

/// Maps the spans of one item's syntax to places.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    file: FileId,
    /// `None` for what was written by hand: all its tokens are in `file`.
    made: Option<Rc<Made>>,
}

/// For what a macro made, tokens may come from the call, the definition, and those of macros between.
#[derive(Debug)]
struct Made {
    /// By the name that `proc_macro2` gave to the parsed text.
    files: Vec<(String, FileId)>,
    call: Span,
}

impl Places {
    pub(crate) fn of_file(file: FileId) -> Places {
        Places { file, made: None }
    }

    pub(crate) fn of_call(call: Span, files: Vec<(String, FileId)>) -> Places {
        Places { file: call.file, made: Some(Rc::new(Made { files, call })) }
    }

    /// The files that tokens may come from, by the names that `proc_macro2` gave to their texts.
    pub(crate) fn known(&self, sources: &SourceMap) -> Vec<(String, FileId)> {
        match &self.made {
            Some(made) => made.files.clone(),
            None => sources
                .parsed(self.file)
                .map(|name| (name.to_owned(), self.file))
                .into_iter()
                .collect(),
        }
    }

    /// These places, and those of another call in the same item.
    pub(crate) fn with(&self, other: &Places) -> Places {
        let (Some(made), Some(more)) = (&self.made, &other.made) else { return self.clone() };
        let mut files = [made.files.as_slice(), more.files.as_slice()].concat();
        files.sort();
        files.dedup();
        Places { file: self.file, made: Some(Rc::new(Made { files, call: made.call })) }
    }

    /// The same for an item that stands in another file than the call.
    pub(crate) fn with_file(self, file: FileId) -> Places {
        Places { file, ..self }
    }

    /// Whether a macro made the item, or a part of it.
    #[cfg(test)]
    pub(crate) fn is_made(&self) -> bool {
        self.made.is_some()
    }

    pub(crate) fn file(&self) -> FileId {
        self.file
    }

    /// The place of a token; the macro's call for a token that stands nowhere.
    pub(crate) fn place(&self, span: proc_macro2::Span) -> Span {
        let Some(made) = &self.made else { return Span::of(self.file, span) };
        let name = span.file();
        let file = made.files.iter().find(|(known, _)| *known == name).map(|(_, file)| *file);
        file.map_or(made.call, |file| Span::of(file, span))
    }
}
