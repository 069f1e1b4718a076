//! Leaves the bodies of functions out of what is parsed: most tokens of a crate, of which nothing is exported.
//!
//! What stands in a body is rustc's to judge. Tags in there are found in the text (see `tag/stray.rs`). That of an `async fn` is kept for
//! who asks what a coroutine holds, and parsed for them alone.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use syn::parse::Parser as _;

/// The macro in whose call a body's tokens are kept.
const KEPT: &str = "__keelback_body";

/// The statements of a body; `None` where it has not been kept, or cannot be parsed.
pub(crate) fn statements(body: &syn::Block) -> Option<Vec<syn::Stmt>> {
    match body.stmts.as_slice() {
        [syn::Stmt::Macro(kept)] if kept.mac.path.is_ident(KEPT) => {
            syn::Block::parse_within.parse2(kept.mac.tokens.clone()).ok()
        }
        // Made by a macro.
        stmts => Some(stmts.to_vec()),
    }
}

/// The same tokens, with an empty body for each function, and a kept one for each `async fn`. What is given to macros stays as it is.
pub(crate) fn without(tokens: TokenStream) -> TokenStream {
    let mut rest = tokens.into_iter().peekable();
    let mut kept: Vec<TokenTree> = Vec::new();
    // Within a signature, how many `<` are open: braces in there hold a constant.
    let mut angles: Option<usize> = None;
    let mut is_async = false;
    while let Some(token) = rest.next() {
        let token = match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => match angles {
                Some(0) => {
                    angles = None;
                    let kept = std::mem::take(&mut is_async).then(|| keeping(&group));
                    holding(&group, kept.unwrap_or_default())
                }
                Some(_) => group.into(),
                None if is_of_macro(&kept) => group.into(),
                None => holding(&group, without(group.stream())),
            },
            TokenTree::Punct(punct) => {
                angles = match (punct.as_char(), angles) {
                    (';', _) => {
                        is_async = false;
                        None
                    }
                    ('<', Some(open)) => Some(open + 1),
                    ('>', Some(open)) if !ends_arrow(&kept) => Some(open.saturating_sub(1)),
                    (_, angles) => angles,
                };
                punct.into()
            }
            TokenTree::Ident(word) => {
                // A type is written `fn(..)`, without a name.
                if word == "fn" && matches!(rest.peek(), Some(TokenTree::Ident(_))) {
                    angles = Some(0);
                }
                is_async |= word == "async";
                word.into()
            }
            other => other,
        };
        kept.push(token);
    }
    kept.into_iter().collect()
}

/// `__keelback_body! { .. }`
fn keeping(body: &Group) -> TokenStream {
    let name = Ident::new(KEPT, body.span());
    let mark = Punct::new('!', Spacing::Alone);
    [name.into(), mark.into(), TokenTree::from(body.clone())].into_iter().collect()
}

/// Braces in the place of others.
fn holding(group: &Group, tokens: TokenStream) -> TokenTree {
    let mut made = Group::new(Delimiter::Brace, tokens);
    made.set_span(group.span());
    made.into()
}

/// Whether what follows these tokens belongs to a macro: `name! {..}`, `macro_rules! name {..}`.
fn is_of_macro(before: &[TokenTree]) -> bool {
    let is_mark =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '!');
    match before {
        [.., last] if is_mark(last) => true,
        [.., mark, TokenTree::Ident(_)] => is_mark(mark),
        _ => false,
    }
}

/// Whether the next `>` is that of `->`.
fn ends_arrow(before: &[TokenTree]) -> bool {
    let is_dash =
        |punct: &proc_macro2::Punct| punct.as_char() == '-' && punct.spacing() == Spacing::Joint;
    matches!(before.last(), Some(TokenTree::Punct(punct)) if is_dash(punct))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a text, and that every token of it stands where it stood.
    fn left(text: &str) -> String {
        let tokens: TokenStream = text.parse().expect("tokens");
        let left = without(tokens);
        left.to_string()
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let expected: TokenStream = expected.parse().expect("tokens");
        assert_eq!(left(text), expected.to_string());
    }

    #[test]
    fn bodies_are_left_out_and_nothing_else() {
        check("fn a() { 1 }", "fn a() {}");
        check(
            "pub const unsafe extern \"C\" fn a<T: Into<Vec<u8>>>(x: T) -> Vec<u8> where T: Copy { x }",
            "pub const unsafe extern \"C\" fn a<T: Into<Vec<u8>>>(x: T) -> Vec<u8> where T: Copy {}",
        );
        check(
            "mod m { impl A for B { fn c(&self) { d } const E: u8 = { 1 }; } } struct F { g: fn() -> u8 }",
            "mod m { impl A for B { fn c(&self) {} const E: u8 = { 1 }; } } struct F { g: fn() -> u8 }",
        );
        check("trait T { fn a(); fn b() { 1 } }", "trait T { fn a(); fn b() {} }");
        check("fn a() -> A<{ 1 + 2 }> { b }", "fn a() -> A<{ 1 + 2 }> {}");
        check("fn a(f: impl Fn(u8) -> Vec<u8>) { b }", "fn a(f: impl Fn(u8) -> Vec<u8>) {}");
        check("static S: fn() = { fn a() { 1 } a };", "static S: fn() = { fn a() {} a };");
    }

    #[test]
    fn bodies_of_async_fns_are_kept() {
        check(
            "async fn a<const N: A<{ 1 }>>() { b } fn c() { d } trait T { async fn a(); fn b() { 1 } }",
            "async fn a<const N: A<{ 1 }>>() { __keelback_body! { b } } fn c() {} trait T { async fn a(); fn b() {} }",
        );
        let text = "async unsafe fn a() { let b = c; d.await }";
        let function: syn::ItemFn =
            syn::parse2(without(text.parse().expect("tokens"))).expect("a fn");
        assert_eq!(statements(&function.block).map(|all| all.len()), Some(2));
        let text = "async fn a() { let let }";
        let function: syn::ItemFn =
            syn::parse2(without(text.parse().expect("tokens"))).expect("a fn");
        assert!(statements(&function.block).is_none());
    }

    #[test]
    fn macros_keep_their_tokens() {
        let text = "macro_rules! m { (fn a() { $b:tt }) => { fn a() { $b } } } m! { fn a() { 1 } } path::m!{ fn b() { 1 } }";
        check(text, text);
    }

    #[test]
    fn what_is_left_stands_where_it_stood() {
        let tokens: TokenStream = "mod m { fn a() { 1 } } fn b() {}".parse().expect("tokens");
        let left: Vec<TokenTree> = without(tokens).into_iter().collect();
        let TokenTree::Group(module) = &left[2] else { panic!("the module's braces") };
        assert_eq!(
            module.span_close().byte_range().end - module.span_open().byte_range().start,
            16
        );
        let last = left.last().expect("a body").span().byte_range();
        assert_eq!(last.len(), 2);
    }
}
