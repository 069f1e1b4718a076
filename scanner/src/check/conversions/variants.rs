//! Enums as one of several things: the forms of their variants, and which can never be read.

use super::{Making, Record, fields, forms};
use crate::check::Cx;
use crate::check::types::Ty;
use crate::diag::{Code, Diagnostics};
use crate::ir::{MakeInto, ReadFrom, VariantForm};
use crate::python::Literal;
use crate::source::{Span, Spanned};
use crate::tag::{Declaration, MemberTags};

pub(super) fn all(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    syntax: &syn::ItemEnum,
) -> Option<Vec<Record>> {
    if syntax.variants.is_empty() {
        forms::nothing(diags, making, making.item.span);
        return None;
    }
    let good = fit(diags, making);
    let mut records = Vec::new();
    for (index, variant) in syntax.variants.iter().enumerate() {
        let tags = cx.tags.items.get(&making.id).and_then(|tags| tags.members.get(&index));
        if is_skipped(diags, making, tags) {
            continue;
        }
        records.push(self::variant(diags, cx, making, variant, tags)?);
    }
    same_values(diags, &records);
    if making.tag.has("from") {
        hidden(diags, &records);
    }
    good.then_some(records)
}

/// Forms that only a struct can have.
fn fit(diags: &mut Diagnostics, making: &Making<'_>) -> bool {
    let mut good = true;
    for word in ["from", "into"] {
        let Some(text) = forms::said(making.tag, word) else { continue };
        if !matches!(text.value.as_str(), "dataclass" | "NamedTuple" | "transparent") {
            continue;
        }
        diags
            .report(
                Code::ConversionForm,
                text.span,
                format!("an enum cannot be converted `{word}({})`", text.value),
            )
            .at("each variant has a form of its own")
            .help("give the variant one field, a struct that is tagged so");
        good = false;
    }
    good
}

/// A variant that is left out: no value is read as it, so no value may have to be made of it.
fn is_skipped(diags: &mut Diagnostics, making: &Making<'_>, tags: Option<&MemberTags>) -> bool {
    let skip = tags.and_then(|tags| tags.own.tag.as_ref()).and_then(|tag| tag.word("skip"));
    let Some(skip) = skip else { return false };
    if let Some(into) = making.tag.word("into") {
        diags
            .report(
                Code::SkippedVariant,
                skip.span,
                format!("a value of this variant of `{}` would have no Python form", making.name),
            )
            .label(into.span, "converts every value")
            .help("remove `skip`, or `into`");
    }
    true
}

fn variant(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    variant: &syn::Variant,
    tags: Option<&MemberTags>,
) -> Option<Record> {
    use syn::ext::IdentExt as _;
    let rust = variant.ident.unraw().to_string();
    let span = making.item.place(variant.ident.span());
    let tag = tags.and_then(|tags| tags.own.tag.as_ref());
    let (named, value) = match tag.and_then(|tag| tag.declaration.as_ref()) {
        Some(Declaration::Name { name, value, .. }) => (Some(name), value.as_ref()),
        Some(Declaration::Class(class)) => (Some(&class.name), None),
        _ => (None, None),
    };
    let name = match named {
        Some(name) => name.value.clone(),
        None => fields::renamed(making.tag, &rust),
    };
    let of = |index: usize| tags.and_then(|tags| tags.fields.get(&index));
    let form = forms::form(&variant.fields);
    let read = fields::read(diags, cx, making, &variant.fields, &of)?;
    if read.shown.is_empty() && form != VariantForm::Unit {
        forms::nothing(diags, making, span);
        return None;
    }
    let (from, into) = match form {
        VariantForm::Struct => match forms::both(making.tag, form, read.shown.len()) {
            // Which a struct of its own has.
            (from, MakeInto::Dataclass | MakeInto::NamedTuple) => (from, MakeInto::Dict),
            both => both,
        },
        _ => natural(form, read.shown.len()),
    };
    let literal = literal(diags, form, value, &name)?;
    let record = Record {
        variant: Some(rust.clone()),
        name: if literal.is_some() { rust } else { name },
        span,
        doc: tags.map_or_else(String::new, |tags| tags.own.doc.clone()),
        form,
        from: making.tag.has("from").then_some(from),
        into: making.tag.has("into").then_some(into),
        closed: making.tag.has("closed") && from == ReadFrom::Dict,
        fields: read.shown,
        hidden: read.hidden,
        literal,
        cfg: making
            .item
            .cfgs(cx.sources, &variant.attrs)
            .into_iter()
            .map(|cfg| cfg.text.clone())
            .collect(),
    };
    fields::judge(diags, making, &record).then_some(record)
}

