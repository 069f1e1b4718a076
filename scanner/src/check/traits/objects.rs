//! Trait objects that Rust hands out: `Box<dyn Shape>` or `Arc<dyn Shape>` of a tagged trait is an object of a class
//! that has the trait's methods.

use syn::spanned::Spanned as _;

use super::{is_tagged, methods, supers};
use crate::check::classes::{self, Place};
use crate::check::types::{self, Ty};
use crate::check::{Cx, returns};
use crate::diag::{Code, Diagnostics};
use crate::ir::Receiver;
use crate::source::Span;
use crate::tag::{ItemTags, Tag, Tags};
use crate::tree::{ItemId, ModuleTree};

/// A trait object of this crate's in what is exported.
#[derive(Debug)]
pub(in crate::check) struct Object {
    of: ItemId,
    place: Place,
    span: Span,
    pointer: Pointer,
    /// The auto traits that are named beside it.
    named: Vec<String>,
}

/// What the object is behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pointer {
    Box,
    Arc,
    /// A reference, or another pointer.
    Other,
}

/// Every place where a trait object of this crate's goes out, or comes in: in results, in fields, in parameters, and in what is handed to
/// methods that Python implements.
pub(in crate::check) fn find(tree: &ModuleTree, tags: &Tags) -> Vec<Object> {
    let mut all = Vec::new();
    let is_trait = |id: &ItemId| matches!(tree.item(*id).syntax, syn::Item::Trait(_));
    if !tags.items.keys().any(is_trait) {
        return all;
    }
    for (&id, item_tags) in &tags.items {
        let item = tree.item(id);
        let comes_in_only =
            own_tag(item_tags).is_some_and(|tag| tag.has("from") && !tag.has("into"));
        let mut see = |place: Place, ty: &Ty, written: &syn::Type| {
            let place = if comes_in_only { Place::In } else { place };
            let span = item.place(written.span());
            within(returns::value(ty), None, &mut |of, pointer, named| {
                all.push(Object { of, place, span, pointer, named });
            });
        };
        if is_trait(&id) && is_tagged(tags, id) {
            for one in methods(tree, tags, id) {
                classes::signature(tree, item, &one.syntax.sig, &mut |place, ty, written| {
                    // Arguments are handed to Python, each by itself or refused where it is; what Python returns comes in.
                    match place {
                        Place::Out => see(Place::Both, ty, written),
                        _ if is_owned(ty) => see(Place::Out, ty, written),
                        _ => {}
                    }
                });
            }
        } else {
            classes::exported(tree, item, item_tags, &mut see);
        }
    }
    let by_hand = by_hand(tree);
    all.retain(|one| !by_hand.contains(&one.of));
    all
}

fn own_tag(tags: &ItemTags) -> Option<&Tag> {
    tags.own.tag.as_ref()
}

/// Whether a trait object in a type is there behind a pointer of its own.
pub(super) fn is_owned(ty: &Ty) -> bool {
    let mut all = Vec::new();
    within(ty, None, &mut |_, pointer, _| all.push(pointer));
    !all.is_empty() && !all.contains(&Pointer::Other)
}

/// Traits whose objects the user converts.
fn by_hand(tree: &ModuleTree) -> Vec<ItemId> {
    let mut all = Vec::new();
    for item in &tree.items {
        let syn::Item::Impl(block) = &item.syntax else { continue };
        let last = block.trait_.as_ref().and_then(|of| of.0.segments.last());
        if last.is_some_and(|last| last.ident == "IntoPyObject") {
            let ty = types::read(tree, item.module, &block.self_ty);
            within(&ty, None, &mut |of, _, _| all.push(of));
        }
    }
    all
}

/// Goes through the trait objects inside of a type, each with what it is behind and the auto traits that are named beside it.
fn within(ty: &Ty, pointer: Option<Pointer>, see: &mut dyn FnMut(ItemId, Pointer, Vec<String>)) {
    match ty {
        Ty::Bounds(bounds) => {
            let Some(of) = ty.object_of() else {
                // What an iterator gives.
                for (_, item) in &bounds.traits {
                    item.iter().for_each(|ty| within(returns::value(ty), None, see));
                }
                return;
            };
            let named = ty.object_traits().filter_map(|one| one.path.last().cloned()).collect();
            see(of, pointer.unwrap_or(Pointer::Other), named);
        }
        Ty::Named(named) => {
            let pointer = match named.external() {
                // The object itself.
                Some("Foreign") => return,
                Some("Box") => Some(Pointer::Box),
                Some("Arc") => Some(Pointer::Arc),
                Some(_) => None,
                // A type of the user's has a conversion of its own.
                None => return,
            };
            named.args.iter().for_each(|ty| within(ty, pointer, see));
        }
        Ty::Ref { inner, .. } => within(inner, None, see),
        Ty::Slice(inner) | Ty::Array(inner) => within(inner, None, see),
        Ty::Tuple(items) => items.iter().for_each(|ty| within(ty, None, see)),
        Ty::Never | Ty::Other => {}
    }
}

