//! Enums in a stub.

use super::class::{end, indent, method};
use super::function;
use super::imports::Imports;
use super::writer::{self, Kind, Writer};
use crate::ir::{Class, EnumKind, Enumeration, Export, Variant};

/// Whether a variant is in the stub.
fn shown(of: &Enumeration) -> impl Iterator<Item = &Variant> {
    of.variants.iter().filter(|one| one.shown && !one.export.absent)
}

/// What stands on top of the class: its variants.
pub(super) fn variants(class: &Class, of: &Enumeration, body: &mut Writer, imports: &mut Imports) {
    for one in shown(of) {
        let name = &one.export.py_name;
        let line = match of.kind {
            EnumKind::Unit => {
                let mark = imports.known("typing", "ClassVar");
                format!("{name}: {mark}[{}]\n", class.export.py_name)
            }
            EnumKind::Python(_) => {
                let value = one.value.as_ref().map_or("...".to_owned(), |value| value.stub());
                format!("{name} = {value}\n")
            }
            EnumKind::Data => continue,
        };
        body.put(Kind::Variable, &line);
        if !one.export.doc.is_empty() {
            body.put(Kind::Variable, &writer::docstring(&one.export.doc, ""));
        }
    }
}

/// What stands below the class's own methods.
pub(super) fn rest(class: &Class, of: &Enumeration, body: &mut Writer, imports: &mut Imports) {
    let has = |name: &str| {
        let slots = class.slots.iter().map(|slot| slot.row.name);
        let methods = class.methods.iter().map(|one| one.function.export.py_name.as_str());
        slots.chain(methods).any(|one| one == name)
    };
    if matches!(of.kind, EnumKind::Python(_)) {
        return;
    }
    if of.has_int && !has("__int__") {
        body.put(Kind::ShortFunction, "def __int__(self) -> int: ...\n");
    }
    if of.eq_int {
        body.put(Kind::ShortFunction, "def __eq__(self, other: object, /) -> bool: ...\n");
        if !has("__hash__") {
            body.put(Kind::ShortFunction, "def __hash__(self) -> int: ...\n");
        }
    }
    if matches!(of.kind, EnumKind::Data) {
        for one in shown(of) {
            let (kind, text) = variant(class, one, imports);
            body.put(kind, &text);
        }
    }
}

/// The class of a variant that holds data.
fn variant(class: &Class, variant: &Variant, imports: &mut Imports) -> (Kind, String) {
    let mut body = Writer::default();
    if !variant.export.doc.is_empty() {
        body.module_doc(&variant.export.doc);
    }
    let present = |export: &Export| !export.absent;
    let fields: Vec<_> = variant.fields.iter().filter(|one| present(&one.export)).collect();
    let names: Vec<String> =
        fields.iter().map(|one| format!("\"{}\"", one.export.py_name)).collect();
    let comma = if names.len() == 1 { "," } else { "" };
    body.put(Kind::Variable, &format!("__match_args__ = ({}{comma})\n", names.join(", ")));
    if let Some(new) = &variant.constructor {
        let result = imports.known("typing_extensions", "Self");
        let (kind, text) = method("__new__", new, Some("cls"), Some(&result), imports);
        body.put(kind, &text);
    }
    for one in fields {
        let hint = imports.hint(&one.hint);
        let head = format!("def {}(self) -> {hint}{}", one.export.py_name, end(&one.export.doc));
        let (kind, text) = function::with_body(head, &one.export.doc);
        body.put(kind, &format!("@property\n{text}"));
    }
    let mark = imports.known("typing", "final");
    let head = format!("class {}({})", variant.export.py_name, class.export.py_name);
    (Kind::Class, format!("@{mark}\n{head}:\n{}", indent(&body.finish())))
}
