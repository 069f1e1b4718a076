//! The generated Rust: one file for the crate root, one for each door.

mod args;
mod attribute;
mod class;
mod conversions;
mod enums;
mod errors;
mod function;
mod interface;
mod layout;
mod module;
mod overloads;
mod parameters;
mod python;
mod records;
mod ret;
mod rt;
mod slots;
mod traversal;

use std::iter;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::ir::{Package, Site};

/// The text of one glue file.
pub(super) fn file(package: &Package, site: Site) -> String {
    let items = match site {
        Site::Root => module::root(package),
        Site::Door(index) => module::door(package, index),
    };
    let header = format!(
        "// Written by keelback {} from {}.\n// Do not edit: change the `@py` tags instead.",
        package.version,
        package.files.join(", ")
    );
    iter::once(header).chain(items.into_iter().map(layout::text)).collect::<Vec<_>>().join("\n\n")
        + "\n"
}

/// One `compile_error!` for each error, and what rustc has to know of the crate's types lest it report them too.
pub(super) fn errors(errors: &[String], package: &Package) -> String {
    let items = errors.iter().map(|error| {
        // rustc itself says `error: ` first.
        let error = error.strip_prefix("error").unwrap_or(error);
        layout::text(quote!(::core::compile_error!(#error);))
    });
    items.chain([outline(package, Site::Root)]).collect::<Vec<_>>().join("\n\n")
}

/// The types whose glue stands in one file, where the scan found errors.
pub(super) fn outline(package: &Package, site: Site) -> String {
    let header = "// The scan found errors: of the crate's types only what they are, and nothing for Python.";
    let items = module::outline(package, site).into_iter().map(layout::text);
    iter::once(header.to_owned()).chain(items).collect::<Vec<_>>().join("\n\n") + "\n"
}

/// `#[cfg(..)]` for each predicate.
fn cfgs(predicates: &[String]) -> TokenStream {
    predicates.iter().map(|predicate| parse(&format!("#[cfg({predicate})]"))).collect()
}

/// Rust text that check has parsed already.
fn parse(text: &str) -> TokenStream {
    text.parse().unwrap_or_else(|_| {
        let message = format!("cannot be read as Rust: `{text}`");
        quote!(::core::compile_error!(#message))
    })
}

/// A user's expression, with the names of the module it was written in.
fn in_module(module: &str, text: &str) -> TokenStream {
    let names: Vec<&str> = module.split("::").collect();
    let (expression, module) = (absolute(parse(text), &names), parse(module));
    quote!({ use #module::*; #expression })
}

/// With `self::` and `super::` spelt from the crate's root: the glue stands elsewhere.
fn absolute(tokens: TokenStream, module: &[&str]) -> TokenStream {
    let mut out: Vec<TokenTree> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    // How many modules up the path that is being read has gone.
    let mut up: Option<usize> = None;
    while let Some(token) = tokens.next() {
        let in_path = |out: &[TokenTree]| matches!(out.last(), Some(TokenTree::Punct(one)) if one.as_char() == ':');
        let before = match &token {
            TokenTree::Ident(ident) if *ident == "super" && (up.is_some() || !in_path(&out)) => {
                Some(up.unwrap_or(0) + 1)
            }
            TokenTree::Ident(ident) if *ident == "self" && !in_path(&out) => Some(0),
            _ => None,
        };
        let path_goes_on =
            matches!(tokens.peek(), Some(TokenTree::Punct(one)) if one.as_char() == ':');
        if let Some(steps) = before.filter(|_| path_goes_on) {
            up = Some(steps);
            tokens.next();
            tokens.next();
            continue;
        }
        if let Some(steps) = up.take() {
            let left = module.len().saturating_sub(steps).max(1);
            out.extend(parse(&(module[..left].join("::") + "::")));
        }
        out.push(match token {
            TokenTree::Group(group) => {
                let inner = absolute(group.stream(), module);
                TokenTree::Group(proc_macro2::Group::new(group.delimiter(), inner))
            }
            token => token,
        });
    }
    out.into_iter().collect()
}

/// A text with the zero byte that C strings end with.
fn zero_terminated(text: &str) -> String {
    format!("{}\0", text.replace('\0', ""))
}
