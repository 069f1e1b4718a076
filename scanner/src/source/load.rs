//! Reads a file and parses it; finds the file that a `mod x;` names.
//!
//! Knows cargo's and rustc's rules about paths; does not know modules (see `tree/build.rs`, which
//! asks here for one file after the other).

use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use proc_macro2::{LexError, TokenStream, TokenTree};

use super::{FileId, SourceMap, Span, bodies};
use crate::Input;
use crate::diag::{Code, Diagnostics};

/// A file that parsed.
pub(crate) struct Parsed {
    pub(crate) file: FileId,
    pub(crate) syntax: syn::File,
}

/// Groups nested deeper than this are refused: the parser needs about 16 MB of stack for as many, unoptimised.
const MAX_NESTING: usize = 128;
/// Likewise for generics and prefix operators.
const MAX_RUN: usize = 250;

/// Reads and parses one file.
///
/// `required` says that rustc will read it too: a file behind a `cfg` that is certainly false may
/// hold anything.
pub(crate) fn parse(
    diags: &mut Diagnostics,
    sources: &mut SourceMap,
    input: &Input<'_>,
    path: &Path,
    required: bool,
) -> Result<Parsed, FileId> {
    let (text, failure) = match input.loader.read(path) {
        Ok(text) => (text, None),
        Err(error) => (String::new(), Some(error)),
    };
    // Without the mark, offsets in the text we keep are those of the text that was parsed.
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    let lexable = without_shebang(&text);
    let file = sources.add(path, &input.manifest_dir, text);
    if let Some(error) = failure {
        if required {
            report_unreadable(diags, sources, file, &error);
        }
        return Err(file);
    }
    match syntax(sources, file, &lexable) {
        Ok(syntax) => Ok(Parsed { file, syntax }),
        Err(failure) => {
            if required {
                report_failure(diags, file, &failure);
            }
            Err(file)
        }
    }
}

enum Failure {
    Lex(LexError),
    Syntax(syn::Error),
    TooDeep(proc_macro2::Span),
}

fn syntax(sources: &mut SourceMap, file: FileId, text: &str) -> Result<syn::File, Failure> {
    let tokens = TokenStream::from_str(text).map_err(Failure::Lex)?;
    if let Some(first) = tokens.clone().into_iter().next() {
        sources.set_parsed(file, first.span());
    }
    if let Some(span) = too_deep(&tokens) {
        return Err(Failure::TooDeep(span));
    }
    syn::parse2(bodies::without(tokens)).map_err(Failure::Syntax)
}

/// Blanks a first line `#!/usr/bin/env ..` byte for byte. `#![..]` is an attribute.
fn without_shebang(text: &str) -> String {
    let Some(rest) = text.strip_prefix("#!") else { return text.to_owned() };
    let end = text.find('\n').unwrap_or(text.len());
    let next = rest.trim_start();
    if next.starts_with('[') || next.starts_with("//") || next.starts_with("/*") {
        return text.to_owned();
    }
    let (line, rest) = text.split_at(end);
    " ".repeat(line.len()) + rest
}

/// The first token that stands too deep, found without recursion.
///
/// Brackets are counted exactly. Generics and prefix operators nest without brackets; an unclosed `<` may
/// also be a comparison, so their bounds are far from what anybody writes.
pub(crate) fn too_deep(tokens: &TokenStream) -> Option<proc_macro2::Span> {
    let mut open = vec![(tokens.clone().into_iter(), Run::default())];
    while let Some((level, run)) = open.last_mut() {
        let Some(token) = level.next() else {
            open.pop();
            continue;
        };
        if !run.takes(&token) {
            return Some(token.span());
        }
        if let TokenTree::Group(group) = token {
            if open.len() >= MAX_NESTING {
                return Some(group.span_open());
            }
            open.push((group.stream().into_iter(), Run::default()));
        }
    }
    None
}

/// What nests without brackets at one level.
#[derive(Default)]
struct Run {
    angles: usize,
    prefixes: usize,
}

impl Run {
    /// False where the token goes too far.
    fn takes(&mut self, token: &TokenTree) -> bool {
        let char = match token {
            TokenTree::Punct(punct) => punct.as_char(),
            // `*const *const T` goes on.
            TokenTree::Ident(word) if word == "const" || word == "mut" => return true,
            _ => '_',
        };
        match char {
            '<' => self.angles += 1,
            '>' => self.angles = self.angles.saturating_sub(1),
            ';' => self.angles = 0,
            _ => {}
        }
        self.prefixes = if "&*!-|".contains(char) { self.prefixes + 1 } else { 0 };
        self.angles <= MAX_RUN && self.prefixes <= MAX_RUN
    }
}

