//! The class of what Rust hands out as a trait object: it has the trait's methods, and only Rust makes its objects.

use super::{Making, members};
use crate::check::{Cx, traits};
use crate::diag::Diagnostics;
use crate::ir::{self, Class};
use crate::tag::Tag;
use crate::tree::ItemId;

/// The class of a tagged trait's objects, whose glue stands inside the trait's own.
pub(in crate::check) fn of_trait(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    tag: &Tag,
    interface: &ir::Export,
) -> Class {
    let item = cx.tree.item(id);
    let all: Vec<ItemId> = traits::with_ancestors(cx.tree, cx.tags, id);
    let frozen = !all.iter().any(|one| traits::changes(cx.tree, cx.tags, *one));
    let making = Making { id, item, tag, name: format!("Rust{}", interface.py_name), frozen };
    let export = ir::Export {
        py_name: making.name.clone(),
        // Of its methods; the class's own glue says what it is.
        rust_path: "This".to_owned(),
        doc: interface.doc.clone(),
        cfg: Vec::new(),
        unlisted: true,
        ..interface.clone()
    };
    let mut class = Class {
        // It is made where it is first needed, and has to know its module.
        is_base: true,
        frozen,
        guarded: !frozen,
        is_final: true,
        ..Class::bare(export, cx.exports.home(item.module).to_owned())
    };
    for behaviour in all {
        members::of_interface(diags, cx, &making, behaviour, &mut class);
    }
    class.export.rust_path = "super::Object".to_owned();
    class
}
