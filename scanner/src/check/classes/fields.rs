//! Constructors that are made from fields: of data variants and of dataclasses.

use super::Making;
use crate::check::hints::{self, Way};
use crate::check::params::{Decl, RustParam};
use crate::check::types::Ty;
use crate::check::{Cx, defaults};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::ir::{Export, Function, Input, Param, ParamKind, Passing, Return, ReturnForm};
use crate::python::Literal;
use crate::source::{Span, Spanned};

/// A field as a constructor sees it.
pub(super) struct Field<'a> {
    pub(super) py_name: String,
    pub(super) span: Span,
    pub(super) ty: Ty,
    pub(super) type_span: Span,
    pub(super) annotation: Option<&'a Spanned<String>>,
    pub(super) default: Option<&'a Spanned<Literal>>,
    /// It is an attribute that can be set.
    pub(super) is_set: bool,
}

/// `def __new__(cls, x, y=0.0)`, each parameter a field.
pub(super) fn constructor(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    fields: &[Field<'_>],
    export: Export,
) -> Option<Function> {
    order(diags, fields);
    let params: Vec<Option<Param>> =
        fields.iter().map(|field| param(diags, cx, making, field)).collect();
    let params = params.into_iter().collect::<Option<Vec<Param>>>()?;
    let export = Export { py_name: "__new__".to_owned(), ..export };
    Some(Function {
        qualified: export.py_name.clone(),
        export,
        is_async: false,
        inputs: (0..params.len()).map(Input::Param).collect(),
        params,
        ret: Return {
            hint: super::slots::self_hint(),
            form: ReturnForm::Value,
            error: None,
            is_own: false,
        },
        nogil: false,
        tokio: false,
    })
}

fn param(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    field: &Field<'_>,
) -> Option<Param> {
    if field.ty.lends_for_ever() {
        // Else it was reported as an attribute.
        if !field.is_set {
            diags
                .report(
                    Code::StaticBorrow,
                    field.type_span,
                    format!("`{}` cannot be made from what Python lends", making.name),
                )
                .at("borrows for `'static`")
                .help("own what the constructor is given: `String` for `&str` and `Cow<str>`; or write the constructor by hand");
        }
        return None;
    }
    let hint = match field.annotation {
        Some(written) => hints::annotation(diags, cx, making.item.module, written)?,
        None => hints::hint(diags, cx, &field.ty, Way::In, field.type_span),
    };
    let rust = RustParam {
        name: Some(field.py_name.clone()),
        name_span: field.span,
        ty: field.ty.clone(),
        type_span: field.type_span,
    };
    let decl = Decl::field(&field.py_name, field.span, field.default);
    let default = match field.default {
        Some(literal) => Some(defaults::of_field(diags, cx, &decl, &rust, literal, false).ok()?),
        None => None,
    };
    Some(Param {
        name: field.py_name.clone(),
        kind: ParamKind::Positional,
        passing: Passing::Value,
        convert: None,
        default,
        hint,
        optional_keywords: false,
    })
}

/// Fields without a default come first, as in Python's own dataclasses.
fn order(diags: &mut Diagnostics, fields: &[Field<'_>]) {
    let Some(optional) = fields.iter().position(|field| field.default.is_some()) else { return };
    let behind = fields.iter().skip(optional).find(|field| field.default.is_none());
    if let Some(required) = behind {
        let first = &fields[optional];
        required_behind(diags, required, &first.py_name)
            .label(first.span, "optional")
            .help(format!("give `{}` a default too, or move its field up", required.py_name));
    }
}

pub(super) fn required_behind<'a>(
    diags: &'a mut Diagnostics,
    required: &Field<'_>,
    optional: &str,
) -> &'a mut Diagnostic {
    let name = &required.py_name;
    let said = format!("`{name}` has no default, but follows `{optional}`, which has one");
    diags.report(Code::RequiredAfterOptional, required.span, said).at("required")
}
