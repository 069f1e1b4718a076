//! Traits of the standard library: which class an impl of one is about, and how Python sees its fns.
//!
//! Most fns are methods as they are written. The others are given the signature of the method that they become:
//! the class may be the second operand (`impl Mul<Vector> for f64` is `Vector.__rmul__`), what a trait takes as any
//! iterator is a list, and what is returned by reference is set.

use std::borrow::Cow;

use syn::spanned::Spanned as _;

use super::Method;
use super::paths::last_name;
use crate::check::Cx;
use crate::check::types::{self, Ty};
use crate::diag::{Code, Diagnostics};
use crate::ir::Keys;
use crate::tables::slots::{self, Trait};
use crate::tree::{Item, ItemId, ModuleTree, Resolved};

/// How a method calls the fn that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// With the object first, if it takes one.
    Plain,
    /// With the object last.
    Operand,
    /// What it returns is the item that its argument stands for.
    Item,
    /// What it returns is the place of the method's last argument.
    Place,
    /// It takes any iterator: the items of the method's only argument.
    Items,
    /// What it returns borrows from the object, and is read at once.
    Borrowing,
}

/// A fn of an impl block as a method.
pub(super) type Seen<'a> = (Cow<'a, syn::Signature>, Role);

/// The class that an impl block is about: the type itself, what it refers to, or the operand beside a type of
/// another crate.
pub(in crate::check) fn subject(
    tree: &ModuleTree,
    item: &Item,
    block: &syn::ItemImpl,
) -> Option<ItemId> {
    let own = types::read(tree, item.module, &block.self_ty);
    let is_foreign = |ty: &Ty| crate_type(ty).is_none();
    match &own {
        Ty::Named(named) if named.item.is_some() => named.item,
        Ty::Ref { inner, .. } if !is_foreign(inner) && block.trait_.is_some() => crate_type(inner),
        _ => {
            let row = row(tree, item, block)?;
            let argument = argument(tree, item, block)?;
            (row.is_binary() || row.converts()).then(|| crate_type(referred(&argument)))?
        }
    }
}

fn crate_type(ty: &Ty) -> Option<ItemId> {
    match ty {
        Ty::Named(named) => named.item,
        _ => None,
    }
}

fn referred(ty: &Ty) -> &Ty {
    match ty {
        Ty::Ref { inner, .. } => inner,
        ty => ty,
    }
}

/// The row of the standard library's trait that a block implements.
pub(super) fn row(tree: &ModuleTree, item: &Item, block: &syn::ItemImpl) -> Option<&'static Trait> {
    let path = &block.trait_.as_ref()?.0;
    if let Resolved::Item(_) = tree.resolve(item.module, path) {
        return None;
    }
    slots::std_trait(&path.segments.last()?.ident.to_string())
}

/// The first type argument of the trait: `Rhs` of `Add<Rhs>`.
fn argument(tree: &ModuleTree, item: &Item, block: &syn::ItemImpl) -> Option<Ty> {
    argument_of(block).map(|ty| types::read(tree, item.module, ty))
}

