//! What a class derives from: what can be a base, and what the struct of a class looks like that has one.

use super::bases::{Base, Lookup, written};
use super::{Class, Making, members, python};
use crate::check::hints::{self, Way};
use crate::check::types::{self, Named, Ty};
use crate::check::{Cx, doors};
use crate::diag::{Code, Diagnostics};
use crate::ir;
use crate::source::{Span, Spanned};
use crate::tables::bases::{self, Layout};
use crate::tag::Tag;
use crate::tree::{ItemId, ModuleId};

const ROOT: ModuleId = ModuleId(0);

/// Everything that a class has because of its bases.
pub(super) fn lower(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>, class: &mut Class) {
    let mut line = cx.classes.families().ancestors(making.id).into_iter().chain([making.id]);
    let ends = |id| members::methods(cx, id).iter().any(|one| one.py_name().0 == "__del__");
    class.has_finalizer = line.clone().any(ends);
    class.kept = line.any(|id| cx.classes.is_kept(id));
    class.is_base = cx.classes.families().has_children(making.id);
    frozen(diags, cx, making);
    if super::facts::enum_base(making.item, making.tag).is_some() {
        return;
    }
    let lookup = Lookup { tree: cx.tree, tags: cx.tags, exports: &cx.exports };
    for name in written(making.tag) {
        let base = lookup.base(making.id, &name.value);
        if !may_be_base(diags, cx, making, name, &base) {
            continue;
        }
        match (&base, &class.base) {
            (Base::Exported(id), None) if cx.classes.contains(*id) => {
                class.base = of_crate(diags, cx, making, name, *id);
            }
            (Base::Exported(id), Some(_)) if cx.classes.contains(*id) => {
                several(diags, making, name, written(making.tag).first());
            }
            _ => {}
        }
    }
    python::lower(diags, cx, making, class, lookup);
    let of_ancestor = |word: &str| {
        let ancestors = cx.classes.families().ancestors(making.id);
        ancestors.into_iter().any(|id| tag(cx, id).is_some_and(|tag| tag.has(word)))
    };
    class.has_dict |= of_ancestor("dict");
    class.has_weakrefs |= of_ancestor("weakref");
}

/// Whether a base, which the tag of an item names, makes a class of a struct, not an exception.
pub(in crate::check) fn is_class_base(cx: &Cx<'_>, id: ItemId, name: &str) -> bool {
    let lookup = Lookup { tree: cx.tree, tags: cx.tags, exports: &cx.exports };
    lookup.base(id, name) != Base::Unknown
}

fn tag<'a>(cx: &Cx<'a>, id: ItemId) -> Option<&'a Tag> {
    cx.tags.items.get(&id)?.own.tag.as_ref()
}

/// Whether Python lets a class derive from it, and this version can generate that.
fn may_be_base(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    name: &Spanned<String>,
    base: &Base,
) -> bool {
    let written = &name.value;
    match base {
        Base::Exported(id) if cx.classes.contains(*id) => {
            return is_open(diags, cx, making, name, *id);
        }
        Base::Exported(id) if is_exception(cx, *id) => return true,
        Base::Exported(id) => {
            let item = cx.tree.item(*id);
            diags
                .report(
                    Code::BaseKind,
                    name.span,
                    format!("`{written}` is no class that holds a value"),
                )
                .at("a type that is converted")
                .label(item.span, "defined here")
                .help("hold the value in a field instead");
        }
        Base::Builtin(_, Layout::Object) => {}
        Base::Builtin(name_of, Layout::Closed) => {
            diags
                .report(
                    Code::ForbiddenBase,
                    name.span,
                    format!("nothing can derive from `{name_of}`"),
                )
                .at("Python forbids it")
                .help("hold the value in a field instead");
        }
        Base::Builtin(name_of, Layout::Meta) => {
            diags
                .report(
                    Code::ForbiddenBase,
                    name.span,
                    format!("a class with a value cannot derive from `{name_of}`"),
                )
                .at("its objects are classes, which Python makes")
                .help("write the metaclass in Python, or hold the class in a field");
        }
        Base::Builtin(_, Layout::Fixed | Layout::Items) | Base::Imported(..) => return true,
        Base::Enum(base) => {
            diags
                .report(Code::BaseKind, name.span, format!("`{base}` is a base of enums"))
                .at("its members are the variants")
                .label(making.item.span, "a struct")
                .help("remove the base, or write an enum");
        }
        Base::Unknown => unknown(diags, name),
    }
    false
}

fn unknown(diags: &mut Diagnostics, name: &Spanned<String>) {
    let written = &name.value;
    let found = diags.report(
        Code::UnknownBase,
        name.span,
        format!("`{written}` is not a class that is known here"),
    );
    found.at("neither a class of this crate nor one of `builtins`");
    match bases::nearest(written) {
        Some(near) => found.help(format!("`{near}` is a class of `builtins`")),
        None => found.help(
            "name a class of this crate by its Rust path or by its name in the same Python module, and any other \
             with its module: `mypkg.Base`",
        ),
    };
}

/// Whether a class of the crate lets others derive from it.
fn is_open(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    name: &Spanned<String>,
    id: ItemId,
) -> bool {
    let (item, written) = (cx.tree.item(id), &name.value);
    if matches!(item.syntax, syn::Item::Enum(_)) {
        diags
            .report(
                Code::BaseKind,
                name.span,
                format!("nothing can derive from the enum `{written}`"),
            )
            .at("its objects are its variants")
            .label(item.span, "an enum")
            .help("hold the enum in a field instead");
        return false;
    }
    let families = cx.classes.families();
    if id == making.id || families.ancestors(id).contains(&making.id) {
        diags
            .report(Code::BaseCycle, name.span, format!("`{}` derives from itself", making.name))
            .help("a class's value begins with its base's: one of them has no base");
        return false;
    }
    if let Some(word) = tag(cx, id).and_then(|tag| tag.word("final")) {
        diags
            .report(Code::FinalBase, name.span, format!("`{written}` is final"))
            .at("derives from it")
            .label(word.span, "said here")
            .help("remove `final`, or hold the value in a field instead");
        return false;
    }
    true
}

