//! Exception classes made from error types, and the names of those that errors become.

use proc_macro2::TokenStream;
use quote::quote;

use super::rt;
use crate::ir::{ErrorClass, Exception};
use crate::symbol::Scope;
use crate::tables::exceptions;

/// The module that holds an exception's class.
pub(super) fn exception(exception: &Exception, names: &mut Scope) -> TokenStream {
    let export = &exception.export;
    let cfg = super::cfgs(&export.cfg);
    let name = names.name(&export.py_name);
    let declared = format!(" `class {}({})`", export.py_name, exception.base_hint.text);
    let origin = format!(" Made from `{}`, {}.", export.rust_path, export.location);
    let target = super::parse(&export.rust_path);
    let base = class(&exception.base);
    let (py_name, doc) =
        (super::zero_terminated(&export.py_name), super::zero_terminated(&export.doc));
    let from = (!exception.has_from).then(|| {
        quote! {
            impl rt::From<#target> for rt::PyErr {
                fn from(error: #target) -> rt::PyErr {
                    rt::raise_as(&CLASS, error)
                }
            }
        }
    });
    let of = exception.is_error.then(|| quote!(.of::<#target>()));
    quote! {
        #[doc = #declared]
        #[doc = ""]
        #[doc = #origin]
        #cfg
        pub(crate) mod #name {
            use super::rt;
            pub(crate) static CLASS: rt::ExceptionClass = rt::ExceptionClass::new::<#base>(#py_name, #doc) #of;
            impl rt::ExceptionType for #target {
                fn class() -> &'static rt::ExceptionClass {
                    &CLASS
                }
            }
            #from
        }
    }
}

/// The Rust type that stands for an exception class.
pub(super) fn class(class: &ErrorClass) -> TokenStream {
    match class {
        ErrorClass::Builtin(name) => rt::exception(&exceptions::runtime_name(name)),
        ErrorClass::Exported(path) => super::parse(path),
    }
}
