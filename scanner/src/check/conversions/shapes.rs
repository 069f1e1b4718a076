//! What the stub knows of types that are converted by value: a `TypedDict`, a protocol, a class, or a plain hint.

use std::collections::BTreeSet;

use super::{Field, Plan, Record, generics};
use crate::check::hints::{self, Way};
use crate::check::types::Ty;
use crate::check::{Cx, holds};
use crate::diag::Diagnostics;
use crate::ir::{Hint, MakeInto, ReadFrom, Stub, StubField, StubKind};
use crate::python::Literal;
use crate::tables::conversions::{self, Family};
use crate::tree::ItemId;

/// Says of every type what it is in a stub. What is read and what is made of it are two definitions where they differ.
pub(in crate::check) fn name_shapes(cx: &Cx<'_>) {
    loop {
        say_all(cx);
        let new = cx.conversions.plans.iter().find(|(id, plan)| differs(cx, **id, plan));
        match new {
            Some((id, _)) => cx.conversions.split.borrow_mut().insert(*id),
            None => return,
        };
    }
}

fn say_all(cx: &Cx<'_>) {
    let mut done = BTreeSet::new();
    for (&id, plan) in &cx.conversions.plans {
        if !is_inline(plan) {
            say(cx, id, plan);
            done.insert(id);
        }
    }
    for &id in cx.conversions.plans.keys() {
        settle(cx, id, &mut done);
    }
}

/// Says of an inline type what it is, after those that it is made of.
fn settle(cx: &Cx<'_>, id: ItemId, done: &mut BTreeSet<ItemId>) {
    let Some(plan) = cx.conversions.plans.get(&id) else { return };
    if !done.insert(id) {
        return;
    }
    for field in plan.records.iter().flat_map(|record| &record.fields) {
        let mut inside = Vec::new();
        items(&field.ty, &mut inside);
        for id in inside {
            settle(cx, id, done);
        }
    }
    say(cx, id, plan);
}

fn say(cx: &Cx<'_>, id: ItemId, plan: &Plan) {
    for (way, is) in [(Way::In, plan.from), (Way::Out, plan.into)] {
        if is && !plan.is_said {
            let hint = if is_unlisted(cx, id) {
                hints::plain("typing.Any")
            } else {
                of_plan(cx, id, plan, way)
            };
            cx.types.borrow_mut().say(id, way, hint);
        }
    }
}

fn is_unlisted(cx: &Cx<'_>, id: ItemId) -> bool {
    let tag = cx.tags.items.get(&id).and_then(|tags| tags.own.tag.as_ref());
    tag.is_some_and(|tag| tag.has("unlisted"))
}

/// Whether its hint is written out wherever it is used.
fn is_inline(plan: &Plan) -> bool {
    !plan.is_enum
        && plan.records.iter().all(|record| {
            matches!(record.from, None | Some(ReadFrom::Inner | ReadFrom::Sequence))
                && matches!(record.into, None | Some(MakeInto::Inner | MakeInto::Tuple))
        })
}

/// The items of this crate in a type.
fn items(ty: &Ty, into: &mut Vec<ItemId>) {
    match ty {
        Ty::Named(named) => {
            into.extend(named.item);
            named.args.iter().for_each(|arg| items(arg, into));
        }
        Ty::Ref { inner, .. } | Ty::Slice(inner) | Ty::Array(inner) => items(inner, into),
        Ty::Tuple(all) => all.iter().for_each(|ty| items(ty, into)),
        Ty::Bounds(_) | Ty::Never | Ty::Other => {}
    }
}

/// Whether what is read and what is made differ, and share a name until now.
fn differs(cx: &Cx<'_>, id: ItemId, plan: &Plan) -> bool {
    let both = plan.from && plan.into && !is_inline(plan);
    if !both || plan.is_said || cx.conversions.split.borrow().contains(&id) {
        return false;
    }
    plan.records.iter().any(|record| {
        let kinds = (kind_in(record), kind_out(record));
        let same_kind = match kinds {
            // A protocol beside a dict, and so on.
            (Some(StubKind::TypedDict { .. }), Some(StubKind::TypedDict { .. })) | (None, None) => {
                true
            }
            // What is read is the class itself, or a plain hint.
            (None, Some(_)) => true,
            _ => false,
        };
        let shown = kinds.0.is_some() || plan.is_enum;
        let missing =
            kinds.0.is_some() && record.present().any(|field| !is_required(record, field));
        let fields =
            record.present().any(|field| hint(cx, field, Way::In) != hint(cx, field, Way::Out));
        !same_kind || missing || shown && fields
    })
}

