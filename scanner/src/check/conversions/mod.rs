//! Types that are converted by value: what their tags say, which form they have, and what the stub knows of them.

mod fields;
mod forms;
mod generics;
mod shapes;
mod variants;

pub(super) use shapes::name_shapes;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{Cx, doors, modules, names};
use crate::diag::{Code, Diagnostics};
use crate::ir::{self, MakeInto, Member, ReadFrom, VariantForm};
use crate::python::Literal;
use crate::source::{Span, Spanned};
use crate::tag::{Declaration, Tag};
use crate::tree::{Item, ItemId, ModuleId, Visibility};

const ROOT: ModuleId = ModuleId(0);

/// Every type of the crate that is converted by value.
#[derive(Debug, Default)]
pub(super) struct Conversions {
    plans: BTreeMap<ItemId, Plan>,
    /// Those of which the stub defines twice: what is read, and what is made.
    split: RefCell<BTreeSet<ItemId>>,
}

/// One type, as its tags and its syntax say.
#[derive(Debug)]
struct Plan {
    /// The name in Python.
    name: String,
    from: bool,
    into: bool,
    is_enum: bool,
    /// The struct, or each variant.
    records: Vec<Record>,
    /// `type(..)` says what the stub shows.
    is_said: bool,
}

#[derive(Debug)]
struct Record {
    /// The name of the variant in Rust; none for a struct.
    variant: Option<String>,
    name: String,
    span: Span,
    doc: String,
    form: VariantForm,
    from: Option<ReadFrom>,
    into: Option<MakeInto>,
    closed: bool,
    fields: Vec<Field>,
    hidden: Vec<ir::HiddenField>,
    literal: Option<Literal>,
    cfg: Vec<String>,
}

#[derive(Debug)]
struct Field {
    member: String,
    py_name: String,
    span: Span,
    cfg: Vec<String>,
    /// Certainly not there in this build.
    absent: bool,
    ty: super::types::Ty,
    /// In which its annotation is read.
    module: ModuleId,
    type_span: Span,
    annotation: Option<Spanned<String>>,
    default: Option<ir::Default>,
    /// The default, where it is a literal.
    literal: Option<Literal>,
    convert: Option<String>,
    convert_into: Option<String>,
    /// A missing key stands for `None`.
    is_option: bool,
    doc: String,
}

impl Record {
    /// The fields that may be there in this build.
    fn present(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| !field.absent)
    }
}

impl Field {
    /// Whether a function of the user's converts it.
    fn is_converted(&self, way: super::hints::Way) -> bool {
        match way {
            super::hints::Way::In => self.convert.is_some(),
            super::hints::Way::Out => self.convert_into.is_some(),
        }
    }
}

/// Whether a tag says that its type is converted by value.
pub(super) fn is_converted(tag: &Tag) -> bool {
    tag.has("from") || tag.has("into")
}

/// What is looked at to make a plan.
struct Making<'a> {
    id: ItemId,
    item: &'a Item,
    tag: &'a Tag,
    name: &'a str,
}

impl Conversions {
    /// Reads every such type, and reports tags that mean nothing.
    pub(super) fn collect(diags: &mut Diagnostics, cx: &Cx<'_>) -> Conversions {
        let mut plans = BTreeMap::new();
        for (&id, tags) in &cx.tags.items {
            let tag = tags.own.tag.as_ref();
            match tag.filter(|tag| is_converted(tag)) {
                Some(tag) => plans.extend(plan(diags, cx, id, tag).map(|plan| (id, plan))),
                None => fields::misplaced(diags, cx, id, tag),
            }
        }
        Conversions { plans, split: RefCell::default() }
    }
}

fn plan(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId, tag: &Tag) -> Option<Plan> {
    let item = cx.tree.item(id);
    let name = names::py_name(cx.tree, id, tag)?;
    let making = Making { id, item, tag, name: &name };
    let parameters = crate::tree::generics::of_type(&item.syntax)?;
    if !generics::fit(diags, &making, parameters)
        | has_base(diags, tag)
        | by_hand(diags, cx, &making)
    {
        return None;
    }
    let (records, is_enum) = match &item.syntax {
        syn::Item::Struct(strukt) => (vec![forms::strukt(diags, cx, &making, strukt)?], false),
        syn::Item::Enum(syntax) => (variants::all(diags, cx, &making, syntax)?, true),
        _ => return None,
    };
    let is_said = tag.has("type");
    let (from, into) = (tag.has("from"), tag.has("into"));
    Some(Plan { name, from, into, is_enum, records, is_said })
}

