//! `use` trees and `extern crate`, taken apart into one [`Import`] for each name.

use syn::ext::IdentExt as _;

use super::{Import, Places, Visibility};
use crate::source::Spanned;

/// What the leaves of one `use` share.
pub(crate) struct Shared<'a> {
    pub(crate) places: &'a Places,
    pub(crate) visibility: Visibility,
}

impl Shared<'_> {
    /// Takes apart a `use` item.
    pub(crate) fn of_use(&self, item: &syn::ItemUse) -> Vec<Import> {
        let mut found = Vec::new();
        let start = if item.leading_colon.is_some() { vec![String::new()] } else { Vec::new() };
        self.tree(&item.tree, &start, &mut found);
        found
    }

    /// `extern crate a as b;` names the crate `a` as `use ::a as b;` does.
    pub(crate) fn of_extern_crate(&self, item: &syn::ItemExternCrate) -> Import {
        let name = item.rename.as_ref().map_or(&item.ident, |(_, rename)| rename);
        let path = match item.ident.unraw().to_string().as_str() {
            "self" => vec!["crate".to_owned()],
            krate => vec![String::new(), krate.to_owned()],
        };
        self.leaf(path, Some(name), item.ident.span())
    }

    fn tree(&self, tree: &syn::UseTree, before: &[String], found: &mut Vec<Import>) {
        let with = |ident: &proc_macro2::Ident| {
            let mut path = before.to_vec();
            path.push(ident.unraw().to_string());
            path
        };
        match tree {
            syn::UseTree::Path(path) => self.tree(&path.tree, &with(&path.ident), found),
            syn::UseTree::Name(name) => {
                found.push(self.named(before, with(&name.ident), &name.ident, None))
            }
            syn::UseTree::Rename(name) => {
                found.push(self.named(before, with(&name.ident), &name.ident, Some(&name.rename)));
            }
            syn::UseTree::Glob(glob) => {
                found.push(self.leaf(before.to_vec(), None, glob.star_token.spans[0]));
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.tree(tree, before, found);
                }
            }
        }
    }

    /// `a::b`, or `a::{self}`, which names `a` itself.
    fn named(
        &self,
        before: &[String],
        full: Vec<String>,
        ident: &proc_macro2::Ident,
        rename: Option<&proc_macro2::Ident>,
    ) -> Import {
        if ident != "self" || before.is_empty() {
            return self.leaf(full, Some(rename.unwrap_or(ident)), ident.span());
        }
        let mut import = self.leaf(before.to_vec(), rename, ident.span());
        if rename.is_none() {
            let value = before.last().cloned().unwrap_or_default();
            import.name = Some(Spanned { value, span: import.span });
        }
        import
    }

    fn leaf(
        &self,
        path: Vec<String>,
        name: Option<&proc_macro2::Ident>,
        span: proc_macro2::Span,
    ) -> Import {
        Import {
            path,
            name: name.map(|name| Spanned {
                value: name.unraw().to_string(),
                span: self.places.place(name.span()),
            }),
            visibility: self.visibility,
            span: self.places.place(span),
        }
    }
}
