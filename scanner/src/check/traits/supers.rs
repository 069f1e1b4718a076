//! Supertraits of tagged traits: those that are tagged too are bases of the abstract class, and the adapter implements them.

use std::cmp::Reverse;

use super::{adapter, is_tagged};
use crate::check::{Cx, doors, hints, modules};
use crate::diag::{Code, Diagnostics};
use crate::ir::{self, InterfaceBase};
use crate::tag::Tags;
use crate::tree::{ItemId, ModuleId, ModuleTree, Resolved};

/// The tagged traits that a trait has as supertraits, and those that these have. Those with more of their own come
/// first: in this order Python finds an order of methods for any selection of them.
pub(super) fn ancestors(tree: &ModuleTree, tags: &Tags, id: ItemId) -> Vec<ItemId> {
    let mut all = Vec::new();
    collect(tree, tags, id, &mut all);
    all.retain(|one| *one != id);
    sort(tree, tags, &mut all);
    all
}

fn collect(tree: &ModuleTree, tags: &Tags, id: ItemId, all: &mut Vec<ItemId>) {
    for one in direct(tree, tags, id) {
        // A circle is rustc's to report.
        if !all.contains(&one) {
            all.push(one);
            collect(tree, tags, one, all);
        }
    }
}

fn sort(tree: &ModuleTree, tags: &Tags, all: &mut [ItemId]) {
    let count = |id: ItemId| {
        let mut above = Vec::new();
        collect(tree, tags, id, &mut above);
        above.len()
    };
    all.sort_by_key(|id| (Reverse(count(*id)), *id));
}

/// The tagged traits among the supertraits that a trait names.
fn direct(tree: &ModuleTree, tags: &Tags, id: ItemId) -> Vec<ItemId> {
    let item = tree.item(id);
    let syn::Item::Trait(syntax) = &item.syntax else { return Vec::new() };
    let named = syntax.supertraits.iter().filter_map(|bound| {
        let syn::TypeParamBound::Trait(bound) = bound else { return None };
        let Resolved::Item(one) = tree.resolve(item.module, &bound.path) else { return None };
        let is_trait = matches!(tree.item(one).syntax, syn::Item::Trait(_));
        (is_trait && is_tagged(tags, one)).then_some(one)
    });
    named.collect()
}

/// Traits of a list that no other one of it has as a supertrait, in the order of bases.
pub(in crate::check) fn topmost(
    tree: &ModuleTree,
    tags: &Tags,
    mut listed: Vec<ItemId>,
) -> Vec<ItemId> {
    sort(tree, tags, &mut listed);
    listed.dedup();
    let all = listed.clone();
    listed.retain(|id| !all.iter().any(|other| ancestors(tree, tags, *other).contains(id)));
    listed
}

/// The abstract classes that a trait's own derives from.
pub(super) fn bases(cx: &Cx<'_>, id: ItemId, from: ModuleId) -> Vec<InterfaceBase> {
    let listed = topmost(cx.tree, cx.tags, direct(cx.tree, cx.tags, id));
    let named = listed.into_iter().filter_map(|id| {
        let rust_path = adapter::named(cx, id, from)?;
        Some(InterfaceBase { rust_path, hint: hints::of_item(cx, id)? })
    });
    named.collect()
}

/// Every tagged supertrait, as the adapter of a trait implements it.
pub(super) fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    from: ModuleId,
) -> Vec<ir::Supertrait> {
    let each = ancestors(cx.tree, cx.tags, id).into_iter().filter_map(|one| {
        let item = cx.tree.item(one);
        let declared = super::methods(cx.tree, cx.tags, one);
        let mut unseen =
            declared.iter().filter_map(|of| adapter::private(cx, item, &of.syntax.sig, from));
        let Some(rust_path) = adapter::named(cx, one, from).filter(|_| unseen.next().is_none())
        else {
            let of = cx.tree.item(id);
            let name = item.name().unwrap_or_default();
            diags
                .report(
                    Code::Supertrait,
                    of.span,
                    format!("the adapter of this trait cannot name what `{name}` has"),
                )
                .at("has its glue here")
                .label(
                    item.span,
                    "the supertrait, or a type in its methods, is private to this place",
                )
                .help("make them `pub(crate)`, or put both traits into one module");
            return None;
        };
        let export = ir::Export { rust_path: rust_path.clone(), ..plain(cx, one) };
        // What is wrong with it is reported where it is.
        let own = &mut Diagnostics::default();
        let methods =
            declared.iter().filter_map(|of| super::method(own, cx, item, of, &export, from));
        Some(ir::Supertrait { rust_path, methods: methods.collect() })
    });
    each.collect()
}

fn plain(cx: &Cx<'_>, id: ItemId) -> ir::Export {
    let item = cx.tree.item(id);
    ir::Export {
        py_name: String::new(),
        rust_path: String::new(),
        location: cx.sources.location(item.span),
        doc: String::new(),
        site: ir::Site::Root,
        rust_module: doors::rust_path(cx.tree.module(item.module).path.iter()),
        cfg: modules::all_cfgs(cx, item, ir::Site::Root),
        absent: false,
        unlisted: false,
    }
}
