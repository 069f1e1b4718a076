//! Classes and their members.

use super::{
    Build, Constant, Dataclass, EnumKind, Enumeration, Export, Function, Hint, Site, Traversal,
};
use crate::tables::slots::Row;

/// A Rust type that Python sees as a class.
#[derive(Debug)]
pub(crate) struct Class {
    pub(crate) export: Export,
    /// What it derives from.
    pub(crate) base: Option<Base>,
    /// Its bases, where a class of Python's is among them or among those of a class that it derives from.
    pub(crate) python: Option<PythonBases>,
    /// The full name of its Python module.
    pub(crate) home: String,
    /// Another exported class derives from it.
    pub(crate) is_base: bool,
    /// The abstract classes that it is registered with, as the stub names them.
    pub(crate) implements: Vec<Hint>,
    /// Modules whose private fns are its methods: the glue of all that stands there is behind their doors.
    pub(crate) elsewhere: Vec<Elsewhere>,
    /// Nothing that is exported changes its values.
    pub(crate) frozen: bool,
    /// Its values can change, if only behind a lock: borrows are counted.
    pub(crate) guarded: bool,
    /// How the cycle collector goes through its values; `None`: they hold no Python object.
    pub(crate) traversal: Option<Traversal>,
    /// A `Drop` of the user's may use those.
    pub(crate) drops: bool,
    /// It or a base has a `__del__`.
    pub(crate) has_finalizer: bool,
    /// Constants hold objects of it or of a base, which goes when those are found to go too.
    pub(crate) kept: bool,
    /// `@py dict`.
    pub(crate) has_dict: bool,
    /// `@py sequence` or `@py mapping`.
    pub(crate) collection: Option<Collection>,
    /// `@py generic`.
    pub(crate) is_generic: bool,
    /// `@py weakref`.
    pub(crate) has_weakrefs: bool,
    /// It is a field of other classes: its objects may be views.
    pub(crate) viewed: Option<Viewed>,
    /// Its objects keep an `Arc`, which Rust has too.
    pub(crate) shared: bool,
    /// `@py freelist(8)`: the memory of so many ended objects is kept.
    pub(crate) free_list: Option<u32>,
    /// `@py unsendable`: used by the thread that made it.
    pub(crate) is_unsendable: bool,
    /// `@py final`.
    pub(crate) is_final: bool,
    /// Its type is `Clone`: arguments and results may be copies.
    pub(crate) by_value: bool,
    /// `__init__` is there, in the class or in one that it derives from: calls of the class run it.
    pub(crate) has_init: bool,
    /// `__new__` makes the type's default, for `__init__` to set up.
    pub(crate) new_default: bool,
    /// `__new__`: several where they exclude each other by `#[cfg]`.
    pub(crate) constructors: Vec<Method>,
    /// In source order, as the other lists.
    pub(crate) methods: Vec<Method>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) constants: Vec<Constant>,
    pub(crate) slots: Vec<SlotMethod>,
    /// Where it is a Rust enum.
    pub(crate) enumeration: Option<Enumeration>,
    /// `@py dataclass`
    pub(crate) dataclass: Option<Dataclass>,
    /// `@py pickle` on a struct: how it is put together again.
    pub(crate) state: Option<Build>,
}

/// A module that only it sees fns of which are a class's methods.
#[derive(Debug)]
pub(crate) struct Elsewhere {
    /// `crate::shapes::python`
    pub(crate) rust_module: String,
    pub(crate) site: Site,
}

impl Class {
    /// Where the glue of what stands in a module goes.
    pub(crate) fn site_of(&self, rust_module: &str) -> Site {
        let elsewhere = self.elsewhere.iter().find(|one| one.rust_module == rust_module);
        elsewhere.map_or(self.export.site, |one| one.site)
    }

    /// A class with nothing in it, of which nothing was said.
    pub(crate) fn bare(export: Export, home: String) -> Class {
        Class {
            export,
            base: None,
            python: None,
            home,
            is_base: false,
            implements: Vec::new(),
            elsewhere: Vec::new(),
            frozen: false,
            guarded: false,
            traversal: None,
            drops: false,
            has_finalizer: false,
            kept: false,
            has_dict: false,
            collection: None,
            is_generic: false,
            has_weakrefs: false,
            viewed: None,
            shared: false,
            free_list: None,
            is_unsendable: false,
            is_final: false,
            by_value: false,
            has_init: false,
            new_default: false,
            constructors: Vec::new(),
            methods: Vec::new(),
            attributes: Vec::new(),
            constants: Vec::new(),
            slots: Vec::new(),
            enumeration: None,
            dataclass: None,
            state: None,
        }
    }

    /// Whether its objects are the variants.
    pub(crate) fn is_unit_enum(&self) -> bool {
        self.enumeration.as_ref().is_some_and(|one| matches!(one.kind, EnumKind::Unit))
    }

    /// Whether Python's `enum` module makes it.
    pub(crate) fn is_python_enum(&self) -> bool {
        self.enumeration.as_ref().is_some_and(|one| matches!(one.kind, EnumKind::Python(_)))
    }
}

/// What a class derives from.
#[derive(Debug)]
pub(crate) enum Base {
    /// Another exported class, whose value the class's own begins with.
    Class {
        rust_path: String,
        /// The field, by its name or its number.
        field: String,
        hint: Hint,
    },
}

