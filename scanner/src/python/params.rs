//! Parameter lists, with Python's own rules in Python's own words.

use std::ops::Range;

use super::lexer::What;
use super::parser::Parser;
use super::{Fault, Kind, ParamDecl, ParamKind};
use crate::source::Spanned;

/// What was seen so far, as far as the rules ask.
#[derive(Default)]
struct Seen {
    slash: Option<Range<usize>>,
    /// `*` or `*args`.
    star: Option<Range<usize>>,
    /// A `*` that still waits for a name.
    bare_star: Option<Range<usize>>,
    var_keyword: Option<Range<usize>>,
    /// The first parameter with a default before `*`.
    default: Option<Range<usize>>,
    names: Vec<(String, Range<usize>)>,
}

impl Parser<'_> {
    /// From `(` to `)`.
    pub(super) fn parameters(&mut self) -> Result<Vec<ParamDecl>, Fault> {
        if !self.at("(") {
            return Err(self.expected("`(` and the parameters"));
        }
        let open = self.advance()?.range;
        let mut seen = Seen::default();
        let mut params = Vec::new();
        while !self.at(")") {
            self.parameter(&mut seen, &mut params)?;
            if !self.eat(",")? {
                break;
            }
        }
        self.close(")", open)?;
        match seen.bare_star {
            Some(star) => Err(names_must_follow(star)),
            None => Ok(params),
        }
    }

    fn parameter(&mut self, seen: &mut Seen, params: &mut Vec<ParamDecl>) -> Result<(), Fault> {
        let range = self.peek().range.clone();
        if let (Some(earlier), false) = (&seen.var_keyword, self.at_end()) {
            let fault = rule(range, "parameters cannot follow var-keyword parameter");
            return Err(fault.related(earlier.clone(), "nothing may follow this"));
        }
        match self.peek().what {
            What::Punct("/") => self.slash(seen, params),
            What::Punct("*") => {
                self.advance()?;
                self.star(range, seen, params)
            }
            What::Punct("**") => {
                self.advance()?;
                self.var_keyword(range, seen, params)
            }
            What::Punct("(") => Err(rule(range, "function parameters cannot be parenthesized")),
            What::Punct("&") => {
                let fault = rule(range, "`&` is Rust; the declaration is Python's");
                Err(fault.help(
                    "Python's parameters have a name and, if wanted, a Python type: `a: str`",
                ))
            }
            _ => self.plain(seen, params),
        }
    }

    fn slash(&mut self, seen: &mut Seen, params: &mut [ParamDecl]) -> Result<(), Fault> {
        let range = self.advance()?.range;
        if let Some(first) = &seen.slash {
            return Err(
                rule(range, "`/` may appear only once").related(first.clone(), "first here")
            );
        }
        if let Some(star) = &seen.star {
            return Err(
                rule(range, "`/` must be ahead of `*`").related(star.clone(), "`*` stands here")
            );
        }
        if params.is_empty() {
            let fault = rule(range, "at least one parameter must precede `/`");
            return Err(fault.help("`/` makes the parameters before it positional-only"));
        }
        for param in params {
            param.kind = ParamKind::PositionalOnly;
        }
        seen.slash = Some(range);
        Ok(())
    }

    /// Behind `*`: the name of `*args`, or nothing.
    fn star(
        &mut self,
        range: Range<usize>,
        seen: &mut Seen,
        params: &mut Vec<ParamDecl>,
    ) -> Result<(), Fault> {
        if let Some(first) = &seen.star {
            return Err(
                rule(range, "`*` may appear only once").related(first.clone(), "first here")
            );
        }
        seen.star = Some(range.clone());
        if matches!(self.peek().what, What::Punct("," | ")")) {
            seen.bare_star = Some(range);
            return Ok(());
        }
        let name = self.parameter_name(seen)?;
        let annotation = if self.eat(":")? { Some(self.star_annotation()?) } else { None };
        self.refuse_default("var-positional")?;
        params.push(ParamDecl { name, kind: ParamKind::VarPositional, annotation, default: None });
        Ok(())
    }

    fn var_keyword(
        &mut self,
        range: Range<usize>,
        seen: &mut Seen,
        params: &mut Vec<ParamDecl>,
    ) -> Result<(), Fault> {
        if let Some(star) = seen.bare_star.take() {
            return Err(names_must_follow(star));
        }
        let name = self.parameter_name(seen)?;
        let annotation = self.parameter_annotation()?;
        self.refuse_default("var-keyword")?;
        params.push(ParamDecl { name, kind: ParamKind::VarKeyword, annotation, default: None });
        seen.var_keyword = Some(range.start..self.end);
        Ok(())
    }

    fn plain(&mut self, seen: &mut Seen, params: &mut Vec<ParamDecl>) -> Result<(), Fault> {
        let start = self.peek().range.start;
        let name = self.parameter_name(seen)?;
        let range = start..self.end;
        let annotation = self.parameter_annotation()?;
        let default = self.parameter_default()?;
        seen.bare_star = None;
        let kind = if seen.star.is_some() { ParamKind::KeywordOnly } else { ParamKind::Positional };
        if kind == ParamKind::Positional {
            match (&seen.default, &default) {
                (None, Some(_)) => seen.default = Some(range),
                (Some(earlier), None) => {
                    let message = "parameter without a default follows parameter with a default";
                    let help = format!("give `{0}` a default, or move it behind `*`", name.value);
                    let fault =
                        rule(range, message).related(earlier.clone(), "this one has a default");
                    return Err(fault.help(help));
                }
                _ => {}
            }
        }
        params.push(ParamDecl { name, kind, annotation, default });
        Ok(())
    }

    fn parameter_name(&mut self, seen: &mut Seen) -> Result<Spanned<String>, Fault> {
        let range = self.peek().range.clone();
        let name = self.name("a parameter", "name a parameter")?;
        if let Some((_, first)) = seen.names.iter().find(|(earlier, _)| *earlier == name.value) {
            let message = format!("duplicate parameter `{}` in function definition", name.value);
            return Err(rule(range, message).related(first.clone(), "first used here"));
        }
        seen.names.push((name.value.clone(), range));
        Ok(name)
    }

    fn parameter_annotation(&mut self) -> Result<Option<Spanned<String>>, Fault> {
        if self.eat(":")? { self.annotation().map(Some) } else { Ok(None) }
    }

    fn parameter_default(&mut self) -> Result<Option<Spanned<super::Literal>>, Fault> {
        if !self.eat("=")? {
            return Ok(None);
        }
        if matches!(self.peek().what, What::Punct("," | ")") | What::End) {
            return Err(self.expected("a default value").kind(Kind::Literal));
        }
        self.literal().map(Some)
    }

    fn refuse_default(&mut self, what: &str) -> Result<(), Fault> {
        match self.at("=") {
            true => {
                Err(self
                    .fault(Kind::Parameters, format!("{what} parameter cannot have default value")))
            }
            false => Ok(()),
        }
    }
}

fn rule(range: Range<usize>, message: impl Into<String>) -> Fault {
    Fault::new(Kind::Parameters, range, message)
}

fn names_must_follow(star: Range<usize>) -> Fault {
    rule(star, "named parameters must follow bare `*`").help(
        "name the keyword-only parameters behind it, or give it a name to take any number: `*args`",
    )
}
