//! Annotations: checked against the typing grammar, and printed as a formatted stub writes them.
//!
//! Knows the form of types, not which types exist: an unknown name is the type checker's to report.

use super::lexer::{What, name_length};
use super::parser::Parser;
use super::{Fault, Kind, Literal};
use crate::name;
use crate::source::Spanned;

const PYTHON_TYPE: &str = "an annotation is a Python type";
const RUST_TYPES: &str =
    "write the Python type: `list[int]` for `Vec<i64>`, `int | None` for `Option<i64>`";

/// Where an expression stands decides what it may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// A type, and nothing else.
    Type,
    /// An argument of `X[..]`: also `...`, `[int, str]` and `*Ts`.
    Argument,
    /// Of `Literal[..]`: values.
    Value,
    /// Behind the type of `Annotated[..]`: any simple expression.
    Metadata,
}

impl Parser<'_> {
    /// A type, with its text normalised.
    pub(super) fn annotation(&mut self) -> Result<Spanned<String>, Fault> {
        self.spanned_type(Position::Type)
    }

    /// The annotation of `*args`, which may be unpacked: `*Ts`.
    pub(super) fn star_annotation(&mut self) -> Result<Spanned<String>, Fault> {
        let start = self.peek().range.start;
        let star = if self.eat("*")? { "*" } else { "" };
        let value = format!("{star}{}", self.type_text(Position::Type)?);
        Ok(Spanned { value, span: self.source.span(start..self.end) })
    }

    fn spanned_type(&mut self, position: Position) -> Result<Spanned<String>, Fault> {
        let start = self.peek().range.start;
        let value = self.type_text(position)?;
        Ok(Spanned { value, span: self.source.span(start..self.end) })
    }

    /// A union of one or more types.
    fn type_text(&mut self, position: Position) -> Result<String, Fault> {
        let mut text = self.type_atom(position)?;
        loop {
            if self.eat("|")? {
                text.push_str(" | ");
                text.push_str(&self.type_atom(position)?);
                continue;
            }
            return match self.not_a_union(&text) {
                Some(fault) => Err(fault),
                None => Ok(text),
            };
        }
    }

    /// What other languages and other habits write behind a type.
    fn not_a_union(&self, text: &str) -> Option<Fault> {
        let word = self.word();
        let (message, help) = match self.peek().what {
            What::Name if matches!(word, "or" | "and") => {
                (format!("`{word}` does not join types"), format!("write `{text} | ..`"))
            }
            What::Punct("<" | "::") => {
                (format!("`{word}` is Rust; {PYTHON_TYPE}"), RUST_TYPES.to_owned())
            }
            What::Punct("(") => {
                let help = format!("a type takes its arguments in square brackets: `{text}[..]`");
                ("a call is not a type".to_owned(), help)
            }
            What::Punct("?") => ("`?` is not Python".to_owned(), format!("write `{text} | None`")),
            _ => return None,
        };
        Some(self.fault(Kind::Annotation, message).help(help))
    }

    fn type_atom(&mut self, position: Position) -> Result<String, Fault> {
        let values = matches!(position, Position::Value | Position::Metadata);
        match self.peek().what.clone() {
            What::Name => self.named_type(position),
            What::Str(_) if values => self.value_text(position),
            What::Str(quotes) => self.forward_reference(quotes.body.clone(), quotes.bytes),
            What::Number | What::Punct("-") if values => self.value_text(position),
            What::Number | What::Punct("-") => {
                let help = "a fixed value is written `Literal[..]`";
                Err(self.fault(Kind::Annotation, "a number is not a type").help(help))
            }
            What::Punct("(") => self.deeper(|parser| parser.bracketed_type(position)),
            What::Punct("[") => self.deeper(|parser| parser.list_of_types(position)),
            What::Punct("{") => {
                let help = "write `dict[str, int]` or `set[str]`";
                Err(self.fault(Kind::Annotation, "a dict or set display is not a type").help(help))
            }
            What::Punct("...") if position != Position::Type => {
                self.advance()?;
                Ok("...".to_owned())
            }
            What::Punct("*") if position == Position::Argument => {
                self.advance()?;
                Ok(format!("*{}", self.named_type(Position::Type)?))
            }
            What::Punct("&") => {
                let help = "write the Python type: `str` for `&str`";
                Err(self.fault(Kind::Annotation, format!("`&` is Rust; {PYTHON_TYPE}")).help(help))
            }
            _ => Err(self.expected("a type").kind(Kind::Annotation)),
        }
    }

    /// `a.b.C[..]`
    fn named_type(&mut self, position: Position) -> Result<String, Fault> {
        let values = matches!(position, Position::Value | Position::Metadata);
        let word = self.word();
        if matches!(word, "True" | "False") && values || word == "None" && self.at_name() {
            self.advance()?;
            return Ok(word.to_owned());
        }
        if name::is_python_keyword(word) {
            let fault = self.fault(Kind::Annotation, format!("`{word}` is not a type"));
            let fixed = matches!(word, "True" | "False");
            return Err(if fixed {
                fault.help(format!("write `Literal[{word}]` or `bool`"))
            } else {
                fault
            });
        }
        let mut text = self.name("a type", "name a type")?.value;
        while self.eat(".")? {
            text.push('.');
            text.push_str(&self.name("a name behind `.`", "be an attribute")?.value);
        }
        if position == Position::Metadata && self.at("(") {
            return self.deeper(|parser| parser.call(text));
        }
        if self.at("[") { self.deeper(|parser| parser.subscript(text)) } else { Ok(text) }
    }

    fn subscript(&mut self, name: String) -> Result<String, Fault> {
        let last = name.rsplit('.').next().unwrap_or_default().to_owned();
        let open = self.advance()?.range;
        if self.at("]") {
            let fault =
                self.fault(Kind::Annotation, format!("`{name}[]` has no type in its brackets"));
            return Err(fault.help(format!("write `{name}` or `{name}[int]`")));
        }
        let mut arguments = Vec::new();
        while !self.at("]") {
            let position = match last.as_str() {
                "Literal" => Position::Value,
                "Annotated" if !arguments.is_empty() => Position::Metadata,
                _ => Position::Argument,
            };
            arguments.push(self.type_text(position)?);
            if !self.eat(",")? {
                break;
            }
        }
        self.close("]", open)?;
        Ok(format!("{name}[{}]", arguments.join(", ")))
    }

    /// `Gt(0, strict=True)` in the metadata of `Annotated`.
    fn call(&mut self, name: String) -> Result<String, Fault> {
        let open = self.advance()?.range;
        let mut arguments = Vec::new();
        while !self.at(")") {
            let mut argument = self.type_text(Position::Metadata)?;
            if self.eat("=")? {
                argument = format!("{argument}={}", self.type_text(Position::Metadata)?);
            }
            arguments.push(argument);
            if !self.eat(",")? {
                break;
            }
        }
        self.close(")", open)?;
        Ok(format!("{name}({})", arguments.join(", ")))
    }

    /// Brackets that group a union, or the empty tuple of `tuple[()]`.
    fn bracketed_type(&mut self, position: Position) -> Result<String, Fault> {
        let open = self.advance()?.range;
        if position != Position::Type && self.at(")") {
            self.advance()?;
            return Ok("()".to_owned());
        }
        let inner = self.type_text(position)?;
        if self.at(",") {
            let fault = Fault::new(Kind::Annotation, open, "a tuple of types is not a type");
            return Err(fault.help(format!("write `tuple[{inner}, ..]`")));
        }
        self.close(")", open)?;
        // `|` binds alike on both sides: the brackets say nothing.
        Ok(inner)
    }

    /// The parameter types of `Callable[[int, str], None]`.
    fn list_of_types(&mut self, position: Position) -> Result<String, Fault> {
        let open = self.advance()?.range;
        let mut items = Vec::new();
        while !self.at("]") {
            let inner = if position == Position::Type { Position::Argument } else { position };
            items.push(self.type_text(inner)?);
            if !self.eat(",")? {
                break;
            }
        }
        self.close("]", open.clone())?;
        let items = items.join(", ");
        if position == Position::Type {
            let fault = Fault::new(Kind::Annotation, open.start..self.end, "a list is not a type");
            let example = if items.is_empty() { "int" } else { &items };
            return Err(fault.help(format!("write `list[{example}]`")));
        }
        Ok(format!("[{items}]"))
    }

    /// A value of `Literal[..]` or `Annotated[..]`.
    fn value_text(&mut self, position: Position) -> Result<String, Fault> {
        let start = self.peek().range.start;
        let value = self.literal_value()?;
        if position == Position::Value && matches!(value, Literal::Float(_)) {
            let fault =
                Fault::new(Kind::Annotation, start..self.end, "a float is no value of `Literal`");
            return Err(fault.help("write `float`"));
        }
        Ok(value.stub())
    }

    /// `"Node"`: quotes that no stub needs, because it may name what comes later.
    fn forward_reference(
        &mut self,
        body: std::ops::Range<usize>,
        bytes: bool,
    ) -> Result<String, Fault> {
        let token = self.advance()?;
        if bytes || body.is_empty() {
            return Err(Fault::new(Kind::Annotation, token.range, "this string names no type"));
        }
        let inside = self.source.slice(body.clone());
        if let Some(backslash) = inside.find('\\') {
            let range = body.start + backslash..body.start + backslash + 1;
            return Err(Fault::new(Kind::Annotation, range, "an escape in the name of a type"));
        }
        // The rest of the text stays out of sight, places stay as they are.
        let mut until = self.source.clone();
        until.truncate(body.end);
        let mut parser = Parser::new(&until, body.start)?;
        parser.depth = self.depth;
        let text = parser.deeper(|parser| parser.type_text(Position::Type))?;
        if parser.at_end() {
            Ok(text)
        } else {
            Err(parser.expected("the end of the type").kind(Kind::Annotation))
        }
    }
}

/// A dotted name, with its range's end: `a.b.c`.
pub(super) fn dotted_length(text: &str) -> usize {
    let mut end = name_length(text);
    while end > 0 && text.get(end..).is_some_and(|rest| rest.starts_with('.')) {
        let following = name_length(text.get(end + 1..).unwrap_or_default());
        if following == 0 {
            break;
        }
        end += 1 + following;
    }
    end
}
