//! Classes: a tagged type, its fields, and what all of its impl blocks export.

mod accessors;
mod bases;
mod collected;
mod constants;
mod derive;
mod enums;
mod facts;
mod fields;
mod free_list;
mod init;
mod iterating;
mod kept;
mod members;
mod names;
mod objects;
mod overloads;
mod paths;
mod private;
mod python;
mod records;
mod returns;
mod sharing;
mod slots;
mod std_traits;
mod threads;
mod values;
mod views;

pub(super) use collected::{holders, is_note};
pub(super) use derive::is_class_base;
pub(super) use facts::{Classes, form, handle, target};
pub(super) use objects::of_trait;
pub(super) use sharing::{Place, exported, signature};
pub(super) use views::{no_clone, uncopied};

use std::borrow::Cow;

use super::{Cx, doors, modules, names as module_names};
use crate::diag::{Code, Diagnostics};
use crate::ir::{self, Class, Member};
use crate::source::Span;
use crate::tag::{Declaration, MemberTags, Tag};
use crate::tree::{Item, ItemId};

/// A class in the making: what its members look at.
struct Making<'a> {
    id: ItemId,
    item: &'a Item,
    tag: &'a Tag,
    /// The name in Python.
    name: String,
    frozen: bool,
}

/// One fn of an impl block, or of a tagged trait that the type implements, that is exported.
struct Method<'a> {
    item: &'a Item,
    sig: Cow<'a, syn::Signature>,
    /// `None`: where it is not the fn's own.
    body: Option<&'a syn::Block>,
    role: std_traits::Role,
    attrs: &'a [syn::Attribute],
    /// `None`: seen with its trait.
    vis: Option<&'a syn::Visibility>,
    tags: Option<&'a MemberTags>,
    tag: TagOf<'a>,
}

/// The tag of a fn: its own, or one that says nothing, where the block's stands for it.
#[derive(Clone)]
enum TagOf<'a> {
    Own(&'a Tag),
    Block(Tag),
}

impl std::ops::Deref for TagOf<'_> {
    type Target = Tag;

    fn deref(&self) -> &Tag {
        match self {
            TagOf::Own(tag) => tag,
            TagOf::Block(tag) => tag,
        }
    }
}

pub(super) fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    tag: &Tag,
    generics: &syn::Generics,
) -> Option<Member> {
    let item = cx.tree.item(id);
    if let Some(param) = generics.params.first() {
        let lifetime = matches!(param, syn::GenericParam::Lifetime(_));
        let what = if lifetime { "a lifetime" } else { "a type parameter" };
        diags
            .report(
                Code::GenericClass,
                item.place(syn::spanned::Spanned::span(param)),
                format!("a class's type cannot have {what}"),
            )
            .at("Python knows no such thing")
            .help(if lifetime {
                "own what the class holds: `String` for `&str`, `Vec<T>` for `&[T]`".to_owned()
            } else {
                let example = crate::tag::example(cx.tree, id);
                // `Stack<i64>`: `StackI64`.
                let name = example.replace(['<', '>', ',', ' '], "").replace("i64", "I64");
                format!("list its instances, each a class of its own: `/// @py class {name} = {example}`")
            });
        return None;
    }
    let name = module_names::py_name(cx.tree, id, tag)?;
    let making = Making { id, item, tag, name, frozen: !cx.classes.is_mutable(id) };
    let mut export = modules::export(diags, cx, id, tag, &making.name);
    let (private, hidden) = private::members(diags, cx, &making);
    let private = private.or(collected::private_field(cx, id));
    let private = private.or(doors::private_argument(cx, id)).or(derive::private(cx, &making));
    let private = private.or(views::private(cx, &making));
    if private.is_some() {
        (export.site, export.rust_path) = doors::site(cx, id, private);
    }
    let elsewhere = private::elsewhere(diags, cx, &making, &export.rust_path, hidden);
    let mut class = Class {
        implements: implements(cx, id),
        elsewhere,
        frozen: making.frozen,
        guarded: collected::is_guarded(cx, &making),
        traversal: collected::traversal(diags, cx, &making),
        drops: collected::drops(cx, &making),
        collection: collection(tag),
        is_generic: tag.has("generic"),
        has_dict: tag.has("dict"),
        has_weakrefs: tag.has("weakref"),
        viewed: views::viewed(cx, &making),
        is_unsendable: tag.has("unsendable"),
        is_final: tag.has("final"),
        by_value: cx.classes.is_clone(id) && !cx.classes.converts(id),
        ..Class::bare(export, cx.exports.home(item.module).to_owned())
    };
    let before = diags.errors();
    derive::lower(diags, cx, &making, &mut class);
    members::fields(diags, cx, &making, &mut class);
    members::blocks(diags, cx, &making, &mut class);
    values::words(diags, cx, &making, &mut class);
    slots::in_place(&mut class);
    let by_hand =
        class.methods.iter().any(|one| one.function.export.py_name == "__class_getitem__");
    if let Some(word) = tag.word("generic").filter(|_| by_hand) {
        diags
            .report(
                Code::DuplicateMember,
                word.span,
                format!("`{}` has two `__class_getitem__`", making.name),
            )
            .at("makes one")
            .help("remove the word, or the method");
    }
    enums::lower(diags, cx, &making, &mut class);
    records::lower(diags, cx, &making, &mut class);
    sharing::lower(diags, cx, &making, &mut class);
    free_list::lower(diags, &making, &mut class);
    let for_threads = threads::check(diags, cx, &making, &class);
    // A base of Python's may have the other half.
    if class.python.is_none() {
        returns::pairs(diags, &making, &class);
    }
    init::lower(diags, cx, &making, &mut class);
    iterating::check(diags, cx, &making, &class);
    names::check(diags, cx, &making, &class);
    private::together(diags, &making, &class);
    // What was reported is not to be said by rustc once more, of the outline.
    class.is_unsendable |= !for_threads;
    class.enumeration = class.enumeration.filter(|_| diags.errors() == before);
    Some(Member::Class(Box::new(class)))
}

