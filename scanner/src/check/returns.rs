//! Results: what a fn hands back, in which form, and what becomes of its error.

use std::borrow::Cow;

use super::functions::Subject;
use super::hints::{self, Way};
use super::params::RustParam;
use super::types::{self, Bounds, Ty};
use super::{Cx, errors};
use crate::diag::{Code, Diagnostics};
use crate::ir::{ErrorClass, Hint, Return, ReturnForm};
use crate::source::{Span, Spanned};
use crate::tag::WordArgs;

pub(super) fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    written: Option<&Spanned<String>>,
    params: Option<&[RustParam]>,
) -> Option<Return> {
    let span = match &subject.sig.output {
        syn::ReturnType::Default => subject.span,
        syn::ReturnType::Type(_, ty) => subject.place(ty),
    };
    let whole = types::read_return(cx.tree, subject.item.module, subject.sig, &subject.own);
    let result = result(&whole);
    let value = result.map_or(&whole, |(value, _)| value);
    // `Super<Self, _>` of a constructor: the rest is the base's.
    let value = value.args_of("Super").and_then(<[Ty]>::first).unwrap_or(value);
    let form = form(diags, cx, value, result.is_some(), span, params)?;
    let hint = match written {
        Some(written) => hints::annotation(diags, cx, subject.item.module, written)?,
        None => hint(diags, cx, value, subject.arguments.back(), span),
    };
    let error = error(diags, cx, subject, result.map(|(_, error)| error))?;
    let is_own = error.is_none() && form == ReturnForm::Value && whole.is_own(cx.tree);
    Some(Return { hint, form, error, is_own })
}

/// The value and the error of a `Result`, of whatever crate. An alias of another crate hides its error.
fn result(ty: &Ty) -> Option<(&Ty, Option<&Ty>)> {
    let Ty::Named(named) = ty else { return None };
    let name = named.external()?;
    (name == "Result" || name == "PyResult").then_some(())?;
    Some((named.args.first()?, named.args.get(1)))
}

/// The value of a result, whether it can fail or not.
pub(super) fn value(ty: &Ty) -> &Ty {
    result(ty).map_or(ty, |(value, _)| value)
}

/// `PyResult<()>`, or another `Result` of nothing.
pub(super) fn is_result_of_unit(ty: &Ty) -> bool {
    result(ty).is_some_and(|(value, _)| value.is_unit())
}

fn hint(diags: &mut Diagnostics, cx: &Cx<'_>, value: &Ty, way: Way, span: Span) -> Hint {
    if value.is_unit() {
        return hints::plain("None");
    }
    if let Some(item) = value.args_of("Option").and_then(<[Ty]>::first).and_then(result) {
        // The next item of what yields results.
        let item = hints::hint(diags, cx, item.0, way, span);
        return Hint { text: format!("{} | None", item.text), ..item };
    }
    let Some(items) = items(value) else {
        return hints::hint(diags, cx, value, way, span);
    };
    let item = match items.item {
        Some(item) => {
            let item = result(&item).map_or(&*item, |(item, _)| item);
            hints::hint(diags, cx, item, way, span).text
        }
        None => "typing.Any".to_owned(),
    };
    hints::plain(&items.kind.hint.replace("{0}", &item))
}

/// What gives one value after the other.
struct Kind {
    /// What it is called, with an article.
    name: &'static str,
    traits: &'static [&'static str],
    /// `{0}` stands for the items.
    hint: &'static str,
    form: ReturnForm,
    /// The same in a `Result`.
    fallible: ReturnForm,
}

const KINDS: &[Kind] = &[
    Kind {
        name: "an iterator",
        traits: &["Iterator", "DoubleEndedIterator", "ExactSizeIterator", "FusedIterator"],
        hint: "collections.abc.Iterator[{0}]",
        form: ReturnForm::Iterator,
        fallible: ReturnForm::ResultIterator,
    },
    Kind {
        name: "a stream",
        traits: &["Stream", "FusedStream", "BoxStream"],
        hint: "collections.abc.AsyncGenerator[{0}, None]",
        form: ReturnForm::Stream,
        fallible: ReturnForm::ResultStream,
    },
];

