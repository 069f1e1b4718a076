//! A Rust type as the rules see it: aliases followed, names resolved, lifetimes noted.

use syn::ext::IdentExt as _;

use crate::tree::{ItemId, ModuleId, ModuleTree, Resolved, generics};

/// A type, as far as syntax and names tell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Ty {
    Named(Named),
    Ref {
        mutable: bool,
        lifetime: Option<String>,
        inner: Box<Ty>,
    },
    Slice(Box<Ty>),
    Array(Box<Ty>),
    Tuple(Vec<Ty>),
    Never,
    /// `impl Trait` or `dyn Trait`.
    Bounds(Bounds),
    /// What no rule asks about: fn pointers, raw pointers, macros.
    Other,
}

/// A path with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    /// The full path of another crate's type, or the name alone where it is not known.
    pub(super) path: Vec<String>,
    /// An item of this crate.
    pub(super) item: Option<ItemId>,
    pub(super) args: Vec<Ty>,
    /// Whether any lifetime but `'static` is among the arguments.
    pub(super) borrows: bool,
}

/// `impl Iterator<Item = T> + Send`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bounds {
    pub(super) is_impl: bool,
    pub(super) traits: Vec<(Named, Option<Ty>)>,
    /// `+ 'a`, `+ '_`, `+ use<'a>`: every lifetime but `'static`.
    pub(super) lifetimes: Vec<String>,
    /// `+ use<..>` is there.
    pub(super) captures: bool,
}

/// Longer chains of aliases are given up.
const MAX_DEPTH: usize = 32;

/// Where names are looked up, and what an alias's parameters stand for.
struct Reader<'a> {
    tree: &'a ModuleTree,
    module: ModuleId,
    generics: Vec<(String, Ty)>,
    depth: usize,
}

/// Reads a type that is written in a module.
pub(super) fn read(tree: &ModuleTree, module: ModuleId, ty: &syn::Type) -> Ty {
    Reader { tree, module, generics: Vec::new(), depth: 0 }.ty(ty)
}

/// Reads a type in a fn's signature: its type parameters are not looked up as names. `own` is what
/// `Self` and `Self::Output` stand for.
pub(super) fn read_in(
    tree: &ModuleTree,
    module: ModuleId,
    sig: &syn::Signature,
    own: &[(String, Ty)],
    ty: &syn::Type,
) -> Ty {
    let params =
        sig.generics.type_params().map(|param| (param.ident.unraw().to_string(), Ty::Other));
    let generics = params.chain(own.iter().cloned()).collect();
    Reader { tree, module, generics, depth: 0 }.ty(ty)
}

/// Reads a type where these names stand for types.
pub(super) fn read_with(
    tree: &ModuleTree,
    module: ModuleId,
    names: Vec<(String, Ty)>,
    ty: &syn::Type,
) -> Ty {
    Reader { tree, module, generics: names, depth: 0 }.ty(ty)
}

/// What a fn returns.
pub(super) fn read_return(
    tree: &ModuleTree,
    module: ModuleId,
    sig: &syn::Signature,
    own: &[(String, Ty)],
) -> Ty {
    match &sig.output {
        syn::ReturnType::Default => Ty::Tuple(Vec::new()),
        syn::ReturnType::Type(_, ty) => read_in(tree, module, sig, own, ty),
    }
}

