//! The glue of one class: its definition, and a module for each member.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::args::{self, Args, Counts, Reading};
use super::{attribute, enums, overloads, python, records, ret, rt, slots, traversal};
use crate::emit::signature;
use crate::ir::{
    Base, Class, Collection, Door, EnumKind, Function, Input, Method, Param, Passing, Receiver,
    Site,
};
use crate::symbol::{self, Scope};

/// The names of a class's own tables, and its type.
pub(super) struct Place<'a> {
    pub(super) class: &'a Class,
    pub(super) path: TokenStream,
    pub(super) names: Scope,
    doors: &'a [Door],
    /// Members that are written behind another door than the class.
    elsewhere: Vec<(Site, TokenStream)>,
}

pub(super) fn class(doors: &[Door], class: &Class, names: &mut Scope) -> TokenStream {
    written(doors, class, names).0
}

/// What stands behind a door of another module than the class: its methods that only that module sees.
pub(super) fn elsewhere(doors: &[Door], class: &Class, site: Site) -> Option<TokenStream> {
    class.elsewhere.iter().find(|one| one.site == site)?;
    let (_, members) = written(doors, class, &mut Scope::new(symbol::FILE_NAMES));
    let members = members.into_iter().filter(|(at, _)| *at == site).map(|(_, member)| member);
    let (name, path) = (group(class), super::parse(&class.export.rust_path));
    let (doc, cfg) =
        (format!(" Of `class {}`", class.export.py_name), super::cfgs(&class.export.cfg));
    Some(quote! {
        #[doc = #doc]
        #cfg
        pub(crate) mod #name {
            use super::rt;
            type This = #path;
            #(#members)*
        }
    })
}

/// `of_shapes__Point`: the module around members that stand behind another door.
fn group(class: &Class) -> Ident {
    let path = class.export.rust_path.trim_start_matches("crate").replace("::", "__");
    let plain = |char: char| if char.is_alphanumeric() { char } else { '_' };
    symbol::ident(&format!("of{}", path.chars().map(plain).collect::<String>()))
}

