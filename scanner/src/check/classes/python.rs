//! Bases that are classes of Python's: what the glue, the runtime and the stub are told about them.

use super::bases::{Base, Lookup, written};
use super::derive::several;
use super::{Class, Making, members};
use crate::check::types::{self, Ty};
use crate::check::{Cx, doors, errors, hints, names, returns};
use crate::diag::{Code, Diagnostics};
use crate::ir::{self, PythonBase, PythonBases};
use crate::source::Spanned;
use crate::tables::bases::{self, Layout};
use crate::tables::exceptions;
use crate::tree::ItemId;

/// All bases of a class that stands on a class of Python's.
pub(super) fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    class: &mut Class,
    lookup: Lookup<'_>,
) {
    let families = cx.classes.families();
    if !families.is_on_python(making.id) {
        return;
    }
    conflicts(diags, cx, making, lookup);
    empty(diags, cx, making, lookup);
    no_room(diags, cx, making, lookup);
    let own = class.base.as_ref().map(|ir::Base::Class { hint, .. }| hint);
    let written = written(making.tag);
    let bases = written.iter().filter_map(|name| {
        let base = lookup.base(making.id, &name.value);
        lower_base(diags, cx, making, name, &base, own)
    });
    let bases: Vec<PythonBase> = bases.collect();
    let mut line = families.ancestors(making.id).into_iter().chain([making.id]);
    let is_exception = line.any(|id| is_exception(cx, lookup, id));
    class.python = Some(PythonBases {
        written: bases,
        is_whole: is_whole(cx, lookup, making.id),
        is_exception,
        loses_value: !is_exception && loses_value(making, class),
        has_from: errors::has_from(cx, making.id) || class.is_unsendable,
    });
    pickled(diags, making, lookup);
}

/// Whether what a base of Python's does for a pickle or a copy, as `list` and `int` do, would lose the value.
fn loses_value(making: &Making<'_>, class: &Class) -> bool {
    let syn::Item::Struct(strukt) = &making.item.syntax else { return false };
    class.base.is_none() && !strukt.fields.is_empty() && !making.tag.has("pickle")
}

/// Whether the class is made of its definition alone.
fn is_whole(cx: &Cx<'_>, lookup: Lookup<'_>, id: ItemId) -> bool {
    let tag = cx.tags.items.get(&id).and_then(|tags| tags.own.tag.as_ref());
    let [only] = tag.map(written).unwrap_or_default() else { return false };
    match lookup.base(id, &only.value) {
        Base::Builtin(..) => true,
        Base::Imported(module, name) => bases::is_in_c(&module, &name),
        Base::Exported(base) if cx.classes.families().base(id) == Some(base) => {
            !cx.classes.families().is_on_python(base) || is_whole(cx, lookup, base)
        }
        Base::Exported(_) | Base::Enum(_) | Base::Unknown => false,
    }
}

fn lower_base(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    name: &Spanned<String>,
    base: &Base,
    own: Option<&ir::Hint>,
) -> Option<PythonBase> {
    let (module, class, handle) = match base {
        Base::Exported(id) if cx.classes.contains(*id) => {
            return Some(PythonBase::Own { hint: own?.clone() });
        }
        Base::Exported(id) => {
            let hint = exception_hint(cx, making, *id)?;
            let rust_path = doors::site(cx, *id, None).1;
            let home = cx.exports.home(cx.tree.item(*id).module).to_owned();
            return Some(PythonBase::Exception { rust_path, home, hint });
        }
        Base::Builtin(class, layout) if layout.is_base() => {
            let handle = bases::handle(class).map(str::to_owned).or_else(|| {
                exceptions::builtin(class)
                    .map(|name| format!("exceptions::{}", exceptions::runtime_name(name)))
            });
            ("builtins".to_owned(), (*class).to_owned(), handle)
        }
        Base::Imported(module, class) if module == "typing" && class == "Generic" => {
            return generic(diags, cx, making, name);
        }
        Base::Imported(module, class) => (module.clone(), class.clone(), None),
        Base::Builtin(..) | Base::Enum(_) | Base::Unknown => return None,
    };
    let mut hint = hints::annotation(diags, cx, making.item.module, name)?;
    // Type checkers want the arguments of a generic class, of whatever.
    if let Some(arguments) = bases::arguments(&module, &class).filter(|_| !name.value.contains('['))
    {
        hint.text.push_str(arguments);
        hint.imports.push("typing".to_owned());
    }
    Some(PythonBase::Named { module, name: class, handle, hint })
}

