//! The parameters of a generic type that is converted by value, as its glue writes them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Parameters;

/// The parameters of a type, in the places where they are written.
#[derive(Default)]
pub(super) struct Generics {
    /// `T`, `const N: usize`, as they are declared.
    pub(super) list: Vec<TokenStream>,
    /// `T`
    pub(super) args: Vec<TokenStream>,
    /// Of what is read from Python.
    pub(super) read: Vec<TokenStream>,
    /// Of what is made for Python by value.
    pub(super) made: Vec<TokenStream>,
    /// Of what is made by reference.
    pub(super) lent: Vec<TokenStream>,
}

impl Generics {
    pub(super) fn new(parameters: Option<&Parameters>) -> Generics {
        let Some(parameters) = parameters else { return Generics::default() };
        let parse = |texts: &[String]| -> Vec<TokenStream> {
            texts.iter().map(|text| super::parse(text)).collect()
        };
        let (own, read, made) =
            (parse(&parameters.bounds), parse(&parameters.read), parse(&parameters.made));
        let with = |bounds: Vec<TokenStream>| own.iter().cloned().chain(bounds).collect();
        let lent: Vec<_> =
            made.iter().map(|name| quote!(for<'x> &'x #name: rt::IntoPyObject<'py>)).collect();
        let made: Vec<_> = made.iter().map(|name| quote!(#name: rt::IntoPyObject<'py>)).collect();
        let read: Vec<_> =
            read.iter().map(|name| quote!(#name: for<'x> rt::FromPyObject<'x, 'py>)).collect();
        Generics {
            list: parse(&parameters.list),
            args: parse(&parameters.args),
            read: with(read),
            made: with(made),
            lent: with(lent),
        }
    }

    /// `<T, N>`, and nothing without parameters.
    pub(super) fn angles(&self, inside: &[TokenStream]) -> TokenStream {
        if self.args.is_empty() { TokenStream::new() } else { quote!(<#(#inside),*>) }
    }

    /// `This<T>`
    pub(super) fn this(&self) -> TokenStream {
        let args = self.angles(&self.args);
        quote!(This #args)
    }

    /// `::<T>` behind a function's name.
    pub(super) fn turbofish(&self) -> TokenStream {
        let args = self.angles(&self.args);
        if self.args.is_empty() { args } else { quote!(::#args) }
    }

    /// What stands before a macro's other arguments: `[T] [T: Clone]`.
    pub(super) fn of_impl(&self, bounds: &[TokenStream]) -> TokenStream {
        let list = &self.list;
        if list.is_empty() { TokenStream::new() } else { quote!([#(#list),*] [#(#bounds),*]) }
    }

    pub(super) fn wheres(&self, bounds: &[TokenStream]) -> TokenStream {
        if bounds.is_empty() { TokenStream::new() } else { quote!(where #(#bounds),*) }
    }
}
