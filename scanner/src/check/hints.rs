//! From a Rust type, or from the user's own annotation, to what the stub says.

use std::collections::{BTreeMap, BTreeSet};

use super::Cx;
use super::types::{Named, Ty};
use crate::diag::{Code, Diagnostics};
use crate::ir::Hint;
use crate::source::{Span, Spanned};
use crate::tables::conversions::{self, Family};
use crate::tag::{Tag, WordArgs};
use crate::tree::{ItemId, ModuleId};

/// Which way a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    In,
    Out,
}

impl Way {
    /// The way that results go where arguments go this way.
    pub(super) fn back(self) -> Way {
        match self {
            Way::In => Way::Out,
            Way::Out => Way::In,
        }
    }
}

/// What user's types said about themselves with `@py type(..)`, and which were asked in vain.
#[derive(Debug, Default)]
pub(super) struct UserTypes {
    said: BTreeMap<(ItemId, Way), Hint>,
    missed: BTreeSet<String>,
}

impl UserTypes {
    /// Reads every `type(..)` of the crate.
    pub(super) fn collect(diags: &mut Diagnostics, cx: &Cx<'_>) -> UserTypes {
        let mut types = UserTypes::default();
        for (&id, tags) in &cx.tags.items {
            let Some(tag) = &tags.own.tag else { continue };
            let Some(text) = type_text(tag) else { continue };
            let item = cx.tree.item(id);
            let Some(hint) = annotation(diags, cx, item.module, &text) else { continue };
            for (target, way) in targets(cx, id) {
                types.said.insert((target, way), hint.clone());
            }
        }
        let tagged_traits = cx.tags.items.iter().filter(|(id, tags)| {
            matches!(cx.tree.item(**id).syntax, syn::Item::Trait(_)) && tags.own.tag.is_some()
        });
        for id in cx.classes.ids().chain(tagged_traits.map(|(id, _)| *id)) {
            let tag = cx.tags.items.get(&id).and_then(|tags| tags.own.tag.as_ref());
            let name = tag.and_then(|tag| super::names::py_name(cx.tree, id, tag));
            let (Some(tag), Some(name)) = (tag, name) else { continue };
            if type_text(tag).is_some() {
                continue;
            }
            let home = cx.exports.home(cx.tree.item(id).module).to_owned();
            // A class that is not registered has no name that the stub could know.
            let hint = if tag.has("unlisted") {
                plain("typing.Any")
            } else {
                Hint { text: format!("{home}.{name}"), imports: vec![home] }
            };
            for way in [Way::In, Way::Out] {
                types.said.entry((id, way)).or_insert_with(|| hint.clone());
            }
        }
        types
    }
}

/// What an exported class or trait is called in Python.
pub(super) fn of_item(cx: &Cx<'_>, id: ItemId) -> Option<Hint> {
    cx.types.borrow().said.get(&(id, Way::In)).cloned()
}

impl UserTypes {
    /// Sets what a type is, whatever was set before.
    pub(super) fn say(&mut self, id: ItemId, way: Way, hint: Hint) {
        self.said.insert((id, way), hint);
    }
}

/// Asks for hints without a report, and without a trace of it.
pub(super) fn quietly<T>(cx: &Cx<'_>, ask: impl FnOnce(&mut Diagnostics) -> T) -> T {
    let missed = cx.types.borrow().missed.clone();
    let answer = ask(&mut Diagnostics::default());
    cx.types.borrow_mut().missed = missed;
    answer
}

