//! Classes are used by every thread of Python's: whether their fields can be, as far as the source tells.

use std::collections::BTreeSet;

use syn::ext::IdentExt as _;

use super::Making;
use crate::check::Cx;
use crate::check::holds;
use crate::check::types::{Named, Ty};
use crate::diag::{Code, Diagnostics};
use crate::ir::{Class, EnumKind};
use crate::source::Span;
use crate::tree::ItemId;

/// What threads ask of a type.
#[derive(Clone, Copy)]
struct Need {
    send: bool,
    sync: bool,
}

const BOTH: Need = Need { send: true, sync: true };

/// The type that is to blame, and the field of another type of the crate that it is in.
struct Culprit {
    shown: String,
    inside: Option<Span>,
}

/// Whether all threads can use it, as far as the source tells.
pub(super) fn check(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    class: &Class,
) -> bool {
    if let Some(word) = making.tag.word("unsendable") {
        let units = class.enumeration.as_ref().is_some_and(|of| matches!(of.kind, EnumKind::Unit));
        if units {
            diags
                .report(
                    Code::EnumWord,
                    word.span,
                    "`unsendable` has no meaning for an enum without data",
                )
                .at("its objects are shared by all threads")
                .help("remove the word: such a value can be used by any thread");
        }
        nogil(diags, making, class, word.span);
        return true;
    }
    let before = diags.errors();
    for field in holds::fields(making.item, cx.tags, making.id) {
        let ty = holds::field_type(cx.tree, making.id, field.syntax);
        let Some(culprit) = culprit(cx, &ty, BOTH, &mut BTreeSet::new()) else { continue };
        let span = making.item.place(syn::spanned::Spanned::span(&field.syntax.ty));
        let name = &culprit.shown;
        let found = diags.report(
            Code::OneThread,
            span,
            format!("`{}` holds `{name}`, which only one thread can use", making.name),
        );
        found.at("Python uses an object in any thread");
        if let Some(inside) = culprit.inside {
            found.label(inside, format!("the `{name}` is here"));
        }
        found.help(match name.as_str() {
            "Rc" => "use `Arc`, or tag the class `unsendable`: then the thread that made an object is the only one that can use it",
            "RefCell" | "Cell" | "OnceCell" | "UnsafeCell" => {
                "use a `Mutex`, or methods that take `&mut self`; or tag the class `unsendable`: then the thread that made an object is the only one that can use it"
            }
            name if name.starts_with("dyn ") => {
                "demand `Send + Sync` of it: `Box<dyn Trait + Send + Sync>`; or tag the class `unsendable`: then the thread that made an object is the only one that can use it"
            }
            _ => "tag the class `unsendable`: then the thread that made an object is the only one that can use it",
        });
    }
    diags.errors() == before
}

/// A method without the GIL, while the interpreter may run another thread: its object is of this thread only, which
/// the compiler could not prove.
fn nogil(diags: &mut Diagnostics, making: &Making<'_>, class: &Class, word: Span) {
    let methods = class.methods.iter().filter(|one| one.function.nogil);
    let methods = methods.filter(|one| {
        !matches!(one.receiver, crate::ir::Receiver::None | crate::ir::Receiver::Class)
    });
    for method in methods {
        let name = &method.function.export.py_name;
        diags
            .report(
                Code::UnsendableDetached,
                word,
                format!("`{}.{name}` is `nogil`, and the class is `unsendable`", making.name),
            )
            .at("objects are for one thread")
            .note(format!("the method is at {}", method.function.export.location))
            .help("remove `nogil`, or make the class one that all threads can use");
    }
}

fn culprit(cx: &Cx<'_>, ty: &Ty, need: Need, seen: &mut BTreeSet<ItemId>) -> Option<Culprit> {
    match ty {
        Ty::Named(named) => match named.item {
            Some(id) => of_crate(cx, id, named, need, seen),
            None => of_others(cx, named, need, seen),
        },
        Ty::Ref { inner, .. } => culprit(cx, inner, Need { send: false, sync: true }, seen),
        Ty::Slice(inner) | Ty::Array(inner) => culprit(cx, inner, need, seen),
        Ty::Tuple(items) => items.iter().find_map(|ty| culprit(cx, ty, need, seen)),
        Ty::Bounds(bounds) if !bounds.is_impl => {
            let names: Vec<String> =
                bounds.traits.iter().filter_map(|(of, _)| of.path.last().cloned()).collect();
            lacks(cx, &names, need).then(|| {
                let first = names.first().map_or("", String::as_str);
                Culprit { shown: format!("dyn {first}"), inside: None }
            })
        }
        Ty::Bounds(_) | Ty::Never | Ty::Other => None,
    }
}