/// A trait and its tagged supertraits.
pub(in crate::check) fn with_ancestors(tree: &ModuleTree, tags: &Tags, id: ItemId) -> Vec<ItemId> {
    std::iter::once(id).chain(supers::ancestors(tree, tags, id)).collect()
}

/// Whether a trait has a method that changes its object.
pub(in crate::check) fn changes(tree: &ModuleTree, tags: &Tags, id: ItemId) -> bool {
    methods(tree, tags, id)
        .iter()
        .any(|one| one.syntax.sig.receiver().and_then(classes::form) == Some(Receiver::Exclusive))
}

/// Whether each object of a trait may be used by any thread, by its supertraits.
pub(super) fn is_for_threads(tree: &ModuleTree, tags: &Tags, id: ItemId) -> bool {
    let all = with_ancestors(tree, tags, id);
    ["Send", "Sync"].iter().all(|wanted| {
        all.iter().any(|one| {
            let syn::Item::Trait(syntax) = &tree.item(*one).syntax else { return false };
            syntax.supertraits.iter().any(|bound| match bound {
                syn::TypeParamBound::Trait(bound) => {
                    bound.path.segments.last().is_some_and(|last| last.ident == wanted)
                }
                _ => false,
            })
        })
    })
}

impl Object {
    fn goes_out(&self) -> bool {
        self.place != Place::In
    }

    fn comes_in(&self) -> bool {
        self.place != Place::Out
    }
}

/// Whether objects of a trait go out anywhere.
pub(super) fn goes_out(cx: &Cx<'_>, id: ItemId) -> bool {
    cx.classes.objects().iter().any(|one| one.of == id && one.goes_out())
}

/// Whether what Rust hands out may come back as an object of a trait, with its methods and those of its supertraits: its class is that of
/// the trait, or of one below it.
pub(super) fn comes_back(cx: &Cx<'_>, id: ItemId) -> bool {
    let is_above =
        |above: ItemId, one: ItemId| with_ancestors(cx.tree, cx.tags, one).contains(&above);
    let objects = cx.classes.objects();
    let out = objects.iter().filter(|one| one.goes_out() && is_above(id, one.of));
    out.into_iter().any(|out| {
        objects.iter().any(|one| one.comes_in() && is_above(id, one.of) && is_above(one.of, out.of))
    })
}

/// What can be handed out, and what cannot.
pub(in crate::check) fn check(diags: &mut Diagnostics, cx: &Cx<'_>) {
    for one in cx.classes.objects().iter().filter(|one| one.goes_out()) {
        let item = cx.tree.item(one.of);
        let name = item.name().unwrap_or_default();
        let free = is_for_threads(cx.tree, cx.tags, one.of);
        let named = |wanted: &str| one.named.iter().any(|name| name == wanted);
        let all = with_ancestors(cx.tree, cx.tags, one.of);
        let changing = all.into_iter().find(|one| changes(cx.tree, cx.tags, *one));
        let (said, label, help) = if !is_tagged(cx.tags, one.of) {
            (
                "this trait object has no Python form",
                Some((item.span, "not tagged")),
                "tag the trait: `/// @py` above its definition".to_owned(),
            )
        } else if one.pointer == Pointer::Other {
            (
                "a trait object goes out behind a `Box` or an `Arc`",
                None,
                format!(
                    "write `Box<dyn {name}>`, or `Arc<dyn {name}>` for one that Rust keeps too"
                ),
            )
        } else if !(free || named("Send") && named("Sync")) {
            (
                "this trait object may belong to one thread",
                Some((item.span, "neither `Send` nor `Sync` is a supertrait")),
                format!(
                    "write `dyn {name} + Send + Sync`, or make them supertraits: any thread of Python's may use the object"
                ),
            )
        } else if let (Pointer::Arc, Some(changing)) = (&one.pointer, changing) {
            (
                "nothing would guard this trait object against its other owners",
                Some((cx.tree.item(changing).span, "has methods that take `&mut self`")),
                format!("hand out `Box<dyn {name}>`, or let the methods take `&self`"),
            )
        } else {
            continue;
        };
        let found = diags.report(Code::TraitObject, one.span, said);
        if let Some((span, text)) = label {
            found.label(span, text);
        }
        found.help(help);
    }
}
