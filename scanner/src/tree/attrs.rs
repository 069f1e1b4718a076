//! Attributes that matter before rustc runs: `cfg`, `doc`, `path`, also behind `cfg_attr`.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::spanned::Spanned as _;

use super::macros::holds_tag;
use super::{Cfg, DocLine, Places};
use crate::source::{SourceMap, Span, cfg};

/// What was found among the attributes of one item.
#[derive(Debug, Default)]
pub(crate) struct Attrs {
    pub(crate) cfg: Vec<Cfg>,
    pub(crate) docs: Vec<DocLine>,
    /// The values of `#[path = ".."]`, with the conditions they stand under.
    pub(crate) paths: Vec<(Option<Cfg>, String)>,
}

/// Reads attributes, in their order.
pub(crate) fn read(sources: &SourceMap, places: &Places, attrs: &[syn::Attribute]) -> Attrs {
    let mut reader = Reader { sources, places, found: Attrs::default() };
    for attr in attrs {
        reader.meta(&attr.meta, None, 0);
    }
    reader.found
}

/// Whether a plain attribute is among these.
pub(crate) fn has(attrs: &[syn::Attribute], name: &str) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident(name))
}

struct Reader<'a> {
    sources: &'a SourceMap,
    places: &'a Places,
    found: Attrs,
}

/// `cfg_attr` within `cfg_attr` is followed this far.
const MAX_DEPTH: usize = 16;

impl Reader<'_> {
    fn meta(&mut self, meta: &syn::Meta, condition: Option<&Cfg>, depth: usize) {
        match meta {
            syn::Meta::List(list) if list.path.is_ident("cfg") => {
                let own = self.cfg(&list.tokens);
                self.found.cfg.push(match condition {
                    // Attached only where the condition holds.
                    Some(outer) => {
                        Cfg { text: format!("any(not({}), {})", outer.text, own.text), ..own }
                    }
                    None => own,
                });
            }
            syn::Meta::List(list) if list.path.is_ident("cfg_attr") && depth < MAX_DEPTH => {
                self.cfg_attr(&list.tokens, condition, depth);
            }
            syn::Meta::NameValue(pair) if pair.path.is_ident("doc") => {
                match doc_text(&pair.value) {
                    Ok((text, span)) => {
                        let lines = lines(self.sources, self.places.place(span), &text, condition);
                        self.found.docs.extend(lines);
                    }
                    Err(span) if holds_tag(&pair.value.to_token_stream()) => {
                        self.found.docs.push(DocLine {
                            text: String::new(),
                            span: self.places.place(span),
                            exact: false,
                            condition: condition.cloned(),
                            unknown: true,
                        });
                    }
                    Err(_) => {}
                }
            }
            syn::Meta::NameValue(pair) if pair.path.is_ident("path") => {
                if let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(path), .. }) = &pair.value {
                    self.found.paths.push((condition.cloned(), path.value()));
                }
            }
            _ => {}
        }
    }

    fn cfg(&self, tokens: &TokenStream) -> Cfg {
        let span = self.places.place(tokens.span());
        Cfg { text: cfg::text(tokens.clone()), span }
    }

    fn cfg_attr(&mut self, tokens: &TokenStream, outer: Option<&Cfg>, depth: usize) {
        let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
        let mut parts = tokens.split(is_comma);
        let Some(predicate) = parts.next() else { return };
        let mut condition = self.cfg(&predicate.iter().cloned().collect());
        if let Some(outer) = outer {
            condition.text = format!("all({}, {})", outer.text, condition.text);
        }
        for part in parts {
            // What does not parse is rustc's to report.
            if let Ok(meta) = syn::parse2::<syn::Meta>(part.iter().cloned().collect()) {
                self.meta(&meta, Some(&condition), depth + 1);
            }
        }
    }
}

/// The text of a doc attribute where it is known before rustc runs: a literal, or `concat!` and
/// `stringify!` of what a macro was given. The error is the place of what is not.
fn doc_text(value: &syn::Expr) -> Result<(String, proc_macro2::Span), proc_macro2::Span> {
    match value {
        syn::Expr::Lit(syn::ExprLit { lit, .. }) => {
            Ok((literal_text(lit).ok_or(lit.span())?, lit.span()))
        }
        syn::Expr::Group(group) => doc_text(&group.expr),
        syn::Expr::Macro(call) if call.mac.path.is_ident("stringify") => {
            Ok((cfg::text(call.mac.tokens.clone()), call.mac.path.span()))
        }
        syn::Expr::Macro(call) if call.mac.path.is_ident("concat") => {
            let list = syn::punctuated::Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated;
            let parts = call.mac.parse_body_with(list).map_err(|_| call.mac.path.span())?;
            let texts: Result<String, _> =
                parts.iter().map(|part| doc_text(part).map(|(text, _)| text)).collect();
            Ok((texts?, call.mac.path.span()))
        }
        syn::Expr::Macro(call) => Err(call.mac.path.span()),
        other => Err(other.span()),
    }
}

fn literal_text(lit: &syn::Lit) -> Option<String> {
    match lit {
        syn::Lit::Str(text) => Some(text.value()),
        syn::Lit::Char(char) => Some(char.value().to_string()),
        syn::Lit::Bool(bool) => Some(bool.value.to_string()),
        syn::Lit::Int(int) => Some(int.base10_digits().to_owned()),
        _ => None,
    }
}

/// Splits a doc text into lines that know their places.
fn lines(sources: &SourceMap, whole: Span, text: &str, condition: Option<&Cfg>) -> Vec<DocLine> {
    let source = sources.slice(whole);
    let is_block = source.starts_with("/**") || source.starts_with("/*!");
    // Where in the source the text begins, if it stands there byte for byte.
    let body = text_offset(source).filter(|&at| source[at..].starts_with(text));
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split('\n') {
        let begin = at;
        at += line.len() + 1;
        let shown = line.strip_suffix('\r').unwrap_or(line);
        let skip = if is_block && begin > 0 { decoration(shown) } else { 0 };
        let span = match body {
            Some(body) => {
                let start = whole.start as usize + body + begin + skip;
                Span::new(whole.file, start..start + shown.len() - skip)
            }
            None => whole,
        };
        found.push(DocLine {
            text: shown[skip..].to_owned(),
            span,
            exact: body.is_some(),
            condition: condition.cloned(),
            unknown: false,
        });
    }
    found
}

/// How many bytes of the source stand before a doc's text.
fn text_offset(source: &str) -> Option<usize> {
    if ["///", "//!", "/**", "/*!"].iter().any(|start| source.starts_with(start)) {
        return Some(3);
    }
    let raw = source.strip_prefix('r').unwrap_or(source);
    let hashes = raw.bytes().take_while(|&byte| byte == b'#').count();
    raw[hashes..].starts_with('"').then(|| source.len() - raw.len() + hashes + 1)
}

/// How many bytes of ` * ` stand before the text in a line of `/** .. */`.
fn decoration(line: &str) -> usize {
    let rest = line.trim_start();
    let blank = line.len() - rest.len();
    if rest.starts_with('*') { blank + 1 } else { 0 }
}
