//! What reading an attribute gives: a view of a class that the object holds, or a copy, which has to be meant.

use super::std_traits::Role;
use super::{Class, Making, Method, enums};
use crate::check::hints::{self, Way};
use crate::check::types::{self, Named, Ty};
use crate::check::{Cx, doors, returns};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::ir::{self, Attribute, Container, Getter, Receiver, Setter, Viewed};
use crate::source::{Span, Spanned};
use crate::tag::Tag;
use crate::tree::ItemId;

/// Whether objects of a class may be views of fields of other classes.
pub(super) fn viewed(cx: &Cx<'_>, making: &Making<'_>) -> Option<Viewed> {
    let mut parents = cx.classes.parents(making.id).peekable();
    parents.peek()?;
    let collected = parents.any(|parent| {
        let tag = cx.tags.items.get(&parent).and_then(|tags| tags.own.tag.as_ref());
        cx.holds.of(parent).any() || tag.is_some_and(|tag| tag.has("dict"))
    });
    Some(Viewed { collected })
}

/// A class that is seen through a view and that the crate root cannot name.
pub(super) fn private(cx: &Cx<'_>, making: &Making<'_>) -> Option<Span> {
    let syn::Item::Struct(strukt) = &making.item.syntax else { return None };
    let tags = cx.tags.items.get(&making.id)?;
    strukt.fields.iter().enumerate().find_map(|(index, field)| {
        let tag = tags.members.get(&index)?.own.tag.as_ref()?;
        let ty = types::read(cx.tree, making.item.module, &field.ty);
        let class = cx.classes.view_of(cx.tags, &ty)?;
        let hidden = !tag.has("copy") && doors::root_path(cx, class).is_none();
        hidden.then(|| making.item.place(syn::spanned::Spanned::span(&field.ty)))
    })
}

/// The path of the class that reading a field gives a view of; a field that gives a copy of its own must say so.
pub(super) fn of_field(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    set: &Setter,
    (ty, span): (&Ty, Span),
    tag: &Tag,
) -> Option<String> {
    let view = cx.classes.view_of(cx.tags, ty).filter(|_| !tag.has("copy"));
    let Some(class) = view else {
        needs_clone(diags, cx, ty, span);
        return None;
    };
    if matches!(set, Setter::Field) && !cx.classes.is_clone(class) {
        let name = cx.tree.shown(class);
        no_clone(diags, cx, class, span, "setting the attribute would copy the value").help(format!("derive `Clone` for `{name}`, or tag the field `readonly`: it is seen through a view"));
        return None;
    }
    Some(doors::root_path(cx, class).unwrap_or_else(|| doors::own_path(cx, class)))
}

/// The kind of collection that reading a field gives a view of: of a class that changes, and of items that do not.
/// An item that can be changed would be a copy.
pub(super) fn live(
    cx: &Cx<'_>,
    class: &Class,
    (ty, span): (&Ty, Span),
    tag: &Tag,
    annotation: Option<&Spanned<String>>,
) -> Option<Container> {
    // Who writes `list[str]` wants a list.
    if annotation.is_some_and(|written| container(&written.value).is_some()) {
        return None;
    }
    if class.frozen || tag.has("copy") || changing(cx, ty).is_some() {
        return None;
    }
    let Ty::Named(named) = ty else { return None };
    let kind = match (named.external()?, named.args.as_slice()) {
        ("Vec", [_]) => Container::List,
        ("HashSet" | "BTreeSet", [_, ..]) => Container::Set,
        ("HashMap" | "BTreeMap", [_, _, ..]) => Container::Map,
        _ => return None,
    };
    // A hint is said once, by the caller.
    let mut quiet = Diagnostics::default();
    let mut hint = |ty: &Ty| hints::hint(&mut quiet, cx, ty, Way::Out, span).text;
    // Bytes are a value of their own.
    let whole = hint(ty);
    let is_plain = |text: &str| CONTAINERS.iter().all(|one| !text.contains(&format!("{one}[")));
    let held = if kind == Container::Map { 2 } else { 1 };
    let plain = named.args.iter().take(held).all(|ty| is_plain(&hint(ty)));
    (plain && container(&whole).is_some()).then_some(kind)
}

