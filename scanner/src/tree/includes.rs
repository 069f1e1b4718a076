//! Finds the lines that include glue: `keelback::module!();` and `keelback::door!(deep.bottom);`.

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned as _;

use super::resolve::{Resolved, Space, segments};
use super::{Include, IncludeKind, Item, ModuleTree};
use crate::source::SourceMap;

/// Fills in [`super::Module::includes`].
pub(crate) fn find(_sources: &SourceMap, tree: &mut ModuleTree) {
    let mut found = Vec::new();
    for item in &tree.items {
        if let Some(include) = include(tree, item) {
            found.push((item.module, include));
        }
    }
    for (module, include) in found {
        tree.modules[module.0].includes.push(include);
    }
}

fn include(tree: &ModuleTree, item: &Item) -> Option<Include> {
    let syn::Item::Macro(call) = &item.syntax else { return None };
    if call.ident.is_some() {
        return None;
    }
    let Resolved::External(path) =
        tree.resolve_in(item.module, &segments(&call.mac.path), Space::Macro)
    else {
        return None;
    };
    // The crate's name is not compared: a manifest may rename it.
    let kind = match path.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [krate, "module"] if *krate != "std" && call.mac.tokens.is_empty() => IncludeKind::Module,
        [krate, "door"] if *krate != "std" => IncludeKind::Door(door_path(&call.mac.tokens)?),
        _ => return None,
    };
    Some(Include { kind, span: item.place(call.span()), cfg: item.cfg.clone() })
}

/// `deep.bottom`, also with `::` between the names; each name as it is spelt, with or without `r#`.
fn door_path(tokens: &TokenStream) -> Option<Vec<String>> {
    let mut path = Vec::new();
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(name) => path.push(name.to_string()),
            TokenTree::Punct(punct) if matches!(punct.as_char(), '.' | ':') => {}
            _ => return None,
        }
    }
    Some(path)
}
