//! Tokens with the spaces between them.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// A word, an operator of one or several characters, or a group.
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) inside: Option<Inside>,
    /// Whether a space stands before it in a line.
    pub(super) space: bool,
}

/// What is between delimiters.
pub(super) struct Inside {
    pub(super) delimiter: Delimiter,
    pub(super) pieces: Vec<Piece>,
    /// In one line, with the closing delimiter.
    pub(super) width: usize,
    /// Whether spaces stand inside of its delimiters.
    pub(super) is_spaced: bool,
    /// Whether it takes several lines however short it is: a body, or what has one inside.
    pub(super) is_block: bool,
}

/// What stands before a piece.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing, or what the next sticks to: `&`, `::`, `<`.
    Tight,
    /// An infix operator, a comma, a block.
    Loose,
    /// A keyword, or a lifetime: no value, and nothing sticks to it.
    Keyword,
    /// A value, which may be called or indexed.
    Value,
}

/// How many of these characters are one operator.
fn operator(run: &[u8]) -> usize {
    match run {
        [b'<', b'<', b'=', ..] | [b'>', b'>', b'=', ..] | [b'.', b'.', b'.' | b'=', ..] => 3,
        [b':', b':', ..] | [b'-' | b'=', b'>', ..] | [b'.', b'.', ..] => 2,
        [b'&', b'&', ..] | [b'|', b'|', ..] => 2,
        [b'=' | b'!' | b'<' | b'>' | b'+' | b'-', b'=', ..] => 2,
        [b'*' | b'/' | b'%' | b'^' | b'&' | b'|', b'=', ..] => 2,
        _ => 1,
    }
}

/// Whether a value, a type or a block of its own begins behind a keyword.
fn is_before_value(word: &[u8]) -> bool {
    matches!(
        word,
        b"as"
            | b"break"
            | b"const"
            | b"dyn"
            | b"else"
            | b"for"
            | b"if"
            | b"in"
            | b"let"
            | b"match"
            | b"move"
            | b"mut"
            | b"return"
            | b"unsafe"
            | b"use"
            | b"where"
            | b"while"
    )
}

/// Whether the braces behind a keyword hold a body.
fn is_before_body(word: &[u8]) -> bool {
    matches!(
        word,
        b"enum"
            | b"fn"
            | b"for"
            | b"impl"
            | b"loop"
            | b"match"
            | b"mod"
            | b"struct"
            | b"trait"
            | b"union"
            | b"while"
    )
}

/// The pieces of a stream.
pub(super) fn pieces(tokens: TokenStream) -> Vec<Piece> {
    let mut reader =
        Reader { pieces: Vec::new(), before: Before::Tight, in_bars: false, has_body: false };
    let mut tokens = tokens.into_iter().peekable();
    // Punctuation without a space between.
    let mut run = String::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => reader.group(group),
            TokenTree::Literal(literal) => reader.push(literal.to_string(), Before::Value),
            TokenTree::Ident(ident) => reader.word(ident.to_string()),
            TokenTree::Punct(punct) => {
                let is_joint = punct.spacing() == Spacing::Joint;
                match tokens.peek() {
                    Some(TokenTree::Ident(name)) if punct.as_char() == '\'' => {
                        let lifetime = format!("'{name}");
                        tokens.next();
                        reader.operators(&run);
                        run.clear();
                        reader.push(lifetime, Before::Keyword);
                    }
                    Some(TokenTree::Punct(_)) if is_joint => run.push(punct.as_char()),
                    _ => {
                        run.push(punct.as_char());
                        reader.operators(&run);
                        run.clear();
                    }
                }
            }
        }
    }
    reader.pieces
}

struct Reader {
    pieces: Vec<Piece>,
    before: Before,
    /// Between the bars of a closure's parameters.
    in_bars: bool,
    /// Whether the next braces are a body's.
    has_body: bool,
}

impl Reader {
    fn add(&mut self, text: String, space: bool, after: Before) {
        self.pieces.push(Piece { text, inside: None, space });
        self.before = after;
    }

    /// Adds what stands apart from any but what it sticks to.
    fn push(&mut self, text: String, after: Before) {
        self.add(text, self.before != Before::Tight, after);
    }

    fn word(&mut self, text: String) {
        self.has_body |= is_before_body(text.as_bytes());
        let after = if is_before_value(text.as_bytes()) { Before::Keyword } else { Before::Value };
        self.push(text, after);
    }

