//! Items with their parameters filled in. What is put in stands where the parameter stood.

use proc_macro2::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::{GenericArgument, Type};

/// What parameters stand for.
#[derive(Debug, Clone)]
pub(crate) struct Filling {
    args: Vec<(String, TokenStream)>,
}

impl Filling {
    pub(crate) fn new(names: &[String], args: &[GenericArgument]) -> Filling {
        let args = names.iter().zip(args).map(|(name, arg)| {
            let bare = match arg {
                GenericArgument::Type(
                    Type::Path(_)
                    | Type::Tuple(_)
                    | Type::Array(_)
                    | Type::Slice(_)
                    | Type::Reference(_),
                )
                | GenericArgument::Const(_) => arg.to_token_stream(),
                // `dyn A + B` behind a `&`.
                _ => Group::new(Delimiter::Parenthesis, arg.to_token_stream()).to_token_stream(),
            };
            (name.clone(), bare)
        });
        Filling { args: args.collect() }
    }

    /// A type; one that has none of the parameters is not touched.
    pub(crate) fn ty(&self, ty: &mut Type) {
        let tokens = ty.to_token_stream();
        if self.is_in(&tokens) {
            if let Ok(filled) = syn::parse2(self.tokens(tokens)) {
                *ty = filled;
            }
        }
    }

    fn is_in(&self, tokens: &TokenStream) -> bool {
        tokens.clone().into_iter().any(|token| match token {
            TokenTree::Ident(ident) => self.find(&ident).is_some(),
            TokenTree::Group(group) => self.is_in(&group.stream()),
            _ => false,
        })
    }

    fn find(&self, ident: &proc_macro2::Ident) -> Option<&TokenStream> {
        let name = ident.unraw().to_string();
        self.args.iter().find(|(known, _)| *known == name).map(|(_, arg)| arg)
    }

    /// Tokens in which names are types or constants.
    fn tokens(&self, tokens: TokenStream) -> TokenStream {
        let mut filled = TokenStream::new();
        // What stands before: `::` and `'` make another name of the next one.
        let (mut colons, mut quoted) = (0, false);
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            let is_name = colons < 2 && !quoted;
            (colons, quoted) = match &token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => (colons + 1, false),
                TokenTree::Punct(punct) => (0, punct.as_char() == '\''),
                _ => (0, false),
            };
            match token {
                TokenTree::Ident(ident) if is_name && self.find(&ident).is_some() => {
                    let arg = self.find(&ident).cloned().unwrap_or_default();
                    let arg = placed(arg, ident.span());
                    let is_path = matches!(
                        tokens.peek(),
                        Some(TokenTree::Punct(next)) if next.as_char() == ':' && next.spacing() == Spacing::Joint
                    );
                    // `T::Item` of `i64` is `<i64>::Item`.
                    filled.extend(if is_path { quote::quote!(<#arg>) } else { arg });
                }
                TokenTree::Group(group) => {
                    let mut inner = Group::new(group.delimiter(), self.tokens(group.stream()));
                    inner.set_span(group.span());
                    filled.extend([TokenTree::Group(inner)]);
                }
                token => filled.extend([token]),
            }
        }
        filled
    }

    /// Rust in a tag: `T::default()`.
    pub(crate) fn text(&self, text: &mut String) {
        if let Ok(tokens) = text.parse::<TokenStream>() {
            if self.is_in(&tokens) {
                *text = super::text(&self.tokens(tokens));
            }
        }
    }

    /// The fields of a struct, or of each variant.
    pub(crate) fn definition(&self, item: &mut syn::Item) {
        match item {
            syn::Item::Struct(strukt) => {
                strukt.generics = syn::Generics::default();
                self.fields(&mut strukt.fields);
            }
            syn::Item::Enum(enumeration) => {
                enumeration.generics = syn::Generics::default();
                for variant in &mut enumeration.variants {
                    self.fields(&mut variant.fields);
                }
            }
            _ => {}
        }
    }

    fn fields(&self, fields: &mut syn::Fields) {
        for field in fields.iter_mut() {
            self.ty(&mut field.ty);
        }
    }

    /// An impl block; of its parameters the lifetimes stay.
    pub(crate) fn block(&self, block: &mut syn::ItemImpl) {
        let lifetimes = std::mem::take(&mut block.generics).params.into_iter();
        block.generics.params =
            lifetimes.filter(|one| matches!(one, syn::GenericParam::Lifetime(_))).collect();
        self.ty(&mut block.self_ty);
        if let Some((path, _)) = &mut block.trait_ {
            let mut of =
                Type::Path(syn::TypePath { attrs: Vec::new(), qself: None, path: path.clone() });
            self.ty(&mut of);
            if let Type::Path(filled) = of {
                *path = filled.path;
            }
        }
        for item in &mut block.items {
            match item {
                syn::ImplItem::Fn(function) => self.signature(&mut function.sig),
                syn::ImplItem::Const(constant) => self.ty(&mut constant.ty),
                syn::ImplItem::Type(ty) => self.ty(&mut ty.ty),
                _ => {}
            }
        }
    }

    fn signature(&self, sig: &mut syn::Signature) {
        for input in &mut sig.inputs {
            match input {
                syn::FnArg::Typed(param) => self.ty(&mut param.ty),
                syn::FnArg::Receiver(receiver) => {
                    if let syn::ReceiverKind::Typed(_, ty) = &mut receiver.kind {
                        self.ty(ty);
                    }
                }
            }
        }
        if let syn::ReturnType::Type(_, ty) = &mut sig.output {
            self.ty(ty);
        }
    }
}

/// The tokens at another place.
fn placed(tokens: TokenStream, span: Span) -> TokenStream {
    let each = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            let mut moved = Group::new(group.delimiter(), placed(group.stream(), span));
            moved.set_span(span);
            return TokenTree::Group(moved);
        }
        token.set_span(span);
        token
    });
    each.collect()
}