/// `collections.abc.MutableSequence[str]` for `list[str]`.
pub(super) fn live_hint(hint: ir::Hint, kind: Container, set: &Setter) -> ir::Hint {
    let of = match (kind, set) {
        (Container::List, Setter::Field) => "MutableSequence",
        (Container::List, _) => "Sequence",
        (Container::Set, Setter::Field) => "MutableSet",
        (Container::Set, _) => "Set",
        (Container::Map, Setter::Field) => "MutableMapping",
        (Container::Map, _) => "Mapping",
    };
    let Some((_, items)) = hint.text.split_once('[') else { return hint };
    let text = format!("collections.abc.{of}[{items}");
    let mut made = hints::plain(&text);
    made.imports.extend(hint.imports);
    made
}

/// A field's value that goes out must be one that can be copied.
pub(super) fn needs_clone(diags: &mut Diagnostics, cx: &Cx<'_>, ty: &Ty, span: Span) {
    if let Some(id) = uncopied(cx, ty) {
        let name = cx.tree.shown(id);
        no_clone(diags, cx, id, span, "reading the attribute makes a copy")
            .help(format!("derive `Clone` for `{name}`, or hold a handle: `Py<{name}>`"));
    }
}

/// Classes of handles, and of what has several owners: the value itself stays where it is.
const HANDLES: &[&str] = &["Py", "Bound", "Borrowed", "PyRef", "PyRefMut", "Arc", "Rc"];

/// A class that cannot be copied, and would have to be, anywhere in a type of the standard library's.
pub(in crate::check) fn uncopied(cx: &Cx<'_>, ty: &Ty) -> Option<ItemId> {
    match ty {
        Ty::Ref { inner, .. } if matches!(**inner, Ty::Named(Named { item: Some(_), .. })) => None,
        Ty::Named(Named { item: Some(id), .. }) => {
            // Objects of units are told apart, and each stands for a value.
            let is_of_units = matches!(&cx.tree.item(*id).syntax, syn::Item::Enum(syntax) if enums::is_of_units(syntax));
            let copies = cx.classes.is_clone(*id) || cx.classes.converts(*id) || is_of_units;
            (cx.classes.contains(*id) && !copies).then_some(*id)
        }
        Ty::Named(named) if named.external().is_none_or(|name| HANDLES.contains(&name)) => None,
        Ty::Named(named) => named.args.iter().find_map(|ty| uncopied(cx, ty)),
        Ty::Ref { inner, .. } | Ty::Slice(inner) | Ty::Array(inner) => uncopied(cx, inner),
        Ty::Tuple(items) => items.iter().find_map(|ty| uncopied(cx, ty)),
        Ty::Bounds(_) | Ty::Never | Ty::Other => None,
    }
}

/// Reports a class whose value would be copied and cannot be. The way out is the caller's to say.
pub(in crate::check) fn no_clone<'a>(
    diags: &'a mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    span: Span,
    why: &str,
) -> &'a mut Diagnostic {
    diags
        .report(Code::NoClone, span, format!("`{}` is not `Clone`", cx.tree.shown(id)))
        .at(why)
        .label(cx.tree.item(id).span, "defined here")
}

