//! The rules: every tag is judged against its item, and what passes becomes plain facts.

mod build;
mod classes;
mod constants;
mod conversions;
mod coroutines;
mod defaults;
mod doors;
mod errors;
mod functions;
mod hints;
mod holds;
mod modules;
mod names;
mod overloads;
mod params;
mod reexports;
mod returns;
mod sends;
mod traits;
mod types;

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostics};
use crate::ir;
use crate::source::{SourceMap, Span};
use crate::tag::{Declaration, Tag, Tags};
use crate::tree::{ItemId, ModuleTree};

pub(crate) use reexports::{Dependencies, crates as reexported_crates};

/// A package that every rule accepted. Only [`lower`] makes one; `emit::all` takes nothing else.
#[derive(Debug)]
pub(crate) struct Checked(pub(crate) ir::Package);

/// What every rule may look at.
struct Cx<'a> {
    sources: &'a SourceMap,
    tree: &'a ModuleTree,
    tags: &'a Tags,
    input: &'a crate::Input<'a>,
    exports: names::Exports,
    doors: RefCell<doors::Doors>,
    types: RefCell<hints::UserTypes>,
    classes: classes::Classes,
    holds: holds::Holds,
    reexports: reexports::Reexports,
    conversions: conversions::Conversions,
    /// Types that are no class, and that the collector goes through.
    wanted: RefCell<BTreeSet<ItemId>>,
}

/// The types of a package about which an error was reported, of which nothing goes to Python: for the code of the user's that
/// names them.
#[derive(Debug)]
pub(crate) struct Outline(pub(crate) Box<ir::Package>);

/// An outline once anything was reported as an error.
pub(crate) fn lower(
    diags: &mut Diagnostics,
    sources: &SourceMap,
    tree: &ModuleTree,
    tags: &Tags,
    input: &crate::Input<'_>,
    dependencies: Dependencies,
) -> Result<Checked, Outline> {
    let exports = names::Exports::collect(tree, tags, &input.crate_name);
    let doors = RefCell::new(doors::Doors::collect(diags, tree));
    let classes = classes::Classes::collect(tree, tags, &exports);
    let holds = holds::Holds::collect(tree, tags, &classes);
    let (types, wanted) = (RefCell::default(), RefCell::default());
    let conversions = conversions::Conversions::default();
    let mut cx = Cx {
        sources,
        tree,
        tags,
        input,
        exports,
        doors,
        types,
        classes,
        holds,
        conversions,
        wanted,
        reexports: reexports::Reexports::default(),
    };
    cx.reexports = reexports::Reexports::collect(diags, &cx, dependencies);
    cx.types = RefCell::new(hints::UserTypes::collect(diags, &cx));
    cx.conversions = conversions::Conversions::collect(diags, &cx);
    conversions::name_shapes(&cx);
    names::check(diags, &cx);
    errors::check_mappings(diags, &cx);
    build::check(diags, &cx);
    traits::check_objects(diags, &cx);
    let root = modules::root(diags, &cx);
    let holders = classes::holders(diags, &cx);
    doors::finish(diags, &cx);
    let doors = doors::Doors::into_ir(&cx);
    let package = ir::Package {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        name: cx.exports.full_name(modules::ROOT).to_owned(),
        is_library: build::is_library(&cx),
        files: modules::files(&cx),
        root,
        doors,
        holders,
    };
    if diags.has_errors() {
        Err(Outline(Box::new(package.into_outline())))
    } else {
        Ok(Checked(package))
    }
}

/// Judges one tagged item: a call for each kind. `None`: nothing becomes of it, or an error was reported.
fn item(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId) -> Option<ir::Member> {
    let item = cx.tree.item(id);
    let tags = cx.tags.items.get(&id)?;
    let Some(tag) = &tags.own.tag else {
        // Only members are tagged.
        if belongs_to_class(cx, id) {
            return None;
        }
        let mut members = tags.members.values();
        let fields = |member: &crate::tag::MemberTags| {
            let mut tags = member.fields.values().filter_map(|field| field.tag.as_ref());
            tags.find(|tag| !classes::is_note(tag)).map(|tag| tag.span)
        };
        let first = members.find_map(|member| {
            let own = member.own.tag.as_ref().filter(|tag| !classes::is_note(tag));
            own.map(|tag| tag.span).or_else(|| fields(member))
        });
        if let Some(span) = first {
            not_a_class(diags, cx, id, span);
        }
        return None;
    };
    match &item.syntax {
        syn::Item::Fn(_) if tag.has("init") => {
            functions::init(diags, cx, id, tag).map(ir::Member::Init)
        }
        syn::Item::Fn(_) => functions::lower(diags, cx, id, tag).map(ir::Member::Function),
        syn::Item::Const(constant) => constants::constant(diags, cx, id, tag, constant),
        syn::Item::Static(constant) => constants::statik(diags, cx, id, tag, constant),
        syn::Item::Struct(_) | syn::Item::Enum(_) if conversions::is_converted(tag) => {
            conversions::lower(diags, cx, id, tag)
        }
        syn::Item::Struct(strukt) if cx.classes.contains(id) => {
            classes::lower(diags, cx, id, tag, &strukt.generics)
        }
        syn::Item::Enum(enumeration) if cx.classes.contains(id) => {
            classes::lower(diags, cx, id, tag, &enumeration.generics)
        }
        syn::Item::Struct(strukt) => errors::lower(diags, cx, id, tag, &strukt.generics),
        syn::Item::Enum(enumeration) => errors::lower(diags, cx, id, tag, &enumeration.generics),
        syn::Item::Impl(block) => {
            // The class takes it in.
            if hints::conversion_of(block).is_none() && !belongs_to_class(cx, id) {
                not_a_class(diags, cx, id, tag.span);
            }
            None
        }
        syn::Item::Trait(syntax) => traits::lower(diags, cx, id, tag, syntax),
        // Reported where tags are collected.
        _ => None,
    }
}

/// Whether an item is a class, or an impl block of one.
fn belongs_to_class(cx: &Cx<'_>, id: ItemId) -> bool {
    cx.classes.contains(id) || cx.classes.has_block(id)
}

/// Members that nothing exports.
fn not_a_class(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId, span: Span) {
    let item = cx.tree.item(id);
    if conversions::refuse_members(diags, cx, id, span) {
        return;
    }
    if matches!(item.syntax, syn::Item::Trait(_)) {
        diags
            .report(Code::NotAClass, span, "this belongs to a trait that is not exported")
            .label(item.span, "this trait")
            .help("tag the trait too: `/// @py` above its definition");
        return;
    }
    diags
        .report(Code::NotAClass, span, "this belongs to a type that is not exported as a class")
        .label(item.span, "this type")
        .help("tag the type too: `/// @py` above its definition");
}

/// An honest answer where the language already has a word for what the generator cannot do yet.
fn not_yet(diags: &mut Diagnostics, span: Span, what: &str) {
    diags.report(Code::NotSupportedYet, span, format!("{what} is not supported yet")).note(
        "functions, classes, modules, constants and exceptions are what this version exports",
    );
}

/// The smallest place that stands for a tag's declaration: its name.
fn declaration_span(tag: &Tag) -> Span {
    match &tag.declaration {
        Some(Declaration::Def(def)) => def.name.span,
        Some(Declaration::Class(class)) => class.name.span,
        Some(Declaration::Module(name)) => name.span,
        Some(Declaration::Name { name, .. }) => name.span,
        None => tag.span,
    }
}
