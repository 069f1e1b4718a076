//! Tagged traits: an abstract class that Python implements, and an adapter that implements the trait by calling Python.

mod adapter;
mod objects;
mod rules;
mod supers;

pub(super) use objects::{
    Object, changes, check as check_objects, find as find_objects, with_ancestors,
};
pub(super) use rules::object;
pub(super) use supers::topmost;

use std::cmp::Reverse;

use syn::ext::IdentExt as _;

use super::functions::{self, Subject};
use super::hints::Way;
use super::types::Ty;
use super::{Cx, doors, modules, names, params};
use crate::diag::Diagnostics;
use crate::ir::{self, Interface, InterfaceMethod, Member, MethodKind};
use crate::source::Span;
use crate::tag::{Declaration, MemberTags, Tag, Tags};
use crate::tree::{Item, ItemId, ModuleId, ModuleTree, Resolved};

const ROOT: ModuleId = ModuleId(0);

/// A fn of a trait that Python sees.
pub(super) struct Declared<'a> {
    pub(super) syntax: &'a syn::TraitItemFn,
    pub(super) tags: Option<&'a MemberTags>,
}

impl Declared<'_> {
    fn tag(&self) -> Option<&Tag> {
        self.tags.and_then(|tags| tags.own.tag.as_ref())
    }
}

/// Whether an item has a tag of its own.
pub(super) fn is_tagged(tags: &Tags, id: ItemId) -> bool {
    tags.items.get(&id).is_some_and(|tags| tags.own.tag.is_some())
}

/// The tagged trait of this crate that an impl block implements.
pub(super) fn of_block(
    tree: &ModuleTree,
    tags: &Tags,
    item: &Item,
    block: &syn::ItemImpl,
) -> Option<ItemId> {
    let (path, _) = block.trait_.as_ref()?;
    let Resolved::Item(id) = tree.resolve(item.module, path) else { return None };
    let is_trait = matches!(tree.item(id).syntax, syn::Item::Trait(_));
    (is_trait && is_tagged(tags, id)).then_some(id)
}

/// The fns of a trait without those that are tagged `skip`, in source order.
pub(super) fn methods<'a>(tree: &'a ModuleTree, tags: &'a Tags, id: ItemId) -> Vec<Declared<'a>> {
    let syn::Item::Trait(syntax) = &tree.item(id).syntax else { return Vec::new() };
    let members = tags.items.get(&id).map(|tags| &tags.members);
    let mut all = Vec::new();
    for (index, member) in syntax.items.iter().enumerate() {
        let syn::TraitItem::Fn(syntax) = member else { continue };
        let declared = Declared { syntax, tags: members.and_then(|members| members.get(&index)) };
        if !declared.tag().is_some_and(|tag| tag.has("skip")) {
            all.push(declared);
        }
    }
    all
}

pub(super) fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    tag: &Tag,
    syntax: &syn::ItemTrait,
) -> Option<Member> {
    let item = cx.tree.item(id);
    let before = diags.has_errors();
    rules::definition(diags, cx, item, syntax);
    rules::skipped(diags, cx, id, syntax);
    let name = names::py_name(cx.tree, id, tag)?;
    let declared = methods(cx.tree, cx.tags, id);
    let mut export = modules::export(diags, cx, id, tag, &name);
    let private = private(cx, id);
    if private.is_some() {
        (export.site, export.rust_path) = doors::site(cx, id, private);
    }
    let from = home(cx, id, export.site);
    let mut lowered: Vec<InterfaceMethod> = Vec::new();
    for one in &declared {
        let Some(method) = method(diags, cx, item, one, &export, from) else { continue };
        if let Some(word) = one.tag().and_then(|tag| tag.word("setter")) {
            rules::setter(diags, &lowered, &method, word.span);
        }
        lowered.push(method);
    }
    let supers = supers::lower(diags, cx, id, from);
    rules::names(diags, item, &declared, &lowered);
    rules::inherited_names(diags, item, &lowered, &supers);
    let natives = natives(diags, cx, id, from);
    if objects::comes_back(cx, id) {
        for (block, _) in rules::blocks(cx, id).filter(|(block, _)| !cx.classes.has_block(*block)) {
            rules::skipped_override(
                diags,
                cx,
                id,
                block,
                "write the default with what Python sees",
            );
        }
    }
    let bases = supers::bases(cx, id, from);
    let home = cx.exports.home(item.module).to_owned();
    let object = object_class(diags, cx, id, tag, &export);
    let interface = Interface { export, home, bases, supers, methods: lowered, natives, object };
    (before || !diags.has_errors()).then(|| Member::Interface(Box::new(interface)))
}

/// A type in the methods of a trait, or of its supertraits, that the crate root cannot name.
fn private(cx: &Cx<'_>, id: ItemId) -> Option<Span> {
    let above = supers::ancestors(cx.tree, cx.tags, id);
    std::iter::once(id).chain(above).find_map(|one| {
        let item = cx.tree.item(one);
        let declared = methods(cx.tree, cx.tags, one);
        let seen = declared.iter().find_map(|of| adapter::private(cx, item, &of.syntax.sig, ROOT));
        seen.or_else(|| (one != id && adapter::named(cx, one, ROOT).is_none()).then_some(item.span))
    })
}

