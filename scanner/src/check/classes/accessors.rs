//! `NAME.setter` and `NAME.deleter`: what sets or deletes a property, or a field.

use super::{Making, Method, members, returns};
use crate::check::Cx;
use crate::diag::{Code, Diagnostics};
use crate::ir::{Class, Setter};

pub(super) fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    method: &Method<'_>,
    class: &mut Class,
) {
    let (rust_name, span) = method.name();
    let deletes = method.tag.has("deleter");
    let kind = if deletes { "deleter" } else { "setter" };
    let word = method.tag.word(kind);
    let word_span = word.map_or(method.tag.span, |word| word.span);
    let name = match word.map(|word| &word.args) {
        Some(crate::tag::WordArgs::Text(name)) => name.value.clone(),
        _ => rust_name,
    };
    let Some(lowered) = members::lower(diags, cx, making, method, &name, class) else { return };
    if lowered.function.params.len() != usize::from(!deletes) {
        let (takes, params) = if deletes {
            ("no argument", "")
        } else {
            ("one argument: the new value", ", value: T")
        };
        diags
            .report(Code::MethodKind, span, format!("a {kind} takes {takes}"))
            .help(format!("write `fn {}(&mut self{params})`", method.name().0));
        return;
    }
    if !returns::nothing(diags, &lowered, method, kind) {
        return;
    }
    let Some(attribute) =
        class.attributes.iter_mut().find(|attribute| attribute.export.py_name == name)
    else {
        diags
            .report(
                Code::LonelySetter,
                word_span,
                format!("`{}` has no property `{name}`", making.name),
            )
            .at(if deletes { "deletes what cannot be read" } else { "sets what cannot be read" })
            .help(format!("tag a fn `@py property def {name}()`, or the field `{name}`"));
        return;
    };
    let has = if deletes {
        attribute.delete.is_some()
    } else {
        matches!(attribute.set, Setter::Method(_))
    };
    if has {
        diags
            .report(Code::DuplicateMember, word_span, format!("`{name}` has two {kind}s"))
            .help("remove one of them");
        return;
    }
    if deletes {
        attribute.delete = Some(Box::new(lowered));
    } else {
        attribute.set = Setter::Method(Box::new(lowered));
    }
}
