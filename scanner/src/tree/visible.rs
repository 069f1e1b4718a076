//! Who can name what: visibility of items and modules, and public ways to what is private.

use std::collections::{BTreeSet, VecDeque};

use super::resolve::{Resolved, Space};
use super::{ItemId, ModuleId, ModuleTree, Visibility};
use crate::source::Span;

/// The first segment of a path that cannot be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hidden {
    /// The private item's or module's name.
    pub(crate) name: String,
    /// Where it is declared.
    pub(crate) span: Span,
    /// The module inside of which it can be seen.
    pub(crate) visible_in: ModuleId,
    /// The private module; `None` when it is the item itself.
    pub(crate) module: Option<ModuleId>,
}

impl ModuleTree {
    /// Whether code in `from` (or in a child of it) may use what has this visibility.
    pub(crate) fn sees(&self, from: ModuleId, visibility: Visibility) -> bool {
        match visibility {
            Visibility::Public => true,
            Visibility::In(scope) => self.is_inside(from, scope),
        }
    }

    /// Whether a module is another one or stands below it.
    pub(crate) fn is_inside(&self, module: ModuleId, around: ModuleId) -> bool {
        std::iter::successors(Some(module), |id| self.module(*id).parent).any(|id| id == around)
    }

    /// The visibility that is written on an item. What takes none (an impl, a macro) counts as public.
    pub(crate) fn item_visibility(&self, id: ItemId) -> Visibility {
        let item = self.item(id);
        let vis = match &item.syntax {
            syn::Item::Const(item) => &item.vis,
            syn::Item::Enum(item) => &item.vis,
            syn::Item::ExternCrate(item) => &item.vis,
            syn::Item::Fn(item) => &item.vis,
            syn::Item::Static(item) => &item.vis,
            syn::Item::Struct(item) => &item.vis,
            syn::Item::Trait(item) => &item.vis,
            syn::Item::TraitAlias(item) => &item.vis,
            syn::Item::Type(item) => &item.vis,
            syn::Item::Union(item) => &item.vis,
            syn::Item::Use(item) => &item.vis,
            _ => return Visibility::Public,
        };
        self.visibility(item.module, vis)
    }

    /// Whether glue in `from` can name an item by its own path, `crate::a::b::f`.
    ///
    /// Glue stands in a child module, which sees all that its parent sees.
    pub(crate) fn item_visible_from(&self, id: ItemId, from: ModuleId) -> Result<(), Hidden> {
        let item = self.item(id);
        self.module_visible_from(item.module, from)?;
        match self.item_visibility(id) {
            Visibility::In(scope) if !self.is_inside(from, scope) => Err(Hidden {
                name: item.name().unwrap_or_default(),
                span: item.span,
                visible_in: scope,
                module: None,
            }),
            _ => Ok(()),
        }
    }

    /// Whether glue in `from` can name a module by its own path.
    pub(crate) fn module_visible_from(&self, id: ModuleId, from: ModuleId) -> Result<(), Hidden> {
        for step in self.chain(id) {
            let module = self.module(step);
            match module.visibility {
                Visibility::In(scope) if !self.is_inside(from, scope) => {
                    return Err(Hidden {
                        name: module.name.clone(),
                        span: module.span,
                        visible_in: scope,
                        module: Some(step),
                    });
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The shortest path below the crate root by which `from` can name an item, through re-exports:
    /// `["shapes", "area"]` for `crate::shapes::area`.
    pub(crate) fn public_path(&self, target: ItemId, from: ModuleId) -> Option<Vec<String>> {
        let mut seen = BTreeSet::from([ModuleId(0)]);
        let mut queue = VecDeque::from([(ModuleId(0), Vec::new())]);
        while let Some((module, path)) = queue.pop_front() {
            if let Some(name) = self.name_in(module, target, from) {
                return Some(path.into_iter().chain([name]).collect());
            }
            for (name, next) in self.modules_in(module, from) {
                if seen.insert(next) {
                    let mut path = path.clone();
                    path.push(name);
                    queue.push_back((next, path));
                }
            }
        }
        None
    }

    /// The name that an item has in a module for `from`.
    fn name_in(&self, module: ModuleId, target: ItemId, from: ModuleId) -> Option<String> {
        let item = self.item(target);
        let own = item.name()?;
        if item.module == module {
            return self.sees(from, self.item_visibility(target)).then_some(own);
        }
        let spaces = [Space::Type, Space::Value];
        let visible =
            self.module(module).imports.iter().filter(|import| self.sees(from, import.visibility));
        for import in visible {
            let found = |space| match &import.name {
                Some(_) => Some(self.resolve_import(module, import, space)),
                None => {
                    let glob = self.resolve_import(module, import, Space::Type);
                    self.glob_name([module, from], glob, &own, space, &mut Vec::new())
                }
            };
            let name = import.name.as_ref().map_or(&own, |name| &name.value);
            if name != "_"
                && spaces.iter().any(|space| found(*space) == Some(Resolved::Item(target)))
            {
                return Some(name.clone());
            }
        }
        None
    }

    /// Modules that `from` can name as members of a module: its children and what it re-exports.
    fn modules_in(&self, module: ModuleId, from: ModuleId) -> Vec<(String, ModuleId)> {
        let children = self.module(module).children.iter();
        let mut found: Vec<(String, ModuleId)> = children
            .filter(|id| self.sees(from, self.module(**id).visibility))
            .map(|id| (self.module(*id).name.clone(), *id))
            .collect();
        for import in &self.module(module).imports {
            if !self.sees(from, import.visibility) {
                continue;
            }
            match (&import.name, self.resolve_import(module, import, Space::Type)) {
                (Some(name), Resolved::Module(id)) => found.push((name.value.clone(), id)),
                (None, Resolved::Module(id)) => found.extend(self.visible_children(id, module)),
                _ => {}
            }
        }
        found
    }

    fn visible_children(&self, of: ModuleId, from: ModuleId) -> Vec<(String, ModuleId)> {
        let children = self.module(of).children.iter();
        let visible = children.filter(|id| self.sees(from, self.module(**id).visibility));
        visible.map(|id| (self.module(*id).name.clone(), *id)).collect()
    }
}
