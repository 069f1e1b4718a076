//! What a path written in a module names: through imports, renames, globs, re-exports and preludes.
//!
//! Knows the items of this crate; a path into another crate is answered by its full name. Does not know
//! generic parameters or `Self` (the caller does), nor names that are local to a fn's body.

use std::collections::HashMap;

use syn::ext::IdentExt as _;

use super::prelude;
use super::{Import, ItemId, ModuleId, ModuleTree};

/// What a path names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Resolved {
    Item(ItemId),
    Module(ModuleId),
    /// A variant of an enum of this crate: the enum and the variant's index.
    Variant(ItemId, usize),
    /// Something associated with a type or trait of this crate: `Point::new`.
    Member(ItemId, String),
    /// The full path in another crate: `std::collections::HashMap`, `keelback::Python`. `core` and
    /// `alloc` are spelt `std`, `keelback::prelude::X` is spelt `keelback::X`; a primitive type is its
    /// name alone.
    External(Vec<String>),
    Unknown,
}

impl Resolved {
    /// Whether this is the given path of another crate: `std::option::Option`.
    pub(crate) fn is(&self, external: &str) -> bool {
        matches!(self, Resolved::External(path) if external.split("::").eq(path.iter().map(String::as_str)))
    }
}

/// Types, values and macros have names of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Space {
    Type,
    Value,
    Macro,
}

/// Names of every module, made once when the tree is complete.
#[derive(Debug, Default)]
pub(crate) struct Index {
    scopes: Vec<Scope>,
    edition: u16,
}

#[derive(Debug, Default)]
struct Scope {
    own: HashMap<(Space, String), Resolved>,
    /// Indices of named imports.
    imports: HashMap<String, Vec<usize>>,
    globs: Vec<usize>,
}

impl Index {
    pub(crate) fn new(tree: &ModuleTree, edition: u16) -> Index {
        let mut scopes: Vec<Scope> = Vec::new();
        scopes.resize_with(tree.modules.len(), Scope::default);
        for (at, module) in tree.modules.iter().enumerate() {
            let scope = &mut scopes[at];
            for &child in &module.children {
                let key = (Space::Type, tree.module(child).name.clone());
                scope.own.entry(key).or_insert(Resolved::Module(child));
            }
            for &id in &module.items {
                for key in item_names(&tree.item(id).syntax) {
                    scope.own.entry(key).or_insert(Resolved::Item(id));
                }
            }
            for (at, import) in module.imports.iter().enumerate() {
                match &import.name {
                    Some(name) => scope.imports.entry(name.value.clone()).or_default().push(at),
                    None => scope.globs.push(at),
                }
            }
        }
        // `#[macro_export]` puts a macro's name into the root.
        for (at, item) in tree.items.iter().enumerate() {
            if let syn::Item::Macro(syn::ItemMacro { ident: Some(name), attrs, .. }) = &item.syntax
            {
                let is_export = |attr: &syn::Attribute| attr.path().is_ident("macro_export");
                if let (true, Some(root)) = (attrs.iter().any(is_export), scopes.first_mut()) {
                    let key = (Space::Macro, name.unraw().to_string());
                    root.own.entry(key).or_insert(Resolved::Item(ItemId(at)));
                }
            }
        }
        Index { scopes, edition }
    }
}

/// The names that an item defines in its module.
fn item_names(item: &syn::Item) -> Vec<(Space, String)> {
    let spaces: &[Space] = match item {
        syn::Item::Const(_) | syn::Item::Fn(_) | syn::Item::Static(_) => &[Space::Value],
        syn::Item::Struct(item) if !matches!(item.fields, syn::Fields::Named(_)) => {
            &[Space::Type, Space::Value]
        }
        syn::Item::Struct(_)
        | syn::Item::Enum(_)
        | syn::Item::Trait(_)
        | syn::Item::TraitAlias(_)
        | syn::Item::Type(_)
        | syn::Item::Union(_) => &[Space::Type],
        syn::Item::Macro(syn::ItemMacro { ident: Some(name), .. }) => {
            return vec![(Space::Macro, name.unraw().to_string())];
        }
        _ => &[],
    };
    let Some(name) = super::item_ident(item) else { return Vec::new() };
    spaces.iter().map(|space| (*space, name.unraw().to_string())).collect()
}

/// Names on the way of being looked up: a name that needs itself is not found by that way. In no space:
/// the first `a` of `use a::a` is never what this `use` brings in.
pub(crate) type Open = Vec<(ModuleId, String)>;

/// Longer chains of re-exports are given up.
const MAX_CHAIN: usize = 64;

