//! The glue of methods that Python calls by itself: a `run` for each, and a record for each slot.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::args::{self, Args, Counts, Reading};
use super::class::{self, Place};
use super::{overloads, ret, rt};
use crate::emit::signature;
use crate::ir::{Body, Class, Keys, Method, Receiver, ReturnForm, SlotMethod};
use crate::symbol::{self, Scope};
use crate::tables::slots::Shape;

/// The rows of `SLOTS`.
pub(super) fn rows(class: &Class, names: &mut Scope) -> Vec<TokenStream> {
    let mut rows = Vec::new();
    let mut groups: Vec<&str> = Vec::new();
    for slot in &class.slots {
        if !slot.row.is_shared() {
            let cfg = super::cfgs(&slot.method.conditions());
            let name = names.name(&slot.method.function.export.py_name);
            rows.push(quote!(#cfg #name::SLOT));
            if slot.row.shape == Shape::Buffer {
                rows.push(quote!(#cfg #name::RELEASE));
            }
        } else if !groups.contains(&slot.row.slot) {
            groups.push(slot.row.slot);
            let cfg = super::cfgs(&conditions(class, slot.row.slot));
            let name = record(slot.row.slot);
            rows.push(quote!(#cfg #name));
        }
    }
    let has = |wanted: &dyn Fn(Shape) -> bool| class.slots.iter().any(|one| wanted(one.row.shape));
    let compares = has(&|shape| matches!(shape, Shape::Compare(_)));
    // Only `__eq__` takes the hash away, which CPython does for any comparison in C.
    if compares && !has(&|shape| matches!(shape, Shape::Compare(2) | Shape::Hash)) {
        rows.push(quote!(rt::Slot::identity_hash()));
    }
    rows
}

/// The conditions under which one of the methods that share a slot is there.
fn conditions(class: &Class, slot: &str) -> Vec<String> {
    let methods = class.slots.iter().filter(|one| one.row.slot == slot);
    let all: Vec<Vec<String>> = methods.map(|one| one.method.conditions()).collect();
    crate::ir::any_of(all.iter().map(Vec::as_slice))
}

/// `NB_ADD`: the record of a slot that several methods share.
fn record(slot: &str) -> Ident {
    symbol::ident(&slot.trim_start_matches("Py_").to_uppercase())
}

/// Rows of `METHODS` that slots have besides.
pub(super) fn methods(class: &Class, names: &mut Scope) -> Vec<TokenStream> {
    let missing = class.slots.iter().filter(|one| one.row.shape == Shape::Missing);
    let rows = missing.map(|one| {
        let cfg = super::cfgs(&one.method.conditions());
        let name = names.name(&one.method.function.export.py_name);
        quote!(#cfg #name::METHOD)
    });
    rows.collect()
}

/// A module for each method, and the records that they share.
pub(super) fn members(place: &mut Place<'_>) -> Vec<TokenStream> {
    let class = place.class;
    let mut members: Vec<TokenStream> =
        class.slots.iter().map(|slot| member(place, slot)).collect();
    let mut groups: Vec<&str> = Vec::new();
    for slot in &class.slots {
        if slot.row.is_shared() && !groups.contains(&slot.row.slot) {
            groups.push(slot.row.slot);
            members.push(group(place, slot.row.slot));
        }
    }
    members
}

/// `rt::class_slot!(NB_ADD, crate::Point, Py_nb_add, binary, [__add__::run], []);`
fn group(place: &mut Place<'_>, slot: &str) -> TokenStream {
    let path = place.path.clone();
    let of = |shape: &dyn Fn(Shape) -> bool, names: &mut Scope| {
        let found = place.class.slots.iter();
        let found = found.filter(|one| one.row.slot == slot && shape(one.row.shape));
        let runs = found.map(|one| {
            let cfg = super::cfgs(&one.method.conditions());
            let name = names.name(&one.method.function.export.py_name);
            quote!(#cfg #name::run)
        });
        quote!([#(#runs),*])
    };
    let names = &mut place.names;
    let (shape, runs) = match slot {
        "Py_tp_richcompare" => {
            let runs: Vec<TokenStream> =
                (0..6).map(|op| of(&|shape| shape == Shape::Compare(op), names)).collect();
            ("compare", runs)
        }
        "Py_tp_getattro" => {
            let runs = vec![
                of(&|shape| shape == Shape::Attribute, names),
                of(&|shape| shape == Shape::Missing, names),
            ];
            ("attribute", runs)
        }
        "Py_mp_ass_subscript" | "Py_tp_setattro" | "Py_tp_descr_set" => {
            let absent = symbol::ident(match slot {
                "Py_tp_setattro" => "Attribute",
                "Py_tp_descr_set" => "Descriptor",
                _ => "Item",
            });
            let runs = vec![
                quote!(#absent),
                of(&|shape| shape == Shape::SetItem, names),
                of(&|shape| shape == Shape::DeleteItem, names),
            ];
            ("set", runs)
        }
        _ => {
            let runs = vec![
                of(&|shape| shape == Shape::Forward, names),
                of(&|shape| shape == Shape::Reflected, names),
            ];
            (if slot == "Py_nb_power" { "power" } else { "binary" }, runs)
        }
    };
    let cfg = super::cfgs(&conditions(place.class, slot));
    let (record, slot, shape) = (record(slot), symbol::ident(slot), symbol::ident(shape));
    quote!(#cfg rt::class_slot!(#record, #path, #slot, #shape, #(#runs),*);)
}

fn member(place: &mut Place<'_>, slot: &SlotMethod) -> TokenStream {
    let (class, path) = (place.class, place.path.clone());
    let shape = slot.row.shape;
    if matches!(shape, Shape::Call | Shape::Init) {
        return call(place, slot);
    }
    if shape == Shape::Buffer {
        return buffer(place, slot);
    }
    let params = params(slot);
    let (returns, _) = result(shape);
    let typed = quote!(#(#params: &'a rt::Arg<'py>),*);
    let record = (!slot.row.is_shared()).then(|| {
        let id = symbol::ident(slot.row.slot);
        let shell = symbol::ident(shell(slot));
        quote!(rt::class_slot!(SLOT, #path, #id, #shell, run);)
    });
    let overloaded = slot.method.is_overloaded();
    let (attempts, body) = if overloaded {
        let none = if declines(shape) {
            quote!(rt::not_implemented(py))
        } else {
            overloads::refused(place, &slot.method, &params)
        };
        (self::attempts(place, slot, &params), overloads::slot(&slot.method, &params, &none))
    } else {
        let reading = if declines(shape) { Reading::Operand } else { Reading::Plain };
        (Vec::new(), body(class, slot, (&slot.method, &params), reading))
    };
    let body = match counted(&slot.method) {
        Some(unsigned) => quote!(rt::item(&slf, arg_0, #unsigned, |arg_0| { #body })),
        None => body,
    };
    let method =
        (shape == Shape::Missing).then(|| quote!(rt::missing_method!(METHOD, #path, run);));
    // The record of a shared slot stands in another module, which without a hint is another unit of code.
    let inline = slot.row.is_shared().then(|| quote!(#[inline]));
    let content = quote! {
        #inline
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, #path>,
            #typed
        ) -> #returns {
            #body
        }
        #(#attempts)*
        #record
        #method
    };
    overloads::module(place, &slot.method, &content)
}

/// Whether items are found by numbers alone where they are found by numbers, and whether negative ones count from the end.
fn counted(method: &Method) -> Option<bool> {
    let keys = |one: &Method| match one.function.ret.form {
        ReturnForm::Item(keys) => Some(keys),
        _ => None,
    };
    let keys: Vec<Keys> = method.signatures().map(keys).collect::<Option<_>>()?;
    let is_there = |wanted| keys.contains(&wanted);
    (is_there(Keys::Unsigned) || is_there(Keys::Signed)).then(|| !is_there(Keys::Signed))
}

/// Each signature of a slot that has several.
fn attempts(place: &Place<'_>, slot: &SlotMethod, params: &[Ident]) -> Vec<TokenStream> {
    let (path, (_, result)) = (&place.path, result(slot.row.shape));
    let each = slot.method.signatures().enumerate().map(|(index, one)| {
        let cfg = super::cfgs(&one.function.export.cfg);
        let run = symbol::numbered("run", Some(index + 1));
        let body = body(place.class, slot, (one, params), Reading::Attempt);
        quote! {
            #cfg
            fn #run<'a, 'py>(
                py: rt::Python<'py>,
                slf: rt::Receiver<'a, 'py, #path>,
                #(#params: &'a rt::Arg<'py>,)*
                pass: rt::Pass
            ) -> rt::Attempt #result {
                #body
            }
        }
    });
    each.collect()
}

/// What a slot's `run` answers with, and the same of one of several: the value alone.
fn result(shape: Shape) -> (TokenStream, Option<TokenStream>) {
    match shape {
        Shape::SetItem | Shape::DeleteItem | Shape::Finalize => {
            (quote!(rt::Done), Some(quote!(<()>)))
        }
        Shape::Next => (quote!(rt::Item), Some(quote!(<rt::Option<rt::Owned>>))),
        Shape::Length | Shape::Hash | Shape::Truth | Shape::Contains => {
            (quote!(rt::Number), Some(quote!(<isize>)))
        }
        _ => (quote!(rt::Answer), None),
    }
}

/// Whether an operand of another type is left to the other operand.
fn declines(shape: Shape) -> bool {
    matches!(shape, Shape::Forward | Shape::Reflected | Shape::InPlace | Shape::Compare(_))
}

/// The runtime's name of a shape.
fn shell(slot: &SlotMethod) -> &'static str {
    match slot.row.shape {
        Shape::Next => "next",
        Shape::Length | Shape::Hash => "number",
        Shape::Truth => "truth",
        Shape::Contains => "contains",
        Shape::Finalize => "finalize",
        Shape::Get => "get",
        Shape::InPlace if slot.row.slot == "Py_nb_inplace_power" => "inplace_power",
        Shape::Object | Shape::InPlace => "object",
        _ => "unary",
    }
}

/// The names of the arguments that Python passes besides the object.
fn params(slot: &SlotMethod) -> Vec<Ident> {
    let names: &[&str] = match slot.row.shape {
        Shape::SetItem | Shape::Get => &["arg_0", "arg_1"],
        // `pow(left, right, modulo)`.
        Shape::Forward | Shape::Reflected if slot.row.slot == "Py_nb_power" => &["arg_0", "arg_1"],
        Shape::Contains
        | Shape::Object
        | Shape::Attribute
        | Shape::Missing
        | Shape::DeleteItem
        | Shape::Forward
        | Shape::Reflected
        | Shape::InPlace
        | Shape::Compare(_) => &["arg_0"],
        _ => &[],
    };
    names.iter().map(|name| symbol::ident(name)).collect()
}

fn body(
    class: &Class,
    slot: &SlotMethod,
    (method, params): (&Method, &[Ident]),
    reading: Reading,
) -> TokenStream {
    let function = &method.function;
    let py_name = &function.export.py_name;
    match &slot.body {
        Body::Itself => return quote!(rt::give_self(&slf)),
        Body::Fields(fields) => {
            let fields = fields.iter().map(|field| {
                let (cfg, name) = (super::cfgs(&field.cfg), &field.py_name);
                quote!(#cfg #name)
            });
            return quote!(rt::give_fields(py, &slf, &[#(#fields),*]));
        }
        Body::Call | Body::Changed | Body::Place => {}
    }
    let Args { names, slots, reads, .. } = args::read(function, reading);
    let unpack = names.iter().zip(params).zip(&function.params).map(|((name, param), declared)| {
        let given = match (&declared.default, slot.row.shape) {
            (None, _) => quote!(#param),
            // Python passes all of its arguments; these two, where there is none, as `None`.
            (Some(_), Shape::Get | Shape::Forward | Shape::Reflected) => {
                quote!(rt::OptionalArg::unless_none(#param))
            }
            (Some(_), _) => quote!(rt::OptionalArg::given(#param)),
        };
        quote!(let #name = #given;)
    });
    // A modulo that the method knows nothing of.
    let alone = (params.len() > names.len()).then(|| match reading {
        Reading::Plain | Reading::Operand => quote!(if !rt::is_none(arg_1) {
            return rt::not_implemented(py);
        }),
        Reading::Attempt => {
            quote!(if !rt::is_none(arg_1) {
                return rt::attempted(rt::not_implemented(py));
            })
        }
    });
    let bind = args::bind(function, &names, &reads);
    let borrow = class::borrow(function, method.receiver, &class::holder(class, py_name));
    let call = class::call(function, method.receiver, &names);
    let call = match function.ret.form {
        ReturnForm::Item(_) => quote!(rt::looked_up(&slf, arg_0, move || #call)?),
        _ => call,
    };
    // The old value goes when the object is free again: its end may run anything.
    if (slot.row.shape, &slot.body) == (Shape::SetItem, &Body::Place) {
        let value = names.last();
        let replaced = quote!({ #borrow rt::replace(#call, #value) });
        return quote!(#alone #(#unpack)* #(#slots)* #bind let _old = #replaced; rt::Ok(()));
    }
    let give = |value: TokenStream| {
        let answer = match slot.row.shape {
            Shape::Next => quote!(rt::give_next(py, #value)),
            Shape::Length => quote!(rt::give_length(py, #value)),
            Shape::Hash => quote!(rt::give_hash(py, #value)),
            Shape::Truth | Shape::Contains => quote!(rt::give_truth(py, #value)),
            Shape::SetItem | Shape::DeleteItem | Shape::Finalize => {
                quote!(rt::give_nothing(py, #value))
            }
            Shape::InPlace if slot.body == Body::Changed => {
                quote!(rt::give_nothing(py, #value).and_then(|()| rt::give_self(&slf)))
            }
            _ => ret::give(function, value),
        };
        if reading == Reading::Attempt { rt::attempted(&answer) } else { answer }
    };
    let body = quote!(#alone #(#unpack)* #(#slots)* #bind #borrow);
    ret::end(function, class::borrows(function, method.receiver), &body, call, give)
}

/// `__call__` or `__init__`, with arguments of every kind.
fn call(place: &mut Place<'_>, slot: &SlotMethod) -> TokenStream {
    let path = place.path.clone();
    let (shell, by) = match slot.row.shape {
        Shape::Init => ("init", "initialized_by"),
        _ => ("call", "called_by"),
    };
    let (id, shell, by) = (symbol::ident(slot.row.slot), symbol::ident(shell), symbol::ident(by));
    let function = &slot.method.function;
    let py_name = &function.export.py_name;
    let qualified = format!("{}.{py_name}", place.class.export.py_name);
    if slot.method.is_overloaded() {
        let tried = overloads::tried(place, &slot.method, &qualified, false);
        let content = quote!(#tried rt::class_slot!(SLOT, #path, #id, #by, call););
        return overloads::module(place, &slot.method, &content);
    }
    let receiver: Receiver = slot.method.receiver;
    let holder = class::holder(place.class, py_name);
    let (params, body, call) = class::statements(function, receiver, &holder, Reading::Plain);
    let body = class::end(function, receiver, &body, call);
    let counts = Counts::of(function);
    let (typed, counts) = (counts.typed(), counts.literals());
    let signature = signature::marked(&qualified, function);
    let content = quote! {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, #path>,
            #params: #typed
        ) -> rt::Answer {
            #body
        }
        rt::class_slot!(SLOT, #path, #id, #shell, run, #signature, #counts);
    };
    overloads::module(place, &slot.method, &content)
}

/// `__buffer__`: the object stays borrowed as long as somebody holds its memory.
fn buffer(place: &mut Place<'_>, slot: &SlotMethod) -> TokenStream {
    let path = place.path.clone();
    let function = &slot.method.function;
    let way = symbol::ident(match slot.method.receiver {
        Receiver::Exclusive => "exclusive",
        _ => "shared",
    });
    let call = class::call(function, slot.method.receiver, &[]);
    let content = quote! {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, #path>,
            request: &rt::BufferRequest,
        ) -> rt::Done {
            request.#way(py, slf, &rt::Name("__buffer__"), |this, show| {
                show(rt::Exports::parts(#call))
            })
        }
        rt::buffer!(SLOT, RELEASE, #path, run);
    };
    overloads::module(place, &slot.method, &content)
}
