//! The Rust inside tags: `default(p = expression)`, `convert(p = path)`, `error(path = Exception)`.
//!
//! Read with `syn` to find where one ends and the next begins; what it means is rustc's to say.

use std::ops::Range;
use std::str::FromStr;

use proc_macro2::TokenStream;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned as _;
use syn::{Ident, Token};

use super::options::Args;
use crate::diag::{Code, Diagnostics};
use crate::python::Placed;
use crate::source::{Spanned, too_deep};

/// `key = value`, with their ranges in the text between the brackets.
type Pair = (Range<usize>, Range<usize>);

/// Reads the pairs between the brackets at `range`. `None` once something was reported.
pub(super) fn pairs(
    diags: &mut Diagnostics,
    source: &Placed,
    range: Range<usize>,
    args: Args,
) -> Option<Vec<(Spanned<String>, Spanned<String>)>> {
    let text = source.slice(range.clone());
    let found = tokens(text).and_then(|tokens| {
        let list = |input: ParseStream<'_>| pair_list(input, args);
        list.parse2(tokens).map_err(|error| (error.span().byte_range(), error.to_string()))
    });
    let shift = |part: Range<usize>| range.start + part.start..range.start + part.end;
    match found {
        Ok(pairs) => {
            let place = |part: Range<usize>| source.spanned(shift(part));
            Some(pairs.into_iter().map(|(key, value)| (place(key), place(value))).collect())
        }
        Err((place, message)) => {
            // An end that came too soon has no place of its own.
            let place = if place.is_empty() { range.clone() } else { shift(place) };
            diags
                .report(Code::BadRust, source.span(place), "this does not parse as Rust")
                .at(message)
                .help(form(args));
            None
        }
    }
}

/// Whether the text between the brackets at `range` is the one piece of Rust that is wanted; says what is wrong.
pub(super) fn check_one(
    diags: &mut Diagnostics,
    source: &Placed,
    range: Range<usize>,
    args: Args,
) -> bool {
    let read = tokens(source.slice(range.clone())).and_then(|tokens| {
        let parsed = match args {
            Args::Path => syn::parse2::<syn::ExprPath>(tokens).map(drop),
            _ => syn::parse2::<syn::Expr>(tokens).map(drop),
        };
        parsed.map_err(|error| (error.span().byte_range(), error.to_string()))
    });
    let Err((place, message)) = read else { return true };
    let shifted = range.start + place.start..range.start + place.end;
    let place = if place.is_empty() { range } else { shifted };
    diags
        .report(Code::BadRust, source.span(place), "this does not parse as Rust")
        .at(message)
        .help(form(args));
    false
}

/// Whether a text is one Rust type; otherwise what `syn` says about it.
pub(super) fn check_type(text: &str) -> Result<(), String> {
    let tokens = tokens(text).map_err(|(_, message)| message)?;
    syn::parse2::<syn::Type>(tokens).map(drop).map_err(|error| error.to_string())
}

fn tokens(text: &str) -> Result<TokenStream, (Range<usize>, String)> {
    let tokens = TokenStream::from_str(text)
        .map_err(|error| (error.span().byte_range(), "not a Rust token".to_owned()))?;
    match too_deep(&tokens) {
        Some(span) => Err((span.byte_range(), "too many brackets within brackets".to_owned())),
        None => Ok(tokens),
    }
}

fn form(args: Args) -> &'static str {
    match args {
        Args::Expression => "write one expression: `default(f64::EPSILON)`",
        Args::Path => "write the path of a function: `path::to::function`",
        Args::Paths => "write `parameter = path::to::function`, separated by commas",
        Args::Errors => "write `path::to::Error = ValueError`, separated by commas",
        _ => "write `parameter = expression`, separated by commas",
    }
}

fn pair_list(input: ParseStream<'_>, args: Args) -> syn::Result<Vec<Pair>> {
    let mut pairs = Vec::new();
    while !input.is_empty() {
        let key = match args {
            Args::Errors => input.parse::<syn::Type>()?.span(),
            _ => input.call(Ident::parse_any)?.span(),
        };
        input.parse::<Token![=]>()?;
        let value = match args {
            Args::Paths => input.parse::<syn::ExprPath>()?.span(),
            Args::Errors => exception(input)?,
            _ => input.parse::<syn::Expr>()?.span(),
        };
        pairs.push((key.byte_range(), value.byte_range()));
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(pairs)
}

/// `ValueError`, `json.JSONDecodeError` or `crate::Custom`.
fn exception(input: ParseStream<'_>) -> syn::Result<proc_macro2::Span> {
    let first = input.call(Ident::parse_any)?.span();
    let mut whole = first;
    loop {
        if input.peek(Token![::]) {
            input.parse::<Token![::]>()?;
        } else if input.peek(Token![.]) {
            input.parse::<Token![.]>()?;
        } else {
            return Ok(whole);
        }
        let part = input.call(Ident::parse_any)?.span();
        whole = first.join(part).unwrap_or(part);
    }
}
