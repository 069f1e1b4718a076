//! Which types of the crate hold Python objects: what the cycle collector has to be shown.
//!
//! A type holds what its fields hold. What a type parameter holds is decided by each use; a type of another
//! crate without arguments holds nothing, as it cannot know of Python. What no type tells (a closure, a
//! trait object) is reported, so that no cycle leaks in silence.

use std::collections::{BTreeMap, BTreeSet};

use syn::ext::IdentExt as _;

use super::classes::Classes;
use super::types::{self, Named, Ty};
use crate::tables::containers::{self, Container};
use crate::tag::{Tag, Tags};
use crate::tree::{Item, ItemId, ModuleTree};

/// What is known of each struct and enum of the crate.
#[derive(Debug, Default)]
pub(super) struct Holds {
    facts: BTreeMap<ItemId, Content>,
    /// Types whose `Traverse` the user has written.
    written: BTreeSet<ItemId>,
}

/// What a type holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Content {
    /// Python objects, whatever its parameters are.
    pub(super) objects: bool,
    /// Something that changes behind a shared reference: a lock, a shared owner, a type that the user vouches for.
    pub(super) locks: bool,
    /// A `Drop` of the user's that Python objects are at hand for.
    pub(super) drops: bool,
    /// Type parameters, by their number, whose values it holds.
    params: BTreeSet<usize>,
}

impl Content {
    fn add(&mut self, other: Content) {
        self.objects |= other.objects;
        self.locks |= other.locks;
        self.drops |= other.drops;
        self.params.extend(other.params);
    }

    /// Whether there is, or may be, anything to show.
    pub(super) fn any(&self) -> bool {
        self.objects || !self.params.is_empty()
    }
}

/// One field of a struct or of a variant.
pub(super) struct Field<'a> {
    /// The number of the variant, in an enum.
    pub(super) variant: Option<usize>,
    /// Its number.
    pub(super) index: usize,
    pub(super) syntax: &'a syn::Field,
    /// `@py no_gc`: holds no cycle, says the user.
    pub(super) no_gc: bool,
}

impl Holds {
    pub(super) fn collect(tree: &ModuleTree, tags: &Tags, classes: &Classes) -> Holds {
        let mut holds = Holds::default();
        for index in 0..tree.items.len() {
            let id = ItemId(index);
            if !matches!(tree.item(id).syntax, syn::Item::Struct(_) | syn::Item::Enum(_)) {
                continue;
            }
            let mut content = Content::default();
            if classes.implements(id, "Traverse") {
                holds.written.insert(id);
                content.objects = true;
                content.locks = true;
                content.drops = classes.implements(id, "Drop");
            }
            holds.facts.insert(id, content);
        }
        let ids: Vec<ItemId> = holds.facts.keys().copied().collect();
        let fields: BTreeMap<ItemId, Vec<Ty>> = ids
            .iter()
            .filter(|id| !holds.written.contains(id))
            .map(|&id| {
                let owned = fields(tree.item(id), tags, id).into_iter().filter(|one| !one.no_gc);
                (id, owned.map(|field| field_type(tree, id, field.syntax)).collect())
            })
            .collect();
        // Types may hold each other: until nothing is found any more.
        loop {
            let mut changed = false;
            for (&id, types) in &fields {
                let mut content = Content::default();
                for ty in types {
                    content.add(holds.content(tree, ty));
                }
                content.drops |= content.any() && classes.implements(id, "Drop");
                if let Some(known) = holds.facts.get_mut(&id) {
                    if *known != content {
                        *known = content;
                        changed = true;
                    }
                }
            }
            if !changed {
                return holds;
            }
        }
    }

    /// What a struct or enum of the crate holds.
    pub(super) fn of(&self, id: ItemId) -> Content {
        self.facts.get(&id).cloned().unwrap_or_default()
    }

    /// Whether the user has written how it is gone through.
    pub(super) fn is_written(&self, id: ItemId) -> bool {
        self.written.contains(&id)
    }

    /// Which of a type's parameters it holds.
    pub(super) fn params(&self, id: ItemId) -> BTreeSet<usize> {
        self.facts.get(&id).map(|content| content.params.clone()).unwrap_or_default()
    }

    /// What a type holds, wherever it is written.
    pub(super) fn content(&self, tree: &ModuleTree, ty: &Ty) -> Content {
        let mut content = Content::default();
        match ty {
            Ty::Named(named) => return self.named(tree, named),
            Ty::Slice(inner) | Ty::Array(inner) => return self.content(tree, inner),
            Ty::Tuple(items) => {
                for item in items {
                    content.add(self.content(tree, item));
                }
            }
            Ty::Bounds(_) if shows(tree, ty) => {
                content.objects = true;
                content.locks = true;
                content.drops = true;
            }
            // A reference owns nothing.
            Ty::Ref { .. } | Ty::Bounds(_) | Ty::Never | Ty::Other => {}
        }
        content
    }

