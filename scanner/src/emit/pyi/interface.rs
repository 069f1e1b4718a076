//! Traits that Python implements, as abstract classes in a stub.

use super::class;
use super::imports::Imports;
use super::writer::{Kind, Writer};
use crate::ir::{Interface, InterfaceMethod, MethodKind};

pub(super) fn interface(interface: &Interface, imports: &mut Imports) -> (Kind, String) {
    let mut body = Writer::default();
    body.module_doc(&interface.export.doc);
    body.put(Kind::Variable, "__slots__ = ()\n");
    for one in interface.methods.iter().filter(|one| !one.function.export.absent) {
        let (kind, text) = method(one, imports);
        body.put(kind, &text);
    }
    let mut bases: Vec<String> = match interface.bases.as_slice() {
        [] => vec![imports.known("abc", "ABC")],
        bases => bases.iter().map(|base| imports.hint(&base.hint)).collect(),
    };
    let is_abstract = |one: &InterfaceMethod| !one.has_default && !one.function.export.absent;
    if !interface.bases.is_empty() && !interface.methods.iter().any(is_abstract) {
        // Else mypy takes what is abstract above for forgotten.
        bases.push(format!("metaclass={}", imports.known("abc", "ABCMeta")));
    }
    let (name, bases) = (&interface.export.py_name, bases.join(", "));
    (Kind::Class, format!("class {name}({bases}):\n{}", class::indent(&body.finish())))
}

fn method(one: &InterfaceMethod, imports: &mut Imports) -> (Kind, String) {
    let name = &one.function.export.py_name;
    let (kind, text) = class::method(name, &one.function, Some("self"), None, imports);
    let mut marks = match one.kind {
        MethodKind::Method => String::new(),
        MethodKind::Getter => "@property\n".to_owned(),
        MethodKind::Setter => format!("@{name}.setter\n"),
    };
    if !one.has_default {
        marks.push_str(&format!("@{}\n", imports.known("abc", "abstractmethod")));
    }
    (kind, marks + &text)
}
