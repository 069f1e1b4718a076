//! The glue of a trait that Python implements: its class statement, its adapters, and its default methods.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::args::{self, Args, Counts, Reading};
use super::{class, ret};
use crate::emit::signature::{self, Style};
use crate::ir::{
    Interface, InterfaceMethod, InterfaceObject, MethodKind, Native, ParamKind, Receiver,
};
use crate::python::Literal as Python;
use crate::symbol::{self, Scope};

pub(super) fn interface(interface: &Interface, names: &mut Scope) -> TokenStream {
    let export = &interface.export;
    let (cfg, name) = (super::cfgs(&export.cfg), names.name(&export.py_name));
    let (py_name, place) = (&export.py_name, &export.location);
    let declared = format!(" `class {py_name}({})`", interface.bases_text());
    let origin = format!(" Made from the trait `{}`, {place}.", export.rust_path);
    let path = super::parse(&export.rust_path);
    let source = statement(interface);
    let mut scope = Scope::new(symbol::CLASS_NAMES);
    let defaults: Vec<TokenStream> =
        interface.defaults().map(|(number, method)| default(method, number, &mut scope)).collect();
    let rows = interface.defaults().map(|(_, method)| {
        let (name, module) = (&method.function.export.py_name, module_name(method, &mut scope));
        let kind = symbol::ident(match method.kind {
            MethodKind::Method => "Method",
            MethodKind::Getter => "Getter",
            MethodKind::Setter => "Setter",
        });
        let cfg = super::cfgs(&method.function.export.cfg);
        quote!(#cfg rt::TraitDefault::new(#name, #module::METHOD, rt::DefaultKind::#kind))
    });
    let rows: Vec<TokenStream> = rows.collect();
    let classes = interface.natives.iter().map(|native| {
        let (cfg, path) = (super::cfgs(&native.cfg), super::parse(&native.rust_path));
        quote!(#cfg <#path as rt::PyTypeInfo>::type_object)
    });
    let object = interface.object.as_ref().map(|one| object(interface, one, &mut scope));
    let own = object.as_ref().map(|_| quote!(<Object as rt::PyTypeInfo>::type_object));
    let classes: Vec<TokenStream> = classes.chain(own).collect();
    let direct: Vec<&Native> = interface.natives.iter().filter(|native| native.direct).collect();
    let listed = direct.iter().map(|native| {
        let (cfg, path) = (super::cfgs(&native.cfg), super::parse(&native.rust_path));
        quote!(#cfg #path)
    });
    let out = object.is_some();
    let listed: Vec<TokenStream> = listed.chain(object.as_ref().map(|_| quote!(Object))).collect();
    let bases = interface.bases.iter().map(|base| {
        let path = super::parse(&base.rust_path);
        quote!(<dyn #path as rt::Interface>::definition)
    });
    let bases: Vec<TokenStream> = bases.collect();
    let derives = (!bases.is_empty()).then(|| quote!(.with_bases(&[#(#bases),*])));
    let home = &interface.home;
    let adapters = traits(interface).map(|(path, methods)| {
        adapter(methods, &path, &quote!(rt::Foreign<This>), &|method| foreign(method))
    });
    let adapters: Vec<TokenStream> = adapters.collect();
    let inherited =
        interface.defaults().map(|(number, method)| inherited(interface, &path, number, method));
    let inherited_supers = inherited_supers(interface);
    let natives = direct.iter().map(|one| {
        let (cfg, class) = (super::cfgs(&one.cfg), super::parse(&one.rust_path));
        let adapter = native(&interface.methods, &path, &class);
        quote!(#cfg #adapter)
    });
    quote! {
        #[doc = #declared]
        #[doc = ""]
        #[doc = #origin]
        #cfg
        pub(crate) mod #name {
            use super::rt;
            type This = dyn #path;
            pub(crate) static CLASS: rt::InterfaceDef =
                rt::InterfaceDef::new(#py_name, #home, SOURCE, #place, DEFAULTS, CLASSES) #derives;
            static SOURCE: &[&str] = &[#(#source),*];
            static DEFAULTS: &[rt::TraitDefault] = &[#(#rows),*];
            static CLASSES: &[rt::ClassOf] = &[#(#classes),*];
            rt::interface!(#path, CLASS, #out, [#(#listed),*]);
            #(#adapters)*
            #(#inherited)*
            #(#inherited_supers)*
            #(#natives)*
            #object
            #(#defaults)*
        }
    }
}

/// The class statement that the runtime runs, in pieces: what stands under a condition is one of its own. `\u{1}` stands
/// for what makes parameters positional, which Python 3.7 lacks, and `\u{2}` for the bases.
fn statement(interface: &Interface) -> Vec<TokenStream> {
    let doc = |doc: &str| Python::Str(doc.to_owned()).source();
    let name = &interface.export.py_name;
    let mut all = Vec::new();
    let mut text = format!(
        "from abc import ABC, abstractmethod\n\nclass {name}(\u{2}):\n    __slots__ = ()\n"
    );
    if !interface.export.doc.is_empty() {
        text.push_str(&format!("    __doc__ = {}\n", doc(&interface.export.doc)));
    }
    for one in interface.methods.iter().filter(|one| !one.has_default) {
        let own = abstract_method(name, one);
        if one.function.export.cfg.is_empty() {
            text.push_str(&own);
            continue;
        }
        let (before, cfg) = (std::mem::take(&mut text), super::cfgs(&one.function.export.cfg));
        all.extend((!before.is_empty()).then(|| quote!(#before)));
        all.push(quote!(#cfg #own));
    }
    all.extend((!text.is_empty()).then(|| quote!(#text)));
    all
}

fn abstract_method(class: &str, one: &InterfaceMethod) -> String {
    let function = &one.function;
    let py_name = &function.export.py_name;
    let mut text = match one.kind {
        MethodKind::Method => String::new(),
        MethodKind::Getter => "    @property\n".to_owned(),
        MethodKind::Setter => format!("    @{py_name}.setter\n"),
    };
    let mut params = vec!["self".to_owned()];
    params.extend(signature::pieces(&function.params, Style::Bare, &mut |_| String::new()));
    let params = params.join(", ").replace(", /", "\u{1}");
    text.push_str(&format!("    @abstractmethod\n    def {py_name}({params}):\n"));
    if !function.export.doc.is_empty() {
        let doc = Python::Str(function.export.doc.clone()).source();
        text.push_str(&format!("        {doc}\n"));
    }
    text + &format!("        raise NotImplementedError('{class}.{py_name}')\n")
}

/// The trait and its tagged supertraits, each with its methods.
fn traits(interface: &Interface) -> impl Iterator<Item = (TokenStream, &[InterfaceMethod])> {
    let own = (super::parse(&interface.export.rust_path), interface.methods.as_slice());
    let above =
        interface.supers.iter().map(|of| (super::parse(&of.rust_path), of.methods.as_slice()));
    std::iter::once(own).chain(above)
}

/// `impl crate::Shape for ..`, with a body for each method.
fn adapter(
    methods: &[InterfaceMethod],
    path: &TokenStream,
    target: &TokenStream,
    body: &dyn Fn(&InterfaceMethod) -> Option<TokenStream>,
) -> TokenStream {
    implement(&TokenStream::new(), methods, path, target, body)
}

fn implement(
    generics: &TokenStream,
    methods: &[InterfaceMethod],
    path: &TokenStream,
    target: &TokenStream,
    body: &dyn Fn(&InterfaceMethod) -> Option<TokenStream>,
) -> TokenStream {
    let methods = methods.iter().filter_map(|method| {
        let (head, body) = (super::parse(&method.head), body(method)?);
        let cfg = super::cfgs(&method.function.export.cfg);
        let end = (!method.returns).then(|| quote!(;));
        Some(quote!(#cfg #head { #body #end }))
    });
    quote!(impl #generics #path for #target { #(#methods)* })
}

/// The arguments of a method that Python gets, and all of them.
fn arguments(method: &InterfaceMethod) -> (Vec<Ident>, Vec<Ident>) {
    let all = method.arguments.iter().map(|(name, _)| symbol::ident(name)).collect();
    let given = method.arguments.iter().filter(|(_, given)| *given);
    (given.map(|(name, _)| symbol::ident(name)).collect(), all)
}

/// Calls Python.
fn foreign(method: &InterfaceMethod) -> Option<TokenStream> {
    let name = &method.function.export.py_name;
    let (given, _) = arguments(method);
    let call = match method.kind {
        MethodKind::Method if given.is_empty() => quote!(self.call(&NAME, ())),
        MethodKind::Method if !by_position(method) => {
            let passed = given.iter().zip(&method.function.params).map(|(value, param)| {
                let name = &param.name;
                match param.kind {
                    ParamKind::PositionalOnly | ParamKind::Positional => {
                        quote!(passed.one(#value)?;)
                    }
                    ParamKind::VarPositional => quote!(passed.all(#value)?;),
                    ParamKind::KeywordOnly => quote!(passed.named(#name, #value)?;),
                    ParamKind::VarKeyword => quote!(passed.rest(#value)?;),
                }
            });
            quote!(self.call_passing(&NAME, |passed| { #(#passed)* rt::Ok(()) }))
        }
        MethodKind::Method => quote!(self.call(&NAME, (#(#given,)*))),
        MethodKind::Getter => quote!(self.read(&NAME)),
        MethodKind::Setter => quote!(self.write(&NAME, #(#given)*)),
    };
    // Its type is told by nothing else.
    let nothing = (!method.returns).then(|| quote!(let () =));
    Some(quote!(static NAME: rt::Interned = rt::Interned::new(#name); #nothing #call))
}

/// Whether Python gets all arguments by position, each as one.
fn by_position(method: &InterfaceMethod) -> bool {
    let mut kinds = method.function.params.iter().map(|param| param.kind);
    kinds.all(|kind| matches!(kind, ParamKind::PositionalOnly | ParamKind::Positional))
}

/// All methods of the trait by the adapter, but one by its default.
fn inherited(
    interface: &Interface,
    path: &TokenStream,
    number: usize,
    own: &InterfaceMethod,
) -> TokenStream {
    let (literal, cfg) = (Literal::usize_unsuffixed(number), super::cfgs(&own.function.export.cfg));
    let forward =
        |method: &InterfaceMethod| (!std::ptr::eq(method, own)).then(|| forward(path, method));
    let target = quote!(rt::Inherited<This, #literal>);
    let adapter = adapter(&interface.methods, path, &target, &forward);
    quote!(#cfg #adapter)
}

/// All methods of the supertraits by the adapter, whichever default runs.
fn inherited_supers(interface: &Interface) -> impl Iterator<Item = TokenStream> {
    let any = interface.defaults().next().is_some();
    interface.supers.iter().filter(move |_| any).map(|of| {
        let path = super::parse(&of.rust_path);
        let (generics, target) =
            (quote!(<const DEFAULT: usize>), quote!(rt::Inherited<This, DEFAULT>));
        implement(&generics, &of.methods, &path, &target, &|method| Some(forward(&path, method)))
    })
}

/// A method by the adapter inside.
fn forward(path: &TokenStream, method: &InterfaceMethod) -> TokenStream {
    let (_, all) = arguments(method);
    let name = symbol::ident(&method.rust_name);
    let this = match method.receiver {
        Receiver::Exclusive => quote!(&mut self.0),
        _ => quote!(&self.0),
    };
    quote!(#path::#name(#this #(, #all)*))
}

/// All methods by the value that an object of a class holds.
fn native(methods: &[InterfaceMethod], path: &TokenStream, class: &TokenStream) -> TokenStream {
    let call = |method: &InterfaceMethod| {
        let (_, all) = arguments(method);
        let name = symbol::ident(&method.rust_name);
        let py_name = &method.function.export.py_name;
        let borrow = symbol::ident(match method.receiver {
            Receiver::Exclusive => "exclusive",
            _ => "shared",
        });
        let target = quote!(<#class as #path>::#name);
        let call = if all.is_empty() { target } else { quote!(|this| #target(this #(, #all)*)) };
        Some(quote!(self.#borrow(&rt::Name(#py_name), #call)))
    };
    adapter(methods, path, &quote!(rt::Native<#class>), &call)
}

/// What Rust hands out as an object of the trait: a class of its own, which implements the trait by what it holds.
fn object(interface: &Interface, object: &InterfaceObject, names: &mut Scope) -> TokenStream {
    let path = super::parse(&interface.export.rust_path);
    let every = quote!(dyn #path + ::core::marker::Send + ::core::marker::Sync);
    let (kept, given) = if object.for_threads {
        let (send, sync) =
            (quote!(dyn #path + ::core::marker::Send), quote!(dyn #path + ::core::marker::Sync));
        (quote!(This), vec![quote!(This), send, sync, every])
    } else {
        (every.clone(), vec![every])
    };
    let pointer = symbol::ident(if object.class.frozen { "Arc" } else { "Box" });
    let adapters = traits(interface).map(|(path, methods)| {
        let by_value = |method: &InterfaceMethod| {
            let (_, all) = arguments(method);
            let name = symbol::ident(&method.rust_name);
            let this = match method.receiver {
                Receiver::Exclusive => quote!(&mut *self.0),
                _ => quote!(&*self.0),
            };
            Some(quote!(#path::#name(#this #(, #all)*)))
        };
        let own = adapter(methods, &path, &quote!(Object), &by_value);
        let native = native(methods, &path, &quote!(Object));
        quote!(#own #native)
    });
    let adapters: Vec<TokenStream> = adapters.collect();
    let class = class::class(&[], &object.class, names);
    quote! {
        rt::interface_object!(#pointer, Object, #kept, [#(#given),*]);
        #(#adapters)*
        #class
    }
}

/// The name of a default method's module: getter and setter of a property have one each.
fn module_name(method: &InterfaceMethod, names: &mut Scope) -> Ident {
    names.name(&method.rust_name)
}

/// A default method, as Python calls it.
fn default(method: &InterfaceMethod, number: usize, names: &mut Scope) -> TokenStream {
    let function = &method.function;
    let export = &function.export;
    let (py_name, name) = (&export.py_name, module_name(method, names));
    let declared = format!(" `{}`", signature::declared(py_name, function));
    let origin = format!(" The default of `{}`, {}.", export.rust_path, export.location);
    let args = args::read(function, Reading::Plain);
    let (params, unpack) = args.unpack();
    let Args { names: own, slots, reads, .. } = args;
    let bind = args::bind(function, &own, &reads);
    let answer = ret::give(function, class::call(function, method.receiver, &own));
    let counts = Counts::of(function);
    let (typed, counts) = (counts.typed(), counts.literals());
    let signature = signature::marked(py_name, function);
    let number = Literal::usize_unsuffixed(number);
    let this = match method.receiver {
        Receiver::Exclusive => quote!(&mut rt::Inherited::<This, #number>::of(module)),
        _ => quote!(&rt::Inherited::<This, #number>::of(module)),
    };
    let doc = signature::documented(
        &signature::method_signature(py_name, function, method.receiver),
        &export.doc,
    );
    let (c_name, doc) = (super::zero_terminated(py_name), super::zero_terminated(&doc));
    let cfg = super::cfgs(&export.cfg);
    quote! {
        #[doc = #declared]
        #[doc = ""]
        #[doc = #origin]
        #cfg
        pub(crate) mod #name {
            use super::{This, rt};
            fn run<'a, 'py>(
                py: rt::Python<'py>,
                module: &'a rt::Arg<'py>,
                #params: #typed
            ) -> rt::Answer {
                #unpack
                #(#slots)*
                #bind
                let this = #this;
                #answer
            }
            rt::fastcall!(call, run, #signature, #counts);
            pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(#c_name, call, #doc);
        }
    }
}
