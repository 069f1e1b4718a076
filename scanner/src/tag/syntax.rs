//! How a tag is written: the mark, the words, the declaration.
//!
//! The only file that knows. Reads one tag; where tags stand is for `docs.rs` and `collect.rs`, how
//! several add up for `merge.rs`, what they mean for `check`.

use std::ops::Range;

use super::layout::{Layout, Part, layout};
use super::merge::push_word;
use super::options::{self, Args, Places};
use super::{Declaration, Tag, Word, WordArgs, rust};
use crate::diag::{Code, Diagnostics};
use crate::name;
use crate::python::{self, Kind, Placed, SyntaxError};
use crate::source::{Span, Spanned};
use crate::tree::Cfg;

/// What starts a tag.
pub(super) const MARK: &str = "@py";

/// What a doc line starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Tag,
    /// Nearly a tag, in so many bytes; with what to write instead.
    Misspelt(usize, &'static str),
}

/// Looks at the start of a doc line, without its leading space.
pub(super) fn mark(line: &str) -> Mark {
    let Some(behind) = line.strip_prefix('@') else { return Mark::None };
    let word_length =
        behind.find(|c: char| !(c == '_' || c.is_alphanumeric())).unwrap_or(behind.len());
    let (word, rest) = behind.split_at(word_length);
    if word == "py" {
        return match rest.chars().next() {
            None => Mark::Tag,
            Some(c) if c.is_whitespace() => Mark::Tag,
            Some(c) => Mark::Misspelt(MARK.len() + c.len_utf8(), "a space must follow `@py`"),
        };
    }
    if word.is_empty() {
        let next = behind.trim_start();
        let is_mark = next.len() < behind.len() && mark_word(next) == "py";
        let length = line.len() - next.len() + "py".len();
        return if is_mark { Mark::Misspelt(length, "write `@py`") } else { Mark::None };
    }
    if looks_like_mark(word) { Mark::Misspelt(1 + word_length, "write `@py`") } else { Mark::None }
}

fn mark_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Slips of the finger, and the attribute names of PyO3.
fn looks_like_mark(word: &str) -> bool {
    const SLIPS: &[&str] =
        &["py", "pi", "pyi", "pyy", "ppy", "yp", "pt", "pu", "oy", "py3", "python"];
    const HABITS: &[&str] = &[
        "pyclass",
        "pyfunction",
        "pyfn",
        "pydef",
        "pymethod",
        "pymethods",
        "pymodule",
        "pymod",
        "pyenum",
        "pystruct",
        "pyo3",
        "pyexport",
        "pygetter",
        "pysetter",
        "pyget",
        "pyset",
        "pyproperty",
        "pyconst",
    ];
    let lower = word.to_lowercase();
    SLIPS.contains(&lower.as_str()) || HABITS.contains(&lower.as_str())
}

/// Whether a text may hold a tag, or something like one, at all.
pub(super) fn may_hold_mark(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| mark(text.get(at..).unwrap_or_default()) != Mark::None)
}

/// A tag as it was found: its lines, its place in them, and its condition.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) source: Placed,
    /// Where `@py` starts in `source`.
    pub(super) start: usize,
    pub(super) condition: Option<Cfg>,
}

impl Found {
    /// The parts of the tag.
    pub(super) fn layout(&self) -> Layout {
        layout(self.source.text(), self.start + MARK.len())
    }
}

/// Reads one tag. What is wrong in it is reported and left out.
pub(super) fn read(diags: &mut Diagnostics, found: &Found, place: Places) -> Tag {
    let source = &found.source;
    let parts = found.layout();
    let first_line = source.text().get(found.start..).and_then(|text| text.find('\n'));
    let end = first_line.map_or(parts.end, |length| (found.start + length).min(parts.end));
    let length = source.slice(found.start..end).trim_end().len();
    let span = source.span(found.start..found.start + length);
    let mut tag =
        Tag { span, words: Vec::new(), declaration: None, condition: found.condition.clone() };
    if let Some(open) = parts.open {
        let opened = source.slice(open.clone()).to_owned();
        diags
            .report(Code::UnclosedTag, source.span(open), format!("`{opened}` was never closed"))
            .help("a tag goes on over the next doc lines while a bracket is open");
        return tag;
    }
    let mut reader = Reader { diags, source, place };
    let last = parts.words.len().saturating_sub(1);
    for (index, part) in parts.words.iter().enumerate() {
        let may_name = index == last && parts.declaration.is_none();
        match reader.word(part, may_name) {
            Some(Read::Word(word)) => reader.push(&mut tag, word),
            Some(Read::Name(name)) => {
                tag.declaration = Some(Declaration::Name { name, annotation: None, value: None });
            }
            // One report is enough: what follows a stray sign is seldom words.
            None if reader.is_sign(part) => return tag,
            None => {}
        }
    }
    if let Some(at) = parts.declaration {
        tag.declaration = reader.declaration(at, parts.end);
    }
    tag
}

