//! Reading arguments: one expression for each parameter, and the places that borrowed ones need.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::rt;
use crate::ir::{DefaultValue, Function, Param, ParamKind, Passing};
use crate::symbol::{self, Scope};

/// The arguments of one generated function.
pub(super) struct Args {
    /// The pattern's names, one for each Python parameter.
    pub(super) names: Vec<Ident>,
    /// How many of them a plain call always gives.
    pub(super) counts: Counts,
    /// `let unit = unit.required();`, and `let mut unit_slot = rt::slot();`
    pub(super) slots: Vec<TokenStream>,
    /// `rt::read!(py, "w", .., w.get())`, in the order of the Python parameters.
    pub(super) reads: Vec<TokenStream>,
}

/// How many parameters lead without a default, and how many others there are.
#[derive(Clone, Copy)]
pub(super) struct Counts {
    required: usize,
    others: usize,
    /// How many arguments may be given by position where a call needs no binding for them; `None`: always some.
    most: Option<usize>,
}

impl Counts {
    pub(super) fn of(function: &Function) -> Counts {
        let leads = |param: &&Param| {
            let positional =
                matches!(param.kind, ParamKind::PositionalOnly | ParamKind::Positional);
            positional && param.default.is_none()
        };
        let required = function.params.iter().take_while(leads).count();
        let bound = |param: &Param| match param.kind {
            ParamKind::PositionalOnly | ParamKind::Positional => false,
            ParamKind::KeywordOnly => param.default.is_none(),
            ParamKind::VarPositional | ParamKind::VarKeyword => true,
        };
        let by_position = |param: &&Param| {
            matches!(param.kind, ParamKind::PositionalOnly | ParamKind::Positional)
        };
        let most = (!function.params.iter().any(bound))
            .then(|| function.params.iter().filter(by_position).count());
        Counts { required, others: function.params.len() - required, most }
    }