/// `typing.Generic[T]`.
fn generic(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    name: &Spanned<String>,
) -> Option<PythonBase> {
    let variables = bases::type_variables(&name.value);
    let is_name = |text: &&str| {
        text.chars().all(|char| char.is_alphanumeric() || char == '_')
            && !text.starts_with(|char: char| char.is_ascii_digit())
    };
    let wrong = variables
        .iter()
        .find(|text| !is_name(text) || crate::tables::conversions::annotation_name(text).is_some());
    if wrong.is_some() || variables.is_empty() {
        diags
            .report(
                Code::BaseKind,
                name.span,
                "`Generic` has type variables, each a name of its own",
            )
            .at(match wrong {
                Some(wrong) => format!("`{wrong}` is none"),
                None => "has none".to_owned(),
            })
            .help("name them: `Generic[T]`");
        return None;
    }
    let hint = hints::annotation(diags, cx, making.item.module, name)?;
    let variables = variables.into_iter().map(str::to_owned).collect();
    Some(PythonBase::Generic { variables, hint })
}

/// What an exception of this crate is called in the module of a class.
fn exception_hint(cx: &Cx<'_>, making: &Making<'_>, id: ItemId) -> Option<ir::Hint> {
    let tag = cx.tags.items.get(&id)?.own.tag.as_ref()?;
    let name = names::py_name(cx.tree, id, tag)?;
    let owner = |id: ItemId| cx.exports.owner(cx.tree.item(id).module);
    if owner(id) == owner(making.id) {
        return Some(ir::Hint::plain(name));
    }
    Some(hints::plain(&format!("{}.{name}", cx.exports.full_name(owner(id)))))
}

/// Whether a class names an exception as a base.
fn is_exception(cx: &Cx<'_>, lookup: Lookup<'_>, id: ItemId) -> bool {
    let Some(tag) = cx.tags.items.get(&id).and_then(|tags| tags.own.tag.as_ref()) else {
        return false;
    };
    written(tag).iter().any(|name| match lookup.base(id, &name.value) {
        Base::Builtin(name, _) => exceptions::builtin(name).is_some(),
        Base::Exported(base) => lookup.is_exception(base),
        _ => false,
    })
}

/// What the objects of a base hold of their own: those of all exceptions may be one, as far as is known here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds<'a> {
    Builtin(&'a str),
    /// A Rust value and nothing else.
    Value,
    /// Nothing, or what only Python knows.
    Unknown,
}

fn holds(cx: &Cx<'_>, lookup: Lookup<'_>, base: &Base) -> Holds<'static> {
    match base {
        Base::Builtin(name, _) if exceptions::builtin(name).is_some() => {
            Holds::Builtin("BaseException")
        }
        Base::Builtin(name, layout) if layout.is_base() => Holds::Builtin(name),
        Base::Exported(id) if lookup.is_exception(*id) => Holds::Builtin("BaseException"),
        Base::Exported(id) if !cx.classes.families().is_on_python(*id) => Holds::Value,
        Base::Exported(id) => {
            let line = cx.classes.families().ancestors(*id).into_iter().chain([*id]);
            let named = line.flat_map(|id| {
                let tag = cx.tags.items.get(&id).and_then(|tags| tags.own.tag.as_ref());
                let written = tag.map(written).unwrap_or_default();
                written.iter().map(move |name| lookup.base(id, &name.value))
            });
            let mut python = named.filter(|base| !matches!(base, Base::Exported(_)));
            python
                .find_map(|base| match holds(cx, lookup, &base) {
                    Holds::Builtin(name) => Some(Holds::Builtin(name)),
                    Holds::Value | Holds::Unknown => None,
                })
                .unwrap_or(Holds::Unknown)
        }
        _ => Holds::Unknown,
    }
}