impl Reader<'_> {
    fn ty(&self, ty: &syn::Type) -> Ty {
        match ty {
            syn::Type::Path(ty) if ty.qself.is_none() => self.path(&ty.path),
            syn::Type::Reference(ty) => Ty::Ref {
                mutable: ty.mutability.is_some(),
                lifetime: ty.lifetime.as_ref().map(|lifetime| lifetime.ident.to_string()),
                inner: Box::new(self.ty(&ty.elem)),
            },
            syn::Type::Slice(ty) => Ty::Slice(Box::new(self.ty(&ty.elem))),
            syn::Type::Array(ty) => Ty::Array(Box::new(self.ty(&ty.elem))),
            syn::Type::Tuple(ty) => Ty::Tuple(ty.elems.iter().map(|ty| self.ty(ty)).collect()),
            syn::Type::Paren(ty) => self.ty(&ty.elem),
            syn::Type::Group(ty) => self.ty(&ty.elem),
            syn::Type::Never(_) => Ty::Never,
            syn::Type::ImplTrait(ty) => self.bounds(true, &ty.bounds),
            syn::Type::TraitObject(ty) => self.bounds(false, &ty.bounds),
            _ => Ty::Other,
        }
    }

    fn path(&self, path: &syn::Path) -> Ty {
        let segments: Vec<String> =
            path.segments.iter().take(3).map(|one| one.ident.unraw().to_string()).collect();
        if path.leading_colon.is_none() && segments.len() < 3 {
            // `T`, `Self`, or `Self::Output`.
            let name = segments.join("::");
            if let Some((_, ty)) = self.generics.iter().find(|(known, _)| *known == name) {
                return ty.clone();
            }
        }
        let (args, borrows) = self.args(path);
        match self.tree.resolve(self.module, path) {
            Resolved::Item(id) => self.item(id, args, borrows, path),
            Resolved::External(path) => Ty::Named(Named { path, item: None, args, borrows }),
            _ => {
                let last = path.segments.last().map(|segment| segment.ident.unraw().to_string());
                Ty::Named(Named { path: last.into_iter().collect(), item: None, args, borrows })
            }
        }
    }

    fn item(&self, id: ItemId, args: Vec<Ty>, borrows: bool, path: &syn::Path) -> Ty {
        let item = self.tree.item(id);
        let syn::Item::Type(alias) = &item.syntax else {
            let listed = self.instance(id, &args, path);
            let args = if listed.is_some() { Vec::new() } else { args };
            let path = item.name().into_iter().collect();
            return Ty::Named(Named { path, item: Some(listed.unwrap_or(id)), args, borrows });
        };
        if self.depth >= MAX_DEPTH {
            return Ty::Other;
        }
        let at = Reader {
            tree: self.tree,
            module: item.module,
            generics: Vec::new(),
            depth: self.depth + 1,
        };
        let mut given = args.into_iter();
        let generics = alias.generics.type_params().map(|param| {
            let default = || param.default.as_ref().map_or(Ty::Other, |(_, ty)| at.ty(ty));
            (param.ident.unraw().to_string(), given.next().unwrap_or_else(default))
        });
        let generics = generics.collect();
        let mut ty = Reader { generics, ..at }.ty(&alias.ty);
        if let Ty::Named(named) = &mut ty {
            named.borrows |= borrows;
        }
        ty
    }

    /// The listed instance of a generic type that these arguments make.
    fn instance(&self, id: ItemId, args: &[Ty], path: &syn::Path) -> Option<ItemId> {
        let root = Reader { tree: self.tree, module: ModuleId(0), generics: Vec::new(), depth: 0 };
        let consts = consts(path);
        let mut instances = self.tree.instances_of(id).filter(|instance| {
            let read = instance.args.iter().filter_map(|arg| match arg {
                syn::GenericArgument::Type(ty) => Some(root.ty(ty)),
                _ => None,
            });
            let read: Vec<Ty> = read.collect();
            let fits =
                read.len() >= args.len() && read.iter().zip(args).all(|(one, two)| one == two);
            fits && self.has_defaults(id, &read, args.len())
                && consts == self::constants(instance.args.iter())
        });
        instances.next().map(|instance| instance.item)
    }

    /// Whether what is left out behind the first `given` type arguments is what the parameters' defaults say.
    fn has_defaults(&self, id: ItemId, all: &[Ty], given: usize) -> bool {
        let item = self.tree.item(id);
        let Some(generics) = generics::of_type(&item.syntax) else { return false };
        let params: Vec<_> = generics.type_params().zip(all).collect();
        let names =
            params.iter().map(|(param, ty)| (param.ident.unraw().to_string(), (*ty).clone()));
        let generics = names.collect();
        let at = Reader { tree: self.tree, module: item.module, generics, depth: 0 };
        let mut params = params.iter().skip(given).map(|(param, ty)| (param.default.as_ref(), *ty));
        params.all(|(default, ty)| default.is_some_and(|(_, default)| at.ty(default) == *ty))
    }

    /// The type arguments of a path's last segment, and whether it has lifetimes.
    fn args(&self, path: &syn::Path) -> (Vec<Ty>, bool) {
        let mut args = Vec::new();
        let mut borrows = false;
        let last = path.segments.last();
        let Some(syn::PathArguments::AngleBracketed(list)) = last.map(|segment| &segment.arguments)
        else {
            return (args, borrows);
        };
        for arg in &list.args {
            match arg {
                syn::GenericArgument::Type(ty) => args.push(self.ty(ty)),
                syn::GenericArgument::Lifetime(lifetime) => borrows |= lifetime.ident != "static",
                _ => {}
            }
        }
        (args, borrows)
    }

    fn bounds<'b>(
        &self,
        is_impl: bool,
        bounds: impl IntoIterator<Item = &'b syn::TypeParamBound>,
    ) -> Ty {
        let mut all =
            Bounds { is_impl, traits: Vec::new(), lifetimes: Vec::new(), captures: false };
        for bound in bounds {
            match bound {
                syn::TypeParamBound::Trait(bound) => all.traits.push(self.bound(&bound.path)),
                syn::TypeParamBound::Lifetime(lifetime) if lifetime.ident != "static" => {
                    all.lifetimes.push(lifetime.to_string());
                }
                syn::TypeParamBound::PreciseCapture(capture) => {
                    all.captures = true;
                    let lifetimes = capture.params.iter().filter_map(|param| match param {
                        syn::CapturedParam::Lifetime(lifetime) => Some(lifetime.to_string()),
                        _ => None,
                    });
                    all.lifetimes.extend(lifetimes);
                }
                _ => {}
            }
        }
        Ty::Bounds(all)
    }

    /// A trait and its `Item = ..`.
    fn bound(&self, path: &syn::Path) -> (Named, Option<Ty>) {
        let Some(last) = path.segments.last() else {
            return (
                Named { path: Vec::new(), item: None, args: Vec::new(), borrows: false },
                None,
            );
        };
        let name = last.ident.unraw().to_string();
        let mut item = None;
        if let syn::PathArguments::AngleBracketed(list) = &last.arguments {
            for arg in &list.args {
                if let syn::GenericArgument::AssocType(assoc) = arg {
                    item = (assoc.ident == "Item").then(|| self.ty(&assoc.ty));
                }
            }
        }
        let (path, own) = match self.tree.resolve(self.module, path) {
            Resolved::Item(id) => (vec![name], Some(id)),
            Resolved::External(path) => (path, None),
            _ => (vec![name], None),
        };
        (Named { path, item: own, args: Vec::new(), borrows: false }, item)
    }
}

