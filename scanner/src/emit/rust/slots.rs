//! The glue of methods that Python calls by itself: a `run` for each, and a record for each slot.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::args::{self, Args, Counts, Reading};
use super::class::{self, Place};
use super::{function, ret};
use crate::emit::signature;
use crate::ir::{Body, Class, Receiver, SlotMethod};
use crate::symbol::{self, Scope};
use crate::tables::slots::Shape;

/// The rows of `SLOTS`.
pub(super) fn rows(class: &Class, names: &mut Scope) -> Vec<TokenStream> {
    let mut rows = Vec::new();
    let mut groups: Vec<&str> = Vec::new();
    for slot in &class.slots {
        let export = &slot.method.function.export;
        if !slot.row.is_shared() {
            let (cfg, name) = (super::cfgs(&export.cfg), names.name(&export.py_name));
            rows.push(quote!(#cfg #name::SLOT));
        } else if !groups.contains(&slot.row.slot) {
            groups.push(slot.row.slot);
            let name = record(slot.row.slot);
            rows.push(quote!(#name));
        }
    }
    rows
}

/// `NB_ADD`: the record of a slot that several methods share.
fn record(slot: &str) -> Ident {
    symbol::ident(&slot.trim_start_matches("Py_").to_uppercase())
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
        let found =
            place.class.slots.iter().find(|one| one.row.slot == slot && shape(one.row.shape));
        let run = found.map(|one| {
            let name = names.name(&one.method.function.export.py_name);
            quote!(#name::run)
        });
        quote!([#run])
    };
    let names = &mut place.names;
    let (shape, runs) = match slot {
        "Py_tp_richcompare" => {
            let runs: Vec<TokenStream> =
                (0..6).map(|op| of(&|shape| shape == Shape::Compare(op), names)).collect();
            ("compare", runs)
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
    let (record, slot, shape) = (record(slot), symbol::ident(slot), symbol::ident(shape));
    quote!(rt::class_slot!(#record, #path, #slot, #shape, #(#runs),*);)
}

fn member(place: &mut Place<'_>, slot: &SlotMethod) -> TokenStream {
    let path = place.path.clone();
    let function = &slot.method.function;
    let export = &function.export;
    let py_name = &export.py_name;
    let declared = format!(" `def {}`", signature::annotated(py_name, function));
    let shape = slot.row.shape;
    if shape == Shape::Call {
        let content = call(place, slot);
        return class::module(place, export, &declared, &content);
    }
    let params = params(shape);
    let typed = params.iter().map(|param| quote!(#param: &'a rt::Arg<'py>));
    let returns = match shape {
        Shape::SetItem | Shape::DeleteItem => quote!(rt::Done),
        Shape::Next => quote!(rt::Item),
        Shape::Length | Shape::Hash | Shape::Truth | Shape::Contains => {
            quote!(rt::Number)
        }
        _ => quote!(rt::Answer),
    };
    let body = body(slot, &params);
    let record = (!slot.row.is_shared()).then(|| {
        let id = symbol::ident(slot.row.slot);
        let shell = symbol::ident(shell(slot));
        quote!(rt::class_slot!(SLOT, #path, #id, #shell, run);)
    });
    let content = quote! {
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, #path>,
            #(#typed),*
        ) -> #returns {
            #body
        }
        #record
    };
    class::module(place, export, &declared, &content)
}

/// The runtime's name of a shape.
fn shell(slot: &SlotMethod) -> &'static str {
    match slot.row.shape {
        Shape::Next => "next",
        Shape::Length | Shape::Hash => "number",
        Shape::Truth => "truth",
        Shape::Contains => "contains",
        Shape::Missing => "missing",
        Shape::Get => "get",
        Shape::InPlace if slot.row.slot == "Py_nb_inplace_power" => "inplace_power",
        Shape::Object | Shape::InPlace => "object",
        _ => "unary",
    }
}

/// The names of the arguments that Python passes besides the object.
fn params(shape: Shape) -> Vec<Ident> {
    let names: &[&str] = match shape {
        Shape::SetItem | Shape::Get => &["arg_0", "arg_1"],
        Shape::Contains
        | Shape::Object
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

fn body(slot: &SlotMethod, params: &[Ident]) -> TokenStream {
    let function = &slot.method.function;
    let py_name = &function.export.py_name;
    match &slot.body {
        Body::Itself => return quote!(rt::give_self(&slf)),
        Body::Fields(fields) => return quote!(rt::give_fields(py, &slf, &[#(#fields),*])),
        Body::Call => {}
    }
    let Args { names, slots, reads, .. } = args::read(function, Reading::Plain);
    // An operand of another type is left to the other operand.
    let declines = matches!(
        slot.row.shape,
        Shape::Forward | Shape::Reflected | Shape::InPlace | Shape::Compare(_)
    );
    let reads: Vec<TokenStream> =
        if declines { reads.iter().map(declined).collect() } else { reads };
    let unpack = names.iter().zip(params).map(|(name, param)| quote!(let #name = #param;));
    let bind = class::bind(&names, &reads);
    let borrow = class::borrow(slot.method.receiver, py_name);
    let call = class::call(function, slot.method.receiver, &names);
    let answer = match slot.row.shape {
        Shape::Next => quote!(rt::give_next(py, #call)),
        Shape::Length => quote!(rt::give_length(py, #call)),
        Shape::Hash => quote!(rt::give_hash(py, #call)),
        Shape::Truth | Shape::Contains => quote!(rt::give_truth(py, #call)),
        Shape::SetItem | Shape::DeleteItem => quote!(rt::give_nothing(py, #call)),
        Shape::InPlace => quote!(rt::give_nothing(py, #call)?; rt::give_self(&slf)),
        _ => ret::give(&function.ret, call),
    };
    quote!(#(#unpack)* #(#slots)* #bind #borrow #answer)
}

/// `match a.get(..) { Ok(value) => value, Err(raised) => return rt::decline(py, raised) }`: the read
/// ends in `?`.
fn declined(read: &TokenStream) -> TokenStream {
    let mut tokens: Vec<_> = read.clone().into_iter().collect();
    tokens.pop();
    let read: TokenStream = tokens.into_iter().collect();
    quote!(match #read { rt::Ok(value) => value, rt::Err(raised) => return rt::decline(py, raised) })
}

/// `__call__`, with arguments of every kind.
fn call(place: &mut Place<'_>, slot: &SlotMethod) -> TokenStream {
    let path = place.path.clone();
    let function = &slot.method.function;
    let py_name = &function.export.py_name;
    let qualified = format!("{}.{py_name}", place.class.export.py_name);
    let receiver: Receiver = slot.method.receiver;
    let (params, body, call) = class::statements(function, receiver, py_name);
    let answer = ret::give(&function.ret, call);
    let counts = Counts::of(function);
    let (typed, counts) = (counts.typed(), counts.literals());
    let signature = function::signature_const(&qualified, function, None);
    quote! {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, #path>,
            #params: #typed,
        ) -> rt::Answer {
            #body
            #answer
        }
        #signature
        rt::class_slot!(SLOT, #path, Py_tp_call, call, run, SIGNATURE, #counts);
    }
}
