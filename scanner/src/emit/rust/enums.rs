//! The glue of Rust enums: what a class has because its values are variants, and Python's own enums.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::args::{self, Reading};
use super::class::{self, Place};
use super::rt;
use crate::emit::signature;
use crate::ir::{
    Class, EnumKind, EnumValue, Enumeration, Function, Variant, VariantField, VariantForm,
};
use crate::symbol::{self, Scope};

/// `unit`, `data` or `shared`: how values become objects, and how those keep them, in `rt::class!`.
pub(super) fn form(class: &Class) -> Option<TokenStream> {
    if class.shared {
        return Some(quote!(, shared));
    }
    match class.enumeration.as_ref()?.kind {
        EnumKind::Unit => Some(quote!(, unit)),
        EnumKind::Data => Some(quote!(, data)),
        EnumKind::Python(_) => None,
    }
}

/// Rows of `METHODS` that no fn of the user's stands for.
pub(super) fn methods(class: &Class) -> Vec<TokenStream> {
    let Some(of) = &class.enumeration else { return Vec::new() };
    let own = class.methods.iter().any(|one| one.function.export.py_name.starts_with("__reduce"));
    match of.kind {
        _ if own => Vec::new(),
        EnumKind::Unit => vec![quote!(rt::Method::unit_reduce())],
        EnumKind::Data if of.pickle => vec![quote!(rt::Method::reduce_fields())],
        _ => Vec::new(),
    }
}

/// Rows of `SLOTS` that no fn of the user's stands for.
pub(super) fn slots(class: &Class) -> Vec<TokenStream> {
    let Some(of) = &class.enumeration else { return Vec::new() };
    let has = |name: &str| class.slots.iter().any(|slot| slot.row.name == name);
    let mut rows = Vec::new();
    if !has("__repr__") {
        rows.push(match of.kind {
            EnumKind::Data => quote!(rt::Slot::data_repr()),
            _ => quote!(rt::Slot::unit_repr()),
        });
    }
    if of.has_int && !has("__int__") {
        rows.push(quote!(rt::Slot::unit_int()));
    }
    if of.eq_int {
        rows.push(quote!(rt::Slot::unit_int_eq()));
        if !has("__hash__") {
            rows.push(quote!(rt::Slot::unit_int_hash()));
        }
    }
    rows
}

/// What else stands in the class's module.
pub(super) fn items(place: &mut Place<'_>) -> Vec<TokenStream> {
    let class = place.class;
    let Some(of) = &class.enumeration else { return Vec::new() };
    match of.kind {
        EnumKind::Unit => {
            let mut items = vec![units(of), unit(of), quote!(rt::unit_by_value!(This);)];
            if of.has_int || of.eq_int {
                items.push(discriminant(of));
            }
            items
        }
        EnumKind::Data => {
            let mut items = vec![data(place, of)];
            for variant in of.variants.iter().filter(|one| one.shown) {
                items.push(self::variant(place, variant));
            }
            items
        }
        EnumKind::Python(_) => vec![units(of)],
    }
}

