//! Fields of types that are converted by value: names, defaults, converters.

use super::forms::said;
use super::{Field, Making, Record};
use crate::check::params::{Decl, RustParam};
use crate::check::types::Ty;
use crate::check::{Cx, defaults, holds, modules};
use crate::diag::{Code, Diagnostics};
use crate::ir::{self, ConvertedField, DefaultValue, HiddenField, MakeInto, ReadFrom};
use crate::python::Literal;
use crate::source::{Span, Spanned};
use crate::tag::{Declaration, Tag, Tagged, Word, WordArgs};
use crate::tree::ItemId;

/// The words of a field that hold Rust.
const PATHS: &[&str] = &["default", "convert", "convert_into"];

/// The fields that Python sees, and the Rust names of the others.
pub(super) struct Fields {
    pub(super) shown: Vec<Field>,
    pub(super) hidden: Vec<HiddenField>,
}

/// Reads every field; `None` once one is wrong.
pub(super) fn read<'t>(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    fields: &syn::Fields,
    tagged: &dyn Fn(usize) -> Option<&'t Tagged>,
) -> Option<Fields> {
    let mut all = Fields { shown: Vec::new(), hidden: Vec::new() };
    for (index, field) in fields.iter().enumerate() {
        use syn::ext::IdentExt as _;
        let rust = field.ident.as_ref().map(|ident| ident.unraw().to_string());
        let member = rust.clone().unwrap_or_else(|| index.to_string());
        let span = match &field.ident {
            Some(ident) => making.item.place(ident.span()),
            None => making.item.place(syn::spanned::Spanned::span(&field.ty)),
        };
        let cfgs = making.item.cfgs(cx.sources, &field.attrs);
        if let Some(cfg) = cfgs.first().filter(|_| rust.is_none()) {
            conditional(diags, making, span, cfg.span);
            return None;
        }
        let absent = modules::absent(cx, making.item.module, &cfgs.iter().collect::<Vec<_>>());
        let cfg: Vec<String> = cfgs.into_iter().map(|cfg| cfg.text).collect();
        let tagged = tagged(index);
        let tag = tagged.and_then(|tagged| tagged.tag.as_ref());
        if tag.is_some_and(|tag| tag.has("skip"))
            && !tag.is_some_and(crate::check::classes::is_note)
        {
            if let Some(tag) = tag {
                skipped(diags, tag);
            }
            all.hidden.push(HiddenField { member, cfg });
            continue;
        }
        let doc = tagged.map_or_else(String::new, |one| modules::doc(diags, &one.doc, span));
        let place =
            Place { span, type_span: making.item.place(syn::spanned::Spanned::span(&field.ty)) };
        let ty = holds::field_type(cx.tree, making.id, field);
        let read = one(diags, cx, making, (rust, member), (ty, place), tag, doc)?;
        all.shown.push(Field { cfg, absent, ..read });
    }
    Some(all)
}

/// A field that is found by its number, which those behind it would have where it is not there.
fn conditional(diags: &mut Diagnostics, making: &Making<'_>, span: Span, cfg: Span) {
    diags
        .report(
            Code::ConditionalField,
            span,
            format!("a field of `{}` without a name stands under a condition", making.name),
        )
        .at("without it, the fields behind it have other numbers")
        .label(cfg, "the condition")
        .help("give the fields names");
}

struct Place {
    span: Span,
    type_span: Span,
}

fn one(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    (rust, member): (Option<String>, String),
    (ty, place): (Ty, Place),
    tag: Option<&Tag>,
    doc: String,
) -> Option<Field> {
    let Place { span, type_span } = place;
    let declared = match tag.and_then(|tag| tag.declaration.as_ref()) {
        Some(Declaration::Name { name, annotation, value }) => Some((name, annotation, value)),
        _ => None,
    };
    if let Some(word) = tag.and_then(|tag| tag.word("readonly")) {
        unused(diags, word.span, "`readonly`", "is about attributes of a class");
    }
    let py_name = match (&declared, &rust) {
        (Some((name, ..)), _) => name.value.clone(),
        (None, Some(rust)) => renamed(making.tag, rust),
        (None, None) => format!("_{member}"),
    };
    let value = declared.and_then(|(_, _, value)| value.as_ref());
    let default = default(diags, cx, tag, (&py_name, span), (&ty, type_span), value)?;
    let word = |name| tag.and_then(|tag| tag.word(name));
    let path = |name| word(name).and_then(text).map(|text| text.value.clone());
    for (name, needs, does) in [
        ("default", "from", "reading the field"),
        ("convert", "from", "reading the field"),
        ("convert_into", "into", "making something of the field"),
    ] {
        if let Some(word) = word(name).filter(|_| !making.tag.has(needs)) {
            let why = format!("is about {does}, which only `{needs}` does");
            unused(diags, word.span, &format!("`{name}(..)`"), &why);
        }
    }
    Some(Field {
        member,
        py_name,
        span,
        cfg: Vec::new(),
        absent: false,
        is_option: ty.args_of("Option").is_some(),
        ty,
        module: making.item.module,
        type_span,
        annotation: declared.and_then(|(_, annotation, _)| annotation.clone()),
        default,
        literal: value.map(|value| value.value.clone()),
        convert: path("convert"),
        convert_into: path("convert_into"),
        doc,
    })
}

