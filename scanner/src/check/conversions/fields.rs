//! Fields of types that are converted by value: names, defaults, converters.

use super::forms::said;
use super::{Field, Making, Record};
use crate::check::params::{Decl, RustParam};
use crate::check::types::{self, Ty};
use crate::check::{Cx, defaults, modules};
use crate::diag::{Code, Diagnostics};
use crate::ir::{self, ConvertedField, DefaultValue, MakeInto, ReadFrom};
use crate::python::Literal;
use crate::source::{Span, Spanned};
use crate::tag::{Declaration, Tag, Tagged, Word, WordArgs};
use crate::tree::ItemId;

/// The fields that Python sees, and the Rust names of the others.
pub(super) struct Fields {
    pub(super) shown: Vec<Field>,
    pub(super) hidden: Vec<String>,
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
        if !making.item.cfgs(cx.sources, &field.attrs).is_empty() {
            let what = "a field under a condition, in a type that is converted by value,";
            crate::check::not_yet(diags, span, what);
            return None;
        }
        let tagged = tagged(index);
        let tag = tagged.and_then(|tagged| tagged.tag.as_ref());
        if tag.is_some_and(|tag| tag.has("skip"))
            && !tag.is_some_and(crate::check::classes::is_note)
        {
            if let Some(tag) = tag {
                skipped(diags, tag);
            }
            all.hidden.push(member);
            continue;
        }
        let doc = tagged.map_or_else(String::new, |one| modules::doc(diags, &one.doc, span));
        let place =
            Place { span, type_span: making.item.place(syn::spanned::Spanned::span(&field.ty)) };
        let ty = types::read(cx.tree, making.item.module, &field.ty);
        all.shown.push(one(diags, cx, making, (rust, member), (ty, place), tag, doc)?);
    }
    Some(all)
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
    let convert = tag.and_then(|tag| tag.word("convert"));
    for word in [tag.and_then(|tag| tag.word("default")), convert].into_iter().flatten() {
        if !making.tag.has("from") {
            let what = format!("`{}(..)`", word.option.name);
            unused(diags, word.span, &what, "is about reading the field, which only `from` does");
        }
    }
    Some(Field {
        member,
        py_name,
        span,
        is_option: ty.args_of("Option").is_some(),
        ty,
        module: making.item.module,
        type_span,
        annotation: declared.and_then(|(_, annotation, _)| annotation.clone()),
        default,
        literal: value.map(|value| value.value.clone()),
        convert: convert.and_then(text).map(|text| text.value.clone()),
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
            Some(Some(defaults::of_field(diags, cx, &decl, &rust, literal).ok()?))
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
        for word in
            tag.words.iter().filter(|word| matches!(word.option.name, "default" | "convert"))
        {
            let what = format!("`{}(..)`", word.option.name);
            unused(diags, word.span, &what, "is about a type that is tagged `from`");
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
        if let Some(first) = before.into_iter().find(|other| other.py_name == field.py_name) {
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
    let mut texts = words
        .filter(|word| matches!(word.option.name, "default" | "convert"))
        .filter_map(|word| text(word));
    texts
        .find(|text| crate::check::doors::hides(cx, cx.tree.item(id).module, &text.value))
        .map(|text| text.span)
}

impl Field {
    pub(super) fn lower(&self, cx: &Cx<'_>) -> ConvertedField {
        ConvertedField {
            member: self.member.clone(),
            py_name: self.py_name.clone(),
            default: self.default.clone(),
            literal: self.literal.clone(),
            is_option: self.is_option && self.default.is_none() && self.convert.is_none(),
            convert: self.convert.clone(),
            lends: super::shapes::is_lent(cx, &self.ty, &mut Vec::new()),
            output: super::shapes::hint(cx, self, crate::check::hints::Way::Out),
        }
    }
}
