//! Every expression that calls the runtime, one function each: what generated code asks of `rt`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::{Class, Function, Input, Literal, Method};

/// The value that `read` reads for a parameter, whose name is noted where it fails.
pub(super) fn read(param: &str, location: &str, read: &TokenStream) -> TokenStream {
    quote!(rt::read!(py, #param, #location, #read))
}

/// The same of an operand.
pub(super) fn read_operand(param: &str, location: &str, read: &TokenStream) -> TokenStream {
    quote!(rt::read_operand!(py, #param, #location, #read))
}

/// The same among overloads.
pub(super) fn attempt_read(param: &str, location: &str, read: &TokenStream) -> TokenStream {
    quote!(rt::attempt_read!(#param, #location, #read))
}

/// A place for the value that a borrowed argument lives in.
pub(super) fn slot() -> TokenStream {
    quote!(rt::slot())
}

/// A place for the object made from a literal default.
pub(super) fn slot_object() -> TokenStream {
    quote!(rt::slot_object())
}

pub(super) fn give(value: &TokenStream) -> TokenStream {
    quote!(rt::give(py, #value))
}

pub(super) fn give_iterator(value: &TokenStream) -> TokenStream {
    quote!(rt::give_iterator(py, #value))
}

pub(super) fn give_snapshot(value: &TokenStream) -> TokenStream {
    quote!(rt::give_snapshot(py, #value))
}

pub(super) fn give_result_iterator(value: &TokenStream) -> TokenStream {
    quote!(rt::give_result_iterator(py, #value))
}

pub(super) fn give_async_next(value: &TokenStream) -> TokenStream {
    quote!(rt::give_async_next(py, #value))
}

pub(super) fn give_stream(function: &Function, value: &TokenStream) -> TokenStream {
    let def = async_def(function);
    if function.tokio {
        return quote!(rt::give_tokio_stream(py, #def, #value));
    }
    quote!(rt::give_stream(py, #def, #value))
}

pub(super) fn give_result_stream(function: &Function, value: &TokenStream) -> TokenStream {
    let def = async_def(function);
    if function.tokio {
        return quote!(rt::give_result_tokio_stream(py, #def, #value));
    }
    quote!(rt::give_result_stream(py, #def, #value))
}

/// What messages and tracebacks say of a fn that Python awaits, and how it is polled.
fn async_def(function: &Function) -> TokenStream {
    let (name, place) = (&function.qualified, &function.export.location);
    let polling =
        Ident::new(if function.nogil { "Detached" } else { "Attached" }, Span::call_site());
    quote!(&rt::AsyncDef(#name, #place, rt::Polling::#polling))
}

/// The coroutine that awaits a call and hands its `value` on.
pub(super) fn coroutine(
    function: &Function,
    awaited: &TokenStream,
    given: &TokenStream,
) -> TokenStream {
    let def = async_def(function);
    let cancellable = function.inputs.contains(&Input::Cancel);
    if function.tokio {
        let (body, give) = (quote!(async move { #awaited }), quote!(|py, value| #given));
        return if cancellable {
            quote!(rt::on_tokio_cancellable(py, #def, move |cancel| #body, #give))
        } else {
            quote!(rt::on_tokio(py, #def, #body, #give))
        };
    }
    if function.ret.is_own && !function.nogil && !cancellable {
        return quote!(rt::coroutine(py, #def, async move { #awaited }, |py, value| #given));
    }
    let body = quote! {
        async move {
            let value = #awaited;
            rt::finish(move |py| #given)
        }
    };
    if cancellable {
        quote!(rt::cancellable(py, #def, move |cancel| #body))
    } else {
        quote!(rt::finishing(py, #def, #body))
    }
}

/// What makes the record of a fn one of a coroutine function.
pub(super) fn awaited(is_async: bool) -> Option<TokenStream> {
    is_async.then(|| quote!(.awaited()))
}

/// The same of a class some of whose methods are.
pub(super) fn with_coroutines(class: &Class) -> Option<TokenStream> {
    let any = class.methods.iter().any(Method::is_awaited);
    any.then(|| quote!(.with(rt::coroutines())))
}

/// The result of one overload: an answer, or a mismatch that lets the next one try.
pub(super) fn attempted(answer: &TokenStream) -> TokenStream {
    quote!(rt::attempted(#answer))
}

/// Runs a call with the interpreter left to others.
pub(super) fn detach(call: &TokenStream) -> TokenStream {
    quote!(rt::detach(py, move || #call))
}

/// Turns a foreign error into the exception of a class.
pub(super) fn error_as(call: &TokenStream, class: &TokenStream) -> TokenStream {
    quote!(#call.map_err(rt::error_as::<#class, _>))
}

/// `rt::exceptions::PyValueError`.
pub(super) fn exception(name: &Ident) -> TokenStream {
    quote!(rt::exceptions::#name)
}

/// A Python literal as a constant.
pub(super) fn literal(value: &Literal) -> TokenStream {
    match value {
        Literal::None => quote!(rt::Literal::None),
        Literal::Ellipsis => quote!(rt::Literal::Ellipsis),
        Literal::Bool(value) => quote!(rt::Literal::Bool(#value)),
        Literal::Int(digits) => quote!(rt::Literal::Int(#digits)),
        Literal::Float(text) => {
            let value = super::parse(text);
            quote!(rt::Literal::Float(#value))
        }
        Literal::Str(text) => quote!(rt::Literal::Str(#text)),
        Literal::Bytes(bytes) => {
            let bytes = proc_macro2::Literal::byte_string(bytes);
            quote!(rt::Literal::Bytes(#bytes))
        }
        Literal::List(items) => {
            let items = items.iter().map(literal);
            quote!(rt::Literal::List(&[#(#items),*]))
        }
        Literal::Tuple(items) => {
            let items = items.iter().map(literal);
            quote!(rt::Literal::Tuple(&[#(#items),*]))
        }
        Literal::Set(items) => {
            let items = items.iter().map(literal);
            quote!(rt::Literal::Set(&[#(#items),*]))
        }
        Literal::Dict(pairs) => {
            let pairs = pairs.iter().map(|(key, value)| {
                let (key, value) = (literal(key), literal(value));
                quote!((#key, #value))
            });
            quote!(rt::Literal::Dict(&[#(#pairs),*]))
        }
    }
}
