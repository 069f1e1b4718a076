//! Reports tags in places that nothing is exported from, which would otherwise be lost silently.
//!
//! Looks at the comments of each file that holds something like a tag, and leaves out what the walk
//! over the tree has seen. Tags inside of macros at module level are the tree's to report.

use std::collections::BTreeSet;
use std::ops::Range;

use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use super::comments::{CommentLine, Style, comment_lines};
use super::docs::fenced;
use super::syntax::{MARK, Mark, mark, may_hold_mark};
use crate::Input;
use crate::diag::{Code, Diagnostics};
use crate::source::{FileId, SourceMap, Span};
use crate::tree::ModuleTree;

/// Reports every tag in these files that stands on no line the walk has seen.
pub(super) fn report(
    diags: &mut Diagnostics,
    sources: &SourceMap,
    tree: &ModuleTree,
    files: &BTreeSet<FileId>,
    mut seen: Vec<Span>,
) {
    seen.sort();
    let parsed: BTreeSet<FileId> =
        tree.modules.iter().filter(|module| module.parsed).map(|module| module.file).collect();
    for &file in files.intersection(&parsed) {
        let mut strays = marked_lines(sources.text(file));
        strays.retain(|stray| !is_seen(&seen, file, stray.at));
        if strays.is_empty() {
            continue;
        }
        let surroundings = Surroundings::of(tree, file);
        for stray in strays {
            let span = Span::new(file, stray.at..stray.at + MARK.len());
            let around = surroundings.at(stray.at);
            match stray.line.style {
                Style::Plain => report_plain(diags, span, &stray.line),
                Style::Doc if stray.line.in_macro && around.is_none() => {}
                Style::Doc => lost(diags, span, around.unwrap_or("something that is not an item")),
            }
        }
    }
}

/// Reads the files that no `mod` reaches, and reports each that holds a tag.
pub(super) fn report_orphans(
    diags: &mut Diagnostics,
    sources: &mut SourceMap,
    tree: &ModuleTree,
    input: &Input<'_>,
) {
    for path in &tree.orphans {
        // A file that cannot be read is not compiled either.
        let Ok(text) = input.loader.read(path) else { continue };
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let tags = if may_hold_mark(&text) { marked_lines(&text) } else { Vec::new() };
        let file = sources.add(path, &input.manifest_dir, text);
        let tags: Vec<_> = tags.iter().filter(|tag| tag.line.style == Style::Doc).collect();
        let Some(first) = tags.first() else { continue };
        let shown = sources.shown(file).to_owned();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let span = Span::new(file, first.at..first.at + MARK.len());
        let found = diags
            .report(
                Code::OrphanTag,
                span,
                format!("no `mod` reaches `{shown}`, so its tags do nothing"),
            )
            .help(format!("add `mod {name};` to the module above, or remove the file"));
        if tags.len() > 1 {
            found.note(format!("the file holds {} tags", tags.len()));
        }
    }
}

/// Reports one lost tag. `what` completes "this tag is on".
pub(super) fn lost(diags: &mut Diagnostics, span: Span, what: &str) {
    let (what, help) = match what.split_once("; ") {
        Some((what, help)) => (what, help),
        None => (what, "tag a function, type, module or constant that other code can name"),
    };
    let message = format!("this tag is on {what}, from where nothing is exported");
    diags.report(Code::LostTag, span, message).help(help);
}

fn report_plain(diags: &mut Diagnostics, span: Span, line: &CommentLine) {
    let shown = line.text.trim();
    let message = "a tag in a comment that is not documentation";
    diags.report(Code::CommentTag, span, message).at("this is an ordinary comment").help(format!(
        "write `/// {shown}` above the item, or `//! {shown}` at the top of the file"
    ));
}

/// A comment line that starts with a tag.
struct Stray {
    at: usize,
    line: CommentLine,
}

fn marked_lines(text: &str) -> Vec<Stray> {
    let lines = comment_lines(text);
    let mut strays = Vec::new();
    for group in lines.chunk_by(|one, other| one.group == other.group) {
        // What a fence encloses is an example.
        let fenced = fenced(group.iter().map(|line| line.text.as_str()));
        for (line, fenced) in group.iter().zip(fenced) {
            let trimmed = line.text.trim_start();
            if !fenced && mark(trimmed) == Mark::Tag {
                let at = line.start + line.text.len() - trimmed.len();
                strays.push(Stray { at, line: line.clone() });
            }
        }
    }
    strays
}

fn is_seen(seen: &[Span], file: FileId, at: usize) -> bool {
    let at = at as u32;
    let behind = seen.partition_point(|span| (span.file, span.start) <= (file, at));
    // Doc lines do not overlap: only the last that starts before can hold the place.
    behind
        .checked_sub(1)
        .and_then(|index| seen.get(index))
        .is_some_and(|span| span.file == file && at <= span.end)
}

/// What stands around places in a file, as far as it explains why a tag there is lost.
struct Surroundings {
    ranges: Vec<(Range<usize>, &'static str)>,
}

impl Surroundings {
    fn of(tree: &ModuleTree, file: FileId) -> Surroundings {
        let mut found = Surroundings { ranges: Vec::new() };
        for item in tree.items.iter().filter(|item| item.file == file && item.made_by.is_none()) {
            found.visit_item(&item.syntax);
        }
        found
    }

    /// The smallest range around a place.
    fn at(&self, place: usize) -> Option<&'static str> {
        let around = self.ranges.iter().filter(|(range, _)| range.contains(&place));
        around.min_by_key(|(range, _)| range.len()).map(|(_, what)| *what)
    }

    fn add(&mut self, span: proc_macro2::Span, what: &'static str) {
        self.ranges.push((span.byte_range(), what));
    }
}

const BODY: &str = "something inside a function body; move the item out of the function";

impl<'ast> Visit<'ast> for Surroundings {
    fn visit_block(&mut self, block: &'ast syn::Block) {
        // Nothing further in tells more.
        self.add(block.brace_token.span.join(), BODY);
    }

    fn visit_expr(&mut self, expr: &'ast syn::Expr) {
        self.add(expr.span(), "an expression");
        visit::visit_expr(self, expr);
    }

    fn visit_fn_arg(&mut self, arg: &'ast syn::FnArg) {
        self.add(
            arg.span(),
            "a parameter; write it into the function's tag: `def name(parameter)`",
        );
    }

    fn visit_generic_param(&mut self, param: &'ast syn::GenericParam) {
        self.add(param.span(), "a generic parameter");
    }

    fn visit_item_foreign_mod(&mut self, block: &'ast syn::ItemForeignMod) {
        self.add(
            block.brace_token.span.join(),
            "an item of an `extern` block; wrap it in a Rust function",
        );
    }

    fn visit_item_union(&mut self, item: &'ast syn::ItemUnion) {
        self.add(
            item.fields.brace_token.span.join(),
            "a field of a union; wrap the union in a struct",
        );
    }
}
