//! What a class has from its type's own impls: the words `eq`, `ord`, `hash`, `repr`, `str`, and tagged
//! impls of `Display`, `Debug`, `PartialEq`, `PartialOrd` and `Hash`.

use super::{Making, Method};
use crate::check::Cx;
use crate::check::hints::plain;
use crate::diag::{Code, Diagnostics};
use crate::ir::{
    Body, Class, Function, Getter, Input, Param, ParamKind, Passing, Receiver, Return, ReturnForm,
    SlotMethod,
};
use crate::source::Span;
use crate::tables::slots;
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
    ("", "Debug", &[value("__repr__", "rt::debug", "str", false)]),
];

/// The words on the type.
pub(super) fn words(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>, class: &mut Class) {
    for (word, ..) in VALUES {
        let Some(said) = making.tag.word(word) else { continue };
        by_word(diags, cx, making, class, word, (word, said.span));
    }
    let repr = making.tag.word("repr");
    // Enums have one without a word.
    if let Some(said) = repr.filter(|_| !matches!(making.item.syntax, syn::Item::Enum(_))) {
        self::repr(diags, making, class, said.span);
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

/// `__repr__` from the exported fields.
pub(super) fn repr(diags: &mut Diagnostics, making: &Making<'_>, class: &mut Class, span: Span) {
    let fields = class.attributes.iter();
    let fields = fields.filter(|one| !matches!(one.get, Getter::Method(_)));
    let names = fields.map(|one| one.export.py_name.clone()).collect();
    let value = value("__repr__", "rt::give_fields", "str", false);
    add(making, class, &value, span, diags);
    if let Some(slot) = class.slots.last_mut() {
        slot.body = Body::Fields(names);
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
    let Some(last) = last.filter(|_| tagged) else { return };
    let name = last.ident.to_string();
    let Some((_, _, values)) = VALUES.iter().find(|(_, wanted, _)| *wanted == name) else { return };
    if !last.arguments.is_empty() {
        crate::check::not_yet(diags, item.span, "comparing with another type by an impl");
        return;
    }
    for value in *values {
        add(making, class, value, item.span, diags);
    }
}

/// Whether a fn is of an impl that [`derived`] stands for.
pub(super) fn is_derived(method: &Method<'_>) -> bool {
    let syn::Item::Impl(block) = &method.item.syntax else { return false };
    let last = block.trait_.as_ref().and_then(|of| of.0.segments.last());
    last.is_some_and(|last| VALUES.iter().any(|(_, wanted, _)| last.ident == wanted))
}

fn add(making: &Making<'_>, class: &mut Class, value: &Value, span: Span, diags: &mut Diagnostics) {
    let Some(row) = slots::find(value.dunder) else { return };
    if class.slots.iter().any(|slot| slot.row.name == row.name) {
        diags
            .report(
                Code::DuplicateMember,
                span,
                format!("`{}` has two `{}`", making.name, row.name),
            )
            .at("a second one")
            .help("remove one of them");
        return;
    }
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
        export,
        is_async: false,
        inputs: if value.other { vec![Input::Param(0)] } else { Vec::new() },
        params: if value.other { vec![other] } else { Vec::new() },
        ret: Return { hint: plain(value.returns), form: ReturnForm::Value, error: None },
        nogil: false,
    };
    let method = crate::ir::Method::new(function, Receiver::Shared);
    class.slots.push(SlotMethod { row, body: Body::Call, method });
}
