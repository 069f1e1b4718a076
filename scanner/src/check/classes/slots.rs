//! Methods that Python calls by itself, and fns of traits: what their names and shapes must be.

use super::overloads::{self, Groups};
use super::std_traits::Role;
use super::{Making, Method, members, returns, values};
use crate::check::Cx;
use crate::diag::{Code, Diagnostics};
use crate::ir::{self, Body, Class, Receiver, SlotMethod};
use crate::source::Span;
use crate::tables::comparisons;
use crate::tables::dunders;
use crate::tables::slots::{self, Row, Shape};

/// A special method: checked against its row, and put into its slot.
pub(super) fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    method: &Method<'_>,
    (name, span): (&str, Span),
    (class, groups): (&mut Class, &mut Groups),
) {
    if name == comparisons::RICH_COMPARE {
        rich_compare(diags, cx, making, method, span, (class, groups));
        return;
    }
    let Some(row) = slots::find(name) else {
        if is_plain(diags, name, span) {
            let place = (span, groups.join(cx, method, name));
            let lowered = members::lower(diags, cx, making, method, name, class);
            let apart = lowered.and_then(|one| {
                overloads::add(diags, (making, groups), one, place, class.methods.iter_mut())
            });
            class.methods.extend(apart);
        }
        return;
    };
    if let Shape::Planned(help) = row.shape {
        diags
            .report(Code::NotSupportedYet, span, format!("`{name}` is not supported yet"))
            .help(help);
        return;
    }
    if let Some(lowered) = members::lower(diags, cx, making, method, name, class) {
        fill(diags, cx, making, method, (row, lowered, span), (class, groups));
    }
}

/// `__richcmp__`: six comparisons by one fn, each of which tells it which one it is.
fn rich_compare(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    method: &Method<'_>,
    span: Span,
    (class, groups): (&mut Class, &mut Groups),
) {
    let lowered = members::lower(diags, cx, making, method, comparisons::RICH_COMPARE, class);
    let Some(lowered) = lowered else { return };
    let asks = |input: &&ir::Input| matches!(input, ir::Input::Compare(_));
    let is_told = lowered.function.inputs.iter().filter(asks).count() == 1;
    if !is_told || lowered.function.params.len() != 1 {
        let wrong = if is_told {
            "does not compare with one object"
        } else {
            "is not told which comparison is asked for"
        };
        diags
            .report(Code::DunderShape, span, "`__richcmp__` has another shape")
            .at(wrong)
            .help(format!("write `{}`", comparisons::RICH_COMPARE_FN));
        return;
    }
    for row in slots::SLOTS {
        let Shape::Compare(op) = row.shape else { continue };
        let mut one = lowered.clone();
        row.name.clone_into(&mut one.function.export.py_name);
        one.function.qualified =
            one.function.qualified.replace(comparisons::RICH_COMPARE, row.name);
        for input in one.function.inputs.iter_mut().filter(|input| asks(&&**input)) {
            *input = ir::Input::Compare(comparisons::OPS[op]);
        }
        fill(diags, cx, making, method, (row, one, span), (class, groups));
    }
}

