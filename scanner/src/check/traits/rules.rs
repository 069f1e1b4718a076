//! What a trait must be like for Python to implement it.

use std::collections::BTreeSet;

use syn::spanned::Spanned as _;

use super::{Declared, is_tagged};
use crate::check::Cx;
use crate::check::functions::Subject;
use crate::check::params::RustParam;
use crate::check::types::{self, Ty};
use crate::check::{classes, returns};
use crate::diag::{Code, Diagnostics};
use crate::ir::{Function, InterfaceMethod, MethodKind, Receiver, ReturnForm, Supertrait};
use crate::source::Span;
use crate::tables::conversions;
use crate::tree::{Item, ItemId, Resolved};

/// Supertraits that the adapter has, or that say nothing about it.
const SUPERTRAITS: &[&str] =
    &["Send", "Sync", "Debug", "Display", "Unpin", "UnwindSafe", "RefUnwindSafe", "Any"];

/// The trait itself, and its items that are no fns.
pub(super) fn definition(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    item: &Item,
    syntax: &syn::ItemTrait,
) {
    if let Some(token) = &syntax.unsafety {
        diags
            .report(Code::TraitDefinition, item.place(token.span()), "an `unsafe` trait")
            .at("an implementation promises something, and Python cannot");
    }
    if let Some(param) = syntax.generics.params.first() {
        let what = match param {
            syn::GenericParam::Lifetime(_) => "a lifetime",
            _ => "a parameter",
        };
        diags
            .report(
                Code::TraitDefinition,
                item.place(param.span()),
                format!("a trait with {what} is many traits"),
            )
            .at("Python knows no such thing")
            .help("tag a trait without parameters whose methods take and return concrete types");
    }
    for bound in &syntax.supertraits {
        supertrait(diags, cx, item, bound);
    }
    for member in &syntax.items {
        let (span, what, help) = match member {
            syn::TraitItem::Type(ty) => (ty.ident.span(), "an associated type", CONCRETE),
            syn::TraitItem::Const(constant) => {
                (constant.ident.span(), "an associated constant", CONCRETE)
            }
            syn::TraitItem::Macro(call) => {
                (call.mac.path.span(), "a macro call", "write its methods out")
            }
            _ => continue,
        };
        let message = format!("a trait with {what} cannot be implemented in Python");
        diags
            .report(Code::TraitItem, item.place(span), message)
            .label(item.span, "tagged")
            .help(help);
    }
}

const CONCRETE: &str = "make it a method that returns the value, or move it to another trait";

fn supertrait(diags: &mut Diagnostics, cx: &Cx<'_>, item: &Item, bound: &syn::TypeParamBound) {
    let syn::TypeParamBound::Trait(bound) = bound else { return };
    let last = bound.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
    let own = cx.tree.resolve(item.module, &bound.path);
    let (label, help) = match own {
        Resolved::Item(id) if is_tagged(cx.tags, id) || is_for_all(cx, id) => return,
        Resolved::Item(_) => (
            "its methods would be called on Python objects too",
            "tag the supertrait too: its abstract class becomes a base of this one; or leave it out",
        ),
        _ if SUPERTRAITS.contains(&last.as_str()) => return,
        _ => (
            "a trait of another crate",
            "leave the supertrait out, and ask for it where it is needed: `T: Shape + Clone`",
        ),
    };
    diags
        .report(
            Code::Supertrait,
            item.place(bound.path.span()),
            format!("the adapter does not implement `{last}`"),
        )
        .at(label)
        .help(help);
}

/// The impls of a trait of this crate.
pub(super) fn blocks<'a>(
    cx: &'a Cx<'_>,
    id: ItemId,
) -> impl Iterator<Item = (ItemId, &'a syn::ItemImpl)> {
    cx.tree.items.iter().enumerate().filter_map(move |(index, item)| {
        let syn::Item::Impl(block) = &item.syntax else { return None };
        let (path, _) = block.trait_.as_ref()?;
        let is_of_trait = cx.tree.resolve(item.module, path) == Resolved::Item(id);
        is_of_trait.then_some((ItemId(index), block))
    })
}

/// Whether a trait of this crate is implemented for every type that is like something: `impl<T: Shape> Named for T`.
fn is_for_all(cx: &Cx<'_>, id: ItemId) -> bool {
    blocks(cx, id).any(|(_, block)| {
        let syn::Type::Path(target) = &*block.self_ty else { return false };
        let is_param = |param: &syn::TypeParam| target.path.is_ident(&param.ident);
        block.generics.type_params().any(is_param)
    })
}

