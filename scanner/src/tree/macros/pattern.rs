//! Both sides of a `macro_rules!` rule, read: what it matches, and what it writes.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use syn::ext::IdentExt as _;

/// `(matcher) => { transcriber }`.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) matcher: Vec<Piece>,
    pub(crate) transcriber: Vec<Piece>,
}

/// A part of either side. Both are read by the same grammar, but for `$x:ident` and `$x`.
#[derive(Debug)]
pub(crate) enum Piece {
    Token(TokenTree),
    Group {
        original: Group,
        inner: Vec<Piece>,
    },
    /// `$name:kind`.
    Fragment {
        name: String,
        kind: Kind,
    },
    /// `$name`, with its tokens for where nothing is bound to it.
    Variable {
        name: String,
        dollar: Punct,
        ident: Ident,
    },
    /// `$crate`.
    Crate(Ident),
    /// `$( .. ) separator op`.
    Repeat {
        inner: Vec<Piece>,
        separator: Vec<TokenTree>,
        op: Op,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Op {
    ZeroOrMore,
    OneOrMore,
    ZeroOrOne,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Block,
    Expr,
    Ident,
    Item,
    Lifetime,
    Literal,
    Meta,
    Pat,
    PatParam,
    Path,
    Stmt,
    Tt,
    Ty,
    Vis,
}

impl Kind {
    fn from_name(name: &str) -> Option<Kind> {
        Some(match name {
            "block" => Kind::Block,
            "expr" | "expr_2021" => Kind::Expr,
            "ident" => Kind::Ident,
            "item" => Kind::Item,
            "lifetime" => Kind::Lifetime,
            "literal" => Kind::Literal,
            "meta" => Kind::Meta,
            "pat" => Kind::Pat,
            "pat_param" => Kind::PatParam,
            "path" => Kind::Path,
            "stmt" => Kind::Stmt,
            "tt" => Kind::Tt,
            "ty" => Kind::Ty,
            "vis" => Kind::Vis,
            _ => return None,
        })
    }
}

/// Reads the rules of `macro_rules! name { rules }`. The error says what is not understood.
pub(crate) fn rules(tokens: TokenStream) -> Result<Vec<Rule>, String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut rules = Vec::new();
    let mut rest = tokens.as_slice();
    while let [first, more @ ..] = rest {
        if is_punct(first, ';') {
            rest = more;
            continue;
        }
        let [TokenTree::Group(matcher), eq, gt, TokenTree::Group(body), more @ ..] = rest else {
            return Err("its rules are not of the form `(..) => { .. }`".to_owned());
        };
        if !is_punct(eq, '=') || !is_punct(gt, '>') {
            return Err("its rules are not of the form `(..) => { .. }`".to_owned());
        }
        let matcher = pieces(matcher.stream(), true)?;
        rules.push(Rule { matcher, transcriber: pieces(body.stream(), false)? });
        rest = more;
    }
    Ok(rules)
}

fn pieces(tokens: TokenStream, is_matcher: bool) -> Result<Vec<Piece>, String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = Vec::new();
    let mut rest = tokens.as_slice();
    while let [first, more @ ..] = rest {
        rest = match (first, more) {
            (TokenTree::Punct(dollar), [TokenTree::Ident(_) | TokenTree::Group(_), ..])
                if dollar.as_char() == '$' =>
            {
                let (piece, after) = variable(dollar, more, is_matcher)?;
                found.push(piece);
                after
            }
            (TokenTree::Group(group), _) => {
                let inner = pieces(group.stream(), is_matcher)?;
                found.push(Piece::Group { original: group.clone(), inner });
                more
            }
            _ => {
                found.push(Piece::Token(first.clone()));
                more
            }
        };
    }
    Ok(found)
}

/// What stands behind a `$`: a name, or a group.
fn variable<'t>(
    dollar: &Punct,
    tokens: &'t [TokenTree],
    is_matcher: bool,
) -> Result<(Piece, &'t [TokenTree]), String> {
    match tokens {
        [TokenTree::Group(group), rest @ ..] if group.delimiter() == Delimiter::Parenthesis => {
            let (separator, op, rest) = repetition(rest)?;
            let inner = pieces(group.stream(), is_matcher)?;
            Ok((Piece::Repeat { inner, separator, op }, rest))
        }
        [TokenTree::Ident(ident), rest @ ..] if ident == "crate" => {
            Ok((Piece::Crate(ident.clone()), rest))
        }
        [TokenTree::Ident(ident), colon, TokenTree::Ident(kind), rest @ ..]
            if is_matcher && is_punct(colon, ':') =>
        {
            let name = ident.unraw().to_string();
            let known = Kind::from_name(&kind.to_string());
            let kind = known.ok_or_else(|| format!("`${name}:{kind}` is not a known fragment"))?;
            Ok((Piece::Fragment { name, kind }, rest))
        }
        [TokenTree::Ident(ident), rest @ ..] => {
            let name = ident.unraw().to_string();
            Ok((Piece::Variable { name, dollar: dollar.clone(), ident: ident.clone() }, rest))
        }
        _ => Err("it uses `${..}`, which is not stable Rust".to_owned()),
    }
}

/// The separator and operator behind `$( .. )`.
fn repetition(tokens: &[TokenTree]) -> Result<(Vec<TokenTree>, Op, &[TokenTree]), String> {
    let op = |token: Option<&TokenTree>| match token {
        Some(TokenTree::Punct(punct)) => match punct.as_char() {
            '*' => Some(Op::ZeroOrMore),
            '+' => Some(Op::OneOrMore),
            '?' => Some(Op::ZeroOrOne),
            _ => None,
        },
        _ => None,
    };
    if let Some(found) = op(tokens.first()) {
        return Ok((Vec::new(), found, &tokens[1..]));
    }
    let (separator, rest) = tokens.split_at(token_len(tokens));
    match op(rest.first()) {
        Some(found) => Ok((separator.to_vec(), found, &rest[1..])),
        None => Err("a repetition has no `*`, `+` or `?`".to_owned()),
    }
}

pub(crate) fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}

/// Operators that are one token to `macro_rules!` and several to `proc_macro2`, the longest first.
const OPERATORS: &[&str] = &[
    "<<=", ">>=", "...", "..=", "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "+=", "-=",
    "*=", "/=", "%=", "^=", "&=", "|=", "<<", ">>", "..", "<-",
];

/// How many of the first tokens are one token tree to `macro_rules!`: 2 for `=>` and `'a`.
pub(crate) fn token_len(tokens: &[TokenTree]) -> usize {
    let Some(first) = tokens.first() else { return 0 };
    let TokenTree::Punct(first) = first else { return 1 };
    if first.as_char() == '\'' {
        return tokens.len().min(2);
    }
    let is_operator = |operator: &&&str| {
        let mut chars = operator.chars().peekable();
        let mut at = tokens.iter();
        while let Some(char) = chars.next() {
            let Some(TokenTree::Punct(punct)) = at.next() else { return false };
            let glued = chars.peek().is_none() || punct.spacing() == Spacing::Joint;
            if punct.as_char() != char || !glued {
                return false;
            }
        }
        true
    };
    OPERATORS.iter().find(is_operator).map_or(1, |operator| operator.len())
}
