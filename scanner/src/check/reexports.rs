//! Classes of dependencies: `/// @py` on `pub use shapes_core::Point;`. The class has its glue in its own crate,
//! which is tagged `library`; here it is registered, and its stub is written.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::types::{Named, Ty};
use super::{Checked, Cx, doors, hints, modules};
use crate::diag::{Code, Diagnostics};
use crate::ir::{self, Hint, Member, Reexport};
use crate::source::Span;
use crate::tag::Tags;
use crate::tree::{Import, ItemId, ModuleId, ModuleTree, Resolved, Space};

/// The scans of the crates that tagged `use` items name; the error says why there is none.
pub(crate) type Dependencies = BTreeMap<String, Result<Checked, String>>;

/// What tagged `use` items bring in.
#[derive(Debug, Default)]
pub(super) struct Reexports {
    dependencies: RefCell<Dependencies>,
    found: Vec<Found>,
}

/// One name of a tagged `use` that is a class of another crate.
#[derive(Debug)]
struct Found {
    item: ItemId,
    /// `["shapes_core", "Point"]`, as it is written here.
    path: Vec<String>,
    span: Span,
    /// Its path in its own crate: `crate::geometry::Point`.
    rust_path: String,
    /// `Point`.
    name: String,
    /// What the other crate's hints call it, and what it is called here.
    there: String,
    here: String,
    is_changing: bool,
}

/// The crates that tagged `use` items name.
pub(crate) fn crates(tree: &ModuleTree, tags: &Tags) -> BTreeSet<String> {
    let tagged = tags.items.iter().filter(|(_, tags)| tags.own.tag.is_some());
    let leaves = tagged.flat_map(|(&id, _)| leaves(tree, id));
    let homes = leaves.filter_map(|(id, import)| external(tree, tree.item(id).module, import));
    homes.filter_map(|path| path.into_iter().next()).collect()
}

/// The names that a `use` item brings in.
fn leaves(tree: &ModuleTree, id: ItemId) -> impl Iterator<Item = (ItemId, &Import)> {
    let item = tree.item(id);
    let is_use = matches!(item.syntax, syn::Item::Use(_));
    let inside = move |import: &&Import| {
        is_use
            && import.span.file == item.span.file
            && (item.span.start..=item.span.end).contains(&import.span.start)
    };
    tree.module(item.module).imports.iter().filter(inside).map(move |import| (id, import))
}

/// Crates that export no classes.
const OWN: &[&str] = &["std", "keelback"];

/// The full path of what an import names in another crate.
fn external(tree: &ModuleTree, module: ModuleId, import: &Import) -> Option<Vec<String>> {
    import.name.as_ref()?;
    match tree.resolve_in(module, &import.path, Space::Type) {
        Resolved::External(path) if path.len() > 1 && !OWN.contains(&path[0].as_str()) => {
            Some(path)
        }
        _ => None,
    }
}

/// A class of a package: its Rust path, its name, its full name in Python, whether its values change.
fn classes(package: &ir::Package) -> Vec<(String, String, String, bool)> {
    fn walk(module: &ir::Module, full: &str, all: &mut Vec<(String, String, String, bool)>) {
        for member in &module.members {
            let (export, changing) = match member {
                Member::Class(class) => (&class.export, !class.frozen),
                Member::Interface(interface) => (&interface.export, true),
                Member::Exception(exception) => (&exception.export, false),
                _ => continue,
            };
            let there = format!("{full}.{}", export.py_name);
            all.push((export.rust_path.clone(), export.py_name.clone(), there, changing));
        }
        for inner in &module.submodules {
            walk(inner, &format!("{full}.{}", inner.name), all);
        }
    }
    let mut all = Vec::new();
    walk(&package.root, &package.name, &mut all);
    all
}

impl Reexports {
    /// Finds what every tagged `use` names.
    pub(super) fn collect(
        diags: &mut Diagnostics,
        cx: &Cx<'_>,
        dependencies: Dependencies,
    ) -> Reexports {
        let mut found = Vec::new();
        let tagged = cx.tags.items.iter().filter(|(_, tags)| tags.own.tag.is_some());
        for (item, import) in tagged.flat_map(|(&id, _)| leaves(cx.tree, id)) {
            found.extend(find(diags, cx, &dependencies, item, import));
        }
        Reexports { dependencies: RefCell::new(dependencies), found }
    }

    fn of(&self, named: &Named) -> Option<&Found> {
        let (home, last) = (named.path.first()?, named.path.last()?);
        let mut same = self.found.iter().filter(|one| {
            one.path.first() == Some(home) && one.rust_path.rsplit("::").next() == Some(last)
        });
        same.clone().find(|one| one.path == named.path).or_else(|| same.next())
    }

    /// What a type of another crate is in Python, if it is exported here.
    pub(super) fn hint(&self, named: &Named) -> Option<String> {
        (named.path.len() > 1).then(|| self.of(named).map(|one| one.here.clone())).flatten()
    }

    /// Whether values of a type of another crate, exported here, can be lent for writing.
    pub(super) fn is_changing(&self, named: &Named) -> bool {
        named.item.is_none() && self.of(named).is_some_and(|one| one.is_changing)
    }

    /// The name of a class of another crate, exported here, whose values nothing may change.
    pub(super) fn frozen<'a>(&self, ty: &'a Ty) -> Option<&'a str> {
        let Ty::Named(named) = ty else { return None };
        let found = self.of(named).filter(|one| named.item.is_none() && !one.is_changing);
        found.and_then(|_| named.path.last()).map(String::as_str)
    }

    /// The names that tagged `use` items export, with the items.
    pub(super) fn names(&self) -> impl Iterator<Item = (ItemId, &str, Span)> {
        self.found.iter().map(|one| (one.item, one.name.as_str(), one.span))
    }
}

