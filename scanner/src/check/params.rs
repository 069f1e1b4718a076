//! Parameters: those of the Rust fn, those of the Python declaration, and how they meet.

use syn::ext::IdentExt as _;

use super::functions::Subject;
use super::hints::{self, Way};
use super::types::{self, Named, Ty};
use super::{Cx, classes, defaults};
use crate::diag::{Code, Diagnostics};
use crate::ir::{Param, ParamKind, Passing};
use crate::python::{self, Def, ParamDecl};
use crate::source::{Span, Spanned};
use crate::tables::conversions::{self, Family};
use crate::tag::WordArgs;

/// A parameter of the Rust fn.
pub(super) struct RustParam {
    /// `None` for `_`.
    pub(super) name: Option<String>,
    pub(super) name_span: Span,
    pub(super) ty: Ty,
    pub(super) type_span: Span,
}

/// Every parameter of the fn; `None` once one of them is of a form that cannot be called.
pub(super) fn rust(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
) -> Option<Vec<RustParam>> {
    let mut params = Some(Vec::new());
    for input in &subject.sig.inputs {
        let read = match input {
            syn::FnArg::Typed(param) => rust_param(diags, cx, subject, param),
            // The class reads it.
            syn::FnArg::Receiver(_) if !subject.own.is_empty() => continue,
            // Not in a free fn: rustc says so.
            syn::FnArg::Receiver(_) => None,
        };
        match (read, &mut params) {
            (Some(param), Some(params)) => params.push(param),
            _ => params = None,
        }
    }
    params
}

fn rust_param(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    param: &syn::PatType,
) -> Option<RustParam> {
    let name_span = subject.place(&param.pat);
    let name = match &*param.pat {
        syn::Pat::Ident(pat) => Some(pat.ident.unraw().to_string()),
        syn::Pat::Wild(_) => None,
        _ if declared(subject) => None,
        _ => {
            diags
                .report(Code::PatternParameter, name_span, "a parameter that is a pattern has no name")
                .at("taken apart here")
                .help("name it and take it apart in the body, or give it a name in the tag: `@py def f(point)`");
            return None;
        }
    };
    let ty = types::read_in(cx.tree, subject.item.module, subject.sig, &subject.own, &param.ty);
    let type_span = subject.place(&param.ty);
    let fit = is_fit(diags, cx, (&ty, &param.ty), type_span)
        && is_owned(diags, subject, &ty, type_span)
        && is_copied(diags, cx, subject, (&ty, type_span));
    fit.then_some(RustParam { name, name_span, ty, type_span })
}

fn declared(subject: &Subject<'_>) -> bool {
    matches!(subject.tag.declaration, Some(crate::tag::Declaration::Def(_)))
}

/// Types of std whose items are read from an argument's, one by one.
const COLLECTIONS: [&str; 6] = ["Vec", "VecDeque", "HashMap", "BTreeMap", "HashSet", "BTreeSet"];

/// Refuses types that no argument can become.
fn is_fit(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    (ty, written): (&Ty, &syn::Type),
    span: Span,
) -> bool {
    let inner = ty.args_of("Option").and_then(<[Ty]>::first).unwrap_or(ty);
    match inner {
        Ty::Bounds(bounds) if bounds.is_impl => {
            diags
                .report(Code::ImplTraitParameter, span, "an `impl Trait` parameter has no single type")
                .at("any type that implements the trait")
                .help("write the type that Python callers will use: `Vec<T>` for an iterator, `&str` for `impl AsRef<str>`");
        }
        Ty::Ref { mutable: true, inner, .. } => return is_lent(diags, cx, inner, span),
        Ty::Ref { lifetime: Some(lifetime), .. } if lifetime == "static" => {
            diags
                .report(Code::StaticBorrow, span, "an argument cannot be borrowed for `'static`")
                .at("Python lends its data during the call only")
                .help("drop the `'static`, or take an owned type such as `String`");
        }
        Ty::Named(_) if is_static_cow(inner, written) => {
            diags
                .report(Code::StaticBorrow, span, "an argument cannot be borrowed for `'static`")
                .at("what Python lends is borrowed, and not copied")
                .help("drop the `'static`, or take an owned type such as `String`");
        }
        _ => return super::traits::object(diags, cx, inner, span),
    }
    false
}

