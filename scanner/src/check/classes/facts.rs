//! What the whole crate says about its classes, before any of them is judged.

use std::collections::{BTreeMap, BTreeSet};

use super::bases::{Families, Lookup};
use super::{kept, sharing, std_traits};
use crate::check::names;
use crate::check::traits;
use crate::check::types::{self, Ty};
use crate::ir::Receiver;
use crate::source::Span;
use crate::tables::enums;
use crate::tag::{Declaration, Tag, Tags};
use crate::tree::{Item, ItemId, ModuleTree};

/// Every class of the crate, with the facts that several rules ask for.
#[derive(Debug, Default)]
pub(in crate::check) struct Classes {
    /// With the tagged impl blocks of each.
    blocks: BTreeMap<ItemId, Vec<ItemId>>,
    mutable: BTreeSet<ItemId>,
    /// Classes that are fields of classes, each with those: their objects may be views.
    viewed: BTreeMap<ItemId, BTreeSet<ItemId>>,
    /// Traits that each type of the crate is seen to implement, by their last name.
    traits: BTreeSet<(ItemId, String)>,
    /// The tagged traits that each class implements, each with its impl block.
    behaviours: BTreeMap<ItemId, Vec<(ItemId, ItemId)>>,
    families: Families,
    /// Classes that an `Arc` names, with the first place where one does.
    shared: BTreeMap<ItemId, Span>,
    /// Types of the crate that constants hold values of.
    kept: BTreeSet<ItemId>,
    /// Where trait objects go out and come in.
    objects: Vec<traits::Object>,
}

impl Classes {
    pub(in crate::check) fn collect(
        tree: &ModuleTree,
        tags: &Tags,
        exports: &names::Exports,
    ) -> Classes {
        let mut classes = Classes::default();
        let lookup = Lookup { tree, tags, exports };
        let ids: BTreeSet<ItemId> =
            tags.items.keys().copied().filter(|id| lookup.is_class(*id)).collect();
        classes.families = Families::collect(lookup, &ids);
        classes.blocks.extend(ids.into_iter().map(|id| (id, Vec::new())));
        for (index, item) in tree.items.iter().enumerate() {
            classes.implementation(tree, tags, ItemId(index), item);
        }
        classes.objects = traits::find_objects(tree, tags);
        // The types of functions alone need not be read for what classes ask.
        if classes.blocks.is_empty() {
            return classes;
        }
        classes.find_lent(tree, tags);
        for (&id, item_tags) in &tags.items {
            let Some(tag) = &item_tags.own.tag else { continue };
            let writable = |field: &Tag| !field.has("readonly") && !field.has("skip");
            let fields = item_tags.members.values().filter_map(|field| field.own.tag.as_ref());
            let changes = tag.has("mutable") || fields.into_iter().any(writable);
            let is_enum = matches!(tree.item(id).syntax, syn::Item::Enum(_));
            if classes.contains(id) && changes && !tag.has("frozen") && !is_enum {
                classes.mutable.insert(id);
            }
        }
        // What changes an object as one of its base changes it as one of its own class.
        let changing: Vec<ItemId> = classes.mutable.iter().copied().collect();
        for id in changing.into_iter().flat_map(|id| classes.families.family(id)) {
            let tag = tags.items.get(&id).and_then(|tags| tags.own.tag.as_ref());
            if !tag.is_some_and(|tag| tag.has("frozen")) {
                classes.mutable.insert(id);
            }
        }
        classes.find_views(tree, tags);
        classes.shared = sharing::collect(tree, tags, &classes);
        classes.kept = kept::collect(tree, tags);
        classes
    }

    /// Notes every class that an export borrows for writing.
    fn find_lent(&mut self, tree: &ModuleTree, tags: &Tags) {
        for (&id, item_tags) in &tags.items {
            let item = tree.item(id);
            let mut sigs: Vec<&syn::Signature> = Vec::new();
            match &item.syntax {
                syn::Item::Fn(function) => sigs.push(&function.sig),
                syn::Item::Impl(block) => {
                    for member in &block.items {
                        if let syn::ImplItem::Fn(function) = member {
                            sigs.push(&function.sig);
                        }
                    }
                }
                _ => continue,
            }
            if item_tags.own.tag.is_none() && item_tags.members.is_empty() {
                continue;
            }
            for lent in sigs.into_iter().flat_map(|sig| lent(tree, item.module, sig)) {
                let tag = tags.items.get(&lent).and_then(|tags| tags.own.tag.as_ref());
                if self.contains(lent) && !tag.is_some_and(|tag| tag.has("frozen")) {
                    self.mutable.insert(lent);
                }
            }
        }
    }

