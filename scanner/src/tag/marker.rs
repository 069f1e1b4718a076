//! The marker trait: `impl keelback::PyClass for T {}` tags `T`, what of it is `pub`, and nothing else.

use std::collections::BTreeMap;

use super::{ItemTags, MemberTags, Tag, Tagged, Tags, collect};
use crate::diag::{Code, Diagnostics};
use crate::source::{SourceMap, Span};
use crate::tree::{Item, ItemId, ModuleTree, Resolved};

/// Adds the tags that the marker trait stands for.
pub(crate) fn mark(
    diags: &mut Diagnostics,
    sources: &SourceMap,
    tree: &ModuleTree,
    tags: &mut Tags,
) {
    let mut marked: BTreeMap<ItemId, Span> = BTreeMap::new();
    for item in &tree.items {
        let syn::Item::Impl(block) = &item.syntax else { continue };
        let Some((path, _)) = &block.trait_ else { continue };
        if !tree.resolve(item.module, path).is("keelback::PyClass") {
            continue;
        }
        let span = item.place(syn::spanned::Spanned::span(path));
        let Some(target) = target(diags, tree, item, block, span) else { continue };
        let own = tags.items.get(&target).and_then(|tags| tags.own.tag.as_ref());
        if let Some(own) = own {
            diags
                .report(Code::MarkedTwice, span, "this type is exported already")
                .label(own.span, "by this tag")
                .help("remove the impl, or the tag: the tag exports what is tagged, the impl what is `pub`");
            continue;
        }
        if marked.insert(target, span).is_none() {
            add(sources, tree, tags, target, span);
        }
    }
    for (index, item) in tree.items.iter().enumerate() {
        let syn::Item::Impl(block) = &item.syntax else { continue };
        if block.trait_.is_some() {
            continue;
        }
        let target = self_type(tree, item, block);
        if let Some(span) = target.and_then(|target| marked.get(&target)) {
            methods(sources, tags, ItemId(index), item, *span);
        }
    }
}

/// The struct or enum that an impl block is about, where that is one of this crate's.
fn self_type(tree: &ModuleTree, item: &Item, block: &syn::ItemImpl) -> Option<ItemId> {
    let syn::Type::Path(path) = &*block.self_ty else { return None };
    match tree.resolve(item.module, &path.path) {
        Resolved::Item(id) if path.qself.is_none() => Some(id),
        _ => None,
    }
}

fn target(
    diags: &mut Diagnostics,
    tree: &ModuleTree,
    item: &Item,
    block: &syn::ItemImpl,
    span: Span,
) -> Option<ItemId> {
    let found = self_type(tree, item, block);
    let fits =
        |id: &ItemId| matches!(tree.item(*id).syntax, syn::Item::Struct(_) | syn::Item::Enum(_));
    let target = found.filter(fits);
    if target.is_none() {
        diags
            .report(
                Code::MarkerTarget,
                span,
                "the marker trait is for a struct or enum of this crate",
            )
            .label(item.place(syn::spanned::Spanned::span(&block.self_ty)), "this is none")
            .help("wrap the type in a struct of this crate, and export that");
    }
    target
}

/// A tag that says nothing, at the place of the impl.
fn empty(span: Span) -> Tag {
    Tag { span, words: Vec::new(), declaration: None, condition: None }
}

/// The type, its `pub` fields or its variants.
fn add(sources: &SourceMap, tree: &ModuleTree, tags: &mut Tags, id: ItemId, span: Span) {
    let item = tree.item(id);
    let entry = take(sources, tags, id, item);
    entry.own.tag = Some(empty(span));
    if let syn::Item::Struct(strukt) = &item.syntax {
        for (index, field) in strukt.fields.iter().enumerate() {
            // A field without a name has none in Python either.
            if matches!(field.vis, syn::Visibility::Public(_)) && field.ident.is_some() {
                tag(entry.members.entry(index).or_default(), span);
            }
        }
    }
}

/// The `pub` fns of an inherent impl block.
fn methods(sources: &SourceMap, tags: &mut Tags, id: ItemId, item: &Item, span: Span) {
    let syn::Item::Impl(block) = &item.syntax else { return };
    let entry = take(sources, tags, id, item);
    for (index, member) in block.items.iter().enumerate() {
        let syn::ImplItem::Fn(function) = member else { continue };
        if matches!(function.vis, syn::Visibility::Public(_)) {
            tag(entry.members.entry(index).or_default(), span);
        }
    }
}

/// What is known of an item, with the docs of one that no tag has made known.
fn take<'t>(sources: &SourceMap, tags: &'t mut Tags, id: ItemId, item: &Item) -> &'t mut ItemTags {
    tags.items.entry(id).or_insert_with(|| collect::docs_of(sources, item))
}

/// A tag of the user's own stays as it is.
fn tag(member: &mut MemberTags, span: Span) {
    let Tagged { tag, .. } = &mut member.own;
    tag.get_or_insert_with(|| empty(span));
}
