//! What the crate as a whole must have: the line that includes the glue, a library that Python can load.

use super::{Cx, modules};
use crate::diag::{Code, Diagnostics};
use crate::source::Span;
use crate::tree::ModuleId;

/// Whether the crate root is tagged `library`.
pub(super) fn is_library(cx: &Cx<'_>) -> bool {
    library(cx).is_some()
}

fn library(cx: &Cx<'_>) -> Option<Span> {
    let tag = cx.tags.modules.get(&ModuleId(0))?.tag.as_ref()?;
    tag.word("library").map(|word| word.span)
}

pub(super) fn check(diags: &mut Diagnostics, cx: &Cx<'_>) {
    let Some(first) = first_tag(cx) else { return };
    if !cx.tree.includes_glue() {
        let root = cx.tree.module(ModuleId(0));
        let start = Span { end: root.span.start, ..root.span };
        diags
            .report(
                Code::MissingModule,
                first,
                "the crate exports this, but never includes its glue",
            )
            .label(start, "`keelback::module!();` is missing in the crate root")
            .help("add the line `keelback::module!();` to the crate root, below its `//!` docs");
    }
    let loadable = ["cdylib", "bin"];
    let types = &cx.input.crate_types;
    if let Some(word) = library(cx) {
        if types.iter().any(|one| one == "cdylib") {
            diags
                .report(
                    Code::LoadableLibrary,
                    word,
                    "a library of classes is no module that Python imports",
                )
                .note(format!("its crate types are: {}", types.join(", ")))
                .help("leave `cdylib` out in `Cargo.toml`, or remove the word");
        }
        return;
    }
    if !types.is_empty() && !types.iter().any(|one| loadable.contains(&one.as_str())) {
        diags
            .report(Code::NoCdylib, first, "the crate exports this, but builds no library that Python can load")
            .note(format!("its crate types are: {}", types.join(", ")))
            .help(format!(
                "so that `import {}` finds a shared library, add to `Cargo.toml`:\n[lib]\ncrate-type = [\"cdylib\", \"rlib\"]\n\
                 If other crates export its classes instead, tag the crate root: `//! @py library`",
                cx.exports.full_name(modules::ROOT)
            ));
    }
}

/// The first tag in the order of the tree: where to point for what concerns all of them.
fn first_tag(cx: &Cx<'_>) -> Option<Span> {
    let items = cx.tags.items.values().filter_map(|tags| tags.own.tag.as_ref());
    let modules = cx.tags.modules.values().filter_map(|tagged| tagged.tag.as_ref());
    items.chain(modules).map(|tag| tag.span).min()
}