/// Methods that are tagged `skip` need a default.
pub(super) fn skipped(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId, syntax: &syn::ItemTrait) {
    let Some(tags) = cx.tags.items.get(&id) else { return };
    for (index, member) in syntax.items.iter().enumerate() {
        let syn::TraitItem::Fn(function) = member else { continue };
        let tag = tags.members.get(&index).and_then(|tags| tags.own.tag.as_ref());
        let Some(word) = tag.and_then(|tag| tag.word("skip")) else { continue };
        if function.default.is_none() {
            diags
                .report(Code::SkippedMethod, word.span, "a skipped method needs a default")
                .at("nobody would implement it")
                .label(
                    cx.tree.item(id).place(function.sig.ident.span()),
                    "every implementation must have it",
                )
                .help("remove `skip`, or give the method a body");
        }
    }
}

/// What types of the crate do in place of a skipped default: objects that have been in Python run the default. `instead` is a way
/// around that.
pub(super) fn skipped_override(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    block: ItemId,
    instead: &str,
) {
    let item = cx.tree.item(block);
    let syn::Item::Impl(syntax) = &item.syntax else { return };
    for (function, span) in skips(cx, id) {
        let own = syntax.items.iter().find_map(|member| match member {
            syn::ImplItem::Fn(own) if own.sig.ident == function.sig.ident => Some(own),
            _ => None,
        });
        let Some(own) = own.filter(|_| function.sig.receiver().is_some() && !is_sized(function))
        else {
            continue;
        };
        let name = &own.sig.ident;
        diags
            .report(
                Code::SkippedOverride,
                item.place(name.span()),
                format!("objects that come back from Python run the default of `{name}`"),
            )
            .at("not called for them")
            .label(span, "Python does not see it")
            .help(format!("leave `skip` out, or {instead}"));
    }
}

/// The fns of a trait that are tagged `skip` and have a default, with the word.
fn skips<'a>(cx: &Cx<'a>, id: ItemId) -> Vec<(&'a syn::TraitItemFn, Span)> {
    let syn::Item::Trait(syntax) = &cx.tree.item(id).syntax else { return Vec::new() };
    let members = cx.tags.items.get(&id).map(|tags| &tags.members);
    let all = syntax.items.iter().enumerate().filter_map(|(index, member)| {
        let syn::TraitItem::Fn(function) = member else { return None };
        let tag = members?.get(&index)?.own.tag.as_ref()?;
        let word = tag.word("skip")?;
        function.default.as_ref()?;
        Some((function, word.span))
    });
    all.collect()
}

/// `where Self: Sized`: a trait object has no such method.
fn is_sized(function: &syn::TraitItemFn) -> bool {
    let clause = function.sig.generics.where_clause.as_ref();
    clause.into_iter().flat_map(|clause| &clause.predicates).any(|one| match one {
        syn::WherePredicate::Type(one) => {
            let of_self = matches!(&one.bounded_ty, syn::Type::Path(ty) if ty.path.is_ident("Self"));
            let sized = |bound: &syn::TypeParamBound| {
                matches!(bound, syn::TypeParamBound::Trait(bound) if bound.path.is_ident("Sized"))
            };
            of_self && one.bounds.iter().any(sized)
        }
        _ => false,
    })
}

/// How a method takes its object: by `&self` or `&mut self`.
pub(super) fn receiver(
    diags: &mut Diagnostics,
    item: &Item,
    sig: &syn::Signature,
) -> Option<Receiver> {
    let span = item.place(sig.ident.span());
    let Some(receiver) = sig.receiver() else {
        diags
            .report(Code::TraitMethod, span, "this fn is not called on an object")
            .at("takes no `self`")
            .help("take `&self`, or tag the fn `skip` and give it `where Self: Sized` and a body");
        return None;
    };
    match classes::form(receiver) {
        Some(form @ (Receiver::Shared | Receiver::Exclusive)) => Some(form),
        _ => {
            diags
                .report(
                    Code::TraitMethod,
                    item.place(receiver.span()),
                    "the object cannot be moved into a call of Python",
                )
                .at("takes the value itself")
                .help("take `&self` or `&mut self`");
            None
        }
    }
}

