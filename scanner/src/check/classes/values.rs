//! What a class has from its type's own impls: the words `eq`, `ord`, `hash`, `repr`, `str`, and tagged
//! impls of `Display`, `Debug`, `PartialEq`, `PartialOrd` and `Hash`.

use syn::spanned::Spanned as _;

use super::{Making, Method, paths, std_traits};
use crate::check::Cx;
use crate::check::hints::{self, Way, plain};
use crate::check::types;
use crate::diag::{Code, Diagnostics};
use crate::ir::{
    Body, Class, Function, Getter, Input, Param, ParamKind, Passing, Receiver, Return, ReturnForm,
    Shown, SlotMethod,
};
use crate::source::Span;
use crate::tables::slots::{self, Shape};
use crate::tree::ItemId;

/// One special method that needs no fn of the user's.
struct Value {
    dunder: &'static str,
    /// The runtime's or the trait's fn; `{}` is the class's type.
    path: &'static str,
    returns: &'static str,
    /// Whether it takes another value.
    other: bool,
}

const fn value(
    dunder: &'static str,
    path: &'static str,
    returns: &'static str,
    other: bool,
) -> Value {
    Value { dunder, path, returns, other }
}

/// A word or a trait, the trait that it needs, and what it becomes.
const VALUES: &[(&str, &str, &[Value])] = &[
    ("eq", "PartialEq", &[value("__eq__", "<{} as rt::cmp::PartialEq>::eq", "bool", true)]),
    (
        "ord",
        "PartialOrd",
        &[
            value("__lt__", "<{} as rt::cmp::PartialOrd>::lt", "bool", true),
            value("__le__", "<{} as rt::cmp::PartialOrd>::le", "bool", true),
            value("__gt__", "<{} as rt::cmp::PartialOrd>::gt", "bool", true),
            value("__ge__", "<{} as rt::cmp::PartialOrd>::ge", "bool", true),
        ],
    ),
    ("hash", "Hash", &[value("__hash__", "rt::hash_of", "int", false)]),
    ("str", "Display", &[value("__str__", "rt::display", "str", false)]),
    (
        "",
        "ExactSizeIterator",
        &[value("__length_hint__", "<{} as rt::iter::ExactSizeIterator>::len", "int", false)],
    ),
    (
        "",
        "DoubleEndedIterator",
        &[value("__reversed__", "rt::reversed", "typing_extensions.Self", false)],
    ),
    ("", "Debug", &[value("__repr__", "rt::debug", "str", false)]),
];

/// The words on the type.
pub(super) fn words(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>, class: &mut Class) {
    for (word, ..) in VALUES {
        let Some(said) = making.tag.word(word) else { continue };
        // `eq_int` is `==`, with numbers too, and so has the hash of a number.
        if matches!(*word, "eq" | "hash") && making.tag.has("eq_int") {
            continue;
        }
        by_word(diags, cx, making, class, word, (word, said.span));
    }
    let repr = making.tag.word("repr");
    // Enums have one without a word.
    if let Some(said) = repr.filter(|_| !matches!(making.item.syntax, syn::Item::Enum(_))) {
        self::repr(diags, cx, making, class, said.span);
    }
}

/// What one word says, if the type has the trait for it; `said` is the word that asks for it, and its place.
pub(super) fn by_word(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    class: &mut Class,
    word: &str,
    said: (&str, Span),
) {
    let Some((_, wanted, values)) = VALUES.iter().find(|(name, ..)| *name == word) else { return };
    if !cx.classes.implements(making.id, wanted) {
        missing(diags, cx, making, said.1, said.0, wanted);
        return;
    }
    for value in *values {
        add(making, class, value, said.1, diags);
    }
}

/// `__repr__` from the exported fields, those of the bases first.
pub(super) fn repr(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    class: &mut Class,
    span: Span,
) {
    let mut fields = super::records::inherited(cx, making, class.export.site);
    for one in class.attributes.iter().filter(|one| !matches!(one.get, Getter::Method(_))) {
        if fields.iter().all(|other| other.py_name != one.export.py_name) {
            let (py_name, cfg) = (one.export.py_name.clone(), one.export.cfg.clone());
            fields.push(Shown { py_name, cfg });
        }
    }
    let value = value("__repr__", "rt::give_fields", "str", false);
    add(making, class, &value, span, diags);
    if let Some(slot) = class.slots.last_mut() {
        slot.body = Body::Fields(fields);
    }
}

fn missing(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    span: Span,
    word: &str,
    wanted: &str,
) {
    let name = cx.tree.shown(making.id);
    let found =
        diags.report(Code::MissingTrait, span, format!("`{word}` needs `{wanted}` for `{name}`"));
    if cx.tree.instance(making.id).is_some() {
        found.label(making.item.span, format!("not `{wanted}` with what is filled in"));
        found.help(format!("say `{word}` on the lines of the instances that are `{wanted}`"));
        return;
    }
    found.label(making.item.span, "neither derived nor implemented for this type");
    match wanted {
        "Display" => {
            found.help(format!("write `impl std::fmt::Display for {name}`, or remove the word"))
        }
        _ => found.help(format!("derive it: `#[derive({wanted})]`, or write the impl")),
    };
}

