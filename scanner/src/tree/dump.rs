//! The tree as text, for tests: one line for each module, item, import and include.

use std::fmt::Write as _;

use super::{IncludeKind, Item, ModuleId, ModuleTree, Visibility};
use crate::source::SourceMap;

impl ModuleTree {
    pub(crate) fn dump(&self, sources: &SourceMap) -> String {
        let mut out = String::new();
        if !self.modules.is_empty() {
            self.dump_module(sources, ModuleId(0), 0, &mut out);
        }
        for orphan in &self.orphans {
            let _ = writeln!(out, "orphan {}", orphan.display());
        }
        out
    }

    fn dump_module(&self, sources: &SourceMap, id: ModuleId, depth: usize, out: &mut String) {
        let module = self.module(id);
        let pad = "  ".repeat(depth);
        let name = if module.name.is_empty() { "crate" } else { &module.name };
        let cfg: String = module.cfg.iter().map(|cfg| format!(" #[cfg({})]", cfg.text)).collect();
        let unread = if module.parsed { "" } else { " (not read)" };
        let vis = self.dump_visibility(module.visibility);
        let _ = writeln!(out, "{pad}mod {name}: {vis} {}{cfg}{unread}", sources.shown(module.file));
        for line in &module.docs {
            let _ = writeln!(out, "{pad}  //!{}", line.text);
        }
        for import in &module.imports {
            let name = import.name.as_ref().map_or("*", |name| &name.value);
            let vis = self.dump_visibility(import.visibility);
            let _ = writeln!(out, "{pad}  use {} as {name}: {vis}", import.path.join("::"));
        }
        for include in &module.includes {
            let text = match &include.kind {
                IncludeKind::Module => "module!".to_owned(),
                IncludeKind::Door(path) => format!("door! {}", path.join(".")),
            };
            let _ = writeln!(out, "{pad}  {text} at {}", sources.location(include.span));
        }
        for item in module.items.iter().map(|id| self.item(*id)) {
            if !matches!(item.syntax, syn::Item::Use(_) | syn::Item::ExternCrate(_)) {
                dump_item(sources, item, &pad, out);
            }
        }
        for child in &module.children {
            self.dump_module(sources, *child, depth + 1, out);
        }
    }

    fn dump_visibility(&self, visibility: Visibility) -> String {
        match visibility {
            Visibility::Public => "pub".to_owned(),
            Visibility::In(id) => format!("in crate::{}", self.module(id).path.join("::")),
        }
    }
}

fn dump_item(sources: &SourceMap, item: &Item, pad: &str, out: &mut String) {
    let name = item.name().unwrap_or_else(|| sources.slice(item.span).to_owned());
    let made =
        item.made_by.as_ref().map(|made| format!(" by {}!", made.macro_name)).unwrap_or_default();
    let cfg: String = item.cfg.iter().map(|cfg| format!(" #[cfg({})]", cfg.text)).collect();
    let _ = writeln!(out, "{pad}  {} {name}{cfg}{made}", keyword(&item.syntax));
    for line in &item.docs {
        let condition =
            line.condition.as_ref().map(|cfg| format!(" if {}", cfg.text)).unwrap_or_default();
        let exact = if line.exact { "" } else { " (elsewhere)" };
        let _ = writeln!(out, "{pad}    ///{}{condition}{exact}", line.text);
    }
}

fn keyword(item: &syn::Item) -> &'static str {
    match item {
        syn::Item::Const(_) => "const",
        syn::Item::Enum(_) => "enum",
        syn::Item::Fn(_) => "fn",
        syn::Item::Impl(_) => "impl",
        syn::Item::Macro(item) if item.ident.is_some() => "macro",
        syn::Item::Macro(_) => "call",
        syn::Item::Static(_) => "static",
        syn::Item::Struct(_) => "struct",
        syn::Item::Trait(_) => "trait",
        syn::Item::Type(_) => "type",
        _ => "other",
    }
}
