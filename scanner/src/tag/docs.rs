//! Takes documentation apart: tags, what looks like tags, and the text that is left.
//!
//! Knows doc lines and fences of Markdown; how a tag is written is for `syntax.rs`.

use super::layout::layout;
use super::syntax::{Found, MARK, Mark, mark};
use crate::python::Placed;
use crate::source::Span;
use crate::tree::DocLine;

/// A tag goes on over this many lines at most.
const MAX_LINES: usize = 400;

/// The parts of one item's documentation.
#[derive(Debug, Default)]
pub(super) struct Docs {
    pub(super) tags: Vec<Found>,
    /// What is nearly a tag, with what to write instead.
    pub(super) misspelt: Vec<(Span, &'static str)>,
    /// What is left: common indentation and outer blank lines removed.
    pub(super) text: String,
}

/// Takes the lines of one item apart.
pub(super) fn split(lines: &[DocLine]) -> Docs {
    let mut docs = Docs::default();
    let mut left: Vec<&str> = Vec::new();
    let fenced = fenced(lines.iter().map(|line| line.text.as_str()));
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let start = line.text.len() - line.text.trim_start().len();
        let found = match fenced.get(at) {
            Some(true) => Mark::None,
            _ => mark(line.text.trim_start()),
        };
        match found {
            Mark::Tag => {
                let (tag, taken) = take_tag(lines, at, start);
                docs.tags.push(tag);
                at += taken;
                // A tag that stands apart from the text takes the blank line after it along.
                if left.last().copied().is_some_and(is_blank) {
                    let after = lines[at..].iter().take_while(|line| is_blank(&line.text));
                    at += after.count();
                }
                continue;
            }
            Mark::Misspelt(length, help) => {
                let place = Placed::new(&line.text, line.span, line.exact);
                docs.misspelt.push((place.span(start..start + length), help));
            }
            Mark::None => {}
        }
        left.push(line.text.as_str());
        at += 1;
    }
    docs.text = tidy(&left);
    docs
}

/// Takes the tag that starts in a line, and as many of the following lines as it goes on over.
fn take_tag(lines: &[DocLine], at: usize, start: usize) -> (Found, usize) {
    let line = &lines[at];
    let one = Placed::new(&line.text, line.span, line.exact);
    let condition = line.condition.clone();
    if layout(one.text(), start + MARK.len()).open.is_none() {
        return (Found { source: one, start, condition }, 1);
    }
    let mut many = one.clone();
    for line in lines.iter().skip(at + 1).take(MAX_LINES) {
        // A bracket that is open until the next tag was forgotten.
        if mark(line.text.trim_start()) != Mark::None {
            break;
        }
        many.push_line(&line.text, line.span, line.exact);
    }
    let parts = layout(many.text(), start + MARK.len());
    if parts.open.is_some() {
        return (Found { source: one, start, condition }, 1);
    }
    let taken = many.line_number(parts.end) + 1;
    many.truncate(parts.end);
    (Found { source: many, start, condition }, taken)
}

/// For each line, whether it stands in a fenced code block. A fence that never closes is none: what
/// follows it would be lost without a word.
pub(super) fn fenced<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<bool> {
    let mut fenced = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for (at, line) in lines.enumerate() {
        let line = line.trim();
        match open {
            Some((_, fence)) => {
                let rest = line.trim_start_matches(fence);
                let closes = rest.trim().is_empty() && line.starts_with(fence);
                fenced.push(true);
                if closes {
                    open = None;
                }
            }
            None => {
                open = fence(line).map(|fence| (at, fence));
                fenced.push(open.is_some());
            }
        }
    }
    if let Some((at, _)) = open {
        fenced.iter_mut().skip(at).for_each(|fenced| *fenced = false);
    }
    fenced
}

/// The fence that opens a code block in this line.
fn fence(line: &str) -> Option<&str> {
    let first = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let width = line.len() - line.trim_start_matches(first).len();
    let info = line.get(width..)?;
    // "```x``` is a span of code, not a fence."
    (width >= 3 && !(first == '`' && info.contains('`'))).then(|| line.get(..width)).flatten()
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// Removes what all lines are indented by, and blank lines at both ends.
fn tidy(lines: &[&str]) -> String {
    let indent_of = |line: &&str| line.chars().take_while(|c| matches!(c, ' ' | '\t')).count();
    let indent = lines.iter().filter(|line| !is_blank(line)).map(indent_of).min().unwrap_or(0);
    let first = lines.iter().position(|line| !is_blank(line)).unwrap_or(lines.len());
    let last = lines.iter().rposition(|line| !is_blank(line)).map_or(first, |last| last + 1);
    let inner = lines.get(first..last).unwrap_or_default();
    let inner: Vec<&str> = inner
        .iter()
        .map(|line| if is_blank(line) { "" } else { line.get(indent..).unwrap_or_default() })
        .collect();
    // The last line loses the space that stands before `*/`.
    inner.join("\n").trim_end().to_owned()
}
