//! Python modules: the crate root and every tagged `mod`, each with what it takes in.

use std::collections::BTreeMap;

use super::{Cx, doors, names, overloads};
use crate::diag::{Code, Diagnostics};
use crate::ir::{self, Export, Member, Subinterpreters};
use crate::source::Span;
use crate::source::cfg::{self, Truth};
use crate::tag::{Declaration, Tag, Tagged, WordArgs};
use crate::tree::{Cfg, Item, ItemId, ModuleId};

pub(super) const ROOT: ModuleId = ModuleId(0);

/// The extension module with everything in it.
pub(super) fn root(diags: &mut Diagnostics, cx: &Cx<'_>) -> ir::Module {
    let mut members: BTreeMap<ModuleId, Vec<(ItemId, Member)>> = BTreeMap::new();
    for id in in_order(cx, ROOT) {
        for &item in &cx.tree.module(id).items {
            if !cx.tags.items.contains_key(&item) {
                continue;
            }
            for member in super::reexports::lower(diags, cx, item) {
                members.entry(cx.exports.owner(id)).or_default().push((item, member));
            }
            let before = diags.errors();
            let member = super::item(diags, cx, item);
            // About the glue of others, rustc might say once more what was reported. That a type is a class is certain.
            let is_whole =
                |member: &Member| matches!(member, Member::Class(_)) || diags.errors() == before;
            if let Some(member) = member.filter(is_whole) {
                members.entry(cx.exports.owner(id)).or_default().push((item, member));
            }
        }
    }
    let mut members = members
        .into_iter()
        .map(|(owner, members)| (owner, overloads::group(diags, cx, members)))
        .collect();
    module(diags, cx, ROOT, &mut members)
}

/// A module and all below it, in source order.
fn in_order(cx: &Cx<'_>, id: ModuleId) -> Vec<ModuleId> {
    let below = cx.tree.module(id).children.iter().flat_map(|child| in_order(cx, *child));
    [id].into_iter().chain(below).collect()
}

fn module(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ModuleId,
    members: &mut BTreeMap<ModuleId, Vec<Member>>,
) -> ir::Module {
    let rust = cx.tree.module(id);
    let tagged = cx.tags.modules.get(&id);
    let tag = tagged.and_then(|tagged| tagged.tag.as_ref());
    check_tag(diags, id, tag);
    let doc = tagged.map_or_else(String::new, |tagged| doc(diags, &tagged.doc, rust.span));
    let is_inner = |inner: &ModuleId| {
        *inner != id && cx.exports.owner(*inner) == *inner && owner_above(cx, *inner) == Some(id)
    };
    let inner: Vec<ModuleId> = in_order(cx, id).into_iter().filter(is_inner).collect();
    let submodules = inner.into_iter().map(|inner| module(diags, cx, inner, members)).collect();
    ir::Module {
        name: names::last(cx.exports.full_name(id)).to_owned(),
        doc,
        location: cx.sources.location(rust.span),
        cfg: module_cfg(cx, id, tagged),
        absent: absent(cx, id, &[]),
        members: members.remove(&id).unwrap_or_default(),
        submodules,
        needs_gil: tag.is_some_and(|tag| tag.has("gil")),
        subinterpreters: subinterpreters(tag),
    }
}

/// The Python module around a tagged module.
fn owner_above(cx: &Cx<'_>, id: ModuleId) -> Option<ModuleId> {
    cx.tree.module(id).parent.map(|parent| cx.exports.owner(parent))
}

/// The predicates of a module and of those between it and the Python module around it.
fn module_cfg(cx: &Cx<'_>, id: ModuleId, tagged: Option<&Tagged>) -> Vec<String> {
    if id == ROOT {
        return Vec::new();
    }
    let above = owner_above(cx, id).unwrap_or(ROOT);
    let condition =
        tagged.and_then(|tagged| tagged.tag.as_ref()).and_then(|tag| tag.condition.as_ref());
    let chain = cx.tree.chain(id).into_iter().skip_while(|step| *step != above).skip(1);
    let own = chain.flat_map(|step| &cx.tree.module(step).cfg);
    unique(own.chain(condition).map(|cfg| cfg.text.clone()))
}

fn check_tag(diags: &mut Diagnostics, id: ModuleId, tag: Option<&Tag>) {
    let Some(tag) = tag else { return };
    match &tag.declaration {
        None => {}
        Some(Declaration::Module(name)) if id != ROOT && name.value.contains('.') => {
            diags.report(Code::DottedSubmodule, name.span, "a submodule's name has no dots").help(
                format!(
                    "its parents come from the modules around it: write `module {}`",
                    names::last(&name.value)
                ),
            );
        }
        Some(Declaration::Module(name)) => {
            if let Some(part) = name.value.split('.').find(|part| crate::python::is_keyword(part)) {
                diags
                    .report(
                        Code::KeywordName,
                        name.span,
                        format!("`{part}` is a keyword of Python"),
                    )
                    .at("no module with this name can be imported");
            }
        }
        // Reported where tags are read.
        Some(_) => {}
    }
}