/// How objects of the trait go out, where they do.
fn object_class(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    tag: &Tag,
    export: &ir::Export,
) -> Option<ir::InterfaceObject> {
    objects::goes_out(cx, id).then(|| ir::InterfaceObject {
        class: super::classes::of_trait(diags, cx, id, tag, export),
        for_threads: objects::is_for_threads(cx.tree, cx.tags, id),
    })
}

/// Whether the crate root has a trait's glue.
fn glue_at_root(cx: &Cx<'_>, id: ItemId) -> bool {
    adapter::named(cx, id, ROOT).is_some() && private(cx, id).is_none()
}

/// The module whose names a trait's glue has.
fn home(cx: &Cx<'_>, id: ItemId, site: ir::Site) -> ModuleId {
    match site {
        ir::Site::Root => ROOT,
        ir::Site::Door(_) => cx.tree.item(id).module,
    }
}

fn method(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    item: &Item,
    one: &Declared<'_>,
    class: &ir::Export,
    from: ModuleId,
) -> Option<InterfaceMethod> {
    let sig = &one.syntax.sig;
    let span = item.place(sig.ident.span());
    let plain = Tag { span, words: Vec::new(), declaration: None, condition: None };
    let tag = one.tag().unwrap_or(&plain);
    let receiver = rules::receiver(diags, item, sig)?;
    let def = match &tag.declaration {
        None => None,
        Some(Declaration::Def(def)) => Some(def),
        // Reported where tags are read.
        Some(_) => return None,
    };
    let rust_name = sig.ident.unraw().to_string();
    let word = tag.word("setter");
    let py_name = match (word.map(|word| &word.args), def) {
        (Some(crate::tag::WordArgs::Text(name)), _) => name.value.clone(),
        (_, Some(def)) => def.name.value.clone(),
        _ => rust_name.clone(),
    };
    let kind = match (word, tag.has("property")) {
        (Some(_), _) => MethodKind::Setter,
        (None, true) => MethodKind::Getter,
        (None, false) => MethodKind::Method,
    };
    let conditions = item.cfgs(cx.sources, &one.syntax.attrs);
    let conditions: Vec<_> = conditions.iter().chain(&tag.condition).collect();
    let doc = one.tags.map_or_else(String::new, |tags| modules::doc(diags, &tags.own.doc, span));
    let export = ir::Export {
        py_name,
        rust_path: format!("{}::{}", class.rust_path, crate::symbol::ident(&rust_name)),
        location: cx.sources.location(span),
        doc,
        cfg: conditions.iter().map(|cfg| cfg.text.clone()).collect(),
        absent: modules::absent(cx, item.module, &conditions),
        unlisted: false,
        ..class.clone()
    };
    let own = vec![("Self".to_owned(), Ty::Other)];
    let (name, arguments) = (rust_name.clone(), Way::Out);
    let subject = Subject { item, sig, body: None, tag, name, span, own, arguments };
    let function = functions::callable(diags, cx, &subject, def, export)?;
    let taken = params::rust(diags, cx, &subject)?;
    let taken: Vec<_> = taken.into_iter().filter(|param| !param.ty.is_python()).collect();
    rules::method(diags, cx, &subject, kind, &function, &taken)?;
    let (head, arguments) = adapter::head(cx, item, sig, from);
    let has_default = one.syntax.default.is_some();
    let returns = match &sig.output {
        syn::ReturnType::Default => false,
        syn::ReturnType::Type(_, ty) => {
            !matches!(&**ty, syn::Type::Tuple(of) if of.elems.is_empty())
        }
    };
    Some(InterfaceMethod {
        function,
        kind,
        receiver,
        head,
        rust_name,
        arguments,
        has_default,
        returns,
    })
}

/// The classes of the crate that implement a trait, as far as its glue can name them.
fn natives(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId, from: ModuleId) -> Vec<ir::Native> {
    let mut all = Vec::new();
    // An object is asked for as one of its own class before it is as one of a base.
    let mut classes: Vec<ItemId> = cx.classes.ids().collect();
    // Glue of the supertraits has to name it too: the adapter implements them there.
    let above: Vec<ModuleId> = supers::ancestors(cx.tree, cx.tags, id)
        .into_iter()
        .map(|one| if glue_at_root(cx, one) { ROOT } else { cx.tree.item(one).module })
        .collect();
    classes.sort_by_key(|class| Reverse(cx.classes.families().ancestors(*class).len()));
    for class in classes {
        let mut of = cx.classes.behaviours(class).iter().filter(|(behaviour, _)| *behaviour == id);
        let Some((_, block)) = of.next() else { continue };
        rules::implementation(diags, cx, *block);
        let instead = "take the class itself where it matters: `&T`, `PyRef<T>`";
        rules::skipped_override(diags, cx, id, *block, instead);
        // Where its glue cannot be named, its objects are called through Python like any other.
        let Some(rust_path) = adapter::named(cx, class, from) else { continue };
        if above.iter().any(|home| adapter::named(cx, class, *home).is_none()) {
            continue;
        }
        let item = cx.tree.item(class);
        let site = if from == ROOT { ir::Site::Root } else { ir::Site::Door(0) };
        let mut cfg = modules::all_cfgs(cx, item, site);
        for own in cx.tree.item(*block).cfg.iter().map(|cfg| cfg.text.clone()) {
            if !cfg.contains(&own) {
                cfg.push(own);
            }
        }
        let direct = matches!(item.syntax, syn::Item::Struct(_));
        all.push(ir::Native { rust_path, cfg, direct });
    }
    all
}