fn text(word: &Word) -> Option<&Spanned<String>> {
    match &word.args {
        WordArgs::Text(text) => Some(text),
        _ => None,
    }
}

/// What a missing field has. `None`: reported.
#[expect(clippy::option_option, reason = "reported, none, or a default")]
fn default(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    tag: Option<&Tag>,
    (name, span): (&str, Span),
    (ty, type_span): (&Ty, Span),
    literal: Option<&Spanned<Literal>>,
) -> Option<Option<ir::Default>> {
    let expression = tag.and_then(|tag| tag.word("default")).and_then(text);
    match (literal, expression) {
        (None, None) => Some(None),
        (None | Some(Spanned { value: Literal::Ellipsis, .. }), Some(expression)) => {
            let value = DefaultValue::Rust(expression.value.clone());
            let (stub, repr) = ("...".to_owned(), "...".to_owned());
            Some(Some(ir::Default { value, stub, repr }))
        }
        (Some(literal), Some(expression)) => {
            diags
                .report(Code::DefaultTwice, expression.span, format!("`{name}` has two defaults"))
                .at("a Rust expression here")
                .label(literal.span, "a literal here")
                .help("keep one of them");
            None
        }
        (Some(literal), None) => {
            let decl = Decl::field(name, span, Some(literal));
            let rust = RustParam {
                name: Some(name.to_owned()),
                name_span: span,
                ty: ty.clone(),
                type_span,
            };
            let converted = tag.is_some_and(|tag| tag.word("convert").is_some());
            Some(Some(defaults::of_field(diags, cx, &decl, &rust, literal, converted).ok()?))
        }
    }
}

fn unused(diags: &mut Diagnostics, span: Span, what: &str, why: &str) {
    diags
        .report(Code::UnusedFieldWord, span, format!("{what} {why}"))
        .at("has no meaning here")
        .help("remove it");
}

/// A field that Python does not see has nothing else to say.
fn skipped(diags: &mut Diagnostics, tag: &Tag) {
    for word in tag.words.iter().filter(|word| !matches!(word.option.name, "skip" | "no_gc")) {
        let what = format!("`{}`", word.option.name);
        unused(diags, word.span, &what, "is said of a field that Python does not see");
    }
}

/// Words about the fields of a type that is not converted by value.
pub(super) fn misplaced(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId, tag: Option<&Tag>) {
    for name in ["rename_all", "closed"] {
        if let Some(word) = tag.and_then(|tag| tag.word(name)) {
            diags
                .report(
                    Code::ConversionWordAlone,
                    word.span,
                    format!("`{name}` stands on a type that is not converted by value"),
                )
                .at("says more about `from` and `into`")
                .help("add `from`, `into` or both, or remove the word");
        }
    }
    let Some(tags) = cx.tags.items.get(&id) else { return };
    if matches!(cx.tree.item(id).syntax, syn::Item::Impl(_) | syn::Item::Trait(_)) {
        return;
    }
    let fields =
        tags.members.values().flat_map(|one| [&one.own].into_iter().chain(one.fields.values()));
    for tag in fields.filter_map(|field| field.tag.as_ref()) {
        for word in tag.words.iter().filter(|word| PATHS.contains(&word.option.name)) {
            let what = format!("`{}(..)`", word.option.name);
            let way = if word.option.name == "convert_into" { "into" } else { "from" };
            unused(diags, word.span, &what, &format!("is about a type that is tagged `{way}`"));
        }
    }
}

/// What is wrong with the fields together, and with their names. Whether all is well.
pub(super) fn judge(diags: &mut Diagnostics, making: &Making<'_>, record: &Record) -> bool {
    let by_name = |record: &Record| {
        matches!(record.from, Some(ReadFrom::Dict | ReadFrom::Attributes))
            || matches!(
                record.into,
                Some(MakeInto::Dict | MakeInto::Dataclass | MakeInto::NamedTuple)
            )
    };
    let mut good = true;
    if by_name(record) {
        good &= keys(diags, record);
    }
    let identifiers = record.from == Some(ReadFrom::Attributes)
        || matches!(record.into, Some(MakeInto::Dataclass | MakeInto::NamedTuple));
    for field in record.fields.iter().filter(|_| identifiers) {
        good &= identifier(diags, making, record, field);
    }
    let ordered = record.from == Some(ReadFrom::Sequence)
        || matches!(record.into, Some(MakeInto::Dataclass | MakeInto::NamedTuple));
    if ordered {
        good &= order(diags, record);
    }
    good
}

/// Two fields of one name.
fn keys(diags: &mut Diagnostics, record: &Record) -> bool {
    let mut good = true;
    for (index, field) in record.fields.iter().enumerate() {
        let before = record.fields.iter().take(index);
        let same = |other: &&Field| other.py_name == field.py_name && !excludes(other, field);
        if let Some(first) = before.into_iter().find(same) {
            let (name, key) = (&record.name, &field.py_name);
            diags
                .report(
                    Code::ConversionKey,
                    field.span,
                    format!("`{name}` has two fields named `{key}` in Python"),
                )
                .at("the second")
                .label(first.span, "the first")
                .help("give one of them another name in its tag");
            good = false;
        }
    }
    good
}

