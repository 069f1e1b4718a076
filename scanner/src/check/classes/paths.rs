//! How glue names the fns of a class's impl blocks: `crate::Point::norm`, `<crate::Point as crate::Shape>::area`.

use syn::spanned::Spanned as _;

use super::Method;
use crate::check::types::{self, Ty};
use crate::check::{Cx, doors};
use crate::diag::Diagnostics;
use crate::tables::slots;
use crate::tree::{Item, ItemId, ModuleId, Resolved, generics, written_out};

const ROOT: ModuleId = ModuleId(0);

/// The path of a fn; none after it has been said why there is none.
pub(super) fn of_fn(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    method: &Method<'_>,
    class: &str,
) -> Option<String> {
    of_member(diags, cx, method.item, &method.name().0, class)
}

/// The path of a fn or a constant of an impl block.
pub(super) fn of_member(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    item: &Item,
    name: &str,
    class: &str,
) -> Option<String> {
    let name = crate::symbol::ident(name);
    if let syn::Item::Trait(_) = &item.syntax {
        let own = syn::Path::from(crate::symbol::ident(&item.name()?));
        let Resolved::Item(own) = cx.tree.resolve(item.module, &own) else { return None };
        return Some(format!("<{class} as {}>::{name}", of_item(cx, own)?));
    }
    let syn::Item::Impl(block) = &item.syntax else { return None };
    let Some((path, _)) = &block.trait_ else { return Some(format!("{class}::{name}")) };
    let last = path.segments.last()?;
    let row = slots::std_trait(&last.ident.to_string());
    let is_other = |full: &[String]| {
        full.len() > 1 && !is_std(full) && !row.is_some_and(slots::Trait::is_stream)
    };
    let home = match cx.tree.resolve(item.module, path) {
        Resolved::Item(id) => of_item(cx, id)?,
        Resolved::External(full) if is_other(&full) => format!("::{}", full.join("::")),
        _ => match row {
            Some(row) => format!("{}::{}", row.home, row.name),
            // Said where the block is.
            None if super::std_traits::is_meaningless(cx.tree, item, block) => return None,
            None => {
                let place = item.place(path.span());
                crate::check::not_yet(diags, place, "exporting an `impl` of this trait");
                return None;
            }
        },
    };
    let module = item.module;
    let mut args = Vec::new();
    if let syn::PathArguments::AngleBracketed(list) = &last.arguments {
        for arg in &list.args {
            match arg {
                syn::GenericArgument::Type(ty) => args.push(of_type(cx, module, ty, class)),
                syn::GenericArgument::Lifetime(_) => args.push("'_".to_owned()),
                _ => args.push("_".to_owned()),
            }
        }
    }
    let args = if args.is_empty() { String::new() } else { format!("<{}>", args.join(", ")) };
    let own = own_type(cx, item, block, class);
    Some(format!("<{own} as {home}{args}>::{name}"))
}

/// The type that a block is for: the class, a reference to it, or a type beside it.
fn own_type(cx: &Cx<'_>, item: &Item, block: &syn::ItemImpl, class: &str) -> String {
    match types::read(cx.tree, item.module, &block.self_ty) {
        Ty::Named(named) if named.item.is_some() => class.to_owned(),
        Ty::Ref { mutable, inner, .. } if matches!(&*inner, Ty::Named(named) if named.item.is_some()) => {
            if mutable {
                format!("&mut {class}")
            } else {
                format!("&{class}")
            }
        }
        _ => of_type(cx, item.module, &block.self_ty, class),
    }
}

fn of_item(cx: &Cx<'_>, id: ItemId) -> Option<String> {
    let item = cx.tree.item(id);
    let own = item.name()?;
    if cx.tree.item_visible_from(id, ROOT).is_err() {
        if let Some(public) = cx.tree.public_path(id, ROOT) {
            return Some(doors::rust_path(public.iter()));
        }
    }
    Some(doors::rust_path(cx.tree.module(item.module).path.iter().chain([&own])))
}

/// Whether a path leads into the standard library.
pub(super) fn is_std(path: &[String]) -> bool {
    matches!(path.first().map(String::as_str), Some("std" | "core" | "alloc"))
}

/// The last name of the trait that a block implements.
pub(super) fn last_name(block: &syn::ItemImpl) -> Option<String> {
    Some(block.trait_.as_ref()?.0.segments.last()?.ident.to_string())
}

/// A type as it is written in a module, with its paths written out and its lifetimes left to rustc.
fn of_type(cx: &Cx<'_>, module: ModuleId, ty: &syn::Type, class: &str) -> String {
    let mut ty = ty.clone();
    Writing { cx, module, class }.ty(&mut ty);
    generics::text(&ty)
}

struct Writing<'a> {
    cx: &'a Cx<'a>,
    module: ModuleId,
    class: &'a str,
}

impl Writing<'_> {
    fn ty(&self, ty: &mut syn::Type) {
        match ty {
            syn::Type::Path(path) if path.path.is_ident("Self") => {
                if let Ok(class) = syn::parse_str(self.class) {
                    *ty = class;
                }
            }
            syn::Type::Path(path) if path.qself.is_none() => self.path(path),
            syn::Type::Reference(ty) => {
                ty.lifetime = None;
                self.ty(&mut ty.elem);
            }
            syn::Type::Slice(ty) => self.ty(&mut ty.elem),
            syn::Type::Array(ty) => self.ty(&mut ty.elem),
            syn::Type::Paren(ty) => self.ty(&mut ty.elem),
            syn::Type::Group(ty) => self.ty(&mut ty.elem),
            syn::Type::Tuple(ty) => ty.elems.iter_mut().for_each(|ty| self.ty(ty)),
            _ => {}
        }
    }

    fn path(&self, path: &mut syn::TypePath) {
        let full = match self.cx.tree.resolve(self.module, &path.path) {
            Resolved::Item(id) => of_item(self.cx, id),
            Resolved::External(full) if full.len() > 1 => Some(written_out(&full)),
            // A primitive type is its name alone.
            _ => None,
        };
        let Some(last) = path.path.segments.last_mut() else { return };
        if let syn::PathArguments::AngleBracketed(list) = &mut last.arguments {
            for arg in &mut list.args {
                match arg {
                    syn::GenericArgument::Type(ty) => self.ty(ty),
                    syn::GenericArgument::Lifetime(lifetime) => {
                        *lifetime = syn::Lifetime::new("'_", lifetime.span());
                    }
                    _ => {}
                }
            }
        }
        let arguments = last.arguments.clone();
        if let Some(Ok(mut full)) = full.map(|full| syn::parse_str::<syn::Path>(&full)) {
            if let Some(last) = full.segments.last_mut() {
                last.arguments = arguments;
            }
            path.path = full;
        }
    }
}
