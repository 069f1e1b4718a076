//! Handing back results: the call of the user's function and what becomes of its value.

use proc_macro2::TokenStream;
use quote::quote;

use super::{errors, rt};
use crate::ir::{Function, ReturnForm};

/// The call of the user's function, with an error of another crate turned into an exception.
pub(super) fn call(function: &Function, arguments: &[TokenStream]) -> TokenStream {
    let target = super::parse(&function.export.rust_path);
    let mut call = quote!(#target(#(#arguments),*));
    if function.is_async {
        call = quote!(#call.await);
    } else if function.nogil {
        call = rt::detach(&call);
    }
    if let Some(class) = &function.ret.error {
        call = rt::error_as(&call, &errors::class(class));
    }
    call
}

/// The result of a call, handed to Python; of an `async fn` a coroutine.
pub(super) fn give(function: &Function, call: TokenStream) -> TokenStream {
    if function.is_async {
        let given = of_form(function, quote!(value));
        return rt::coroutine(function, &call, &given);
    }
    of_form(function, call)
}

/// The end of a function that has read its arguments and borrowed the object by `body`. Where the value of the call borrows from
/// nothing, all that was borrowed is free again before the value becomes an object: nothing is kept over that.
pub(super) fn end(
    function: &Function,
    borrows: bool,
    body: &TokenStream,
    call: TokenStream,
    give: impl FnOnce(TokenStream) -> TokenStream,
) -> TokenStream {
    if borrows && function.ret.is_own && !function.is_async {
        let answer = give(quote!(result));
        return quote!(let result = { #body #call }; #answer);
    }
    let answer = give(call);
    quote!(#body #answer)
}

fn of_form(function: &Function, value: TokenStream) -> TokenStream {
    match function.ret.form {
        ReturnForm::Value | ReturnForm::Item(_) => rt::give(&value),
        ReturnForm::Iterator => rt::give_iterator(&value),
        ReturnForm::Snapshot => rt::give_snapshot(&value),
        ReturnForm::ResultIterator => rt::give_result_iterator(&value),
        ReturnForm::Stream => rt::give_stream(function, &value),
        ReturnForm::ResultStream => rt::give_result_stream(function, &value),
        ReturnForm::AsyncNext => rt::give_async_next(&value),
        ReturnForm::Never => value,
    }
}
