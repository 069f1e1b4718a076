//! Classes in a stub.

use std::collections::BTreeSet;

use super::enums;
use super::function;
use super::imports::Imports;
use super::records;
use super::writer::{self, Kind, Writer};
use crate::emit::signature::{self, Style};
use crate::ir::{
    Attribute, Base, Class, EnumKind, Function, Getter, Method, Param, Receiver, Setter,
};

pub(super) fn class(class: &Class, imports: &mut Imports) -> (Kind, String) {
    let mut body = Writer::default();
    if !class.export.doc.is_empty() {
        body.module_doc(&class.export.doc);
    }
    let mut seen = BTreeSet::new();
    if let Some(dataclass) = &class.dataclass {
        records::match_args(dataclass, &mut body);
    }
    if let Some(of) = &class.enumeration {
        enums::variants(class, of, &mut body, imports);
    }
    for constant in class.constants.iter().filter(|one| !one.export.absent) {
        if seen.insert(&constant.export.py_name) {
            let mark = imports.known("typing", "ClassVar");
            let hint = imports.hint(&constant.hint);
            let line = format!("{}: {mark}[{hint}]\n", constant.export.py_name);
            let doc = writer::variable_doc(&constant.export.doc);
            body.put(Kind::Variable, &(line + &doc));
        }
    }
    for one in class.attributes.iter().filter(|one| is_variable(one)) {
        if seen.insert(&one.export.py_name) {
            let hint = imports.hint(&one.hint);
            let line = format!("{}: {hint}\n", one.export.py_name);
            body.put(Kind::Variable, &(line + &writer::variable_doc(&one.export.doc)));
        }
    }
    // Of several that exclude each other, the first that is not certain to be absent.
    if let Some(new) = class.constructors.iter().find(|new| present(new).next().is_some()) {
        let result = imports.known("typing_extensions", "Self");
        for (mark, one) in marked(new, imports) {
            let (kind, text) =
                method("__new__", &one.function, Some("cls"), Some(&result), imports);
            body.put(kind, &format!("{mark}{text}"));
        }
        // That of a base of Python's is not called with the arguments of a call.
        if class.python.is_some() && !class.has_init {
            for (mark, one) in marked(new, imports) {
                let (kind, text) =
                    method("__init__", &one.function, Some("self"), Some("None"), imports);
                body.put(kind, &format!("{mark}{text}"));
            }
        }
    }
    for one in class.attributes.iter().filter(|one| !one.export.absent && !is_variable(one)) {
        if seen.insert(&one.export.py_name) {
            for (kind, text) in property(one, imports) {
                body.put(kind, &text);
            }
        }
    }
    if class.is_generic {
        let (any, alias) = (imports.known("typing", "Any"), imports.known("types", "GenericAlias"));
        let text =
            format!("@classmethod\ndef __class_getitem__(cls, item: {any}, /) -> {alias}: ...\n");
        body.put(Kind::ShortFunction, &text);
    }
    for one in &class.methods {
        put(&mut body, &mut seen, one, imports);
    }
    for one in &class.slots {
        put(&mut body, &mut seen, &one.method, imports);
    }
    if class.dataclass.is_some() {
        records::replace(&mut body, imports);
    }
    if let Some(of) = &class.enumeration {
        enums::rest(class, of, &mut body, imports);
    }
    let name = &class.export.py_name;
    if let Some(EnumKind::Python(base)) = class.enumeration.as_ref().map(|of| of.kind) {
        let base = imports.known("enum", base.name);
        return (Kind::Class, format!("class {name}({base}):\n{}", indent(&body.finish())));
    }
    let is_part = class.python.as_ref().is_some_and(|python| !python.is_whole);
    let mark = if class.is_final {
        format!("@{}\n", imports.known("typing", "final"))
    } else if is_part {
        String::new()
    } else {
        // PEP 800: what it inherits from cannot be combined with another such class.
        format!("@{}\n", imports.known("typing_extensions", "disjoint_base"))
    };
    let bases = bases(class, imports);
    let body = body.finish();
    if body.is_empty() {
        return (Kind::ShortClass, format!("{mark}class {name}{bases}: ...\n"));
    }
    (Kind::Class, format!("{mark}class {name}{bases}:\n{}", indent(&body)))
}

/// `(Animal, Speaks)`, or nothing.
fn bases(class: &Class, imports: &mut Imports) -> String {
    let mut bases: Vec<String> = Vec::new();
    match (&class.python, &class.base) {
        (Some(python), _) => {
            bases.extend(python.written.iter().map(|base| imports.hint(base.hint())));
        }
        (None, Some(Base::Class { hint, .. })) => bases.push(imports.hint(hint)),
        (None, None) => {}
    }
    bases.extend(class.implements.iter().map(|base| imports.hint(base)));
    if bases.is_empty() { String::new() } else { format!("({})", bases.join(", ")) }
}