/// A method of a known name, judged by its row.
fn fill(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    method: &Method<'_>,
    (row, mut lowered, span): (&'static Row, ir::Method, Span),
    (class, groups): (&mut Class, &mut Groups),
) {
    let name = row.name;
    let is_class_level = row.stub.starts_with("@classmethod");
    let wrong = match lowered.receiver {
        Receiver::None => true,
        Receiver::Class => !is_class_level,
        _ => is_class_level,
    };
    if wrong {
        let found =
            diags.report(Code::MethodKind, span, format!("`{name}` has another kind of receiver"));
        found.help(format!("it is declared as `{}`", row.stub));
        return;
    }
    if !takes(row, &lowered.function.params) {
        let count = lowered.function.params.len();
        let counted =
            if count == 1 { "1 argument".to_owned() } else { format!("{count} arguments") };
        diags
            .report(Code::DunderShape, span, format!("`{name}` has another shape"))
            .at(format!("takes {counted}"))
            .help(format!("Python calls it as `{}`", row.stub));
        return;
    }
    let is_reference = matches!(lowered.receiver, Receiver::Shared | Receiver::Exclusive);
    if row.shape == Shape::Buffer && (!is_reference || !lowered.function.inputs.is_empty()) {
        diags
            .report(Code::DunderShape, span, format!("`{name}` has another shape"))
            .at("the memory must be borrowed from the object, and from nothing else")
            .help("write `fn data(&self) -> &[T]`, or `fn data(&mut self) -> &mut [T]`");
        return;
    }
    // An operator that answers with nothing has changed the object, which is its result.
    let body = match lowered.function.ret.hint.text.as_str() {
        "None" if row.shape == Shape::InPlace => Body::Changed,
        _ if method.role == Role::Place => Body::Place,
        _ => Body::Call,
    };
    if !returns::check(diags, row, &lowered, (method, span)) {
        return;
    }
    hints(row, &mut lowered);
    let compares = values::is_comparison(&lowered);
    let of_name = |one: &&SlotMethod| one.row.name == name;
    let joins = class.slots.iter().filter(of_name).any(|one| values::is_comparison(&one.method));
    let place = (span, groups.join(cx, method, name) || compares && joins);
    let plain = class.methods.iter_mut();
    let members = plain.chain(class.slots.iter_mut().map(|slot| &mut slot.method));
    let Some(lowered) = overloads::add(diags, (making, groups), lowered, place, members) else {
        return;
    };
    if row.shape == Shape::Plain {
        class.methods.push(lowered);
    } else {
        class.slots.push(SlotMethod { row, body, method: lowered });
    }
    if is_trait_impl(method) {
        class.slots.extend(itself(class, name));
    }
}

/// Whether Python can call a fn of these parameters as it calls the dunder.
fn takes(row: &Row, params: &[ir::Param]) -> bool {
    let Some((least, most)) = row.params else { return true };
    if row.shape != Shape::Plain {
        return (least..=most).contains(&params.len());
    }
    let positional = |param: &&ir::Param| {
        matches!(param.kind, ir::ParamKind::PositionalOnly | ir::ParamKind::Positional)
    };
    let open = params.iter().any(|param| param.kind == ir::ParamKind::VarPositional);
    let required = params.iter().filter(|param| !is_optional(param)).count();
    required <= least && (open || params.iter().filter(positional).count() >= most)
}

fn is_optional(param: &ir::Param) -> bool {
    let starred = matches!(param.kind, ir::ParamKind::VarPositional | ir::ParamKind::VarKeyword);
    starred || param.default.is_some()
}

fn is_trait_impl(method: &Method<'_>) -> bool {
    let syn::Item::Impl(block) = &method.item.syntax else { return false };
    block.trait_.is_some()
}

/// `__iter__` of an iterator, which has a `__next__`: the object itself.
fn itself(class: &Class, name: &str) -> Option<SlotMethod> {
    const PAIRS: [(&str, &str); 2] = [("__next__", "__iter__"), ("__anext__", "__aiter__")];
    let (_, of) = PAIRS.iter().find(|(next, _)| *next == name)?;
    let row = slots::find(of)?;
    let next = class.slots.iter().find(|slot| slot.row.name == name)?;
    let mut export = next.method.function.export.clone();
    row.name.clone_into(&mut export.py_name);
    export.doc.clear();
    let ret =
        ir::Return { hint: self_hint(), form: ir::ReturnForm::Value, error: None, is_own: false };
    let function = ir::Function {
        qualified: export.py_name.clone(),
        export,
        is_async: false,
        inputs: Vec::new(),
        params: Vec::new(),
        ret,
        nogil: false,
        tokio: false,
    };
    Some(SlotMethod {
        row,
        body: Body::Itself,
        method: ir::Method::new(function, Receiver::Shared),
    })
}

pub(super) fn self_hint() -> ir::Hint {
    crate::check::hints::plain("typing_extensions.Self")
}

/// What the stub says where Python's own signature says more than Rust's.
fn hints(row: &Row, method: &mut ir::Method) {
    let function = &mut method.function;
    if !matches!(row.shape, Shape::Plain | Shape::Call | Shape::Init) {
        for param in &mut function.params {
            param.kind = ir::ParamKind::PositionalOnly;
        }
    }
    match row.shape {
        Shape::Buffer => {
            function.ret.hint = crate::check::hints::plain("memoryview");
            function.params.push(flags());
        }
        // `object` defines them so.
        Shape::Compare(2 | 3) => {
            for param in &mut function.params {
                param.hint = crate::check::hints::plain("object");
            }
        }
        Shape::Next => function.ret.hint = without_none(&function.ret.hint),
        Shape::Unary if function.is_async && row.slot == "Py_am_anext" => {
            function.ret.form = ir::ReturnForm::AsyncNext;
            function.ret.hint = without_none(&function.ret.hint);
        }
        Shape::Unary if function.is_async && row.slot == "Py_am_await" => {
            let text = format!(
                "collections.abc.Generator[typing.Any, typing.Any, {}]",
                function.ret.hint.text
            );
            function.ret.hint = crate::check::hints::plain(&text);
        }
        Shape::InPlace if function.ret.hint.text == "None" => function.ret.hint = self_hint(),
        _ => {}
    }
}

/// The hint of an item, where `None` ends the iteration.
fn without_none(hint: &ir::Hint) -> ir::Hint {
    match hint.text.strip_suffix(" | None") {
        Some(inner) => crate::check::hints::plain(inner),
        None => hint.clone(),
    }
}

/// Has `+=` take what `+` takes too, which Python asks where the class's own `+=` declines.
pub(super) fn in_place(class: &mut Class) {
    let own = format!("{}.{}", class.home, class.export.py_name);
    let is_own = |hint: &str| hint == own || hint.ends_with("Self");
    let of = |name: &str| class.slots.iter().find(|slot| slot.row.name == name);
    let mut wider = Vec::new();
    for (index, slot) in class.slots.iter().enumerate() {
        let forward = slot.row.name.replacen("__i", "__", 1);
        let Some(forward) = of(&forward).filter(|_| slot.row.shape == Shape::InPlace) else {
            continue;
        };
        let both = [&slot.method, &forward.method];
        let ([Some(own), Some(other)], false) = (
            both.map(|one| one.function.params.first()),
            both.iter().any(|one| one.is_overloaded()),
        ) else {
            continue;
        };
        let parts: Vec<&str> = own.hint.text.split(" | ").collect();
        let says_all = parts.contains(&"typing.Any") || parts.contains(&other.hint.text.as_str());
        if !says_all && is_own(&forward.method.function.ret.hint.text) {
            wider.push((index, other.hint.clone()));
        }
    }
    for (index, other) in wider {
        if let Some(own) = class.slots[index].method.function.params.first_mut() {
            own.hint.text = format!("{} | {}", own.hint.text, other.text);
            own.hint.imports.extend(other.imports);
        }
    }
}

/// What `__buffer__` is called with (PEP 688), and the glue answers for.
fn flags() -> ir::Param {
    ir::Param {
        name: "flags".to_owned(),
        kind: ir::ParamKind::PositionalOnly,
        passing: ir::Passing::Value,
        convert: None,
        default: None,
        hint: crate::check::hints::plain("int"),
        optional_keywords: false,
    }
}

/// Whether a dunder that is none of Python's is a plain method: other libraries' are, one that resembles a
/// name of Python's is a mistake.
fn is_plain(diags: &mut Diagnostics, name: &str, span: Span) -> bool {
    if dunders::FOREIGN.contains(&name) {
        return true;
    }
    if let Some((_, now)) = dunders::OLD.iter().find(|(old, _)| *old == name) {
        diags
            .report(Code::UnknownDunder, span, format!("`{name}` is a name of Python 2"))
            .at("Python 3 never calls it")
            .help(*now);
        return false;
    }
    if let Some((_, here)) = dunders::HABITS.iter().find(|(habit, _)| *habit == name) {
        diags
            .report(Code::UnknownDunder, span, format!("nothing calls `{name}`"))
            .at("a name of other tools")
            .help(*here);
        return false;
    }
    let names = slots::SLOTS.iter().map(|row| row.name).chain(dunders::FOREIGN.iter().copied());
    let near = names.into_iter().find(|known| near(known, name));
    if let Some(known) = near {
        diags
            .report(Code::UnknownDunder, span, format!("Python knows no `{name}`"))
            .help(format!("`{known}` has a similar name"));
        return false;
    }
    diags
        .report(Code::ForeignDunder, span, format!("Python knows no `{name}`"))
        .at("exported, and called by nobody but the code that knows this name")
        .help("names with two underscores on both sides are Python's: choose another");
    true
}

/// Whether two names differ by one letter, or by the order of two.
fn near(known: &str, name: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (known.chars().collect(), name.chars().collect());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest = a.len().min(b.len()) - start;
    let end = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (left, right) = (a.len() - start - end, b.len() - start - end);
    left <= 1 && right <= 1
        || left == 2 && right == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
}
