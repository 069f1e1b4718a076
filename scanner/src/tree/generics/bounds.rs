//! Whether a type is certain not to have a trait: then what is bound by that trait is not there for it.

use syn::GenericArgument;

use super::{absolute, unify};
use crate::tree::{ItemId, ModuleId, ModuleTree, Resolved};

/// Traits that a `derive` of the standard library can make.
const DERIVABLE: &[&str] =
    &["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// Types of the standard library and of the runtime without a trait that a type parameter may be bound by.
const LACKING: &[(&[&str], &[&str])] = &[
    (&["f32", "f64"], &["Eq", "Ord", "Hash"]),
    (&["Py"], &["Copy", "Default", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash"]),
    (
        &["Vec", "String", "Box", "Rc", "Arc", "VecDeque", "LinkedList", "BTreeMap", "BTreeSet"],
        &["Copy"],
    ),
    (&["HashMap", "HashSet"], &["Copy", "Hash", "Ord", "PartialOrd"]),
    (&["Mutex", "RwLock"], &["Clone", "Copy", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash"]),
    (
        &[
            "Vec",
            "Option",
            "VecDeque",
            "LinkedList",
            "BTreeMap",
            "BTreeSet",
            "HashMap",
            "HashSet",
            "Mutex",
        ],
        &["Display"],
    ),
];

/// Containers that have a derivable trait only where what they hold has it.
const LIKE_THEIR_ITEMS: &[&str] =
    &["Vec", "Option", "VecDeque", "LinkedList", "BTreeMap", "BTreeSet", "Box", "Result"];

/// Whether a type in absolute form is certain not to implement the trait that a path in a module names.
pub(crate) fn lacks(tree: &ModuleTree, ty: &syn::Type, module: ModuleId, of: &syn::Path) -> bool {
    let Some(name) = of.segments.last().map(|segment| segment.ident.to_string()) else {
        return false;
    };
    match tree.resolve(module, of) {
        Resolved::Item(id) => lacks_own(tree, ty, id),
        _ => lacks_std(tree, ty, &name),
    }
}

fn lacks_std(tree: &ModuleTree, ty: &syn::Type, name: &str) -> bool {
    let is_derivable = DERIVABLE.contains(&name);
    match ty {
        syn::Type::Tuple(tuple) => {
            name == "Display"
                || is_derivable && tuple.elems.iter().any(|ty| lacks_std(tree, ty, name))
        }
        syn::Type::Array(array) => {
            name == "Display" || is_derivable && lacks_std(tree, &array.elem, name)
        }
        syn::Type::Path(path) if path.qself.is_none() => {
            let Some(last) = path.path.segments.last() else { return false };
            if let Resolved::Item(id) = tree.resolve(ModuleId(0), &path.path) {
                return (is_derivable || name == "Display") && lacks_derive(tree, id, name);
            }
            let own = last.ident.to_string();
            let mut rows = LACKING.iter().filter(|(types, _)| types.contains(&own.as_str()));
            if rows.any(|(_, traits)| traits.contains(&name)) {
                return true;
            }
            // An empty container is a default.
            let asks =
                is_derivable && name != "Default" && LIKE_THEIR_ITEMS.contains(&own.as_str());
            let syn::PathArguments::AngleBracketed(list) = &last.arguments else { return false };
            asks && list
                .args
                .iter()
                .any(|arg| matches!(arg, GenericArgument::Type(ty) if lacks_std(tree, ty, name)))
        }
        _ => false,
    }
}

/// Whether a type of this crate has no `derive` and no impl of a trait, and no derive that could write one.
fn lacks_derive(tree: &ModuleTree, id: ItemId, name: &str) -> bool {
    let derived =
        super::of_type(&tree.item(id).syntax).is_some().then(|| derives(&tree.item(id).syntax));
    let Some(derived) = derived else { return false };
    let knows = |one: &String| one != name && DERIVABLE.contains(&one.as_str());
    if !derived.iter().all(knows) {
        return false;
    }
    !tree.items.iter().any(|item| {
        let syn::Item::Impl(block) = &item.syntax else { return false };
        let last = block.trait_.as_ref().and_then(|of| of.0.segments.last());
        if last.is_none_or(|last| last.ident != name) {
            return false;
        }
        match &*block.self_ty {
            syn::Type::Path(path) => tree.resolve(item.module, &path.path) == Resolved::Item(id),
            _ => true,
        }
    })
}

/// Whether no impl of a trait of this crate can be for a type.
fn lacks_own(tree: &ModuleTree, ty: &syn::Type, of: ItemId) -> bool {
    let mut blocks = tree.items.iter().filter_map(|item| {
        let syn::Item::Impl(block) = &item.syntax else { return None };
        let path = &block.trait_.as_ref()?.0;
        (tree.resolve(item.module, path) == Resolved::Item(of)).then_some((item, block))
    });
    !blocks.any(|(item, block)| {
        let params = super::names(&block.generics);
        let own = absolute(tree, item.module, &params, &block.self_ty);
        let (own, ty) = (GenericArgument::Type(own), GenericArgument::Type(ty.clone()));
        unify(&[own], &[ty], &params).is_some()
    })
}

/// The names of what a type derives.
pub(crate) fn derives(item: &syn::Item) -> Vec<String> {
    let attrs = match item {
        syn::Item::Struct(strukt) => &strukt.attrs,
        syn::Item::Enum(enumeration) => &enumeration.attrs,
        _ => return Vec::new(),
    };
    let mut names = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("derive")) {
        // What does not parse is rustc's to report.
        let _ = attr.parse_nested_meta(|meta| {
            names.extend(meta.path.segments.last().map(|last| last.ident.to_string()));
            Ok(())
        });
    }
    names
}

/// Takes derives away that `keep` does not want.
pub(crate) fn retain_derives(item: &mut syn::Item, keep: &dyn Fn(&str) -> bool) {
    let attrs = match item {
        syn::Item::Struct(strukt) => &mut strukt.attrs,
        syn::Item::Enum(enumeration) => &mut enumeration.attrs,
        _ => return,
    };
    for attr in attrs.iter_mut().filter(|attr| attr.path().is_ident("derive")) {
        let mut kept: Vec<syn::Path> = Vec::new();
        let _ = attr.parse_nested_meta(|meta| {
            let name = meta.path.segments.last().map(|last| last.ident.to_string());
            if name.is_none_or(|name| keep(&name)) {
                kept.push(meta.path);
            }
            Ok(())
        });
        *attr = syn::parse_quote!(#[derive(#(#kept),*)]);
    }
}
