//! `dataclass` and `pickle` on a struct: values that are taken apart and put together again.

use std::collections::BTreeMap;

use syn::ext::IdentExt as _;

use super::Making;
use super::fields::{self, Field};
use super::members;
use crate::check::Cx;
use crate::check::hints::{self, Way};
use crate::check::{modules, types};
use crate::diag::{Code, Diagnostics};
use crate::ir::{
    Base, BaseBuild, Build, Class, DataField, Dataclass, Function, Input, Member, Method, Shown,
    Site, VariantForm,
};
use crate::source::Span;
use crate::tag::{Declaration, Tag};
use crate::tree::ItemId;

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
    let members = strukt.fields.iter().enumerate().map(|(index, field)| match &field.ident {
        Some(ident) => ident.unraw().to_string(),
        None => index.to_string(),
    });
    Build { form: form(&strukt.fields), base: None, members: members.collect(), rest: false }
}

pub(super) fn form(fields: &syn::Fields) -> VariantForm {
    match fields {
        syn::Fields::Unit => VariantForm::Unit,
        syn::Fields::Unnamed(_) => VariantForm::Tuple,
        syn::Fields::Named(_) => VariantForm::Struct,
    }
}

/// The tag of a field that is exported.
fn exported<'a>(cx: &Cx<'a>, id: ItemId, index: usize) -> Option<&'a Tag> {
    let tags = cx.tags.items.get(&id)?.members.get(&index)?;
    tags.own.tag.as_ref().filter(|tag| !tag.has("skip"))
}