impl ModuleTree {
    /// What a path in a type's or trait's place names.
    pub(crate) fn resolve(&self, module: ModuleId, path: &syn::Path) -> Resolved {
        self.resolve_in(module, &segments(path), Space::Type)
    }

    /// What a path in an expression's place names.
    pub(crate) fn resolve_value(&self, module: ModuleId, path: &syn::Path) -> Resolved {
        self.resolve_in(module, &segments(path), Space::Value)
    }

    /// What a path names, given as its segments; a leading `::` is an empty one.
    pub(crate) fn resolve_in(&self, module: ModuleId, path: &[String], space: Space) -> Resolved {
        self.walk(module, path, space, false, &mut Vec::new())
    }

    /// What an import names in one of the three spaces.
    pub(crate) fn resolve_import(
        &self,
        module: ModuleId,
        import: &Import,
        space: Space,
    ) -> Resolved {
        self.walk(module, &import.path, space, true, &mut Vec::new())
    }

    fn walk(
        &self,
        module: ModuleId,
        path: &[String],
        space: Space,
        is_use: bool,
        open: &mut Open,
    ) -> Resolved {
        let Some((first, rest)) = path.split_first() else { return Resolved::Unknown };
        let first_space = if rest.is_empty() { space } else { Space::Type };
        let old = self.index.edition < 2018;
        let (mut at, mut rest) = match first.as_str() {
            "crate" | "$crate" => (Resolved::Module(ModuleId(0)), rest),
            "self" => (Resolved::Module(module), rest),
            "super" => (self.parent(module), rest),
            "" if old => (Resolved::Module(ModuleId(0)), rest),
            "" => match rest.split_first() {
                Some((krate, rest)) => (self.krate(krate, open), rest),
                None => return Resolved::Unknown,
            },
            name => {
                let scope = if is_use && old { ModuleId(0) } else { module };
                (self.first(scope, name, first_space, rest.is_empty(), open), rest)
            }
        };
        while let Some((segment, after)) = rest.split_first() {
            let space = if after.is_empty() { space } else { Space::Type };
            at = self.step(module, at, segment, space, open);
            rest = after;
        }
        match at {
            Resolved::External(path) => Resolved::External(prelude::canonical(path)),
            at => at,
        }
    }

    fn parent(&self, module: ModuleId) -> Resolved {
        self.module(module).parent.map_or(Resolved::Unknown, Resolved::Module)
    }

    /// A name that only a crate can have: `::name`, or one that nothing in scope has.
    fn krate(&self, name: &str, open: &mut Open) -> Resolved {
        let renamed = self.module(ModuleId(0)).imports.iter().find(|import| {
            import.name.as_ref().is_some_and(|known| known.value == name)
                && matches!(&import.path[..], [start, krate] if start.is_empty() && krate != name)
        });
        match renamed {
            Some(import) if open.len() < MAX_CHAIN => {
                Resolved::External(vec![import.path[1].clone()])
            }
            _ => Resolved::External(vec![name.to_owned()]),
        }
    }

    /// The first segment of a path, or a path of one segment.
    fn first(
        &self,
        module: ModuleId,
        name: &str,
        space: Space,
        alone: bool,
        open: &mut Open,
    ) -> Resolved {
        if let Some(found) = self.lookup(module, name, space, module, open) {
            return found;
        }
        if let Some(path) = prelude::standard(name, space, self.index.edition) {
            return Resolved::External(path);
        }
        // What is left for the start of a longer path is a crate. A lone name may come from a glob
        // of another crate, or is a generic parameter.
        let is_crate = matches!(name, "std" | "core" | "alloc" | "keelback");
        if !alone || is_crate { self.krate(name, open) } else { Resolved::Unknown }
    }

    fn step(
        &self,
        from: ModuleId,
        at: Resolved,
        segment: &str,
        space: Space,
        open: &mut Open,
    ) -> Resolved {
        match at {
            Resolved::Module(module) if segment == "super" => self.parent(module),
            Resolved::Module(module) if segment == "self" => Resolved::Module(module),
            Resolved::Module(module) => {
                self.lookup(module, segment, space, from, open).unwrap_or(Resolved::Unknown)
            }
            Resolved::Item(id) => self.member(id, segment, open),
            Resolved::External(mut path) => {
                path.push(segment.to_owned());
                Resolved::External(path)
            }
            Resolved::Variant(..) | Resolved::Member(..) | Resolved::Unknown => Resolved::Unknown,
        }
    }