/// The abstract classes of the tagged traits that a type implements.
fn implements(cx: &Cx<'_>, id: ItemId) -> Vec<ir::Hint> {
    let listed = cx.classes.behaviours(id).iter().map(|(behaviour, _)| *behaviour).collect();
    let bases = super::traits::topmost(cx.tree, cx.tags, listed).into_iter();
    bases.filter_map(|behaviour| super::hints::of_item(cx, behaviour)).collect()
}

/// The kind of collection that a class says it is.
fn collection(tag: &Tag) -> Option<ir::Collection> {
    if tag.has("sequence") {
        return Some(ir::Collection::Sequence);
    }
    tag.has("mapping").then_some(ir::Collection::Mapping)
}

impl Method<'_> {
    fn place(&self, token: &impl quote::ToTokens) -> Span {
        self.item.place(syn::spanned::Spanned::span(token))
    }

    /// The fn's name in Rust, and its place.
    fn name(&self) -> (String, Span) {
        use syn::ext::IdentExt as _;
        let ident = &self.sig.ident;
        (ident.unraw().to_string(), self.item.place(ident.span()))
    }

    /// The name in Python, and its place.
    fn py_name(&self) -> (String, Span) {
        match &self.tag.declaration {
            Some(Declaration::Def(def)) => (def.name.value.clone(), def.name.span),
            _ => self.name(),
        }
    }

    fn receiver(&self) -> Option<&syn::Receiver> {
        self.sig.receiver()
    }
}

/// What a member has of an export.
fn export(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    class: &Class,
    member: &MemberOf<'_>,
) -> ir::Export {
    let item = member.item;
    let own = item.cfgs(cx.sources, member.attrs);
    let doc = member
        .tags
        .map_or_else(String::new, |tags| modules::doc(diags, &tags.own.doc, member.span));
    let (mut cfg, absent) = modules::member_cfg(cx, item, &own, member.tag, class.export.site);
    // What the class has stands on its whole glue.
    cfg.retain(|predicate| !class.export.cfg.contains(predicate));
    let rust_module = doors::rust_path(cx.tree.module(item.module).path.iter());
    ir::Export {
        py_name: member.py_name.clone(),
        rust_path: member.rust_path.clone(),
        location: cx.sources.location(member.span),
        doc,
        site: class.site_of(&rust_module),
        rust_module,
        cfg,
        absent,
        unlisted: false,
    }
}

/// A member, as far as its export asks.
struct MemberOf<'a> {
    /// The type or the impl block that it stands in.
    item: &'a Item,
    attrs: &'a [syn::Attribute],
    tags: Option<&'a MemberTags>,
    tag: Option<&'a Tag>,
    span: Span,
    py_name: String,
    rust_path: String,
}
