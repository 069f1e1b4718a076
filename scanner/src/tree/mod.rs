//! The crate as modules and items, with `#[cfg]` chains, imports and macro-made items in place.
//!
//! Built once by [`build`]; all that is added later are the instances of generic types that tags list.
//!
//! **Spans.** To turn a `proc_macro2::Span` of an item's syntax into a place, call [`Item::place`], never
//! `Span::of(item.file, ..)`: an item that a macro made has tokens from several files.
//! The docs and cfgs of a member (field, variant, method) are read by [`Item::docs`] and [`Item::cfgs`].
//!
//! **Names** of modules, items and imports are kept without `r#`; see `symbol::ident` for the way back.
//!
//! **Calls of macros** stay in the tree as items (`syn::Item::Macro`), and what they made stands behind them.
//! `use` and `extern crate` are items too, so that a tag on them is seen.

mod attrs;
mod build;
#[cfg(test)]
mod dump;
pub(crate) mod generics;
mod imports;
mod includes;
mod macros;
mod orphans;
mod place;
mod prelude;
mod resolve;
#[cfg(test)]
mod tests;
mod visible;

use crate::Input;
use crate::diag::Diagnostics;
use crate::source::{FileId, SourceMap, Span, Spanned};

#[allow(unused_imports, reason = "for the phases behind")]
pub(crate) use build::item_ident;
pub(crate) use place::Places;
pub(crate) use prelude::{is_primitive, standard, written_out};
pub(crate) use resolve::Resolved;
pub(crate) use resolve::Space;
#[cfg(test)]
pub(crate) use resolve::segments;

/// A module of the tree; `ModuleId(0)` is the crate root.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct ModuleId(pub(crate) usize);

/// An item of the tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct ItemId(pub(crate) usize);

/// The whole crate.
#[derive(Debug, Default)]
pub(crate) struct ModuleTree {
    pub(crate) modules: Vec<Module>,
    pub(crate) items: Vec<Item>,
    /// `.rs` files of the package that no `mod` reaches (their texts are not in the source map yet).
    pub(crate) orphans: Vec<std::path::PathBuf>,
    /// Generic types with their parameters filled in.
    pub(crate) instances: Vec<generics::Instance>,
    index: resolve::Index,
}

/// A module: the crate root, `mod x { .. }` or `mod x;`.
#[derive(Debug)]
pub(crate) struct Module {
    pub(crate) parent: Option<ModuleId>,
    /// Empty for the root.
    pub(crate) name: String,
    /// `["deep", "bottom"]`; empty for the root.
    pub(crate) path: Vec<String>,
    /// The file that holds the module's items.
    pub(crate) file: FileId,
    /// The module's name where it is declared (start of the file for the root).
    pub(crate) span: Span,
    pub(crate) visibility: Visibility,
    /// This module's own `#[cfg(..)]` predicates, not its parents'.
    pub(crate) cfg: Vec<Cfg>,
    /// Outer docs at the declaration, then the inner ones (`//!`).
    pub(crate) docs: Vec<DocLine>,
    /// In source order.
    pub(crate) items: Vec<ItemId>,
    /// In source order.
    pub(crate) children: Vec<ModuleId>,
    pub(crate) imports: Vec<Import>,
    /// `keelback::module!()` (root) or `keelback::door!(..)` calls found here.
    pub(crate) includes: Vec<Include>,
    /// Where the line of a missing `door!` would go: just behind the last token of the module.
    pub(crate) end: Span,
    /// False where the module's file is missing or does not parse: what it holds is not known.
    pub(crate) parsed: bool,
}

/// A call of one of the two macros that include glue.
#[derive(Debug)]
pub(crate) struct Include {
    pub(crate) kind: IncludeKind,
    pub(crate) span: Span,
    pub(crate) cfg: Vec<Cfg>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum IncludeKind {
    /// `keelback::module!();`
    Module,
    /// `keelback::door!(deep.bottom);` with its path as written.
    Door(Vec<String>),
}

/// A function, type, impl, const, ... with its syntax.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) module: ModuleId,
    pub(crate) file: FileId,
    /// The item's name, or the impl's self type.
    pub(crate) span: Span,
    pub(crate) syntax: syn::Item,
    /// The item's own predicates.
    pub(crate) cfg: Vec<Cfg>,
    pub(crate) docs: Vec<DocLine>,
    /// For an item that a `macro_rules!` of the crate made: the call. All spans of such an item
    /// point at the call when the token came from the macro's definition has no place in `file`.
    pub(crate) made_by: Option<MadeBy>,
    pub(crate) places: Places,
}

impl Item {
    /// Where a token of this item stands.
    pub(crate) fn place(&self, span: proc_macro2::Span) -> Span {
        self.places.place(span)
    }

    /// The doc lines among the attributes of one of this item's members.
    pub(crate) fn docs(&self, sources: &SourceMap, attrs: &[syn::Attribute]) -> Vec<DocLine> {
        attrs::read(sources, &self.places, attrs).docs
    }

