//! Defaults: Python literals against Rust types, Rust expressions, and the order of optional parameters.

use super::Cx;
use super::functions::Subject;
use super::params::{Decl, RustParam};
use super::types::Ty;
use crate::diag::{Code, Diagnostics};
use crate::ir::{Default, DefaultValue, Literal, Param, ParamKind};
use crate::source::{Span, Spanned};
use crate::tables::conversions::{self, Family};
use crate::tag::WordArgs;

/// Something was wrong and has been reported.
pub(super) struct Reported;

/// The value of `word(key = value)` in a fn's tag.
pub(super) fn pair<'a>(
    subject: &Subject<'a>,
    word: &str,
    key: &str,
) -> Option<(&'a Spanned<String>, &'a Spanned<String>)> {
    let words = subject.tag.words.iter().filter(|one| one.option.name == word);
    let mut pairs = words.filter_map(|word| match &word.args {
        WordArgs::Pairs(pairs) => Some(pairs),
        _ => None,
    });
    let pair = pairs.find_map(|pairs| pairs.iter().find(|(name, _)| name.value == key));
    pair.map(|(name, value)| (name, value))
}

/// A parameter's default, if it has one.
pub(super) fn lower(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    subject: &Subject<'_>,
    decl: &Decl<'_>,
    rust: &RustParam,
    converted: bool,
) -> Result<Option<Default>, Reported> {
    let expression = pair(subject, "default", &decl.name);
    match (decl.default, expression) {
        (None, None) => Ok(None),
        // `h=...` is how a stub says that a default is given elsewhere.
        (None | Some(Spanned { value: Literal::Ellipsis, .. }), Some((_, expression))) => {
            Ok(Some(in_rust(diags, decl, expression)?))
        }
        (Some(literal), Some((key, _))) => {
            diags
                .report(Code::DefaultTwice, key.span, format!("`{}` has two defaults", decl.name))
                .at("a Rust expression here")
                .label(literal.span, "a literal here")
                .help(format!(
                    "keep one; with `default({} = ..)` the declaration may say `{}=...`",
                    decl.name, decl.name
                ));
            Err(Reported)
        }
        (Some(literal), None) => in_python(diags, cx, decl, rust, literal, converted).map(Some),
    }
}

/// The default of a field; `converted`: a function of the user's reads its values.
pub(super) fn of_field(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    decl: &Decl<'_>,
    rust: &RustParam,
    literal: &Spanned<Literal>,
    converted: bool,
) -> Result<Default, Reported> {
    in_python(diags, cx, decl, rust, literal, converted)
}

fn in_rust(
    diags: &mut Diagnostics,
    decl: &Decl<'_>,
    expression: &Spanned<String>,
) -> Result<Default, Reported> {
    if matches!(decl.kind(), ParamKind::VarPositional | ParamKind::VarKeyword) {
        diags
            .report(
                Code::DefaultOnStar,
                expression.span,
                format!("`{}` cannot have a default", decl.name),
            )
            .label(decl.span, "takes whatever is left over, which may be nothing");
        return Err(Reported);
    }
    let text = "...".to_owned();
    Ok(Default {
        value: DefaultValue::Rust(expression.value.clone()),
        stub: text.clone(),
        repr: text,
    })
}

fn in_python(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    decl: &Decl<'_>,
    rust: &RustParam,
    literal: &Spanned<Literal>,
    converted: bool,
) -> Result<Default, Reported> {
    let value = if converted {
        // What the conversion function makes of it is its own affair.
        DefaultValue::Object(literal.value.clone())
    } else {
        match value(&rust.ty, &literal.value) {
            Ok(Some(text)) => DefaultValue::Literal(text),
            Ok(None) => DefaultValue::Object(literal.value.clone()),
            Err(misfit) => {
                report(diags, cx, decl, rust, literal, misfit);
                return Err(Reported);
            }
        }
    };
    Ok(Default { value, stub: literal.value.stub(), repr: literal.value.source() })
}

/// Why a literal cannot be a type's default.
enum Misfit {
    Type,
    Range(&'static str, &'static str),
    NotOneCharacter,
    NotOptional,
    Unsaid,
}

