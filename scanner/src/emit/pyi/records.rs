//! Dataclasses in a stub.

use super::imports::Imports;
use super::writer::{Kind, Writer};
use crate::ir::Dataclass;

/// What type checkers and Python's own functions look for on a dataclass.
pub(super) fn match_args(dataclass: &Dataclass, body: &mut Writer) {
    let names: Vec<String> =
        dataclass.fields.iter().map(|one| format!("\"{}\"", one.py_name)).collect();
    let comma = if names.len() == 1 { "," } else { "" };
    body.put(Kind::Variable, &format!("__match_args__ = ({}{comma})\n", names.join(", ")));
}

/// What `copy.replace` calls.
pub(super) fn replace(body: &mut Writer, imports: &mut Imports) {
    let (any, same) = (imports.known("typing", "Any"), imports.known("typing_extensions", "Self"));
    let line = format!("def __replace__(self, /, **changes: {any}) -> {same}: ...\n");
    body.put(Kind::ShortFunction, &line);
}