    fn named(&self, tree: &ModuleTree, named: &Named) -> Content {
        let mut content = Content::default();
        if let Some(number) = param_number(named) {
            content.params.insert(number);
            return content;
        }
        let held: Vec<&Ty> = match named.item {
            Some(id) => {
                let own = self.of(id);
                let held = own.params.iter().filter_map(|&number| named.args.get(number));
                content.objects = own.objects;
                content.locks = own.locks;
                content.drops = own.drops;
                held.collect()
            }
            None => match containers::find(&named.path) {
                Some(Container::Object { locks }) => {
                    content.objects = true;
                    content.locks = locks;
                    Vec::new()
                }
                Some(Container::Nothing) => Vec::new(),
                Some(Container::Of { args, locks }) => {
                    content.locks = locks;
                    named.args.iter().take(args).collect()
                }
                None => named.args.iter().collect(),
            },
        };
        for ty in held {
            content.add(self.content(tree, ty));
        }
        // A lock around what is no object is nobody's concern.
        content.locks &= content.any();
        content.drops &= content.any();
        content
    }
}

/// The fields of a struct, or of every variant of an enum.
pub(super) fn fields<'a>(item: &'a Item, tags: &Tags, id: ItemId) -> Vec<Field<'a>> {
    let members = tags.items.get(&id).map(|tags| &tags.members);
    let said = |tag: Option<&Tag>| tag.is_some_and(|tag| tag.has("no_gc"));
    let mut all = Vec::new();
    match &item.syntax {
        syn::Item::Struct(strukt) => {
            for (index, syntax) in strukt.fields.iter().enumerate() {
                let tag = members.and_then(|all| all.get(&index)?.own.tag.as_ref());
                all.push(Field { variant: None, index, syntax, no_gc: said(tag) });
            }
        }
        syn::Item::Enum(enumeration) => {
            for (number, variant) in enumeration.variants.iter().enumerate() {
                for (index, syntax) in variant.fields.iter().enumerate() {
                    let tags = members.and_then(|all| all.get(&number)?.fields.get(&index));
                    let tag = tags.and_then(|tags| tags.tag.as_ref());
                    all.push(Field { variant: Some(number), index, syntax, no_gc: said(tag) });
                }
            }
        }
        _ => {}
    }
    all
}

/// A field's type, its item's parameters by number.
pub(super) fn field_type(tree: &ModuleTree, id: ItemId, field: &syn::Field) -> Ty {
    let item = tree.item(id);
    let mut known = Vec::new();
    if let Some(generics) = generics(item) {
        for (number, param) in generics.type_params().enumerate() {
            known.push((param.ident.unraw().to_string(), param_type(number)));
        }
    }
    let args = (0..known.len()).map(param_type).collect();
    let path = item.name().into_iter().collect();
    known
        .push(("Self".to_owned(), Ty::Named(Named { path, item: Some(id), args, borrows: false })));
    types::read_with(tree, item.module, known, &field.ty)
}

pub(super) fn generics(item: &Item) -> Option<&syn::Generics> {
    match &item.syntax {
        syn::Item::Struct(strukt) => Some(&strukt.generics),
        syn::Item::Enum(enumeration) => Some(&enumeration.generics),
        _ => None,
    }
}

/// A type parameter as a type: a name that nothing else has.
fn param_type(number: usize) -> Ty {
    let path = vec![format!("#{number}")];
    Ty::Named(Named { path, item: None, args: Vec::new(), borrows: false })
}

/// The number of a type that stands for a parameter.
pub(super) fn param_number(named: &Named) -> Option<usize> {
    match named.path.as_slice() {
        [one] if named.item.is_none() => one.strip_prefix('#')?.parse().ok(),
        _ => None,
    }
}

/// Whether a trait object shows what it holds: its trait is `Traverse`, or one that demands it.
pub(super) fn shows(tree: &ModuleTree, ty: &Ty) -> bool {
    let Ty::Bounds(bounds) = ty else { return false };
    let names = bounds.traits.iter().filter_map(|(named, _)| named.path.last().cloned());
    let mut open: Vec<String> = names.collect();
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop() {
        if name == "Traverse" {
            return true;
        }
        if !seen.insert(name.clone()) {
            continue;
        }
        for item in &tree.items {
            let syn::Item::Trait(definition) = &item.syntax else { continue };
            if definition.ident.unraw() != name {
                continue;
            }
            for bound in &definition.supertraits {
                let syn::TypeParamBound::Trait(bound) = bound else { continue };
                let last = bound.path.segments.last();
                open.extend(last.map(|segment| segment.ident.unraw().to_string()));
            }
        }
    }
    false
}