/// Whether an item is an exception made from a Rust error.
fn is_exception(cx: &Cx<'_>, id: ItemId) -> bool {
    Lookup { tree: cx.tree, tags: cx.tags, exports: &cx.exports }.is_exception(id)
}

/// Two bases whose objects both hold something of their own.
pub(super) fn several(
    diags: &mut Diagnostics,
    making: &Making<'_>,
    name: &Spanned<String>,
    first: Option<&Spanned<String>>,
) {
    let found = diags.report(
        Code::SeveralBases,
        name.span,
        format!("`{}` has two bases with values", making.name),
    );
    found.at("a second one");
    if let Some(first) = first {
        found.label(first.span, "the first");
    }
    found.help("derive from one of them, and hold the other in a field");
}

/// A base of this crate: the struct begins with its value.
fn of_crate(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    name: &Spanned<String>,
    id: ItemId,
) -> Option<ir::Base> {
    use syn::ext::IdentExt as _;
    let syn::Item::Struct(strukt) = &making.item.syntax else { return None };
    let rust_name = cx.tree.item(id).name().unwrap_or_default();
    let Some(field) = first_field(cx, making, id) else {
        let found = diags.report(
            Code::BaseField,
            name.span,
            format!("the first field of `{}` is not its base", making.name),
        );
        found.at("an object holds the values of both");
        let own = making.item.name().unwrap_or_default();
        match strukt.fields.iter().next() {
            Some(field) => found.label(members::field_span(making.item, field), "the first field"),
            None => found.label(making.item.span, "no field"),
        };
        found.help(format!("begin the struct with it: `struct {own} {{ base: {rust_name}, .. }}`"));
        return None;
    };
    if !is_in_order(&strukt.attrs) {
        diags
            .report(
                Code::BaseLayout,
                making.item.span,
                format!("`{}` does not lie in memory as it is written", making.name),
            )
            .at("Rust may put the fields in another order")
            .label(name.span, "methods of the base find its value at the start")
            .help("write `#[repr(C)]` above the struct");
        return None;
    }
    let field_name =
        field.ident.as_ref().map_or_else(|| "0".to_owned(), |own| own.unraw().to_string());
    let own = cx.tree.item(id);
    let ty = Ty::Named(Named {
        path: own.name().into_iter().collect(),
        item: Some(id),
        args: Vec::new(),
        borrows: false,
    });
    let hint = hints::hint(diags, cx, &ty, Way::Out, name.span);
    Some(ir::Base::Class { rust_path: doors::site(cx, id, None).1, field: field_name, hint })
}

/// The first field of a class's struct, if it is the base.
fn first_field<'a>(cx: &Cx<'_>, making: &Making<'a>, base: ItemId) -> Option<&'a syn::Field> {
    let syn::Item::Struct(strukt) = &making.item.syntax else { return None };
    let field = strukt.fields.iter().next()?;
    match types::read(cx.tree, making.item.module, &field.ty) {
        Ty::Named(named) if named.item == Some(base) => Some(field),
        _ => None,
    }
}

/// Where the glue of a class must stand for its base: the place of the first field, if the crate root cannot see
/// that or the base's type.
pub(super) fn private(cx: &Cx<'_>, making: &Making<'_>) -> Option<Span> {
    let base = cx.classes.families().base(making.id)?;
    let field = first_field(cx, making, base)?;
    let hidden_field = match cx.tree.visibility(making.item.module, &field.vis) {
        crate::tree::Visibility::In(scope) => !cx.tree.is_inside(ROOT, scope),
        crate::tree::Visibility::Public => false,
    };
    let hidden_type =
        cx.tree.item_visible_from(base, ROOT).is_err() && cx.tree.public_path(base, ROOT).is_none();
    (hidden_field || hidden_type).then(|| members::field_span(making.item, field))
}

/// Whether a struct's first field lies at its start.
fn is_in_order(attrs: &[syn::Attribute]) -> bool {
    let mut found = false;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("repr")) {
        // What does not parse is rustc's to report.
        let _ = attr.parse_nested_meta(|meta| {
            found |= meta.path.is_ident("C") || meta.path.is_ident("transparent");
            if meta.input.peek(syn::token::Paren) {
                let content;
                syn::parenthesized!(content in meta.input);
                content.parse::<proc_macro2::TokenStream>()?;
            }
            Ok(())
        });
    }
    found
}

/// `frozen` on a class some of whose family changes: one object would be frozen and not.
fn frozen(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>) {
    let Some(word) = making.tag.word("frozen") else { return };
    let family = cx.classes.families().family(making.id);
    let Some(other) = family.into_iter().find(|id| cx.classes.is_mutable(*id)) else { return };
    let item = cx.tree.item(other);
    let name = item.name().unwrap_or_default();
    let derives = cx.classes.families().ancestors(other).contains(&making.id);
    diags
        .report(
            Code::FrozenFamily,
            word.span,
            format!("`{}` is frozen, and `{name}` is not", making.name),
        )
        .at("said here")
        .label(
            item.span,
            if derives { "derives from it, and changes" } else { "its objects change" },
        )
        .note("an object of a class is one of its bases too, and changes as one of them")
        .help("remove `frozen`, or make the whole family frozen");
}