/// Says what a copy loses, and what is no copy.
pub(super) fn copies(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    attribute: &Attribute,
    (ty, span): (&Ty, Span),
    tag: &Tag,
) {
    let name = format!("{}.{}", making.name, attribute.export.py_name);
    let container = container(&attribute.hint.text);
    let inside = changing(cx, ty);
    if let Some(word) = tag.word("copy") {
        // For another instance of a generic type the word may be needed.
        let always = cx.tree.instance(making.id).is_none();
        if container.is_none() && inside.is_none() && always {
            needless(diags, word.span, &name, span);
        }
        return;
    }
    let Getter::Field(_) = attribute.get else { return };
    let is_set = matches!(attribute.set, Setter::Field);
    match (container, inside) {
        (Some(what), Some(class)) => {
            let class = cx.tree.shown(class);
            diags
                .report(Code::SilentCopy, span, format!("`{name}` gives a new {what} of copies each time"))
                .at(format!("changes to the {what}, or to a `{class}` in it, are lost"))
                .help(format!(
                    "hold handles, `Py<{class}>`, which are the objects themselves; or say that this is meant: \
                     `/// @py copy` on the field"
                ));
        }
        (Some(what), None) if is_set => {
            diags
                .report(Code::SilentCopy, span, format!("`{name}` gives a new {what} each time"))
                .at(format!("changes to that {what} are lost"))
                .help(
                    "say that this is meant: `/// @py copy` on the field; or export methods that change what it holds",
                );
        }
        (None, Some(class)) if cx.classes.view_of(cx.tags, ty).is_none() => {
            let class = cx.tree.shown(class);
            diags
                .report(Code::SilentCopy, span, format!("`{name}` gives a copy of a `{class}`"))
                .at("changes to that copy are lost")
                .help("say that this is meant: `/// @py copy` on the field");
        }
        _ => {}
    }
}

/// A field of a variant, whose value never changes: what could be changed in it is a copy.
pub(super) fn of_variant(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    name: &str,
    (ty, span): (&Ty, Span),
    tag: Option<&Tag>,
) {
    match (tag.and_then(|tag| tag.word("copy")), changing(cx, ty)) {
        (None, Some(class)) => {
            let class = cx.tree.shown(class);
            diags
                .report(Code::SilentCopy, span, format!("`{name}` gives a copy of a `{class}`"))
                .at("changes to that copy are lost: a variant never changes")
                .help("say that this is meant: `/// @py copy` on the field");
        }
        (Some(word), None) => needless(diags, word.span, name, span),
        _ => {}
    }
}

fn needless(diags: &mut Diagnostics, word: Span, name: &str, span: Span) {
    diags
        .report(
            Code::NeedlessCopy,
            word,
            format!("`{name}` gives nothing that Python could change"),
        )
        .at("says nothing here")
        .label(span, "a value of its own each time, which does not change")
        .help("remove the word");
}

/// A property or a method that lends what the object holds: Python gets a copy.
pub(super) fn of_method(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    method: &Method<'_>,
    lowered: &crate::ir::Method,
) {
    let syn::ReturnType::Type(_, written) = &method.sig.output else { return };
    let own = super::members::own_types(cx, making, method);
    let ty = types::read_in(cx.tree, method.item.module, &method.sig, &own, written);
    if method.role == Role::Borrowing {
        if let Some(Ty::Ref { inner, mutable, .. }) = returns::item(&ty).as_deref() {
            let span = method.place(&**written);
            lends_itself(diags, cx, making, (inner, *mutable), span);
        }
        return;
    }
    let inner = ty.args_of("Option").and_then(<[Ty]>::first).unwrap_or(&ty);
    // Memory that is lent, and the place of an item, are not handed out.
    let is_given = matches!(method.role, Role::Plain | Role::Item) && !method.tag.has("buffer");
    if let (Ty::Ref { inner, mutable, .. }, true) = (inner, is_given) {
        if lends_itself(diags, cx, making, (inner, *mutable), method.place(&**written)) {
            return;
        }
    }
    let lent = match inner {
        Ty::Ref { inner, .. } => changing(cx, inner)
            .filter(|_| matches!(lowered.receiver, Receiver::Shared | Receiver::Exclusive)),
        _ => None,
    };
    let name = format!("{}.{}", making.name, lowered.function.export.py_name);
    let span = method.place(&**written);
    match (method.tag.word("copy"), lent) {
        (None, Some(id)) => {
            let class = cx.tree.shown(id);
            let found = diags
                .report(Code::SilentCopy, span, format!("`{name}` gives a copy of a `{class}`"))
                .at("changes to that copy are lost");
            found.help(match lowered.receiver {
                // A fn that changes its object and lends one of the class lends that very object.
                Receiver::Exclusive if id == making.id => format!(
                    "{}; or say that this is meant: `/// @py copy`",
                    itself(cx, making, "PyRefMut")
                ),
                _ => "say that this is meant: `/// @py copy`; or export the field, which is seen through a view"
                    .to_owned(),
            });
        }
        (Some(word), None) if container(&lowered.function.ret.hint.text).is_none() => {
            diags
                .report(
                    Code::NeedlessCopy,
                    word.span,
                    format!("`{name}` lends nothing that Python could change"),
                )
                .at("says nothing here")
                .label(span, "a value of its own")
                .help("remove the word");
        }
        _ => {}
    }
}