impl Kind {
    fn of(name: &types::Named) -> Option<&'static Kind> {
        let name = name.path.last()?;
        KINDS.iter().find(|kind| kind.traits.contains(&name.as_str()))
    }
}

/// A result that gives one value after the other.
struct Items<'a> {
    kind: &'static Kind,
    item: Option<Cow<'a, Ty>>,
    /// `None` where an alias of another crate hides them.
    bounds: Option<&'a Bounds>,
}

/// `impl Iterator<Item = T>` or `impl Stream<Item = T>`, perhaps boxed and pinned.
fn items(ty: &Ty) -> Option<Items<'_>> {
    let ty = ty.args_of("Pin").and_then(<[Ty]>::first).unwrap_or(ty);
    let ty = ty.args_of("Box").and_then(<[Ty]>::first).unwrap_or(ty);
    match ty {
        Ty::Bounds(bounds) => bounds.traits.iter().find_map(|(name, item)| {
            let item = item.as_ref().map(Cow::Borrowed);
            Some(Items { kind: Kind::of(name)?, item, bounds: Some(bounds) })
        }),
        Ty::Named(named) if named.external() == Some("BoxStream") => {
            let item = named.args.first().map(Cow::Borrowed);
            Some(Items { kind: Kind::of(named)?, item, bounds: None })
        }
        Ty::Named(named) => {
            Some(Items { kind: &KINDS[0], item: Some(owned_item(named)?), bounds: None })
        }
        _ => None,
    }
}

/// Modules of the standard library that have an `IntoIter<T>`, which owns its items.
const OWNERS: &[&str] =
    &["array", "binary_heap", "btree_set", "hash_set", "linked_list", "option", "vec", "vec_deque"];

/// The items of an iterator of the standard library's that owns them.
fn owned_item(named: &types::Named) -> Option<Cow<'_, Ty>> {
    let path: Vec<&str> = named.path.iter().map(String::as_str).collect();
    let ["std" | "core" | "alloc", .., module, name] = path.as_slice() else { return None };
    let is_map = matches!(*module, "hash_map" | "btree_map");
    match (*name, named.args.as_slice()) {
        ("IntoIter", [item, ..]) if OWNERS.contains(module) => Some(Cow::Borrowed(item)),
        ("IntoIter", [key, value, ..]) if is_map => {
            Some(Cow::Owned(Ty::Tuple(vec![key.clone(), value.clone()])))
        }
        ("IntoKeys", [item, ..]) | ("IntoValues", [_, item, ..]) if is_map => {
            Some(Cow::Borrowed(item))
        }
        _ => None,
    }
}

/// What an iterator or a stream gives.
pub(super) fn item(ty: &Ty) -> Option<Cow<'_, Ty>> {
    items(ty)?.item
}

fn form(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    value: &Ty,
    in_result: bool,
    span: Span,
    params: Option<&[RustParam]>,
) -> Option<ReturnForm> {
    if *value == Ty::Never {
        return Some(if in_result { ReturnForm::Value } else { ReturnForm::Never });
    }
    if let Some(items) = items(value) {
        borrows(diags, cx, &items, span, params)?;
        return Some(if in_result { items.kind.fallible } else { items.kind.form });
    }
    if matches!(value, Ty::Bounds(_)) {
        diags
            .report(Code::OpaqueReturn, span, "this opaque type cannot be handed to Python")
            .at("only `impl Iterator<Item = T>` and `impl Stream<Item = T>` are understood")
            .help("return a concrete type, an iterator, or a stream");
        return None;
    }
    Some(ReturnForm::Value)
}