/// All bases of a class that stands on one of Python's, in their order.
#[derive(Debug, Default)]
pub(crate) struct PythonBases {
    pub(crate) written: Vec<PythonBase>,
    /// The only one says how objects are laid out, so that the class itself does (PEP 800) and not a part of it.
    pub(crate) is_whole: bool,
    /// It is an exception, which Rust raises as what it is.
    pub(crate) is_exception: bool,
    /// Its base has it pickled and copied, unless a method of its own does, and knows nothing of its value.
    pub(crate) loses_value: bool,
    /// The user says how its values become errors.
    pub(crate) has_from: bool,
}

#[derive(Debug)]
pub(crate) enum PythonBase {
    /// The exported class whose value the class's own begins with.
    Own { hint: Hint },
    /// A class of Python's; `handle` is the runtime's type for its objects.
    Named { module: String, name: String, handle: Option<String>, hint: Hint },
    /// `typing.Generic` of these type variables.
    Generic { variables: Vec<String>, hint: Hint },
    /// An exception that this crate exports.
    Exception { rust_path: String, home: String, hint: Hint },
}

impl PythonBase {
    pub(crate) fn hint(&self) -> &Hint {
        match self {
            PythonBase::Own { hint }
            | PythonBase::Named { hint, .. }
            | PythonBase::Generic { hint, .. }
            | PythonBase::Exception { hint, .. } => hint,
        }
    }
}

/// A class that is a field of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Viewed {
    /// Objects of some of those can be in reference cycles.
    pub(crate) collected: bool,
}

/// Which kind of collection a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    List,
    Set,
    Map,
}

/// Which kind of collection a class stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Collection {
    Sequence,
    Mapping,
}

/// A function with an object or a class before its arguments.
#[derive(Debug, Clone)]
pub(crate) struct Method {
    pub(crate) function: Function,
    pub(crate) receiver: Receiver,
    /// Further signatures under the same name, tried in this order.
    pub(crate) overloads: Vec<Method>,
}

impl Method {
    pub(crate) fn new(function: Function, receiver: Receiver) -> Method {
        Method { function, receiver, overloads: Vec::new() }
    }

    /// The method with each of its signatures.
    pub(crate) fn signatures(&self) -> impl Iterator<Item = &Method> {
        std::iter::once(self).chain(&self.overloads)
    }

    /// Whether Python awaits what it returns.
    pub(crate) fn is_awaited(&self) -> bool {
        self.signatures().all(|method| method.function.is_async)
    }

    pub(crate) fn is_overloaded(&self) -> bool {
        !self.overloads.is_empty()
    }

    /// The conditions under which it is there: those of its only signature, or any signature's.
    pub(crate) fn conditions(&self) -> Vec<String> {
        let own = &self.function.export.cfg;
        if self.signatures().all(|one| one.function.export.cfg == *own) {
            return own.clone();
        }
        any_of(self.signatures().map(|one| one.function.export.cfg.as_slice()))
    }
}

/// The predicate that holds where one of several lists of predicates does; none where one is empty.
pub(crate) fn any_of<'a>(lists: impl Iterator<Item = &'a [String]>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for list in lists {
        let text = match list {
            [] => return Vec::new(),
            [only] => only.clone(),
            several => format!("all({})", several.join(", ")),
        };
        if !all.contains(&text) {
            all.push(text);
        }
    }
    match all.as_slice() {
        [_] => all,
        several => vec![format!("any({})", several.join(", "))],
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Receiver {
    /// `&self`.
    Shared,
    /// `&mut self`.
    Exclusive,
    /// `self`: a copy.
    Copy,
    /// `self: Arc<Self>`: one more owner.
    Arc,
    /// `self: &Arc<Self>`.
    ArcRef,
    /// A handle or a guard: an [`Input::Receiver`](super::Input::Receiver).
    Handle,
    /// A static method.
    None,
    /// A class method, whose class may be asked for as an [`Input::Module`](super::Input::Module).
    Class,
}

/// A field, or a property.
#[derive(Debug)]
pub(crate) struct Attribute {
    pub(crate) export: Export,
    pub(crate) hint: Hint,
    pub(crate) get: Getter,
    pub(crate) set: Setter,
    /// `NAME.deleter`
    pub(crate) delete: Option<Box<Method>>,
}

#[derive(Debug)]
pub(crate) enum Getter {
    /// The field's Rust name, or its number.
    Field(String),
    Method(Box<Method>),
    /// A view of a field whose class is at this path.
    View {
        member: String,
        class: String,
    },
    /// A view of a field that is a collection.
    Live {
        member: String,
        kind: Container,
        /// Python may change it.
        writable: bool,
    },
}

#[derive(Debug)]
pub(crate) enum Setter {
    None,
    /// The same field.
    Field,
    Method(Box<Method>),
}

/// A method that Python calls by itself.
#[derive(Debug)]
pub(crate) struct SlotMethod {
    pub(crate) row: &'static Row,
    pub(crate) body: Body,
    pub(crate) method: Method,
}

/// What a slot runs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Body {
    /// The method's function.
    Call,
    /// The method's function, which answers with nothing, then the object itself: `__iadd__`.
    Changed,
    /// The method's function, which answers with the place of the last argument: `__setitem__` by `IndexMut`.
    Place,
    /// Nothing but the object itself: `__iter__` of an iterator.
    Itself,
    /// `Point(x=1.0, y=2.0)`, from these attributes.
    Fields(Vec<Shown>),
}

/// An attribute that `__repr__` shows.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) py_name: String,
    /// As in [`Export`].
    pub(crate) cfg: Vec<String>,
}