/// The values that a path gives for const parameters, as text.
fn consts(path: &syn::Path) -> Vec<String> {
    match path.segments.last().map(|segment| &segment.arguments) {
        Some(syn::PathArguments::AngleBracketed(list)) => constants(list.args.iter()),
        _ => Vec::new(),
    }
}

fn constants<'a>(args: impl Iterator<Item = &'a syn::GenericArgument>) -> Vec<String> {
    let values = args.filter_map(|arg| match arg {
        syn::GenericArgument::Const(value) => Some(generics::text(value)),
        _ => None,
    });
    values.collect()
}

impl Ty {
    /// The name of another crate's type: `Vec`, `Python`.
    pub(super) fn external(&self) -> Option<&str> {
        match self {
            Ty::Named(named) => named.external(),
            _ => None,
        }
    }

    /// The arguments of another crate's type of that name.
    pub(super) fn args_of(&self, name: &str) -> Option<&[Ty]> {
        match self {
            Ty::Named(named) if named.external() == Some(name) => Some(&named.args),
            _ => None,
        }
    }

    /// The trait of this crate whose objects these are: `dyn Shape + Send`.
    pub(super) fn object_of(&self) -> Option<ItemId> {
        let Ty::Bounds(Bounds { is_impl: false, traits, .. }) = self else { return None };
        traits.iter().find_map(|(named, _)| named.item)
    }

    /// The traits whose objects these are.
    pub(super) fn object_traits(&self) -> impl Iterator<Item = &Named> {
        let traits = match self {
            Ty::Bounds(Bounds { is_impl: false, traits, .. }) => traits.as_slice(),
            _ => &[],
        };
        traits.iter().map(|(named, _)| named)
    }

    pub(super) fn is_unit(&self) -> bool {
        matches!(self, Ty::Tuple(items) if items.is_empty())
    }

    /// `&T` without `mut`.
    pub(super) fn referent(&self) -> Option<&Ty> {
        match self {
            Ty::Ref { mutable: false, inner, .. } => Some(inner),
            _ => None,
        }
    }