/// Whether a parameter is a `Cow<'static, _>`, perhaps in an `Option`.
fn is_static_cow(ty: &Ty, written: &syn::Type) -> bool {
    struct Static(bool);
    impl syn::visit::Visit<'_> for Static {
        fn visit_lifetime(&mut self, lifetime: &syn::Lifetime) {
            self.0 |= lifetime.ident == "static";
        }
    }
    let is_cow = matches!(ty, Ty::Named(named) if named.external() == Some("Cow"));
    let mut found = Static(false);
    syn::visit::Visit::visit_type(&mut found, written);
    is_cow && found.0
}

/// Refuses references where an argument's own items are read. What `convert(..)` makes is the user's.
fn is_owned(diags: &mut Diagnostics, subject: &Subject<'_>, ty: &Ty, span: Span) -> bool {
    let goes_in = matches!(subject.arguments, Way::In);
    if !goes_in || subject.tag.has("convert") {
        return true;
    }
    let Some(item) = borrowed_item(ty) else { return true };
    let found =
        diags.report(Code::BorrowedItems, span, "the items of an argument cannot be borrowed");
    found.at("a reference inside of another type");
    match item {
        Ty::Named(Named { item: Some(_), path, .. }) => {
            let name = path.last().map_or("T", String::as_str);
            found.help(format!(
                "take `PyRef<'_, {name}>` for `&{name}`, which borrows each object for the call"
            ))
        }
        _ => found.help("take owned items: `Vec<String>` for `Vec<&str>`"),
    };
    false
}

/// Refuses values of a class that cannot be copied out of their objects. What `convert(..)` makes is the user's.
fn is_copied(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    (ty, span): (&Ty, Span),
) -> bool {
    let goes_in = matches!(subject.arguments, Way::In);
    if !goes_in || subject.tag.has("convert") {
        return true;
    }
    let Some(id) = classes::uncopied(cx, ty) else { return true };
    let name = cx.tree.shown(id);
    let is_class = |ty: &Ty| matches!(ty, Ty::Named(Named { item: Some(_), .. }));
    let optional = ty.args_of("Option").and_then(<[Ty]>::first).is_some_and(is_class);
    let why = "taking the value makes a copy: its object keeps it";
    classes::no_clone(diags, cx, id, span, why).help(if optional {
        format!("take `Option<&{name}>`, or derive `Clone` for `{name}`")
    } else if is_class(ty) {
        format!("take `&{name}`, or derive `Clone` for `{name}`")
    } else {
        format!("derive `Clone` for `{name}`, or take handles: `Py<{name}>` for `{name}`")
    });
    false
}

/// What is borrowed in `Vec<&str>`, `&[&str]`, `(&str, i32)`; nothing in `Option<&str>`.
fn borrowed_item(ty: &Ty) -> Option<&Ty> {
    fn of_item(item: &Ty) -> Option<&Ty> {
        match item {
            Ty::Ref { inner, .. } => Some(inner),
            _ => borrowed_item(item),
        }
    }
    let any = |items| <[Ty]>::iter(items).find_map(of_item);
    match ty {
        Ty::Ref { inner, .. } => borrowed_item(inner),
        Ty::Slice(item) | Ty::Array(item) => of_item(item),
        Ty::Tuple(items) => any(items),
        Ty::Named(named) => match named.external()? {
            "Option" => named.args.iter().find_map(borrowed_item),
            name if COLLECTIONS.contains(&name) => any(&named.args),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a `&mut T` can be lent: only instances of classes are Rust values in Python's hands, and memory that objects show.
fn is_lent(diags: &mut Diagnostics, cx: &Cx<'_>, inner: &Ty, span: Span) -> bool {
    if matches!(inner, Ty::Bounds(_)) {
        return super::traits::object(diags, cx, inner, span);
    }
    if matches!(inner, Ty::Named(named) if cx.reexports.is_changing(named)) {
        return true;
    }
    if matches!(inner, Ty::Slice(item) if conversions::is_element(item.external())) {
        return true;
    }
    let class = match inner {
        Ty::Named(named) => named.item.filter(|id| cx.classes.contains(*id)),
        _ => None,
    };
    if super::coroutines::is_cancel_handle(inner) {
        // Refused where handles are.
        return true;
    }
    if let Some(name) = cx.reexports.frozen(inner) {
        diags
            .report(Code::FrozenClass, span, format!("`{name}` is frozen"))
            .at("borrows its value for writing")
            .help(
                "take `&T`; where it is defined, the class is tagged `frozen`, or nothing changes it: the word `mutable` \
                 says that others do",
            );
        return false;
    }
    let Some(id) = class else {
        diags
            .report(Code::MutableBorrow, span, "this cannot be borrowed for writing")
            .at("Python's own values cannot be lent")
            .help(
                "take the value and return the new one; only instances of an exported class are lent as `&mut`, and \
                 memory of numbers as `&mut [f64]` and its like",
            );
        return false;
    };
    if cx.classes.is_mutable(id) {
        return true;
    }
    let name = cx.tree.item(id).name().unwrap_or_default();
    diags
        .report(Code::FrozenClass, span, format!("`{name}` is frozen"))
        .at("borrows its value for writing")
        .label(cx.tree.item(id).span, "tagged `frozen`")
        .help("take `&T`, or remove `frozen`");
    false
}

/// The Python parameters, each knowing how its argument reaches the Rust fn.
pub(super) fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    def: Option<&Def>,
    taken: &[RustParam],
) -> Option<Vec<Param>> {
    let before = diags.has_errors();
    if let Some(def) = def {
        meet(diags, cx, subject, def, taken)?;
    }
    let declared: Vec<Decl<'_>> = match def {
        Some(def) => own_params(subject, def).iter().map(Decl::of).collect(),
        None => taken.iter().filter_map(|rust| derived(diags, rust)).collect(),
    };
    if declared.len() != taken.len() {
        return None;
    }
    unknown_keys(diags, subject, &declared);
    let params: Vec<Option<Param>> = declared
        .iter()
        .zip(taken)
        .map(|(decl, rust)| param(diags, cx, subject, decl, rust))
        .collect();
    let params = params.into_iter().collect::<Option<Vec<Param>>>()?;
    defaults::check_order(diags, &declared, &params);
    (before || !diags.has_errors()).then_some(params)
}

/// What a parameter is declared as, in the tag or by the fn itself.
pub(super) struct Decl<'a> {
    pub(super) name: String,
    pub(super) span: Span,
    kind: ParamKind,
    annotation: Option<&'a Spanned<String>>,
    pub(super) default: Option<&'a Spanned<python::Literal>>,
    /// A field that a constructor takes.
    pub(super) is_field: bool,
}