    /// The `cfg` predicates among the attributes of one of this item's members.
    pub(crate) fn cfgs(&self, sources: &SourceMap, attrs: &[syn::Attribute]) -> Vec<Cfg> {
        attrs::read(sources, &self.places, attrs).cfg
    }

    /// The name the item defines, without `r#`; `None` for impls, macro calls and the like.
    pub(crate) fn name(&self) -> Option<String> {
        use syn::ext::IdentExt as _;
        item_ident(&self.syntax).map(|ident| ident.unraw().to_string())
    }
}

/// Which macro made an item.
#[derive(Debug, Clone)]
pub(crate) struct MadeBy {
    pub(crate) macro_name: String,
    pub(crate) call: Span,
    pub(crate) definition: Span,
}

/// A `#[cfg(predicate)]`, as its predicate's text: `feature = "x"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cfg {
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// One line of documentation.
#[derive(Debug, Clone)]
pub(crate) struct DocLine {
    /// The text behind `///`, with its leading space.
    pub(crate) text: String,
    /// Where `text` stands; byte `i` of the text is at `span.start + i` when `exact`.
    pub(crate) span: Span,
    /// False where text and source differ (`#[doc = "a\n"]`, macro-made docs).
    pub(crate) exact: bool,
    /// From `#[cfg_attr(condition, doc = "..")]`.
    pub(crate) condition: Option<Cfg>,
    /// It holds a tag, but its text is made by a macro that only rustc can expand.
    pub(crate) unknown: bool,
}

/// How far an item or module can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Visibility {
    /// `pub`.
    Public,
    /// Visible in this module and below: `pub(crate)` is the root, private is the own module.
    In(ModuleId),
}

/// `use a::b as c;`, one for each leaf of the `use` tree.
#[derive(Debug, Clone)]
pub(crate) struct Import {
    /// The path as written, `crate`, `self`, `super` and a leading `::` (as an empty segment) kept.
    pub(crate) path: Vec<String>,
    /// The name it has here; `None` for a glob.
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) visibility: Visibility,
    pub(crate) span: Span,
}

impl ModuleTree {
    pub(crate) fn module(&self, id: ModuleId) -> &Module {
        &self.modules[id.0]
    }

    pub(crate) fn item(&self, id: ItemId) -> &Item {
        &self.items[id.0]
    }

    /// The modules from the root to this one, both included.
    pub(crate) fn chain(&self, id: ModuleId) -> Vec<ModuleId> {
        let mut chain: Vec<ModuleId> =
            std::iter::successors(Some(id), |id| self.module(*id).parent).collect();
        chain.reverse();
        chain
    }

    /// What a visibility means that is written in a module.
    pub(crate) fn visibility(&self, module: ModuleId, vis: &syn::Visibility) -> Visibility {
        use syn::ext::IdentExt as _;
        let restricted = match vis {
            syn::Visibility::Public(_) => return Visibility::Public,
            syn::Visibility::Restricted(restricted) => restricted,
            syn::Visibility::Inherited => return Visibility::In(module),
        };
        let mut at = None;
        for segment in &restricted.path.segments {
            let parent = |of: ModuleId| self.module(of).parent.unwrap_or(ModuleId(0));
            at = match segment.ident.unraw().to_string().as_str() {
                "crate" => Some(ModuleId(0)),
                "self" => Some(at.unwrap_or(module)),
                "super" => Some(parent(at.unwrap_or(module))),
                // Only a module around this one may be named: the next one down the chain.
                name => {
                    let inside = at.unwrap_or(ModuleId(0));
                    let next = self.chain(module).into_iter();
                    next.skip_while(|id| *id != inside)
                        .nth(1)
                        .filter(|id| self.module(*id).name == name)
                }
            };
            if at.is_none() {
                break;
            }
        }
        Visibility::In(at.unwrap_or(module))
    }

    /// The paths that `keelback::door!(..)` calls name, as written.
    pub(crate) fn doors(&self) -> impl Iterator<Item = &[String]> {
        let includes = self.modules.iter().flat_map(|module| &module.includes);
        includes.filter_map(|include| match &include.kind {
            IncludeKind::Door(path) => Some(path.as_slice()),
            IncludeKind::Module => None,
        })
    }

    /// Whether the crate root holds `keelback::module!()`, or could not be read well enough to tell.
    pub(crate) fn includes_glue(&self) -> bool {
        self.modules[0].includes.iter().any(|include| include.kind == IncludeKind::Module)
    }
}

/// Reads the crate from its root file on.
pub(crate) fn build(diags: &mut Diagnostics, input: &Input<'_>) -> (SourceMap, ModuleTree) {
    let mut builder = build::Builder::new(diags, input);
    builder.crate_root();
    builder.finish_macros();
    builder.tree.orphans = builder.orphans();
    let (sources, mut tree) = (builder.sources, builder.tree);
    tree.index = resolve::Index::new(&tree, input.edition);
    includes::find(&sources, &mut tree);
    (sources, tree)
}