/// The text of `type(..)` in a tag.
pub(super) fn type_text(tag: &Tag) -> Option<Spanned<String>> {
    match &tag.word("type")?.args {
        WordArgs::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// Which types a `type(..)` speaks of: the type it stands on, or that of a conversion's `impl`.
fn targets(cx: &Cx<'_>, id: ItemId) -> Vec<(ItemId, Way)> {
    let item = cx.tree.item(id);
    let syn::Item::Impl(block) = &item.syntax else { return vec![(id, Way::In), (id, Way::Out)] };
    let target = super::types::read(cx.tree, item.module, &block.self_ty);
    let target = target.referent().unwrap_or(&target);
    let Ty::Named(Named { item: Some(target), .. }) = target else { return Vec::new() };
    match conversion_of(block) {
        Some(way) => vec![(*target, way)],
        None => Vec::new(),
    }
}

/// Whether an `impl` is one of the two conversion traits.
pub(super) fn conversion_of(block: &syn::ItemImpl) -> Option<Way> {
    let last = block.trait_.as_ref()?.0.segments.last()?;
    match last.ident.to_string().as_str() {
        "FromPyObject" => Some(Way::In),
        "IntoPyObject" => Some(Way::Out),
        _ => None,
    }
}

/// The hint of a type. A type that says nothing about itself is `Any`, with one warning.
pub(super) fn hint(diags: &mut Diagnostics, cx: &Cx<'_>, ty: &Ty, way: Way, span: Span) -> Hint {
    // As a result, and only there, `()` is `None`.
    if matches!(ty, Ty::Tuple(items) if items.is_empty()) && way == Way::Out {
        return plain("None");
    }
    plain(&text(diags, cx, ty, way, span))
}

/// A hint from its text, every name of which carries its module.
pub(super) fn plain(text: &str) -> Hint {
    let mut imports = BTreeSet::new();
    for word in text.split(|char: char| !(char.is_alphanumeric() || char == '_' || char == '.')) {
        if let Some((module, _)) = word.trim_matches('.').rsplit_once('.') {
            imports.insert(module.to_owned());
        }
    }
    Hint { text: text.to_owned(), imports: imports.into_iter().collect() }
}

fn text(diags: &mut Diagnostics, cx: &Cx<'_>, ty: &Ty, way: Way, span: Span) -> String {
    match ty {
        Ty::Named(named) => self::named(diags, cx, named, way, span),
        Ty::Ref { mutable: true, inner, .. } if matches!(**inner, Ty::Slice(_)) => {
            conversions::MEMORY.to_owned()
        }
        Ty::Ref { inner, .. } => text(diags, cx, inner, way, span),
        Ty::Slice(inner) if inner.external() == Some("u8") => "bytes".to_owned(),
        Ty::Array(inner) if inner.external() == Some("u8") => match way {
            Way::In => "bytes | bytearray | collections.abc.Sequence[int]".to_owned(),
            Way::Out => "bytes".to_owned(),
        },
        Ty::Slice(inner) | Ty::Array(inner) => {
            let inner = text(diags, cx, inner, way, span);
            match way {
                Way::In => format!("collections.abc.Sequence[{inner}]"),
                Way::Out => format!("list[{inner}]"),
            }
        }
        Ty::Tuple(items) if items.is_empty() => "tuple[()]".to_owned(),
        Ty::Tuple(items) => {
            let items: Vec<String> =
                items.iter().map(|ty| text(diags, cx, ty, way, span)).collect();
            format!("tuple[{}]", items.join(", "))
        }
        Ty::Never => "typing.NoReturn".to_owned(),
        Ty::Bounds(_) => {
            let of = ty.object_of();
            let said = of.and_then(|id| cx.types.borrow().said.get(&(id, way)).cloned());
            let foreign = || {
                ty.object_traits().find_map(|named| {
                    let known = || {
                        conversions::of_trait(&named.path).map(|row| of_row(row, way).to_owned())
                    };
                    cx.reexports.hint(named).or_else(known)
                })
            };
            said.map(|hint| hint.text).or_else(foreign).unwrap_or_else(|| "typing.Any".to_owned())
        }
        Ty::Other => "typing.Any".to_owned(),
    }
}

/// What stands for the hint of a type parameter: nothing that a hint says by itself.
pub(super) fn hole(number: usize) -> String {
    format!("\u{1}{number}\u{1}")
}

/// The hint of a type of this crate with those of its arguments, or of what stands in their place.
fn filled(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    (id, named): (ItemId, &Named),
    mut hint: String,
    (way, span): (Way, Span),
) -> String {
    let item = cx.tree.item(id);
    let params = super::holds::generics(item).into_iter().flat_map(syn::Generics::type_params);
    for (number, param) in params.enumerate() {
        if !hint.contains(&hole(number)) {
            continue;
        }
        let default = || Some(super::types::read(cx.tree, item.module, &param.default.as_ref()?.1));
        let arg = named.args.get(number).cloned().or_else(default);
        let arg = arg.map(|ty| text(diags, cx, &ty, way, span));
        hint = hint.replace(&hole(number), arg.as_deref().unwrap_or("typing.Any"));
    }
    hint
}

fn of_row(row: &conversions::Row, way: Way) -> &str {
    if way == Way::In { row.input } else { row.output }
}

fn named(diags: &mut Diagnostics, cx: &Cx<'_>, named: &Named, way: Way, span: Span) -> String {
    if let Some(number) = super::holds::param_number(named) {
        return hole(number);
    }
    if let Some(id) = named.item {
        let said = cx.types.borrow().said.get(&(id, way)).cloned();
        return match said {
            Some(hint) => filled(diags, cx, (id, named), hint.text, (way, span)),
            None => unknown(diags, cx, named, way, span),
        };
    }
    if let Some(text) = cx.reexports.hint(named) {
        return text;
    }
    let Some(row) = conversions::find(&named.path, named.args.first().and_then(Ty::external))
    else {
        return unknown(diags, cx, named, way, span);
    };
    // `Cow<[u8]>`, `Box<[u8]>`: an owner of bytes is made from what a `Vec` of them is.
    let row = match named.args.first() {
        Some(Ty::Slice(item))
            if row.family == Family::Transparent && item.external() == Some("u8") =>
        {
            conversions::find(&["Vec".to_owned()], Some("u8")).unwrap_or(row)
        }
        _ => row,
    };
    let mut text = of_row(row, way).to_owned();
    if !text.contains("{0}") {
        return text;
    }
    for index in 0..2 {
        let hole = format!("{{{index}}}");
        if !text.contains(&hole) {
            continue;
        }
        let arg = named.args.get(index).map(|ty| self::text(diags, cx, ty, way, span));
        text = text.replace(&hole, arg.as_deref().unwrap_or("typing.Any"));
    }
    if row.family == Family::Optional { optional(&text) } else { text }
}

/// `T | None` says `None` once, and says nothing beside `Any`.
fn optional(text: &str) -> String {
    let inner = text.strip_suffix(" | None").unwrap_or(text);
    match inner {
        "typing.Any" | "None" => inner.to_owned(),
        _ if inner.ends_with(" | None") => inner.to_owned(),
        _ => text.to_owned(),
    }
}

fn unknown(diags: &mut Diagnostics, cx: &Cx<'_>, named: &Named, way: Way, span: Span) -> String {
    let name = named.path.last().cloned().unwrap_or_default();
    if let Some(id) = named.item.filter(|id| cx.tree.instances_of(*id).next().is_some()) {
        unlisted(diags, cx, id, span);
        return "typing.Any".to_owned();
    }
    if cx.types.borrow_mut().missed.insert(named.path.join("::")) {
        let known = named.item.map(|id| cx.tree.item(id).span);
        let found = diags
            .report(
                Code::UnknownPythonType,
                span,
                format!("the stub does not know what `{name}` is in Python"),
            )
            .at("`Any` is written for it");
        let (trait_name, what) = match way {
            Way::In => ("FromPyObject", "it accepts"),
            Way::Out => ("IntoPyObject", "it becomes"),
        };
        match known {
            Some(place) => found.label(place, "the type is defined here").help(format!(
                "say what {what}: `/// @py type(float | str)` on `impl {trait_name} for {name}`"
            )),
            None => found.help("annotate it in the tag's declaration: `def f(x: float) -> str`"),
        };
    }
    "typing.Any".to_owned()
}

/// `Stack<i64>` of a text that starts so.
fn angles(text: &str) -> &str {
    let mut depth = 0;
    let end = text.char_indices().find(|(_, char)| {
        depth += i32::from(*char == '<') - i32::from(*char == '>');
        *char == '>' && depth == 0
    });
    end.map_or(text, |(end, _)| &text[..=end])
}

/// An instance of a generic type whose classes are others.
fn unlisted(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId, span: Span) {
    let item = cx.tree.item(id);
    let name = item.name().unwrap_or_default();
    let text = cx.sources.slice(span);
    let written = text.find(&format!("{name}<")).map(|start| angles(&text[start..]));
    let written = written.map_or_else(|| format!("{name}<..>"), str::to_owned);
    diags
        .report(
            Code::UnlistedInstance,
            span,
            format!("`{written}` is no listed instance of `{name}`"),
        )
        .at("Python has no class for it")
        .label(item.span, "lists other instances")
        .help(format!("list it on the type: `/// @py class Name = {written}`"));
}

/// The user's own annotation: every name gets its module, and one that the stub cannot know is an error.
pub(super) fn annotation(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    module: ModuleId,
    written: &Spanned<String>,
) -> Option<Hint> {
    let mut text = String::new();
    let mut imports = BTreeSet::new();
    let mut good = true;
    let mut end = 0;
    for word in words(&written.value) {
        let offset = end;
        end += word.text().len();
        let Word::Name(name) = word else {
            text.push_str(word.text());
            continue;
        };
        if let Some((path, last)) = name.rsplit_once('.') {
            let owner = cx.exports.owner(module);
            let found = cx.exports.module(owner, path);
            let path = found.map_or(path, |found| cx.exports.full_name(found));
            // A class in a class of this module, such as a variant, needs no import.
            let first = path.split('.').next().unwrap_or(path);
            if found.is_some() || !cx.exports.knows(owner, first) {
                imports.insert(path.to_owned());
            }
            text.push_str(&format!("{path}.{last}"));
        } else if let Some(full) = conversions::annotation_name(name) {
            if let Some((module, _)) = full.rsplit_once('.') {
                imports.insert(module.to_owned());
            }
            text.push_str(&full);
        } else {
            good &= exported(diags, cx, module, name, written, offset);
            text.push_str(name);
        }
    }
    good.then(|| Hint { text, imports: imports.into_iter().collect() })
}

/// Whether a bare name is one that the Python module itself defines.
fn exported(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    module: ModuleId,
    name: &str,
    written: &Spanned<String>,
    offset: usize,
) -> bool {
    if cx.exports.knows(cx.exports.owner(module), name) {
        return true;
    }
    let exact = cx.sources.slice(written.span) == written.value;
    let span = if exact {
        let start = written.span.start + offset as u32;
        Span { start, end: start + name.len() as u32, ..written.span }
    } else {
        written.span
    };
    diags
        .report(Code::UnknownAnnotation, span, format!("the stub does not know the name `{name}`"))
        .at("not in `builtins`, `typing`, `collections.abc` or this module")
        .help(format!("write the name with its module: `package.{name}`"));
    false
}

enum Word<'a> {
    Name(&'a str),
    Other(&'a str),
}

impl<'a> Word<'a> {
    fn text(&self) -> &'a str {
        match self {
            Word::Name(text) | Word::Other(text) => text,
        }
    }
}

/// An annotation in names and what is between them; strings stay whole.
fn words(text: &str) -> Vec<Word<'_>> {
    let is_name = |char: char| char.is_alphanumeric() || char == '_' || char == '.';
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let named = first.is_alphabetic() || first == '_';
        let end = if first == '"' || first == '\'' {
            rest[1..].find(first).map_or(rest.len(), |end| end + 2)
        } else if named {
            rest.find(|char| !is_name(char)).unwrap_or(rest.len())
        } else {
            rest.find(|char: char| char.is_alphabetic() || "_\"'".contains(char))
                .unwrap_or(rest.len())
        };
        let (word, after) = rest.split_at(end);
        words.push(if named { Word::Name(word) } else { Word::Other(word) });
        rest = after;
    }
    words
}
