//! `dataclass` and `pickle` on a struct: values that are taken apart and put together again.

use super::Making;
use super::fields::{self, Field};
use crate::check::Cx;
use crate::check::hints::{self, Way};
use crate::check::types;
use crate::diag::{Code, Diagnostics};
use crate::ir::{Build, Class, DataField, Dataclass, VariantForm};
use crate::source::Span;
use crate::tag::{Declaration, Tag};

/// What the two words make of a class.
pub(super) fn lower(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>, class: &mut Class) {
    let syn::Item::Struct(strukt) = &making.item.syntax else { return };
    let made = making.tag.has("dataclass") || making.tag.has("pickle");
    if made && conditions(diags, cx, making, strukt) {
        return;
    }
    if let Some(word) = making.tag.word("dataclass") {
        class.dataclass = dataclass(diags, cx, making, class, (strukt, word.span));
    }
    if let Some(word) = making.tag.word("pickle") {
        let own = class.methods.iter().map(|one| &one.function.export);
        let own =
            own.filter(|export| matches!(export.py_name.as_str(), "__reduce__" | "__reduce_ex__"));
        for export in own {
            diags
                .report(
                    Code::DuplicateMember,
                    word.span,
                    format!("`{}` has two `{}`", making.name, export.py_name),
                )
                .at("makes one")
                .note(format!("the other is at {}", export.location))
                .help("remove the word, or the fn");
        }
        class.state = Some(whole(strukt));
    }
}

/// A default on a field that no constructor is made from, or a value of what has none.
pub(super) fn unused(diags: &mut Diagnostics, span: Span, wanted: &str, name: &str) {
    diags
        .report(Code::UnusedValue, span, "nothing uses this value")
        .at(format!("`{name}` is not made from it"))
        .help(format!("remove it, or make the type one with values: {wanted}"));
}

/// Fields that may be missing cannot be named when the value is put together.
fn conditions(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    strukt: &syn::ItemStruct,
) -> bool {
    let mut conditional =
        strukt.fields.iter().filter(|field| !making.item.cfgs(cx.sources, &field.attrs).is_empty());
    let first = conditional.next();
    if let Some(field) = first {
        let span = making.item.place(syn::spanned::Spanned::span(&field.ty));
        let what = "a field under a condition, in a class that is made from its fields,";
        crate::check::not_yet(diags, span, what);
    }
    first.is_some()
}

/// Every field, as pickling needs it.
fn whole(strukt: &syn::ItemStruct) -> Build {
    use syn::ext::IdentExt as _;
    let members = strukt.fields.iter().enumerate().map(|(index, field)| match &field.ident {
        Some(ident) => ident.unraw().to_string(),
        None => index.to_string(),
    });
    Build { form: form(&strukt.fields), members: members.collect(), rest: false }
}

pub(super) fn form(fields: &syn::Fields) -> VariantForm {
    match fields {
        syn::Fields::Unit => VariantForm::Unit,
        syn::Fields::Unnamed(_) => VariantForm::Tuple,
        syn::Fields::Named(_) => VariantForm::Struct,
    }
}

/// The tag of a field that is exported.
fn exported<'a>(cx: &Cx<'a>, making: &Making<'_>, index: usize) -> Option<&'a Tag> {
    let tags = cx.tags.items.get(&making.id)?.members.get(&index)?;
    tags.own.tag.as_ref().filter(|tag| !tag.has("skip"))
}