/// Two bases whose objects cannot be one.
fn conflicts(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>, lookup: Lookup<'_>) {
    let mut first: Option<(&Spanned<String>, Holds<'_>)> = None;
    for name in written(making.tag) {
        let found = holds(cx, lookup, &lookup.base(making.id, &name.value));
        match first {
            _ if found == Holds::Unknown => {}
            None => first = Some((name, found)),
            Some((before, other)) if other != found => several(diags, making, name, Some(before)),
            Some(_) => {}
        }
    }
}

/// Builtin classes whose objects are what they were made from.
const UNCHANGING: &[&str] = &["bytes", "complex", "float", "frozenset", "int", "str", "tuple"];

/// A constructor that says nothing of what the base's part is made from, where that cannot be changed later.
fn empty(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>, lookup: Lookup<'_>) {
    let unchanging =
        written(making.tag).iter().find_map(|name| match lookup.base(making.id, &name.value) {
            Base::Builtin(class, _) if UNCHANGING.contains(&class) => Some((name, class)),
            _ => None,
        });
    let Some((base, class)) = unchanging else { return };
    for method in members::methods(cx, making.id) {
        let (_, span) = method.py_name();
        let own = members::own_types(cx, making, &method);
        let whole = types::read_return(cx.tree, method.item.module, &method.sig, &own);
        let value = returns::value(&whole);
        let is_value = matches!(value, Ty::Named(named) if named.item == Some(making.id));
        if is_value && members::is_constructor(cx, &method) {
            diags
                .report(
                    Code::EmptyBase,
                    span,
                    format!("every `{}` is an empty `{class}`", making.name),
                )
                .at("says nothing of the base's value")
                .label(base.span, "never changes")
                .help("return both: `Super<Self, (T,)>`, the value and the arguments of the base");
        }
    }
}

/// `dict` and `weakref` on what differs in size: both have one place in all objects.
fn no_room(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>, lookup: Lookup<'_>) {
    let line = cx.classes.families().ancestors(making.id).into_iter().chain([making.id]);
    let bases = line.flat_map(|id| {
        let tag = cx.tags.items.get(&id).and_then(|tags| tags.own.tag.as_ref());
        tag.map(written).unwrap_or_default().iter().map(move |name| (id, name))
    });
    for (id, name) in bases {
        let Base::Builtin(class, Layout::Items) = lookup.base(id, &name.value) else { continue };
        for word in ["dict", "weakref"].iter().filter_map(|word| making.tag.word(word)) {
            diags
                .report(
                    Code::BaseRoom,
                    word.span,
                    format!("objects on `{class}` have no place for this"),
                )
                .at("would be found at one place in all objects")
                .label(name.span, "its objects differ in size")
                .help(match word.option.name {
                    "dict" => {
                        "derive from the class in Python: objects of that class have a `__dict__`"
                    }
                    _ => {
                        "remove the word, or keep the value in a field of a class without this base"
                    }
                });
        }
    }
}

/// `pickle` where the base's part is known to nobody but the base.
fn pickled(diags: &mut Diagnostics, making: &Making<'_>, lookup: Lookup<'_>) {
    let Some(word) = making.tag.word("pickle") else { return };
    for name in written(making.tag) {
        let Base::Builtin(class, layout) = lookup.base(making.id, &name.value) else { continue };
        let is_pickled = exceptions::builtin(class).is_some() || bases::PICKLED.contains(&class);
        if layout.is_base() && !is_pickled {
            let what = format!("pickling a class that derives from `{class}`");
            crate::check::not_yet(diags, word.span, &what);
        }
    }
}
