//! Diagnostics to text, as rustc renders: sorted by place, each once, not endlessly many.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Shown, Renderer, Snippet};

use super::{Diagnostic, Level};
use crate::source::{FileId, SourceMap, Span};

/// One mistake in a macro or an import can cause hundreds of findings; nobody reads on from here.
const MAX_SHOWN: usize = 50;

/// The texts of one level, in the order of their places. The last one counts what is left out.
pub(crate) fn all(list: &[Diagnostic], level: Level, sources: &SourceMap) -> Vec<String> {
    let mut chosen: Vec<&Diagnostic> = list.iter().filter(|found| found.level == level).collect();
    chosen.sort_by_key(|found| (found.span, found.code));
    chosen.dedup_by(|a, b| (a.span, a.code, &a.message) == (b.span, b.code, &b.message));
    let mut texts: Vec<String> =
        chosen.iter().take(MAX_SHOWN).map(|found| one(found, sources)).collect();
    if let Some(rest @ 1..) = chosen.len().checked_sub(MAX_SHOWN) {
        let noun = match level {
            Level::Error => "error",
            Level::Warning => "warning",
        };
        let plural = if rest == 1 { "" } else { "s" };
        texts.push(format!("{noun}: {rest} more {noun}{plural} not shown"));
    }
    texts
}

/// One finding as a text without colours and without a line break at its end.
fn one(found: &Diagnostic, sources: &SourceMap) -> String {
    let title = match found.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
    };
    let mut group: Group<'_> = title
        .primary_title(found.message.as_str())
        .id(found.code.number())
        .elements(snippets(found, sources));
    for note in &found.notes {
        group = group.element(Shown::NOTE.message(note.as_str()));
    }
    if let Some(help) = &found.help {
        group = group.element(Shown::HELP.message(help.as_str()));
    }
    Renderer::plain().render(&[group])
}

/// One snippet for each file that has a label, the primary one first.
fn snippets<'a>(found: &'a Diagnostic, sources: &'a SourceMap) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut files = vec![found.span.file];
    for (span, _) in &found.labels {
        if !files.contains(&span.file) {
            files.push(span.file);
        }
    }
    files.into_iter().map(|file| snippet(found, file, sources)).collect()
}

fn snippet<'a>(
    found: &'a Diagnostic,
    file: FileId,
    sources: &'a SourceMap,
) -> Snippet<'a, Annotation<'a>> {
    let text = sources.text(file);
    let mut snippet = Snippet::source(text).path(sources.shown(file));
    let annotation = |kind: AnnotationKind, span: Span, label: &'a str| {
        let annotation = kind.span(inside(text, span.range()));
        if label.is_empty() { annotation } else { annotation.label(label) }
    };
    if found.span.file == file {
        snippet = snippet.annotation(annotation(AnnotationKind::Primary, found.span, &found.label));
    }
    for (span, label) in found.labels.iter().filter(|(span, _)| span.file == file) {
        snippet = snippet.annotation(annotation(AnnotationKind::Context, *span, label));
    }
    snippet
}

/// A range that lies in a text and cuts no character: the renderer slices by it.
fn inside(text: &str, range: Range<usize>) -> Range<usize> {
    let down = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = down(range.start);
    start..down(range.end).max(start)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::diag::{Code, Diagnostics};

    fn sources(files: &[(&str, &str)]) -> SourceMap {
        let mut sources = SourceMap::default();
        for (path, text) in files {
            sources.add(&Path::new("/crate").join(path), Path::new("/crate"), (*text).to_owned());
        }
        sources
    }

    /// The place of the n-th file's only occurrence of a text.
    fn at(sources: &SourceMap, file: usize, what: &str) -> Span {
        let file = sources.ids().nth(file).unwrap();
        let start = sources.text(file).find(what).unwrap();
        Span::new(file, start..start + what.len())
    }

    #[track_caller]
    fn check(diags: &Diagnostics, sources: &SourceMap, expected: &str) {
        let got = diags.render_errors(sources).join("\n\n");
        let strip = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
        assert_eq!(strip(&got), expected.trim_matches('\n'), "\n{got}");
    }

    #[test]
    fn labels_notes_and_help() {
        let sources = sources(&[("src/lib.rs", "/// @py nogli\npub fn f() {}\n")]);
        let mut diags = Diagnostics::default();
        diags
            .report(Code::SyntaxError, at(&sources, 0, "nogli"), "there is no word `nogli`")
            .at("not a word")
            .label(at(&sources, 0, "f()"), "on this fn")
            .note("words stand before the declaration")
            .help("did you mean this?\n\n    /// @py nogil");
        check(
            &diags,
            &sources,
            "
error[KB0002]: there is no word `nogli`
 --> src/lib.rs:1:9
  |
1 | /// @py nogli
  |         ^^^^^ not a word
2 | pub fn f() {}
  |        --- on this fn
  |
  = note: words stand before the declaration
  = help: did you mean this?

              /// @py nogil",
        );
    }

    #[test]
    fn tabs_wide_text_and_line_ends() {
        let sources =
            sources(&[("src/lib.rs", "// é\r\n\t/// häßlich 漢字 @py x\r\n\tfn f() {}\r\n")]);
        let mut diags = Diagnostics::default();
        diags.report(Code::SyntaxError, at(&sources, 0, "@py"), "here").at("this");
        check(
            &diags,
            &sources,
            "
error[KB0002]: here
 --> src/lib.rs:2:17
  |
2 |     /// häßlich 漢字 @py x
  |                      ^^^ this",
        );
    }

    #[test]
    fn several_files() {
        let sources = sources(&[
            ("src/lib.rs", "mod a;\n"),
            ("src/a.rs", "type R = X;\n\n\n\n\n\n\nfn f() -> R {}\n"),
        ]);
        let mut diags = Diagnostics::default();
        diags
            .report(Code::SyntaxError, at(&sources, 1, "X"), "not known")
            .at("this")
            .label(at(&sources, 0, "a"), "declared here")
            .label(at(&sources, 1, "-> R"), "by way of this");
        check(
            &diags,
            &sources,
            "
error[KB0002]: not known
 --> src/a.rs:1:10
  |
1 | type R = X;
  |          ^ this
...
8 | fn f() -> R {}
  |        ---- by way of this
  |
 ::: src/lib.rs:1:5
  |
1 | mod a;
  |     - declared here",
        );
    }

    #[test]
    fn sorted_once_and_capped() {
        let sources = sources(&[("src/lib.rs", &"x\n".repeat(100))]);
        let file = sources.ids().next().unwrap();
        let mut diags = Diagnostics::default();
        for line in (0..60).rev() {
            for _ in 0..2 {
                diags.report(Code::SyntaxError, Span::new(file, line * 2..line * 2 + 1), "x");
            }
        }
        let texts = diags.render_errors(&sources);
        assert_eq!(texts.len(), 51);
        assert!(texts[0].contains("lib.rs:1:1") && texts[49].contains("lib.rs:50:1"));
        assert_eq!(texts[50], "error: 10 more errors not shown");
    }

    #[test]
    fn odd_places_do_not_break_it() {
        for text in ["", "é", "\n\n", "a\r\n", "no end"] {
            let sources = sources(&[("src/lib.rs", text)]);
            let file = sources.ids().next().unwrap();
            for (start, end) in [(0, 0), (0, 1), (1, 2), (5, 3), (7, 99)] {
                let mut diags = Diagnostics::default();
                diags.report(Code::SyntaxError, Span { file, start, end }, "x").at("here");
                assert!(diags.render_errors(&sources)[0].starts_with("error[KB0002]: x"));
            }
        }
    }
}
