//! Classes of other crates.

use super::{Base, Class, Export, Function, Getter, Hint, Member, Method, Setter};

/// A class of a dependency, which has its glue there, and is registered here.
#[derive(Debug)]
pub(crate) struct Reexport {
    /// Its Rust path is one that leads into the other crate: `::shapes_core::Point`.
    pub(crate) export: Export,
    /// As the other crate has it, with the names that this crate's modules give.
    pub(crate) member: Member,
}

impl Member {
    /// Every hint in it.
    pub(crate) fn hints_mut(&mut self) -> Vec<&mut Hint> {
        let mut all = Vec::new();
        match self {
            Member::Function(function) => of_function(function, &mut all),
            Member::Overloads(overloads) => {
                overloads.functions.iter_mut().for_each(|one| of_function(one, &mut all));
            }
            Member::Constant(constant) => all.push(&mut constant.hint),
            Member::Exception(exception) => all.push(&mut exception.base_hint),
            Member::Class(class) => of_class(class, &mut all),
            Member::Interface(interface) => {
                all.extend(interface.bases.iter_mut().map(|base| &mut base.hint));
                for one in &mut interface.methods {
                    of_function(&mut one.function, &mut all);
                }
            }
            Member::Reexport(reexport) => all.extend(reexport.member.hints_mut()),
            Member::Conversion(conversion) => all.extend(conversion.hints_mut()),
            Member::Init(_) => {}
        }
        all
    }
}

fn of_function<'h>(function: &'h mut Function, all: &mut Vec<&'h mut Hint>) {
    all.extend(function.params.iter_mut().map(|param| &mut param.hint));
    all.push(&mut function.ret.hint);
}

fn of_method<'h>(method: &'h mut Method, all: &mut Vec<&'h mut Hint>) {
    of_function(&mut method.function, all);
    for overload in &mut method.overloads {
        of_method(overload, all);
    }
}

fn of_class<'h>(class: &'h mut Class, all: &mut Vec<&'h mut Hint>) {
    if let Some(Base::Class { hint, .. }) = &mut class.base {
        all.push(hint);
    }
    all.extend(class.implements.iter_mut());
    for method in class.constructors.iter_mut().chain(&mut class.methods) {
        of_method(method, all);
    }
    for slot in &mut class.slots {
        of_method(&mut slot.method, all);
    }
    for attribute in &mut class.attributes {
        all.push(&mut attribute.hint);
        if let Getter::Method(method) = &mut attribute.get {
            of_method(method, all);
        }
        if let Setter::Method(method) = &mut attribute.set {
            of_method(method, all);
        }
    }
    all.extend(class.constants.iter_mut().map(|constant| &mut constant.hint));
    for variant in class.enumeration.iter_mut().flat_map(|of| &mut of.variants) {
        all.extend(variant.fields.iter_mut().map(|field| &mut field.hint));
        if let Some(new) = &mut variant.constructor {
            of_function(new, all);
        }
    }
    let fields = class.dataclass.iter_mut().flat_map(|of| &mut of.fields);
    all.extend(fields.map(|field| &mut field.hint));
}
