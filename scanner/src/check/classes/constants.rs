//! Tagged constants of impl blocks, as attributes of the class.

use super::{Class, Making, MemberOf, export, paths};
use crate::check::types::{self, Named, Ty};
use crate::check::{Cx, constants};
use crate::diag::Diagnostics;
use crate::tag::Declaration;
use crate::tree::ItemId;

/// Tagged constants of an impl block.
pub(super) fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    block: ItemId,
    class: &mut Class,
) {
    use syn::ext::IdentExt as _;
    let item = cx.tree.item(block);
    let (syn::Item::Impl(syntax), Some(found)) = (&item.syntax, cx.tags.items.get(&block)) else {
        return;
    };
    for (index, member) in syntax.items.iter().enumerate() {
        let syn::ImplItem::Const(constant) = member else { continue };
        let Some(tags) = found.members.get(&index) else { continue };
        let Some(tag) = &tags.own.tag else { continue };
        let (name, annotation) = match &tag.declaration {
            Some(Declaration::Name { name, annotation, .. }) => {
                (name.value.clone(), annotation.as_ref())
            }
            _ => (constant.ident.unraw().to_string(), None),
        };
        let span = item.place(constant.ident.span());
        let rust = constant.ident.unraw().to_string();
        let class_path = &class.export.rust_path;
        let Some(rust_path) = paths::of_member(diags, cx, item, &rust, class_path) else {
            continue;
        };
        let member = MemberOf {
            item,
            attrs: &constant.attrs,
            tags: Some(tags),
            tag: Some(tag),
            span,
            py_name: name,
            rust_path,
        };
        let export = export(diags, cx, class, &member);
        let own = Ty::Named(Named {
            path: vec![making.item.name().unwrap_or_default()],
            item: Some(making.id),
            args: Vec::new(),
            borrows: false,
        });
        let of_self = matches!(&constant.ty, syn::Type::Path(path) if path.path.is_ident("Self"));
        let ty = if of_self { own } else { types::read(cx.tree, item.module, &constant.ty) };
        let type_span = item.place(syn::spanned::Spanned::span(&constant.ty));
        let lowered = constants::value(
            diags,
            cx,
            item.module,
            export,
            annotation,
            (&ty, type_span),
            &constant.expr,
            false,
        );
        class.constants.extend(lowered);
    }
}
