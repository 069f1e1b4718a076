//! Constants: `const` by value, `static` by reference.

use super::hints::{self, Way};
use super::types::{self, Ty};
use super::{Cx, modules, names};
use crate::diag::{Code, Diagnostics};
use crate::ir::{Constant, Export, Hint, Literal, Member};
use crate::source::{Span, Spanned};
use crate::tag::{Declaration, Tag};
use crate::tree::{ItemId, ModuleId};

pub(super) fn constant(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    tag: &Tag,
    item: &syn::ItemConst,
) -> Option<Member> {
    if item.ident == "_" {
        diags
            .report(
                Code::UnnamedConstant,
                cx.tree.item(id).span,
                "a constant without a name cannot be exported",
            )
            .help("give it a name");
        return None;
    }
    lower(diags, cx, id, tag, &item.ty, &item.expr, false)
}

pub(super) fn statik(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    tag: &Tag,
    item: &syn::ItemStatic,
) -> Option<Member> {
    if let syn::StaticMutability::Mut(token) = &item.mutability {
        diags
            .report(
                Code::StaticMut,
                cx.tree.item(id).place(token.span),
                "a `static mut` cannot be exported",
            )
            .at("reading it is unsafe")
            .help("use an atomic or a `Mutex`, and export a fn that reads it");
        return None;
    }
    lower(diags, cx, id, tag, &item.ty, &item.expr, true)
}

fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    id: ItemId,
    tag: &Tag,
    ty: &syn::Type,
    expr: &syn::Expr,
    is_static: bool,
) -> Option<Member> {
    let item = cx.tree.item(id);
    let written = match &tag.declaration {
        None => None,
        Some(Declaration::Name { annotation, .. }) => annotation.as_ref(),
        // Reported where tags are read.
        Some(_) => return None,
    };
    let name = names::py_name(cx.tree, id, tag)?;
    let span = item.place(syn::spanned::Spanned::span(ty));
    let ty = types::read(cx.tree, item.module, ty);
    let export = modules::export(diags, cx, id, tag, &name);
    value(diags, cx, item.module, export, written, (&ty, span), expr, is_static)
        .map(Member::Constant)
}

/// A constant of a module or of a class.
#[expect(clippy::too_many_arguments, reason = "each is a fact of its own")]
pub(super) fn value(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    module: ModuleId,
    export: Export,
    written: Option<&Spanned<String>>,
    (ty, span): (&Ty, Span),
    expr: &syn::Expr,
    is_static: bool,
) -> Option<Constant> {
    let (hint, literal) = match written {
        Some(written) => (hints::annotation(diags, cx, module, written)?, None),
        None => (hints::hint(diags, cx, ty, Way::Out, span), literal(expr)),
    };
    let value = literal.filter(|literal| agrees(literal, &hint)).map(|literal| literal.stub());
    Some(Constant { export, is_static, hint, value })
}

/// The value, where it is a literal and not an expression.
fn literal(value: &syn::Expr) -> Option<Literal> {
    match value {
        syn::Expr::Lit(lit) => match &lit.lit {
            syn::Lit::Int(lit) => int(lit).map(Literal::Int),
            syn::Lit::Bool(lit) => Some(Literal::Bool(lit.value)),
            syn::Lit::Str(lit) => Some(Literal::Str(lit.value())),
            syn::Lit::Char(lit) => Some(Literal::Str(lit.value().to_string())),
            _ => None,
        },
        syn::Expr::Unary(syn::ExprUnary { op: syn::UnOp::Neg(_), expr, .. }) => {
            match literal(expr)? {
                Literal::Int(digits) => Some(Literal::Int(format!("-{digits}"))),
                _ => None,
            }
        }
        syn::Expr::Group(group) => literal(&group.expr),
        syn::Expr::Paren(paren) => literal(&paren.expr),
        _ => None,
    }
}

/// Digits, unless the suffix makes a float of them.
fn int(lit: &syn::LitInt) -> Option<String> {
    (!lit.suffix().starts_with('f')).then(|| lit.base10_digits().to_owned())
}

/// `Final = 1` says less than `Final[float]` where the type is not the literal's own.
fn agrees(literal: &Literal, hint: &Hint) -> bool {
    match literal {
        Literal::Int(_) => hint.text == "int",
        Literal::Bool(_) => hint.text == "bool",
        Literal::Str(_) => hint.text == "str",
        _ => false,
    }
}
