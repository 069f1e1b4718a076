//! The glue of one exported function, or of several under one name.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::args::{self, Args, Counts, Reading};
use super::{ret, rt};
use crate::emit::signature;
use crate::ir::{Function, Input, Overloads};
use crate::symbol::{self, Scope};

/// What makes a function's row in the table of methods; its body, its signature and its C entry are within.
///
/// A fn and no module: rustc compiles each module apart at first, with a copy of all that they share.
pub(super) fn function(function: &Function, names: &mut Scope) -> TokenStream {
    let export = &function.export;
    let cfg = super::cfgs(&export.cfg);
    let name = names.name(&export.py_name);
    let py_name = &export.py_name;
    let declared = format!(" `{}`", signature::declared(py_name, function));
    let origin = calls(function);
    let run = run(function, None);
    let signature = signature::marked(py_name, function);
    let counts = Counts::of(function).literals();
    let doc = signature::documented(&signature::text_signature(py_name, function), &export.doc);
    let (c_name, doc) = (super::zero_terminated(py_name), super::zero_terminated(&doc));
    let awaited = rt::awaited(function.is_async);
    quote! {
        #[doc = #declared]
        #[doc = ""]
        #[doc = #origin]
        #cfg
        pub(crate) const fn #name() -> rt::MethodDef {
            #run
            rt::fastcall!(call, run, #signature, #counts);
            rt::MethodDef::new(#c_name, call, #doc) #awaited
        }
    }
}

/// The same for several functions under one Python name, tried in order.
pub(super) fn overloads(overloads: &Overloads, names: &mut Scope) -> TokenStream {
    let py_name = &overloads.py_name;
    let name = names.name(py_name);
    let cfg = overloads.functions.first().map(|function| super::cfgs(&function.export.cfg));
    let mut docs = Vec::new();
    for function in &overloads.functions {
        docs.push(format!(" `{}`", signature::declared(py_name, function)));
        docs.push(String::new());
        docs.push(calls(function));
        docs.push(String::new());
    }
    docs.pop();
    // As C functions with several signatures document themselves.
    let lines = overloads.functions.iter().map(|function| signature::annotated(py_name, function));
    let mut doc = lines.collect::<Vec<_>>().join("\n");
    if !overloads.doc.is_empty() {
        doc.push_str("\n\n");
        doc.push_str(&overloads.doc);
    }
    let numbered =
        || overloads.functions.iter().enumerate().map(|(index, function)| (index + 1, function));
    let runs = numbered().map(|(number, function)| run(function, Some(number)));
    let rows = numbered().map(|(number, function)| {
        let run = symbol::numbered("run", Some(number));
        let signature = signature::marked(py_name, function);
        let counts = Counts::of(function).literals();
        let shown = signature::annotated(py_name, function);
        quote!((#run, #signature, #counts, #shown))
    });
    let (c_name, doc) = (super::zero_terminated(py_name), super::zero_terminated(&doc));
    let awaited = rt::awaited(overloads.is_awaited());
    quote! {
        #(#[doc = #docs])*
        #cfg
        pub(crate) const fn #name() -> rt::MethodDef {
            #(#runs)*
            rt::overloads!(call, #py_name, function, (), [#(#rows),*]);
            rt::MethodDef::new(#c_name, call, #doc) #awaited
        }
    }
}

fn calls(function: &Function) -> String {
    format!(" Calls `{}`, {}.", function.export.rust_path, function.export.location)
}

/// `fn run`: arguments in, the user's function called, its result handed back.
fn run(function: &Function, overload: Option<usize>) -> TokenStream {
    let reading = if overload.is_some() { Reading::Attempt } else { Reading::Plain };
    let args = args::read(function, reading);
    let (params, unpack) = args.unpack();
    let typed = args.counts.typed();
    let Args { names, slots, reads, .. } = args;
    let run = symbol::numbered("run", overload);
    let takes_module = function.inputs.contains(&Input::Module);
    let module = symbol::ident(if takes_module { "module" } else { "_module" });
    // Arguments must be read before the interpreter is left, or the call comes back.
    let bind = (function.nogil || function.is_async)
        .then(|| args::bind(function, &names, &reads))
        .flatten();
    let arguments = arguments(function, &names, reads, bind.is_some());
    let (pass, returns) = match overload {
        Some(_) => (Some(quote!(, pass: rt::Pass)), quote!(rt::Attempt)),
        None => (None, quote!(rt::Answer)),
    };
    let give = |value: TokenStream| {
        let answer = ret::give(function, value);
        if overload.is_some() { rt::attempted(&answer) } else { answer }
    };
    let (borrows, call) = (!slots.is_empty(), ret::call(function, &arguments));
    let body = ret::end(function, borrows, &quote!(#unpack #(#slots)* #bind), call, give);
    quote! {
        fn #run<'a, 'py>(
            py: rt::Python<'py>,
            #module: &'a rt::Arg<'py>,
            #params: #typed
            #pass
        ) -> #returns {
            #body
        }
    }
}

/// The arguments of the Rust function, in its own order.
fn arguments(
    function: &Function,
    names: &[Ident],
    reads: Vec<TokenStream>,
    bound: bool,
) -> Vec<TokenStream> {
    let argument = |input: &Input| match input {
        Input::Python => quote!(py),
        Input::Module => quote!(rt::module(module)),
        Input::Cancel => quote!(cancel),
        // Methods alone have one.
        Input::Receiver | Input::Object | Input::Compare(_) | Input::Items(_) => quote!(slf),
        Input::Param(index) if bound => args::bound(function, *index, &names[*index]),
        Input::Param(index) => reads[*index].clone(),
    };
    function.inputs.iter().map(argument).collect()
}
