//! Several functions under one Python name.

use super::Cx;
use crate::diag::{Code, Diagnostics};
use crate::ir::{Function, Member, Overloads, Site};
use crate::source::Span;
use crate::tree::ItemId;

/// A group in the making.
struct Group {
    overloads: Overloads,
    first: ItemId,
    whole: bool,
}

/// Gathers the functions tagged `overload` under their names, at the place of the first.
pub(super) fn group(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    members: Vec<(ItemId, Member)>,
) -> Vec<Member> {
    // `None` is the place of a group that is not complete yet.
    let mut places: Vec<Option<Member>> = Vec::new();
    let mut groups: Vec<(usize, Group)> = Vec::new();
    for (id, member) in members {
        let function = match member {
            Member::Function(function) if is_overload(cx, id) => function,
            member => {
                places.push(Some(member));
                continue;
            }
        };
        let name = &function.export.py_name;
        match groups.iter_mut().find(|(_, group)| group.overloads.py_name == *name) {
            Some((_, group)) => join(diags, cx, group, id, function),
            None => {
                groups.push((places.len(), start(id, function)));
                places.push(None);
            }
        }
    }
    for (place, group) in groups {
        alone(diags, cx, &group);
        places[place] = Some(Member::Overloads(finish(group.overloads)));
    }
    places.into_iter().flatten().collect()
}

fn is_overload(cx: &Cx<'_>, id: ItemId) -> bool {
    let tag = cx.tags.items.get(&id).and_then(|tags| tags.own.tag.as_ref());
    tag.is_some_and(|tag| tag.has("overload"))
}

fn word_span(cx: &Cx<'_>, id: ItemId) -> Span {
    let tag = cx.tags.items.get(&id).and_then(|tags| tags.own.tag.as_ref());
    tag.and_then(|tag| tag.word("overload")).map_or(cx.tree.item(id).span, |word| word.span)
}

fn start(id: ItemId, function: Function) -> Group {
    let py_name = function.export.py_name.clone();
    let overloads = Overloads { py_name, doc: String::new(), functions: vec![function] };
    Group { overloads, first: id, whole: true }
}

fn join(diags: &mut Diagnostics, cx: &Cx<'_>, group: &mut Group, id: ItemId, function: Function) {
    let (first, this) = (cx.tree.item(group.first), cx.tree.item(id));
    let cfg = group.overloads.functions.first().map(|function| &function.export.cfg);
    if first.module != this.module || cfg != Some(&function.export.cfg) {
        group.whole = false;
        diags
            .report(
                Code::OverloadApart,
                word_span(cx, id),
                format!("the overloads of `{}` do not stand together", group.overloads.py_name),
            )
            .label(first.span, "first overload")
            .label(this.span, "another module, or another `#[cfg]`")
            .help("move them into one module, under the same conditions");
    }
    group.overloads.functions.push(function);
}

fn alone(diags: &mut Diagnostics, cx: &Cx<'_>, group: &Group) {
    if let ([only], true) = (group.overloads.functions.as_slice(), group.whole) {
        let name = &only.export.py_name;
        diags
            .report(Code::OverloadAlone, word_span(cx, group.first), format!("`{name}` has one signature only"))
            .help(format!("remove `overload`, or give a second fn the same name: `@py overload def {name}(..)`"));
    }
}

/// One place for all, and one doc: each signature with what its function says.
fn finish(mut overloads: Overloads) -> Overloads {
    let door = overloads
        .functions
        .iter()
        .map(|function| function.export.site)
        .find(|site| *site != Site::Root);
    if let Some(door) = door {
        for function in &mut overloads.functions {
            function.export.site = door;
        }
    }
    let mut docs: Vec<&str> = Vec::new();
    for function in &overloads.functions {
        if !function.export.doc.is_empty() && !docs.contains(&function.export.doc.as_str()) {
            docs.push(&function.export.doc);
        }
    }
    overloads.doc = docs.join("\n\n");
    overloads
}
