//! Python names: which module each export belongs to, and that no two share a name.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cx, declaration_span};
use crate::diag::{Code, Diagnostics};
use crate::python;
use crate::source::Span;
use crate::tables::bases;
use crate::tag::{Declaration, Tag, Tags};
use crate::tree::{Cfg, ItemId, ModuleId, ModuleTree};

/// Who exports what, by name.
#[derive(Debug, Default)]
pub(super) struct Exports {
    /// By Rust module: the nearest tagged one around it, or the root.
    owners: Vec<ModuleId>,
    /// The full names of the Python modules.
    modules: BTreeMap<ModuleId, String>,
    names: BTreeSet<(ModuleId, String)>,
}

impl Exports {
    pub(super) fn collect(tree: &ModuleTree, tags: &Tags, crate_name: &str) -> Exports {
        let tagged =
            |id: &ModuleId| tags.modules.get(id).is_some_and(|tagged| tagged.tag.is_some());
        let owner = |id| tree.chain(id).into_iter().rev().find(|id| id.0 == 0 || tagged(id));
        let owners =
            (0..tree.modules.len()).map(|id| owner(ModuleId(id)).unwrap_or(ModuleId(0))).collect();
        let mut exports = Exports { owners, ..Exports::default() };
        // Modules stand behind those that they are in.
        for id in (0..tree.modules.len()).map(ModuleId) {
            if exports.owner(id) == id {
                let above = tree.module(id).parent.map(|parent| exports.owner(parent));
                let above = above.and_then(|above| exports.modules.get(&above));
                let full = full_name(tree, tags, id, above, crate_name);
                exports.modules.insert(id, full);
            }
        }
        for (&id, item_tags) in &tags.items {
            let Some(tag) = &item_tags.own.tag else { continue };
            if let Some(name) = py_name(tree, id, tag) {
                let owner = exports.owner(tree.item(id).module);
                exports.names.insert((owner, name));
            }
            if let Some(Declaration::Class(class)) = &tag.declaration {
                let owner = exports.owner(tree.item(id).module);
                let variables =
                    class.bases.iter().flat_map(|base| bases::type_variables(&base.value));
                exports.names.extend(variables.map(|name| (owner, name.to_owned())));
            }
        }
        exports
    }

    /// The Rust module whose Python module takes in what a Rust module exports.
    pub(super) fn owner(&self, module: ModuleId) -> ModuleId {
        self.owners.get(module.0).copied().unwrap_or(ModuleId(0))
    }

    /// A Python module's full name.
    pub(super) fn full_name(&self, owner: ModuleId) -> &str {
        self.modules.get(&owner).map_or("", String::as_str)
    }

    /// The full name of the Python module whose a Rust module is.
    pub(super) fn home(&self, module: ModuleId) -> &str {
        self.full_name(self.owner(module))
    }

    /// The Python module that a dotted name is in another one, which may be below that or begin with the root.
    pub(super) fn module(&self, from: ModuleId, dotted: &str) -> Option<ModuleId> {
        let below = format!("{}.{dotted}", self.full_name(from));
        let named = |wanted: &str| self.modules.iter().find(|(_, name)| *name == wanted);
        named(&below).or_else(|| named(dotted)).map(|(id, _)| *id)
    }

    pub(super) fn knows(&self, owner: ModuleId, name: &str) -> bool {
        self.names.contains(&(owner, name.to_owned()))
    }
}

/// The name an item has in Python; `None` for what has none there (`impl`s, init code).
pub(super) fn py_name(tree: &ModuleTree, id: ItemId, tag: &Tag) -> Option<String> {
    let item = tree.item(id);
    if matches!(item.syntax, syn::Item::Impl(_)) || tag.has("init") {
        return None;
    }
    match &tag.declaration {
        Some(Declaration::Def(def)) => Some(def.name.value.clone()),
        Some(Declaration::Class(class)) => Some(class.name.value.clone()),
        Some(Declaration::Name { name, .. }) => Some(name.value.clone()),
        Some(Declaration::Module(_)) | None => item.name(),
    }
}

/// What a Python module is imported as. The root says all of its name itself.
fn full_name(
    tree: &ModuleTree,
    tags: &Tags,
    id: ModuleId,
    above: Option<&String>,
    crate_name: &str,
) -> String {
    let tag = tags.modules.get(&id).and_then(|tagged| tagged.tag.as_ref());
    let written = match tag.and_then(|tag| tag.declaration.as_ref()) {
        Some(Declaration::Module(name)) => Some(name.value.as_str()),
        _ => None,
    };
    match above {
        Some(above) => format!("{above}.{}", last(written.unwrap_or(&tree.module(id).name))),
        None => written.unwrap_or(crate_name).to_owned(),
    }
}

