//! Types in a form that means the same in every module: paths from the crate's root or from another crate's
//! name, aliases followed.

use syn::ext::IdentExt as _;

use super::Filling;
use crate::symbol;
use crate::tree::{ModuleId, ModuleTree, Resolved, prelude};

/// Longer chains of aliases are given up.
const MAX_DEPTH: usize = 32;

/// A type that is written in a module. `params` are names that stay as they are.
pub(crate) fn absolute(
    tree: &ModuleTree,
    module: ModuleId,
    params: &[String],
    ty: &syn::Type,
) -> syn::Type {
    let mut ty = ty.clone();
    Absolute { tree, module, params, depth: 0 }.ty(&mut ty);
    ty
}

/// The parameters of a type that is written in a module, without defaults and with all bounds in the `where` clause. What is bound by
/// `?Sized` is sized here.
pub(crate) fn absolute_generics(
    tree: &ModuleTree,
    module: ModuleId,
    generics: &syn::Generics,
) -> syn::Generics {
    let mut generics = generics.clone();
    let names = super::names(&generics);
    let at = Absolute { tree, module, params: &names, depth: 0 };
    let mut inline: Vec<syn::WherePredicate> = Vec::new();
    for param in &mut generics.params {
        match param {
            syn::GenericParam::Type(param) => {
                param.attrs.clear();
                param.default = None;
                param.colon_token = None;
                let bounds = std::mem::take(&mut param.bounds);
                let sized = |bound: &syn::TypeParamBound| !matches!(bound, syn::TypeParamBound::Trait(one) if one.maybe.is_some());
                let bounds: Vec<_> = bounds.into_iter().filter(sized).collect();
                if !bounds.is_empty() {
                    let name = &param.ident;
                    inline.push(syn::parse_quote!(#name: #(#bounds)+*));
                }
            }
            syn::GenericParam::Const(param) => {
                param.attrs.clear();
                param.default = None;
            }
            syn::GenericParam::Lifetime(_) => {}
        }
    }
    if !inline.is_empty() {
        let own = generics.make_where_clause();
        let written = std::mem::take(&mut own.predicates);
        own.predicates = inline.into_iter().chain(written).collect();
    }
    for predicate in generics.where_clause.iter_mut().flat_map(|clause| &mut clause.predicates) {
        if let syn::WherePredicate::Type(predicate) = predicate {
            at.ty(&mut predicate.bounded_ty);
            at.bounds(&mut predicate.bounds);
        }
    }
    generics
}

struct Absolute<'a> {
    tree: &'a ModuleTree,
    module: ModuleId,
    params: &'a [String],
    depth: usize,
}

impl Absolute<'_> {
    fn ty(&self, ty: &mut syn::Type) {
        match ty {
            syn::Type::Paren(syn::TypeParen { elem, .. })
            | syn::Type::Group(syn::TypeGroup { elem, .. }) => {
                let inner = (**elem).clone();
                *ty = inner;
                self.ty(ty);
            }
            syn::Type::Reference(ty) => self.ty(&mut ty.elem),
            syn::Type::Slice(ty) => self.ty(&mut ty.elem),
            syn::Type::Array(ty) => {
                self.ty(&mut ty.elem);
                self.value(&mut ty.len);
            }
            syn::Type::Ptr(ty) => self.ty(&mut ty.elem),
            syn::Type::Tuple(ty) => ty.elems.iter_mut().for_each(|ty| self.ty(ty)),
            syn::Type::Path(path) => {
                if let Some(qself) = &mut path.qself {
                    self.ty(&mut qself.ty);
                    self.arguments(&mut path.path);
                } else if let Some(aliased) = self.path(&mut path.path) {
                    *ty = aliased;
                }
            }
            _ => {}
        }
    }

    fn bounds<'b>(&self, bounds: impl IntoIterator<Item = &'b mut syn::TypeParamBound>) {
        for bound in bounds {
            if let syn::TypeParamBound::Trait(bound) = bound {
                self.path(&mut bound.path);
            }
        }
    }

    fn arguments(&self, path: &mut syn::Path) {
        for segment in &mut path.segments {
            if let syn::PathArguments::AngleBracketed(list) = &mut segment.arguments {
                list.args.iter_mut().for_each(|arg| self.argument(arg));
            }
        }
    }

    fn argument(&self, arg: &mut syn::GenericArgument) {
        match arg {
            // A name alone may be a constant.
            syn::GenericArgument::Type(syn::Type::Path(path)) if self.is_constant(path) => {
                if let Some(path) = self.constant(&path.path) {
                    *arg = syn::GenericArgument::Const(path);
                }
            }
            syn::GenericArgument::Type(ty) => self.ty(ty),
            syn::GenericArgument::Const(value) => self.value(value),
            syn::GenericArgument::AssocType(assoc) => self.ty(&mut assoc.ty),
            _ => {}
        }
    }

    fn is_constant(&self, path: &syn::TypePath) -> bool {
        path.qself.is_none()
            && !self.is_param(&path.path)
            && matches!(self.tree.resolve(self.module, &path.path), Resolved::Unknown)
    }

    fn value(&self, value: &mut syn::Expr) {
        if let syn::Expr::Path(path) = value {
            if let Some(found) = Some(&path.path)
                .filter(|path| !self.is_param(path))
                .and_then(|path| self.constant(path))
            {
                *value = found;
            }
        }
    }

    /// A constant of the crate: its value where that is written out, or its full path, in braces as an argument
    /// has to be.
    fn constant(&self, path: &syn::Path) -> Option<syn::Expr> {
        let Resolved::Item(id) = self.tree.resolve_value(self.module, path) else { return None };
        if let syn::Item::Const(constant) = &self.tree.item(id).syntax {
            if matches!(*constant.expr, syn::Expr::Lit(_)) {
                return Some((*constant.expr).clone());
            }
        }
        let path = self.own_path(id);
        syn::parse2(quote::quote!({ #path })).ok()
    }

    fn is_param(&self, path: &syn::Path) -> bool {
        let first = path.segments.first().map(|segment| segment.ident.unraw().to_string());
        path.leading_colon.is_none() && first.is_some_and(|name| self.params.contains(&name))
    }

    /// Rewrites a path; answers with the type that an alias stands for.
    fn path(&self, path: &mut syn::Path) -> Option<syn::Type> {
        if self.is_param(path) {
            return None;
        }
        self.arguments(path);
        let last = path.segments.last()?.arguments.clone();
        let mut full = match self.tree.resolve(self.module, path) {
            Resolved::Item(id) => {
                if let syn::Item::Type(alias) = &self.tree.item(id).syntax {
                    return self.alias(id, alias, &last);
                }
                self.own_path(id)
            }
            Resolved::External(mut names) if names.len() > 1 => {
                if prelude::is_of_runtime(&names) {
                    names.insert(1, "prelude".to_owned());
                }
                let names = names.iter().map(|name| symbol::ident(name));
                syn::parse2(quote::quote!(#(::#names)*)).ok()?
            }
            _ => return None,
        };
        full.segments.last_mut()?.arguments = last;
        *path = full;
        None
    }

    fn own_path(&self, id: crate::tree::ItemId) -> syn::Path {
        let item = self.tree.item(id);
        let own = item.name().unwrap_or_default();
        let path = &self.tree.module(item.module).path;
        let names = path.iter().map(String::as_str).chain([&*own]).map(symbol::ident);
        let names = std::iter::once(syn::Ident::from(<syn::Token![crate]>::default())).chain(names);
        syn::Path { leading_colon: None, segments: names.map(syn::PathSegment::from).collect() }
    }

    fn alias(
        &self,
        id: crate::tree::ItemId,
        alias: &syn::ItemType,
        given: &syn::PathArguments,
    ) -> Option<syn::Type> {
        if self.depth >= MAX_DEPTH {
            return None;
        }
        let names = super::names(&alias.generics);
        let args: Vec<syn::GenericArgument> = match given {
            syn::PathArguments::AngleBracketed(list) => list.args.iter().cloned().collect(),
            _ => Vec::new(),
        };
        let mut ty = (*alias.ty).clone();
        let module = self.tree.item(id).module;
        Absolute { tree: self.tree, module, params: &names, depth: self.depth + 1 }.ty(&mut ty);
        Filling::new(&names, &args).ty(&mut ty);
        Some(ty)
    }
}

/// A type as Rust programmers write it.
pub(crate) fn text(syntax: &impl quote::ToTokens) -> String {
    let mut text = syntax.to_token_stream().to_string();
    let tight =
        [" :: ", ":: ", " ::", " < ", "< ", " <", " >", " ,", "& ", "( ", " )", "[ ", " ]", " ;"];
    for spaced in tight {
        text = text.replace(spaced, spaced.trim());
    }
    text.trim().to_owned()
}