impl<'a> Decl<'a> {
    pub(super) fn kind(&self) -> ParamKind {
        self.kind
    }

    /// A field that a constructor takes.
    pub(super) fn field(
        name: &str,
        span: Span,
        default: Option<&'a Spanned<python::Literal>>,
    ) -> Decl<'a> {
        let kind = ParamKind::Positional;
        Decl { name: name.to_owned(), span, kind, annotation: None, default, is_field: true }
    }

    fn of(decl: &'a ParamDecl) -> Decl<'a> {
        Decl {
            name: decl.name.value.clone(),
            span: decl.name.span,
            kind: decl.kind,
            annotation: decl.annotation.as_ref(),
            default: decl.default.as_ref(),
            is_field: false,
        }
    }
}

/// A parameter without a declaration keeps its Rust name.
fn derived(diags: &mut Diagnostics, rust: &RustParam) -> Option<Decl<'static>> {
    let Some(name) = &rust.name else {
        diags
            .report(
                Code::PatternParameter,
                rust.name_span,
                "a parameter without a name cannot be passed by name",
            )
            .help(
                "name it, `_ignored` for instance, or declare it in the tag: `@py def f(ignored)`",
            );
        return None;
    };
    if python::is_keyword(name) {
        diags
            .report(Code::KeywordName, rust.name_span, format!("`{name}` is a keyword of Python"))
            .at("no caller could write it as an argument's name")
            .help(format!(
                "declare the parameters in the tag, with another name for it: `{name}_`"
            ));
        return None;
    }
    Some(Decl {
        name: name.clone(),
        span: rust.name_span,
        kind: ParamKind::Positional,
        annotation: None,
        default: None,
        is_field: false,
    })
}

/// The declared parameters without the object or class that a method may declare first.
fn own_params<'d>(subject: &Subject<'_>, def: &'d Def) -> &'d [ParamDecl] {
    match def.params.split_first() {
        Some((first, rest))
            if !subject.own.is_empty() && matches!(first.name.value.as_str(), "self" | "cls") =>
        {
            rest
        }
        _ => &def.params,
    }
}

