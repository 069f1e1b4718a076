//! Where glue is placed: at the crate root for what the root sees, behind a door for the rest.

use std::collections::{BTreeMap, BTreeSet};

use super::Cx;
use crate::diag::{Code, Diagnostics};
use crate::ir;
use crate::source::Span;
use crate::symbol;
use crate::tag::{Tag, WordArgs};
use crate::tree::{
    Include, IncludeKind, ItemId, ModuleId, ModuleTree, Resolved, Visibility, generics,
};

const ROOT: ModuleId = ModuleId(0);

/// The doors that stand in the crate, and those that were asked for.
#[derive(Debug, Default)]
pub(super) struct Doors {
    /// In the tree's order: an index here is one in `ir::Package::doors`.
    list: Vec<Door>,
    by_module: BTreeMap<ModuleId, usize>,
    /// Modules whose line is wrong: it was reported, and the door counts as there.
    misplaced: BTreeSet<ModuleId>,
    /// Modules without a door, each with what needs one, and why.
    missing: BTreeMap<ModuleId, Vec<(Span, Unseen)>>,
}

#[derive(Debug)]
struct Door {
    module: ModuleId,
    span: Span,
    cfg: Vec<String>,
    /// The path as the line spells it.
    spelt: Vec<String>,
    needed: bool,
}

impl Doors {
    /// Finds every `module!()` and `door!(..)`, and reports those that stand wrong.
    pub(super) fn collect(diags: &mut Diagnostics, tree: &ModuleTree) -> Doors {
        let mut doors = Doors::default();
        for (index, module) in tree.modules.iter().enumerate() {
            let id = ModuleId(index);
            let mut first: Option<&Include> = None;
            for include in &module.includes {
                if !well_placed(diags, tree, id, include) {
                    doors.misplaced.insert(id);
                    continue;
                }
                match first {
                    Some(first) if first.cfg == include.cfg => twice(diags, first, include),
                    Some(_) => {}
                    None => {
                        first = Some(include);
                        doors.add(tree, id, include);
                    }
                }
            }
        }
        doors
    }

    fn add(&mut self, tree: &ModuleTree, module: ModuleId, include: &Include) {
        let IncludeKind::Door(spelt) = &include.kind else { return };
        let around = tree.chain(module).into_iter().flat_map(|id| tree.module(id).cfg.iter());
        let cfg = around.chain(&include.cfg).map(|cfg| cfg.text.clone()).collect();
        self.by_module.insert(module, self.list.len());
        let spelt = spelt.clone();
        self.list.push(Door { module, span: include.span, cfg, spelt, needed: false });
    }

    /// The doors as facts, in their order.
    pub(super) fn into_ir(cx: &Cx<'_>) -> Vec<ir::Door> {
        let doors = cx.doors.borrow();
        let each = doors.list.iter().map(|door| ir::Door {
            path: cx.tree.module(door.module).path.clone(),
            glue: symbol::glue_file(&door.spelt),
            cfg: door.cfg.clone(),
            through: through(cx.tree, door.module)
                .and_then(|(outer, _)| doors.by_module.get(&outer).copied()),
        });
        each.collect()
    }
}

fn well_placed(
    diags: &mut Diagnostics,
    tree: &ModuleTree,
    id: ModuleId,
    include: &Include,
) -> bool {
    let module = tree.module(id);
    match &include.kind {
        IncludeKind::Module if id == ROOT => true,
        IncludeKind::Module => {
            let line = line(tree, id);
            diags
                .report(
                    Code::IncludeMisplaced,
                    include.span,
                    "`module!()` belongs in the crate root",
                )
                .at(format!("this is module `{}`", module.path.join("::")))
                .help(format!("a module below the root has a door: `{line}`"));
            false
        }
        IncludeKind::Door(_) if id == ROOT => {
            diags
                .report(Code::IncludeMisplaced, include.span, "the crate root has no door")
                .help("the root includes its glue with `keelback::module!();`");
            false
        }
        IncludeKind::Door(path) if !names(path, &module.path) => {
            let line = line(tree, id);
            diags
                .report(Code::DoorPath, include.span, "a door names the module it stands in")
                .at(format!("this is module `{}`", module.path.join("::")))
                .help(format!("write `{line}`"));
            false
        }
        IncludeKind::Door(_) => true,
    }
}

fn twice(diags: &mut Diagnostics, first: &Include, second: &Include) {
    diags
        .report(Code::IncludeTwice, second.span, "the glue is included twice in one module")
        .label(first.span, "first included here")
        .help("remove one of the two lines");
}

/// Whether a door's path is that of a module, whose names have no `r#`.
fn names(spelt: &[String], path: &[String]) -> bool {
    fn plain(name: &str) -> &str {
        name.strip_prefix("r#").unwrap_or(name)
    }
    spelt.iter().map(String::as_str).map(plain).eq(path.iter().map(String::as_str))
}

