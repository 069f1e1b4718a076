//! Error types as exception classes, and the classes that foreign errors become.

use super::types::{self, Ty};
use super::{Cx, modules, names};
use crate::diag::{Code, Diagnostics};
use crate::ir::{ErrorClass, Exception, Hint, Member};
use crate::python::ClassDecl;
use crate::source::Spanned;
use crate::tables::exceptions;
use crate::tag::{Declaration, Tag, WordArgs};
use crate::tree::{Item, ItemId, ModuleId, Resolved, generics};

/// `@py class X(ValueError)` on a struct or enum.
pub(super) fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    tag: &Tag,
    generics: &syn::Generics,
) -> Option<Member> {
    let class = match &tag.declaration {
        Some(Declaration::Class(class)) if !class.bases.is_empty() => class,
        Some(Declaration::Class(_)) | None => {
            // A type may say what it is in Python without being a class there.
            if tag.declaration.is_some() || !tag.has("type") {
                super::not_yet(diags, super::declaration_span(tag), "exporting a class");
            }
            return None;
        }
        // Reported where tags are read.
        Some(_) => return None,
    };
    if !is_concrete(diags, cx, id, generics) {
        return None;
    }
    let base = base(diags, cx, id, class)?;
    let has_from = has_from(cx, id);
    if !has_from {
        is_error(diags, cx, id)?;
    }
    let name = names::py_name(cx.tree, id, tag)?;
    let base_hint = match (&base, class.bases.first()) {
        (ErrorClass::Builtin(name), _) => Hint::plain(name),
        (ErrorClass::Exported(_), written) => {
            Hint::plain(written.map_or("", |base| base.value.as_str()))
        }
    };
    Some(Member::Exception(Exception {
        export: modules::export(diags, cx, id, tag, &name),
        base,
        base_hint,
        has_from,
        is_error: !has_from || has_error(cx, id),
    }))
}

fn is_concrete(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId, generics: &syn::Generics) -> bool {
    let Some(param) = generics.params.first() else { return true };
    let item = cx.tree.item(id);
    let span = item.place(syn::spanned::Spanned::span(param));
    let what = if matches!(param, syn::GenericParam::Lifetime(_)) {
        "a lifetime"
    } else {
        "a type parameter"
    };
    let help = match param {
        syn::GenericParam::Lifetime(_) => "own what the error holds: `String` for `&str`",
        _ => "make the class from a type without parameters that holds this one",
    };
    diags
        .report(Code::GenericException, span, format!("an exception's type cannot have {what}"))
        .at("Python knows no such thing")
        .help(help);
    false
}

fn base(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId, class: &ClassDecl) -> Option<ErrorClass> {
    let [base] = class.bases.as_slice() else {
        let second = class.bases.get(1)?;
        diags
            .report(
                Code::ExceptionBases,
                second.span,
                "an exception made from a Rust type has one base",
            )
            .help("derive from one of them");
        return None;
    };
    let found = error_class(cx, cx.tree.item(id).module, base);
    match &found {
        Some(ErrorClass::Exported(_)) if begins_circle(cx, id) => {
            diags
                .report(
                    Code::ExceptionCycle,
                    base.span,
                    format!("`{}` derives from itself", class.name.value),
                )
                .help("derive one of them from a builtin exception such as `ValueError`");
            return None;
        }
        Some(_) => {}
        None if super::classes::is_class_base(cx, id, &base.value) => {
            let item = cx.tree.item(id);
            diags
                .report(
                    Code::BaseKind,
                    base.span,
                    format!("an enum cannot derive from `{}`", base.value),
                )
                .at("not an exception")
                .label(item.span, "its objects are its variants")
                .help("hold the enum in a struct that derives from it");
        }
        None => report_unknown(diags, base),
    }
    found
}

fn report_unknown(diags: &mut Diagnostics, base: &Spanned<String>) {
    let near = nearest(&base.value);
    let found = diags.report(
        Code::UnknownException,
        base.span,
        format!("`{}` is not an exception that is known here", base.value),
    );
    found.at("neither a builtin exception nor one that this crate exports");
    match near {
        Some(near) => found.help(format!("`{near}` is a builtin exception with a similar name")),
        None => found.help(
            "use a builtin exception such as `ValueError`, or export the base with `@py class Base(Exception)`; a class of \
             this crate has its Rust path, `shapes::Base`, and one of Python's its module, `mypkg.Base`",
        ),
    };
}

