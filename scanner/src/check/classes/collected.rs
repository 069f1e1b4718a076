//! Classes that hold Python objects: how each field is gone through, and what cannot be.

use std::collections::BTreeSet;

use syn::ext::IdentExt as _;

use super::Making;
use crate::check::holds::{self, Field};
use crate::check::types::{Named, Ty};
use crate::check::{Cx, doors, modules};
use crate::diag::{Code, Diagnostics};
use crate::ir::{Generics, HeldField, HeldVariant, Holder, Shape, Traversal};
use crate::source::Span;
use crate::tables::containers::{self, Container};
use crate::tree::{Item, ItemId, ModuleId, Visibility};

const ROOT: ModuleId = ModuleId(0);

/// How the class's values are gone through; `None`: they hold nothing.
pub(super) fn traversal(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
) -> Option<Traversal> {
    let content = cx.holds.of(making.id);
    if content.objects && content.locks {
        if let Some(word) = making.tag.word("frozen") {
            diags
                .report(
                    Code::FrozenHolder,
                    word.span,
                    format!(
                        "`{}` holds Python objects that can change behind its back",
                        making.name
                    ),
                )
                .at("nobody may change a frozen value, not even through a lock")
                .label(making.item.span, "a field of this holds them in a lock or a shared owner")
                .help(
                    "remove `frozen`, or hold the objects in fields that are set when it is made",
                );
            return None;
        }
    }
    through(diags, cx, making.id)
}

/// Whether nothing but borrows keeps the class's values from changing.
pub(super) fn is_guarded(cx: &Cx<'_>, making: &Making<'_>) -> bool {
    // One guard stands before an object, whichever of its classes it is used as.
    let own = |id: ItemId| {
        let content = cx.holds.of(id);
        cx.classes.is_mutable(id) || content.objects && (content.locks || content.drops)
    };
    cx.classes.families().family(making.id).into_iter().any(own)
}

/// Whether a `Drop` of the user's may use the Python objects that the class's values hold.
pub(super) fn drops(cx: &Cx<'_>, making: &Making<'_>) -> bool {
    let content = cx.holds.of(making.id);
    content.objects && content.drops
}

/// Every type that is no class, and that classes hold Python objects through.
pub(in crate::check) fn holders(diags: &mut Diagnostics, cx: &Cx<'_>) -> Vec<Holder> {
    let mut holders = Vec::new();
    let mut done = BTreeSet::new();
    loop {
        let wanted = cx.wanted.borrow().iter().copied().find(|id| !done.contains(id));
        let Some(id) = wanted else { break };
        done.insert(id);
        if cx.classes.contains(id) || cx.holds.is_written(id) {
            continue;
        }
        if let Some(traversal) = through(diags, cx, id) {
            holders.push(holder(cx, id, traversal));
        }
    }
    holders
}

fn holder(cx: &Cx<'_>, id: ItemId, traversal: Traversal) -> Holder {
    let item = cx.tree.item(id);
    let (site, rust_path) = doors::site(cx, id, private_field(cx, id));
    Holder {
        rust_path,
        location: cx.sources.location(item.span),
        site,
        cfg: modules::all_cfgs(cx, item, site),
        rust_module: doors::rust_path(cx.tree.module(item.module).path.iter()),
        generics: holds::generics(item).and_then(generics),
        traversal,
    }
}

/// A field that holds something and that the crate root cannot see.
pub(super) fn private_field(cx: &Cx<'_>, id: ItemId) -> Option<Span> {
    let item = cx.tree.item(id);
    let hidden = |field: &Field<'_>| {
        let vis = cx.tree.visibility(item.module, &field.syntax.vis);
        let is_private = matches!(vis, Visibility::In(scope) if !cx.tree.is_inside(ROOT, scope));
        field.variant.is_none() && is_private && is_held(cx, id, field)
    };
    if cx.holds.is_written(id) {
        return None;
    }
    let all = holds::fields(item, cx.tags, id);
    all.iter().find(|field| hidden(field)).map(|field| place(item, field))
}

fn is_held(cx: &Cx<'_>, id: ItemId, field: &Field<'_>) -> bool {
    let ty = holds::field_type(cx.tree, id, field.syntax);
    !field.no_gc && cx.holds.content(cx.tree, &ty).any()
}

fn place(item: &Item, field: &Field<'_>) -> Span {
    match &field.syntax.ident {
        Some(ident) => item.place(ident.span()),
        None => item.place(syn::spanned::Spanned::span(&field.syntax.ty)),
    }
}

/// The fields of a type that hold something.
fn through(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId) -> Option<Traversal> {
    if cx.holds.is_written(id) {
        return Some(Traversal::Written);
    }
    let item = cx.tree.item(id);
    let mut held: Vec<(Option<usize>, HeldField)> = Vec::new();
    for field in holds::fields(item, cx.tags, id) {
        if field.no_gc {
            continue;
        }
        let ty = holds::field_type(cx.tree, id, field.syntax);
        let type_span = item.place(syn::spanned::Spanned::span(&field.syntax.ty));
        unseen(diags, cx, &ty, type_span);
        if !cx.holds.content(cx.tree, &ty).any() {
            continue;
        }
        let shape = shape(diags, cx, &ty, type_span);
        let name = match &field.syntax.ident {
            Some(ident) => ident.unraw().to_string(),
            None => field.index.to_string(),
        };
        let cfg = item.cfgs(cx.sources, &field.syntax.attrs);
        let cfg = cfg.into_iter().map(|cfg| cfg.text).collect();
        held.push((field.variant, HeldField { cfg, name, shape }));
    }
    if held.is_empty() {
        return None;
    }
    let syn::Item::Enum(enumeration) = &item.syntax else {
        return Some(Traversal::Fields(held.into_iter().map(|(_, field)| field).collect()));
    };
    let mut variants: Vec<HeldVariant> = Vec::new();
    for variant in &enumeration.variants {
        let cfg = item.cfgs(cx.sources, &variant.attrs);
        variants.push(HeldVariant {
            cfg: cfg.into_iter().map(|cfg| cfg.text).collect(),
            name: variant.ident.unraw().to_string(),
            is_unit: matches!(variant.fields, syn::Fields::Unit),
            fields: Vec::new(),
        });
    }
    for (number, field) in held {
        if let Some(variant) = number.and_then(|number| variants.get_mut(number)) {
            variant.fields.push(field);
        }
    }
    Some(Traversal::Variants(variants))
}

