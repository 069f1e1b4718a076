//! The layout of generated code: a line for what fits in one, and a line for each part of what does not.
//!
//! It knows tokens and no grammar: what it writes are the tokens that it was given. Printers of syntax parse what was
//! generated first, which took more than all else that a build script does for a function.

mod spacing;

use proc_macro2::{Delimiter, TokenStream};

use spacing::{Inside, Piece, pieces, width};

/// As wide as a line becomes where it can be broken.
const WIDTH: usize = 100;

/// The text of an item, without a line's end behind it.
pub(super) fn text(item: TokenStream) -> String {
    let mut layout = Layout { text: String::new(), indent: 0, line: 0 };
    layout.parts(&pieces(item));
    layout.text
}

struct Layout {
    text: String,
    /// How many blocks the line is in.
    indent: usize,
    /// Where the line starts in the text.
    line: usize,
}

impl Layout {
    /// Items, statements, arms, arguments: each on a line of its own.
    fn parts(&mut self, pieces: &[Piece]) {
        let mut rest = pieces;
        // Words of a list follow each other in a line.
        let mut was_word = false;
        while !rest.is_empty() {
            let (part, after) = rest.split_at(end_of_part(rest));
            let is_word = matches!(part, [word, comma] if word.inside.is_none() && comma.text == ",")
                || matches!(part, [word] if word.inside.is_none());
            let column = self.text.len() - self.line;
            if is_word && was_word && column + 1 + width(part) <= WIDTH {
                self.text.push(' ');
            } else if !self.text.is_empty() {
                self.new_line();
            }
            self.part(part);
            (rest, was_word) = (after, is_word);
        }
    }

    fn part(&mut self, part: &[Piece]) {
        if let Some(doc) = doc_comment(part) {
            self.text.push_str("///");
            self.text.push_str(&doc);
            return;
        }
        self.line_of(part);
    }

    fn line_of(&mut self, part: &[Piece]) {
        for (at, piece) in part.iter().enumerate() {
            if piece.space && at > 0 {
                self.text.push(' ');
            }
            match &piece.inside {
                None => self.text.push_str(&piece.text),
                Some(inside) => self.group(inside, tail(&part[at + 1..])),
            }
        }
    }

    /// A group, with so many columns behind it that belong to the same line.
    fn group(&mut self, group: &Inside, tail: usize) {
        let (open, close) = group.delimiters();
        self.text.push_str(open);
        let column = self.text.len() - self.line;
        if group.pieces.is_empty() {
            // `{}`
        } else if group.is_word() || !group.is_block && column + group.width + tail <= WIDTH {
            let space = if group.is_spaced { " " } else { "" };
            self.text.push_str(space);
            self.line_of(&group.pieces);
            self.text.push_str(space);
        } else if group.before_block().is_some_and(|columns| column + columns <= WIDTH) {
            self.line_of(&group.pieces);
        } else {
            self.indent += 1;
            self.parts(&group.pieces);
            self.indent -= 1;
            self.new_line();
        }
        self.text.push_str(close);
    }

    fn new_line(&mut self) {
        self.text.push('\n');
        self.line = self.text.len();
        for _ in 0..self.indent {
            self.text.push_str("    ");
        }
    }
}

/// How many pieces the first part has.
fn end_of_part(pieces: &[Piece]) -> usize {
    // Within `<` and `>`.
    let mut angles = 0_usize;
    // Within the bars of a closure's parameters.
    let mut bars = pieces.first().is_some_and(|first| first.text == "|");
    for (at, piece) in pieces.iter().enumerate() {
        match piece.text.as_str() {
            "|" if at > 0 => bars = false,
            "<" => angles += 1,
            ">" => angles = angles.saturating_sub(1),
            _ => {}
        }
        let ends = match &piece.inside {
            None => piece.text == ";" || piece.text == "," && angles == 0 && !bars,
            Some(inside) => match inside.delimiter {
                Delimiter::Brace => pieces.get(at + 1).is_none_or(Piece::begins),
                Delimiter::Bracket => at == 1 && pieces[0].text == "#",
                _ => false,
            },
        };
        if ends {
            return at + 1;
        }
    }
    pieces.len()
}

/// The columns behind a group up to where the line can be broken again.
fn tail(pieces: &[Piece]) -> usize {
    let mut columns = 0;
    for piece in pieces {
        columns += usize::from(piece.space);
        match &piece.inside {
            None => columns += piece.text.len(),
            Some(_) => return columns + 1,
        }
    }
    columns
}

/// The text of `#[doc = ".."]` where a comment says the same.
fn doc_comment(part: &[Piece]) -> Option<String> {
    let [hash, group] = part else { return None };
    let [name, equals, value] = group.inside.as_ref()?.pieces.as_slice() else { return None };
    if hash.text != "#" || name.text != "doc" || equals.text != "=" {
        return None;
    }
    let doc = value.text.strip_prefix('"')?.strip_suffix('"')?.replace("\\\"", "\"");
    // Four slashes are a plain comment, and no other escape means anything in one.
    (!doc.starts_with('/') && !doc.contains(['\\', '\n', '\r'])).then_some(doc)
}

#[cfg(test)]
mod tests;
