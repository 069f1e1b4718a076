//! The stub of one Python module.

use std::collections::BTreeSet;

use super::class;
use super::conversions;
use super::function;
use super::imports::Imports;
use super::interface;
use super::writer::{self, Kind, Writer};
use crate::ir::{Constant, Exception, Export, Member, Module, PythonBase};

pub(super) fn text(module: &Module, full_name: &str) -> String {
    let variables = variables(module);
    let mut imports = Imports::new(full_name, own_names(module)).with_variables(variables.clone());
    let mut definitions = Vec::new();
    for name in &variables {
        let (made, name) = (imports.known("typing", "TypeVar"), Imports::variable(name));
        definitions.push((Kind::Variable, format!("{name} = {made}(\"{name}\")\n")));
    }
    let mut seen = BTreeSet::new();
    for member in &module.members {
        // Members that exclude each other by `#[cfg]` share a name: the stub shows the first.
        if py_name(member).is_some_and(|name| seen.insert(name)) {
            definitions.extend(definition(member, &mut imports));
        }
    }
    let mut writer = Writer::default();
    writer.module_doc(&module.doc);
    let lines = imports.lines();
    if !lines.is_empty() {
        writer.put(Kind::Import, &lines);
    }
    let own: String =
        present(module).map(|inner| format!("from . import {0} as {0}\n", inner.name)).collect();
    if !own.is_empty() {
        // Imports of the own package stand apart from the others.
        writer.put(Kind::Block, &own);
    }
    // Variables first: where they stand in the source says nothing, and readers look for them on top.
    let (variables, others): (Vec<_>, Vec<_>) =
        definitions.into_iter().partition(|(kind, _)| *kind == Kind::Variable);
    let protocols = imports.protocols().map(|text| (Kind::Class, text.to_owned()));
    for (kind, text) in variables.into_iter().chain(protocols).chain(others) {
        writer.put(kind, &text);
    }
    writer.finish()
}

/// The type variables of the module's generic classes.
fn variables(module: &Module) -> BTreeSet<String> {
    let classes = module.members.iter().filter_map(|member| match member {
        Member::Class(class) => class.python.as_ref(),
        _ => None,
    });
    let all = classes.flat_map(|python| &python.written).filter_map(|base| match base {
        PythonBase::Generic { variables, .. } => Some(variables),
        _ => None,
    });
    all.flatten().cloned().collect()
}

/// The submodules that are there under the settings of this build.
fn present(module: &Module) -> impl Iterator<Item = &Module> {
    module.submodules.iter().filter(|inner| !inner.absent)
}

fn own_names(module: &Module) -> BTreeSet<String> {
    let members = module.members.iter().filter_map(py_name);
    members.chain(present(module).map(|inner| inner.name.as_str())).map(str::to_owned).collect()
}

/// The name a member has in Python; init code has none, and unlisted members have none that is known.
fn py_name(member: &Member) -> Option<&str> {
    let of = |export: &Export| !export.unlisted && !export.absent;
    match member {
        Member::Function(function) => of(&function.export).then_some(&function.export.py_name),
        Member::Overloads(overloads) => overloads
            .functions
            .first()
            .filter(|first| of(&first.export))
            .map(|_| &overloads.py_name),
        Member::Constant(constant) => of(&constant.export).then_some(&constant.export.py_name),
        Member::Exception(exception) => of(&exception.export).then_some(&exception.export.py_name),
        Member::Class(class) => of(&class.export).then_some(&class.export.py_name),
        Member::Interface(interface) => of(&interface.export).then_some(&interface.export.py_name),
        Member::Reexport(reexport) => of(&reexport.export).then_some(&reexport.export.py_name),
        Member::Conversion(one) => of(&one.export).then_some(&one.export.py_name),
        Member::Init(_) => None,
    }
    .map(String::as_str)
}

fn definition(member: &Member, imports: &mut Imports) -> Vec<(Kind, String)> {
    match member {
        Member::Function(exported) if py_name(member).is_some() => {
            vec![function::function(exported, imports)]
        }
        Member::Overloads(group) if py_name(member).is_some() => {
            function::overloads(group, imports)
        }
        Member::Constant(value) if py_name(member).is_some() => {
            vec![(Kind::Variable, constant(value, imports))]
        }
        Member::Exception(error) if py_name(member).is_some() => vec![exception(error, imports)],
        Member::Class(exported) if py_name(member).is_some() => {
            vec![class::class(exported, imports)]
        }
        Member::Interface(exported) if py_name(member).is_some() => {
            vec![interface::interface(exported, imports)]
        }
        Member::Reexport(reexport) if py_name(member).is_some() => {
            definition(&reexport.member, imports)
        }
        Member::Conversion(one) if py_name(member).is_some() => {
            conversions::definitions(one, imports)
        }
        _ => Vec::new(),
    }
}

fn constant(constant: &Constant, imports: &mut Imports) -> String {
    let name = &constant.export.py_name;
    let last = imports.known("typing", "Final");
    let line = match &constant.value {
        Some(value) => format!("{name}: {last} = {value}\n"),
        None => format!("{name}: {last}[{}]\n", imports.hint(&constant.hint)),
    };
    line + &writer::variable_doc(&constant.export.doc)
}

fn exception(exception: &Exception, imports: &mut Imports) -> (Kind, String) {
    let base = imports.hint(&exception.base_hint);
    let end = if exception.export.doc.is_empty() { ": ..." } else { ":" };
    let head = writer::call(0, &format!("class {}", exception.export.py_name), &[base], end);
    match function::with_body(head, &exception.export.doc) {
        (Kind::ShortFunction, text) => (Kind::ShortClass, text),
        (_, text) => (Kind::Class, text),
    }
}