/// How a field's type is gone through.
fn shape(diags: &mut Diagnostics, cx: &Cx<'_>, ty: &Ty, span: Span) -> Shape {
    if !cx.holds.content(cx.tree, ty).any() {
        return Shape::Plain;
    }
    let mut each = |types: &[Ty]| -> Shape {
        Shape::Of(types.iter().map(|ty| shape(diags, cx, ty, span)).collect())
    };
    match ty {
        Ty::Slice(inner) | Ty::Array(inner) => each(std::slice::from_ref(&**inner)),
        Ty::Tuple(items) => each(items),
        Ty::Named(named) => {
            if let Some(number) = holds::param_number(named) {
                return Shape::Param(number);
            }
            if let Some(id) = named.item {
                return of_crate(diags, cx, id, named, span);
            }
            match containers::find(&named.path) {
                Some(Container::Object { .. }) => Shape::Deep,
                Some(Container::Of { args, .. }) if named.args.len() >= args => {
                    each(&named.args[..args])
                }
                _ => {
                    hidden(diags, named, span);
                    Shape::Plain
                }
            }
        }
        // A trait object whose trait demands `Traverse`.
        _ => Shape::Deep,
    }
}

fn of_crate(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId, named: &Named, span: Span) -> Shape {
    cx.wanted.borrow_mut().insert(id);
    let generic =
        holds::generics(cx.tree.item(id)).is_some_and(|all| all.type_params().next().is_some());
    if !generic || cx.holds.is_written(id) {
        return Shape::Deep;
    }
    let held = cx.holds.params(id);
    let args = named.args.iter().enumerate().map(|(number, ty)| {
        if held.contains(&number) { shape(diags, cx, ty, span) } else { Shape::Plain }
    });
    Shape::Of(args.collect())
}

/// A type of another crate that holds Python objects, and cannot show them.
fn hidden(diags: &mut Diagnostics, named: &Named, span: Span) {
    let path = named.path.join("::");
    diags
        .report(
            Code::HiddenObjects,
            span,
            format!("`{path}` hides the Python objects in it from the garbage collector"),
        )
        .at("a reference cycle through this would never be freed")
        .help(
            "wrap it in a type of this crate, and implement `keelback::Traverse` for that, which shows each object; \
             if no cycle can come about, say so on the field: `/// @py skip no_gc`",
        );
}

/// Closures and trait objects: what they hold, no type tells.
fn unseen(diags: &mut Diagnostics, cx: &Cx<'_>, ty: &Ty, span: Span) {
    let inside: &[Ty] = match ty {
        Ty::Bounds(_) if !holds::shows(cx.tree, ty) => {
            diags
                .report(
                    Code::UnseenObjects,
                    span,
                    "the garbage collector cannot see what a trait object or a closure holds",
                )
                .at("if that is a Python object, a cycle through it is never freed")
                .help(
                    "if it holds none, say so on the field: `/// @py skip no_gc`; otherwise hold the object in a \
                     field of its own, or let the trait demand `keelback::Traverse`",
                );
            return;
        }
        Ty::Named(named) => &named.args,
        Ty::Tuple(items) => items,
        Ty::Slice(inner) | Ty::Array(inner) => std::slice::from_ref(&**inner),
        _ => &[],
    };
    for ty in inside {
        unseen(diags, cx, ty, span);
    }
}

/// A type's parameters as text; `None` where it has none.
fn generics(generics: &syn::Generics) -> Option<Generics> {
    if generics.params.is_empty() {
        return None;
    }
    let text = |tokens: &dyn quote::ToTokens| tokens.to_token_stream().to_string();
    let mut all = Generics {
        params: Vec::new(),
        args: Vec::new(),
        predicates: Vec::new(),
        types: Vec::new(),
    };
    for param in &generics.params {
        match param {
            syn::GenericParam::Lifetime(lifetime) => {
                all.params.push(text(lifetime));
                all.args.push(text(&lifetime.lifetime));
            }
            syn::GenericParam::Type(param) => {
                let mut bare = param.clone();
                bare.default = None;
                bare.attrs.clear();
                all.params.push(text(&bare));
                all.args.push(text(&param.ident));
                all.types.push(text(&param.ident));
            }
            syn::GenericParam::Const(param) => {
                let mut bare = param.clone();
                bare.default = None;
                bare.attrs.clear();
                all.params.push(text(&bare));
                all.args.push(text(&param.ident));
            }
        }
    }
    if let Some(clause) = &generics.where_clause {
        all.predicates.extend(clause.predicates.iter().map(|one| text(one)));
    }
    Some(all)
}

/// Whether a tag on a field is a note for the collector, and exports nothing.
pub(in crate::check) fn is_note(tag: &crate::tag::Tag) -> bool {
    tag.has("skip") && tag.has("no_gc")
}