fn argument_of(block: &syn::ItemImpl) -> Option<&syn::Type> {
    let last = block.trait_.as_ref()?.0.segments.last()?;
    let syn::PathArguments::AngleBracketed(list) = &last.arguments else { return None };
    list.args.iter().find_map(|arg| match arg {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// Whether a comparison is with the type itself: what the words `eq` and `ord` say.
pub(in crate::check) fn compares_itself(
    tree: &ModuleTree,
    item: &Item,
    block: &syn::ItemImpl,
) -> bool {
    match argument(tree, item, block) {
        None => true,
        Some(Ty::Named(named)) if named.path.last().is_some_and(|name| name == "Self") => true,
        Some(ty) => ty == types::read(tree, item.module, &block.self_ty),
    }
}

/// Whether the object is what the trait's fn takes besides `self`: `impl Mul<Vector> for f64`.
fn is_operand(tree: &ModuleTree, item: &Item, block: &syn::ItemImpl) -> bool {
    crate_type(referred(&types::read(tree, item.module, &block.self_ty))).is_none()
}

/// The dunder that a fn of the standard library's trait becomes; `None` where it stands for no method.
pub(super) fn dunder(cx: &Cx<'_>, method: &Method<'_>) -> Option<&'static str> {
    let syn::Item::Impl(block) = &method.item.syntax else { return None };
    let row = row(cx.tree, method.item, block)?;
    let name = method.name().0;
    let (_, dunder) = row.methods.iter().find(|(rust, _)| *rust == name)?;
    if !is_operand(cx.tree, method.item, block) {
        return Some(dunder);
    }
    if row.converts() {
        let own = types::read(cx.tree, method.item.module, &block.self_ty);
        return slots::converted(own.external()?);
    }
    slots::reflected_of(dunder)
}

/// How Python sees a fn of an impl block: none, one method, or several.
pub(super) fn seen<'a>(
    tree: &ModuleTree,
    item: &Item,
    block: &'a syn::ItemImpl,
    sig: &'a syn::Signature,
) -> Vec<Seen<'a>> {
    let Some(row) = row(tree, item, block) else { return vec![(Cow::Borrowed(sig), Role::Plain)] };
    let sig = named(row, sig);
    let written = (sig.clone(), Role::Plain);
    let (name, span) = (sig.ident.to_string(), sig.ident.span());
    let own = &block.self_ty;
    let made = |sig: syn::Signature, role: Role| {
        let sig = syn::Signature { ident: syn::Ident::new(&name, span), ..sig };
        vec![(Cow::Owned(sig), role)]
    };
    let output = &sig.output;
    if is_operand(tree, item, block) {
        let Some(argument) = argument_of(block) else { return Vec::new() };
        let receiver = receiver(argument);
        return if row.converts() {
            made(syn::parse_quote_spanned!(span=> fn call(#receiver) #output), Role::Plain)
        } else {
            made(
                syn::parse_quote_spanned!(span=> fn call(#receiver, other: #own) #output),
                Role::Operand,
            )
        };
    }
    match (row.name, name.as_str()) {
        ("PartialOrd", "partial_cmp") => {
            let other = argument_of(block).unwrap_or(own);
            let one = |name: &str| {
                let name = syn::Ident::new(name, span);
                let sig = syn::parse_quote_spanned!(span=> fn #name(&self, other: &#other) -> bool);
                (Cow::Owned(sig), Role::Plain)
            };
            ["lt", "le", "gt", "ge"].map(one).into()
        }
        ("IndexMut", "index_mut") => {
            let Some(index) = sig.inputs.iter().nth(1) else { return Vec::new() };
            made(
                syn::parse_quote_spanned!(span=> fn call(&mut self, #index, value: Self::Output)),
                Role::Place,
            )
        }
        ("Stream", "poll_next") => made(
            syn::parse_quote_spanned!(span=> async fn call(&mut self) -> Option<Self::Item>),
            Role::Plain,
        ),
        ("IntoIterator", "into_iter") => {
            let borrows = matches!(&**own, syn::Type::Reference(_));
            let role = if borrows { Role::Borrowing } else { Role::Plain };
            let receiver = receiver(own);
            made(
                syn::parse_quote_spanned!(span=> fn call(#receiver) -> impl Iterator<Item = Self::Item>),
                role,
            )
        }
        ("Extend", "extend") => {
            let Some(item) = argument_of(block) else { return Vec::new() };
            made(
                syn::parse_quote_spanned!(span=> fn call(&mut self, items: Vec<#item>)),
                Role::Items,
            )
        }
        ("FromIterator", "from_iter") => {
            let Some(item) = argument_of(block) else { return Vec::new() };
            made(syn::parse_quote_spanned!(span=> fn call(items: Vec<#item>) #output), Role::Items)
        }
        (_, name) if !row.methods.iter().any(|(rust, _)| *rust == name) => {
            // What the trait provides, written out: no method of its own.
            Vec::new()
        }
        _ if matches!(&**own, syn::Type::Reference(_)) => {
            let mut sig = sig.into_owned();
            if let Some(first @ syn::FnArg::Receiver(_)) = sig.inputs.first_mut() {
                *first = syn::parse_quote_spanned!(span=> &self);
            }
            vec![(Cow::Owned(sig), Role::Plain)]
        }
        ("Index", _) => vec![(sig, Role::Item)],
        _ => vec![written],
    }
}

/// The signature with a name in the place of a pattern: the argument is an operand, whose name says nothing to Python.
fn named<'a>(row: &Trait, sig: &'a syn::Signature) -> Cow<'a, syn::Signature> {
    let is_pattern = |input: &syn::FnArg| matches!(input, syn::FnArg::Typed(typed) if !matches!(&*typed.pat, syn::Pat::Ident(_)));
    if !sig.inputs.iter().any(is_pattern) {
        return Cow::Borrowed(sig);
    }
    let name = if row.name.starts_with("Index") { "index" } else { "other" };
    let mut sig = sig.clone();
    for input in sig.inputs.iter_mut().filter(|input| is_pattern(input)) {
        let syn::FnArg::Typed(typed) = input else { continue };
        let name = syn::Ident::new(name, typed.pat.span());
        *typed.pat = syn::parse_quote!(#name);
    }
    Cow::Owned(sig)
}

/// Which keys an `Index` or `IndexMut` takes.
pub(super) fn keys(tree: &ModuleTree, method: &Method<'_>) -> Keys {
    let syn::Item::Impl(block) = &method.item.syntax else { return Keys::Other };
    match argument(tree, method.item, block).as_ref().and_then(Ty::external) {
        Some("usize" | "u8" | "u16" | "u32" | "u64" | "u128") => Keys::Unsigned,
        Some("isize" | "i8" | "i16" | "i32" | "i64" | "i128") => Keys::Signed,
        _ => Keys::Other,
    }
}

/// `&self` for a reference to the class's type, `self` for the type itself.
fn receiver(ty: &syn::Type) -> syn::FnArg {
    let span = ty.span();
    match ty {
        syn::Type::Reference(_) => syn::parse_quote_spanned!(span=> &self),
        _ => syn::parse_quote_spanned!(span=> self),
    }
}

/// `Self::Output` of an `IndexMut`, which stands in the impl of `Index` with the same argument.
pub(super) fn output_of_index(
    tree: &ModuleTree,
    item: &Item,
    block: &syn::ItemImpl,
) -> Option<(syn::Type, crate::tree::ModuleId)> {
    let row = row(tree, item, block).filter(|row| row.name == "IndexMut")?;
    let wanted = (subject(tree, item, block)?, argument(tree, item, block)?);
    debug_assert_eq!(row.methods.len(), 1, "index_mut");
    tree.items.iter().find_map(|other| {
        let syn::Item::Impl(found) = &other.syntax else { return None };
        let is_index = last_name(found).is_some_and(|name| name == "Index");
        let same = is_index
            && subject(tree, other, found) == Some(wanted.0)
            && argument(tree, other, found).as_ref() == Some(&wanted.1);
        let output = |member: &syn::ImplItem| match member {
            syn::ImplItem::Type(ty) if ty.ident == "Output" => Some(ty.ty.clone()),
            _ => None,
        };
        same.then(|| found.items.iter().find_map(output))?.map(|ty| (ty, other.module))
    })
}

/// Whether a block implements a trait of the standard library that says nothing to Python.
pub(super) fn is_meaningless(tree: &ModuleTree, item: &Item, block: &syn::ItemImpl) -> bool {
    let Some((path, _)) = &block.trait_ else { return false };
    let Resolved::External(full) = tree.resolve(item.module, path) else { return false };
    let known = |name: &String| slots::std_trait(name).is_some() || super::values::is_known(name);
    super::paths::is_std(&full) && !full.last().is_some_and(known)
}

/// Refuses a tag in an impl of such a trait.
pub(super) fn check(diags: &mut Diagnostics, cx: &Cx<'_>, block: ItemId) {
    let item = cx.tree.item(block);
    let (syn::Item::Impl(syntax), Some(tags)) = (&item.syntax, cx.tags.items.get(&block)) else {
        return;
    };
    let of_members = tags.members.values().find_map(|member| member.own.tag.as_ref());
    let Some(tag) = tags.own.tag.as_ref().or(of_members) else { return };
    let Some((path, _)) = syntax.trait_.as_ref().filter(|_| is_meaningless(cx.tree, item, syntax))
    else {
        return;
    };
    let name = last_name(syntax).unwrap_or_default();
    let help = slots::LEFT_OUT.iter().find(|(known, _)| *known == name).map_or(
        "write a fn that calls it in an `impl` block without a trait, and export that",
        |(_, help)| help,
    );
    diags
        .report(Code::MeaninglessTrait, tag.span, format!("`{name}` means nothing to Python"))
        .at("no special method says the same")
        .label(item.place(path.span()), "this trait")
        .help(help);
}
