//! Whether a type is an instance of another one with parameters: what the parameters stand for.

use syn::ext::IdentExt as _;
use syn::{GenericArgument, Type};

/// What the parameters of `params` stand for where `pattern`s are to be `actual`: both in absolute form. One for
/// each parameter; `None` where they differ, or a parameter is in none of them.
pub(crate) fn unify(
    pattern: &[GenericArgument],
    actual: &[GenericArgument],
    params: &[String],
) -> Option<Vec<GenericArgument>> {
    let mut unify = Unify { params, bound: vec![None; params.len()] };
    let fits = pattern.len() == actual.len()
        && pattern.iter().zip(actual).all(|(pattern, actual)| unify.argument(pattern, actual));
    if fits { unify.bound.into_iter().collect() } else { None }
}

struct Unify<'a> {
    params: &'a [String],
    bound: Vec<Option<GenericArgument>>,
}

impl Unify<'_> {
    fn param(&self, path: &syn::Path) -> Option<usize> {
        let name = path.get_ident()?.unraw().to_string();
        self.params.iter().position(|param| *param == name)
    }

    fn bind(&mut self, index: usize, actual: &GenericArgument) -> bool {
        match &self.bound[index] {
            Some(before) => before == actual,
            None => {
                self.bound[index] = Some(actual.clone());
                true
            }
        }
    }

    fn argument(&mut self, pattern: &GenericArgument, actual: &GenericArgument) -> bool {
        match (pattern, actual) {
            (GenericArgument::Lifetime(_), GenericArgument::Lifetime(_)) => true,
            (GenericArgument::Type(Type::Path(path)), _) if path.qself.is_none() => {
                match (self.param(&path.path), actual) {
                    (Some(index), _) => self.bind(index, actual),
                    (None, GenericArgument::Type(actual)) => {
                        self.ty(&Type::Path(path.clone()), actual)
                    }
                    _ => false,
                }
            }
            (GenericArgument::Type(pattern), GenericArgument::Type(actual)) => {
                self.ty(pattern, actual)
            }
            _ => pattern == actual,
        }
    }

    fn ty(&mut self, pattern: &Type, actual: &Type) -> bool {
        match (pattern, actual) {
            (Type::Path(path), _) if path.qself.is_none() && self.param(&path.path).is_some() => {
                let index = self.param(&path.path);
                index.is_some_and(|index| self.bind(index, &GenericArgument::Type(actual.clone())))
            }
            (Type::Path(pattern), Type::Path(actual))
                if pattern.qself.is_none() && actual.qself.is_none() =>
            {
                self.path(&pattern.path, &actual.path)
            }
            (Type::Reference(pattern), Type::Reference(actual)) => {
                pattern.mutability == actual.mutability && self.ty(&pattern.elem, &actual.elem)
            }
            (Type::Slice(pattern), Type::Slice(actual)) => self.ty(&pattern.elem, &actual.elem),
            (Type::Array(pattern), Type::Array(actual)) => {
                let length = match &pattern.len {
                    syn::Expr::Path(path) => self.param(&path.path),
                    _ => None,
                };
                let same = match length {
                    Some(index) => self.bind(index, &GenericArgument::Const(actual.len.clone())),
                    None => pattern.len == actual.len,
                };
                same && self.ty(&pattern.elem, &actual.elem)
            }
            (Type::Tuple(pattern), Type::Tuple(actual)) => {
                pattern.elems.len() == actual.elems.len()
                    && pattern.elems.iter().zip(&actual.elems).all(|(one, two)| self.ty(one, two))
            }
            _ => pattern == actual,
        }
    }

    fn path(&mut self, pattern: &syn::Path, actual: &syn::Path) -> bool {
        let same = pattern.leading_colon.is_some() == actual.leading_colon.is_some()
            && pattern.segments.len() == actual.segments.len();
        same && pattern.segments.iter().zip(&actual.segments).all(|(one, two)| {
            let args = match (&one.arguments, &two.arguments) {
                (
                    syn::PathArguments::AngleBracketed(one),
                    syn::PathArguments::AngleBracketed(two),
                ) => {
                    one.args.len() == two.args.len()
                        && one.args.iter().zip(&two.args).all(|(one, two)| self.argument(one, two))
                }
                (one, two) => one == two,
            };
            one.ident == two.ident && args
        })
    }
}
