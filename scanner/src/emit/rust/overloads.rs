//! The glue of methods, constructors and slots with several signatures: one `run` for each, tried in order.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::args::{Counts, Reading};
use super::class::{self, Place};
use super::{ret, rt};
use crate::emit::signature;
use crate::ir::{Export, Input, Method, Receiver};
use crate::symbol;

/// What stands in the member's module: each signature, and the C function that tries them.
pub(super) fn tried(
    place: &mut Place<'_>,
    method: &Method,
    name: &str,
    is_new: bool,
) -> TokenStream {
    let path = place.path.clone();
    let kind = symbol::ident(match method.receiver {
        _ if is_new => "constructor",
        Receiver::None => "static_method",
        Receiver::Class => "class_method",
        _ if place.class.is_python_enum() => "member_method",
        _ => "method",
    });
    let mut items = Vec::new();
    let mut rows = Vec::new();
    for (number, one) in numbered(method) {
        let (cfg, function) = (super::cfgs(&one.function.export.cfg), &one.function);
        let run = symbol::numbered("run", Some(number));
        items.push(attempt(place, one, &run, is_new));
        let signature = signature::marked(name, function);
        let counts = Counts::of(function).literals();
        let shown = signature::annotated(last(name), function);
        rows.push(quote!(#cfg (#run, #signature, #counts, #shown)));
    }
    quote! {
        #(#items)*
        rt::overloads!(call, #name, #kind, #path, [#(#rows),*]);
    }
}

/// Each signature with its number.
fn numbered(method: &Method) -> impl Iterator<Item = (usize, &Method)> {
    method.signatures().enumerate().map(|(index, one)| (index + 1, one))
}

/// The last part of a dotted name.
fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// A signature as messages show it.
fn shown(method: &Method, one: &Method) -> String {
    signature::annotated(&method.function.export.py_name, &one.function)
}

/// One signature of what is bound by names.
fn attempt(place: &Place<'_>, one: &Method, run: &Ident, is_new: bool) -> TokenStream {
    let (path, function) = (&place.path, &one.function);
    let cfg = super::cfgs(&function.export.cfg);
    let holder = class::holder(place.class, &function.export.py_name);
    let (params, body, call) = class::statements(function, one.receiver, &holder, Reading::Attempt);
    let typed = Counts::of(function).typed();
    let class =
        symbol::ident(if function.inputs.contains(&Input::Module) { "class" } else { "_class" });
    let (first, answer) = match one.receiver {
        _ if is_new && place.class.is_unit_enum() => {
            (quote!(_class: rt::Target<'a, 'py, #path>,), ret::give(function, call))
        }
        _ if is_new => {
            (quote!(class: rt::Target<'a, 'py, #path>,), quote!(rt::build(py, &class, #call)))
        }
        Receiver::None => (quote!(), ret::give(function, call)),
        Receiver::Class => {
            (quote!(#class: &'a rt::Bound<'py, rt::PyType>,), ret::give(function, call))
        }
        _ => {
            let slf = class::receiver_of(place);
            (quote!(#slf,), ret::give(function, call))
        }
    };
    let answer = rt::attempted(&answer);
    quote! {
        #cfg
        fn #run<'a, 'py>(
            py: rt::Python<'py>,
            #first
            #params: #typed,
            pass: rt::Pass
        ) -> rt::Attempt {
            #body
            #answer
        }
    }
}

/// An overloaded method's module.
pub(super) fn method(place: &mut Place<'_>, method: &Method) -> TokenStream {
    let path = place.path.clone();
    let py_name = &method.function.export.py_name;
    let qualified = format!("{}.{py_name}", place.class.export.py_name);
    let tried = tried(place, method, &qualified, false);
    let flags = match method.receiver {
        Receiver::None => quote!(rt::ffi::METH_STATIC),
        Receiver::Class => quote!(rt::ffi::METH_CLASS),
        _ => quote!(0),
    };
    let (c_name, doc) = (super::zero_terminated(py_name), super::zero_terminated(&doc(method)));
    let content = quote! {
        #tried
        rt::overloaded_method!(METHOD, call, #path, #flags, #c_name, #doc);
    };
    module(place, method, &content)
}

/// As C functions with several signatures document themselves: each signature, then what is said of any.
pub(super) fn doc(method: &Method) -> String {
    let lines: Vec<String> = method.signatures().map(|one| shown(method, one)).collect();
    let mut doc = lines.join("\n");
    for text in texts(method) {
        doc.push_str("\n\n");
        doc.push_str(text);
    }
    doc
}

/// The docs of the signatures, each once.
fn texts(method: &Method) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for one in method.signatures() {
        let text = one.function.export.doc.as_str();
        if !text.is_empty() && !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

/// The module of a member with several signatures.
pub(super) fn module(place: &mut Place<'_>, method: &Method, content: &TokenStream) -> TokenStream {
    let declared: Vec<String> =
        method.signatures().map(|one| format!(" `def {}`", shown(method, one))).collect();
    let export = Export { cfg: method.conditions(), ..method.function.export.clone() };
    class::module(place, &export, &declared, content)
}

/// `run` of a slot with several signatures, whose arguments have been counted.
pub(super) fn slot(method: &Method, params: &[Ident], none: &TokenStream) -> TokenStream {
    let tries = numbered(method).map(|(number, one)| {
        let (cfg, run) =
            (super::cfgs(&one.function.export.cfg), symbol::numbered("run", Some(number)));
        quote! {
            #cfg
            if let rt::Some(answer) = rt::fitting(#run(py, slf, #(#params,)* pass)) {
                return answer;
            }
        }
    });
    quote! {
        for pass in [rt::Pass::Exact, rt::Pass::Converting] {
            #(#tries)*
        }
        #none
    }
}

/// What a slot answers when no signature takes its arguments.
pub(super) fn refused(place: &Place<'_>, method: &Method, params: &[Ident]) -> TokenStream {
    let name = format!("{}.{}", place.class.export.py_name, method.function.export.py_name);
    let shown = method.signatures().map(|one| {
        let (cfg, text) = (super::cfgs(&one.function.export.cfg), shown(method, one));
        quote!(#cfg #text)
    });
    quote!(rt::no_overload(py, #name, &[#(#params),*], &[#(#shown),*]))
}

/// The constructors' docs, with the signature that Python reads where there is one.
pub(super) fn class_doc(export: &Export, new: &Method) -> String {
    if new.is_overloaded() {
        let lines: Vec<String> = new
            .signatures()
            .map(|one| signature::annotated(&export.py_name, &one.function))
            .collect();
        let mut doc = lines.join("\n");
        if !export.doc.is_empty() {
            doc.push_str("\n\n");
            doc.push_str(&export.doc);
        }
        return doc;
    }
    let first = signature::class_signature(&export.py_name, &new.function);
    signature::documented(&first, &export.doc)
}

/// The text that holds under the conditions of this build, as an expression.
pub(super) fn one_of(texts: &[(Vec<String>, String)], otherwise: &str) -> TokenStream {
    if let [(cfg, text)] = texts {
        if cfg.is_empty() {
            let text = Literal::string(text);
            return quote!(#text);
        }
    }
    if texts.is_empty() {
        return quote!(#otherwise);
    }
    let rows = texts.iter().map(|(cfg, text)| {
        let cfg = super::cfgs(cfg);
        quote!(#cfg #text)
    });
    quote!([#(#rows,)* #otherwise][0])
}
