//! Defaults: the literals of Python, nested as deep as brackets may be.

use super::lexer::What;
use super::parser::Parser;
use super::string::{Decoded, decode};
use super::{Fault, Kind, Literal, number};
use crate::source::Spanned;

/// What to do instead of an expression.
const WAY_OUT: &str = "a default in the signature is a Python literal; for a Rust expression write \
                       `default(name = expression)` before `def`";

impl Parser<'_> {
    /// A literal with its text as written.
    pub(super) fn literal(&mut self) -> Result<Spanned<Literal>, Fault> {
        let start = self.peek().range.start;
        let value = self.literal_value()?;
        self.refuse_operator()?;
        Ok(Spanned { value, span: self.source.span(start..self.end) })
    }

    pub(super) fn literal_value(&mut self) -> Result<Literal, Fault> {
        match self.peek().what.clone() {
            What::Number => {
                let token = self.advance()?;
                number::parse(self.source.slice(token.range.clone()), token.range)
            }
            What::Str(_) => self.strings(),
            What::Name => self.constant(),
            What::Punct("-" | "+") => self.signed(),
            What::Punct("...") => self.advance().map(|_| Literal::Ellipsis),
            What::Punct("[") => {
                self.deeper(|parser| parser.items("]").map(|(items, _)| Literal::List(items)))
            }
            What::Punct("(") => self.deeper(Parser::tuple),
            What::Punct("{") => self.deeper(Parser::braces),
            What::End => Err(self.expected("a default value").kind(Kind::Literal)),
            What::Punct(_) => {
                Err(self.expected("a Python literal").kind(Kind::Literal).help(WAY_OUT))
            }
        }
    }

    fn signed(&mut self) -> Result<Literal, Fault> {
        let sign = self.advance()?;
        if self.peek().what != What::Number {
            return Err(self
                .expected("a number behind the sign")
                .kind(Kind::Literal)
                .help(WAY_OUT));
        }
        let token = self.advance()?;
        let value = number::parse(self.source.slice(token.range.clone()), token.range)?;
        if sign.what == What::Punct("+") {
            return Ok(value);
        }
        Ok(match value {
            // There is no negative zero among the ints.
            Literal::Int(digits) if digits == "0" => Literal::Int(digits),
            Literal::Int(digits) => Literal::Int(format!("-{digits}")),
            Literal::Float(text) => Literal::Float(format!("-{text}")),
            other => other,
        })
    }

    /// Adjacent strings are one.
    fn strings(&mut self) -> Result<Literal, Fault> {
        let first = self.peek().range.clone();
        let mut whole: Option<Literal> = None;
        while let What::Str(quotes) = self.peek().what.clone() {
            let range = self.peek().range.clone();
            let part = decode(self.source.text(), &quotes)?;
            self.advance()?;
            whole = Some(match (whole, part) {
                (None, Decoded::Str(text)) => Literal::Str(text),
                (None, Decoded::Bytes(bytes)) => Literal::Bytes(bytes),
                (Some(Literal::Str(text)), Decoded::Str(more)) => Literal::Str(text + &more),
                (Some(Literal::Bytes(mut bytes)), Decoded::Bytes(more)) => {
                    bytes.extend(more);
                    Literal::Bytes(bytes)
                }
                _ => {
                    let fault =
                        Fault::new(Kind::Literal, range, "cannot mix bytes and nonbytes literals");
                    return Err(fault.related(first, "joined with this"));
                }
            });
        }
        whole.ok_or_else(|| self.expected("a string"))
    }

    fn constant(&mut self) -> Result<Literal, Fault> {
        let word = self.word();
        let literal = match word {
            "None" => Literal::None,
            "True" => Literal::Bool(true),
            "False" => Literal::Bool(false),
            "set" => return self.empty_set(),
            _ => return Err(self.not_a_literal(word)),
        };
        self.advance()?;
        Ok(literal)
    }

    /// `set()`: the one value of these types that only a call can write.
    fn empty_set(&mut self) -> Result<Literal, Fault> {
        let fault = self.not_a_literal("set");
        self.advance()?;
        if !self.eat("(")? || !self.eat(")")? {
            return Err(fault);
        }
        Ok(Literal::Set(Vec::new()))
    }

    fn not_a_literal(&self, word: &str) -> Fault {
        let python = match word {
            "true" => Some("True"),
            "false" => Some("False"),
            "none" | "null" | "nil" | "nullptr" => Some("None"),
            _ => None,
        };
        let fault = self.fault(Kind::Literal, format!("`{word}` is not a Python literal"));
        match python {
            Some(python) => fault.help(format!("write `{python}`")),
            None => fault.help(WAY_OUT),
        }
    }

    fn tuple(&mut self) -> Result<Literal, Fault> {
        let (mut items, comma) = self.items(")")?;
        Ok(match items.pop() {
            // Brackets around one value without a comma only group.
            Some(only) if items.is_empty() && !comma => only,
            last => {
                items.extend(last);
                Literal::Tuple(items)
            }
        })
    }

    /// Values between brackets; and whether a comma stood among them.
    fn items(&mut self, close: &'static str) -> Result<(Vec<Literal>, bool), Fault> {
        let open = self.advance()?.range;
        let mut items = Vec::new();
        let mut comma = false;
        while !self.at(close) {
            items.push(self.literal_value()?);
            self.refuse_operator()?;
            if !self.eat(",")? {
                break;
            }
            comma = true;
        }
        self.close(close, open)?;
        Ok((items, comma))
    }

    fn braces(&mut self) -> Result<Literal, Fault> {
        let open = self.advance()?.range;
        let mut pairs = Vec::new();
        let mut items = Vec::new();
        while !self.at("}") {
            let key = self.hashable()?;
            if items.is_empty() && (!pairs.is_empty() || self.at(":")) {
                if !self.eat(":")? {
                    return Err(self.expected("`:` and the key's value").kind(Kind::Literal));
                }
                let value = self.literal_value()?;
                self.refuse_operator()?;
                pairs.push((key, value));
            } else {
                items.push(key);
            }
            if !self.eat(",")? {
                break;
            }
        }
        self.close("}", open)?;
        Ok(if items.is_empty() { Literal::Dict(pairs) } else { Literal::Set(items) })
    }

    /// A key of a dict or an element of a set.
    fn hashable(&mut self) -> Result<Literal, Fault> {
        let start = self.peek().range.start;
        let value = self.literal_value()?;
        self.refuse_operator()?;
        match unhashable(&value) {
            None => Ok(value),
            Some(name) => {
                let message = format!("unhashable type: `{name}`");
                let fault = Fault::new(Kind::Literal, start..self.end, message);
                Err(fault
                    .help("dict keys and set elements are numbers, text, bytes or tuples of those"))
            }
        }
    }

    /// `1 + 2`, `f()`, `a.b`: an expression where a literal ended.
    fn refuse_operator(&mut self) -> Result<(), Fault> {
        match self.peek().what {
            What::Punct("," | ")" | "]" | "}" | ":" | "=" | "->") | What::End => Ok(()),
            What::Punct(punct) => {
                let message = format!("`{punct}` makes this an expression, not a literal");
                Err(self.fault(Kind::Literal, message).help(WAY_OUT))
            }
            What::Name
                if matches!(self.word(), "if" | "or" | "and" | "in" | "is" | "not" | "for") =>
            {
                let message = format!("`{}` makes this an expression, not a literal", self.word());
                Err(self.fault(Kind::Literal, message).help(WAY_OUT))
            }
            _ => Ok(()),
        }
    }
}

/// The name of the first type in a value that no dict takes as a key.
fn unhashable(value: &Literal) -> Option<&'static str> {
    match value {
        Literal::List(_) => Some("list"),
        Literal::Dict(_) => Some("dict"),
        Literal::Set(_) => Some("set"),
        Literal::Tuple(items) => items.iter().find_map(unhashable),
        _ => None,
    }
}