/// A borrow that cannot become an object: of what cannot be copied, or for writing.
fn lends_itself(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    (lent, mutable): (&Ty, bool),
    span: Span,
) -> bool {
    let id = uncopied(cx, lent);
    let is_own = matches!(lent, Ty::Named(named) if named.item == Some(making.id));
    if id.is_none() && !mutable {
        return false;
    }
    let what = match id {
        Some(id) => format!("`{}` is not `Clone`", cx.tree.shown(id)),
        None => "what is lent for writing cannot go to Python".to_owned(),
    };
    let found = diags.report(Code::NoClone, span, what);
    found.at("Python would get a copy of what is lent");
    if is_own {
        let guard = if mutable { "PyRefMut" } else { "PyRef" };
        found.help(itself(cx, making, guard));
    } else if let Some(id) = id {
        let name = cx.tree.shown(id);
        found.help(format!(
            "derive `Clone` for `{name}`, or hold a handle and return that: `Py<{name}>`"
        ));
    } else {
        found.help("return a value, or export a method that changes what the object holds");
    }
    true
}

/// How a method answers with its own object. In an impl block for all instances `Self` is no class to rustc.
fn itself(cx: &Cx<'_>, making: &Making<'_>, guard: &str) -> String {
    match cx.tree.instance(making.id) {
        None => format!(
            "return the object itself: `fn name(slf: {guard}<'_, Self>) -> {guard}<'_, Self>`"
        ),
        Some(_) => {
            "return nothing: in Rust, a fn of another name may return what this one does".to_owned()
        }
    }
}

/// Python's containers that can be changed, as they begin in a stub.
const CONTAINERS: &[&str] = &["list", "dict", "set"];

fn container(hint: &str) -> Option<&'static str> {
    let name = hint.split('[').next().unwrap_or_default();
    CONTAINERS.iter().find(|one| **one == name).copied()
}

/// A class whose values can change, anywhere in a type.
fn changing(cx: &Cx<'_>, ty: &Ty) -> Option<ItemId> {
    match ty {
        Ty::Named(Named { item: Some(id), .. }) => {
            let id = *id;
            (cx.classes.contains(id) && cx.classes.is_mutable(id) && !cx.classes.converts(id))
                .then_some(id)
        }
        // A handle is the object itself.
        Ty::Named(named) if matches!(named.external(), Some("Py" | "Bound" | "Borrowed")) => None,
        Ty::Named(named) => named.args.iter().find_map(|ty| changing(cx, ty)),
        Ty::Ref { inner, .. } | Ty::Slice(inner) | Ty::Array(inner) => changing(cx, inner),
        Ty::Tuple(items) => items.iter().find_map(|ty| changing(cx, ty)),
        Ty::Bounds(_) | Ty::Never | Ty::Other => None,
    }
}
