//! The glue of classes that derive from classes of Python's.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Class, PythonBase};

/// `on_python`, in `rt::class!`.
pub(super) fn form(class: &Class) -> Option<TokenStream> {
    class.python.as_ref()?;
    Some(if class.shared { quote!(, shared_on_python) } else { quote!(, on_python) })
}

/// `static BASES`, the base as handles know it, and what makes an exception of the class.
pub(super) fn items(class: &Class) -> Option<TokenStream> {
    let python = class.python.as_ref()?;
    let written = python.written.iter().map(written);
    let new = if python.is_exception { quote!(of_exception) } else { quote!(new) };
    let derives = match python.written.first() {
        _ if class.base.is_some() => None,
        Some(PythonBase::Named { handle: Some(handle), .. }) => {
            let handle = super::parse(handle);
            Some(quote!(rt::derives!(This, rt::#handle);))
        }
        _ => Some(quote!(rt::derives!(This, rt::PyAny);)),
    };
    let raised = (!python.has_from).then(|| quote!(, raised));
    let exception = python.is_exception.then(|| quote!(rt::exception_class_of!(This #raised);));
    Some(quote! {
        static BASES: rt::PythonBases = rt::PythonBases::#new::<This>(&[#(#written),*]);
        #derives
        #exception
    })
}

fn written(base: &PythonBase) -> TokenStream {
    match base {
        PythonBase::Own { .. } => quote!(rt::WrittenBase::Own),
        PythonBase::Named { module, name, .. } => {
            quote!(rt::WrittenBase::Named(#module, #name))
        }
        PythonBase::Generic { variables, .. } => {
            quote!(rt::WrittenBase::Generic(&[#(#variables),*]))
        }
        PythonBase::Exception { rust_path, home, .. } => {
            let path = super::parse(rust_path);
            quote!(rt::WrittenBase::Exception(<#path as rt::ExceptionType>::class, #home))
        }
    }
}