/// Whether a dict must have the key.
fn is_required(record: &Record, field: &Field) -> bool {
    let may_be_none =
        field.is_option && field.convert.is_none() && record.from == Some(ReadFrom::Dict);
    field.default.is_none() && !may_be_none
}

fn has_identifiers(record: &Record) -> bool {
    record.present().all(|field| crate::name::is_python_identifier(&field.py_name))
}

fn kind_in(record: &Record) -> Option<StubKind> {
    match record.from? {
        ReadFrom::Dict if has_identifiers(record) => Some(StubKind::TypedDict { read_only: false }),
        ReadFrom::Attributes if record.into != Some(MakeInto::Dataclass) => {
            Some(StubKind::Protocol)
        }
        _ => None,
    }
}

fn kind_out(record: &Record) -> Option<StubKind> {
    match record.into? {
        MakeInto::Dict if has_identifiers(record) => Some(StubKind::TypedDict { read_only: false }),
        MakeInto::Dataclass => Some(StubKind::Dataclass),
        MakeInto::NamedTuple => Some(StubKind::NamedTuple),
        _ => None,
    }
}

/// The Python module that a type's definitions stand in.
pub(super) fn home(cx: &Cx<'_>, id: ItemId) -> String {
    cx.exports.home(cx.tree.item(id).module).to_owned()
}

/// The name of a record's definition.
fn shape_name(cx: &Cx<'_>, id: ItemId, plan: &Plan, record: &Record, way: Way) -> String {
    let mut name = plan.name.clone();
    if plan.is_enum {
        name.push_str(record.variant.as_deref().unwrap_or_default());
    }
    name + suffix(cx, id, way)
}