    /// Notes every class that is the type of an exported field.
    fn find_views(&mut self, tree: &ModuleTree, tags: &Tags) {
        let mut viewed: BTreeMap<ItemId, BTreeSet<ItemId>> = BTreeMap::new();
        for id in self.ids() {
            let (syn::Item::Struct(strukt), Some(item_tags)) =
                (&tree.item(id).syntax, tags.items.get(&id))
            else {
                continue;
            };
            for (index, field) in strukt.fields.iter().enumerate() {
                let tag = item_tags.members.get(&index).and_then(|tags| tags.own.tag.as_ref());
                if !tag.is_some_and(|tag| !tag.has("skip") && !tag.has("copy")) {
                    continue;
                }
                let ty = types::read(tree, tree.item(id).module, &field.ty);
                if let Some(class) = self.view_of(tags, &ty) {
                    viewed.entry(class).or_default().insert(id);
                }
            }
        }
        self.viewed = viewed;
    }

    /// The class that reading a field of this type gives a view of: one whose values can change.
    pub(super) fn view_of(&self, tags: &Tags, ty: &Ty) -> Option<ItemId> {
        let inner = |ty: &Ty, name: &str| ty.args_of(name).and_then(<[Ty]>::first).cloned();
        let ty = inner(ty, "Option").unwrap_or_else(|| ty.clone());
        let ty = inner(&ty, "Box").unwrap_or(ty);
        let Ty::Named(types::Named { item: Some(id), .. }) = ty else { return None };
        let tag = tags.items.get(&id).and_then(|tags| tags.own.tag.as_ref());
        let is_shown = self.is_mutable(id) && !tag.is_some_and(|tag| tag.has("unsendable"));
        // One object of a family has one kind of guard.
        let is_alone = self.families.family(id).into_iter().all(|one| one == id);
        let is_alone = is_alone && !self.families.is_on_python(id);
        (is_shown && is_alone && !self.converts(id)).then_some(id)
    }

    /// The classes that have an exported field of a class.
    pub(super) fn parents(&self, id: ItemId) -> impl Iterator<Item = ItemId> {
        self.viewed.get(&id).into_iter().flatten().copied()
    }

    /// Where an `Arc` of the class first goes in or out.
    pub(super) fn shared_at(&self, id: ItemId) -> Option<Span> {
        self.shared.get(&id).copied()
    }

    /// Whether constants hold objects of the class.
    pub(super) fn is_kept(&self, id: ItemId) -> bool {
        self.kept.contains(&id)
    }

    /// Where objects of the crate's own traits go out and come in.
    pub(in crate::check) fn objects(&self) -> &[traits::Object] {
        &self.objects
    }

    pub(in crate::check) fn families(&self) -> &Families {
        &self.families
    }

