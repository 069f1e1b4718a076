//! What the bases in a tag's class line name, and which classes of the crate derive from each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{hints, names};
use crate::source::Spanned;
use crate::tables::bases::{self, Layout};
use crate::tables::enums;
use crate::tag::{Declaration, Tag, Tags};
use crate::tree::{Item, ItemId, ModuleId, ModuleTree, Resolved};

/// What one base is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) enum Base {
    /// An item that this crate exports: a class, an enum, or an exception.
    Exported(ItemId),
    /// A class of `builtins`.
    Builtin(&'static str, Layout),
    /// A class of Python's `enum` module.
    Enum(&'static str),
    /// `Base` of `mypkg.base`.
    Imported(String, String),
    Unknown,
}

/// Where bases are looked up.
#[derive(Clone, Copy)]
pub(super) struct Lookup<'a> {
    pub(super) tree: &'a ModuleTree,
    pub(super) tags: &'a Tags,
    pub(super) exports: &'a names::Exports,
}

/// The bases that a tag names.
pub(super) fn written(tag: &Tag) -> &[Spanned<String>] {
    match &tag.declaration {
        Some(Declaration::Class(class)) => &class.bases,
        _ => &[],
    }
}

impl<'a> Lookup<'a> {
    fn tag(self, id: ItemId) -> Option<&'a Tag> {
        self.tags.items.get(&id)?.own.tag.as_ref()
    }

    /// What a base is that the tag of an item names.
    pub(super) fn base(self, id: ItemId, name: &str) -> Base {
        // `Mapping[str, int]` is `Mapping`, and more to type checkers alone.
        let name = name.split('[').next().unwrap_or_default().trim();
        if let Some(exported) = self.exported(id, name) {
            return Base::Exported(exported);
        }
        if let Some((name, layout)) = bases::find(name) {
            return Base::Builtin(name, layout);
        }
        if let Some(base) = enums::find(name) {
            return Base::Enum(base.name);
        }
        let known = crate::tables::conversions::annotation_name(name);
        match known.as_deref().unwrap_or(name).rsplit_once('.') {
            Some((module, name)) => Base::Imported(module.to_owned(), name.to_owned()),
            None => Base::Unknown,
        }
    }

    /// Whether a base is a class of Python's other than `object`, or an exception, which Python makes too.
    fn is_python(self, id: ItemId, base: &Base) -> bool {
        match base {
            Base::Builtin(_, layout) => layout.is_base(),
            Base::Imported(..) => true,
            Base::Exported(other) => self.is_exception(*other) && *other != id,
            Base::Enum(_) | Base::Unknown => false,
        }
    }

    /// Whether a tagged type is an exception that is made from a Rust error.
    pub(super) fn is_exception(self, id: ItemId) -> bool {
        let tag = self.tag(id);
        tag.is_some_and(|tag| !written(tag).is_empty()) && !self.is_class(id)
    }

    /// The item of that name in Rust or, in the same Python module or with the name of another one of the crate, in Python.
    fn exported(self, id: ItemId, name: &str) -> Option<ItemId> {
        let module = self.tree.item(id).module;
        let is_type = |other: &ItemId| {
            let syntax = &self.tree.item(*other).syntax;
            matches!(syntax, syn::Item::Struct(_) | syn::Item::Enum(_))
                && self.tag(*other).is_some()
        };
        let by_path = syn::parse_str::<syn::Path>(name).ok().and_then(|path| {
            match self.tree.resolve(module, &path) {
                Resolved::Item(found) if is_type(&found) => Some(found),
                _ => None,
            }
        });
        let in_module = |owner: ModuleId, name: &str| {
            self.tags.items.keys().copied().filter(is_type).find(|other| {
                let named = self.tag(*other).and_then(|tag| names::py_name(self.tree, *other, tag));
                self.exports.owner(self.tree.item(*other).module) == owner
                    && named.as_deref() == Some(name)
            })
        };
        let owner = self.exports.owner(module);
        by_path.or_else(|| in_module(owner, name)).or_else(|| {
            let (path, name) = name.rsplit_once('.')?;
            in_module(self.exports.module(owner, path)?, name)
        })
    }

    /// Whether a tagged type is a class, and neither an exception nor converted by value.
    pub(super) fn is_class(self, id: ItemId) -> bool {
        self.is_class_after(id, &mut BTreeSet::new())
    }

    fn is_class_after(self, id: ItemId, seen: &mut BTreeSet<ItemId>) -> bool {
        let (item, Some(tag)) = (self.tree.item(id), self.tag(id)) else { return false };
        let is_enum = matches!(item.syntax, syn::Item::Enum(_));
        if !is_enum && !matches!(item.syntax, syn::Item::Struct(_)) || !seen.insert(id) {
            return false;
        }
        if crate::check::conversions::is_converted(tag) {
            return false;
        }
        let first = match (&tag.declaration, written(tag)) {
            (None, _) => return !tag.has("type"),
            (Some(Declaration::Class(_)), []) => return true,
            (Some(Declaration::Class(_)), [first, ..]) => first,
            _ => return false,
        };
        if is_enum {
            return super::facts::enum_base(item, tag).is_some();
        }
        // What has members is more than an exception with a message.
        self.has_members(id)
            || match self.base(id, &first.value) {
                Base::Exported(base) => self.is_class_after(base, seen),
                Base::Builtin(name, _) => crate::tables::exceptions::builtin(name).is_none(),
                Base::Imported(..) | Base::Enum(_) => true,
                Base::Unknown => false,
            }
    }

    /// Whether a field, or an impl block of the type, is exported.
    fn has_members(self, id: ItemId) -> bool {
        let own = self.tags.items.get(&id).is_some_and(|tags| {
            let mut tags = tags.members.values().filter_map(|member| member.own.tag.as_ref());
            tags.any(|tag| !super::is_note(tag))
        });
        own || self.tags.items.iter().any(|(&block, tags)| {
            let item: &Item = self.tree.item(block);
            let syn::Item::Impl(syntax) = &item.syntax else { return false };
            (tags.own.tag.is_some() || !tags.members.is_empty())
                && hints::conversion_of(syntax).is_none()
                && super::facts::target(self.tree, item, syntax) == Some(id)
        })
    }
}