/// What Python goes through outlives the call, so it cannot borrow from the arguments.
fn borrows(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    items: &Items<'_>,
    span: Span,
    params: Option<&[RustParam]>,
) -> Option<()> {
    let (Some(bounds), name) = (items.bounds, items.kind.name) else { return Some(()) };
    let lender =
        params.into_iter().flatten().find(|param| param.ty.is_borrow() && !param.ty.is_python());
    let implicit =
        cx.input.edition >= 2024 && bounds.is_impl && !bounds.captures && lender.is_some();
    if bounds.lifetimes.is_empty() && !implicit {
        return Some(());
    }
    let found = diags.report(
        Code::BorrowingIterator,
        span,
        format!("{name} that borrows from an argument cannot leave the call"),
    );
    match bounds.lifetimes.first() {
        Some(lifetime) => found.at(format!("borrows for `{lifetime}`")),
        None => found
            .at("borrows what it can: from edition 2024 on, `impl Trait` captures every lifetime"),
    };
    if let Some(lender) = lender {
        found.label(lender.type_span, "from this");
    }
    found.help(if implicit {
        "take the argument by value (`String` for `&str`) and move it into what is returned, or add `+ use<>` if nothing is borrowed"
    } else {
        "take the argument by value (`String` for `&str`) and move it into what is returned, or return a `Vec`"
    });
    None
}

/// The class that the error becomes, where a tag says so. `None` alone: an error was reported.
#[expect(clippy::option_option, reason = "reported, none, or some class")]
fn error(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    error: Option<Option<&Ty>>,
) -> Option<Option<ErrorClass>> {
    if let Some(word) = subject.tag.word("error") {
        let WordArgs::Text(name) = &word.args else { return Some(None) };
        if error.is_none() {
            diags
                .report(
                    Code::ErrorWithoutResult,
                    word.span,
                    "`error(..)` on a function that cannot fail",
                )
                .label(subject.span, "returns no `Result`")
                .help("return a `Result`, or remove the word");
            return None;
        }
        let class = errors::named(diags, cx, subject.item.module, name)?;
        has_message(diags, cx, error.flatten())?;
        return Some(Some(class));
    }
    let Some(ty) = error.flatten() else { return Some(None) };
    let mapped = errors::mapped(cx, subject.item.module, ty);
    match mapped {
        Some(_) => has_message(diags, cx, Some(ty))?,
        None => converts(diags, cx, subject, ty)?,
    }
    Some(mapped)
}

/// What becomes an exception of a class that a tag names gives its message.
fn has_message(diags: &mut Diagnostics, cx: &Cx<'_>, error: Option<&Ty>) -> Option<()> {
    match error {
        Some(Ty::Named(types::Named { item: Some(id), .. })) => errors::is_error(diags, cx, *id),
        _ => Some(()),
    }
}

/// An error type of this crate that nothing makes an exception of.
fn converts(diags: &mut Diagnostics, cx: &Cx<'_>, subject: &Subject<'_>, error: &Ty) -> Option<()> {
    let Ty::Named(types::Named { item: Some(id), .. }) = error else { return Some(()) };
    if errors::becomes_exception(cx, *id) {
        return Some(());
    }
    let defined = cx.tree.item(*id);
    let name = defined.name().unwrap_or_default();
    let span = match &subject.sig.output {
        syn::ReturnType::Type(_, ty) => subject.place(&error_part(ty)),
        syn::ReturnType::Default => subject.span,
    };
    diags
        .report(Code::ErrorNotConverted, span, format!("`{name}` does not become a Python exception"))
        .at("the error of an exported function")
        .label(defined.span, "defined here")
        .help(format!(
            "tag it `/// @py class {name}(ValueError)`, or write `impl From<{name}> for PyErr`, or tag the fn `@py error(ValueError)`"
        ));
    None
}

/// The error in `Result<T, E>` as it is written; all of it where an alias hides the error.
fn error_part(ty: &syn::Type) -> &syn::Type {
    let syn::Type::Path(path) = ty else { return ty };
    let Some(syn::PathArguments::AngleBracketed(args)) =
        path.path.segments.last().map(|last| &last.arguments)
    else {
        return ty;
    };
    match args.args.iter().nth(1) {
        Some(syn::GenericArgument::Type(error)) => error,
        _ => ty,
    }
}