fn dataclass(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    class: &mut Class,
    (strukt, word): (&syn::ItemStruct, Span),
) -> Option<Dataclass> {
    let base = base(cx, making, class).ok()?;
    let mut shown = Vec::new();
    let mut data = base.as_ref().map_or_else(Vec::new, |base| base.fields.clone());
    let mut members = Vec::new();
    let mut hidden = None;
    for (index, field) in strukt.fields.iter().enumerate() {
        // The base's value, which has fields of its own.
        if index == 0 && base.is_some() {
            continue;
        }
        let Some(tag) = exported(cx, making.id, index) else {
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
        if data.iter().any(|other| other.py_name == field.py_name) && base.is_some() {
            twice(diags, making, &field);
            return None;
        }
        let default = field.default.map(|default| default.value.clone());
        data.push(DataField { py_name: field.py_name.clone(), hint, default });
        members.push(member);
        shown.push(field);
    }
    if data.is_empty() {
        diags
            .report(Code::EmptyDataclass, word, format!("`{}` exports no field", making.name))
            .at("made from the exported fields")
            .label(making.item.span, "tag its fields")
            .help("tag each field that Python shall see with `@py`");
        return None;
    }
    needs_eq(diags, cx, making, class, word);
    if let Some(own) = class.constructors.first() {
        let places = shown.iter().map(|field| (&field.py_name, field.span));
        by_hand(diags, making, own, &data, &places.collect::<BTreeMap<_, _>>(), word);
        return Some(Dataclass { fields: data, build: None });
    }
    let base = match base {
        Some(Record { made: Some(made), .. }) => Some(made),
        Some(Record { made: None, name, .. }) => {
            base_by_hand(diags, making, &name, word);
            return None;
        }
        None => None,
    };
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
    let mut new = fields::constructor(diags, cx, making, &shown, export)?;
    let base = match base {
        Some((base, of_base)) => {
            first_of_base(diags, &mut new, of_base, &shown);
            Some(Box::new(base))
        }
        None => None,
    };
    class.constructors.push(crate::ir::Method::new(new, crate::ir::Receiver::None));
    let build = Build { form: form(&strukt.fields), base, members, rest };
    Some(Dataclass { fields: data, build: Some(build) })
}

/// The dataclasses whose fields a constructor sets that is made for a dataclass which derives from them.
pub(super) fn line(cx: &Cx<'_>, making: &Making<'_>) -> Vec<ItemId> {
    let is_dataclass = |id: &ItemId| {
        let tag = cx.tags.items.get(id).and_then(|tags| tags.own.tag.as_ref());
        tag.is_some_and(|tag| tag.has("dataclass"))
    };
    let by_hand = |id| members::methods(cx, id).iter().any(|one| members::is_constructor(cx, one));
    if !is_dataclass(&making.id) || by_hand(making.id) {
        return Vec::new();
    }
    cx.classes.families().ancestors(making.id).into_iter().take_while(is_dataclass).collect()
}

/// The attributes that a class has from its bases' fields, the first base's first.
pub(super) fn inherited(cx: &Cx<'_>, making: &Making<'_>, site: Site) -> Vec<Shown> {
    let mut all = Vec::new();
    for id in cx.classes.families().ancestors(making.id).into_iter().rev() {
        let item = cx.tree.item(id);
        for (index, field) in members::fields_of(item).enumerate() {
            let Some(tag) = exported(cx, id, index) else { continue };
            let rust = field.ident.as_ref().map(|ident| ident.unraw().to_string());
            let py_name = match &tag.declaration {
                Some(Declaration::Name { name, .. }) => Some(name.value.clone()),
                _ => rust,
            };
            let own = item.cfgs(cx.sources, &field.attrs);
            let (cfg, _) = modules::member_cfg(cx, item, &own, Some(tag), site);
            all.extend(py_name.map(|py_name| Shown { py_name, cfg }));
        }
    }
    all
}

/// The dataclass that a dataclass derives from.
struct Record {
    name: String,
    fields: Vec<DataField>,
    /// How its value is made, and from which arguments; `None` where a fn of the user's makes it.
    made: Option<(BaseBuild, Function)>,
}

/// `Err`: its base was reported.
fn base(cx: &Cx<'_>, making: &Making<'_>, class: &Class) -> Result<Option<Record>, ()> {
    let families = cx.classes.families();
    let Some(Base::Class { rust_path, field, .. }) = &class.base else { return Ok(None) };
    let base = families.base(making.id).filter(|base| !families.ancestors(*base).contains(base));
    let tag = base.and_then(|base| cx.tags.items.get(&base)?.own.tag.as_ref());
    let (Some(base), Some(tag)) = (base, tag.filter(|tag| tag.has("dataclass"))) else {
        return Ok(None);
    };
    // What is wrong with it is said once, where it is exported itself.
    let unheard = &mut Diagnostics::default();
    let lowered = super::lower(unheard, cx, base, tag, &syn::Generics::default());
    let Some(Member::Class(mut lowered)) = lowered else { return Err(()) };
    let Some(dataclass) = lowered.dataclass else { return Err(()) };
    let new = lowered.constructors.pop().map(|new| new.function);
    let (rust_path, field) = (rust_path.clone(), field.clone());
    let made = dataclass.build.map(|build| BaseBuild { rust_path, field, build }).zip(new);
    Ok(Some(Record { name: lowered.export.py_name, fields: dataclass.fields, made }))
}

/// The arguments of a generated constructor: those of the base first.
fn first_of_base(diags: &mut Diagnostics, new: &mut Function, base: Function, own: &[Field<'_>]) {
    let optional = base.params.iter().find(|param| param.default.is_some());
    let required = own.iter().find(|field| field.default.is_none());
    if let (Some(optional), Some(required)) = (optional, required) {
        fields::required_behind(diags, required, &optional.name)
            .note("the fields of the base come first")
            .help(format!("give `{}` a default too", required.py_name));
    }
    new.params.splice(0..0, base.params);
    new.inputs = (0..new.params.len()).map(Input::Param).collect();
}

/// A constructor of the user's takes what `dataclasses.replace` hands on: every field.
fn by_hand(
    diags: &mut Diagnostics,
    making: &Making<'_>,
    own: &Method,
    fields: &[DataField],
    places: &BTreeMap<&String, Span>,
    word: Span,
) {
    let takes = |field: &DataField| {
        own.signatures().any(|own| own.function.params.iter().any(|one| one.name == field.py_name))
    };
    let Some(missing) = fields.iter().find(|field| !takes(field)) else { return };
    let place = places.get(&missing.py_name).copied();
    diags
        .report(
            Code::DataclassConstructor,
            place.unwrap_or(word),
            format!("the constructor of `{}` takes no `{}`", making.name, missing.py_name),
        )
        .at(if place.is_some() { "a field of the dataclass" } else { "a field of its base" })
        .note(format!("the constructor is at {}", own.function.export.location))
        .help("name its parameters as the fields, or tag it `skip`: a dataclass brings its own");
}

/// A base whose constructor may do more than to take its fields.
fn base_by_hand(diags: &mut Diagnostics, making: &Making<'_>, base: &str, word: Span) {
    diags
        .report(
            Code::DataclassField,
            word,
            format!("the constructor of `{}` has no value for its base", making.name),
        )
        .at("made from the exported fields")
        .note(format!("`{base}` has a constructor of its own"))
        .help("write a constructor for this class too, which takes the fields of both");
}

/// A field under the name of one of the base's.
fn twice(diags: &mut Diagnostics, making: &Making<'_>, field: &Field<'_>) {
    diags
        .report(
            Code::DuplicateMember,
            field.span,
            format!("`{}` has two fields `{}`", making.name, field.py_name),
        )
        .at("its base has one too, which another value is behind")
        .help(format!("give it another name: `/// @py own_{}`", field.py_name));
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
        super::values::repr(diags, cx, making, class, word);
    }
}

/// A field as its tag and its type say.
fn field<'a>(
    making: &Making<'_>,
    cx: &Cx<'_>,
    (index, field, tag): (usize, &syn::Field, &'a Tag),
) -> Option<(Field<'a>, String)> {
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
    let is_set = !making.frozen && !tag.has("readonly");
    Some((Field { py_name, span, ty, type_span, annotation, default, is_set }, member))
}