/// Whether an attribute is shown as a variable: it can be read and set, and is not behind a condition
/// that is certain to fail.
fn is_variable(attribute: &Attribute) -> bool {
    let field = !matches!(attribute.get, Getter::Method(_))
        && matches!(attribute.set, Setter::Field)
        && attribute.delete.is_none();
    field && !attribute.export.absent
}

fn property(attribute: &Attribute, imports: &mut Imports) -> Vec<(Kind, String)> {
    let name = &attribute.export.py_name;
    let hint = imports.hint(&attribute.hint);
    let mut parts = Vec::new();
    let head = format!("def {name}(self) -> {hint}{}", end(&attribute.export.doc));
    let (kind, text) = function::with_body(head, &attribute.export.doc);
    parts.push((kind, format!("@property\n{text}")));
    let value = match &attribute.set {
        Setter::None => {
            parts.extend(deleter(attribute));
            return parts;
        }
        Setter::Field => hint,
        Setter::Method(method) => {
            method.function.params.first().map_or(hint, |param| imports.hint(&param.hint))
        }
    };
    let text = format!("@{name}.setter\ndef {name}(self, value: {value}) -> None: ...\n");
    parts.push((Kind::ShortFunction, text));
    parts.extend(deleter(attribute));
    parts
}

fn deleter(attribute: &Attribute) -> Option<(Kind, String)> {
    let name = &attribute.export.py_name;
    attribute.delete.as_ref()?;
    Some((Kind::ShortFunction, format!("@{name}.deleter\ndef {name}(self) -> None: ...\n")))
}

fn put<'c>(
    body: &mut Writer,
    seen: &mut BTreeSet<&'c String>,
    one: &'c Method,
    imports: &mut Imports,
) {
    // Members that exclude each other by `#[cfg]` share a name: the stub shows the first.
    if present(one).next().is_none() || !seen.insert(&one.function.export.py_name) {
        return;
    }
    let (first, kind_mark) = match one.receiver {
        Receiver::None => (None, "@staticmethod\n"),
        Receiver::Class => (Some("cls"), "@classmethod\n"),
        _ => (Some("self"), ""),
    };
    for (mark, one) in marked(one, imports) {
        let (kind, text) =
            method(&one.function.export.py_name, &one.function, first, None, imports);
        body.put(kind, &format!("{mark}{kind_mark}{text}"));
    }
}

/// The signatures that are not certain to be absent.
fn present(one: &Method) -> impl Iterator<Item = &Method> {
    one.signatures().filter(|one| !one.function.export.absent)
}

/// Each signature, with the mark that it has where there are several.
fn marked<'c>(one: &'c Method, imports: &mut Imports) -> Vec<(String, &'c Method)> {
    let mut all: Vec<&Method> = Vec::new();
    // Several comparisons with different types are declared alike: with any object.
    for one in present(one) {
        let declared = |one: &Method| signature::annotated("", &one.function);
        if all.iter().all(|other| declared(other) != declared(one)) {
            all.push(one);
        }
    }
    let mark = match all.as_slice() {
        [_, _, ..] => format!("@{}\n", imports.known("typing", "overload")),
        _ => String::new(),
    };
    all.into_iter().map(|one| (mark.clone(), one)).collect()
}

pub(super) fn method(
    name: &str,
    function: &Function,
    first: Option<&str>,
    result: Option<&str>,
    imports: &mut Imports,
) -> (Kind, String) {
    let mut pieces: Vec<String> = first.map(str::to_owned).into_iter().collect();
    pieces.extend(signature::pieces(&function.params, Style::Annotated, &mut |param| {
        imports.hint(&param.hint)
    }));
    if let Some(default) = left_out(name, &function.params) {
        if let Some(last) = pieces.iter_mut().rev().find(|piece| *piece != "/") {
            last.push_str(" = ");
            last.push_str(default);
        }
    }
    let returns = result.map_or_else(|| imports.hint(&function.ret.hint), str::to_owned);
    let end = end(&function.export.doc);
    let tail = if returns.is_empty() { end.to_owned() } else { format!(" -> {returns}{end}") };
    let def = signature::def(name, function);
    let head = writer::call(4, &format!("{def} {name}"), &pieces, &tail);
    function::with_body(head, &function.export.doc)
}

/// The default of the last parameter of a special method which Python itself may leave out: the owner of `__get__`, and the
/// modulo of `__pow__`, for which it then gives `None`.
fn left_out(name: &str, params: &[Param]) -> Option<&'static str> {
    let last = params.get(1).filter(|last| last.default.is_none())?;
    let takes_none =
        || last.hint.text.split(" | ").any(|part| part == "None" || part == "typing.Any");
    match name {
        "__get__" => Some("..."),
        "__pow__" | "__rpow__" if takes_none() => Some("None"),
        _ => None,
    }
}

/// The end of a definition's head: where there are no docs, the body stands on the same line.
pub(super) fn end(doc: &str) -> &'static str {
    if doc.is_empty() { ": ..." } else { ":" }
}

pub(super) fn indent(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") });
    lines.collect()
}