/// `keelback::door!(deep.r#type);`: rustfmt and editors read the names as Rust's.
fn line(tree: &ModuleTree, module: ModuleId) -> String {
    let path = &tree.module(module).path;
    let names: Vec<_> = path.iter().map(|name| symbol::ident(name).to_string()).collect();
    format!("keelback::door!({});", names.join("."))
}

/// The door that must pass a module's door on, with the private module that makes it necessary.
fn through(tree: &ModuleTree, module: ModuleId) -> Option<(ModuleId, ModuleId)> {
    // The deepest module that the root does not see: who sees it, sees what is below.
    let hidden =
        tree.chain(module).into_iter().rev().find_map(|step| match tree.module(step).visibility {
            Visibility::In(scope) if scope != ROOT => Some((scope, step)),
            _ => None,
        });
    hidden.filter(|(scope, _)| *scope != module)
}

/// Why the crate root cannot make the glue of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unseen {
    /// The item is private to its module.
    Item,
    /// The item is not, but its module is private to another.
    Module,
    /// The glue names something else that is private to the module.
    Needs,
}

impl Unseen {
    fn label(self) -> &'static str {
        match self {
            Unseen::Item => "private to its module",
            Unseen::Module => "in a module that is private",
            Unseen::Needs => "needs what is private to the module",
        }
    }

    /// What to make visible instead of a door.
    fn subject(self) -> &'static str {
        if self == Unseen::Module { "module" } else { "item" }
    }
}

/// Where an item's glue goes, and the path that names the item there. `private` is a name that the glue
/// itself must see, in a default for instance.
pub(super) fn site(cx: &Cx<'_>, id: ItemId, private: Option<Span>) -> (ir::Site, String) {
    let item = cx.tree.item(id);
    if private.is_none() {
        if let Some(path) = root_path(cx, id) {
            return (ir::Site::Root, path);
        }
    }
    let reason = match private {
        Some(span) => (span, Unseen::Needs),
        None if cx.tree.sees(ROOT, cx.tree.item_visibility(id)) => (item.span, Unseen::Module),
        None => (item.span, Unseen::Item),
    };
    (behind(cx, item.module, reason), own_path(cx, id))
}

/// Where the glue of a module's private fn goes, which is another type's method.
pub(super) fn elsewhere(cx: &Cx<'_>, module: ModuleId, private: Span) -> ir::Site {
    behind(cx, module, (private, Unseen::Item))
}

fn behind(cx: &Cx<'_>, module: ModuleId, reason: (Span, Unseen)) -> ir::Site {
    let mut doors = cx.doors.borrow_mut();
    match doors.by_module.get(&module).copied() {
        Some(index) => {
            doors.list[index].needed = true;
            ir::Site::Door(index)
        }
        None => {
            doors.missing.entry(module).or_default().push(reason);
            // Reported at the end: behind a door that is not there.
            ir::Site::Door(doors.list.len())
        }
    }
}

/// A name in a fn's `default(..)` or `convert(..)` that the crate root cannot see.
pub(super) fn private_name(cx: &Cx<'_>, id: ItemId, tag: &Tag) -> Option<Span> {
    let module = cx.tree.item(id).module;
    let pairs = tag.words.iter().filter_map(|word| match &word.args {
        WordArgs::Pairs(pairs) if word.option.name != "error" => Some(pairs),
        _ => None,
    });
    pairs.flatten().find(|(_, text)| hides(cx, module, &text.value)).map(|(_, text)| text.span)
}

/// Whether an expression names what the crate root cannot see.
pub(super) fn hides(cx: &Cx<'_>, module: ModuleId, text: &str) -> bool {
    let hidden = |path: &syn::Path| {
        let (value, ty) = (cx.tree.resolve_value(module, path), cx.tree.resolve(module, path));
        [value, ty].into_iter().any(|found| match found {
            Resolved::Item(id) | Resolved::Member(id, _) | Resolved::Variant(id, _) => {
                cx.tree.item_visible_from(id, ROOT).is_err()
            }
            _ => false,
        })
    };
    paths(text).iter().any(hidden)
}

/// The path of an item where it is defined, with the arguments of an instance: `crate::Stack::<i64>`.
pub(super) fn own_path(cx: &Cx<'_>, id: ItemId) -> String {
    let item = cx.tree.item(id);
    let own = item.name().unwrap_or_default();
    let path = cx.tree.module(item.module).path.iter().chain([&own]);
    rust_path(path) + &arguments(cx, id)
}

/// The path by which the crate root can name an item, if there is one.
pub(super) fn root_path(cx: &Cx<'_>, id: ItemId) -> Option<String> {
    if cx.tree.item_visible_from(id, ROOT).is_ok() {
        return Some(own_path(cx, id));
    }
    let defined = cx.tree.instance(id).map_or(id, |one| one.generic);
    let public = cx.tree.public_path(defined, ROOT)?;
    Some(rust_path(public.iter()) + &arguments(cx, id))
}

