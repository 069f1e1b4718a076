//! Several fns of one class under one Python name.

use super::{Making, Method, std_traits};
use crate::check::Cx;
use crate::diag::{Code, Diagnostics};
use crate::ir::{self, Receiver};
use crate::source::Span;

/// The fns of a class that may share a name: those that say `overload`, and those of the standard
/// library's traits, which a type may implement for several operands.
#[derive(Debug, Default)]
pub(super) struct Groups {
    seen: Vec<Group>,
}

#[derive(Debug)]
struct Group {
    name: String,
    /// The first fn's name.
    first: Span,
    /// Its word; none where a trait makes it a fn of several.
    word: Option<Span>,
    count: usize,
}

impl Groups {
    /// Whether a fn is a further signature of one that was seen before.
    pub(super) fn join(&mut self, cx: &Cx<'_>, method: &Method<'_>, name: &str) -> bool {
        let word = method.tag.word("overload").map(|word| word.span);
        let by_trait = std_traits::dunder(cx, method).is_some();
        if word.is_none() && !by_trait {
            return false;
        }
        if let Some(group) = self.seen.iter_mut().find(|group| group.name == name) {
            group.count += 1;
            return true;
        }
        self.seen.push(Group { name: name.to_owned(), first: method.name().1, word, count: 1 });
        false
    }

    /// The place of the first fn of a name.
    fn first(&self, name: &str) -> Option<Span> {
        self.seen.iter().find(|group| group.name == name).map(|group| group.first)
    }

    /// Refuses the word on fns that share their name with none.
    pub(super) fn finish(self, diags: &mut Diagnostics) {
        for group in self.seen.into_iter().filter(|group| group.count == 1) {
            let Some(word) = group.word else { continue };
            let name = &group.name;
            diags
                .report(Code::OverloadAlone, word, format!("`{name}` has one signature only"))
                .help(format!(
                    "remove `overload`, or give a second fn the same name: `@py overload def {name}(..)`"
                ));
        }
    }
}

/// Adds a fn to those of the class: as a further signature of the last one of its name, or as a member of
/// its own.
pub(super) fn add<'m>(
    diags: &mut Diagnostics,
    (making, groups): (&Making<'_>, &Groups),
    method: ir::Method,
    (span, joins): (Span, bool),
    mut members: impl Iterator<Item = &'m mut ir::Method>,
) -> Option<ir::Method> {
    let name = method.function.export.py_name.clone();
    let first = members.find(|one| joins && one.function.export.py_name == name);
    let Some(first) = first else { return Some(method) };
    if kind(first.receiver) != kind(method.receiver) {
        let found = diags.report(
            Code::OverloadApart,
            span,
            format!("the overloads of `{}.{name}` are called in different ways", making.name),
        );
        found.at(kind(method.receiver));
        if let Some(place) = groups.first(&name) {
            found.label(place, kind(first.receiver));
        }
        found.help("give all of them a `self`, or none");
        return None;
    }
    first.overloads.push(method);
    None
}

fn kind(receiver: Receiver) -> &'static str {
    match receiver {
        Receiver::None => "a static method",
        Receiver::Class => "a class method",
        Receiver::Shared
        | Receiver::Exclusive
        | Receiver::Copy
        | Receiver::Arc
        | Receiver::ArcRef
        | Receiver::Handle => "called on an object",
    }
}