/// The declaration and the fn must agree in number, and must not disagree in order.
fn meet(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    def: &Def,
    taken: &[RustParam],
) -> Option<()> {
    let params = own_params(subject, def);
    if params.len() != taken.len() {
        count_differs(diags, cx, subject, def, taken);
        return None;
    }
    for (index, (decl, rust)) in params.iter().zip(taken).enumerate() {
        let same = |other: &RustParam| other.name.as_ref() == Some(&decl.name.value);
        let Some(at) = taken.iter().position(same) else { continue };
        // A name that the fn has elsewhere, in a place where the fn has a name that the tag has elsewhere.
        let swapped = rust
            .name
            .as_ref()
            .is_some_and(|name| params.iter().any(|other| other.name.value == *name));
        if at != index && swapped {
            diags
                .report(
                    Code::DeclaredOrder,
                    decl.name.span,
                    format!(
                        "`{}` is declared in another place than the fn has it",
                        decl.name.value
                    ),
                )
                .at(format!("declared as parameter {}", index + 1))
                .label(taken[at].name_span, format!("parameter {} of the fn", at + 1))
                .note("declared parameters belong to the fn's by their order, not by their names")
                .help("declare them in the order of the fn");
            return None;
        }
    }
    Some(())
}

fn count_differs(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    def: &Def,
    taken: &[RustParam],
) {
    let params = own_params(subject, def);
    let (declared, has) = (params.len(), taken.len());
    // The first one that the other side lacks, by name where names tell.
    let knows = |name: &String| taken.iter().any(|rust| rust.name.as_ref() == Some(name));
    let extra = params.iter().find(|decl| !knows(&decl.name.value)).or(params.get(has));
    let named = |rust: &&RustParam| {
        rust.name.as_ref().is_none_or(|name| !params.iter().any(|decl| decl.name.value == *name))
    };
    let missing = taken.iter().find(named).or(taken.get(declared));
    let (span, label) = match (extra, missing) {
        (Some(extra), _) if declared > has => {
            (extra.name.span, "the fn has no parameter for it".to_owned())
        }
        _ => (def.name.span, format!("declares {}", counted(declared))),
    };
    let message = format!("the declaration has {}, the fn has {}", counted(declared), counted(has));
    let found = diags.report(Code::ParameterCount, span, message);
    found.at(label);
    if declared > has {
        found.label(subject.span, format!("takes {}", counted(has)));
        let injected = extra.is_some_and(|extra| is_injected(cx, subject, &extra.name.value));
        found.help(if injected {
            "leave it out: `Python<'_>` and, with `pass_module`, the module are passed by themselves"
        } else {
            "remove it from the declaration, or add it to the fn"
        });
    } else if let Some(missing) = missing {
        found.label(missing.name_span, "not declared");
        found.help("declare every parameter of the fn, in its order");
    }
}

fn is_injected(cx: &Cx<'_>, subject: &Subject<'_>, name: &str) -> bool {
    subject.sig.inputs.iter().any(|input| match input {
        syn::FnArg::Typed(param) => {
            let is_named = matches!(&*param.pat, syn::Pat::Ident(pat) if pat.ident == name);
            let ty = types::read(cx.tree, subject.item.module, &param.ty);
            is_named && (ty.is_python() || ty.is_module_ref())
        }
        syn::FnArg::Receiver(_) => false,
    })
}

fn counted(count: usize) -> String {
    if count == 1 { "1 parameter".to_owned() } else { format!("{count} parameters") }
}

/// `default(p = ..)` and `convert(p = ..)` for a `p` that is not declared.
fn unknown_keys(diags: &mut Diagnostics, subject: &Subject<'_>, declared: &[Decl<'_>]) {
    for word in &subject.tag.words {
        let WordArgs::Pairs(pairs) = &word.args else { continue };
        for (key, _) in pairs {
            if declared.iter().any(|decl| decl.name == key.value) {
                continue;
            }
            let names: Vec<String> =
                declared.iter().map(|decl| format!("`{}`", decl.name)).collect();
            let found = diags.report(
                Code::UnknownParameter,
                key.span,
                format!("the function has no parameter `{}`", key.value),
            );
            found.at(format!("named in `{}(..)`", word.option.name));
            match names.is_empty() {
                true => found.help("remove it: the function takes no argument"),
                false => found.help(format!("its parameters are {}", names.join(", "))),
            };
        }
    }
}

