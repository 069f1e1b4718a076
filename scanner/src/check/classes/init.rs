//! `__init__`: what makes the object that it sets up.

use super::{Making, members};
use crate::check::Cx;
use crate::diag::{Code, Diagnostics};
use crate::ir::Class;
use crate::source::Span;
use crate::tree::ItemId;

/// What a class has because of an `__init__` of its own, or of one that it derives from.
pub(super) fn lower(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>, class: &mut Class) {
    let ancestors = cx.classes.families().ancestors(making.id);
    let inherits = |name: &str| ancestors.iter().any(|id| place_of(cx, *id, name).is_some());
    let own = class.slots.iter().any(|slot| slot.row.name == "__init__");
    class.has_init = own || inherits("__init__");
    let Some(span) = place_of(cx, making.id, "__init__") else { return };
    if class.enumeration.is_some() {
        diags
            .report(
                Code::InitAlone,
                span,
                format!("objects of the enum `{}` are not set up", making.name),
            )
            .at("they are its variants")
            .help("make the value in a `def __new__(..)`");
        return;
    }
    if !class.constructors.is_empty() {
        return;
    }
    if cx.classes.implements(making.id, "Default") {
        class.new_default = true;
        return;
    }
    let name = making.item.name().unwrap_or_default();
    diags
        .report(Code::InitAlone, span, format!("nothing makes the `{}` that `__init__` sets up", making.name))
        .at("called with an object that holds a value")
        .label(making.item.span, "has no constructor, and is not seen to be `Default`")
        .help(format!(
            "implement `Default` for `{name}`, which `__new__` then makes, or write a constructor: `def __new__(..)`"
        ));
}

/// Where a class defines a method of that name in Python.
fn place_of(cx: &Cx<'_>, id: ItemId, name: &str) -> Option<Span> {
    let named = members::methods(cx, id).into_iter().map(|method| method.py_name());
    named.into_iter().find(|(own, _)| own == name).map(|(_, span)| span)
}