fn report(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    decl: &Decl<'_>,
    rust: &RustParam,
    literal: &Spanned<Literal>,
    misfit: Misfit,
) {
    let shown = literal.value.stub();
    let ty = cx.sources.slice(rust.type_span);
    let code =
        if matches!(misfit, Misfit::Range(..)) { Code::DefaultRange } else { Code::DefaultType };
    let found = diags.report(
        code,
        literal.span,
        format!("`{shown}` cannot be the default of `{}`", decl.name),
    );
    let whose = if decl.is_field { "the field is" } else { "the fn takes" };
    found.label(rust.type_span, format!("{whose} `{ty}`"));
    match misfit {
        Misfit::Type => found.at(format!("not a value of `{ty}`")),
        Misfit::Range(least, most) => {
            found.at("out of range").note(format!("it can be {least} to {most}"))
        }
        Misfit::NotOneCharacter => {
            found.at("not one character").help("a `char` is a string of exactly one character")
        }
        Misfit::NotOptional => found
            .at("not a value of the type")
            .help(format!("make it `Option<{ty}>`, or give another default")),
        Misfit::Unsaid => {
            found.at("says that there is a default, but not which");
            found.help(format!(
                "add the value to the tag: `default({} = rust expression)`",
                decl.name
            ))
        }
    };
}

/// The Rust text of a literal, where the type's own conversion is not needed to know it.
fn value(ty: &Ty, literal: &Literal) -> Result<Option<String>, Misfit> {
    if let Some(inner) = ty.args_of("Option") {
        if *literal == Literal::None {
            return Ok(Some("rt::None".to_owned()));
        }
        let Some(inner) = inner.first() else { return Ok(None) };
        return Ok(value(inner, literal)?.map(|text| format!("rt::Some({text})")));
    }
    if *literal == Literal::Ellipsis && !is_any(ty) {
        return Err(Misfit::Unsaid);
    }
    match ty {
        Ty::Ref { inner, .. } => borrowed(inner, literal),
        Ty::Named(named) => match named.external() {
            Some(name) => {
                let first = named.args.first();
                match conversions::find(&named.path, first.and_then(Ty::external)) {
                    Some(row) => owned(name, row.family, first, literal),
                    None => Ok(None),
                }
            }
            None => Ok(None),
        },
        Ty::Tuple(items) => match literal {
            Literal::Tuple(values) if values.len() == items.len() => Ok(None),
            Literal::None if items.is_empty() => Ok(None),
            _ => Err(Misfit::Type),
        },
        Ty::Array(_) => list(literal).map(|_| None),
        _ => Ok(None),
    }
}

fn is_any(ty: &Ty) -> bool {
    ty.external() == Some("PyAny")
        || ty.handled() == Some("PyAny")
        || matches!(ty, Ty::Named(named) if named.item.is_some())
}

/// The value behind a reference: what is constant can be lent.
fn borrowed(inner: &Ty, literal: &Literal) -> Result<Option<String>, Misfit> {
    match (inner.external(), inner, literal) {
        (Some("str"), _, Literal::Str(text)) => Ok(Some(format!("{text:?}"))),
        (Some("Path"), _, Literal::Str(text)) => Ok(Some(format!("rt::Path::new({text:?})"))),
        (_, Ty::Slice(item), Literal::Bytes(bytes)) if item.external() == Some("u8") => {
            Ok(Some(format!("&{}[..]", proc_macro2::Literal::byte_string(bytes))))
        }
        (_, Ty::Slice(item), _) if item.external() == Some("u8") => misfit(literal),
        (_, Ty::Slice(_), Literal::List(items) | Literal::Tuple(items)) if items.is_empty() => {
            Ok(Some("&[]".to_owned()))
        }
        (_, Ty::Slice(_), _) => list(literal).map(|_| None),
        _ => {
            let plain = value(inner, literal)?;
            // A number is promoted to a constant; anything built is made by its conversion.
            let constant =
                matches!(literal, Literal::Int(_) | Literal::Float(_) | Literal::Bool(_));
            Ok(plain.filter(|_| constant).map(|text| format!("&{text}")))
        }
    }
}

