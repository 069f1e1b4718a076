//! Classes whose values are shared with Rust: those that any export takes or hands out as an `Arc`.

use std::collections::BTreeMap;

use syn::spanned::Spanned as _;

use super::facts::{Classes, form};
use super::{Making, std_traits};
use crate::check::Cx;
use crate::check::types::{self, Ty};
use crate::diag::{Code, Diagnostics};
use crate::ir::{Class, Receiver};
use crate::source::Span;
use crate::tag::{ItemTags, Tag, Tags};
use crate::tree::{Item, ItemId, ModuleTree};

/// The first place where each class is named in an `Arc`.
pub(super) fn collect(tree: &ModuleTree, tags: &Tags, classes: &Classes) -> BTreeMap<ItemId, Span> {
    let mut found = BTreeMap::new();
    for (&id, item_tags) in &tags.items {
        let item = tree.item(id);
        for (class, span) in named(tree, item, item_tags) {
            if classes.contains(class) && is_shareable(tree, classes, class) {
                found.entry(class).or_insert(span);
            }
        }
    }
    found
}

/// Whether values of a class can be in an `Arc`: enums are values, and what the user converts is theirs.
fn is_shareable(tree: &ModuleTree, classes: &Classes, class: ItemId) -> bool {
    matches!(tree.item(class).syntax, syn::Item::Struct(_)) && !classes.converts(class)
}

/// The types of the crate that an item's exports name in an `Arc`, each with its place.
fn named(tree: &ModuleTree, item: &Item, tags: &ItemTags) -> Vec<(ItemId, Span)> {
    let mut all = Vec::new();
    let own = match &item.syntax {
        syn::Item::Impl(block) => std_traits::subject(tree, item, block),
        _ => None,
    };
    exported(tree, item, tags, &mut |_, ty, written| {
        let mut found = Vec::new();
        within(ty, own, &mut found);
        all.extend(found.into_iter().map(|id| (id, item.place(written.span()))));
    });
    all
}

/// Where an export names a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Place {
    /// Read from an object.
    In,
    /// Made into an object.
    Out,
    /// A field: both.
    Both,
}

/// Goes through the types of what an item exports, each with what is written there.
pub(in crate::check) fn exported(
    tree: &ModuleTree,
    item: &Item,
    tags: &ItemTags,
    see: &mut dyn FnMut(Place, &Ty, &syn::Type),
) {
    let is_out = |tag: Option<&Tag>, whole: bool| tag.map_or(whole, |tag| !tag.has("skip"));
    let whole = tags.own.tag.is_some();
    let member = |index: usize| tags.members.get(&index).and_then(|tags| tags.own.tag.as_ref());
    match &item.syntax {
        syn::Item::Fn(function) if whole => signature(tree, item, &function.sig, see),
        syn::Item::Impl(block) => {
            for (index, one) in block.items.iter().enumerate() {
                let syn::ImplItem::Fn(method) = one else { continue };
                if is_out(member(index), whole) {
                    signature(tree, item, &method.sig, see);
                }
            }
        }
        syn::Item::Struct(strukt) => {
            let converts =
                tags.own.tag.as_ref().is_some_and(|tag| tag.has("from") || tag.has("into"));
            for (index, field) in strukt.fields.iter().enumerate() {
                if is_out(member(index), converts) {
                    let ty = types::read(tree, item.module, &field.ty);
                    see(Place::Both, &ty, &field.ty);
                }
            }
        }
        _ => {}
    }
}

/// Goes through the types of a signature.
pub(in crate::check) fn signature(
    tree: &ModuleTree,
    item: &Item,
    sig: &syn::Signature,
    see: &mut dyn FnMut(Place, &Ty, &syn::Type),
) {
    let mut see = |place: Place, ty: &syn::Type| {
        see(place, &types::read_in(tree, item.module, sig, &[], ty), ty);
    };
    for input in &sig.inputs {
        match input {
            syn::FnArg::Typed(typed) => see(Place::In, &typed.ty),
            syn::FnArg::Receiver(receiver) => {
                if let syn::ReceiverKind::Typed(_, ty) = &receiver.kind {
                    see(Place::In, ty);
                }
            }
        }
    }
    if let syn::ReturnType::Type(_, ty) = &sig.output {
        see(Place::Out, ty);
    }
}

/// Notes the types that stand in an `Arc` inside of another type; `own` is what `Self` stands for.
fn within(ty: &Ty, own: Option<ItemId>, all: &mut Vec<ItemId>) {
    match ty {
        Ty::Named(named) => {
            let inner = ty.args_of("Arc").and_then(<[Ty]>::first);
            if let Some(Ty::Named(inner)) = inner {
                let is_self = inner.path.last().is_some_and(|name| name == "Self");
                let found = inner.item.or(own.filter(|_| is_self));
                all.extend(found);
            }
            named.args.iter().for_each(|ty| within(ty, own, all));
        }
        Ty::Ref { inner, .. } | Ty::Slice(inner) | Ty::Array(inner) => {
            within(inner, own, all);
        }
        Ty::Tuple(items) => items.iter().for_each(|ty| within(ty, own, all)),
        Ty::Bounds(_) | Ty::Never | Ty::Other => {}
    }
}

/// Makes a class one that is shared, if it can be.
pub(super) fn lower(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>, class: &mut Class) {
    let Some(span) = cx.classes.shared_at(making.id) else {
        return lonely(diags, cx, making);
    };
    let family = cx.classes.families().family(making.id).len() > 1
        || class.base.is_some()
        || class.python.is_some();
    let name = &making.name;
    let (why, place, help) = if let Some(word) = making.tag.word("unsendable") {
        let why = "only one thread may use its objects";
        (why, word.span, format!("remove the word, or hand out `Py<{name}>`: the object itself"))
    } else if family {
        let why = "derives, or is derived from: such objects hold their values themselves";
        (why, making.item.span, format!("hand out `Py<{name}>`: the object itself"))
    } else if !making.frozen {
        let help = "say `frozen` on the type and take `&self` in its methods, with a `Mutex` or an atomic around what \
                    changes; or hand out `Py<..>`: the object itself";
        (
            "its values change, which nothing would guard against the other owners",
            making.item.span,
            help.to_owned(),
        )
    } else {
        class.shared = true;
        return;
    };
    diags
        .report(Code::SharedClass, span, format!("`{name}` cannot be shared by `Arc`"))
        .at("shares the value with Python")
        .label(place, why)
        .help(help);
}

/// A method by `Arc` of a type whose values are not shared.
fn lonely(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>) {
    for method in super::members::methods(cx, making.id) {
        let Some(receiver) = method.receiver() else { continue };
        if matches!(form(receiver), Some(Receiver::Arc | Receiver::ArcRef)) {
            diags
                .report(
                    Code::SharedClass,
                    method.place(receiver),
                    format!("`{}` cannot be shared by `Arc`", making.name),
                )
                .at("shares the value with Python")
                .label(making.item.span, "no struct that keeps its value in the object")
                .help("take `&self`");
        }
    }
}
