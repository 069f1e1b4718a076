//! Writes what a rule makes of its variables.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};

use super::matching::{Binding, Bindings};
use super::pattern::Piece;

/// How many tokens one call may make.
const MAX_TOKENS: usize = 200_000;

/// The tokens of a rule's right side. The error says what does not fit.
pub(crate) fn transcribe(pieces: &[Piece], bindings: &Bindings) -> Result<TokenStream, String> {
    let mut writer = Writer { left: MAX_TOKENS };
    let mut out = Vec::new();
    writer.write(pieces, bindings, &mut out)?;
    Ok(out.into_iter().collect())
}

struct Writer {
    left: usize,
}

impl Writer {
    fn write(
        &mut self,
        pieces: &[Piece],
        bindings: &Bindings,
        out: &mut Vec<TokenTree>,
    ) -> Result<(), String> {
        for piece in pieces {
            let before = out.len();
            match piece {
                Piece::Token(token) => out.push(token.clone()),
                Piece::Group { original, inner } => {
                    let mut content = Vec::new();
                    self.write(inner, bindings, &mut content)?;
                    let mut group = Group::new(original.delimiter(), content.into_iter().collect());
                    group.set_span(original.span());
                    out.push(TokenTree::Group(group));
                }
                Piece::Variable { name, dollar, ident } => match bindings.get(name) {
                    Some(Binding::One(tokens)) => out.extend(tokens.clone()),
                    Some(Binding::Many(_)) => {
                        return Err(format!("`${name}` repeats, but not here"));
                    }
                    // For a macro that this one defines.
                    None => out.extend([
                        TokenTree::Punct(dollar.clone()),
                        TokenTree::Ident(ident.clone()),
                    ]),
                },
                Piece::Crate(dollar) => {
                    out.push(TokenTree::Ident(Ident::new("crate", dollar.span())))
                }
                Piece::Repeat { inner, separator, .. } => {
                    self.repeat(inner, separator, bindings, out)?
                }
                Piece::Fragment { .. } => {}
            }
            self.left = match self.left.checked_sub(out.len() - before) {
                Some(left) => left,
                None => return Err("it makes too many tokens".to_owned()),
            };
        }
        Ok(())
    }

    fn repeat(
        &mut self,
        inner: &[Piece],
        separator: &[TokenTree],
        bindings: &Bindings,
        out: &mut Vec<TokenTree>,
    ) -> Result<(), String> {
        let mut names = Vec::new();
        variables(inner, &mut names);
        let mut repeating: Vec<(&str, &Vec<Binding>)> = Vec::new();
        let mut inside = Bindings::new();
        for name in names {
            match bindings.get(name) {
                Some(Binding::Many(many)) => repeating.push((name, many)),
                Some(one) => drop(inside.insert(name.to_owned(), one.clone())),
                None => {}
            }
        }
        let Some(&(first, turns)) = repeating.first() else {
            return Err("a repetition has no variable that repeats".to_owned());
        };
        if let Some((other, _)) = repeating.iter().find(|(_, many)| many.len() != turns.len()) {
            return Err(format!("`${first}` and `${other}` do not repeat equally often"));
        }
        for turn in 0..turns.len() {
            for (name, many) in &repeating {
                inside.insert((*name).to_owned(), many[turn].clone());
            }
            if turn > 0 {
                out.extend(separator.iter().cloned());
            }
            self.write(inner, &inside, out)?;
        }
        Ok(())
    }
}

/// The variables that stand in pieces, in their order.
fn variables<'p>(pieces: &'p [Piece], found: &mut Vec<&'p str>) {
    for piece in pieces {
        match piece {
            Piece::Variable { name, .. } => found.push(name),
            Piece::Group { inner, .. } | Piece::Repeat { inner, .. } => variables(inner, found),
            _ => {}
        }
    }
}