/// Which classes of the crate derive from which.
#[derive(Debug, Default)]
pub(in crate::check) struct Families {
    /// The class that each derives from.
    bases: BTreeMap<ItemId, ItemId>,
    /// Those that name a class of Python's as a base.
    python: BTreeSet<ItemId>,
}

impl Families {
    /// `classes` are all of them.
    pub(super) fn collect(lookup: Lookup<'_>, classes: &BTreeSet<ItemId>) -> Families {
        let mut families = Families::default();
        for &id in classes {
            let written = lookup.tag(id).map(written).unwrap_or_default();
            let found: Vec<Base> =
                written.iter().map(|base| lookup.base(id, &base.value)).collect();
            let own = found.iter().find_map(|base| match base {
                Base::Exported(base) if classes.contains(base) => Some(*base),
                _ => None,
            });
            families.bases.extend(own.map(|base| (id, base)));
            if found.iter().any(|base| lookup.is_python(id, base)) {
                families.python.insert(id);
            }
        }
        families
    }

    /// Whether a class of Python's is among the bases of a class or of one that it derives from.
    pub(in crate::check) fn is_on_python(&self, id: ItemId) -> bool {
        self.ancestors(id).into_iter().chain([id]).any(|one| self.python.contains(&one))
    }

    /// The class that one derives from.
    pub(in crate::check) fn base(&self, id: ItemId) -> Option<ItemId> {
        self.bases.get(&id).copied()
    }

    /// The classes that one derives from, its own base first; each once, if they go around.
    pub(in crate::check) fn ancestors(&self, id: ItemId) -> Vec<ItemId> {
        let mut all = Vec::new();
        let mut next = self.base(id);
        while let Some(base) = next.filter(|base| !all.contains(base)) {
            all.push(base);
            next = self.base(base);
        }
        all
    }

    /// Whether a class derives from one.
    pub(in crate::check) fn has_children(&self, id: ItemId) -> bool {
        self.bases.values().any(|base| *base == id)
    }

    /// Every class whose objects lie at one place with those of this one, itself among them: they have one guard.
    pub(in crate::check) fn family(&self, id: ItemId) -> BTreeSet<ItemId> {
        let root = |id| self.ancestors(id).last().copied().unwrap_or(id);
        let own = root(id);
        let mut family: BTreeSet<ItemId> =
            self.bases.keys().copied().filter(|other| root(*other) == own).collect();
        family.extend([id, own]);
        family
    }
}