fn has_base(diags: &mut Diagnostics, tag: &Tag) -> bool {
    let Some(Declaration::Class(class)) = &tag.declaration else { return false };
    let Some(base) = class.bases.first() else { return false };
    diags
        .report(Code::ConversionBase, base.span, format!("`{}` has no class", class.name.value))
        .at("so it has no base")
        .help("remove the base, or the words `from` and `into`: then it is a class");
    true
}

/// The user's own implementation of what a word stands for.
fn by_hand(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>) -> bool {
    let mut found = false;
    for (word, name) in [("from", "FromPyObject"), ("into", "IntoPyObject")] {
        let Some(word) = making.tag.word(word) else { continue };
        let own = cx.tree.items.iter().find(|item| {
            let syn::Item::Impl(block) = &item.syntax else { return false };
            let of = block.trait_.as_ref().and_then(|of| of.0.segments.last());
            of.is_some_and(|last| last.ident == name)
                && super::classes::target(cx.tree, item, block) == Some(making.id)
        });
        if let Some(own) = own {
            diags
                .report(
                    Code::ConversionByHand,
                    word.span,
                    format!("`{}` implements `{name}` itself", making.name),
                )
                .at(format!("implements `{name}`"))
                .label(own.span, "so does this")
                .help("remove the word or the `impl`; a tagged type without both words is a class");
            found = true;
        }
    }
    found
}

/// What becomes of a type that is converted by value.
pub(super) fn lower(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId, tag: &Tag) -> Option<Member> {
    let plan = cx.conversions.plans.get(&id)?;
    let item = cx.tree.item(id);
    let mut export = modules::export(diags, cx, id, tag, &plan.name);
    let private = private(cx, item)
        .or_else(|| fields::private_name(cx, id))
        .or_else(|| generics::private_bound(cx, id));
    if let Some(private) = private {
        (export.site, export.rust_path) = doors::site(cx, id, Some(private));
    }
    let parameters = generics::lower(cx, id, plan);
    if let Some(parameters) = &parameters {
        export.rust_path.push_str(&format!("::<{}>", parameters.args.join(", ")));
    }
    let stubs = shapes::stubs(diags, cx, id, plan, &export.doc);
    let lends = shapes::lends(cx, id, &mut Vec::new());
    let records = plan.records.iter().map(|record| ir::Record {
        rust_path: match &record.variant {
            Some(variant) => format!("{}::{}", export.rust_path, crate::symbol::ident(variant)),
            None => export.rust_path.clone(),
        },
        name: record.name.clone(),
        cfg: record.cfg.clone(),
        form: record.form,
        from: record.from,
        into: record.into,
        closed: record.closed,
        fields: record.fields.iter().map(|field| field.lower(cx)).collect(),
        hidden: record.hidden.clone(),
        literal: record.literal.clone(),
    });
    Some(Member::Conversion(Box::new(ir::Conversion {
        home: shapes::home(cx, id),
        is_enum: plan.is_enum,
        parameters,
        from: plan.from,
        into: plan.into,
        lends,
        drops: cx.classes.implements(id, "Drop"),
        records: records.collect(),
        stubs,
        export,
    })))
}

/// A field that the crate root cannot see: the glue names every one.
fn private(cx: &Cx<'_>, item: &Item) -> Option<Span> {
    let syn::Item::Struct(strukt) = &item.syntax else { return None };
    let mut hidden = strukt.fields.iter().filter(|field| {
        let vis = cx.tree.visibility(item.module, &field.vis);
        matches!(vis, Visibility::In(scope) if !cx.tree.is_inside(ROOT, scope))
    });
    hidden.next().map(|field| item.place(syn::spanned::Spanned::span(field)))
}

/// A member of a type that is converted by value: it has no class to put it in.
pub(super) fn refuse_members(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId, span: Span) -> bool {
    let item = cx.tree.item(id);
    let syn::Item::Impl(block) = &item.syntax else { return false };
    let Some(target) = super::classes::target(cx.tree, item, block) else { return false };
    let tag = cx.tags.items.get(&target).and_then(|tags| tags.own.tag.as_ref());
    let Some(tag) = tag.filter(|tag| is_converted(tag)) else { return false };
    let name = cx.tree.item(target).name().unwrap_or_default();
    diags
        .report(
            Code::ConversionMembers,
            span,
            format!("`{name}` is converted by value and has no members in Python"),
        )
        .label(tag.span, "converted by value")
        .help("remove this tag, or the words `from` and `into`: then it is a class");
    true
}