/// `impl rt::Units for This`
fn units(of: &Enumeration) -> TokenStream {
    let numbers = of.variants.iter().enumerate().map(|(index, variant)| {
        let (cfg, path) = (cfgs(variant), super::parse(&variant.export.rust_path));
        let index = Literal::usize_unsuffixed(index);
        let number = if variant.shown { quote!(rt::Some(#index)) } else { quote!(rt::None) };
        quote!(#cfg #path => #number,)
    });
    let values = shown(of).map(|(index, variant)| {
        let (cfg, path) = (cfgs(variant), super::parse(&variant.export.rust_path));
        let index = Literal::usize_unsuffixed(index);
        quote!(#cfg #index => rt::Some(#path),)
    });
    quote! {
        impl rt::Units for This {
            fn number(&self) -> rt::Option<usize> {
                match *self { #(#numbers)* }
            }
            fn of_number(number: usize) -> rt::Option<Self> {
                match number { #(#values)* _ => rt::None }
            }
        }
    }
}

fn cfgs(variant: &Variant) -> TokenStream {
    super::cfgs(&variant.export.cfg)
}

fn shown(of: &Enumeration) -> impl Iterator<Item = (usize, &Variant)> {
    of.variants.iter().enumerate().filter(|(_, variant)| variant.shown)
}

/// `static ROWS`: every variant that Python sees.
fn rows(of: &Enumeration) -> TokenStream {
    let rows = shown(of).map(|(index, variant)| {
        let (cfg, name) = (cfgs(variant), &variant.export.py_name);
        let index = Literal::usize_unsuffixed(index);
        let path = super::parse(&variant.export.rust_path);
        let value = match &variant.value {
            None => quote!(rt::Value::None),
            Some(EnumValue::Discriminant(_)) => quote!(rt::Value::Int(#path as i128)),
            Some(EnumValue::Int(number)) => {
                let number = Literal::i128_unsuffixed(*number);
                quote!(rt::Value::Int(#number))
            }
            Some(EnumValue::Str(text)) => quote!(rt::Value::Str(#text)),
        };
        quote!(#cfg rt::Row::new(#name, #index, #value))
    });
    quote!(static ROWS: &[rt::Row] = &[#(#rows),*];)
}

fn unit(of: &Enumeration) -> TokenStream {
    let rows = rows(of);
    quote! {
        impl rt::UnitClass for This {
            fn singletons() -> &'static rt::Singletons {
                &OBJECTS
            }
        }
        static OBJECTS: rt::Singletons = rt::Singletons::new(ROWS);
        #rows
    }
}

fn discriminant(of: &Enumeration) -> TokenStream {
    let numbers = of.variants.iter().map(|variant| {
        let (cfg, path) = (cfgs(variant), super::parse(&variant.export.rust_path));
        quote!(#cfg #path => #path as i128,)
    });
    quote! {
        impl rt::Discriminant for This {
            fn discriminant(&self) -> i128 {
                match *self { #(#numbers)* }
            }
        }
    }
}

/// `impl rt::DataClass for This`
fn data(place: &mut Place<'_>, of: &Enumeration) -> TokenStream {
    let mut all = Vec::new();
    let mut arms = Vec::new();
    for variant in &of.variants {
        let (cfg, path) = (cfgs(variant), super::parse(&variant.export.rust_path));
        let answer = if variant.shown {
            let name = place.names.name(&variant.export.py_name);
            all.push(quote!(#cfg &#name::VARIANT));
            quote!(rt::Some(&#name::VARIANT))
        } else {
            quote!(rt::None)
        };
        let rest = match variant.form {
            VariantForm::Unit => None,
            VariantForm::Tuple => Some(quote!((..))),
            VariantForm::Struct => Some(quote!({ .. })),
        };
        arms.push(quote!(#cfg #path #rest => #answer,));
    }
    quote! {
        impl rt::DataClass for This {
            fn variants() -> &'static [&'static rt::VariantDef] {
                static ALL: &[&rt::VariantDef] = &[#(#all),*];
                ALL
            }
            fn variant(&self) -> rt::Option<&'static rt::VariantDef> {
                match *self { #(#arms)* }
            }
        }
    }
}

/// The module of a variant that holds data: its class.
fn variant(place: &mut Place<'_>, variant: &Variant) -> TokenStream {
    let export = &variant.export;
    let (cfg, name) = (cfgs(variant), place.names.name(&export.py_name));
    let declared = format!(" `class {}({})`", export.py_name, place.class.export.py_name);
    let origin = format!(" Made from `{}`, {}.", export.rust_path, export.location);
    let mut names = Scope::new(symbol::CLASS_NAMES);
    let doc = match &variant.constructor {
        Some(new) => {
            signature::documented(&signature::class_signature(&export.py_name, new), &export.doc)
        }
        None => export.doc.clone(),
    };
    let (c_name, doc) = (super::zero_terminated(&export.py_name), super::zero_terminated(&doc));
    let rows = variant.fields.iter().map(|field| {
        let (cfg, name) = (super::cfgs(&field.export.cfg), names.name(&field.export.py_name));
        quote!(#cfg #name::ATTRIBUTE)
    });
    let rows: Vec<TokenStream> = rows.collect();
    let match_args = variant.fields.iter().map(|field| {
        let (cfg, name) = (super::cfgs(&field.export.cfg), &field.export.py_name);
        quote!(#cfg #name)
    });
    let match_args: Vec<TokenStream> = match_args.collect();
    let fields: Vec<TokenStream> =
        variant.fields.iter().map(|one| self::field(variant, one, &mut names)).collect();
    let constructor = variant.constructor.as_ref().map(|new| constructor(variant, new));
    let slot = constructor.is_some().then(|| quote!(__new__::SLOT));
    let vectorcall = constructor.is_some().then(|| quote!(.with_vectorcall(__new__::VECTORCALL)));
    quote! {
        #[doc = #declared]
        #[doc = ""]
        #[doc = #origin]
        #cfg
        pub(crate) mod #name {
            use super::{This, rt};
            pub(crate) static VARIANT: rt::VariantDef =
                rt::VariantDef::new::<This>(#c_name, #doc, ATTRIBUTES, SLOTS, &[#(#match_args),*]) #vectorcall;
            static ATTRIBUTES: &[rt::Attribute<This>] = &[#(#rows),*];
            static SLOTS: &[rt::Slot<This>] = &[#slot];
            #(#fields)*
            #constructor
        }
    }
}

fn field(variant: &Variant, field: &VariantField, names: &mut Scope) -> TokenStream {
    let export = &field.export;
    let (cfg, name) = (super::cfgs(&export.cfg), names.name(&export.py_name));
    let py_name = &export.py_name;
    let declared = format!(" `{py_name}: {}`", field.hint.text);
    let path = super::parse(&variant.export.rust_path);
    let member = class::member(&field.member);
    let (c_name, doc) = (super::zero_terminated(py_name), super::zero_terminated(&export.doc));
    quote! {
        #[doc = #declared]
        #cfg
        pub(crate) mod #name {
            use super::{This, rt};
            fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
                let this = slf.shared(&rt::Name(#py_name))?;
                match &*this {
                    #path { #member: read, .. } => rt::give(py, read),
                    _ => rt::Err(rt::other_variant(py)),
                }
            }
            rt::attribute!(ATTRIBUTE, This, #c_name, #doc, get);
        }
    }
}

fn constructor(variant: &Variant, new: &Function) -> TokenStream {
    let path = super::parse(&variant.export.rust_path);
    let py_name = &variant.export.py_name;
    let declared = format!(" `{}`", signature::declared("__new__", new));
    let args = args::read(new, Reading::Plain);
    let (params, unpack) = args.unpack();
    let args::Args { counts, slots, reads, .. } = args;
    let fields = variant.fields.iter().zip(&reads).map(|(field, read)| {
        let (cfg, member) = (super::cfgs(&field.export.cfg), class::member(&field.member));
        quote!(#cfg #member: #read)
    });
    let value = match variant.form {
        VariantForm::Unit => path,
        VariantForm::Tuple => quote!(#path(#(#reads),*)),
        VariantForm::Struct => quote!(#path { #(#fields),* }),
    };
    let (typed, counts) = (counts.typed(), counts.literals());
    let signature = signature::marked(py_name, new);
    quote! {
        #[doc = #declared]
        pub(crate) mod __new__ {
            use super::{This, rt};
            fn run<'a, 'py>(
                py: rt::Python<'py>,
                class: rt::Target<'a, 'py, This>,
                #params: #typed
            ) -> rt::Answer {
                #unpack
                #(#slots)*
                rt::build(py, &class, #value)
            }
            rt::constructor!(SLOT, VECTORCALL, run, #signature, #counts, This);
        }
    }
}

/// `static ENUM`, and the tables it is made of.
pub(super) fn definition(place: &mut Place<'_>, of: &Enumeration, base: &str) -> TokenStream {
    let Place { class, names, .. } = place;
    let export = &class.export;
    let (c_name, doc) =
        (super::zero_terminated(&export.py_name), super::zero_terminated(&export.doc));
    let methods = class.methods.iter().map(|method| {
        let (cfg, name) =
            (super::cfgs(&method.conditions()), names.name(&method.function.export.py_name));
        let awaited = rt::awaited(method.is_awaited());
        quote!(#cfg #name::METHOD #awaited)
    });
    let methods: Vec<TokenStream> = methods.collect();
    let attributes = class.attributes.iter().map(|attribute| {
        let export = &attribute.export;
        let (cfg, name) = (super::cfgs(&export.cfg), names.name(&export.py_name));
        quote!(#cfg #name::ATTRIBUTE)
    });
    let attributes: Vec<TokenStream> = attributes.collect();
    let rows = rows(of);
    let coroutines = rt::with_coroutines(class);
    quote! {
        pub(crate) static ENUM: rt::EnumDef =
            rt::EnumDef::new::<This>(#c_name, #doc, #base, ROWS, METHODS, ATTRIBUTES) #coroutines;
        #rows
        static METHODS: &[rt::Method<This>] = &[#(#methods),*];
        static ATTRIBUTES: &[rt::Attribute<This>] = &[#(#attributes),*];
    }
}