/// A class, and its members that are written elsewhere.
fn written(
    doors: &[Door],
    class: &Class,
    names: &mut Scope,
) -> (TokenStream, Vec<(Site, TokenStream)>) {
    let export = &class.export;
    let cfg = super::cfgs(&export.cfg);
    let name = names.name(&export.py_name);
    let declared = format!(" `class {}`", export.py_name);
    let origin = format!(" Made from `{}`, {}.", export.rust_path, export.location);
    let path = super::parse(&export.rust_path);
    let access = symbol::ident(match class {
        Class { is_unsendable: true, .. } => "OneThread",
        Class { shared: true, guarded: true, .. } => "Counted",
        Class { viewed: Some(_), .. } => "Viewable",
        Class { guarded: true, .. } => "Mutable",
        _ => "Frozen",
    });
    let mut place = Place {
        class,
        path: quote!(This),
        names: Scope::new(symbol::CLASS_NAMES),
        doors,
        elsewhere: Vec::new(),
    };
    let by_value = match class {
        Class { shared: true, by_value: true, .. } => {
            Some(quote!(rt::class_shared!(This, copied);))
        }
        Class { shared: true, .. } => Some(quote!(rt::class_shared!(This);)),
        _ if class.is_unit_enum() => None,
        _ => class.by_value.then(|| quote!(rt::class_by_value!(This);)),
    };
    let traverse = traversal::of_class(class);
    let form = python::form(class).or_else(|| enums::form(class));
    let (form, free_list) = match class.free_list {
        Some(most) => {
            let most = Literal::u32_unsuffixed(most);
            let form = form.unwrap_or_else(|| quote!(, on_object));
            let free_list = quote!(static FREE: rt::FreeList = rt::FreeList::new(#most););
            (Some(quote!(#form, FREE)), Some(free_list))
        }
        None => (form, None),
    };
    let extends = extends(class);
    let on_python = python::items(class);
    let kind = match class.enumeration.as_ref().map(|of| (of, of.kind)) {
        Some((of, EnumKind::Python(base))) => {
            let definition = enums::definition(&mut place, of, base.name);
            quote!(rt::python_enum!(This, ENUM); #definition)
        }
        _ => {
            let definition = definition(&mut place);
            quote!(rt::class!(This, CLASS, #access #form); #free_list #extends #on_python #by_value #traverse #definition)
        }
    };
    let members = members(&mut place);
    let glue = quote! {
        #[doc = #declared]
        #[doc = ""]
        #[doc = #origin]
        #cfg
        pub(crate) mod #name {
            use super::rt;
            type This = #path;
            #kind
            #(#members)*
        }
    };
    (glue, place.elsewhere)
}

/// `type Base = crate::Animal; rt::extends!(This, Base, base);`
fn extends(class: &Class) -> Option<TokenStream> {
    let Base::Class { rust_path, field, .. } = class.base.as_ref()?;
    let (base, field) = (super::parse(rust_path), member(field));
    Some(quote!(type Base = #base; rt::extends!(This, Base, #field);))
}

/// `static CLASS`, and the tables it is made of.
fn definition(place: &mut Place<'_>) -> TokenStream {
    let Place { class, path, names, .. } = place;
    let export = &class.export;
    let news: Vec<(Vec<String>, &Method)> =
        class.constructors.iter().map(|new| (new.conditions(), new)).collect();
    let init = class.slots.iter().find(|one| class.new_default && one.row.name == "__init__");
    let init = init.map(|one| (one.method.conditions(), &one.method));
    let docs: Vec<(Vec<String>, String)> = news
        .iter()
        .chain(&init)
        .map(|(cfg, new)| (cfg.clone(), super::zero_terminated(&overloads::class_doc(export, new))))
        .collect();
    let doc = overloads::one_of(&docs, &super::zero_terminated(&export.doc));
    let c_name = super::zero_terminated(&export.py_name);
    let new = names.name("__new__");
    let vectorcall = match news.as_slice() {
        [] => None,
        // It goes past `__init__`.
        _ if class.has_init || class.python.is_some() => None,
        [(cfg, _)] if cfg.is_empty() => Some(quote!(.with_vectorcall(#new::VECTORCALL))),
        several => {
            let cfgs = several.iter().map(|(cfg, _)| super::cfgs(cfg));
            Some(quote!(.with_first_vectorcall(&[#(#cfgs #new::VECTORCALL),*])))
        }
    };
    let extending = class.base.as_ref().map(|_| quote!(.extending(rt::base::<#path>())));
    let on_python = class.python.as_ref().map(|_| quote!(.on_python(&BASES)));
    let home = class.is_base.then(|| {
        let home = &class.home;
        quote!(.in_module(#home))
    });
    let is_final = class.is_final.then(|| quote!(.with_final()));
    let kept = class.kept && class.traversal.is_none();
    let singletons =
        (kept || class.is_unit_enum()).then(|| quote!(.with(rt::singletons::<#path>())));
    let gc = class.traversal.is_some().then(|| quote!(.with(rt::gc::<#path>())));
    let seen = class.viewed.is_some_and(|viewed| viewed.collected) && class.traversal.is_none();
    let views = seen.then(|| quote!(.with(rt::views::<#path>())));
    let drops = class.drops.then(|| quote!(.with(rt::drops::<#path>())));
    let dict = class.has_dict.then(|| quote!(.with(rt::dict::<#path>())));
    let collection = class.collection.map(|kind| match kind {
        Collection::Sequence => quote!(.with(rt::sequence())),
        Collection::Mapping => quote!(.with(rt::mapping())),
    });
    let finalizer = class.has_finalizer.then(|| quote!(.with(rt::finalizer::<#path>())));
    let weakref = class.has_weakrefs.then(|| quote!(.with(rt::weakref::<#path>())));
    let free_list = class.free_list.map(|_| quote!(.with(rt::freelist::<#path>(&FREE))));
    let methods = class.methods.iter().map(|method| {
        let (cfg, name) =
            (super::cfgs(&method.conditions()), names.name(&method.function.export.py_name));
        let awaited = rt::awaited(method.is_awaited());
        quote!(#cfg #name::METHOD #awaited)
    });
    let methods: Vec<TokenStream> = methods.collect();
    let methods = methods.into_iter().chain(slots::methods(class, names));
    let coroutines = rt::with_coroutines(class);
    let getitem = class.is_generic.then(|| quote!(rt::Method::CLASS_GETITEM));
    let methods = methods.chain(enums::methods(class)).chain(records::methods(class));
    let methods: Vec<TokenStream> = methods.chain(getitem).collect();
    let attributes = class.attributes.iter().map(|attribute| {
        let (cfg, name) =
            (super::cfgs(&attribute.export.cfg), names.name(&attribute.export.py_name));
        quote!(#cfg #name::ATTRIBUTE)
    });
    let dict_attribute = class.has_dict.then(|| quote!(rt::Attribute::DICT));
    let attributes: Vec<TokenStream> = attributes.chain(dict_attribute).collect();
    let of_new = news.iter().map(|(cfg, _)| {
        let cfg = super::cfgs(cfg);
        quote!(#cfg #new::SLOT)
    });
    let mut slots: Vec<TokenStream> = of_new.collect();
    slots.extend(class.new_default.then(|| quote!(rt::Slot::new_default())));
    slots.extend(slots::rows(class, names));
    slots.extend(enums::slots(class));
    quote! {
        pub(crate) static CLASS: rt::ClassDef =
            rt::ClassDef::new::<#path>(#c_name, #doc, METHODS, ATTRIBUTES, SLOTS) #vectorcall #extending #on_python #home #is_final #singletons #gc #views #drops #dict #weakref #finalizer #coroutines #collection #free_list;
        static METHODS: &[rt::Method<#path>] = &[#(#methods),*];
        static ATTRIBUTES: &[rt::Attribute<#path>] = &[#(#attributes),*];
        static SLOTS: &[rt::Slot<#path>] = &[#(#slots),*];
    }
}

fn members(place: &mut Place<'_>) -> Vec<TokenStream> {
    let class = place.class;
    let mut members = Vec::new();
    members.extend(class.constructors.iter().map(|new| constructor(place, new)));
    members.extend(class.attributes.iter().map(|one| attribute::attribute(place, one)));
    members.extend(class.methods.iter().map(|one| method(place, one)));
    members.extend(slots::members(place));
    members.extend(enums::items(place));
    members.extend(records::pickled(place));
    members
}

/// The module around a member's items.
pub(super) fn module(
    place: &mut Place<'_>,
    function: &crate::ir::Export,
    declared: &[String],
    content: &TokenStream,
) -> TokenStream {
    let cfg = super::cfgs(&function.cfg);
    let name = place.names.name(&function.py_name);
    let origin = format!(" From `{}`, {}.", function.rust_path, function.location);
    let module = quote! {
        #(#[doc = #declared] #[doc = ""])*
        #[doc = #origin]
        #cfg
        pub(crate) mod #name {
            use super::{This, rt};
            #content
        }
    };
    match function.site {
        Site::Door(index) if function.site != place.class.export.site => {
            place.elsewhere.push((function.site, module));
            let door =
                place.doors.get(index).map(|door| super::module::door_path(place.doors, door));
            let group = group(place.class);
            quote!(#cfg use #door::#group::#name;)
        }
        _ => module,
    }
}

fn constructor(place: &mut Place<'_>, method: &Method) -> TokenStream {
    let path = place.path.clone();
    let name = &place.class.export.py_name;
    if method.is_overloaded() {
        let tried = overloads::tried(place, method, name, true);
        let content = quote!(#tried rt::constructed_by!(SLOT, VECTORCALL, call, #path););
        return overloads::module(place, method, &content);
    }
    let new = &method.function;
    let declared = format!(" `{}`", signature::declared("__new__", new));
    let (params, body, call) = match place.class.dataclass.as_ref().map(|one| &one.build) {
        Some(Some(build)) => records::constructor(place.class, build, new),
        _ => statements(new, Receiver::None, name, Reading::Plain),
    };
    let counts = Counts::of(new);
    let (typed, counts) = (counts.typed(), counts.literals());
    let signature = signature::marked(name, new);
    let (target, made) = if place.class.is_unit_enum() {
        // Its objects exist: the constructor names one of them.
        (symbol::ident("_class"), ret::give(new, call))
    } else {
        (symbol::ident("class"), quote!(rt::build(py, &class, #call)))
    };
    let content = quote! {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            #target: rt::Target<'a, 'py, #path>,
            #params: #typed
        ) -> rt::Answer {
            #body
            #made
        }
        rt::constructor!(SLOT, VECTORCALL, run, #signature, #counts, #path);
    };
    module(place, &new.export, &[declared], &content)
}

fn method(place: &mut Place<'_>, method: &Method) -> TokenStream {
    if method.is_overloaded() {
        return overloads::method(place, method);
    }
    let path = place.path.clone();
    let function = &method.function;
    let py_name = &function.export.py_name;
    let qualified = format!("{}.{py_name}", place.class.export.py_name);
    let declared = format!(" `{}`", signature::declared(py_name, function));
    let holder = holder(place.class, py_name);
    let (params, body, call) = statements(function, method.receiver, &holder, Reading::Plain);
    let body = end(function, method.receiver, &body, call);
    let counts = Counts::of(function);
    let (typed, counts) = (counts.typed(), counts.literals());
    let signature = signature::marked(&qualified, function);
    let (first, shell) = match method.receiver {
        Receiver::None => (quote!(), "static_method"),
        Receiver::Class => {
            let class = symbol::ident(if function.inputs.contains(&Input::Module) {
                "class"
            } else {
                "_class"
            });
            (quote!(#class: &'a rt::Bound<'py, rt::PyType>,), "class_method")
        }
        _ => {
            let shell = if place.class.is_python_enum() { "member_method" } else { "method" };
            let slf = receiver_of(place);
            (quote!(#slf,), shell)
        }
    };
    let shell = symbol::ident(shell);
    let doc = signature::documented(
        &signature::method_signature(py_name, function, method.receiver),
        &function.export.doc,
    );
    let (c_name, doc) = (super::zero_terminated(py_name), super::zero_terminated(&doc));
    let content = quote! {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            #first
            #params: #typed
        ) -> rt::Answer {
            #body
        }
        rt::#shell!(METHOD, run, #signature, #counts, #path, #c_name, #doc);
    };
    module(place, &function.export, &[declared], &content)
}

/// How a method is named that holds an object. In a family, another class's may ask for it.
pub(super) fn holder(class: &Class, py_name: &str) -> String {
    if class.is_base || class.base.is_some() {
        return format!("{}.{py_name}", class.export.py_name);
    }
    py_name.to_owned()
}

/// The object that a member is called on.
pub(super) fn receiver_of(place: &Place<'_>) -> TokenStream {
    let path = &place.path;
    if place.class.is_python_enum() {
        quote!(slf: rt::Member<'a, 'py, #path>)
    } else {
        quote!(slf: rt::Receiver<'a, 'py, #path>)
    }
}

/// What comes before the user's function is called, and the call: arguments are read first, as their
/// conversion may run Python, then the object's value is borrowed.
pub(super) fn statements(
    function: &Function,
    receiver: Receiver,
    name: &str,
    reading: Reading,
) -> (Ident, TokenStream, TokenStream) {
    let args = args::read(function, reading);
    let (params, unpack) = args.unpack();
    let Args { names, slots, reads, .. } = args;
    let bind = args::bind(function, &names, &reads);
    let borrow = borrow(function, receiver, name);
    let call = call(function, receiver, &names);
    (params, quote!(#unpack #(#slots)* #bind #borrow), call)
}

/// A method's end: see [`ret::end`].
pub(super) fn end(
    function: &Function,
    receiver: Receiver,
    body: &TokenStream,
    call: TokenStream,
) -> TokenStream {
    ret::end(function, borrows(function, receiver), body, call, |value| ret::give(function, value))
}

/// Whether a method borrows its object or what an argument holds.
pub(super) fn borrows(function: &Function, receiver: Receiver) -> bool {
    let by_value = |param: &Param| param.passing == Passing::Value;
    !matches!(receiver, Receiver::Handle | Receiver::None | Receiver::Class)
        || !function.params.iter().all(by_value)
}

/// `let this = slf.shared(&rt::Name("norm"))?;`
pub(super) fn borrow(function: &Function, receiver: Receiver, name: &str) -> Option<TokenStream> {
    let shared = quote!(slf.shared(&rt::Name(#name))?);
    let exclusive = quote!(slf.exclusive(&rt::Name(#name))?);
    match receiver {
        Receiver::Shared if function.is_async => {
            Some(quote!(let this = slf.keep(&rt::Name(#name))?;))
        }
        Receiver::Exclusive if function.is_async => {
            Some(quote!(let mut this = slf.keep_mut(&rt::Name(#name))?;))
        }
        Receiver::Copy if function.is_async => {
            Some(quote!(let this = rt::Clone::clone(&*#shared);))
        }
        Receiver::Handle if function.is_async => {
            Some(quote!(let this = rt::receive(&slf, &rt::Name(#name))?;))
        }
        Receiver::Arc | Receiver::ArcRef if function.is_async => {
            Some(quote!(let this = rt::Clone::clone(rt::arc(&#shared));))
        }
        Receiver::Shared | Receiver::Copy => Some(quote!(let this = #shared; let this = &*this;)),
        Receiver::Arc | Receiver::ArcRef => {
            Some(quote!(let this = #shared; let this = rt::arc(&this);))
        }
        Receiver::Exclusive => Some(quote!(let mut this = #exclusive; let this = &mut *this;)),
        Receiver::Handle | Receiver::None | Receiver::Class => None,
    }
}

/// The call of the user's function with arguments that have been read.
pub(super) fn call(function: &Function, receiver: Receiver, names: &[Ident]) -> TokenStream {
    let object = match receiver {
        Receiver::Shared if function.is_async => Some(quote!(this.get())),
        Receiver::Exclusive if function.is_async => Some(quote!(this.get_mut())),
        Receiver::ArcRef if function.is_async => Some(quote!(&this)),
        Receiver::Copy | Receiver::Arc if function.is_async => Some(quote!(this)),
        Receiver::Shared | Receiver::Exclusive | Receiver::ArcRef => Some(quote!(this)),
        Receiver::Copy | Receiver::Arc => Some(quote!(rt::Clone::clone(this))),
        Receiver::Handle | Receiver::None | Receiver::Class => None,
    };
    let first = object.clone().filter(|_| !function.inputs.contains(&Input::Object));
    let inputs = function.inputs.iter().map(|input| match input {
        Input::Python => quote!(py),
        Input::Module => quote!(class),
        Input::Cancel => quote!(cancel),
        Input::Compare(op) => {
            let op = symbol::ident(op);
            quote!(rt::CompareOp::#op)
        }
        Input::Object => quote!(#object),
        Input::Receiver if function.is_async => quote!(this),
        Input::Receiver => {
            let method = &function.export.py_name;
            quote!(rt::receive(&slf, &rt::Name(#method))?)
        }
        Input::Items(index) => {
            let name = &names[*index];
            quote!(rt::taken(#name))
        }
        Input::Param(index) => args::bound(function, *index, &names[*index]),
    });
    let arguments: Vec<TokenStream> = first.into_iter().chain(inputs).collect();
    ret::call(function, &arguments)
}

/// A field's name, or its number in a tuple struct.
pub(super) fn member(field: &str) -> TokenStream {
    match field.parse::<usize>() {
        Ok(index) => {
            let index = Literal::usize_unsuffixed(index);
            quote!(#index)
        }
        Err(_) => {
            let name = symbol::ident(field);
            quote!(#name)
        }
    }
}