/// Two fields under different conditions, which the user knows never to meet.
fn excludes(one: &Field, other: &Field) -> bool {
    one.cfg != other.cfg && !one.cfg.is_empty() && !other.cfg.is_empty()
}

/// Names of attributes are identifiers, and those of a `NamedTuple` do not start with `_`.
fn identifier(
    diags: &mut Diagnostics,
    making: &Making<'_>,
    record: &Record,
    field: &Field,
) -> bool {
    let name = &field.py_name;
    let why = if crate::python::is_keyword(name) {
        format!("`{name}` is a keyword of Python")
    } else if !crate::name::is_word(name) {
        format!("`{name}` is no identifier of Python")
    } else if record.into == Some(MakeInto::NamedTuple) && name.starts_with('_') {
        format!("a field of a `NamedTuple` cannot start with `_`, as `{name}` does")
    } else {
        return true;
    };
    let word = making.tag.word("into").or_else(|| making.tag.word("from"));
    diags
        .report(Code::KeywordName, field.span, why)
        .at("no attribute can have this name")
        .label(word.map_or(making.tag.span, |word| word.span), "makes it an attribute")
        .help("give the field another name in its tag: `@py other_name`");
    false
}

/// Fields that may be missing come last where position counts.
fn order(diags: &mut Diagnostics, record: &Record) -> bool {
    let Some(optional) = record.fields.iter().position(|field| field.default.is_some()) else {
        return true;
    };
    let behind = record.fields.iter().skip(optional).find(|field| field.default.is_none());
    let Some(required) = behind else { return true };
    let first = &record.fields[optional];
    diags
        .report(
            Code::RequiredAfterOptional,
            required.span,
            format!(
                "`{}` has no default, but follows `{}`, which has one",
                required.py_name, first.py_name
            ),
        )
        .at("required")
        .label(first.span, "optional")
        .help(format!("give `{}` a default too, or move its field up", required.py_name));
    false
}

/// The name that a Rust name has in Python, by `rename_all(..)`.
pub(super) fn renamed(tag: &Tag, name: &str) -> String {
    match said(tag, "rename_all") {
        Some(style) => in_style(name, &style.value),
        None => name.to_owned(),
    }
}

fn in_style(name: &str, style: &str) -> String {
    let words = words(name);
    let capital = |word: &String| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    };
    match style {
        "camelCase" => {
            let rest = words.iter().skip(1).map(capital);
            words.iter().take(1).cloned().chain(rest).collect()
        }
        "PascalCase" => words.iter().map(capital).collect(),
        "SCREAMING_SNAKE_CASE" => words.join("_").to_uppercase(),
        "kebab-case" => words.join("-"),
        "UPPERCASE" => words.concat().to_uppercase(),
        _ => words.concat(),
    }
}

/// The words of a name, in lower case: of `max_size`, `maxSize` and `MaxSize`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut fresh = true;
    for char in name.chars() {
        if char == '_' {
            fresh = true;
            continue;
        }
        if char.is_uppercase() && words.last().is_some_and(|word| !word.is_empty()) {
            let all_caps = name.chars().all(|char| !char.is_lowercase());
            fresh |= !all_caps;
        }
        if fresh {
            words.push(String::new());
            fresh = false;
        }
        if let Some(word) = words.last_mut() {
            word.extend(char.to_lowercase());
        }
    }
    words
}

/// A name in a field's `default(..)` or `convert(..)` that the crate root cannot see.
pub(super) fn private_name(cx: &Cx<'_>, id: ItemId) -> Option<Span> {
    let tags = cx.tags.items.get(&id)?;
    let fields =
        tags.members.values().flat_map(|one| [&one.own].into_iter().chain(one.fields.values()));
    let words = fields.filter_map(|field| field.tag.as_ref()).flat_map(|tag| &tag.words);
    let mut texts =
        words.filter(|word| PATHS.contains(&word.option.name)).filter_map(|word| text(word));
    texts
        .find(|text| crate::check::doors::hides(cx, cx.tree.item(id).module, &text.value))
        .map(|text| text.span)
}

impl Field {
    pub(super) fn lower(&self, cx: &Cx<'_>) -> ConvertedField {
        ConvertedField {
            member: self.member.clone(),
            py_name: self.py_name.clone(),
            cfg: self.cfg.clone(),
            default: self.default.clone(),
            literal: self.literal.clone(),
            is_option: self.is_option && self.default.is_none() && self.convert.is_none(),
            convert: self.convert.clone(),
            convert_into: self.convert_into.clone(),
            lends: self.convert_into.is_some()
                || super::shapes::is_lent(cx, &self.ty, &mut Vec::new()),
            output: super::shapes::hint(cx, self, crate::check::hints::Way::Out),
        }
    }
}
