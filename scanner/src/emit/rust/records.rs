//! The glue of dataclasses and of pickling: values put together from their fields.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::args::{self, Reading};
use super::class::{self, Place};
use super::rt;
use crate::ir::{Build, Class, Dataclass, Function, VariantForm};
use crate::symbol;

/// `crate::Point { x: .., y: .. }`
pub(super) fn literal(path: &TokenStream, build: &Build, values: &[TokenStream]) -> TokenStream {
    let of_base = build.base.as_ref().map_or(0, |base| base.build.count());
    let (of_base, own) = values.split_at(of_base);
    let base = build.base.as_ref().map(|base| {
        let value = literal(&super::parse(&base.rust_path), &base.build, of_base);
        (&base.field, value)
    });
    let own = build.members.iter().zip(own.iter().cloned());
    let (members, values): (Vec<_>, Vec<_>) = base.into_iter().chain(own).unzip();
    let parts = members.into_iter().zip(&values).map(|(member, value)| {
        let member = class::member(member);
        quote!(#member: #value)
    });
    match build.form {
        VariantForm::Unit => path.clone(),
        VariantForm::Tuple if !build.rest => quote!(#path(#(#values),*)),
        _ => {
            let parts = parts.chain(build.rest.then(|| quote!(..rt::default())));
            quote!(#path { #(#parts),* })
        }
    }
}

/// The statements of a constructor that is made from fields: arguments are read where they are used.
pub(super) fn constructor(
    class: &Class,
    build: &Build,
    new: &Function,
) -> (proc_macro2::Ident, TokenStream, TokenStream) {
    let args = args::read(new, Reading::Plain);
    let (params, unpack) = args.unpack();
    let path = super::parse(&class.export.rust_path);
    let value = literal(&path, build, &args.reads);
    let slots = &args.slots;
    (params, quote!(#unpack #(#slots)*), value)
}

/// Rows of `METHODS` that the words stand for.
pub(super) fn methods(class: &Class) -> Vec<TokenStream> {
    let has = |beginning: &str| {
        class.methods.iter().any(|one| one.function.export.py_name.starts_with(beginning))
    };
    let own = has("__reduce");
    if class.state.is_some() {
        return vec![quote!(pickled::REDUCE), quote!(pickled::RESTORE)];
    }
    match &class.dataclass {
        Some(Dataclass { build: Some(build), .. }) if !own && build.is_whole() => {
            vec![quote!(rt::Method::reduce_fields())]
        }
        _ if class.python.as_ref().is_some_and(|python| python.loses_value)
            && !(own || has("__getstate__") || has("__getnewargs")) =>
        {
            vec![quote!(rt::Method::refuse_reduce())]
        }
        _ => Vec::new(),
    }
}

/// `mod pickled`: the value's state, and a value from it.
pub(super) fn pickled(place: &Place<'_>) -> Option<TokenStream> {
    let class = place.class;
    let state = class.state.as_ref()?;
    let members: Vec<TokenStream> = state.members.iter().map(|one| class::member(one)).collect();
    let names: Vec<_> =
        (0..members.len()).map(|at| symbol::ident(&format!("field_{at}"))).collect();
    let location = &class.export.location;
    let values: Vec<TokenStream> = names
        .iter()
        .zip(&state.members)
        .map(|(name, member)| rt::read(member, location, &quote!(#name.get())))
        .collect();
    let path = super::parse(&class.export.rust_path);
    let value = literal(&path, state, &values);
    let mut names = names;
    let restored = if class.python.is_some() {
        let base = symbol::ident("base");
        let read = rt::read("base", location, &quote!(#base.get()));
        names.push(base);
        quote!(rt::restored_on(py, class, #value, #read))
    } else {
        quote!(rt::restored(py, class, #value))
    };
    let count = Literal::usize_unsuffixed(names.len());
    let (args, unpack) = if names.is_empty() {
        (symbol::ident("_args"), None)
    } else {
        (symbol::ident("args"), Some(quote!(let rt::Args([#(#names),*], []) = args;)))
    };
    let listed: Vec<String> = names.iter().map(|name| format!("{name}, ")).collect();
    let slash = if names.is_empty() { "" } else { "/" };
    let restore = format!("{}._restore({}{slash})", class.export.py_name, listed.concat());
    let (this, state_mut) = if members.is_empty() {
        (None, quote!(state))
    } else {
        (Some(quote!(let this = slf.shared(&rt::Name("__reduce__"))?;)), quote!(mut state))
    };
    Some(quote! {
        /// Pickling and copying: every field's value, and a new object from them.
        pub(crate) mod pickled {
            use super::{This, rt};
            fn reduce<'a, 'py>(
                py: rt::Python<'py>,
                slf: rt::Receiver<'a, 'py, This>,
                _args: rt::Args<'a, 'py, 0, 0>,
            ) -> rt::Answer {
                let #state_mut = rt::PickledState::new(py);
                #this
                #(state.add(&this.#members)?;)*
                state.reduced(&slf)
            }
            rt::method!(REDUCE, reduce, "__reduce__()", 0, 0, 0, This, "__reduce__\0", "__reduce__($self)\n--\n\n\0");
            fn restore<'a, 'py>(
                py: rt::Python<'py>,
                class: &'a rt::Bound<'py, rt::PyType>,
                #args: rt::Args<'a, 'py, #count, 0>,
            ) -> rt::Answer {
                #unpack
                #restored
            }
            rt::class_method!(RESTORE, restore, #restore, #count, 0, #count, This, "_restore\0", "\0");
        }
    })
}

/// `rt::make_dataclass::<crate::Point>(module, &[..])?;`
pub(super) fn register(class: &Class) -> Option<TokenStream> {
    let dataclass = class.dataclass.as_ref()?;
    let (cfg, path) = (super::cfgs(&class.export.cfg), super::parse(&class.export.rust_path));
    let fields = dataclass.fields.iter().map(|field| {
        let (name, hint) = (&field.py_name, &field.hint.text);
        let default = match &field.default {
            Some(default) => {
                let default = rt::literal(default);
                quote!(rt::Some(#default))
            }
            None => quote!(rt::None),
        };
        quote!(rt::DataField::new(#name, #hint, #default))
    });
    let frozen = class.frozen;
    Some(quote! {
        #cfg
        rt::make_dataclass::<#path>(module, &[#(#fields),*], #frozen)?;
    })
}