enum Read {
    Word(Word),
    Name(Spanned<String>),
}

struct Reader<'a> {
    diags: &'a mut Diagnostics,
    source: &'a Placed,
    place: Places,
}

impl Reader<'_> {
    fn push(&mut self, tag: &mut Tag, word: Word) {
        push_word(self.diags, tag, word);
    }

    fn is_sign(&self, part: &Part) -> bool {
        !self
            .source
            .slice(part.name.clone())
            .starts_with(|c: char| c == '_' || c == '@' || c.is_alphabetic())
    }

    /// Looks up a word. The last one, standing alone, may be the item's Python name instead.
    fn word(&mut self, part: &Part, may_name: bool) -> Option<Read> {
        let written = self.source.slice(part.name.clone());
        let span = self.source.span(part.name.clone());
        if self.is_sign(part) {
            let message =
                format!("expected a word or a declaration, found `{}`", written.escape_debug());
            self.diags.report(Code::TagSyntax, span, message).help(match written {
                "," => "words are separated by spaces",
                _ => "a tag is `@py`, words, and a Python declaration such as `def name(a, b=1)`",
            });
            return None;
        }
        if let Some(word) = written.strip_prefix('@') {
            self.diags
                .report(Code::TagSyntax, span, "a tag's words have no `@`")
                .help(format!("write `{word}`"));
            return None;
        }
        let (target, name) = match written.rsplit_once('.') {
            Some((target, name)) => (Some(target), name),
            None => (None, written),
        };
        let Some(option) = options::find(name, self.place) else {
            if may_name && target.is_none() && part.args.is_none() && self.is_python_name(written) {
                return Some(Read::Name(self.source.spanned(part.name.clone())));
            }
            self.report_unknown(name, span);
            return None;
        };
        let args = self.args(option, target, part)?;
        let end = part.args.as_ref().map_or(part.name.end, |args| args.end + 1);
        let span = self.source.span(part.name.start..end);
        Some(Read::Word(Word { option, span, args }))
    }

    /// Whether a bare word renames the item: where that is possible, and no word was meant.
    fn is_python_name(&self, word: &str) -> bool {
        let named = self.place.declaration() == options::NAME || self.place == Places::TRAIT;
        let is_word = options::rows(word).next().is_some() || options::habit(word).is_some();
        named && !is_word && name::is_word(word) && self.near(word).is_none()
    }

    fn near(&self, word: &str) -> Option<&'static str> {
        name::nearest(word, options::allowed(self.place).map(|option| option.name))
    }

    fn report_unknown(&mut self, name: &str, span: Span) {
        let place = self.place.name();
        let elsewhere = options::rows(name).map(|option| option.places).reduce(Places::or);
        if let Some(places) = elsewhere {
            let message = format!("`{name}` does not belong on {place}");
            let found = self.diags.report(Code::MisplacedWord, span, message);
            found.note(format!("`{name}` belongs on {}", places.describe()));
            if self.place.declaration() == options::NAME {
                found.help(format!("to give {place} this name in Python, write `{name}: type`"));
            }
            return;
        }
        let near = self.near(name);
        let words: Vec<String> =
            options::allowed(self.place).map(|option| format!("`{}`", option.name)).collect();
        let found = self.diags.report(Code::UnknownWord, span, format!("unknown word `{name}`"));
        if let Some(here) = options::habit(name) {
            found.help(here);
        } else if let Some(near) = near {
            found.help(format!("did you mean `{near}`?"));
        } else {
            found.help(
                "a doc line that starts with `@py` is a tag; in prose, put it between backticks",
            );
        }
        if words.is_empty() {
            found.note(format!("{place} takes no words"));
        } else {
            found.note(format!("words for {place}: {}", words.join(", ")));
        }
    }

    fn args(
        &mut self,
        option: &'static options::Option,
        target: Option<&str>,
        part: &Part,
    ) -> Option<WordArgs> {
        if target.is_some() != (option.args == Args::Dotted) {
            let message = match target {
                Some(target) => format!("`{}` has nothing to do with `{target}`", option.name),
                None => format!("`{}` needs the name of its property", option.name),
            };
            self.wrong_args(option, self.source.span(part.name.clone()), message);
            return None;
        }
        let range = part.args.clone();
        match (option.args, range) {
            (Args::None | Args::MaybeChoice(_), None) => Some(WordArgs::None),
            (Args::Dotted, None) => self.property_name(option, part),
            (Args::None | Args::Dotted, Some(range)) => {
                let span = self.source.span(range.start.saturating_sub(1)..range.end + 1);
                self.wrong_args(option, span, format!("`{}` takes no arguments", option.name));
                None
            }
            (_, None) => {
                let span = self.source.span(part.name.clone());
                self.wrong_args(option, span, format!("`{}` needs arguments", option.name));
                None
            }
            (Args::Annotation, Some(range)) => match python::annotation(self.source, range) {
                Ok(annotation) => Some(WordArgs::Text(annotation)),
                Err(error) => {
                    self.report_python(error);
                    None
                }
            },
            (Args::Text(_), Some(range)) => self.text(option, range),
            (Args::Choice(texts) | Args::MaybeChoice(texts), Some(range)) => {
                self.choice(option, texts, range)
            }
            (Args::Expression | Args::Path, Some(range)) => self.one(option, range),
            (args, Some(range)) => self.pairs(option, args, range),
        }
    }

    fn wrong_args(&mut self, option: &options::Option, span: Span, message: String) {
        let help = format!("write `{}`", option.form());
        self.diags.report(Code::WordArguments, span, message).help(help);
    }

    fn property_name(&mut self, option: &options::Option, part: &Part) -> Option<WordArgs> {
        let dot = part.name.end - option.name.len() - 1;
        let name = self.source.spanned(part.name.start..dot);
        if name::is_python_identifier(&name.value) {
            return Some(WordArgs::Text(name));
        }
        self.wrong_args(
            option,
            name.span,
            format!("`{}` is not the name of a property", name.value),
        );
        None
    }

    fn text(&mut self, option: &options::Option, range: Range<usize>) -> Option<WordArgs> {
        let text = self.trimmed(range.clone());
        if text.value.is_empty() {
            let span = self.source.span(range.start.saturating_sub(1)..range.end + 1);
            self.wrong_args(option, span, format!("`{}` needs an argument", option.name));
            return None;
        }
        Some(WordArgs::Text(text))
    }

    fn choice(
        &mut self,
        option: &options::Option,
        texts: &[&str],
        range: Range<usize>,
    ) -> Option<WordArgs> {
        let text = self.trimmed(range.clone());
        if texts.contains(&text.value.as_str()) {
            return Some(WordArgs::Text(text));
        }
        let span = self.source.span(range.start.saturating_sub(1)..range.end + 1);
        let message = format!("`{}` does not know `{}`", option.name, text.value);
        self.wrong_args(option, if text.value.is_empty() { span } else { text.span }, message);
        None
    }

    /// One piece of Rust.
    fn one(&mut self, option: &options::Option, range: Range<usize>) -> Option<WordArgs> {
        let text = self.text(option, range.clone())?;
        rust::check_one(self.diags, self.source, range, option.args).then_some(text)
    }

    fn pairs(
        &mut self,
        option: &options::Option,
        args: Args,
        range: Range<usize>,
    ) -> Option<WordArgs> {
        if self.source.slice(range.clone()).trim().is_empty() {
            let span = self.source.span(range.start.saturating_sub(1)..range.end + 1);
            self.wrong_args(option, span, format!("`{}` needs arguments", option.name));
            return None;
        }
        rust::pairs(self.diags, self.source, range, args).map(WordArgs::Pairs)
    }

    fn trimmed(&self, range: Range<usize>) -> Spanned<String> {
        let text = self.source.slice(range.clone());
        let start = range.start + (text.len() - text.trim_start().len());
        self.source.spanned(start..start + text.trim().len())
    }

    fn declaration(&mut self, at: usize, end: usize) -> Option<Declaration> {
        let mut source = self.source.clone();
        source.truncate(end);
        let text = source.text().get(at..).unwrap_or_default();
        let word =
            text.split(|c: char| c != '_' && !c.is_alphanumeric()).next().unwrap_or_default();
        // `class: str` and `module: str` are names, however unwise.
        let is_name =
            text.get(word.len()..).is_some_and(|rest| rest.trim_start().starts_with([':', '=']));
        let kind = match word {
            _ if is_name => options::NAME,
            "def" | "async" => options::DEF,
            "class" => options::CLASS,
            "module" => options::MODULE,
            _ => options::NAME,
        };
        let place = self.place;
        if place.declaration() != kind && !(place == Places::VARIANT && kind == options::CLASS) {
            let end = at + word.len();
            self.report_misplaced(kind, self.source.span(at..end));
            return None;
        }
        let read = match kind {
            options::DEF => python::def(&source, at).map(Declaration::Def),
            options::CLASS => python::class(&source, at).map(Declaration::Class),
            options::MODULE => python::module(&source, at).map(Declaration::Module),
            _ => python::name(&source, at).map(|found| Declaration::Name {
                name: found.name,
                annotation: found.annotation,
                value: found.value,
            }),
        };
        match read {
            Ok(Declaration::Class(class)) => self.check_instance(class),
            Ok(Declaration::Name { value: Some(value), .. })
                if !matches!(place, Places::FIELD | Places::VARIANT) =>
            {
                let message = "a value in the tag: the value is the Rust item's";
                let found = self.diags.report(Code::TagSyntax, value.span, message);
                found.help("end the declaration behind the type");
                None
            }
            Ok(declaration) => Some(declaration),
            Err(error) => {
                self.report_python(error);
                None
            }
        }
    }

    fn report_misplaced(&mut self, kind: &str, span: Span) {
        let place = self.place.name();
        let what = if kind == options::NAME { "a `NAME: type`" } else { &format!("a `{kind}`") };
        let help = match self.place.declaration() {
            "" => "its tag has words only".to_owned(),
            options::NAME => "write `NAME` or `NAME: type`".to_owned(),
            options::DEF => "write `def name(parameters)`".to_owned(),
            options::CLASS => "write `class Name(Base)`".to_owned(),
            declaration => format!("write `{declaration} name`"),
        };
        let message = format!("{what} declaration does not fit {place}");
        self.diags.report(Code::MisplacedDeclaration, span, message).help(help);
    }

    fn check_instance(&mut self, class: python::ClassDecl) -> Option<Declaration> {
        if let Some(instance) = &class.instance {
            if let Err(message) = rust::check_type(&instance.value) {
                self.diags
                    .report(Code::BadRust, instance.span, "this does not parse as a Rust type")
                    .at(message)
                    .help("write the instantiation: `class IntStack = Stack<i64>`");
                return None;
            }
        }
        Some(Declaration::Class(class))
    }

    fn report_python(&mut self, error: SyntaxError) {
        let code = match error.kind {
            Kind::Syntax => Code::TagSyntax,
            Kind::Keyword => Code::KeywordName,
            Kind::Parameters => Code::ParameterOrder,
            Kind::Annotation => Code::BadAnnotation,
            Kind::Literal => Code::BadLiteral,
        };
        let behind = error.message.strip_prefix("expected the end of the tag, found `");
        let word = behind
            .and_then(|word| word.strip_suffix('`'))
            .and_then(|word| options::rows(word).next());
        let found = self.diags.report(code, error.span, error.message.as_str());
        found.at(error.label);
        if let Some(option) = word {
            found.help(format!(
                "words stand before the declaration: write `{}` there",
                option.form()
            ));
        }
        if let Some((span, label)) = error.related {
            found.label(span, label);
        }
        if let Some(help) = error.help {
            found.help(help);
        }
    }
}
