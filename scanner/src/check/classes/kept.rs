//! Classes with objects that modules or classes keep: those of constants.

use std::collections::BTreeSet;

use super::std_traits;
use crate::check::types::{self, Named, Ty};
use crate::tag::Tags;
use crate::tree::{ItemId, ModuleTree};

/// The types of the crate that exported constants hold values of.
pub(super) fn collect(tree: &ModuleTree, tags: &Tags) -> BTreeSet<ItemId> {
    let mut found = BTreeSet::new();
    for (&id, item_tags) in &tags.items {
        let item = tree.item(id);
        let is_tagged = item_tags.own.tag.is_some();
        match &item.syntax {
            syn::Item::Const(constant) if is_tagged => {
                within(&types::read(tree, item.module, &constant.ty), &mut found);
            }
            syn::Item::Static(constant) if is_tagged => {
                within(&types::read(tree, item.module, &constant.ty), &mut found);
            }
            syn::Item::Impl(block) => {
                let own = std_traits::subject(tree, item, block).map(named).into_iter();
                let names: Vec<_> = own.map(|ty| ("Self".to_owned(), ty)).collect();
                for (index, member) in block.items.iter().enumerate() {
                    let syn::ImplItem::Const(constant) = member else { continue };
                    let tags = item_tags.members.get(&index);
                    if tags.is_some_and(|tags| tags.own.tag.is_some()) {
                        let names = names.clone();
                        let ty = types::read_with(tree, item.module, names, &constant.ty);
                        within(&ty, &mut found);
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// A type of the crate.
fn named(item: ItemId) -> Ty {
    Ty::Named(Named { path: Vec::new(), item: Some(item), args: Vec::new(), borrows: false })
}

/// Notes the types of the crate that a type is made of.
fn within(ty: &Ty, found: &mut BTreeSet<ItemId>) {
    match ty {
        Ty::Named(named) => {
            found.extend(named.item);
            named.args.iter().for_each(|ty| within(ty, found));
        }
        Ty::Ref { inner, .. } | Ty::Slice(inner) | Ty::Array(inner) => within(inner, found),
        Ty::Tuple(items) => items.iter().for_each(|ty| within(ty, found)),
        Ty::Bounds(_) | Ty::Never | Ty::Other => {}
    }
}
