//! The heads of the adapter's methods: the trait's own signatures, with every path written out so that it
//! means the same where the glue stands.

use crate::check::types;
use crate::check::{Cx, doors};
use crate::source::Span;
use crate::symbol::{self, Scope};
use crate::tree::{Item, ItemId, ModuleId, Resolved, Space, standard, written_out};

/// How glue in a module names an item; `None` where it cannot.
pub(super) fn named(cx: &Cx<'_>, id: ItemId, from: ModuleId) -> Option<String> {
    let item = cx.tree.item(id);
    if cx.tree.item_visible_from(id, from).is_ok() {
        let own = item.name()?;
        let path = cx.tree.module(item.module).path.iter().chain([&own]);
        return Some(doors::rust_path(path));
    }
    cx.tree.public_path(id, from).map(|path| doors::rust_path(path.iter()))
}

/// A type in a signature that glue in a module cannot name.
pub(super) fn private(
    cx: &Cx<'_>,
    item: &Item,
    sig: &syn::Signature,
    from: ModuleId,
) -> Option<Span> {
    let mut paths = Paths { cx, module: item.module, from, private: None };
    paths.signature(&mut sig.clone());
    paths.private.map(|span| item.place(span))
}

/// `fn area(&self, scale: f64) -> f64`, and the names of its parameters, each with whether Python gets it.
pub(super) fn head(
    cx: &Cx<'_>,
    item: &Item,
    sig: &syn::Signature,
    from: ModuleId,
) -> (String, Vec<(String, bool)>) {
    let mut sig = sig.clone();
    let mut names = Scope::new(symbol::FUNCTION_NAMES);
    let mut arguments = Vec::new();
    for (index, input) in sig.inputs.iter_mut().enumerate() {
        match input {
            syn::FnArg::Receiver(receiver) => receiver.attrs.clear(),
            syn::FnArg::Typed(typed) => {
                let wanted = match &*typed.pat {
                    syn::Pat::Ident(pat) => pat.ident.to_string(),
                    _ => format!("arg_{index}"),
                };
                let name = names.name(wanted.trim_start_matches("r#"));
                let is_python = types::read(cx.tree, item.module, &typed.ty).is_python();
                arguments.push((name.to_string(), !is_python));
                typed.attrs.clear();
                *typed.pat = syn::parse_quote!(#name);
            }
        }
    }
    Paths { cx, module: item.module, from, private: None }.signature(&mut sig);
    (quote::quote!(#sig).to_string(), arguments)
}

/// Writes out what the paths of a signature name.
struct Paths<'a> {
    cx: &'a Cx<'a>,
    /// Where the signature stands.
    module: ModuleId,
    /// Where it shall stand.
    from: ModuleId,
    private: Option<proc_macro2::Span>,
}

impl Paths<'_> {
    fn signature(&mut self, sig: &mut syn::Signature) {
        for input in &mut sig.inputs {
            if let syn::FnArg::Typed(typed) = input {
                self.ty(&mut typed.ty);
            }
        }
        if let syn::ReturnType::Type(_, ty) = &mut sig.output {
            self.ty(ty);
        }
    }

    /// Whether a type has this path and is in scope everywhere.
    fn is_in_prelude(&self, full: &[String]) -> bool {
        let last = full.last().map_or("", String::as_str);
        let known = standard(last, Space::Type, self.cx.input.edition);
        known.is_some_and(|known| known == full)
    }

    fn ty(&mut self, ty: &mut syn::Type) {
        match ty {
            syn::Type::Path(ty) if ty.qself.is_none() => self.path(&mut ty.path),
            syn::Type::Reference(ty) => self.ty(&mut ty.elem),
            syn::Type::Slice(ty) => self.ty(&mut ty.elem),
            syn::Type::Array(ty) => self.ty(&mut ty.elem),
            syn::Type::Paren(ty) => self.ty(&mut ty.elem),
            syn::Type::Group(ty) => self.ty(&mut ty.elem),
            syn::Type::Tuple(ty) => ty.elems.iter_mut().for_each(|ty| self.ty(ty)),
            syn::Type::TraitObject(ty) => {
                for bound in &mut ty.bounds {
                    if let syn::TypeParamBound::Trait(bound) = bound {
                        self.path(&mut bound.path);
                    }
                }
            }
            // What no conversion exists for.
            _ => {}
        }
    }

    fn path(&mut self, path: &mut syn::Path) {
        for segment in &mut path.segments {
            if let syn::PathArguments::AngleBracketed(list) = &mut segment.arguments {
                for arg in &mut list.args {
                    if let syn::GenericArgument::Type(ty) = arg {
                        self.ty(ty);
                    }
                }
            }
        }
        let Some(last) = path.segments.last() else { return };
        let (span, arguments) = (last.ident.span(), last.arguments.clone());
        let full = match self.cx.tree.resolve(self.module, path) {
            Resolved::Item(id) => match named(self.cx, id, self.from) {
                Some(full) => full,
                None => {
                    self.private.get_or_insert(span);
                    return;
                }
            },
            // A primitive type is its name alone.
            Resolved::External(full) if full.len() > 1 => {
                if path.segments.len() == 1 && self.is_in_prelude(&full) {
                    return;
                }
                written_out(&full)
            }
            _ => return,
        };
        if let Ok(mut full) = syn::parse_str::<syn::Path>(&full) {
            if let Some(last) = full.segments.last_mut() {
                last.arguments = arguments;
            }
            *path = full;
        }
    }
}
