//! The texts that were read, and places in them as plain byte ranges.
//!
//! Owned by the scan, without globals: a place is a file number and a range, so that it can be
//! copied anywhere and outlives the syntax tree it came from.

use std::iter;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A file of the scan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct FileId(u32);

/// A range of bytes in one file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Span {
    pub(crate) file: FileId,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    pub(crate) fn new(file: FileId, range: Range<usize>) -> Span {
        Span { file, start: range.start as u32, end: range.end as u32 }
    }

    /// Where a token of that file stands. `syn` counts bytes from the start of each parsed text.
    pub(crate) fn of(file: FileId, span: proc_macro2::Span) -> Span {
        Span::new(file, span.byte_range())
    }

    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place it was read from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

#[derive(Debug)]
struct SourceFile {
    path: PathBuf,
    /// The path as messages show it: relative to the package, with forward slashes.
    shown: String,
    text: String,
    /// Where each line starts.
    lines: Vec<u32>,
    /// What `proc_macro2` calls the parsed text; see [`SourceMap::file_of`].
    parsed: Option<String>,
}

/// Every file of the scan.
#[derive(Debug, Default)]
pub(crate) struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// Takes in a file's text. `base` is the folder that shown paths are relative to.
    pub(crate) fn add(&mut self, path: &Path, base: &Path, text: String) -> FileId {
        let shown = path.strip_prefix(base).unwrap_or(path);
        let shown = shown.to_string_lossy().replace('\\', "/");
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let lines = iter::once(0).chain(ends.map(|(at, _)| at as u32 + 1)).collect();
        self.files.push(SourceFile { path: path.to_owned(), shown, text, lines, parsed: None });
        FileId((self.files.len() - 1) as u32)
    }

    pub(crate) fn path(&self, file: FileId) -> &Path {
        &self.files[file.0 as usize].path
    }

    pub(crate) fn shown(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].shown
    }

    pub(crate) fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].text
    }

    /// The source at a place.
    pub(crate) fn slice(&self, span: Span) -> &str {
        self.text(span.file).get(span.range()).unwrap_or_default()
    }

    /// The line of a place, from 1.
    pub(crate) fn line(&self, span: Span) -> usize {
        self.files[span.file.0 as usize].lines.partition_point(|&start| start <= span.start)
    }

    /// Remembers by what name the tokens of a file know it. Every text given to `proc_macro2` gets
    /// a name that no other text of the thread has.
    pub(crate) fn set_parsed(&mut self, file: FileId, tokens: proc_macro2::Span) {
        self.files[file.0 as usize].parsed = Some(tokens.file());
    }

    /// The name remembered by [`SourceMap::set_parsed`]; `None` for a file without tokens.
    pub(crate) fn parsed(&self, file: FileId) -> Option<&str> {
        self.files[file.0 as usize].parsed.as_deref()
    }

    /// Every file, in the order of reading.
    pub(crate) fn ids(&self) -> impl Iterator<Item = FileId> {
        (0..self.files.len() as u32).map(FileId)
    }

    /// `src/lib.rs:12`.
    pub(crate) fn location(&self, span: Span) -> String {
        format!("{}:{}", self.shown(span.file), self.line(span))
    }

    /// Every path, in the order of reading.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        self.files.iter().map(|file| file.path.clone()).collect()
    }
}