    /// `Python<'_>`, the token.
    pub(super) fn is_python(&self) -> bool {
        self.external() == Some("Python")
    }

    /// `Bound<'_, PyModule>` behind a reference.
    pub(super) fn is_module_ref(&self) -> bool {
        let module = self.referent().and_then(|ty| ty.args_of("Bound"));
        matches!(module, Some([ty]) if ty.external() == Some("PyModule"))
    }

    /// `Bound<'_, PyType>` behind a reference.
    pub(super) fn is_class_ref(&self) -> bool {
        let class = self.referent().and_then(|ty| ty.args_of("Bound"));
        matches!(class, Some([ty]) if ty.external() == Some("PyType"))
    }

    /// What the handle types hold: `PyAny` for `Bound<'_, PyAny>`, `&Bound<..>`, `Py<..>`.
    pub(super) fn handled(&self) -> Option<&str> {
        let ty = self.referent().unwrap_or(self);
        let args = ["Bound", "Py", "Borrowed"].iter().find_map(|name| ty.args_of(name))?;
        args.first().and_then(Ty::external)
    }

    /// Whether it, or anything in it, cannot leave the thread that holds the interpreter.
    pub(super) fn holds_python(&self) -> bool {
        match self {
            Ty::Named(named) => {
                matches!(
                    named.external(),
                    Some("Python" | "Bound" | "Borrowed" | "PyRef" | "PyRefMut")
                ) || named.args.iter().any(Ty::holds_python)
            }
            Ty::Ref { inner, .. } | Ty::Slice(inner) | Ty::Array(inner) => inner.holds_python(),
            Ty::Tuple(items) => items.iter().any(Ty::holds_python),
            Ty::Bounds(_) | Ty::Never | Ty::Other => false,
        }
    }

    /// Whether its values certainly borrow from nothing: numbers, text, what this crate defines without any parameter, and
    /// collections of them.
    pub(super) fn is_own(&self, tree: &ModuleTree) -> bool {
        const PLAIN: &[&str] = &[
            "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16",
            "u32", "u64", "u128", "usize", "String",
        ];
        match self {
            Ty::Named(Named { item: Some(id), args, .. }) => {
                let generics = match &tree.item(*id).syntax {
                    syn::Item::Struct(item) => &item.generics,
                    syn::Item::Enum(item) => &item.generics,
                    _ => return false,
                };
                args.is_empty() && generics.params.is_empty()
            }
            Ty::Named(named) => match named.external() {
                Some("Option" | "Vec" | "PyResult") => {
                    named.args.iter().all(|arg| arg.is_own(tree))
                }
                Some(name) => PLAIN.contains(&name) && named.args.is_empty(),
                None => false,
            },
            Ty::Tuple(items) => items.iter().all(|item| item.is_own(tree)),
            Ty::Array(inner) => inner.is_own(tree),
            Ty::Ref { .. } | Ty::Slice(_) | Ty::Bounds(_) | Ty::Never | Ty::Other => false,
        }
    }

    /// Whether a field's type, which has no lifetime but `'static`, borrows: no object becomes a value of it.
    pub(super) fn lends_for_ever(&self) -> bool {
        match self {
            Ty::Ref { .. } => true,
            Ty::Slice(item) | Ty::Array(item) => item.lends_for_ever(),
            Ty::Tuple(items) => items.iter().any(Ty::lends_for_ever),
            Ty::Named(named) if named.item.is_some() => false,
            Ty::Named(named) => {
                named.external() == Some("Cow") || named.args.iter().any(Ty::lends_for_ever)
            }
            Ty::Bounds(_) | Ty::Never | Ty::Other => false,
        }
    }

    /// Whether a caller's value is lent to it without a lifetime of its own making.
    pub(super) fn is_borrow(&self) -> bool {
        match self {
            Ty::Ref { lifetime, .. } => lifetime.as_deref() != Some("static"),
            Ty::Named(named) => named.borrows || named.args.iter().any(Ty::is_borrow),
            Ty::Tuple(items) => items.iter().any(Ty::is_borrow),
            Ty::Slice(inner) | Ty::Array(inner) => inner.is_borrow(),
            Ty::Bounds(_) | Ty::Never | Ty::Other => false,
        }
    }
}

impl Named {
    pub(super) fn external(&self) -> Option<&str> {
        if self.item.is_some() { None } else { self.path.last().map(String::as_str) }
    }
}