fn natural(form: VariantForm, count: usize) -> (ReadFrom, MakeInto) {
    match (form, count) {
        (VariantForm::Unit, _) => (ReadFrom::Literal, MakeInto::Literal),
        (_, 1) => (ReadFrom::Inner, MakeInto::Inner),
        _ => (ReadFrom::Sequence, MakeInto::Tuple),
    }
}

/// What stands for a variant without data: its name, or the value that its tag says. `None`: reported.
#[expect(clippy::option_option, reason = "reported, none, or a literal")]
fn literal(
    diags: &mut Diagnostics,
    form: VariantForm,
    value: Option<&Spanned<Literal>>,
    name: &str,
) -> Option<Option<Literal>> {
    let Some(value) = value else {
        return Some((form == VariantForm::Unit).then(|| Literal::Str(name.to_owned())));
    };
    let why = match (&value.value, form) {
        (_, VariantForm::Tuple | VariantForm::Struct) => "the variant's own data says what it is",
        (
            Literal::Str(_)
            | Literal::Int(_)
            | Literal::Bool(_)
            | Literal::Bytes(_)
            | Literal::None,
            _,
        ) => return Some(Some(value.value.clone())),
        _ => "not a text, an int, a bool, bytes or `None`",
    };
    let shown = value.value.stub();
    diags
        .report(Code::VariantValue, value.span, format!("`{shown}` cannot stand for this variant"))
        .at(why)
        .help("values of that kind belong to a variant with a field");
    None
}

fn same_values(diags: &mut Diagnostics, records: &[Record]) {
    for (index, record) in records.iter().enumerate() {
        let Some(literal) = &record.literal else { continue };
        let before = records.iter().take(index);
        let first =
            before.filter(|one| one.cfg == record.cfg).find(|one| one.literal == record.literal);
        if let Some(first) = first {
            diags
                .report(
                    Code::VariantValue,
                    record.span,
                    format!("`{}` stands for two variants", literal.stub()),
                )
                .at("the second")
                .label(first.span, "the first")
                .help("give one of them another value in its tag: `@py NAME = \"other\"`");
        }
    }
}

/// Variants behind one that takes whatever they could take.
fn hidden(diags: &mut Diagnostics, records: &[Record]) {
    let inner = |record: &Record| match (record.from, record.fields.as_slice()) {
        (Some(ReadFrom::Inner), [field]) if field.convert.is_none() => Some(field.ty.clone()),
        _ => None,
    };
    let mut any: Option<Span> = None;
    let mut seen: Vec<(Ty, Span)> = Vec::new();
    for record in records.iter().filter(|record| record.cfg.is_empty()) {
        let ty = inner(record);
        let same = ty.as_ref().and_then(|ty| seen.iter().find(|(other, _)| other == ty));
        let (earlier, why) = match (any, same) {
            (Some(span), _) => (span, "this one accepts every object"),
            (None, Some((_, span))) => (*span, "this one is of the same type"),
            (None, None) => {
                if let Some(ty) = ty {
                    if accepts_all(&ty) {
                        any = Some(record.span);
                    }
                    seen.push((ty, record.span));
                }
                continue;
            }
        };
        let name = record.variant.as_deref().unwrap_or_default();
        diags
            .report(Code::HiddenVariant, record.span, format!("`{name}` can never be read"))
            .at("tried after one that takes all it could take")
            .label(earlier, why)
            .help("move it up, or tag it `@py skip` if it is only made by Rust");
    }
}

fn accepts_all(ty: &Ty) -> bool {
    ty.handled() == Some("PyAny")
        || ty.args_of("Option").and_then(|args| args.first()).is_some_and(accepts_all)
}