    /// Notes what an impl block or a derive says.
    fn implementation(&mut self, tree: &ModuleTree, tags: &Tags, id: ItemId, item: &Item) {
        let attrs = match &item.syntax {
            syn::Item::Struct(strukt) => &strukt.attrs,
            syn::Item::Enum(enumeration) => &enumeration.attrs,
            syn::Item::Impl(block) => {
                let Some(target) = std_traits::subject(tree, item, block) else { return };
                let own = self::target(tree, item, block) == Some(target);
                let last = block.trait_.as_ref().and_then(|of| of.0.segments.last());
                // `PartialEq` with another type says nothing of the values among each other.
                if let Some(last) =
                    last.filter(|_| own && std_traits::compares_itself(tree, item, block))
                {
                    self.traits.insert((target, last.ident.to_string()));
                }
                if let Some(behaviour) = traits::of_block(tree, tags, item, block).filter(|_| own) {
                    self.behaves(tree, tags, target, behaviour, id);
                    return;
                }
                let Some(block_tags) = tags.items.get(&id) else { return };
                let Some(blocks) = self.blocks.get_mut(&target) else { return };
                blocks.push(id);
                let whole = block_tags.own.tag.is_some();
                let changes = block.items.iter().enumerate().any(|(index, member)| {
                    let syn::ImplItem::Fn(method) = member else { return false };
                    let tag = block_tags.members.get(&index).and_then(|tags| tags.own.tag.as_ref());
                    let exported = tag.map_or(whole, |tag| !tag.has("skip"));
                    let own = item_name(&block.self_ty);
                    let seen = std_traits::seen(tree, item, block, &method.sig);
                    exported
                        && (seen.iter().any(|(sig, _)| {
                            sig.receiver().and_then(form) == Some(Receiver::Exclusive)
                        }) || handle(&method.sig, &own) == Some(Handle::Exclusive))
                });
                let tag = tags.items.get(&target).and_then(|tags| tags.own.tag.as_ref());
                let is_enum = matches!(tree.item(target).syntax, syn::Item::Enum(_));
                if changes && !is_enum && !tag.is_some_and(|tag| tag.has("frozen")) {
                    self.mutable.insert(target);
                }
                return;
            }
            _ => return,
        };
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("derive")) {
            // What does not parse is rustc's to report.
            let _ = attr.parse_nested_meta(|meta| {
                if let Some(last) = meta.path.segments.last() {
                    self.traits.insert((id, last.ident.to_string()));
                }
                Ok(())
            });
        }
    }

    /// Notes that a class implements a tagged trait, whose methods may change its values.
    fn behaves(
        &mut self,
        tree: &ModuleTree,
        tags: &Tags,
        class: ItemId,
        behaviour: ItemId,
        block: ItemId,
    ) {
        if !self.contains(class) {
            return;
        }
        self.behaviours.entry(class).or_default().push((behaviour, block));
        let tag = tags.items.get(&class).and_then(|tags| tags.own.tag.as_ref());
        let is_enum = matches!(tree.item(class).syntax, syn::Item::Enum(_));
        let changes = traits::changes(tree, tags, behaviour);
        if changes && !is_enum && !tag.is_some_and(|tag| tag.has("frozen")) {
            self.mutable.insert(class);
        }
    }

    /// The tagged traits that a class implements, each with its impl block, in source order.
    pub(in crate::check) fn behaviours(&self, class: ItemId) -> &[(ItemId, ItemId)] {
        self.behaviours.get(&class).map_or(&[], Vec::as_slice)
    }

    pub(in crate::check) fn contains(&self, id: ItemId) -> bool {
        self.blocks.contains_key(&id)
    }

    /// Whether an item is a tagged impl block of a class.
    pub(in crate::check) fn has_block(&self, id: ItemId) -> bool {
        let of_trait = |list: &Vec<(ItemId, ItemId)>| list.iter().any(|(_, block)| *block == id);
        self.blocks.values().any(|blocks| blocks.contains(&id))
            || self.behaviours.values().any(of_trait)
    }

    pub(in crate::check) fn ids(&self) -> impl Iterator<Item = ItemId> {
        self.blocks.keys().copied()
    }

    /// The tagged impl blocks of a class, in source order.
    pub(super) fn blocks(&self, id: ItemId) -> &[ItemId] {
        self.blocks.get(&id).map_or(&[], Vec::as_slice)
    }

    pub(in crate::check) fn is_mutable(&self, id: ItemId) -> bool {
        self.mutable.contains(&id)
    }

    pub(in crate::check) fn implements(&self, id: ItemId, name: &str) -> bool {
        self.traits.contains(&(id, name.to_owned()))
    }

    pub(super) fn is_clone(&self, id: ItemId) -> bool {
        self.implements(id, "Clone")
    }

    /// Whether the user converts its values in their own way.
    pub(super) fn converts(&self, id: ItemId) -> bool {
        self.implements(id, "FromPyObject")
    }
}

/// The class of Python's `enum` module that an enum's tag names as its base.
pub(super) fn enum_base(item: &Item, tag: &Tag) -> Option<&'static enums::Base> {
    let Some(Declaration::Class(class)) = &tag.declaration else { return None };
    let [base] = class.bases.as_slice() else { return None };
    let found = enums::find(&base.value);
    found.filter(|_| matches!(item.syntax, syn::Item::Enum(_)))
}

/// The type of this crate that an impl block is about.
pub(in crate::check) fn target(
    tree: &ModuleTree,
    item: &Item,
    block: &syn::ItemImpl,
) -> Option<ItemId> {
    match types::read(tree, item.module, &block.self_ty) {
        Ty::Named(named) => named.item,
        _ => None,
    }
}

/// How a method takes its object as a handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Handle {
    Shared,
    Exclusive,
}