    fn group(&mut self, group: Group) {
        let (delimiter, inside) = (group.delimiter(), group.stream());
        // What nothing else holds is taken apart, not copied.
        drop(group);
        let pieces = pieces(inside);
        let is_brace = delimiter == Delimiter::Brace;
        let space = match self.before {
            Before::Tight => false,
            Before::Value => is_brace,
            Before::Loose | Before::Keyword => true,
        };
        let insides = || pieces.iter().filter_map(|piece| piece.inside.as_ref());
        let has_statement = is_brace && pieces.iter().any(|piece| piece.text == ";");
        let is_body = is_brace && std::mem::take(&mut self.has_body);
        let is_block = is_body || has_statement || insides().any(|inside| inside.is_block);
        // Not in `use super::{This, rt}`.
        let is_spaced = is_brace && space;
        let width = width(&pieces) + if is_spaced { 3 } else { 1 };
        let inside = Inside { delimiter, pieces, width, is_spaced, is_block };
        self.pieces.push(Piece { text: String::new(), inside: Some(inside), space });
        self.before = if is_brace { Before::Loose } else { Before::Value };
    }

    fn operators(&mut self, run: &str) {
        let mut rest = run;
        // Rust's are all of ASCII.
        while !rest.is_empty() {
            let (first, after) = rest.split_at(operator(rest.as_bytes()));
            self.operator(first);
            rest = after;
        }
    }

    fn operator(&mut self, text: &str) {
        let is_value = self.before == Before::Value;
        let is_apart = matches!(self.before, Before::Loose | Before::Keyword);
        let (space, after) = match text.as_bytes() {
            b"," | b";" => {
                self.has_body = false;
                (false, Before::Loose)
            }
            b":" => (false, Before::Loose),
            b"." => (false, Before::Tight),
            b"?" if is_value => (false, Before::Value),
            b">" => (false, Before::Value),
            b"<" => (is_apart && !self.is_after(&["impl", "for"]), Before::Tight),
            b"::" | b".." | b"..=" | b"#" => (is_apart, Before::Tight),
            b"!" if is_value => (false, Before::Tight),
            b"|" if is_value && self.in_bars => {
                self.in_bars = false;
                (false, Before::Loose)
            }
            b"|" if !is_value => {
                self.in_bars = true;
                (is_apart, Before::Tight)
            }
            b"||" if !is_value => (is_apart, Before::Loose),
            // `<-` would be an operator.
            b"-" if self.is_after(&["<"]) => (true, Before::Tight),
            // `for<'a> &'a T`
            b"&" if self.is_after(&[">"]) => (true, Before::Tight),
            b"&" | b"&&" | b"*" | b"-" | b"!" | b"?" | b"$" if !is_value => {
                (is_apart, Before::Tight)
            }
            _ => (self.before != Before::Tight, Before::Loose),
        };
        self.add(text.to_owned(), space, after);
    }

    fn is_after(&self, texts: &[&str]) -> bool {
        self.pieces.last().is_some_and(|last| texts.contains(&last.text.as_str()))
    }
}

impl Piece {
    /// In one line, with the space before it.
    pub(super) fn width(&self) -> usize {
        let text = self.inside.as_ref().map_or(self.text.len(), |inside| inside.width + 1);
        text + usize::from(self.space)
    }

    /// Whether an item, a statement or an arm can begin with it, behind a block.
    pub(super) fn begins(&self) -> bool {
        match &self.inside {
            Some(_) => true,
            None => {
                let first = self.text.chars().next();
                !matches!(self.text.as_str(), "else" | "as")
                    && first.is_some_and(|first| first.is_alphanumeric() || "_#'\"".contains(first))
            }
        }
    }
}

/// Of several in one line.
pub(super) fn width(pieces: &[Piece]) -> usize {
    pieces.iter().map(Piece::width).sum()
}

impl Inside {
    /// `(crate)`
    pub(super) fn is_word(&self) -> bool {
        matches!(self.pieces.as_slice(), [word] if word.inside.is_none() && !self.is_block)
    }

    pub(super) fn delimiters(&self) -> (&'static str, &'static str) {
        match self.delimiter {
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            // What a macro held together stays together.
            Delimiter::Parenthesis | Delimiter::None => ("(", ")"),
        }
    }

    /// The columns before the block that it ends with, where that is its only one: `(py, |x| {..})`.
    pub(super) fn before_block(&self) -> Option<usize> {
        let (last, others) = self.pieces.split_last()?;
        let is_block = |piece: &Piece| piece.inside.as_ref().is_some_and(|inside| inside.is_block);
        let inside = last.inside.as_ref()?;
        let hugs = inside.delimiter == Delimiter::Brace && self.delimiter != Delimiter::Brace;
        (hugs && !others.iter().any(is_block)).then(|| self.width - inside.width)
    }
}
