//! Matches the tokens of a call against a rule, and binds its variables.
//!
//! As in rustc, a repetition goes on for as long as it can; unlike there, a fragment that does not parse
//! ends only the attempt: what rustc rejects for that, it reports itself.

use std::collections::HashMap;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser as _};

use super::pattern::{Kind, Op, Piece, is_punct, token_len};

/// What a variable stands for.
#[derive(Debug, Clone)]
pub(crate) enum Binding {
    One(TokenStream),
    /// One for each turn of a repetition.
    Many(Vec<Binding>),
}

pub(crate) type Bindings = HashMap<String, Binding>;

/// Whether all of the tokens match; what the variables stand for then.
pub(crate) fn matches(pieces: &[Piece], tokens: &TokenStream) -> Option<Bindings> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut bindings = Bindings::new();
    let rest = sequence(pieces, &tokens, &mut bindings)?;
    rest.is_empty().then_some(bindings)
}

/// Matches pieces one after the other; answers with the tokens behind them.
fn sequence<'t>(
    pieces: &[Piece],
    mut tokens: &'t [TokenTree],
    bindings: &mut Bindings,
) -> Option<&'t [TokenTree]> {
    for piece in pieces {
        tokens = match piece {
            Piece::Token(expected) => token(expected, tokens)?,
            Piece::Group { original, inner } => {
                let (TokenTree::Group(group), rest) = tokens.split_first()? else { return None };
                if group.delimiter() != original.delimiter() {
                    return None;
                }
                let content: Vec<TokenTree> = group.stream().into_iter().collect();
                if !sequence(inner, &content, bindings)?.is_empty() {
                    return None;
                }
                rest
            }
            Piece::Fragment { name, kind } => {
                let (bound, rest) = fragment(*kind, tokens)?;
                bindings.insert(name.clone(), Binding::One(bound));
                rest
            }
            Piece::Repeat { inner, separator, op } => {
                repeat(inner, separator, *op, tokens, bindings)?
            }
            Piece::Variable { dollar, ident, .. } => {
                let rest = token(&TokenTree::Punct(dollar.clone()), tokens)?;
                token(&TokenTree::Ident(ident.clone()), rest)?
            }
            Piece::Crate(_) => {
                let (TokenTree::Ident(first), rest) = tokens.split_first()? else { return None };
                (first == "crate").then_some(rest)?
            }
        };
    }
    Some(tokens)
}

fn token<'t>(expected: &TokenTree, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
    let (first, rest) = tokens.split_first()?;
    let same = match (expected, first) {
        (TokenTree::Ident(a), TokenTree::Ident(b)) => a == b,
        (TokenTree::Punct(a), TokenTree::Punct(b)) => a.as_char() == b.as_char(),
        (TokenTree::Literal(a), TokenTree::Literal(b)) => a.to_string() == b.to_string(),
        _ => false,
    };
    same.then_some(rest)
}

fn repeat<'t>(
    inner: &[Piece],
    separator: &[TokenTree],
    op: Op,
    mut tokens: &'t [TokenTree],
    bindings: &mut Bindings,
) -> Option<&'t [TokenTree]> {
    let mut turns: Vec<Bindings> = Vec::new();
    loop {
        let mut at = tokens;
        if !turns.is_empty() {
            let behind = separator.iter().try_fold(at, |at, expected| token(expected, at));
            let Some(behind) = behind else { break };
            at = behind;
        }
        let mut turn = Bindings::new();
        match sequence(inner, at, &mut turn) {
            // A turn that takes nothing would be taken for ever.
            Some(rest) if rest.len() < tokens.len() => {
                turns.push(turn);
                tokens = rest;
            }
            _ => break,
        }
        if op == Op::ZeroOrOne {
            break;
        }
    }
    if op == Op::OneOrMore && turns.is_empty() {
        return None;
    }
    for name in names(inner) {
        let many = turns.iter_mut().filter_map(|turn| turn.remove(&name)).collect();
        bindings.insert(name, Binding::Many(many));
    }
    Some(tokens)
}

/// The variables that pieces bind, also where a repetition has no turn.
fn names(pieces: &[Piece]) -> Vec<String> {
    let mut found = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Fragment { name, .. } => found.push(name.clone()),
            Piece::Group { inner, .. } | Piece::Repeat { inner, .. } => found.extend(names(inner)),
            _ => {}
        }
    }
    found
}