fn param(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    decl: &Decl<'_>,
    rust: &RustParam,
) -> Option<Param> {
    let convert =
        defaults::pair(subject, "convert", &decl.name).map(|(_, path)| path.value.clone());
    let item = match decl.kind {
        ParamKind::VarPositional if convert.is_none() => Some(items_of(diags, decl, rust)?),
        ParamKind::VarKeyword if convert.is_none() => Some(values_of(diags, decl, rust)?),
        _ => None,
    };
    let hint = match (decl.annotation, item) {
        (Some(written), _) => hints::annotation(diags, cx, subject.item.module, written)?,
        (None, Some(None)) => hints::plain("typing.Any"),
        (None, Some(Some(item))) => hints::hint(diags, cx, item, subject.arguments, rust.type_span),
        (None, None) if convert.is_some() => hints::plain("typing.Any"),
        (None, None) => hints::hint(diags, cx, &rust.ty, subject.arguments, rust.type_span),
    };
    let default = defaults::lower(diags, cx, subject, decl, rust, convert.is_some()).ok()?;
    Some(Param {
        name: decl.name.clone(),
        kind: decl.kind,
        passing: passing(&rust.ty),
        convert,
        hint,
        default,
        optional_keywords: decl.kind == ParamKind::VarKeyword
            && rust.ty.args_of("Option").is_some(),
    })
}

pub(super) fn passing(ty: &Ty) -> Passing {
    let option = ty.args_of("Option").and_then(<[Ty]>::first);
    match (ty, option) {
        (Ty::Ref { mutable: true, .. }, _) => Passing::RefMut,
        (Ty::Ref { .. }, _) => Passing::Ref,
        (_, Some(Ty::Ref { mutable: true, .. })) => Passing::OptionRefMut,
        (_, Some(Ty::Ref { .. })) => Passing::OptionRef,
        (_, Some(inner)) if is_view(inner) => Passing::OptionView,
        _ if is_view(ty) => Passing::View,
        _ => Passing::Value,
    }
}

/// Whether the type is a view of what is kept during the call: `ArrayView2<'_, f64>`.
pub(super) fn is_view(ty: &Ty) -> bool {
    let Ty::Named(named) = ty else { return false };
    let row = conversions::find(&named.path, None).filter(|_| named.item.is_none());
    row.is_some_and(|row| row.family == Family::View)
}

/// The type of one of `*args`; `None` where a handle takes them as they are.
fn items_of<'t>(
    diags: &mut Diagnostics,
    decl: &Decl<'_>,
    rust: &'t RustParam,
) -> Option<Option<&'t Ty>> {
    let ty = rust.ty.referent().unwrap_or(&rust.ty);
    if let Some("PyTuple" | "PyAny" | "PySequence") = rust.ty.handled() {
        return Some(None);
    }
    match ty {
        Ty::Slice(item) | Ty::Array(item) => return Some(Some(item)),
        Ty::Named(named)
            if matches!(named.external(), Some("Vec" | "VecDeque" | "LinkedList" | "Box")) =>
        {
            return Some(match named.args.first() {
                Some(Ty::Slice(item)) => Some(item),
                other => other,
            });
        }
        // A type of the user's may well be made from a tuple.
        Ty::Named(named) if named.item.is_some() => return Some(None),
        _ => {}
    }
    diags
        .report(Code::VarArgsType, rust.type_span, "this type cannot take `*args`")
        .at("gets a tuple")
        .label(decl.span, "declared here")
        .help("take `Vec<T>`, `&[T]`, or `&Bound<'_, PyTuple>` for the tuple itself");
    None
}

/// The type of one value of `**kwargs`.
fn values_of<'t>(
    diags: &mut Diagnostics,
    decl: &Decl<'_>,
    rust: &'t RustParam,
) -> Option<Option<&'t Ty>> {
    let ty = rust.ty.args_of("Option").and_then(<[Ty]>::first).unwrap_or(&rust.ty);
    let ty = ty.referent().filter(|_| ty.handled().is_none()).unwrap_or(ty);
    if let Some("PyDict" | "PyAny" | "PyMapping") = ty.handled() {
        return Some(None);
    }
    match ty {
        Ty::Named(named) if is_map_by_name(named) => return Some(named.args.get(1)),
        Ty::Named(named) if named.item.is_some() => return Some(None),
        _ => {}
    }
    diags
        .report(Code::VarKeywordType, rust.type_span, "this type cannot take `**kwargs`")
        .at("gets a dict with `str` keys")
        .label(decl.span, "declared here")
        .help("take `HashMap<String, T>`, or `Option<&Bound<'_, PyDict>>` for the dict itself");
    None
}

/// A map whose keys are strings.
fn is_map_by_name(named: &types::Named) -> bool {
    matches!(named.external(), Some("HashMap" | "BTreeMap" | "IndexMap"))
        && named.args.first().and_then(Ty::external).is_none_or(|key| key == "String")
}
