//! Declarations: `def`, `class`, `module` and names with their annotations.

use std::ops::Range;

use super::annotation::dotted_length;
use super::parser::Parser;
use super::place::Placed;
use super::{ClassDecl, Def, Fault, Kind, Literal, SyntaxError};
use crate::source::Spanned;

/// `NAME`, `NAME: annotation`, each perhaps with `= literal`.
pub(crate) struct NameDecl {
    pub(crate) name: Spanned<String>,
    pub(crate) annotation: Option<Spanned<String>>,
    pub(crate) value: Option<Spanned<Literal>>,
}

/// Reads `def ..` or `async def ..` at a byte of the text.
pub(crate) fn def(source: &Placed, at: usize) -> Result<Def, SyntaxError> {
    run(source, at, Parser::def)
}

/// Reads `class ..`. What stands behind `=` is kept as text: it is Rust.
pub(crate) fn class(source: &Placed, at: usize) -> Result<ClassDecl, SyntaxError> {
    run(source, at, Parser::class)
}

/// Reads `module a.b`.
pub(crate) fn module(source: &Placed, at: usize) -> Result<Spanned<String>, SyntaxError> {
    run(source, at, Parser::module)
}

/// Reads `NAME`, `NAME: annotation`, and a value behind them.
pub(crate) fn name(source: &Placed, at: usize) -> Result<NameDecl, SyntaxError> {
    run(source, at, Parser::name_declaration)
}

/// Reads a type that fills the range.
pub(crate) fn annotation(
    source: &Placed,
    range: Range<usize>,
) -> Result<Spanned<String>, SyntaxError> {
    let mut until = source.clone();
    until.truncate(range.end);
    run(&until, range.start, |parser| {
        let annotation = parser.annotation()?;
        parser.finish("the end of the type")?;
        Ok(annotation)
    })
}

fn run<'t, T>(
    source: &'t Placed,
    at: usize,
    parse: impl FnOnce(&mut Parser<'t>) -> Result<T, Fault>,
) -> Result<T, SyntaxError> {
    Parser::new(source, at)
        .and_then(|mut parser| parse(&mut parser))
        .map_err(|fault| fault.placed(source))
}

impl Parser<'_> {
    fn def(&mut self) -> Result<Def, Fault> {
        let start = self.peek().range.start;
        let is_async = self.keyword("async")?;
        if !self.keyword("def")? {
            return Err(self.expected("`def`"));
        }
        let name = self.name("the function's name", "name a function")?;
        self.refuse_type_parameters()?;
        let params = self.parameters()?;
        let returns = if self.eat("->")? { Some(self.annotation()?) } else { None };
        let span = self.source.span(start..self.end);
        self.body()?;
        Ok(Def { span, is_async, name, params, returns })
    }

    fn class(&mut self) -> Result<ClassDecl, Fault> {
        self.keyword("class")?;
        let name = self.name("the class's name", "name a class")?;
        self.refuse_type_parameters()?;
        let bases = if self.at("(") { self.bases()? } else { Vec::new() };
        if self.at("=") {
            let instance = self.rust_type()?;
            return Ok(ClassDecl { name, bases, instance: Some(instance) });
        }
        self.body()?;
        Ok(ClassDecl { name, bases, instance: None })
    }

    fn bases(&mut self) -> Result<Vec<Spanned<String>>, Fault> {
        let open = self.advance()?.range;
        let mut bases = Vec::new();
        while !self.at(")") {
            let base = self.annotation()?;
            if self.at("=") {
                let message = format!("`{}=` in a class line is not supported", base.value);
                let fault = self.fault(Kind::Syntax, message);
                return Err(
                    fault.help("list base classes only; a metaclass comes with its base class")
                );
            }
            bases.push(base);
            if !self.eat(",")? {
                break;
            }
        }
        self.close(")", open)?;
        Ok(bases)
    }

    /// Everything behind `=`. Not lexed: Rust has tokens that Python lacks.
    fn rust_type(&mut self) -> Result<Spanned<String>, Fault> {
        let equals = self.peek().range.clone();
        let rest = self.source.text().get(equals.end..).unwrap_or_default();
        let start = equals.end + (rest.len() - rest.trim_start().len());
        let end = start + rest.trim().len();
        if start == end {
            let fault = Fault::new(Kind::Syntax, equals, "a Rust type is missing behind `=`");
            return Err(fault.help("write the instantiation: `class IntStack = Stack<i64>`"));
        }
        Ok(self.source.spanned(start..end))
    }

    fn module(&mut self) -> Result<Spanned<String>, Fault> {
        self.keyword("module")?;
        let start = self.peek().range.start;
        loop {
            self.name("the module's name", "name a module")?;
            if !self.eat(".")? {
                break;
            }
        }
        let written = start..self.end;
        // Python allows space around the dots, a module's name has none.
        if dotted_length(self.source.slice(written.clone())) != written.len() {
            return Err(Fault::new(Kind::Syntax, written, "space in the module's name"));
        }
        self.finish("the end of the tag")?;
        Ok(self.source.spanned(written))
    }

    fn name_declaration(&mut self) -> Result<NameDecl, Fault> {
        let name = self.name("a name", "be a name")?;
        let annotation = if self.eat(":")? { Some(self.annotation()?) } else { None };
        let value = if self.eat("=")? { Some(self.literal()?) } else { None };
        self.finish("the end of the tag")?;
        Ok(NameDecl { name, annotation, value })
    }

    /// `:`, `: ...` or `: pass`, as a line copied from a stub ends.
    fn body(&mut self) -> Result<(), Fault> {
        if self.eat(":")? && !self.eat("...")? {
            self.keyword("pass")?;
        }
        self.finish("the end of the tag")
    }

    fn finish(&mut self, what: &str) -> Result<(), Fault> {
        if self.at_end() { Ok(()) } else { Err(self.expected(what)) }
    }

    fn keyword(&mut self, word: &str) -> Result<bool, Fault> {
        let found = self.at_name() && self.word() == word;
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    fn refuse_type_parameters(&mut self) -> Result<(), Fault> {
        if !self.at("[") {
            return Ok(());
        }
        let fault = self.fault(Kind::Syntax, "type parameters are not supported in a tag");
        Err(fault.help("only Python 3.12 and later could read them"))
    }
}

/// Whether a declaration starts with this word.
pub(crate) fn starts_declaration(word: &str) -> bool {
    matches!(word, "def" | "async" | "class" | "module")
}