/// What the tag says; any other word was refused where tags are read.
fn subinterpreters(tag: Option<&Tag>) -> Subinterpreters {
    match tag.and_then(|tag| tag.word("subinterpreters")).map(|word| &word.args) {
        Some(WordArgs::Text(text)) if text.value.trim() == "no" => Subinterpreters::No,
        Some(WordArgs::Text(text)) if text.value.trim() == "shared_gil" => {
            Subinterpreters::SharedGil
        }
        _ => Subinterpreters::OwnGil,
    }
}

/// Every file that something is exported from, as the header names them.
pub(super) fn files(cx: &Cx<'_>) -> Vec<String> {
    let items = cx.tags.items.keys().map(|id| cx.tree.item(*id).file);
    let modules = cx.tags.modules.keys().map(|id| cx.tree.module(*id).file);
    let mut files: Vec<_> = items.chain(modules).chain([cx.tree.module(ROOT).file]).collect();
    files.sort_unstable();
    files.dedup();
    files.into_iter().map(|file| cx.sources.shown(file).to_owned()).collect()
}

/// What every exported item has: names, place, conditions.
pub(super) fn export(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    tag: &Tag,
    py_name: &str,
) -> Export {
    let item = cx.tree.item(id);
    let (site, rust_path) = doors::site(cx, id, doors::private_name(cx, id, tag));
    let doc = cx
        .tags
        .items
        .get(&id)
        .map_or_else(String::new, |tags| self::doc(diags, &tags.own.doc, item.span));
    // A door stands in the item's own module, a Python module carries its own conditions.
    let around = match site {
        ir::Site::Door(_) => item.module,
        ir::Site::Root => cx.exports.owner(item.module),
    };
    let between = cx.tree.chain(item.module).into_iter().skip_while(|step| *step != around).skip(1);
    let between = between.flat_map(|step| &cx.tree.module(step).cfg);
    let own: Vec<&Cfg> = item.cfg.iter().chain(&tag.condition).collect();
    let cfg = between.chain(own.iter().copied()).map(|cfg| cfg.text.clone());
    Export {
        py_name: py_name.to_owned(),
        rust_path,
        location: cx.sources.location(item.span),
        doc,
        site,
        rust_module: doors::rust_path(cx.tree.module(item.module).path.iter()),
        cfg: unique(cfg),
        absent: absent(cx, item.module, &own),
        unlisted: tag.has("unlisted"),
    }
}

/// The predicates of a class's member beyond those of the class's own place, and whether it is certain
/// to be left out.
pub(super) fn member_cfg(
    cx: &Cx<'_>,
    item: &Item,
    own: &[Cfg],
    tag: Option<&Tag>,
    site: ir::Site,
) -> (Vec<String>, bool) {
    let around = match site {
        ir::Site::Door(_) => cx.tree.chain(item.module),
        ir::Site::Root => cx.tree.chain(cx.exports.owner(item.module)),
    };
    let between = cx.tree.chain(item.module).into_iter().filter(|step| !around.contains(step));
    let between = between.flat_map(|step| &cx.tree.module(step).cfg);
    // The conditions of a type stand on the class.
    let block = if matches!(item.syntax, syn::Item::Impl(_)) { item.cfg.as_slice() } else { &[] };
    let condition = tag.and_then(|tag| tag.condition.as_ref());
    let own: Vec<&Cfg> = block.iter().chain(own).chain(condition).collect();
    let cfg = unique(between.chain(own.iter().copied()).map(|cfg| cfg.text.clone()));
    (cfg, absent(cx, item.module, &own))
}

/// The predicates of an item and of every module around it that is not around its site.
pub(super) fn all_cfgs(cx: &Cx<'_>, item: &Item, site: ir::Site) -> Vec<String> {
    let chain = cx.tree.chain(item.module);
    let around = match site {
        ir::Site::Door(_) => chain.len(),
        ir::Site::Root => 0,
    };
    let between = chain.iter().skip(around).flat_map(|step| &cx.tree.module(*step).cfg);
    unique(between.chain(&item.cfg).map(|cfg| cfg.text.clone()))
}

/// Whether a predicate of an item, or of a module around it, is certain not to hold.
pub(super) fn absent(cx: &Cx<'_>, module: ModuleId, own: &[&Cfg]) -> bool {
    let chain = cx.tree.chain(module);
    let around = chain.iter().flat_map(|step| &cx.tree.module(*step).cfg);
    let texts = around.chain(own.iter().copied()).map(|cfg| cfg.text.as_str());
    cfg::evaluate_all(texts, &cx.input.cfg) == Truth::False
}

fn unique(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

/// Documentation as Python's `inspect.cleandoc` leaves it: the lines below the first have no common
/// indentation, which those of a block comment may have.
pub(super) fn doc(diags: &mut Diagnostics, doc: &str, span: Span) -> String {
    if doc.contains('\0') {
        diags
            .report(Code::NulInDoc, span, "the documentation holds a NUL character")
            .at("on this item")
            .help("C strings end at a NUL: write it as `\\0` in words");
    }
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let below = doc.lines().skip(1).filter(|line| !line.trim().is_empty());
    let common = below.map(|line| indent(&line)).min().unwrap_or(0);
    let lines = doc.lines().enumerate().map(|(index, line)| {
        if index == 0 { line } else { line.get(common..).unwrap_or_default() }
    });
    lines.map(str::trim_end).collect::<Vec<_>>().join("\n")
}
