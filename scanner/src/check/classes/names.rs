//! No two members of a class share a name.

use std::collections::BTreeMap;

use super::Making;
use crate::check::Cx;
use crate::diag::{Code, Diagnostics};
use crate::ir::{Class, Export};
use crate::python;

pub(super) fn check(diags: &mut Diagnostics, _cx: &Cx<'_>, making: &Making<'_>, class: &Class) {
    let mut seen: BTreeMap<&str, &Export> = BTreeMap::new();
    let is_variant = |export: &Export| {
        let mut variants = class.enumeration.iter().flat_map(|one| &one.variants);
        variants.any(|one| std::ptr::eq(&raw const one.export, export))
    };
    for export in exports(class) {
        let name = export.py_name.as_str();
        // A variant's name was judged with its own place.
        if python::is_keyword(name) && !is_variant(export) {
            diags
                .report(
                    Code::KeywordName,
                    making.item.span,
                    format!("`{name}` is a keyword of Python"),
                )
                .at(format!("a member of this class, {}", export.location))
                .help(format!("give it another name in its tag: `{name}_`"));
        }
        match seen.get(name) {
            // Members under different conditions are taken to exclude each other, as in Rust itself.
            Some(first) if first.cfg == export.cfg => {
                diags
                    .report(
                        Code::DuplicateMember,
                        making.item.span,
                        format!("`{}` has two members named `{name}`", making.name),
                    )
                    .at(format!("one from {}, one from {}", first.location, export.location))
                    .help("rename one in its tag, or tag it `skip`");
            }
            Some(_) => {}
            None => {
                seen.insert(name, export);
            }
        }
    }
}

fn exports(class: &Class) -> impl Iterator<Item = &Export> {
    let attributes = class.attributes.iter().map(|one| &one.export);
    let methods = class.methods.iter().map(|one| &one.function.export);
    let constants = class.constants.iter().map(|one| &one.export);
    let slots = class.slots.iter().map(|one| &one.method.function.export);
    let enumeration = class.enumeration.iter().flat_map(|one| &one.variants);
    let variants = enumeration.filter(|one| one.shown).map(|one| &one.export);
    attributes.chain(methods).chain(constants).chain(slots).chain(variants)
}