fn owned(
    name: &str,
    family: Family,
    first: Option<&Ty>,
    literal: &Literal,
) -> Result<Option<String>, Misfit> {
    let text = match (family, literal) {
        (Family::Any, _) => return Ok(None),
        (Family::Transparent, _) => {
            // Through the conversion, so that the box is made there.
            return first.map_or(Ok(None), |ty| value(ty, literal).map(|_| None));
        }
        (Family::Bool, Literal::Bool(value)) => value.to_string(),
        (Family::Int(least, most), Literal::Int(digits)) => in_range(digits, least, most)?,
        // Python's booleans are ints: the conversion decides.
        (Family::Int(..) | Family::Float, Literal::Bool(_)) => return Ok(None),
        (Family::Float, Literal::Int(digits)) => format!("{digits}.0"),
        (Family::Float, Literal::Float(text)) => text.clone(),
        (Family::Char, Literal::Str(text)) => one_character(text)?,
        (Family::Str, Literal::Str(text)) if name == "String" => {
            format!("rt::String::from({text:?})")
        }
        (Family::Str, Literal::Str(text)) => format!("{text:?}"),
        (Family::Path, Literal::Str(text)) => format!("rt::PathBuf::from({text:?})"),
        (Family::Bytes, Literal::Bytes(bytes)) => {
            format!("rt::Vec::from(*{})", proc_macro2::Literal::byte_string(bytes))
        }
        (Family::List, _) => {
            return list(literal).map(|items| items.is_empty().then(|| empty(name)));
        }
        (Family::Dict, Literal::Dict(items)) if items.is_empty() => empty(name),
        (Family::Dict, Literal::Dict(_)) => return Ok(None),
        (Family::Set, Literal::Set(items)) if items.is_empty() => empty(name),
        (Family::Set, Literal::Set(_)) => return Ok(None),
        (Family::Other | Family::View, Literal::None) => return Err(Misfit::NotOptional),
        (Family::Other | Family::View | Family::Optional, _) => return Ok(None),
        _ => return misfit(literal),
    };
    Ok(Some(text))
}

fn misfit(literal: &Literal) -> Result<Option<String>, Misfit> {
    Err(if *literal == Literal::None { Misfit::NotOptional } else { Misfit::Type })
}

/// An empty collection; the type's own parameters are inferred.
fn empty(name: &str) -> String {
    match name {
        "Vec" => "rt::Vec::new()".to_owned(),
        _ => "rt::default()".to_owned(),
    }
}

fn list(literal: &Literal) -> Result<&[Literal], Misfit> {
    match literal {
        Literal::List(items) | Literal::Tuple(items) => Ok(items),
        Literal::None => Err(Misfit::NotOptional),
        _ => Err(Misfit::Type),
    }
}

fn one_character(text: &str) -> Result<String, Misfit> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(char), None) => Ok(format!("{char:?}")),
        _ => Err(Misfit::NotOneCharacter),
    }
}

fn in_range(digits: &str, least: &'static str, most: &'static str) -> Result<String, Misfit> {
    let small = |a: &str, b: &str| (a.len(), a) <= (b.len(), b);
    let fits = match digits.strip_prefix('-') {
        Some(digits) => least.strip_prefix('-').is_some_and(|least| small(digits, least)),
        None => small(digits, most),
    };
    if fits { Ok(digits.to_owned()) } else { Err(Misfit::Range(least, most)) }
}

/// `default(..)` may make a parameter optional that stands before a required one.
pub(super) fn check_order(diags: &mut Diagnostics, declared: &[Decl<'_>], params: &[Param]) {
    let mut optional: Option<(Span, &str)> = None;
    for (decl, param) in declared.iter().zip(params) {
        if !matches!(param.kind, ParamKind::PositionalOnly | ParamKind::Positional) {
            return;
        }
        match (&param.default, optional) {
            (Some(_), _) => optional = Some((decl.span, &param.name)),
            (None, Some((earlier, name))) => {
                diags
                    .report(
                        Code::RequiredAfterOptional,
                        decl.span,
                        format!(
                            "`{}` has no default, but follows `{name}`, which has one",
                            param.name
                        ),
                    )
                    .at("required")
                    .label(earlier, "optional")
                    .help(format!(
                        "give `{}` a default, or make both keyword-only by a `*` before them",
                        param.name
                    ));
                return;
            }
            (None, None) => {}
        }
    }
}