fn find(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    dependencies: &Dependencies,
    item: ItemId,
    import: &Import,
) -> Option<Found> {
    let module = cx.tree.item(item).module;
    let span = import.span;
    let Some(path) = external(cx.tree, module, import) else {
        diags
            .report(
                Code::LostTag,
                span,
                "this tag is on a `use` of what is no class of another crate",
            )
            .help("tag an item of this crate where it is defined");
        return None;
    };
    let (home, last) = (path.first()?, path.last()?);
    let package = match dependencies.get(home)? {
        Ok(checked) => &checked.0,
        Err(why) => {
            diags
                .report(Code::ReexportSource, span, format!("what `{home}` exports cannot be told"))
                .note(why.clone());
            return None;
        }
    };
    if !package.is_library {
        diags
            .report(Code::ReexportSource, span, format!("`{home}` is no library of classes"))
            .at("its classes are registered by its own module only")
            .help(format!("tag the root of `{home}`: `//! @py library`"));
        return None;
    }
    let all = classes(package);
    let named = all.iter().filter(|(rust, ..)| rust.rsplit("::").next() == Some(last));
    let exact = format!("crate::{}", path[1..].join("::"));
    let found = named.clone().find(|(rust, ..)| *rust == exact);
    let mut named = named;
    let Some((rust_path, name, there, is_changing)) = found.or_else(|| named.next()) else {
        diags
            .report(Code::ReexportTarget, span, format!("`{home}` exports no class `{last}`"))
            .at("no tagged struct, enum or trait")
            .help("tag the struct, enum or trait in its own crate; functions and constants are not taken over");
        return None;
    };
    let here = format!("{}.{name}", cx.exports.home(module));
    Some(Found {
        item,
        path: path.clone(),
        span,
        rust_path: rust_path.clone(),
        name: name.clone(),
        there: there.clone(),
        here,
        is_changing: *is_changing,
    })
}

/// What a tagged `use` exports.
pub(super) fn lower(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId) -> Vec<Member> {
    let found: Vec<&Found> = cx.reexports.found.iter().filter(|one| one.item == id).collect();
    found.into_iter().filter_map(|one| member(diags, cx, one)).collect()
}

fn member(diags: &mut Diagnostics, cx: &Cx<'_>, found: &Found) -> Option<Member> {
    let home = found.path.first()?;
    let mut dependencies = cx.reexports.dependencies.borrow_mut();
    let Some(Ok(checked)) = dependencies.get_mut(home) else { return None };
    let Some(mut member) = take(&mut checked.0.root, &found.rust_path) else {
        diags
            .report(Code::ReexportTarget, found.span, format!("`{}` is exported twice", found.name))
            .at("a class is registered in one module")
            .help("remove the tag from one of the `use` items");
        return None;
    };
    let prefix = format!("{}.", checked.0.name);
    for hint in member.hints_mut() {
        rename(diags, cx, found, &prefix, hint);
    }
    let item = cx.tree.item(found.item);
    let object = matches!(member, Member::Interface(_)).then_some("dyn ").unwrap_or_default();
    let rust_path = format!("{object}::{}", found.path.join("::"));
    let own: Vec<_> = item.cfg.iter().collect();
    let export = ir::Export {
        py_name: found.name.clone(),
        rust_path,
        location: cx.sources.location(found.span),
        doc: String::new(),
        site: ir::Site::Root,
        rust_module: doors::rust_path(cx.tree.module(item.module).path.iter()),
        cfg: modules::all_cfgs(cx, item, ir::Site::Root),
        absent: modules::absent(cx, item.module, &own),
        unlisted: false,
    };
    Some(Member::Reexport(Box::new(Reexport { export, member })))
}

/// Takes a class out of the package that it is in.
fn take(module: &mut ir::Module, rust_path: &str) -> Option<Member> {
    let is_it = |member: &Member| match member {
        Member::Class(class) => class.export.rust_path == rust_path,
        Member::Interface(interface) => interface.export.rust_path == rust_path,
        Member::Exception(exception) => exception.export.rust_path == rust_path,
        _ => false,
    };
    if let Some(at) = module.members.iter().position(is_it) {
        return Some(module.members.remove(at));
    }
    module.submodules.iter_mut().find_map(|inner| take(inner, rust_path))
}

/// Gives the other crate's names those that they have here.
fn rename(diags: &mut Diagnostics, cx: &Cx<'_>, found: &Found, prefix: &str, hint: &mut Hint) {
    let is_name = |char: char| char.is_alphanumeric() || char == '_' || char == '.';
    let mut text = String::new();
    let mut rest = hint.text.as_str();
    while !rest.is_empty() {
        let named = rest.find(|char| !is_name(char)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(named.max(rest.chars().next().map_or(1, char::len_utf8)));
        rest = after;
        if !word.starts_with(prefix) {
            text.push_str(word);
            continue;
        }
        match cx.reexports.found.iter().find(|one| one.there == word) {
            Some(one) => text.push_str(&one.here),
            None => {
                let name = word.rsplit('.').next().unwrap_or(word);
                diags
                    .report(
                        Code::ReexportName,
                        found.span,
                        format!("`{}` uses `{name}`, which is not exported here", found.name),
                    )
                    .at("its stub could not name the class")
                    .help(format!(
                        "export it too: `/// @py` on `pub use {}::{name};`",
                        found.path[0]
                    ));
                text.push_str("typing.Any");
            }
        }
    }
    *hint = hints::plain(&text);
}