/// Takes one fragment from the front. What is bound is one tree where its inner operators could otherwise
/// be torn apart.
fn fragment(kind: Kind, tokens: &[TokenTree]) -> Option<(TokenStream, &[TokenTree])> {
    // A fragment of an outer macro that is kept together is taken apart only by what it is.
    if let (Some(TokenTree::Group(group)), true) = (tokens.first(), kind != Kind::Tt) {
        let only_vis = kind == Kind::Vis && group.delimiter() == Delimiter::None;
        if only_vis {
            return Some((group.stream(), &tokens[1..]));
        }
    }
    let taken = match kind {
        Kind::Tt => token_len(tokens),
        Kind::Ident => {
            usize::from(matches!(tokens.first()?, TokenTree::Ident(ident) if ident != "_"))
        }
        Kind::Lifetime => 2 * usize::from(is_punct(tokens.first()?, '\'') && tokens.len() > 1),
        Kind::Literal => literal_len(tokens),
        Kind::Block => usize::from(is_group(tokens.first()?, Delimiter::Brace)),
        Kind::Vis => return Some(taken(tokens, visibility_len(tokens))),
        Kind::Expr => parsed_len::<syn::Expr>(tokens)?,
        Kind::Item => parsed_len::<syn::Item>(tokens)?,
        Kind::Meta => parsed_len::<syn::Meta>(tokens)?,
        Kind::Path => parsed_len::<syn::Path>(tokens)?,
        Kind::Ty => parsed_len::<syn::Type>(tokens)?,
        Kind::Pat => parsed_len_with(syn::Pat::parse_multi_with_leading_vert, tokens)?,
        Kind::PatParam => parsed_len_with(syn::Pat::parse_single, tokens)?,
        Kind::Stmt => statement_len(tokens)?,
    };
    if taken == 0 {
        return None;
    }
    let (bound, rest) = self::taken(tokens, taken);
    let is_tearable = match kind {
        Kind::Expr => taken > 1,
        Kind::Ty => tokens[..taken].iter().any(|token| is_punct(token, '+')),
        _ => false,
    };
    if is_tearable {
        let whole = TokenTree::Group(Group::new(Delimiter::None, bound));
        return Some((whole.into(), rest));
    }
    Some((bound, rest))
}

fn taken(tokens: &[TokenTree], len: usize) -> (TokenStream, &[TokenTree]) {
    let (taken, rest) = tokens.split_at(len.min(tokens.len()));
    (taken.iter().cloned().collect(), rest)
}

fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

fn literal_len(tokens: &[TokenTree]) -> usize {
    match tokens {
        [TokenTree::Literal(_), ..] => 1,
        [TokenTree::Ident(bool), ..] if bool == "true" || bool == "false" => 1,
        [minus, TokenTree::Literal(_), ..] if is_punct(minus, '-') => 2,
        _ => 0,
    }
}

/// `pub`, `pub(crate)`, `pub(in a::b)`, or nothing.
fn visibility_len(tokens: &[TokenTree]) -> usize {
    let [TokenTree::Ident(word), rest @ ..] = tokens else { return 0 };
    if word != "pub" {
        return 0;
    }
    let Some(TokenTree::Group(group)) = rest.first() else { return 1 };
    // `pub (A, B)` is a public field of a tuple type.
    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
    let is_scope = group.delimiter() == Delimiter::Parenthesis
        && match inner.as_slice() {
            [TokenTree::Ident(only)] => only == "crate" || only == "self" || only == "super",
            [TokenTree::Ident(first), ..] => first == "in",
            _ => false,
        };
    1 + usize::from(is_scope)
}

/// A statement without its semicolon.
fn statement_len(tokens: &[TokenTree]) -> Option<usize> {
    if matches!(tokens.first()?, TokenTree::Ident(word) if word == "let") {
        return Some(tokens.iter().take_while(|token| !is_punct(token, ';')).count());
    }
    parsed_len::<syn::Item>(tokens).or_else(|| parsed_len::<syn::Expr>(tokens))
}

fn parsed_len<T: Parse>(tokens: &[TokenTree]) -> Option<usize> {
    parsed_len_with(T::parse, tokens)
}

/// How many tokens `syn` takes for one fragment.
fn parsed_len_with<T>(
    parse: fn(ParseStream<'_>) -> syn::Result<T>,
    tokens: &[TokenTree],
) -> Option<usize> {
    let parser = |input: ParseStream<'_>| {
        parse(input)?;
        let rest: TokenStream = input.parse()?;
        Ok(rest.into_iter().count())
    };
    let stream: TokenStream = tokens.iter().cloned().collect();
    let rest = parser.parse2(stream).ok()?;
    tokens.len().checked_sub(rest)
}