/// The last component of a dotted name.
pub(super) fn last(dotted: &str) -> &str {
    dotted.rsplit('.').next().unwrap_or(dotted)
}

/// What the import system and the module itself need.
const RESERVED: &[&str] = &[
    "__builtins__",
    "__cached__",
    "__dict__",
    "__doc__",
    "__file__",
    "__loader__",
    "__name__",
    "__package__",
    "__path__",
    "__spec__",
];

/// One use of a name in a Python module.
struct Use {
    span: Span,
    overload: bool,
    is_fn: bool,
    cfg: Vec<Cfg>,
}

/// Checks every name of every Python module: valid, free, given once.
pub(super) fn check(diags: &mut Diagnostics, cx: &Cx<'_>) {
    let mut uses: BTreeMap<(ModuleId, String), Use> = BTreeMap::new();
    for (&id, tags) in &cx.tags.items {
        let Some(tag) = &tags.own.tag else { continue };
        let Some(name) = py_name(cx.tree, id, tag) else { continue };
        let item = cx.tree.item(id);
        let span = if tag.declaration.is_some() { declaration_span(tag) } else { item.span };
        let declare = match (&tag.declaration, &item.syntax) {
            (Some(_), _) => None,
            (None, syn::Item::Fn(_)) => Some("def {name}_(..)"),
            (None, syn::Item::Const(_) | syn::Item::Static(_)) => Some("{name}_"),
            (None, _) => Some("class {name}_"),
        };
        valid(diags, &name, span, declare);
        let cfg = cx.tree.chain(item.module).into_iter().flat_map(|id| &cx.tree.module(id).cfg);
        let cfg = cfg.chain(&item.cfg).chain(&tag.condition).cloned().collect();
        let this = Use {
            span,
            overload: tag.has("overload"),
            is_fn: matches!(item.syntax, syn::Item::Fn(_)),
            cfg,
        };
        once(diags, &mut uses, (cx.exports.owner(item.module), name), this);
    }
    for (id, name, span) in cx.reexports.names() {
        let item = cx.tree.item(id);
        let cfg = cx.tree.chain(item.module).into_iter().flat_map(|id| &cx.tree.module(id).cfg);
        let cfg = cfg.chain(&item.cfg).cloned().collect();
        let this = Use { span, overload: false, is_fn: false, cfg };
        once(diags, &mut uses, (cx.exports.owner(item.module), name.to_owned()), this);
    }
    for (&id, tagged) in &cx.tags.modules {
        if tagged.tag.is_none() || id == ModuleId(0) {
            continue;
        }
        let module = cx.tree.module(id);
        let name = last(cx.exports.full_name(id)).to_owned();
        valid(diags, &name, module.span, Some("module {name}_"));
        let parent = module.parent.map_or(ModuleId(0), |parent| cx.exports.owner(parent));
        let this =
            Use { span: module.span, overload: false, is_fn: false, cfg: module.cfg.clone() };
        once(diags, &mut uses, (parent, name), this);
    }
}

/// `declare` is the declaration that would give the item another name, if it has none.
fn valid(diags: &mut Diagnostics, name: &str, span: Span, declare: Option<&str>) {
    if python::is_keyword(name) {
        let found =
            diags.report(Code::KeywordName, span, format!("`{name}` is a keyword of Python"));
        found.at("nothing in Python can have this name");
        if let Some(declare) = declare {
            let declaration = declare.replace("{name}", name);
            found.help(format!("give it another name there: `@py {declaration}`"));
        }
    } else if RESERVED.contains(&name) {
        diags
            .report(Code::ReservedName, span, format!("`{name}` belongs to the module itself"))
            .at("the import system sets this name")
            .help("give it another name in the tag");
    }
}

fn once(
    diags: &mut Diagnostics,
    uses: &mut BTreeMap<(ModuleId, String), Use>,
    key: (ModuleId, String),
    this: Use,
) {
    let Some(first) = uses.get(&key) else {
        uses.insert(key, this);
        return;
    };
    let together = first.overload && this.overload;
    // Items under different conditions are taken to exclude each other, as in Rust itself.
    if together || first.cfg != this.cfg {
        return;
    }
    let name = &key.1;
    let found = diags.report(
        Code::DuplicateName,
        this.span,
        format!("`{name}` is defined twice in one Python module"),
    );
    if first.span == this.span {
        found.at("one call of a macro defines it twice");
        return;
    }
    found.at("second definition").label(first.span, "first definition");
    let both = first.is_fn && this.is_fn;
    found.help(match (both, first.overload || this.overload) {
        (true, true) => "tag both with `overload` to make one function of them, or rename one".to_owned(),
        (true, false) => {
            format!("rename one, or tag both with `overload` if `{name}` is one function with several signatures")
        }
        (false, _) => "rename one in its tag".to_owned(),
    });
}
