//! Which form a struct has in Python, by its words and by how Rust writes it.

use super::{Field, Making, Record, fields};
use crate::check::Cx;
use crate::diag::{Code, Diagnostics};
use crate::ir::{MakeInto, ReadFrom, VariantForm};
use crate::source::{Span, Spanned};
use crate::tag::{Tag, WordArgs};

/// The text of `from(..)` or `into(..)`.
pub(super) fn said<'a>(tag: &'a Tag, word: &str) -> Option<&'a Spanned<String>> {
    match &tag.word(word)?.args {
        WordArgs::Text(text) => Some(text),
        _ => None,
    }
}

fn read_from(said: &str) -> ReadFrom {
    match said {
        "attributes" => ReadFrom::Attributes,
        "sequence" => ReadFrom::Sequence,
        "transparent" => ReadFrom::Inner,
        _ => ReadFrom::Dict,
    }
}

fn make_into(said: &str) -> MakeInto {
    match said {
        "dataclass" => MakeInto::Dataclass,
        "NamedTuple" => MakeInto::NamedTuple,
        "tuple" => MakeInto::Tuple,
        "transparent" => MakeInto::Inner,
        _ => MakeInto::Dict,
    }
}

/// Both ways of what has these fields. What is not said follows what is said of the other way, so that each reads what the other makes.
pub(super) fn both(tag: &Tag, form: VariantForm, count: usize) -> (ReadFrom, MakeInto) {
    let (from, into) = (said(tag, "from"), said(tag, "into"));
    let (from, into) =
        (from.map(|text| read_from(&text.value)), into.map(|text| make_into(&text.value)));
    let natural = match (form, count) {
        (VariantForm::Unit, _) => (ReadFrom::Literal, MakeInto::Literal),
        (VariantForm::Tuple, 1) => (ReadFrom::Inner, MakeInto::Inner),
        (VariantForm::Tuple, _) => (ReadFrom::Sequence, MakeInto::Tuple),
        (VariantForm::Struct, _) => (ReadFrom::Dict, MakeInto::Dict),
    };
    match (from, into) {
        (None, None) => natural,
        (Some(from), Some(into)) => (from, into),
        (Some(from), None) => {
            let into = match from {
                ReadFrom::Sequence => MakeInto::Tuple,
                ReadFrom::Inner => MakeInto::Inner,
                _ => natural.1,
            };
            (from, into)
        }
        (None, Some(into)) => {
            let from = match into {
                MakeInto::Dataclass => ReadFrom::Attributes,
                MakeInto::NamedTuple | MakeInto::Tuple => ReadFrom::Sequence,
                MakeInto::Inner => ReadFrom::Inner,
                _ => natural.0,
            };
            (from, into)
        }
    }
}

pub(super) fn strukt(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    strukt: &syn::ItemStruct,
) -> Option<Record> {
    let tags = cx.tags.items.get(&making.id);
    let of = |index: usize| tags.and_then(|tags| tags.members.get(&index)).map(|one| &one.own);
    let form = form(&strukt.fields);
    let read = fields::read(diags, cx, making, &strukt.fields, &of)?;
    let (fields, hidden) = (read.shown, read.hidden);
    if fields.is_empty() {
        nothing(diags, making, making.item.span);
        return None;
    }
    let (from, into) = both(making.tag, form, fields.len());
    let fits = fit(diags, making, form, &fields);
    let closed = closed(diags, making.tag, from);
    let record = Record {
        variant: None,
        name: making.name.to_owned(),
        span: making.item.span,
        doc: String::new(),
        form,
        from: making.tag.has("from").then_some(from),
        into: making.tag.has("into").then_some(into),
        closed,
        fields,
        hidden,
        literal: None,
        cfg: Vec::new(),
    };
    let good = fields::judge(diags, making, &record);
    (fits && good).then_some(record)
}

pub(super) fn form(fields: &syn::Fields) -> VariantForm {
    match fields {
        syn::Fields::Unit => VariantForm::Unit,
        syn::Fields::Unnamed(_) => VariantForm::Tuple,
        syn::Fields::Named(_) => VariantForm::Struct,
    }
}

pub(super) fn nothing(diags: &mut Diagnostics, making: &Making<'_>, span: Span) {
    diags
        .report(Code::NothingToConvert, span, format!("`{}` has nothing to convert", making.name))
        .at("no field that Python sees")
        .label(making.tag.span, "converted by value")
        .help("give it a field, or export it as a class: `@py` without `from` and `into`");
}

/// `closed`, where a dict is read.
pub(super) fn closed(diags: &mut Diagnostics, tag: &Tag, from: ReadFrom) -> bool {
    let Some(word) = tag.word("closed") else { return false };
    if tag.has("from") && from == ReadFrom::Dict {
        return true;
    }
    diags
        .report(
            Code::ConversionForm,
            word.span,
            "`closed` is about the keys of a dict that is read",
        )
        .at("no dict is read here")
        .help("remove the word, or write `from(dict)`");
    false
}

/// Whether the forms that are said fit a struct that is written so.
fn fit(diags: &mut Diagnostics, making: &Making<'_>, form: VariantForm, fields: &[Field]) -> bool {
    let count = fields.len();
    let mut good = true;
    for word in ["from", "into"] {
        let Some(text) = said(making.tag, word) else { continue };
        let why = match text.value.as_str() {
            "transparent" if count != 1 => format!("it has {count} fields"),
            "transparent" if fields.iter().any(|field| !field.cfg.is_empty()) => {
                "its field is not there under every condition".to_owned()
            }
            "dict" | "attributes" | "dataclass" | "NamedTuple" if form == VariantForm::Tuple => {
                "its fields have no names".to_owned()
            }
            _ => continue,
        };
        let name = making.name;
        let help = match (text.value.as_str(), word) {
            ("transparent", _) => {
                "only a struct with one field can stand for that field".to_owned()
            }
            (_, "from") => "name the fields, or write `from(sequence)`".to_owned(),
            _ => "name the fields, or write `into(tuple)`".to_owned(),
        };
        diags
            .report(
                Code::ConversionForm,
                text.span,
                format!("`{name}` cannot be converted `{word}({})`", text.value),
            )
            .at(why)
            .label(making.item.span, "this struct")
            .help(help);
        good = false;
    }
    good
}
