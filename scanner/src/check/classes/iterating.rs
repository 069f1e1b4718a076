//! Iterators that cannot move on: `__next__` by `&self`, of a type whose fields never change.

use super::Making;
use crate::check::Cx;
use crate::check::types::{self, Ty};
use crate::diag::{Code, Diagnostics};
use crate::ir::{Class, Receiver};
use crate::tree;

/// Types of the standard library that are what they are made of; primitive types are names of their own.
const PLAIN: &[&str] = &[
    "String", "PathBuf", "Vec", "VecDeque", "Option", "Box", "HashMap", "BTreeMap", "HashSet",
    "BTreeSet",
];

/// Warns of a `__next__` that answers the same for ever.
pub(super) fn check(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>, class: &Class) {
    let syn::Item::Struct(strukt) = &making.item.syntax else { return };
    let next = class.slots.iter().find(|one| one.row.name == "__next__");
    let Some(next) = next.filter(|one| one.method.receiver == Receiver::Shared) else { return };
    let fields = strukt.fields.iter();
    let mut fields = fields.map(|field| types::read(cx.tree, making.item.module, &field.ty));
    let is_fixed = making.frozen && class.python.is_none() && class.base.is_none();
    if !is_fixed || !fields.all(|ty| is_plain(&ty)) {
        return;
    }
    diags
        .report(
            Code::FixedIterator,
            making.item.span,
            format!("`{}` never comes to its end", making.name),
        )
        .at("nothing in it can change")
        .note(format!("`{}` takes `&self`", next.method.function.export.rust_path))
        .help("take `&mut self`, or keep the position in a `Cell` of an `unsendable` class, or an atomic");
}

/// Whether a value stays as it is while it is only shared, for certain.
fn is_plain(ty: &Ty) -> bool {
    match ty {
        Ty::Named(named) if named.item.is_none() => {
            let last = named.path.last().map_or("", String::as_str);
            let is_known =
                PLAIN.contains(&last) || named.path.len() == 1 && tree::is_primitive(last);
            is_known && named.args.iter().all(is_plain)
        }
        Ty::Array(item) | Ty::Slice(item) => is_plain(item),
        Ty::Tuple(items) => items.iter().all(is_plain),
        _ => false,
    }
}
