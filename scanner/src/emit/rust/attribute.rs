//! The glue of one attribute: a field, a view, or a property.

use proc_macro2::TokenStream;
use quote::quote;

use super::args::{self, Args, Reading};
use super::class::{Place, borrow, call, end, holder, member, module, receiver_of, statements};
use crate::ir::{Attribute, Class, Container, Getter, Method, Setter};
use crate::symbol;

pub(super) fn attribute(place: &mut Place<'_>, attribute: &Attribute) -> TokenStream {
    let path = place.path.clone();
    let export = &attribute.export;
    let py_name = &export.py_name;
    let declared = format!(" `{py_name}: {}`", attribute.hint.text);
    if let Some(content) = plain_field(place.class, attribute) {
        return module(place, export, &[declared], &content);
    }
    let get = match &attribute.get {
        Getter::Field(field) => {
            let field = member(field);
            quote! {
                let this = slf.shared(&rt::Name(#py_name))?;
                rt::give(py, &this.#field)
            }
        }
        Getter::View { .. } => {
            quote!(rt::enter_view::<View>(py, &slf, &rt::Name(#py_name)))
        }
        Getter::Live { .. } => quote!(rt::live(py, &slf, FIELD)),
        Getter::Method(method) => {
            let holder = holder(place.class, py_name);
            let (_, body, call) =
                statements(&method.function, method.receiver, &holder, Reading::Plain);
            end(&method.function, method.receiver, &body, call)
        }
    };
    let view = match &attribute.get {
        Getter::View { member, class } => {
            let (member, class) = (super::class::member(member), super::parse(class));
            let name = format!("{}.{py_name}", place.class.export.py_name);
            Some(quote!(type Field = #class; rt::view!(#path, #member, Field, #name);))
        }
        Getter::Live { member, kind, writable } => {
            Some(live(&super::class::member(member), *kind, *writable, (&path, py_name)))
        }
        _ => None,
    };
    let set = match &attribute.set {
        Setter::None => None,
        // The old value goes when the object is free again: its end may run anything.
        Setter::Field => attribute.field().map(|field| {
            let field = member(field);
            let assigned = quote!(rt::assigned(py, value, #py_name)?.get());
            let read = super::rt::read(py_name, &export.location, &assigned);
            quote! {
                let value = #read;
                let _old = {
                    let mut this = slf.exclusive(&rt::Name(#py_name))?;
                    rt::replace(&mut this.#field, value)
                };
                rt::Ok(())
            }
        }),
        Setter::Method(method) => Some(setter(place.class, method, py_name)),
    };
    let set = match &attribute.delete {
        None => set,
        Some(method) => {
            let delete = deleter(place.class, method, py_name);
            let class = &place.class.export.py_name;
            let rest = set.unwrap_or_else(|| quote!(rt::Err(rt::unset(py, #class, #py_name))));
            Some(quote!(#delete #rest))
        }
    };
    let set_fn = set.as_ref().map(|set| {
        quote! {
            fn set<'a, 'py>(
                py: rt::Python<'py>,
                slf: rt::Receiver<'a, 'py, #path>,
                value: rt::OptionalArg<'a, 'py>
            ) -> rt::Done {
                #set
            }
        }
    });
    let set_name = set.is_some().then(|| quote!(, set));
    let (c_name, doc) = (super::zero_terminated(py_name), super::zero_terminated(&export.doc));
    let slf = receiver_of(place);
    let shell =
        symbol::ident(if place.class.is_python_enum() { "member_attribute" } else { "attribute" });
    let content = quote! {
        #view
        fn get<'a, 'py>(py: rt::Python<'py>, #slf) -> rt::Answer {
            #get
        }
        #set_fn
        rt::#shell!(ATTRIBUTE, #path, #c_name, #doc, get #set_name);
    };
    module(place, export, &[declared], &content)
}

/// The record of a field that is read and written as it is.
fn plain_field(class: &Class, attribute: &Attribute) -> Option<TokenStream> {
    let (Getter::Field(field), None) = (&attribute.get, &attribute.delete) else { return None };
    let access = match attribute.set {
        Setter::None => "readonly",
        Setter::Field => "writable",
        Setter::Method(_) => return None,
    };
    // Objects of these do not hold the value themselves.
    if class.is_python_enum() || class.shared || class.python.is_some() {
        return None;
    }
    let (field, access) = (member(field), symbol::ident(access));
    let export = &attribute.export;
    let name = super::zero_terminated(&export.py_name);
    let (doc, place) = (super::zero_terminated(&export.doc), &export.location);
    Some(quote!(rt::field!(ATTRIBUTE, This, #field, #access, #name, #doc, #place);))
}

impl Attribute {
    fn field(&self) -> Option<&str> {
        match &self.get {
            Getter::Field(field)
            | Getter::View { member: field, .. }
            | Getter::Live { member: field, .. } => Some(field),
            Getter::Method(_) => None,
        }
    }
}

/// `static FIELD: &dyn rt::LiveListMut = &rt::live_field_mut(..);`: how a view reaches a collection.
fn live(
    member: &TokenStream,
    kind: Container,
    writable: bool,
    (path, py_name): (&TokenStream, &str),
) -> TokenStream {
    let of = match kind {
        Container::List => "LiveList",
        Container::Set => "LiveSet",
        Container::Map => "LiveMap",
    };
    let name = quote!(&rt::Name(#py_name));
    let read = quote!(|this: &#path| &this.#member);
    if !writable {
        let of = symbol::ident(of);
        return quote!(static FIELD: &dyn rt::#of = &rt::live_field(#name, #read););
    }
    let of = symbol::ident(&format!("{of}Mut"));
    quote! {
        static FIELD: &dyn rt::#of =
            &rt::live_field_mut(#name, #read, |this: &mut #path| &mut this.#member);
    }
}

/// What comes first in a setter where there is a deleter: Python calls both by one function.
fn deleter(class: &Class, method: &Method, py_name: &str) -> TokenStream {
    let borrow = borrow(&method.function, method.receiver, &holder(class, py_name));
    let call = call(&method.function, method.receiver, &[]);
    quote! {
        if rt::is_deleted(&value) {
            #borrow
            return rt::give_nothing(py, #call);
        }
    }
}

fn setter(class: &Class, method: &Method, py_name: &str) -> TokenStream {
    let function = &method.function;
    let Args { names, slots, reads, .. } = args::read(function, Reading::Plain);
    let name = names.first();
    let bind = args::bind(function, &names, &reads);
    let borrow = borrow(function, method.receiver, &holder(class, py_name));
    let call = call(function, method.receiver, &names);
    quote! {
        let #name = rt::assigned(py, value, #py_name)?;
        #(#slots)*
        #bind
        #borrow
        rt::give_nothing(py, #call)
    }
}
