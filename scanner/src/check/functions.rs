//! Functions: what kind of fn can be exported, and its signature in Python.

use syn::spanned::Spanned as _;

use super::hints::Way;
use super::params::{self, RustParam};
use super::{Cx, coroutines, modules, names, returns, types};
use crate::diag::{Code, Diagnostics};
use crate::ir::{Export, Function, Init, Input};
use crate::python::Def;
use crate::source::Span;
use crate::tables::comparisons;
use crate::tag::{Declaration, Tag};
use crate::tree::{Item, ItemId};

/// A tagged fn and what is known of it before its parts are judged.
pub(super) struct Subject<'a> {
    pub(super) item: &'a Item,
    pub(super) sig: &'a syn::Signature,
    pub(super) body: Option<&'a syn::Block>,
    pub(super) tag: &'a Tag,
    /// The Rust name.
    pub(super) name: String,
    /// Where that stands.
    pub(super) span: Span,
    /// In an impl: what `Self` and `Self::Output` stand for.
    pub(super) own: Vec<(String, types::Ty)>,
    /// The way that arguments go: out where Rust calls Python.
    pub(super) arguments: Way,
}

impl Subject<'_> {
    pub(super) fn place(&self, token: &impl quote::ToTokens) -> Span {
        self.item.place(token.span())
    }
}

fn subject<'a>(cx: &Cx<'a>, id: ItemId, tag: &'a Tag) -> Option<Subject<'a>> {
    let tree = cx.tree;
    let item = tree.item(id);
    let syn::Item::Fn(function) = &item.syntax else { return None };
    let span = item.span;
    Some(Subject {
        item,
        sig: &function.sig,
        body: Some(&function.block),
        tag,
        name: item.name()?,
        span,
        own: Vec::new(),
        arguments: Way::In,
    })
}

pub(super) fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    tag: &Tag,
) -> Option<Function> {
    let subject = subject(cx, id, tag)?;
    let def = match &tag.declaration {
        None => None,
        Some(Declaration::Def(def)) => Some(def),
        // Reported where tags are read.
        Some(_) => return None,
    };
    let name = names::py_name(cx.tree, id, tag)?;
    let export = modules::export(diags, cx, id, tag, &name);
    callable(diags, cx, &subject, def, export)
}

/// What can be called, of a module or of a class.
pub(super) fn callable(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    def: Option<&Def>,
    export: Export,
) -> Option<Function> {
    let callable = is_callable(diags, subject);
    let rust = params::rust(diags, cx, subject);
    let ret = returns::lower(
        diags,
        cx,
        subject,
        def.and_then(|def| def.returns.as_ref()),
        rust.as_deref(),
    );
    let rust = rust?;
    let is_async = subject.sig.asyncness.is_some();
    let fits = coroutines::cancel_handles(diags, subject, &rust);
    if !fits || (is_async && !coroutines::is_fit(diags, cx, subject, &export.py_name, &rust)) {
        return None;
    }
    let streams = ret.as_ref().is_some_and(|ret| ret.form.is_stream());
    let tokio = coroutines::tokio(diags, cx, subject, streams)?;
    let (inputs, taken) = split(diags, subject, rust);
    let params = params::lower(diags, cx, subject, def, &taken);
    let nogil = nogil(diags, subject, &inputs, &taken);
    if !callable {
        return None;
    }
    let qualified = export.py_name.clone();
    Some(Function { export, qualified, is_async, inputs, params: params?, ret: ret?, nogil, tokio })
}

/// Refuses fns that no Python call can stand for.
fn is_callable(diags: &mut Diagnostics, subject: &Subject<'_>) -> bool {
    let sig = subject.sig;
    let mut good = true;
    let mut refuse = |span: Span, code: Code, message: &str, label: &str, help: &str| {
        good = false;
        diags.report(code, span, message).at(label).help(help);
    };
    if let (None, Some(Declaration::Def(def))) = (&sig.asyncness, &subject.tag.declaration) {
        if def.is_async {
            refuse(
                def.span,
                Code::AsyncFunction,
                "`async def` needs an `async fn`",
                "declared as a coroutine",
                "write `def`: the Rust fn returns when it is done; or make it an `async fn`",
            );
        }
    }
    if let syn::Safety::Unsafe(token) = &sig.safety {
        let help = "export a safe fn that calls it and checks what it requires";
        refuse(
            subject.place(token),
            Code::UnsafeFunction,
            "an `unsafe fn` cannot be exported",
            "Python callers cannot promise anything",
            help,
        );
    }
    if let Some(token) = &sig.variadic {
        let help = "declare `*args` over a `Vec<T>` parameter instead";
        refuse(
            subject.place(token),
            Code::VariadicFunction,
            "a C-variadic fn cannot be exported",
            "arguments without types",
            help,
        );
    }
    for param in &sig.generics.params {
        let (what, help) = match param {
            syn::GenericParam::Lifetime(_) => continue,
            syn::GenericParam::Type(param) => (
                format!("the type parameter `{}`", param.ident),
                "write the type that Python callers will use, or export a fn for each of several under one name with `overload`",
            ),
            syn::GenericParam::Const(param) => (
                format!("the const parameter `{}`", param.ident),
                "export a fn that calls it with a fixed value, or take the value as an argument",
            ),
        };
        let message = format!("{what} has no value that Python could give it");
        refuse(subject.place(param), Code::GenericFunction, &message, "generic", help);
    }
    good
}