/// Traits of the standard library that say nothing of threads.
const SILENT: &[&str] = &[
    "Any", "AsyncFn", "BufRead", "Debug", "Display", "Error", "Fn", "FnMut", "FnOnce", "Future",
    "Iterator", "Read", "Write",
];

/// Whether a trait object is certain not to be what is needed: by its own bounds, and those of its trait.
fn lacks(cx: &Cx<'_>, names: &[String], need: Need) -> bool {
    let mut open: Vec<String> = names.to_vec();
    let mut seen = BTreeSet::new();
    let (mut send, mut sync) = (false, false);
    while let Some(name) = open.pop() {
        send |= name == "Send";
        sync |= name == "Sync";
        if !seen.insert(name.clone()) || name == "Send" || name == "Sync" {
            continue;
        }
        let mut definitions = cx.tree.items.iter().filter_map(|item| match &item.syntax {
            syn::Item::Trait(of) if of.ident.unraw() == name => Some(of),
            _ => None,
        });
        match definitions.next() {
            Some(of) => open.extend(of.supertraits.iter().filter_map(|bound| match bound {
                syn::TypeParamBound::Trait(bound) => {
                    bound.path.segments.last().map(|last| last.ident.unraw().to_string())
                }
                _ => None,
            })),
            None if SILENT.contains(&name.as_str()) => {}
            // What it demands is not known.
            None => return false,
        }
    }
    need.send && !send || need.sync && !sync
}

fn of_others(
    cx: &Cx<'_>,
    named: &Named,
    need: Need,
    seen: &mut BTreeSet<ItemId>,
) -> Option<Culprit> {
    let name = named.external()?.to_owned();
    let is_std = named.path.first().is_some_and(|first| first == "std");
    let inside = |need: Need, seen: &mut BTreeSet<ItemId>| {
        named.args.iter().find_map(|ty| culprit(cx, ty, need, seen))
    };
    if !is_std {
        return inside(need, seen);
    }
    let of_one_thread = match name.as_str() {
        "Rc" | "MutexGuard" | "RwLockReadGuard" | "RwLockWriteGuard" => true,
        "Weak" => named.path.iter().any(|part| part == "rc"),
        "Cell" | "RefCell" | "OnceCell" | "UnsafeCell" | "Receiver" => need.sync,
        _ => false,
    };
    if of_one_thread {
        return Some(Culprit { shown: name, inside: None });
    }
    match name.as_str() {
        "Mutex" => inside(Need { send: true, sync: false }, seen),
        "RwLock" | "OnceLock" | "Arc" | "Weak" => inside(BOTH, seen),
        _ => inside(need, seen),
    }
}

fn of_crate(
    cx: &Cx<'_>,
    id: ItemId,
    named: &Named,
    need: Need,
    seen: &mut BTreeSet<ItemId>,
) -> Option<Culprit> {
    // Who writes these by hand vouches for them; a class of its own was judged with its own fields.
    let vouched = ["Send", "Sync"].iter().any(|name| cx.classes.implements(id, name));
    if vouched || cx.classes.contains(id) && !is_unsendable(cx, id) || !seen.insert(id) {
        return None;
    }
    let item = cx.tree.item(id);
    for field in holds::fields(item, cx.tags, id) {
        let ty = filled(&holds::field_type(cx.tree, id, field.syntax), &named.args);
        if let Some(found) = culprit(cx, &ty, need, seen) {
            let place = item.place(syn::spanned::Spanned::span(&field.syntax.ty));
            return Some(Culprit { inside: found.inside.or(Some(place)), ..found });
        }
    }
    None
}

fn is_unsendable(cx: &Cx<'_>, id: ItemId) -> bool {
    let tag = cx.tags.items.get(&id).and_then(|tags| tags.own.tag.as_ref());
    tag.is_some_and(|tag| tag.has("unsendable"))
}

/// A type with its item's parameters filled in.
fn filled(ty: &Ty, args: &[Ty]) -> Ty {
    let each = |types: &[Ty]| types.iter().map(|ty| filled(ty, args)).collect::<Vec<_>>();
    match ty {
        Ty::Named(named) => match holds::param_number(named) {
            Some(number) => args.get(number).cloned().unwrap_or(Ty::Other),
            None => Ty::Named(Named { args: each(&named.args), ..named.clone() }),
        },
        Ty::Ref { mutable, lifetime, inner } => Ty::Ref {
            mutable: *mutable,
            lifetime: lifetime.clone(),
            inner: Box::new(filled(inner, args)),
        },
        Ty::Slice(inner) => Ty::Slice(Box::new(filled(inner, args))),
        Ty::Array(inner) => Ty::Array(Box::new(filled(inner, args))),
        Ty::Tuple(items) => Ty::Tuple(each(items)),
        other => other.clone(),
    }
}