/// Whether a fn's first parameter is its object, as a handle or a guard: `slf: PyRef<'_, Self>`. `own` is the
/// type's name, which may stand for `Self`.
pub(in crate::check) fn handle(sig: &syn::Signature, own: &str) -> Option<Handle> {
    let mut typed = sig.inputs.iter().filter_map(|input| match input {
        syn::FnArg::Typed(typed) => Some(typed),
        syn::FnArg::Receiver(_) => None,
    });
    let first = typed.find(|typed| item_name(&typed.ty) != "Python")?;
    let is_named =
        matches!(&*first.pat, syn::Pat::Ident(pat) if pat.ident == "slf" || pat.ident == "_slf");
    let ty = match &*first.ty {
        syn::Type::Reference(reference) => &*reference.elem,
        ty => ty,
    };
    let syn::Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let syn::PathArguments::AngleBracketed(args) = &last.arguments else { return None };
    let of_self = args.args.iter().any(|arg| {
        matches!(arg, syn::GenericArgument::Type(ty) if ["Self", own].contains(&item_name(ty).as_str()))
    });
    if sig.receiver().is_some() || !is_named || !of_self {
        return None;
    }
    match last.ident.to_string().as_str() {
        "PyRef" | "Bound" | "Borrowed" | "Py" => Some(Handle::Shared),
        "PyRefMut" => Some(Handle::Exclusive),
        _ => None,
    }
}

/// The last name of a type's path.
fn item_name(ty: &syn::Type) -> String {
    use syn::ext::IdentExt as _;
    match ty {
        syn::Type::Path(path) => path
            .path
            .segments
            .last()
            .map_or_else(String::new, |last| last.ident.unraw().to_string()),
        _ => String::new(),
    }
}

/// The classes that a fn borrows for writing: `&mut Point`, `PyRefMut<'_, Point>`.
fn lent(tree: &ModuleTree, module: crate::tree::ModuleId, sig: &syn::Signature) -> Vec<ItemId> {
    fn find(ty: &Ty, lent: bool, into: &mut Vec<ItemId>) {
        match ty {
            Ty::Ref { mutable, inner, .. } => find(inner, *mutable, into),
            Ty::Named(named) => {
                into.extend(named.item.filter(|_| lent));
                let inside = named.external() == Some("PyRefMut");
                for arg in &named.args {
                    find(arg, inside, into);
                }
            }
            Ty::Tuple(items) => {
                for item in items {
                    find(item, false, into);
                }
            }
            Ty::Slice(inner) | Ty::Array(inner) => find(inner, false, into),
            Ty::Bounds(_) | Ty::Never | Ty::Other => {}
        }
    }
    let mut all = Vec::new();
    for input in &sig.inputs {
        if let syn::FnArg::Typed(param) = input {
            find(&types::read_in(tree, module, sig, &[], &param.ty), false, &mut all);
        }
    }
    all
}

/// How a fn takes the object; `None`: by a type that is not understood.
pub(in crate::check) fn form(receiver: &syn::Receiver) -> Option<Receiver> {
    let of_self =
        |ty: &syn::Type| matches!(ty, syn::Type::Path(path) if path.path.is_ident("Self"));
    let of_arc = |ty: &syn::Type| match ty {
        syn::Type::Path(path) => {
            path.path.segments.last().is_some_and(|last| match &last.arguments {
                syn::PathArguments::AngleBracketed(list) => {
                    let inner = list.args.first();
                    last.ident == "Arc"
                        && matches!(inner, Some(syn::GenericArgument::Type(ty)) if of_self(ty))
                }
                _ => false,
            })
        }
        _ => false,
    };
    let by_reference = |mutable: bool| if mutable { Receiver::Exclusive } else { Receiver::Shared };
    match &receiver.kind {
        syn::ReceiverKind::Value => Some(Receiver::Copy),
        syn::ReceiverKind::Reference(_, _, mutable) => Some(by_reference(mutable.is_some())),
        syn::ReceiverKind::Typed(_, ty) => match &**ty {
            syn::Type::Reference(ty) if of_self(&ty.elem) => {
                Some(by_reference(ty.mutability.is_some()))
            }
            syn::Type::Reference(ty) if of_arc(&ty.elem) && ty.mutability.is_none() => {
                Some(Receiver::ArcRef)
            }
            ty if of_self(ty) => Some(Receiver::Copy),
            ty if of_arc(ty) => Some(Receiver::Arc),
            _ => None,
        },
        _ => None,
    }
}
