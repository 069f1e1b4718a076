//! Functions and overloads in a stub.

use super::imports::Imports;
use super::writer::{self, Kind};
use crate::emit::signature::{self, Style};
use crate::ir::{Function, Overloads};

pub(super) fn function(function: &Function, imports: &mut Imports) -> (Kind, String) {
    let head = head(&function.export.py_name, function, imports);
    with_body(head, &function.export.doc)
}

/// Each overload with its own docs; the first also carries those of the group.
pub(super) fn overloads(overloads: &Overloads, imports: &mut Imports) -> Vec<(Kind, String)> {
    let mark = imports.known("typing", "overload");
    let each = overloads.functions.iter().map(|function| {
        let head = head(&overloads.py_name, function, imports);
        let (kind, text) = with_body(head, &function.export.doc);
        (kind, format!("@{mark}\n{text}"))
    });
    each.collect()
}

fn head(name: &str, function: &Function, imports: &mut Imports) -> String {
    let pieces = signature::pieces(&function.params, Style::Annotated, &mut |param| {
        imports.hint(&param.hint)
    });
    let returns = imports.hint(&function.ret.hint);
    // Where there are no docs, the body stands on the same line.
    let end = if function.export.doc.is_empty() { ": ..." } else { ":" };
    let tail = if returns.is_empty() { end.to_owned() } else { format!(" -> {returns}{end}") };
    let def = signature::def(name, function);
    writer::call(0, &format!("{def} {name}"), &pieces, &tail)
}

/// A definition with its docstring; without docs it ends with `...` already.
pub(super) fn with_body(head: String, doc: &str) -> (Kind, String) {
    if doc.is_empty() {
        (Kind::ShortFunction, head + "\n")
    } else {
        (Kind::Function, format!("{head}\n{}", writer::docstring(doc, "    ")))
    }
}