/// `ValueError`, or an error type that this crate exports, by its Python name or its Rust path.
fn error_class(cx: &Cx<'_>, module: ModuleId, name: &Spanned<String>) -> Option<ErrorClass> {
    let written = name.value.trim();
    if let Some(id) = exported(cx, module, written) {
        return Some(ErrorClass::Exported(super::doors::site(cx, id, None).1));
    }
    exceptions::builtin(written).map(|name| ErrorClass::Builtin(name.to_owned()))
}

/// The item that is exported as an exception of that name.
fn exported(cx: &Cx<'_>, module: ModuleId, written: &str) -> Option<ItemId> {
    let is_exception = |id: &ItemId| {
        if cx.classes.contains(*id) {
            return false;
        }
        let tag = cx.tags.items.get(id).and_then(|tags| tags.own.tag.as_ref());
        matches!(tag.and_then(|tag| tag.declaration.as_ref()), Some(Declaration::Class(class)) if !class.bases.is_empty())
    };
    let by_path = syn::parse_str::<syn::Path>(written).ok().and_then(|path| {
        match cx.tree.resolve(module, &path) {
            Resolved::Item(id) if is_exception(&id) => Some(id),
            _ => None,
        }
    });
    by_path.or_else(|| {
        let owner = cx.exports.owner(module);
        cx.tags.items.keys().copied().filter(is_exception).find(|id| {
            let tag = cx.tags.items.get(id).and_then(|tags| tags.own.tag.as_ref());
            cx.exports.owner(cx.tree.item(*id).module) == owner
                && tag.and_then(|tag| names::py_name(cx.tree, *id, tag)).as_deref() == Some(written)
        })
    })
}

/// Whether the bases lead back, and no earlier item is on the way.
fn begins_circle(cx: &Cx<'_>, start: ItemId) -> bool {
    let mut seen = vec![start];
    loop {
        let Some(&id) = seen.last() else { return false };
        let tag = cx.tags.items.get(&id).and_then(|tags| tags.own.tag.as_ref());
        let Some(Declaration::Class(class)) = tag.and_then(|tag| tag.declaration.as_ref()) else {
            return false;
        };
        let Some(base) = class.bases.first() else { return false };
        match exported(cx, cx.tree.item(id).module, &base.value) {
            // Reported once, at the first in the crate.
            Some(next) if next == start => return seen.iter().all(|other| start <= *other),
            Some(next) if seen.contains(&next) => return false,
            Some(next) => seen.push(next),
            None => return false,
        }
    }
}

/// Whether the user wrote `impl From<X> for PyErr` (or `impl Into<PyErr> for X`).
pub(super) fn has_from(cx: &Cx<'_>, id: ItemId) -> bool {
    cx.tree.items.iter().any(|item| {
        let syn::Item::Impl(block) = &item.syntax else { return false };
        let Some(last) = block.trait_.as_ref().and_then(|of| of.0.segments.last()) else {
            return false;
        };
        let syn::PathArguments::AngleBracketed(args) = &last.arguments else { return false };
        let Some(syn::GenericArgument::Type(arg)) = args.args.first() else { return false };
        let read = |ty| types::read(cx.tree, item.module, ty);
        let (source, target) = match last.ident.to_string().as_str() {
            "From" => (read(arg), read(&block.self_ty)),
            "Into" => (read(&block.self_ty), read(arg)),
            _ => return false,
        };
        matches!(source, Ty::Named(named) if named.item == Some(id))
            && target.external() == Some("PyErr")
    })
}

/// Whether the user wrote `impl Error for X`, or derives a trait of that name.
fn has_error(cx: &Cx<'_>, id: ItemId) -> bool {
    cx.tree.items.iter().any(|other| implements_error(cx, other, id))
        || generics::derives(&cx.tree.item(id).syntax).iter().any(|name| name == "Error")
}

/// The exception's message is what the type displays, so the type is an error in Rust too.
pub(super) fn is_error(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId) -> Option<()> {
    let item = cx.tree.item(id);
    let attrs = match &item.syntax {
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        _ => return Some(()),
    };
    let is_made = attrs.iter().any(may_implement)
        || cx.tree.items.iter().any(|other| implements_error(cx, other, id));
    if is_made {
        return Some(());
    }
    let name = item.name().unwrap_or_default();
    diags
        .report(Code::NotAnError, item.span, format!("`{name}` is raised as an exception, but is no error in Rust"))
        .at("does not implement `std::error::Error`, which gives the message")
        .help(format!(
            "implement `Display` and `impl std::error::Error for {name} {{}}`, or derive both with a crate such as `thiserror`"
        ));
    None
}

