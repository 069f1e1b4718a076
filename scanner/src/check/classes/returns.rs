//! What special methods return, and which of them belong together.

use super::{Making, Method, members};
use crate::check::types::{self, Ty};
use crate::check::{Cx, returns};
use crate::diag::{Code, Diagnostics};
use crate::ir::{self, Class};
use crate::source::Span;
use crate::tables::slots::{Row, Shape};
use crate::tree::generics;

/// Whether a special method may return what it does, as far as the source tells.
pub(super) fn check(
    diags: &mut Diagnostics,
    row: &Row,
    lowered: &ir::Method,
    (method, span): (&Method<'_>, Span),
) -> bool {
    let found = lowered.function.ret.hint.text.as_str();
    // Any object is an answer to a comparison, and is taken for true or false by `isinstance` and `with`.
    let is_judged = row.stub.ends_with("-> bool") && row.shape == Shape::Plain;
    if !is_certain(found) || is_judged || matches!(row.shape, Shape::Compare(_)) {
        return true;
    }
    let is_async = lowered.function.is_async;
    let wanted = row.stub.rsplit_once(" -> ").map_or("", |(_, wanted)| wanted);
    let (fits, help) = match wanted {
        _ if row.shape == Shape::Next || (is_async && row.slot == "Py_am_anext") => {
            let help = "return `Option<T>`, or `Result<Option<T>, E>`: `None` ends the iteration";
            (found.ends_with("| None") || found == "None", help)
        }
        _ if is_async => return true,
        "str" | "int" | "bool" | "bytes" | "float" | "complex" | "None" => {
            (found == wanted, rust(wanted))
        }
        _ if wanted.starts_with("Iterator[") => (
            false,
            "return `impl Iterator<Item = T>`, an object of a class that has `__next__`, or `PyIterator`",
        ),
        _ if ["Awaitable[", "AsyncIterator[", "Generator["]
            .iter()
            .any(|one| wanted.starts_with(one)) =>
        {
            (false, "make it an `async fn`, or return an object that Python awaits: see PEP 492")
        }
        _ => return true,
    };
    if fits {
        return true;
    }
    let place = match &method.sig.output {
        syn::ReturnType::Default => span,
        output => method.place(output),
    };
    let name = row.name;
    diags
        .report(Code::DunderReturn, place, format!("`{name}` cannot return `{found}`"))
        .at(format!("Python declares `{}`", row.stub))
        .help(help);
    false
}

/// Whether a setter or a deleter returns nothing, as far as the source tells.
pub(super) fn nothing(
    diags: &mut Diagnostics,
    lowered: &ir::Method,
    method: &Method<'_>,
    kind: &str,
) -> bool {
    let found = lowered.function.ret.hint.text.as_str();
    if !is_certain(found) || found == "None" {
        return true;
    }
    diags
        .report(
            Code::DunderReturn,
            method.place(&method.sig.output),
            format!("a {kind} cannot return `{found}`"),
        )
        .at("nobody would get it")
        .help(rust("None"));
    false
}

/// Types of the standard library that a constructor returns by mistake.
const NOT_MADE: &[&str] = &[
    "Box", "HashMap", "Option", "Rc", "String", "Vec", "bool", "char", "f32", "f64", "i8", "i16",
    "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
];

/// Whether a constructor returns an object of its class, as far as the source tells.
pub(super) fn made(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    method: &Method<'_>,
) -> bool {
    let own = members::own_types(cx, making, method);
    let whole = types::read_return(cx.tree, method.item.module, &method.sig, &own);
    let is_other = match returns::value(&whole) {
        Ty::Named(named) => match (named.item, named.external()) {
            (Some(id), _) => cx.classes.contains(id) && id != making.id,
            (None, Some(name)) => NOT_MADE.contains(&name),
            (None, None) => false,
        },
        Ty::Tuple(_) | Ty::Ref { .. } | Ty::Slice(_) | Ty::Array(_) => true,
        Ty::Bounds(_) | Ty::Never | Ty::Other => false,
    };
    if !is_other {
        return true;
    }
    let (place, found) = match &method.sig.output {
        syn::ReturnType::Default => (method.name().1, "()".to_owned()),
        syn::ReturnType::Type(_, ty) => (method.place(&**ty), generics::text(&**ty)),
    };
    diags
        .report(
            Code::DunderReturn,
            place,
            format!("a constructor of `{}` cannot return `{found}`", making.name),
        )
        .at("holds no object of the class")
        .help("return `Self`, `Result<Self, E>`, or a handle: `Py<Self>`, `Bound<'_, Self>`");
    false
}

/// Whether a hint names a builtin type and nothing else, so that it says what the object will be.
fn is_certain(hint: &str) -> bool {
    let hint = hint.strip_suffix(" | None").unwrap_or(hint);
    let name = hint.split('[').next().unwrap_or(hint);
    let known =
        ["str", "int", "bool", "bytes", "float", "complex", "None", "list", "dict", "tuple", "set"];
    known.contains(&name) && !hint.contains('|')
}

fn rust(wanted: &str) -> &'static str {
    match wanted {
        "str" => "return `String`, `&str`, or a `Result` of one",
        "int" => "return an integer, or a `Result` of one",
        "bool" => "return `bool`, or a `Result` of it",
        "bytes" => "return `&[u8]`, or a `Result` of it",
        "float" => "return `f64`, or a `Result` of it",
        "complex" => "return `Bound<'_, PyComplex>`",
        _ => "return `()`, or `Result<(), E>`",
    }
}

/// Pairs of which Python wants both: the one that is there, the one that is missed, and what happens.
const PAIRS: &[(&str, &str, &str)] = &[
    ("__next__", "__iter__", "a `for` loop asks for both, even over what is an iterator already"),
    ("__anext__", "__aiter__", "an `async for` loop asks for both"),
    ("__enter__", "__exit__", "a `with` statement asks for both"),
    ("__exit__", "__enter__", "a `with` statement asks for both"),
    ("__aenter__", "__aexit__", "an `async with` statement asks for both"),
    ("__aexit__", "__aenter__", "an `async with` statement asks for both"),
    ("__setitem__", "__getitem__", "what is set cannot be read back"),
    ("__delitem__", "__getitem__", "what is deleted cannot be read first"),
    ("__getnewargs__", "__new__", "unpickling calls the constructor with these arguments"),
    ("__getnewargs_ex__", "__new__", "unpickling calls the constructor with these arguments"),
];

/// Warns of one half of a pair.
pub(super) fn pairs(diags: &mut Diagnostics, making: &Making<'_>, class: &Class) {
    let slots = class.slots.iter().map(|slot| &slot.method);
    let all: Vec<&str> = class
        .methods
        .iter()
        .chain(slots)
        .chain(&class.constructors)
        .map(|method| method.function.export.py_name.as_str())
        .collect();
    for (there, missed, why) in PAIRS {
        if all.contains(there) && !all.contains(missed) {
            diags
                .report(
                    Code::DunderPair,
                    making.item.span,
                    format!("`{}` has `{there}` and no `{missed}`", making.name),
                )
                .at(*why)
                .help(format!("write `{missed}` too"));
        }
    }
}