    /// `2, 1, 3`: as many slots are always filled, as many are others, and so many arguments a call may have by
    /// position that needs no binding; -1 where each needs it.
    pub(super) fn literals(self) -> TokenStream {
        let required = Literal::usize_unsuffixed(self.required);
        let others = Literal::usize_unsuffixed(self.others);
        let most = match self.most {
            Some(most) => {
                let most = Literal::usize_unsuffixed(most);
                quote!(#most)
            }
            None => quote!(-1),
        };
        quote!(#required, #others, #most)
    }

    /// `rt::Args<'a, 'py, 2, 1>`
    pub(super) fn typed(self) -> TokenStream {
        let required = Literal::usize_unsuffixed(self.required);
        let others = Literal::usize_unsuffixed(self.others);
        quote!(rt::Args<'a, 'py, #required, #others>)
    }
}

impl Args {
    /// The parameter's name, and the statement that takes it apart.
    pub(super) fn unpack(&self) -> (Ident, Option<TokenStream>) {
        if self.names.is_empty() {
            return (symbol::ident("_args"), None);
        }
        let (required, others) = self.names.split_at(self.counts.required);
        // Not in the parameter list: a pattern of many names is laid out better as a statement.
        let pattern = quote!(let rt::Args([#(#required),*], [#(#others),*]) = args;);
        (symbol::ident("args"), Some(pattern))
    }
}

/// How the arguments are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// At once.
    Plain,
    /// At once, but one of the wrong type is left to the other operand.
    Operand,
    /// As one try among overloads.
    Attempt,
}

pub(super) fn read(function: &Function, reading: Reading) -> Args {
    let mut scope = Scope::new(symbol::FUNCTION_NAMES);
    // An expression of the user's sees the names around it: there, no local may have one of theirs.
    let own = if function.params.iter().any(has_expression) { "arg_" } else { "" };
    let name = |param: &Param| scope.name(&format!("{own}{}", param.name));
    let names: Vec<Ident> = function.params.iter().map(name).collect();
    let counts = Counts::of(function);
    let mut args = Args { names, counts, slots: Vec::new(), reads: Vec::new() };
    for (index, param) in function.params.iter().enumerate() {
        let read = read_one(function, param, index, reading, &mut args, &mut scope);
        args.reads.push(read);
    }
    args
}

fn has_expression(param: &Param) -> bool {
    let default = param.default.as_ref().map(|default| &default.value);
    param.convert.is_some() || matches!(default, Some(DefaultValue::Rust(_)))
}

fn read_one(
    function: &Function,
    param: &Param,
    index: usize,
    reading: Reading,
    args: &mut Args,
    scope: &mut Scope,
) -> TokenStream {
    let name = args.names[index].clone();
    if index >= args.counts.required && param.default.is_none() {
        args.slots.push(quote!(let #name = #name.required();));
    }
    let mut source = match reading {
        Reading::Plain | Reading::Operand => quote!(#name),
        Reading::Attempt => quote!(#name.attempt(pass)),
    };
    let mut or = None;
    match param.default.as_ref().map(|default| &default.value) {
        None => {}
        Some(DefaultValue::Literal(text)) => or = Some(super::parse(text)),
        Some(DefaultValue::Rust(text)) => {
            or = Some(super::in_module(&function.export.rust_module, text))
        }
        Some(DefaultValue::Object(value)) => {
            let place = scope.beside(&param.name, "default");
            let (made, value) = (rt::slot_object(), rt::literal(value));
            args.slots.push(quote!(let mut #place = #made;));
            source = quote!(#source.or_literal(py, &mut #place, &#value)?);
        }
    }
    let read = match reading {
        Reading::Plain => rt::read,
        Reading::Operand => rt::read_operand,
        Reading::Attempt => rt::attempt_read,
    };
    let read = |value: &TokenStream| read(&param.name, &function.export.location, value);
    if let Some(path) = &param.convert {
        let path = super::in_module(&function.export.rust_module, path);
        return read(&match or {
            None => quote!(#source.convert(#path)),
            Some(default) => {
                let default = lazily(&default);
                quote!(#source.convert_or(#path, #default))
            }
        });
    }
    let slot = (param.passing != Passing::Value && !function.is_async).then(|| {
        let slot = scope.beside(&param.name, "slot");
        let made = rt::slot();
        args.slots.push(quote!(let mut #slot = #made;));
        slot
    });
    let way = if function.is_async { Way::Kept } else { Way::Lent };
    read(&method((param.passing, way), &source, slot.as_ref(), or))
}

/// For how long an argument is borrowed.
#[derive(Clone, Copy)]
enum Way {
    /// For the call.
    Lent,
    /// As long as the future lives.
    Kept,
}

/// `let (w, h) = (..);`
pub(super) fn bind(
    function: &Function,
    names: &[Ident],
    reads: &[TokenStream],
) -> Option<TokenStream> {
    let patterns: Vec<TokenStream> = names
        .iter()
        .zip(&function.params)
        .map(|(name, param)| {
            let lends_mut = matches!(param.passing, Passing::RefMut | Passing::OptionRefMut);
            if function.is_async && lends_mut { quote!(mut #name) } else { quote!(#name) }
        })
        .collect();
    match (patterns.as_slice(), reads) {
        ([], _) => None,
        ([name], [read]) => Some(quote!(let #name = #read;)),
        _ => Some(quote!(let (#(#patterns),*) = (#(#reads),*);)),
    }
}

/// An argument that has been bound, as the Rust function takes it.
pub(super) fn bound(function: &Function, index: usize, name: &Ident) -> TokenStream {
    match function.params.get(index).map(|param| param.passing) {
        Some(Passing::Ref | Passing::RefMut) if function.is_async => quote!(#name.get()),
        Some(Passing::OptionRef) if function.is_async => {
            quote!(#name.as_ref().map(|kept| kept.get()))
        }
        Some(Passing::OptionRefMut) if function.is_async => {
            quote!(#name.as_mut().map(|kept| kept.get()))
        }
        _ => quote!(#name),
    }
}

/// The call that reads an argument, by how the Rust function takes it.
fn method(
    passing: (Passing, Way),
    source: &TokenStream,
    slot: Option<&Ident>,
    default: Option<TokenStream>,
) -> TokenStream {
    let plain = match passing {
        (Passing::Value, _) => "get",
        (Passing::Ref, Way::Lent) => "borrow",
        (Passing::OptionRef, Way::Lent) => "borrow_option",
        (Passing::RefMut, Way::Lent) => "borrow_mut",
        (Passing::OptionRefMut, Way::Lent) => "borrow_option_mut",
        (Passing::Ref, Way::Kept) => "keep",
        (Passing::OptionRef, Way::Kept) => "keep_option",
        (Passing::RefMut, Way::Kept) => "keep_mut",
        (Passing::OptionRefMut, Way::Kept) => "keep_option_mut",
        (Passing::View, _) => "view",
        (Passing::OptionView, _) => "view_option",
    };
    let slot = slot.map(|slot| quote!(&mut #slot));
    match default {
        None => {
            let method = symbol::ident(plain);
            quote!(#source.#method(#slot))
        }
        Some(default) => {
            let method = symbol::ident(&format!("{plain}_or"));
            let arguments = slot.into_iter().chain([lazily(&default)]);
            quote!(#source.#method(#(#arguments),*))
        }
    }
}

/// What makes a default when it is asked for: `rt::Vec::new`, `|| 1.0`.
fn lazily(default: &TokenStream) -> TokenStream {
    match syn::parse2(default.clone()) {
        Ok(syn::Expr::Call(syn::ExprCall { func, args, .. }))
            if args.is_empty() && matches!(*func, syn::Expr::Path(_)) =>
        {
            quote!(#func)
        }
        _ => quote!(|| #default),
    }
}