fn report_unreadable(
    diags: &mut Diagnostics,
    sources: &SourceMap,
    file: FileId,
    error: &io::Error,
) {
    let place = Span::new(file, 0..0);
    let shown = sources.shown(file);
    if error.kind() == io::ErrorKind::InvalidData {
        diags
            .report(Code::NotUtf8, place, format!("`{shown}` is not UTF-8"))
            .help("save the file as UTF-8: rustc reads no other encoding");
    } else {
        diags.report(Code::UnreadableFile, place, format!("`{shown}` cannot be read: {error}"));
    }
}

fn report_failure(diags: &mut Diagnostics, file: FileId, failure: &Failure) {
    let note = "rustc's own report of the same place, if it has one, is the more precise";
    match failure {
        Failure::Lex(error) => {
            let span = Span::of(file, error.span());
            diags
                .report(Code::SyntaxError, span, "this file cannot be split into tokens")
                .at("from here on")
                .note(note);
        }
        Failure::Syntax(error) => {
            let span = Span::of(file, error.span());
            diags
                .report(Code::SyntaxError, span, "this file cannot be parsed")
                .at(error.to_string())
                .note(note);
        }
        Failure::TooDeep(span) => {
            diags
                .report(
                    Code::TooDeep,
                    Span::of(file, *span),
                    "this is nested too deeply to be read",
                )
                .at(format!("inside of more than {MAX_NESTING} brackets or {MAX_RUN} operators"));
        }
    }
}

/// Where the files of a module's children are looked for.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    /// The folder of the file, with those of the inline modules around.
    dir: PathBuf,
    /// `x` in a file `x.rs`, whose children are in `x/`. Taken into `dir` by an inline module;
    /// kept apart until then because `#[path]` does not see it.
    below: Option<String>,
}

impl Folder {
    /// For the children in the crate root's file, a `mod.rs` or a file named by `#[path]`.
    pub(crate) fn beside(file: &Path) -> Folder {
        Folder { dir: file.parent().unwrap_or(Path::new("")).to_owned(), below: None }
    }

    /// For the children of `mod name { .. }` that stands here.
    pub(crate) fn inline(&self, name: &str, path: Option<&str>) -> Folder {
        let dir = match path {
            Some(path) => join(&self.dir, path),
            None => self.own().join(name),
        };
        Folder { dir, below: None }
    }

    /// The file of `mod name;` that stands here, and where its own children are.
    pub(crate) fn file(
        &self,
        name: &str,
        path: Option<&str>,
        exists: impl Fn(&Path) -> bool,
    ) -> Option<(PathBuf, Folder)> {
        if let Some(path) = path {
            let file = join(&self.dir, path);
            let folder = Folder::beside(&file);
            return exists(&file).then_some((file, folder));
        }
        let flat = self.own().join(format!("{name}.rs"));
        if exists(&flat) {
            let folder = Folder { dir: self.own(), below: Some(name.to_owned()) };
            return Some((flat, folder));
        }
        let nested = self.own().join(name).join("mod.rs");
        let folder = Folder::beside(&nested);
        exists(&nested).then_some((nested, folder))
    }

    /// The folder that holds the files of the children and nothing else, if there is one.
    pub(crate) fn of_children(&self) -> Option<PathBuf> {
        self.below.as_ref().map(|name| self.dir.join(name))
    }

    fn own(&self) -> PathBuf {
        match &self.below {
            Some(name) => self.dir.join(name),
            None => self.dir.clone(),
        }
    }
}

/// A path as `include!` writes it in a file.
pub(crate) fn beside(file: &Path, path: &str) -> PathBuf {
    join(file.parent().unwrap_or(Path::new("")), path)
}

/// Joins a path as `#[path]` writes it, and folds `.` and `..`, so that one file has one path.
fn join(dir: &Path, path: &str) -> PathBuf {
    let mut joined = PathBuf::new();
    for part in dir.join(path.replace('\\', "/")).components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir if joined.file_name().is_some() => drop(joined.pop()),
            part => joined.push(part),
        }
    }
    joined
}