/// The arguments and the result of a method.
pub(super) fn method(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    kind: MethodKind,
    function: &Function,
    taken: &[RustParam],
) -> Option<()> {
    let mut good = true;
    for rust in taken {
        good &= argument(diags, &rust.ty, rust.type_span);
    }
    let expected = match kind {
        MethodKind::Method => None,
        MethodKind::Getter => Some((0, "a property takes no argument")),
        MethodKind::Setter => Some((1, "a setter takes one argument: the new value")),
    };
    if let Some((count, message)) = expected.filter(|(count, _)| *count != taken.len()) {
        let help =
            if count == 0 { "remove `property`, or the parameters" } else { "take one value" };
        diags.report(Code::MethodKind, subject.span, message).help(help);
        good = false;
    }
    good &= result(diags, cx, subject, function);
    good.then_some(())
}

fn argument(diags: &mut Diagnostics, ty: &Ty, span: Span) -> bool {
    let (message, help) = if let Ty::Ref { mutable: true, .. } = ty {
        ("this cannot be lent to Python for writing", "take it by value, and return the new value")
    } else if mentions_object(ty) && !super::objects::is_owned(ty) {
        (
            "a trait object is lent to Python, which could keep it",
            "take `Box<dyn Trait>` or `Arc<dyn Trait>` of a tagged trait, or `Foreign<dyn Trait>`",
        )
    } else if ty.holds_python() {
        (
            "the adapter attaches the thread for the call, and cannot tell that this belongs to it",
            "take `&Py<T>` for `&Bound<'_, T>`: the same object, in whichever thread",
        )
    } else {
        return true;
    };
    diags.report(Code::TraitArgument, span, message).help(help);
    false
}

/// Whether a trait object is anywhere in a type.
fn mentions_object(ty: &Ty) -> bool {
    match ty {
        Ty::Bounds(bounds) => !bounds.is_impl,
        Ty::Ref { inner, .. } | Ty::Slice(inner) | Ty::Array(inner) => mentions_object(inner),
        Ty::Named(named) => {
            named.external() != Some("Foreign") && named.args.iter().any(mentions_object)
        }
        Ty::Tuple(items) => items.iter().any(mentions_object),
        Ty::Never | Ty::Other => false,
    }
}

fn result(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    function: &Function,
) -> bool {
    let whole = types::read_return(cx.tree, subject.item.module, subject.sig, &subject.own);
    let span = match &subject.sig.output {
        syn::ReturnType::Default => subject.span,
        syn::ReturnType::Type(_, ty) => subject.place(ty),
    };
    if function.ret.form != ReturnForm::Value {
        diags
            .report(Code::TraitResult, span, "Python cannot return this")
            .at("an iterator, or nothing at all")
            .help("return a `Vec`, or `Py<PyAny>` for the object itself");
        return false;
    }
    let value = returns::value(&whole);
    if !matches!(value, Ty::Ref { .. }) && !value.is_borrow() {
        return true;
    }
    diags
        .report(Code::TraitResult, span, "a method that Python implements returns an owned value")
        .at("borrows")
        .help("return `String` for `&str`, `Vec<T>` for `&[T]`, `Py<T>` for `Bound<'_, T>`");
    false
}

/// A setter follows its property.
pub(super) fn setter(
    diags: &mut Diagnostics,
    earlier: &[InterfaceMethod],
    method: &InterfaceMethod,
    span: Span,
) {
    let name = &method.function.export.py_name;
    let is_getter = |one: &InterfaceMethod| {
        one.kind == MethodKind::Getter && one.function.export.py_name == *name
    };
    let Some(getter) = earlier.iter().find(|one| is_getter(one)) else {
        diags
            .report(Code::LonelySetter, span, format!("no property `{name}` stands before it"))
            .at("sets what cannot be read")
            .help(format!("tag a fn above it `@py property def {name}(self)`"));
        return;
    };
    if getter.function.export.cfg != method.function.export.cfg {
        diags
            .report(Code::TraitMethod, span, format!("`{name}` is there in part"))
            .at("getter and setter are under different conditions")
            .help("put both under the same `#[cfg]`");
    }
    if getter.has_default != method.has_default {
        diags
            .report(Code::TraitMethod, span, format!("`{name}` is half abstract"))
            .at("one of getter and setter has a default")
            .help("give both a body, or none");
    }
}

