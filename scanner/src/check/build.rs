//! What the crate as a whole must have: the line that includes the glue, a library that Python can load.

use super::{Cx, modules};
use crate::diag::{Code, Diagnostics};
use crate::source::Span;
use crate::tree::ModuleId;

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
    if !types.is_empty() && !types.iter().any(|one| loadable.contains(&one.as_str())) {
        diags
            .report(Code::NoCdylib, first, "the crate exports this, but builds no library that Python can load")
            .note(format!("its crate types are: {}", types.join(", ")))
            .help(format!(
                "so that `import {}` finds a shared library, add to `Cargo.toml`:\n[lib]\ncrate-type = [\"cdylib\", \"rlib\"]",
                modules::root_name(cx)
            ));
    }
}

/// The first tag in the order of the tree: where to point for what concerns all of them.
fn first_tag(cx: &Cx<'_>) -> Option<Span> {
    let items = cx.tags.items.values().filter_map(|tags| tags.own.tag.as_ref());
    let modules = cx.tags.modules.values().filter_map(|tagged| tagged.tag.as_ref());
    items.chain(modules).map(|tag| tag.span).min()
}