/// What the generator passes by itself, and what Python callers pass.
fn split(
    diags: &mut Diagnostics,
    subject: &Subject<'_>,
    rust: Vec<RustParam>,
) -> (Vec<Input>, Vec<RustParam>) {
    let mut inputs = Vec::new();
    let mut taken = Vec::new();
    let mut wants_module = subject.tag.has("pass_module");
    // A class method may take its class.
    let mut wants_class = subject.tag.has("classmethod");
    let mut wants_handle = is_handle_method(subject);
    let compares = subject.name == comparisons::RICH_COMPARE;
    let first = rust.iter().find(|param| !param.ty.is_python()).map(|param| param.type_span);
    for param in rust {
        if param.ty.is_python() {
            inputs.push(Input::Python);
        } else if coroutines::is_cancel_handle(&param.ty) {
            inputs.push(Input::Cancel);
        } else if compares && param.ty.external() == Some("CompareOp") {
            // Which one, each of the six says for itself.
            inputs.push(Input::Compare(""));
        } else if wants_handle {
            wants_handle = false;
            inputs.push(Input::Receiver);
        } else if wants_module && taken.is_empty() && param.ty.is_module_ref() {
            wants_module = false;
            inputs.push(Input::Module);
        } else if wants_class && taken.is_empty() && param.ty.is_class_ref() {
            wants_class = false;
            inputs.push(Input::Module);
        } else {
            inputs.push(Input::Param(taken.len()));
            taken.push(param);
        }
    }
    if wants_module {
        let span = subject.tag.word("pass_module").map_or(subject.tag.span, |word| word.span);
        let found =
            diags.report(Code::PassModule, span, "`pass_module` needs a parameter for the module");
        match first {
            Some(first) => found.label(first, "the first parameter is another type"),
            None => found.label(subject.span, "this fn has no parameter"),
        };
        found.help("make the first parameter `module: &Bound<'_, PyModule>`");
    }
    (inputs, taken)
}

/// Whether a method takes its object as a handle in its first parameter.
fn is_handle_method(subject: &Subject<'_>) -> bool {
    let own = subject.own.first().and_then(|(_, ty)| match ty {
        types::Ty::Named(named) => named.path.last(),
        _ => None,
    });
    let is_other = ["staticmethod", "classmethod"].iter().any(|word| subject.tag.has(word));
    own.is_some_and(|own| !is_other && super::classes::handle(subject.sig, own).is_some())
}

/// Whether the call leaves the interpreter, which nothing that belongs to it may survive.
fn nogil(
    diags: &mut Diagnostics,
    subject: &Subject<'_>,
    inputs: &[Input],
    taken: &[RustParam],
) -> bool {
    let Some(word) = subject.tag.word("nogil") else { return false };
    let bound = taken.iter().find(|param| param.ty.holds_python()).map(|param| param.type_span);
    let is_async = subject.sig.asyncness.is_some();
    // A coroutine has its object in a form that may go anywhere.
    let belongs = |input: &Input| match input {
        Input::Param(_) | Input::Cancel | Input::Compare(_) => false,
        Input::Receiver => !is_async,
        _ => true,
    };
    let token = inputs.iter().any(belongs);
    if bound.is_none() && !token {
        return true;
    }
    let found = diags.report(
        Code::NogilHandle,
        word.span,
        "a `nogil` function cannot take what belongs to the interpreter",
    );
    found.at("runs with the interpreter left to other threads");
    match bound {
        Some(span) => found.label(span, "this may be used while attached only"),
        None => found.label(subject.span, "it takes `Python<'_>` or the module"),
    };
    found.help("convert it to Rust data in the signature, or remove `nogil` and call `py.detach(..)` for the long part");
    true
}

/// `@py init` on `fn(&Bound<'_, PyModule>) -> PyResult<()>`.
pub(super) fn init(diags: &mut Diagnostics, cx: &Cx<'_>, id: ItemId, tag: &Tag) -> Option<Init> {
    let subject = subject(cx, id, tag)?;
    let callable = is_callable(diags, &subject);
    let rust = params::rust(diags, cx, &subject)?;
    let output = types::read_return(cx.tree, subject.item.module, subject.sig, &subject.own);
    let takes_python = rust.first().is_some_and(|first| first.ty.is_python());
    let own = &rust[usize::from(takes_python)..];
    let takes_module = matches!(own, [only] if only.ty.is_module_ref());
    let wrong = if !takes_module {
        Some(subject.place(&subject.sig.inputs))
    } else if !returns::is_result_of_unit(&output) {
        Some(subject.place(&subject.sig.output))
    } else {
        None
    };
    if let Some(span) = wrong {
        // An empty list or an elided return type has no place of its own.
        let span = if span.start == span.end { subject.span } else { span };
        diags
            .report(Code::InitSignature, span, "an init function takes the module and may fail")
            .at("another signature")
            .help(format!(
                "write `fn {}(module: &Bound<'_, PyModule>) -> PyResult<()>`",
                subject.name
            ));
        return None;
    }
    let export = modules::export(diags, cx, id, tag, &subject.name);
    callable.then_some(Init { export, takes_python })
}