fn dataclass(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    class: &mut Class,
    (strukt, word): (&syn::ItemStruct, Span),
) -> Option<Dataclass> {
    let mut shown = Vec::new();
    let mut data = Vec::new();
    let mut members = Vec::new();
    let mut hidden = None;
    for (index, field) in strukt.fields.iter().enumerate() {
        let Some(tag) = exported(cx, making, index) else {
            hidden.get_or_insert(match &field.ident {
                Some(ident) => making.item.place(ident.span()),
                None => making.item.place(syn::spanned::Spanned::span(&field.ty)),
            });
            continue;
        };
        let Some((field, member)) = self::field(making, cx, (index, field, tag)) else { continue };
        let hint = match field.annotation {
            Some(written) => hints::annotation(diags, cx, making.item.module, written)?,
            None => hints::hint(diags, cx, &field.ty, Way::Out, field.type_span),
        };
        let default = field.default.map(|default| default.value.clone());
        data.push(DataField { py_name: field.py_name.clone(), hint, default });
        members.push(member);
        shown.push(field);
    }
    if shown.is_empty() {
        diags
            .report(Code::EmptyDataclass, word, format!("`{}` exports no field", making.name))
            .at("made from the exported fields")
            .label(making.item.span, "tag its fields")
            .help("tag each field that Python shall see with `@py`");
        return None;
    }
    needs_eq(diags, cx, making, class, word);
    if let Some(own) = class.constructors.first() {
        let takes = |field: &Field<'_>| {
            own.signatures()
                .any(|own| own.function.params.iter().any(|one| one.name == field.py_name))
        };
        if let Some(missing) = shown.iter().find(|field| !takes(field)) {
            diags
                .report(
                    Code::DataclassConstructor,
                    missing.span,
                    format!("the constructor of `{}` takes no `{}`", making.name, missing.py_name),
                )
                .at("a field of the dataclass")
                .note(format!("the constructor is at {}", own.function.export.location))
                .help("name its parameters as the fields, or tag it `skip`: a dataclass brings its own");
        }
        return Some(Dataclass { fields: data, build: None });
    }
    let rest = hidden.is_some();
    if let Some(span) = hidden.filter(|_| !cx.classes.implements(making.id, "Default")) {
        diags
            .report(
                Code::DataclassField,
                span,
                format!("the constructor of `{}` has no value for this field", making.name),
            )
            .at("not exported")
            .label(word, "made from the exported fields")
            .help(format!(
                "tag the field, or derive `Default` for `{}`, which is asked for the rest",
                making.item.name().unwrap_or_default()
            ));
        return None;
    }
    let export = crate::ir::Export {
        doc: String::new(),
        cfg: Vec::new(),
        unlisted: false,
        ..class.export.clone()
    };
    let new = fields::constructor(diags, cx, making, &shown, export)?;
    class.constructors.push(crate::ir::Method::new(new, crate::ir::Receiver::None));
    let build = Build { form: form(&strukt.fields), members, rest };
    Some(Dataclass { fields: data, build: Some(build) })
}

/// A dataclass compares and shows itself by its fields, unless the user says how.
fn needs_eq(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    class: &mut Class,
    word: Span,
) {
    let has = |class: &Class, name: &str| class.slots.iter().any(|slot| slot.row.name == name);
    if !has(class, "__eq__") {
        super::values::by_word(diags, cx, making, class, "eq", ("dataclass", word));
    }
    if !has(class, "__repr__") {
        super::values::repr(diags, making, class, word);
    }
}

/// A field as its tag and its type say.
fn field<'a>(
    making: &Making<'_>,
    cx: &Cx<'_>,
    (index, field, tag): (usize, &syn::Field, &'a Tag),
) -> Option<(Field<'a>, String)> {
    use syn::ext::IdentExt as _;
    let rust = field.ident.as_ref().map(|ident| ident.unraw().to_string());
    let span = match &field.ident {
        Some(ident) => making.item.place(ident.span()),
        None => making.item.place(syn::spanned::Spanned::span(&field.ty)),
    };
    let (py_name, annotation, default) = match &tag.declaration {
        Some(Declaration::Name { name, annotation, value }) => {
            (name.value.clone(), annotation.as_ref(), value.as_ref())
        }
        // A field without a name was reported with the attributes.
        _ => (rust.clone()?, None, None),
    };
    let member = rust.unwrap_or_else(|| index.to_string());
    let ty = types::read(cx.tree, making.item.module, &field.ty);
    let type_span = making.item.place(syn::spanned::Spanned::span(&field.ty));
    Some((Field { py_name, span, ty, type_span, annotation, default }, member))
}