    fn member(&self, id: ItemId, name: &str, open: &mut Open) -> Resolved {
        let item = self.item(id);
        match &item.syntax {
            syn::Item::Enum(item) => {
                match item.variants.iter().position(|variant| variant.ident.unraw() == name) {
                    Some(index) => Resolved::Variant(id, index),
                    None => Resolved::Member(id, name.to_owned()),
                }
            }
            syn::Item::Type(alias) => {
                let syn::Type::Path(ty) = &*alias.ty else { return Resolved::Unknown };
                let key = (item.module, format!("{name} of {}", alias.ident));
                if open.contains(&key) || open.len() >= MAX_CHAIN {
                    return Resolved::Unknown;
                }
                open.push(key);
                let target = self.walk(item.module, &segments(&ty.path), Space::Type, false, open);
                let found = self.step(item.module, target, name, Space::Type, open);
                open.pop();
                found
            }
            syn::Item::Struct(_) | syn::Item::Trait(_) | syn::Item::Union(_) => {
                Resolved::Member(id, name.to_owned())
            }
            _ => Resolved::Unknown,
        }
    }

    /// A name of a module, as `from` sees it.
    fn lookup(
        &self,
        module: ModuleId,
        name: &str,
        space: Space,
        from: ModuleId,
        open: &mut Open,
    ) -> Option<Resolved> {
        let scope = self.index.scopes.get(module.0)?;
        if let Some(found) = scope.own.get(&(space, name.to_owned())) {
            return Some(found.clone());
        }
        let key = (module, name.to_owned());
        if open.len() >= MAX_CHAIN || open.contains(&key) {
            return None;
        }
        open.push(key);
        let found = self.imported(module, scope, name, space, from, open);
        open.pop();
        found
    }

    fn imported(
        &self,
        module: ModuleId,
        scope: &Scope,
        name: &str,
        space: Space,
        from: ModuleId,
        open: &mut Open,
    ) -> Option<Resolved> {
        let imports = &self.module(module).imports;
        let named = scope.imports.get(name).into_iter().flatten().map(|&at| &imports[at]);
        for import in named {
            match self.walk(module, &import.path, space, true, open) {
                Resolved::Unknown => {}
                found => return Some(found),
            }
        }
        for import in scope.globs.iter().map(|&at| &imports[at]) {
            if !self.sees(from, import.visibility) {
                continue;
            }
            let target = self.walk(module, &import.path, Space::Type, true, open);
            if let Some(found) = self.glob_name([module, from], target, name, space, open) {
                return Some(found);
            }
        }
        None
    }

    /// A name that `use target::*;` brings in. It is seen by those who see both it and the `use`, and
    /// passed on only if the module that holds the `use` sees it too.
    pub(crate) fn glob_name(
        &self,
        eyes: [ModuleId; 2],
        target: Resolved,
        name: &str,
        space: Space,
        open: &mut Open,
    ) -> Option<Resolved> {
        match target {
            Resolved::Module(target) => {
                let sees = |visibility| eyes.iter().all(|eye| self.sees(*eye, visibility));
                let found = self.lookup(target, name, space, eyes[1], open)?;
                let visible = match &found {
                    Resolved::Item(id) if self.item(*id).module == target => {
                        sees(self.item_visibility(*id))
                    }
                    Resolved::Module(id) if self.module(*id).parent == Some(target) => {
                        sees(self.module(*id).visibility)
                    }
                    // Named imports carry the visibility of their `use`.
                    _ => eyes.iter().all(|eye| self.import_is_visible(target, name, *eye)),
                };
                visible.then_some(found)
            }
            Resolved::Item(id) => match self.member(id, name, open) {
                variant @ Resolved::Variant(..) => Some(variant),
                _ => None,
            },
            Resolved::External(mut path) => prelude::glob_holds(&path, name, space).then(|| {
                path.push(name.to_owned());
                Resolved::External(prelude::canonical(path))
            }),
            _ => None,
        }
    }

    fn import_is_visible(&self, module: ModuleId, name: &str, from: ModuleId) -> bool {
        let Some(scope) = self.index.scopes.get(module.0) else { return false };
        let imports = &self.module(module).imports;
        match scope.imports.get(name) {
            Some(named) => named.iter().any(|&at| self.sees(from, imports[at].visibility)),
            None => true, // By a glob, which was asked already.
        }
    }
}

/// A path's segments without `r#`; a leading `::` is an empty one.
pub(crate) fn segments(path: &syn::Path) -> Vec<String> {
    let names = path.segments.iter().map(|segment| segment.ident.unraw().to_string());
    path.leading_colon.iter().map(|_| String::new()).chain(names).collect()
}