fn suffix(cx: &Cx<'_>, id: ItemId, way: Way) -> &'static str {
    if way == Way::In && cx.conversions.split.borrow().contains(&id) { "Like" } else { "" }
}

/// The name of an enum's union, which exists in the stub alone.
fn alias_name(cx: &Cx<'_>, id: ItemId, plan: &Plan, way: Way) -> String {
    format!("_{}{}", plan.name, suffix(cx, id, way))
}

fn of_plan(cx: &Cx<'_>, id: ItemId, plan: &Plan, way: Way) -> Hint {
    if plan.is_enum {
        return in_home(cx, id, &alias_name(cx, id, plan, way), generics::shown(&plan.records));
    }
    plan.records.first().map_or_else(Hint::default, |record| of_record(cx, id, plan, record, way))
}

/// A definition, with what it is generic over.
fn in_home(cx: &Cx<'_>, id: ItemId, name: &str, params: BTreeSet<usize>) -> Hint {
    let home = home(cx, id);
    let params: Vec<String> = params.into_iter().map(hints::hole).collect();
    let args = if params.is_empty() { String::new() } else { format!("[{}]", params.join(", ")) };
    Hint { text: format!("{home}.{name}{args}"), imports: vec![home] }
}

fn of_record(cx: &Cx<'_>, id: ItemId, plan: &Plan, record: &Record, way: Way) -> Hint {
    let named = |way| {
        let params = generics::shown(std::iter::once(record));
        in_home(cx, id, &shape_name(cx, id, plan, record, way), params)
    };
    let inner = || record.present().next().map_or_else(Hint::default, |field| hint(cx, field, way));
    let any_dict = || hints::plain("dict[str, typing.Any]");
    match way {
        Way::In => match record.from {
            Some(ReadFrom::Dict) if !has_identifiers(record) => any_dict(),
            Some(ReadFrom::Attributes) if record.into == Some(MakeInto::Dataclass) => {
                named(Way::Out)
            }
            Some(ReadFrom::Dict | ReadFrom::Attributes) => named(way),
            Some(ReadFrom::Sequence) => tuples(cx, record, way),
            Some(ReadFrom::Inner) => inner(),
            Some(ReadFrom::Literal) => literal(record),
            None => Hint::default(),
        },
        Way::Out => match record.into {
            Some(MakeInto::Dict) if !has_identifiers(record) => any_dict(),
            Some(MakeInto::Dict | MakeInto::Dataclass | MakeInto::NamedTuple) => named(way),
            Some(MakeInto::Tuple) => tuples(cx, record, way),
            Some(MakeInto::Inner) => inner(),
            Some(MakeInto::Literal) => literal(record),
            None => Hint::default(),
        },
    }
}

fn literal(record: &Record) -> Hint {
    match &record.literal {
        Some(Literal::None) => Hint::plain("None"),
        Some(literal) => Hint {
            text: format!("typing.Literal[{}]", literal.stub()),
            imports: vec!["typing".to_owned()],
        },
        None => Hint::default(),
    }
}

/// `tuple[int, str]`, and the shorter ones where the last fields have defaults.
fn tuples(cx: &Cx<'_>, record: &Record, way: Way) -> Hint {
    let hints: Vec<Hint> = record.present().map(|field| hint(cx, field, way)).collect();
    let required = record.present().take_while(|field| field.default.is_none()).count();
    let least = if way == Way::In { required } else { hints.len() };
    let tuple = |count: usize| {
        let items: Vec<&str> = hints.iter().take(count).map(|hint| hint.text.as_str()).collect();
        if items.is_empty() {
            "tuple[()]".to_owned()
        } else {
            format!("tuple[{}]", items.join(", "))
        }
    };
    let texts: Vec<String> = (least..=hints.len()).rev().map(tuple).collect();
    Hint { text: texts.join(" | "), imports: imports(&hints) }
}

fn imports(hints: &[Hint]) -> Vec<String> {
    let all: BTreeSet<&String> = hints.iter().flat_map(|hint| &hint.imports).collect();
    all.into_iter().cloned().collect()
}

/// The hint of a field, without a word about what is wrong with it.
pub(super) fn hint(cx: &Cx<'_>, field: &Field, way: Way) -> Hint {
    hints::quietly(cx, |diags| report_hint(diags, cx, field, way)).unwrap_or_default()
}

fn report_hint(diags: &mut Diagnostics, cx: &Cx<'_>, field: &Field, way: Way) -> Option<Hint> {
    match &field.annotation {
        Some(written) => hints::annotation(diags, cx, field.module, written),
        None if field.is_converted(way) => Some(hints::plain("typing.Any")),
        None => Some(hints::hint(diags, cx, &field.ty, way, field.type_span)),
    }
}

/// What the stub defines for a type; reports what it does not know of its fields.
pub(super) fn stubs(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    plan: &Plan,
    doc: &str,
) -> Vec<Stub> {
    let ways: Vec<Way> = [(Way::In, plan.from), (Way::Out, plan.into)]
        .into_iter()
        .filter(|one| one.1)
        .map(|one| one.0)
        .collect();
    for field in plan.records.iter().flat_map(Record::present) {
        for &way in &ways {
            report_hint(diags, cx, field, way);
        }
    }
    let mut stubs: Vec<Stub> = Vec::new();
    if plan.is_said || is_unlisted(cx, id) {
        return stubs;
    }
    // What is made first: where both have one name, they are one.
    for &way in ways.iter().rev() {
        for record in &plan.records {
            let kind = if way == Way::In { kind_in(record) } else { kind_out(record) };
            let Some(kind) = kind else { continue };
            let name = shape_name(cx, id, plan, record, way);
            if stubs.iter().all(|other| other.name != name) {
                let doc = if plan.is_enum { &record.doc } else { doc };
                let stub = definition(cx, id, record, (name, kind, way), doc);
                define(cx, id, plan, std::slice::from_ref(record), stub, &mut stubs);
            }
        }
        let name = alias_name(cx, id, plan, way);
        if plan.is_enum && stubs.iter().all(|other| other.name != name) {
            let kind = StubKind::Alias(union(cx, id, plan, way));
            let stub = Stub { doc: doc.to_owned(), ..Stub::new(name, kind) };
            define(cx, id, plan, &plan.records, stub, &mut stubs);
        }
    }
    stubs
}

/// Adds a definition, behind what it is generic over.
fn define(
    cx: &Cx<'_>,
    id: ItemId,
    plan: &Plan,
    records: &[Record],
    mut stub: Stub,
    stubs: &mut Vec<Stub>,
) {
    let variables = generics::variables(cx, id, plan, &stub.kind);
    for number in generics::shown(records) {
        let Some(variable) = variables.get(number) else { continue };
        for hint in stub.hints_mut() {
            hint.text = hint.text.replace(&hints::hole(number), &variable.name);
        }
        stub.variables.push(variable.name.clone());
        if stubs.iter().all(|other| other.name != variable.name) {
            let kind = StubKind::TypeVar { covariant: variable.covariant };
            stubs.push(Stub::new(variable.name.clone(), kind));
        }
    }
    stubs.push(stub);
}

/// `int | str | typing.Literal["auto", "none"]`
fn union(cx: &Cx<'_>, id: ItemId, plan: &Plan, way: Way) -> Hint {
    let mut parts: Vec<Hint> = Vec::new();
    let mut literals: Vec<String> = Vec::new();
    for record in &plan.records {
        match &record.literal {
            Some(literal) if *literal != Literal::None => literals.push(literal.stub()),
            _ => {
                let hint = of_record(cx, id, plan, record, way);
                if !parts.contains(&hint) {
                    parts.push(hint);
                }
            }
        }
    }
    if !literals.is_empty() {
        let text = format!("typing.Literal[{}]", literals.join(", "));
        parts.push(Hint { text, imports: vec!["typing".to_owned()] });
    }
    let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    let text =
        if texts.contains(&"typing.Any") { "typing.Any".to_owned() } else { texts.join(" | ") };
    Hint { text, imports: imports(&parts) }
}

fn definition(
    cx: &Cx<'_>,
    id: ItemId,
    record: &Record,
    (name, kind, way): (String, StubKind, Way),
    doc: &str,
) -> Stub {
    let split = cx.conversions.split.borrow().contains(&id);
    let kind = match kind {
        StubKind::TypedDict { .. } => StubKind::TypedDict { read_only: way == Way::In && split },
        kind => kind,
    };
    let class = matches!(kind, StubKind::Dataclass | StubKind::NamedTuple);
    let shown =
        record.present().filter(|field| kind != StubKind::Protocol || field.default.is_none());
    let mut names = BTreeSet::new();
    // Of two under different conditions, the first is shown.
    let shown = shown.filter(|field| names.insert(&field.py_name));
    let fields = shown.map(|field| StubField {
        name: field.py_name.clone(),
        hint: hint(cx, field, way),
        required: way == Way::Out || is_required(record, field),
        default: match &field.default {
            Some(_) if class && field.literal.as_ref().is_some_and(is_made_anew) => {
                Some("...".to_owned())
            }
            Some(default) if class && field.literal.is_some() => Some(default.stub.clone()),
            _ => None,
        },
        doc: field.doc.clone(),
    });
    let fields = fields.collect();
    Stub { doc: doc.to_owned(), fields, ..Stub::new(name, kind) }
}

/// Whether each object has a default of its own, as it can be changed.
fn is_made_anew(literal: &Literal) -> bool {
    matches!(literal, Literal::List(_) | Literal::Dict(_) | Literal::Set(_))
}

/// Whether a reference to a value converts to Python.
pub(super) fn lends(cx: &Cx<'_>, id: ItemId, visiting: &mut Vec<ItemId>) -> bool {
    let Some(plan) = cx.conversions.plans.get(&id).filter(|plan| plan.into) else { return false };
    // Its fields are copied where they are not lent; of a generic type, nobody knows that they can be.
    let copied = cx.classes.implements(id, "Clone") && !is_generic(cx, id);
    if visiting.contains(&id) || copied {
        return true;
    }
    visiting.push(id);
    let mut fields = plan.records.iter().flat_map(|record| &record.fields);
    let all = fields.all(|field| is_lent(cx, &field.ty, visiting));
    visiting.pop();
    all
}

fn is_generic(cx: &Cx<'_>, id: ItemId) -> bool {
    let own = crate::tree::generics::of_type(&cx.tree.item(id).syntax);
    own.is_some_and(|own| own.type_params().next().is_some())
}

/// Whether `&T` is known to convert: a type of the tables, a class that is copied, or a type of this kind.
pub(super) fn is_lent(cx: &Cx<'_>, ty: &Ty, visiting: &mut Vec<ItemId>) -> bool {
    match ty {
        Ty::Named(named) => {
            let known = match named.item {
                Some(id) if cx.classes.contains(id) => {
                    cx.classes.implements(id, "Clone") && !cx.classes.implements(id, "FromPyObject")
                }
                Some(id) => lends(cx, id, visiting),
                // The glue demands it.
                None if holds::param_number(named).is_some() => true,
                None => {
                    let first = named.args.first().and_then(Ty::external);
                    let row = conversions::find(&named.path, first);
                    row.is_some_and(|row| row.family != Family::Any || ty.handled().is_some())
                        && named.path.last().is_none_or(|name| name != "Cell")
                }
            };
            let handle = ty.handled().is_some();
            known && (handle || named.args.iter().all(|arg| is_lent(cx, arg, visiting)))
        }
        Ty::Ref { inner, .. } | Ty::Slice(inner) | Ty::Array(inner) => is_lent(cx, inner, visiting),
        Ty::Tuple(all) => all.iter().all(|ty| is_lent(cx, ty, visiting)),
        Ty::Bounds(_) | Ty::Never | Ty::Other => false,
    }
}