fn arguments(cx: &Cx<'_>, id: ItemId) -> String {
    let Some(instance) = cx.tree.instance(id) else { return String::new() };
    let args: Vec<String> = instance.args.iter().map(generics::text).collect();
    format!("::<{}>", args.join(", "))
}

/// A type among an instance's arguments that the crate root cannot see.
pub(super) fn private_argument(cx: &Cx<'_>, id: ItemId) -> Option<Span> {
    let instance = cx.tree.instance(id)?;
    let mut paths = Paths(Vec::new());
    for arg in &instance.args {
        syn::visit::Visit::visit_generic_argument(&mut paths, arg);
    }
    let hidden = |path: &syn::Path| match cx.tree.resolve(ROOT, path) {
        Resolved::Item(id) => cx.tree.item_visible_from(id, ROOT).is_err(),
        _ => false,
    };
    let tag = cx.tags.items.get(&id)?.own.tag.as_ref()?;
    paths.0.iter().any(hidden).then_some(tag.span)
}

struct Paths(Vec<syn::Path>);

impl<'ast> syn::visit::Visit<'ast> for Paths {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0.push(path.clone());
        syn::visit::visit_path(self, path);
    }
}

/// Every path in an expression.
fn paths(text: &str) -> Vec<syn::Path> {
    let mut paths = Paths(Vec::new());
    if let Ok(expression) = syn::parse_str::<syn::Expr>(text) {
        syn::visit::Visit::visit_expr(&mut paths, &expression);
    }
    paths.0
}

/// `crate::deep::r#type`
pub(super) fn rust_path<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let names = names.map(|name| symbol::ident(name).to_string());
    ["crate".to_owned()].into_iter().chain(names).collect::<Vec<_>>().join("::")
}

/// Reports doors that are missing, and those that nothing needs.
pub(super) fn finish(diags: &mut Diagnostics, cx: &Cx<'_>) {
    let doors = &mut *cx.doors.borrow_mut();
    let mut wanted: Vec<ModuleId> = doors
        .missing
        .keys()
        .copied()
        .chain(doors.list.iter().filter(|door| door.needed).map(|door| door.module))
        .collect();
    for (module, items) in
        doors.missing.iter().filter(|(module, _)| !doors.misplaced.contains(module))
    {
        missing(diags, cx, *module, items);
    }
    // A door that is passed on needs the one that passes it.
    while let Some(module) = wanted.pop() {
        let Some((outer, hidden)) = through(cx.tree, module) else { continue };
        match doors.by_module.get(&outer).copied() {
            Some(index) if doors.list[index].needed => {}
            Some(index) => {
                doors.list[index].needed = true;
                wanted.push(outer);
            }
            None if doors.misplaced.contains(&outer) => {}
            // Said with the missing door.
            None if doors.missing.contains_key(&module) && !doors.misplaced.contains(&module) => {}
            None => private_on_the_way(diags, cx, module, outer, hidden),
        }
    }
    for door in doors.list.iter().filter(|door| !door.needed) {
        diags
            .report(Code::DoorUnneeded, door.span, "nothing needs this door")
            .help("remove the line: the crate root sees everything that this module exports");
    }
}

fn missing(diags: &mut Diagnostics, cx: &Cx<'_>, module: ModuleId, items: &[(Span, Unseen)]) {
    let Some(((first, why), others)) = items.split_first() else { return };
    let path = cx.tree.module(module).path.join("::");
    let line = line(cx.tree, module);
    let found = diags.report(
        Code::MissingDoor,
        *first,
        format!("the crate root cannot see what module `{path}` exports"),
    );
    found.at(why.label());
    for (other, _) in others.iter().take(3) {
        found.label(*other, "and this");
    }
    found.label(cx.tree.module(module).end, format!("`{line}` goes here"));
    let subject = why.subject();
    found.help(match through(cx.tree, module) {
        Some((outer, _)) => {
            let (passes, outer) = (self::line(cx.tree, outer), cx.tree.module(outer).path.join("::"));
            format!(
                "end the module with the line `{line}`, and module `{outer}` with the line `{passes}`, which passes it \
                 on; or make the {subject} and the modules on the way `pub(crate)`"
            )
        }
        None => {
            format!("end the module with the line `{line}`, or make the {subject} `pub(crate)`")
        }
    });
}

fn private_on_the_way(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    module: ModuleId,
    outer: ModuleId,
    hidden: ModuleId,
) {
    let (inner, between) = (cx.tree.module(hidden), cx.tree.module(outer));
    let door = line(cx.tree, outer);
    let found = diags.report(
        Code::PrivateOnTheWay,
        inner.span,
        format!(
            "the crate root cannot reach the door of module `{}`",
            cx.tree.module(module).path.join("::")
        ),
    );
    found.at(format!("private to `{}`", between.path.join("::")));
    found.help(format!(
        "make it `pub(crate) mod {}`, or end module `{}` with the line `{door}`, which passes the inner door on",
        symbol::ident(&inner.name),
        between.path.join("::"),
    ));
}
