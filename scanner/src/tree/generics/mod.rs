//! Generic types with their parameters filled in: which types, and how items are rewritten for them.
//!
//! Works on syntax alone. Types are compared in a form that means the same in every module: see
//! [`absolute`].

mod absolute;
mod bounds;
mod fill;
mod unify;

pub(crate) use absolute::{absolute, absolute_generics, text};
pub(crate) use bounds::{derives, lacks, retain_derives};
pub(crate) use fill::Filling;
pub(crate) use unify::unify;

use syn::ext::IdentExt as _;

use super::{Item, ItemId, ModuleTree, Resolved};

/// A generic type of the crate with arguments for its parameters, as an item of its own.
#[derive(Debug)]
pub(crate) struct Instance {
    /// The type as it is written.
    pub(crate) generic: ItemId,
    /// The same without parameters.
    pub(crate) item: ItemId,
    /// One for each parameter, in the form of [`absolute`].
    pub(crate) args: Vec<syn::GenericArgument>,
}

impl ModuleTree {
    /// What an item stands for, if it is one of a generic type's instances.
    pub(crate) fn instance(&self, item: ItemId) -> Option<&Instance> {
        self.instances.iter().find(|one| one.item == item)
    }

    /// The instances of a generic type.
    pub(crate) fn instances_of(&self, generic: ItemId) -> impl Iterator<Item = &Instance> {
        self.instances.iter().filter(move |one| one.generic == generic)
    }

    /// How an item is called in messages: `Stack<i64>`.
    pub(crate) fn shown(&self, item: ItemId) -> String {
        let name = self.item(item).name().unwrap_or_default();
        let Some(instance) = self.instance(item) else { return name };
        let args: Vec<String> = instance.args.iter().map(shown).collect();
        format!("{name}<{}>", args.join(", "))
    }

    /// Puts an item behind another one of the same module.
    pub(crate) fn insert_behind(&mut self, before: ItemId, item: Item) -> ItemId {
        let id = ItemId(self.items.len());
        let list = &mut self.modules[item.module.0].items;
        match list.iter().position(|one| *one == before) {
            Some(at) => list.insert(at + 1, id),
            None => list.push(id),
        }
        self.items.push(item);
        id
    }
}

/// A type in absolute form as a message shows it.
pub(crate) fn shown(ty: &impl quote::ToTokens) -> String {
    let text = text(ty).replace("::keelback::prelude::", "").replace("crate::", "");
    text.replace("::std::", "std::")
}

/// The parameters of a struct or enum.
pub(crate) fn of_type(item: &syn::Item) -> Option<&syn::Generics> {
    match item {
        syn::Item::Struct(strukt) => Some(&strukt.generics),
        syn::Item::Enum(enumeration) => Some(&enumeration.generics),
        _ => None,
    }
}

/// The names of type and const parameters, in order.
pub(crate) fn names(generics: &syn::Generics) -> Vec<String> {
    let named = generics.params.iter().filter_map(|param| match param {
        syn::GenericParam::Type(param) => Some(&param.ident),
        syn::GenericParam::Const(param) => Some(&param.ident),
        syn::GenericParam::Lifetime(_) => None,
    });
    named.map(|ident| ident.unraw().to_string()).collect()
}

/// The struct or enum that a type in absolute form is, with an argument for each of its parameters; `None`:
/// no type of this crate, or one with another number of arguments.
pub(crate) fn target(
    tree: &ModuleTree,
    ty: &syn::Type,
) -> Option<(ItemId, Option<Vec<syn::GenericArgument>>)> {
    let syn::Type::Path(path) = ty else { return None };
    let Resolved::Item(id) = tree.resolve(super::ModuleId(0), &path.path) else { return None };
    let generics = of_type(&tree.item(id).syntax)?;
    let mut args: Vec<syn::GenericArgument> = Vec::new();
    if let Some(syn::PathArguments::AngleBracketed(list)) =
        path.path.segments.last().map(|segment| &segment.arguments)
    {
        let given = list.args.iter();
        args.extend(given.filter(|arg| !matches!(arg, syn::GenericArgument::Lifetime(_))).cloned());
    }
    let module = tree.item(id).module;
    let params =
        generics.params.iter().filter(|one| !matches!(one, syn::GenericParam::Lifetime(_)));
    let (wanted, names) = (params.clone().count(), names(generics));
    for param in params.skip(args.len()) {
        // What is left out has a default, or is missing.
        match param {
            syn::GenericParam::Type(syn::TypeParam { default: Some((_, ty)), .. }) => {
                let mut ty = absolute(tree, module, &names, ty);
                Filling::new(&names, &args).ty(&mut ty);
                args.push(syn::GenericArgument::Type(ty));
            }
            syn::GenericParam::Const(syn::ConstParam { default: Some((_, value)), .. }) => {
                args.push(syn::GenericArgument::Const(value.clone()));
            }
            _ => return Some((id, None)),
        }
    }
    Some((id, (args.len() == wanted).then_some(args)))
}
