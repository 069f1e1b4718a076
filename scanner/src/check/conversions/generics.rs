//! Parameters of types that are converted by value: one conversion serves every instance.

use std::collections::BTreeSet;

use super::{Field, Making, Plan, Record, forms};
use crate::check::types::Ty;
use crate::check::{Cx, holds};
use crate::diag::{Code, Diagnostics};
use crate::ir::{self, StubKind, TypeVar};
use crate::source::Span;
use crate::tree::{ItemId, Resolved, generics};

/// What a type's parameters must not be: lifetimes, or those of a class that is made for Python. Whether all is well.
pub(super) fn fit(diags: &mut Diagnostics, making: &Making<'_>, generics: &syn::Generics) -> bool {
    let Some(param) = generics.params.first() else { return true };
    let place = |of: &syn::GenericParam| making.item.place(syn::spanned::Spanned::span(of));
    let lifetime = generics.params.iter().find(|one| matches!(one, syn::GenericParam::Lifetime(_)));
    if let Some(lifetime) = lifetime {
        diags
            .report(
                Code::ConversionParameters,
                place(lifetime),
                "a type that is converted by value cannot have a lifetime",
            )
            .at("what it borrows from is gone after the conversion")
            .help("own what it holds: `String` for `&str`, `Vec<T>` for `&[T]`");
        return false;
    }
    let class = forms::said(making.tag, "into");
    let class = class.filter(|text| matches!(text.value.as_str(), "dataclass" | "NamedTuple"));
    let Some(class) = class else { return true };
    diags
        .report(
            Code::ConversionParameters,
            class.span,
            format!("`{}` cannot be converted `into({})`", making.name, class.value),
        )
        .at("one class of Python's for all instances would know no type of its fields")
        .label(place(param), "its parameter")
        .help("write `into(dict)` or `into(tuple)`, or make a struct of each instance");
    false
}

/// The parameters as glue needs them; `None` for a type without any.
pub(super) fn lower(cx: &Cx<'_>, id: ItemId, plan: &Plan) -> Option<ir::Parameters> {
    let item = cx.tree.item(id);
    let own = generics::of_type(&item.syntax).filter(|own| !own.params.is_empty())?;
    let absolute = generics::absolute_generics(cx.tree, item.module, own);
    let names: Vec<String> = own.type_params().map(|param| param.ident.to_string()).collect();
    let named = |way: fn(&Field) -> bool| {
        let fields = plan.records.iter().flat_map(|record| &record.fields);
        let used = used(fields.filter(|field| !way(field)));
        used.into_iter().filter_map(|number| names.get(number).cloned()).collect()
    };
    let wheres = absolute.where_clause.iter().flat_map(|clause| &clause.predicates);
    Some(ir::Parameters {
        list: absolute.params.iter().map(tokens).collect(),
        args: generics::names(own),
        bounds: wheres.map(tokens).collect(),
        read: named(|field| field.convert.is_some()),
        made: named(|field| field.convert_into.is_some()),
    })
}

/// As text in which rustc sees the same tokens.
fn tokens(syntax: &impl quote::ToTokens) -> String {
    syntax.to_token_stream().to_string()
}

/// A trait in a bound that the crate root cannot see.
pub(super) fn private_bound(cx: &Cx<'_>, id: ItemId) -> Option<Span> {
    let item = cx.tree.item(id);
    let mut paths = Bounds(Vec::new());
    syn::visit::Visit::visit_generics(&mut paths, generics::of_type(&item.syntax)?);
    let hidden = paths.0.into_iter().find(|path| match cx.tree.resolve(item.module, path) {
        Resolved::Item(id) => cx.tree.item_visible_from(id, super::ROOT).is_err(),
        _ => false,
    });
    hidden.map(|path| item.place(syn::spanned::Spanned::span(path)))
}

struct Bounds<'a>(Vec<&'a syn::Path>);

impl<'a> syn::visit::Visit<'a> for Bounds<'a> {
    fn visit_path(&mut self, path: &'a syn::Path) {
        self.0.push(path);
        syn::visit::visit_path(self, path);
    }
}

/// The numbers of the type parameters in the types of fields.
fn used<'a>(fields: impl Iterator<Item = &'a Field>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    fields.for_each(|field| mentioned(&field.ty, &mut found));
    found
}

fn mentioned(ty: &Ty, found: &mut BTreeSet<usize>) {
    match ty {
        Ty::Named(named) => {
            found.extend(holds::param_number(named));
            named.args.iter().for_each(|arg| mentioned(arg, found));
        }
        Ty::Ref { inner, .. } | Ty::Slice(inner) | Ty::Array(inner) => mentioned(inner, found),
        Ty::Tuple(all) => all.iter().for_each(|ty| mentioned(ty, found)),
        Ty::Bounds(_) | Ty::Never | Ty::Other => {}
    }
}

/// The numbers of the type parameters that a stub's definition of these records shows.
pub(super) fn shown<'a>(records: impl IntoIterator<Item = &'a Record>) -> BTreeSet<usize> {
    let fields = records.into_iter().flat_map(Record::present);
    used(fields.filter(|field| field.annotation.is_none()))
}

/// What stands for them within the definition.
pub(super) fn variables(cx: &Cx<'_>, id: ItemId, plan: &Plan, kind: &StubKind) -> Vec<TypeVar> {
    let Some(own) = generics::of_type(&cx.tree.item(id).syntax) else { return Vec::new() };
    // What only gives has objects of a subtype, too.
    let covariant = *kind == StubKind::Protocol;
    let end = if covariant { "_co" } else { "" };
    let variable = |param: &syn::TypeParam| TypeVar {
        name: format!("_{}{}{end}", plan.name, param.ident),
        covariant,
    };
    own.type_params().map(variable).collect()
}
