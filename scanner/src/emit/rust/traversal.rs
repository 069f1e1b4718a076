//! How the cycle collector goes through values: an impl for each type that holds Python objects.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Class, HeldField, Holder, Package, Shape, Site, Traversal};
use crate::symbol;

/// `impl Traverse` of a class's type, which is `This` there.
pub(super) fn of_class(class: &Class) -> Option<TokenStream> {
    let body = body(class.traversal.as_ref()?, &class.export.rust_path)?;
    Some(quote! {
        impl rt::Traverse for This {
            fn traverse(&self, visit: &mut rt::Visit<'_>) {
                #body
            }
        }
    })
}

/// The impls of the types that are no classes, of one site.
pub(super) fn holders(package: &Package, site: Site) -> impl Iterator<Item = TokenStream> {
    package.holders.iter().filter(move |holder| holder.site == site).filter_map(holder)
}

fn holder(holder: &Holder) -> Option<TokenStream> {
    let body = body(&holder.traversal, &holder.rust_path)?;
    let docs = [
        " What the garbage collector sees.".to_owned(),
        String::new(),
        format!(" From `{}`, {}.", holder.rust_path, holder.location),
    ];
    let cfg = super::cfgs(&holder.cfg);
    let path = super::parse(&holder.rust_path);
    let Some(generics) = &holder.generics else {
        return Some(quote! {
            #(#[doc = #docs])*
            #cfg
            impl rt::Traverse for #path {
                fn traverse(&self, visit: &mut rt::Visit<'_>) {
                    #body
                }
            }
        });
    };
    let texts = |texts: &[String]| -> Vec<TokenStream> {
        texts.iter().map(|text| super::parse(text)).collect()
    };
    let (params, args) = (texts(&generics.params), texts(&generics.args));
    let (predicates, types) = (texts(&generics.predicates), texts(&generics.types));
    let shapes: Vec<_> = (0..types.len()).map(shape_of_param).collect();
    // Bounds are read with the names of the type's own module.
    let bounded = generics.params != generics.args || !generics.predicates.is_empty();
    let module = bounded.then(|| super::parse(&holder.rust_module));
    let names = module.map(|module| quote!(use #module::*;));
    Some(quote! {
        #(#[doc = #docs])*
        #cfg
        const _: () = {
            #names
            impl<#(#params,)* #(#shapes),*> rt::TraverseAs<(#(#shapes,)*)> for #path<#(#args),*>
            where
                #(#predicates,)*
                #(#types: rt::TraverseAs<#shapes>,)*
            {
                fn traverse_as(&self, visit: &mut rt::Visit<'_>) {
                    #body
                }
            }
        };
    })
}

/// The visits of a type of this path.
fn body(traversal: &Traversal, path: &str) -> Option<TokenStream> {
    Some(match traversal {
        Traversal::Written => return None,
        Traversal::Fields(fields) => {
            let visits = fields.iter().map(|field| {
                let (cfg, name, shape) =
                    (super::cfgs(&field.cfg), name(&field.name), shape(&field.shape));
                quote!(#cfg rt::visit::<#shape, _>(&self.#name, visit);)
            });
            quote!(#(#visits)*)
        }
        Traversal::Variants(variants) => {
            let path = super::parse(path);
            let arms = variants.iter().map(|variant| {
                let (cfg, name) = (super::cfgs(&variant.cfg), symbol::ident(&variant.name));
                let (bindings, visits): (Vec<_>, Vec<_>) =
                    variant.fields.iter().enumerate().map(binding).unzip();
                if variant.is_unit {
                    return quote!(#cfg #path::#name => {});
                }
                quote!(#cfg #path::#name { #(#bindings,)* .. } => { #(#visits)* })
            });
            quote! {
                match self {
                    #(#arms)*
                }
            }
        }
    })
}

/// `0: field_0` of a variant's pattern, and the visit of it.
fn binding((number, field): (usize, &HeldField)) -> (TokenStream, TokenStream) {
    let (cfg, name, shape) = (super::cfgs(&field.cfg), name(&field.name), shape(&field.shape));
    let bound = symbol::ident(&format!("field_{number}"));
    (quote!(#cfg #name: #bound), quote!(#cfg rt::visit::<#shape, _>(#bound, visit);))
}

fn name(text: &str) -> TokenStream {
    match text.parse::<usize>() {
        Ok(number) => {
            let number = Literal::usize_unsuffixed(number);
            quote!(#number)
        }
        Err(_) => {
            let name = symbol::ident(text);
            quote!(#name)
        }
    }
}

fn shape(shape: &Shape) -> TokenStream {
    match shape {
        Shape::Plain => quote!(rt::Plain),
        Shape::Deep => quote!(rt::Deep),
        Shape::Of(parts) => {
            let parts = parts.iter().map(self::shape);
            quote!((#(#parts,)*))
        }
        Shape::Param(number) => {
            let name = shape_of_param(*number);
            quote!(#name)
        }
    }
}

fn shape_of_param(number: usize) -> proc_macro2::Ident {
    symbol::ident(&format!("Shape{number}"))
}
