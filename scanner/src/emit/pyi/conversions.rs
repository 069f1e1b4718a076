//! What a stub defines for types that are converted by value.

use super::imports::Imports;
use super::writer::{self, Kind, Writer};
use crate::ir::{Conversion, Stub, StubField, StubKind};

pub(super) fn definitions(conversion: &Conversion, imports: &mut Imports) -> Vec<(Kind, String)> {
    conversion.stubs.iter().map(|stub| definition(stub, imports)).collect()
}

fn definition(stub: &Stub, imports: &mut Imports) -> (Kind, String) {
    let name = &stub.name;
    let (mark, head) = match &stub.kind {
        StubKind::Alias(hint) => {
            let (alias, hint) =
                (imports.known("typing_extensions", "TypeAlias"), imports.hint(hint));
            return (Kind::Variable, format!("{name}: {alias} = {hint}\n"));
        }
        StubKind::TypeVar { covariant } => {
            let of = imports.known("typing", "TypeVar");
            let covariant = if *covariant { ", covariant=True" } else { "" };
            return (Kind::Variable, format!("{name} = {of}(\"{name}\"{covariant})\n"));
        }
        StubKind::TypedDict { .. } => {
            // The name is there for type checkers alone: at run time such a value is a plain `dict`.
            let mark = format!("@{}\n", imports.known("typing", "type_check_only"));
            let base = imports.known("typing", "TypedDict");
            (mark, format!("class {name}({base}{}):\n", generic(stub, imports)))
        }
        StubKind::Protocol => {
            let mark = format!("@{}\n", imports.known("typing", "type_check_only"));
            let base = imports.known("typing", "Protocol");
            (mark, format!("class {name}({base}{}):\n", generic(stub, imports)))
        }
        StubKind::Dataclass => (
            format!("@{}\n", imports.known("dataclasses", "dataclass")),
            format!("class {name}:\n"),
        ),
        StubKind::NamedTuple => {
            (String::new(), format!("class {name}({}):\n", imports.known("typing", "NamedTuple")))
        }
    };
    let mut body = Writer::default();
    body.module_doc(&stub.doc);
    for field in &stub.fields {
        let (kind, text) = self::field(stub, field, imports);
        body.put(kind, &text);
    }
    if stub.fields.is_empty() {
        body.put(Kind::Variable, "pass\n");
    }
    (Kind::Class, mark + &head + &super::class::indent(&body.finish()))
}

/// `, typing.Generic[_T]`, where a definition has type variables.
fn generic(stub: &Stub, imports: &mut Imports) -> String {
    if stub.variables.is_empty() {
        return String::new();
    }
    format!(", {}[{}]", imports.known("typing", "Generic"), stub.variables.join(", "))
}

fn field(stub: &Stub, field: &StubField, imports: &mut Imports) -> (Kind, String) {
    let (name, mut hint) = (&field.name, imports.hint(&field.hint));
    if stub.kind == StubKind::Protocol {
        let head = format!("@property\ndef {name}(self) -> {hint}");
        return match field.doc.as_str() {
            "" => (Kind::ShortFunction, head + ": ...\n"),
            doc => (Kind::Function, format!("{head}:\n{}", writer::docstring(doc, "    "))),
        };
    }
    if let StubKind::TypedDict { read_only: true } = stub.kind {
        hint = format!("{}[{hint}]", imports.known("typing_extensions", "ReadOnly"));
    }
    if matches!(stub.kind, StubKind::TypedDict { .. }) && !field.required {
        hint = format!("{}[{hint}]", imports.known("typing_extensions", "NotRequired"));
    }
    let default = field.default.as_ref().map_or_else(String::new, |text| format!(" = {text}"));
    (Kind::Variable, format!("{name}: {hint}{default}\n") + &writer::variable_doc(&field.doc))
}
