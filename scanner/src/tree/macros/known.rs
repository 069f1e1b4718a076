//! Macros of other crates whose meaning for items is fixed: `cfg_if!`.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::pattern::is_punct;
use crate::tree::build::item_attrs_mut;

/// The items of `cfg_if! { if #[cfg(a)] { .. } else if #[cfg(b)] { .. } else { .. } }`, each with the `cfg`
/// of its branch. `None` for any other macro.
pub(super) fn cfg_if(mac: &syn::Macro) -> Option<Vec<syn::Item>> {
    if mac.path.segments.last()?.ident != "cfg_if" {
        return None;
    }
    let tokens: Vec<TokenTree> = mac.tokens.clone().into_iter().collect();
    let mut rest = tokens.as_slice();
    let mut earlier: Vec<TokenStream> = Vec::new();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (predicate, body, after) = branch(rest, !earlier.is_empty())?;
        rest = after;
        let cfg = match &predicate {
            Some(own) if earlier.is_empty() => quote!(#own),
            Some(own) => quote!(all(not(any(#(#earlier),*)), #own)),
            None => quote!(not(any(#(#earlier),*))),
        };
        let outer: syn::Attribute = syn::parse_quote!(#[cfg(#cfg)]);
        for mut item in syn::parse2::<syn::File>(body).ok()?.items {
            if let Some(attrs) = item_attrs_mut(&mut item) {
                attrs.insert(0, outer.clone());
            }
            found.push(item);
        }
        earlier.push(predicate.unwrap_or_default());
    }
    Some(found)
}

/// One branch: its predicate (`None` for the last `else`), its body, and what follows.
fn branch(
    tokens: &[TokenTree],
    is_else: bool,
) -> Option<(Option<TokenStream>, TokenStream, &[TokenTree])> {
    let mut rest = tokens;
    if is_else {
        let (word, after) = rest.split_first()?;
        rest = is_word(word, "else").then_some(after)?;
    }
    match rest {
        [word, pound, TokenTree::Group(attr), TokenTree::Group(body), after @ ..]
            if is_word(word, "if") && is_punct(pound, '#') =>
        {
            let inner: Vec<TokenTree> = attr.stream().into_iter().collect();
            let [cfg, TokenTree::Group(predicate)] = inner.as_slice() else { return None };
            is_word(cfg, "cfg").then(|| (Some(predicate.stream()), body.stream(), after))
        }
        [TokenTree::Group(body), after @ ..] if body.delimiter() == Delimiter::Brace && is_else => {
            Some((None, body.stream(), after))
        }
        _ => None,
    }
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}