/// A tagged `impl Display for T` and its like.
pub(super) fn derived(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    block: ItemId,
    class: &mut Class,
) {
    let item = cx.tree.item(block);
    let syn::Item::Impl(syntax) = &item.syntax else { return };
    let tagged = cx.tags.items.get(&block).is_some_and(|tags| tags.own.tag.is_some());
    let last = syntax.trait_.as_ref().and_then(|of| of.0.segments.last());
    let itself = std_traits::compares_itself(cx.tree, item, syntax);
    let Some(last) = last.filter(|_| tagged && itself) else { return };
    let name = last.ident.to_string();
    let Some((_, _, values)) = VALUES.iter().find(|(_, wanted, _)| *wanted == name) else { return };
    for value in *values {
        add(making, class, value, item.span, diags);
    }
    if name == "DoubleEndedIterator" {
        let reversed =
            class.methods.iter_mut().find(|one| one.function.export.py_name == "__reversed__");
        if let Some(method) = reversed {
            let hint =
                plain(&format!("collections.abc.Iterator[{}]", item_hint(diags, cx, making)));
            method.function.ret =
                Return { hint, form: ReturnForm::Iterator, error: None, is_own: false };
        }
    }
}

/// What the stub calls the items of a class that is an iterator.
fn item_hint(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>) -> String {
    let items = &cx.tree.items;
    let found = items.iter().find_map(|item| {
        let syn::Item::Impl(block) = &item.syntax else { return None };
        let is_own = std_traits::subject(cx.tree, item, block) == Some(making.id);
        let is_iterator = is_own && paths::last_name(block).is_some_and(|name| name == "Iterator");
        let ty = block.items.iter().find_map(|member| match member {
            syn::ImplItem::Type(ty) if ty.ident == "Item" => Some(&ty.ty),
            _ => None,
        });
        ty.filter(|_| is_iterator).map(|ty| (item, ty))
    });
    let Some((item, ty)) = found else { return "typing.Any".to_owned() };
    let (read, span) = (types::read(cx.tree, item.module, ty), item.place(ty.span()));
    hints::hint(diags, cx, &read, Way::Out, span).text
}

/// Whether a fn is of an impl that [`derived`] stands for.
pub(super) fn is_derived(cx: &Cx<'_>, method: &Method<'_>) -> bool {
    let syn::Item::Impl(block) = &method.item.syntax else { return false };
    paths::last_name(block).is_some_and(|name| is_known(&name))
        && std_traits::compares_itself(cx.tree, method.item, block)
}

/// Whether a trait of that name says something of a class's values.
pub(super) fn is_known(name: &str) -> bool {
    VALUES.iter().any(|(_, wanted, _)| *wanted == name)
}

fn add(making: &Making<'_>, class: &mut Class, value: &Value, span: Span, diags: &mut Diagnostics) {
    let Some(row) = slots::find(value.dunder) else { return };
    let method = method(class, value, row);
    let path = &method.function.export.rust_path;
    let all = class.slots.iter_mut().map(|slot| &mut slot.method).chain(&mut class.methods);
    let same = all.into_iter().find(|one| one.function.export.py_name == row.name);
    let joins = |other: &crate::ir::Method| {
        let differs = other.signatures().all(|one| one.function.export.rust_path != *path);
        is_comparison(other) && is_comparison(&method) && differs
    };
    match same {
        None if row.shape == Shape::Plain => class.methods.push(method),
        None => class.slots.push(SlotMethod { row, body: Body::Call, method }),
        Some(other) if joins(other) => other.overloads.push(method),
        Some(_) => {
            diags
                .report(
                    Code::DuplicateMember,
                    span,
                    format!("`{}` has two `{}`", making.name, row.name),
                )
                .at("a second one")
                .help("remove one of them");
        }
    }
}

/// Whether a method compares by one of Rust's traits: a type may do so with several others.
pub(super) fn is_comparison(method: &crate::ir::Method) -> bool {
    method.function.export.rust_path.contains(" as rt::cmp::Partial")
}

/// The method that a row stands for.
fn method(class: &Class, value: &Value, row: &slots::Row) -> crate::ir::Method {
    let mut export = class.export.clone();
    row.name.clone_into(&mut export.py_name);
    export.rust_path = value.path.replace("{}", &class.export.rust_path);
    export.doc.clear();
    export.cfg.clear();
    let other = Param {
        name: "other".to_owned(),
        kind: ParamKind::PositionalOnly,
        passing: Passing::Ref,
        convert: None,
        default: None,
        hint: plain(if row.name == "__eq__" { "object" } else { "typing_extensions.Self" }),
        optional_keywords: false,
    };
    let function = Function {
        qualified: export.py_name.clone(),
        export,
        is_async: false,
        inputs: if value.other { vec![Input::Param(0)] } else { Vec::new() },
        params: if value.other { vec![other] } else { Vec::new() },
        ret: Return {
            hint: plain(value.returns),
            form: ReturnForm::Value,
            error: None,
            is_own: false,
        },
        nogil: false,
        tokio: false,
    };
    crate::ir::Method::new(function, Receiver::Shared)
}
