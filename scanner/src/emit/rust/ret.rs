//! Handing back results: the call of the user's function and what becomes of its value.

use proc_macro2::TokenStream;
use quote::quote;

use super::{errors, rt};
use crate::ir::{Function, Return, ReturnForm};

/// The last expression of a generated function, from the arguments of the Rust function.
pub(super) fn answer(function: &Function, arguments: &[TokenStream]) -> TokenStream {
    give(&function.ret, call(function, arguments))
}

/// The call of the user's function, with an error of another crate turned into an exception.
pub(super) fn call(function: &Function, arguments: &[TokenStream]) -> TokenStream {
    let target = super::parse(&function.export.rust_path);
    let mut call = quote!(#target(#(#arguments),*));
    if function.nogil {
        call = rt::detach(&call);
    }
    if let Some(class) = &function.ret.error {
        call = rt::error_as(&call, &errors::class(class));
    }
    call
}

/// A result, handed to Python.
pub(super) fn give(ret: &Return, call: TokenStream) -> TokenStream {
    match ret.form {
        ReturnForm::Value => rt::give(&call),
        ReturnForm::Iterator => rt::give_iterator(&call),
        ReturnForm::Snapshot => rt::give_snapshot(&call),
        ReturnForm::ResultIterator => rt::give_result_iterator(&call),
        ReturnForm::Never => call,
    }
}