/// Whether an attribute may bring in implementations that are not seen here: any but those of the language.
fn may_implement(attr: &syn::Attribute) -> bool {
    const KNOWN: &[&str] = &[
        "allow",
        "cfg",
        "deprecated",
        "doc",
        "expect",
        "must_use",
        "non_exhaustive",
        "repr",
        "warn",
    ];
    const DERIVED: &[&str] =
        &["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];
    if !attr.path().is_ident("derive") {
        return !KNOWN.iter().any(|known| attr.path().is_ident(known));
    }
    let mut foreign = false;
    let parsed = attr.parse_nested_meta(|meta| {
        foreign |= !DERIVED.iter().any(|known| meta.path.is_ident(known));
        Ok(())
    });
    foreign || parsed.is_err()
}

fn implements_error(cx: &Cx<'_>, item: &Item, id: ItemId) -> bool {
    // A call of another crate's macro that names the type may make the implementation.
    if let syn::Item::Macro(call) = &item.syntax {
        let mut names = call.mac.tokens.clone().into_iter();
        let name = cx.tree.item(id).name();
        return call.ident.is_none() && names.any(|token| Some(token.to_string()) == name);
    }
    let syn::Item::Impl(block) = &item.syntax else { return false };
    let of = block.trait_.as_ref().and_then(|of| of.0.segments.last());
    of.is_some_and(|last| last.ident == "Error")
        && matches!(types::read(cx.tree, item.module, &block.self_ty), Ty::Named(named) if named.item == Some(id))
}

/// Whether an error type of this crate is tagged as an exception, or converted by the user's own code.
pub(super) fn becomes_exception(cx: &Cx<'_>, id: ItemId) -> bool {
    let tagged = cx.tags.items.get(&id).is_some_and(|tags| tags.own.tag.is_some());
    // What a macro of another crate derives or defines is not seen.
    let opaque = matches!(cx.tree.item(id).syntax, syn::Item::Macro(_));
    tagged || opaque || has_from(cx, id)
}

/// The class named by `error(..)` on a fn.
pub(super) fn named(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    module: ModuleId,
    name: &Spanned<String>,
) -> Option<ErrorClass> {
    let found = error_class(cx, module, name);
    if found.is_none() {
        report_unknown(diags, name);
    }
    found
}

/// The `error(path = Class)` pairs of a module.
fn mappings<'a>(cx: &Cx<'a>, module: ModuleId) -> Vec<&'a (Spanned<String>, Spanned<String>)> {
    let tag = cx.tags.modules.get(&module).and_then(|tagged| tagged.tag.as_ref());
    let words =
        tag.into_iter().flat_map(|tag| &tag.words).filter(|word| word.option.name == "error");
    let pairs = words.filter_map(|word| match &word.args {
        WordArgs::Pairs(pairs) => Some(pairs),
        _ => None,
    });
    pairs.flatten().collect()
}

/// Checks the classes that modules name, once each.
pub(super) fn check_mappings(diags: &mut Diagnostics, cx: &Cx<'_>) {
    for &module in cx.tags.modules.keys() {
        for (_, class) in mappings(cx, module) {
            named(diags, cx, module, class);
        }
    }
}

/// The class that a module says a foreign error type becomes: `error(std::num::ParseIntError = ValueError)`.
pub(super) fn mapped(cx: &Cx<'_>, module: ModuleId, ty: &Ty) -> Option<ErrorClass> {
    let around = cx.tree.chain(module).into_iter().rev();
    let mut all =
        around.flat_map(|around| mappings(cx, around).into_iter().map(move |pair| (around, pair)));
    let is_it = |around, rust: &Spanned<String>| {
        syn::parse_str(&rust.value)
            .is_ok_and(|written| types::read(cx.tree, around, &written) == *ty)
    };
    let (around, (_, class)) = all.find(|(around, (rust, _))| is_it(*around, rust))?;
    error_class(cx, around, class)
}

/// A builtin exception that differs by case, by a missing `Error`, or by one letter.
fn nearest(name: &str) -> Option<&'static str> {
    // `keelback::exceptions::PyKeyError` is `KeyError`.
    let name = name.rsplit("::").next().unwrap_or(name);
    let name = name.strip_prefix("Py").unwrap_or(name);
    let close = |known: &&&str| {
        known.eq_ignore_ascii_case(name)
            || **known == format!("{name}Error")
            || one_apart(known.as_bytes(), name.as_bytes())
    };
    exceptions::BUILTIN.iter().find(close).copied()
}

fn one_apart(a: &[u8], b: &[u8]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    match long.len() - short.len() {
        0 => {
            let rest = same + 1;
            rest <= long.len() && long[rest..] == short[rest..]
                || same + 2 <= long.len()
                    && long[same] == short[same + 1]
                    && long[same + 1] == short[same]
                    && long[same + 2..] == short[same + 2..]
        }
        1 => long[same + 1..] == short[same..],
        _ => false,
    }
}
