//! Python signatures as text: for stubs, for doc lines, for `__text_signature__`.

use crate::ir::{Function, Param, ParamKind, Receiver};
use crate::tables::slots;

/// Which parts of a signature are printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// With annotations: `h: float = 1.0`.
    Annotated,
    /// Names and defaults alone: `h=1.0`.
    Bare,
    /// Names, and whether there is a default: `h=`.
    Marked,
}

/// What `__doc__` is made from: the signature in the form that `inspect` reads, then the doc. `inspect` reads ASCII
/// alone; any other signature is the first line of the doc, which Python shows and does not read.
pub(super) fn documented(signature: &str, doc: &str) -> String {
    if signature.is_ascii() {
        return format!("{signature}\n--\n\n{doc}");
    }
    // Nobody strips what is bound from it.
    let shown = ["$module", "$self", "$type"].iter().fold(signature.to_owned(), |text, bound| {
        text.replace(&format!("{bound}, "), "").replace(bound, "")
    });
    if doc.is_empty() { shown } else { format!("{shown}\n\n{doc}") }
}

/// The parameters, `/` and `*` among them, each as one piece.
pub(super) fn pieces(
    params: &[Param],
    style: Style,
    hint: &mut dyn FnMut(&Param) -> String,
) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut last = None;
    let mut starred = false;
    for param in params {
        if last == Some(ParamKind::PositionalOnly) && param.kind != ParamKind::PositionalOnly {
            pieces.push("/".to_owned());
        }
        match param.kind {
            ParamKind::VarPositional => starred = true,
            ParamKind::KeywordOnly if !starred => {
                starred = true;
                pieces.push("*".to_owned());
            }
            _ => {}
        }
        pieces.push(piece(param, style, hint));
        last = Some(param.kind);
    }
    if last == Some(ParamKind::PositionalOnly) {
        pieces.push("/".to_owned());
    }
    pieces
}

fn piece(param: &Param, style: Style, hint: &mut dyn FnMut(&Param) -> String) -> String {
    let stars = match param.kind {
        ParamKind::VarPositional => "*",
        ParamKind::VarKeyword => "**",
        _ => "",
    };
    let mut text = format!("{stars}{}", param.name);
    let hint = if style == Style::Annotated { hint(param) } else { String::new() };
    let annotated = !hint.is_empty();
    if annotated {
        text.push_str(": ");
        text.push_str(&hint);
    }
    if style == Style::Marked && (param.default.is_some() || param.optional_keywords) {
        text.push('=');
        return text;
    }
    if let Some(default) = &param.default {
        text.push_str(if annotated { " = " } else { "=" });
        match style {
            Style::Annotated => text.push_str(&default.stub),
            Style::Bare => text.push_str(&ascii(&default.repr)),
            Style::Marked => {}
        }
    }
    text
}

/// The text that the runtime binds by: `area(w, h=, /, *, unit=)`.
pub(super) fn marked(name: &str, function: &Function) -> String {
    let pieces = pieces(&function.params, Style::Marked, &mut |_| String::new());
    format!("{name}({})", pieces.join(", "))
}

/// A literal as `ascii()` writes it: CPython reads signatures in docs as ASCII.
fn ascii(repr: &str) -> String {
    let mut text = String::with_capacity(repr.len());
    for char in repr.chars() {
        match u32::from(char) {
            0..=0x7f => text.push(char),
            code @ 0x80..=0xff => text.push_str(&format!("\\x{code:02x}")),
            code @ 0x100..=0xffff => text.push_str(&format!("\\u{code:04x}")),
            code => text.push_str(&format!("\\U{code:08x}")),
        }
    }
    text
}

/// `area(w: float, h: float = 1.0) -> float`, every hint with its module.
pub(super) fn annotated(name: &str, function: &Function) -> String {
    let params =
        pieces(&function.params, Style::Annotated, &mut |param| param.hint.text.clone()).join(", ");
    let returns = &function.ret.hint.text;
    if returns.is_empty() {
        format!("{name}({params})")
    } else {
        format!("{name}({params}) -> {returns}")
    }
}

/// The same as a definition begins: `def area(..)`, or `async def area(..)`.
pub(super) fn declared(name: &str, function: &Function) -> String {
    format!("{} {}", def(name, function), annotated(name, function))
}

/// How a definition begins.
pub(super) fn def(name: &str, function: &Function) -> &'static str {
    if function.is_async && !slots::is_generator(name) { "async def" } else { "def" }
}

/// `area($module, w, h=1.0)`, as CPython reads it from a function's doc.
pub(super) fn text_signature(name: &str, function: &Function) -> String {
    let mut all = vec!["$module".to_owned()];
    all.extend(pieces(&function.params, Style::Bare, &mut |_| String::new()));
    format!("{name}({})", all.join(", "))
}

/// `Point(x, y=0.0)`, the first line of a class's doc.
pub(super) fn class_signature(name: &str, new: &Function) -> String {
    format!("{name}({})", pieces(&new.params, Style::Bare, &mut |_| String::new()).join(", "))
}

/// `norm($self, k=1.0)`, as CPython reads it from a method's doc.
pub(super) fn method_signature(name: &str, function: &Function, receiver: Receiver) -> String {
    let first = match receiver {
        Receiver::None => None,
        Receiver::Class => Some("$type".to_owned()),
        _ => Some("$self".to_owned()),
    };
    let mut all: Vec<String> = first.into_iter().collect();
    all.extend(pieces(&function.params, Style::Bare, &mut |_| String::new()));
    format!("{name}({})", all.join(", "))
}