/// No name of a supertrait's method: Python would have one method for both.
pub(super) fn inherited_names(
    diags: &mut Diagnostics,
    item: &Item,
    lowered: &[InterfaceMethod],
    supers: &[Supertrait],
) {
    let own = (item.name().unwrap_or_default(), lowered);
    let above = supers.iter().map(|of| {
        let name = of.rust_path.rsplit("::").next().unwrap_or_default();
        (name.to_owned(), of.methods.as_slice())
    });
    let all: Vec<(String, &[InterfaceMethod])> = std::iter::once(own).chain(above).collect();
    for (index, (of, methods)) in all.iter().enumerate() {
        for (other, theirs) in &all[index + 1..] {
            let names = theirs.iter().map(|one| &one.function.export.py_name);
            let names: BTreeSet<&String> = names.collect();
            let both = methods.iter().map(|one| &one.function.export.py_name);
            let Some(name) = both.into_iter().find(|name| names.contains(name)) else { continue };
            diags
                .report(
                    Code::DuplicateMember,
                    item.span,
                    format!("`{of}` and `{other}` both have a method `{name}`"),
                )
                .at("a Python object would have one for both")
                .help("give one of them another name: `@py def other_name(self)`");
        }
    }
}

/// Each name once.
pub(super) fn names(
    diags: &mut Diagnostics,
    item: &Item,
    declared: &[Declared<'_>],
    lowered: &[InterfaceMethod],
) {
    for (index, one) in lowered.iter().enumerate() {
        let export = &one.function.export;
        // Where each has conditions, rustc sees whether they exclude each other.
        let clashes = |other: &InterfaceMethod| {
            let (same, theirs) = (other.kind == MethodKind::Setter, &other.function.export);
            same == (one.kind == MethodKind::Setter)
                && theirs.py_name == export.py_name
                && (theirs.cfg == export.cfg || theirs.cfg.is_empty() || export.cfg.is_empty())
        };
        if !lowered[..index].iter().any(clashes) {
            continue;
        }
        let of = declared.iter().find(|other| {
            syn::ext::IdentExt::unraw(&other.syntax.sig.ident) == one.rust_name.as_str()
        });
        let span = of.map_or(item.span, |other| item.place(other.syntax.sig.ident.span()));
        let name = &one.function.export.py_name;
        diags
            .report(Code::DuplicateMember, span, format!("two methods are called `{name}`"))
            .at("the second one")
            .help("give one of them another name: `@py def other_name(self)`");
    }
}

/// The impl of a tagged trait: what its methods are in Python is said by the trait.
pub(super) fn implementation(diags: &mut Diagnostics, cx: &Cx<'_>, block: ItemId) {
    let Some(tags) = cx.tags.items.get(&block) else { return };
    let tag = tags.members.values().find_map(|member| member.own.tag.as_ref());
    if let Some(tag) = tag {
        diags
            .report(Code::TraitImplTag, tag.span, "the trait says what its methods are in Python")
            .label(cx.tree.item(block).span, "implements a tagged trait")
            .help("tag the method in the trait, and leave the impl without tags");
    }
}

/// A trait object among a function's parameters: its trait must be tagged.
pub(in crate::check) fn object(diags: &mut Diagnostics, cx: &Cx<'_>, ty: &Ty, span: Span) -> bool {
    let inner = match ty {
        Ty::Ref { inner, .. } => inner,
        other => other,
    };
    if matches!(inner, Ty::Bounds(bounds) if !bounds.is_impl) {
        let own = inner.object_of();
        let foreign = inner.object_traits().any(|named| {
            cx.reexports.hint(named).is_some() || conversions::of_trait(&named.path).is_some()
        });
        if foreign || own.is_some_and(|id| is_tagged(cx.tags, id)) {
            return true;
        }
        let found = diags.report(Code::TraitObject, span, "this trait object has no Python form");
        match own {
            Some(id) => found
                .label(cx.tree.item(id).span, "not tagged")
                .help("tag the trait: `/// @py` above its definition"),
            None => found
                .at("a trait of another crate")
                .help("take `&Bound<'_, PyAny>` and call its methods, or a trait of your own that is tagged"),
        };
        return false;
    }
    match inner {
        // A type of the user's has a conversion of its own.
        Ty::Named(named) if named.item.is_none() => {
            named.args.iter().all(|arg| object(diags, cx, arg, span))
        }
        Ty::Slice(inner) | Ty::Array(inner) => object(diags, cx, inner, span),
        Ty::Tuple(items) => items.iter().all(|item| object(diags, cx, item, span)),
        _ => true,
    }
}
