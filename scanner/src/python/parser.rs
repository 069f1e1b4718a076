//! The token stream with one token of lookahead, and the messages every part of the grammar shares.

use std::ops::Range;

use super::lexer::{self, Token, What};
use super::place::Placed;
use super::{Fault, Kind};
use crate::name;
use crate::source::Spanned;

/// Brackets within brackets, beyond which a text is refused rather than followed.
pub(super) const MAX_DEPTH: usize = 64;

pub(super) struct Parser<'t> {
    pub(super) source: &'t Placed,
    peeked: Token,
    /// The end of the token before.
    pub(super) end: usize,
    pub(super) depth: usize,
}

impl<'t> Parser<'t> {
    /// Starts at a byte of the text.
    pub(super) fn new(source: &'t Placed, at: usize) -> Result<Parser<'t>, Fault> {
        let peeked = lexer::next(source.text(), at)?;
        Ok(Parser { source, peeked, end: at, depth: 0 })
    }

    pub(super) fn peek(&self) -> &Token {
        &self.peeked
    }

    pub(super) fn advance(&mut self) -> Result<Token, Fault> {
        let following = match self.peeked.what {
            What::End => self.peeked.clone(),
            _ => lexer::next(self.source.text(), self.peeked.range.end)?,
        };
        self.end = self.peeked.range.end;
        Ok(std::mem::replace(&mut self.peeked, following))
    }

    pub(super) fn at(&self, punct: &str) -> bool {
        matches!(self.peeked.what, What::Punct(found) if found == punct)
    }

    pub(super) fn eat(&mut self, punct: &str) -> Result<bool, Fault> {
        let found = self.at(punct);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    /// The text of the token ahead.
    pub(super) fn word(&self) -> &'t str {
        self.source.text().get(self.peeked.range.clone()).unwrap_or_default()
    }

    pub(super) fn at_name(&self) -> bool {
        self.peeked.what == What::Name
    }

    pub(super) fn at_end(&self) -> bool {
        self.peeked.what == What::End
    }

    /// A name that is not reserved. `naming` completes "`from` is a Python keyword and cannot ..".
    pub(super) fn name(&mut self, what: &str, naming: &str) -> Result<Spanned<String>, Fault> {
        if !self.at_name() {
            return Err(self.expected(what));
        }
        let word = self.word();
        let range = self.peeked.range.clone();
        if name::is_python_keyword(word) || word == "__debug__" {
            let message = format!("`{word}` is a Python keyword and cannot {naming}");
            return Err(
                Fault::new(Kind::Keyword, range, message).help(format!("name it `{word}_`"))
            );
        }
        if !name::is_word(word) {
            return Err(Fault::new(
                Kind::Keyword,
                range,
                format!("`{word}` is not a valid Python name"),
            ));
        }
        self.advance()?;
        Ok(self.source.spanned(range))
    }

    /// Takes the closing bracket of the one at `open`.
    pub(super) fn close(&mut self, closing: &'static str, open: Range<usize>) -> Result<(), Fault> {
        if self.eat(closing)? {
            return Ok(());
        }
        let opened = self.source.slice(open.clone()).to_owned();
        match self.peeked.what {
            What::End => {
                let fault = Fault::new(Kind::Syntax, open, format!("`{opened}` was never closed"));
                Err(fault.help("a tag goes on over the next doc lines while a bracket is open"))
            }
            What::Punct(found @ (")" | "]" | "}")) => {
                let range = self.peeked.range.clone();
                let message = format!(
                    "closing parenthesis `{found}` does not match opening parenthesis `{opened}`"
                );
                Err(Fault::new(Kind::Syntax, range, message).related(open, "opened here"))
            }
            _ => Err(self.expected(&format!("`,` or `{closing}`"))),
        }
    }

    /// A fault at the token ahead.
    pub(super) fn expected(&self, what: &str) -> Fault {
        let found = match self.peeked.what {
            What::End => "the end of the tag".to_owned(),
            _ => format!("`{}`", self.word()),
        };
        // At the end there is nothing to underline: the caret goes behind the last token.
        let range = match self.peeked.what {
            What::End => self.end..self.end,
            _ => self.peeked.range.clone(),
        };
        Fault::new(Kind::Syntax, range, format!("expected {what}, found {found}"))
    }

    pub(super) fn fault(&self, kind: Kind, message: impl Into<String>) -> Fault {
        Fault::new(kind, self.peeked.range.clone(), message)
    }

    /// Runs `inner` one bracket deeper.
    pub(super) fn deeper<T>(
        &mut self,
        inner: impl FnOnce(&mut Self) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        if self.depth == MAX_DEPTH {
            return Err(
                self.fault(Kind::Syntax, format!("more than {MAX_DEPTH} brackets within brackets"))
            );
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        result
    }
}
