//! Enums: their variants, what those are worth in Python, and what an enum cannot have.

use super::fields::{self, Field};
use super::{Making, MemberOf, export, facts};
use crate::check::hints::{self, Way};
use crate::check::{Cx, types};
use crate::diag::{Code, Diagnostics};
use crate::ir::{
    Body, Class, EnumKind, EnumValue, Enumeration, Variant, VariantField, VariantForm,
};
use crate::python::Literal;
use crate::source::{Span, Spanned};
use crate::tables::enums::{self, Base, Values};
use crate::tables::slots::Shape;
use crate::tag::{Declaration, MemberTags, Tag, Tagged};

/// Whether no variant has data.
pub(super) fn is_of_units(syntax: &syn::ItemEnum) -> bool {
    syntax.variants.iter().all(|one| matches!(one.fields, syn::Fields::Unit))
}

/// Everything that a class has because it is a Rust enum.
pub(super) fn lower(diags: &mut Diagnostics, cx: &Cx<'_>, making: &Making<'_>, class: &mut Class) {
    let syn::Item::Enum(syntax) = &making.item.syntax else { return };
    let base = facts::enum_base(making.item, making.tag);
    if syntax.variants.is_empty() {
        diags
            .report(Code::EmptyEnum, making.item.span, format!("`{}` has no variants", making.name))
            .at("a class without any values")
            .help("give it a variant, or remove the tag");
        return;
    }
    let is_unit = is_of_units(syntax);
    let kind = match base {
        Some(base) => EnumKind::Python(base),
        None if is_unit => EnumKind::Unit,
        None => EnumKind::Data,
    };
    words(diags, making, kind);
    let mut variants = Vec::new();
    let mut numbers = Numbers::new(syntax);
    let mut seen: Vec<(EnumValue, Span)> = Vec::new();
    for (index, variant) in syntax.variants.iter().enumerate() {
        numbers.next(variant);
        let written = Written::of(cx, making, index, variant);
        let mut value = None;
        if written.shown {
            value = base.and_then(|base| self::value(diags, base, &written, &numbers));
            numbers.position += 1;
            name(diags, making, &written, kind);
            if let Some(value) = written.value.filter(|_| base.is_none()) {
                let wanted = "`class Name(Enum)`";
                super::records::unused(diags, value.span, wanted, &making.name);
            }
            unique(diags, &value, &written, &mut seen);
        }
        variants.extend(self::variant(diags, cx, making, class, &written, value));
    }
    match kind {
        EnumKind::Unit => class.is_final = true,
        EnumKind::Data => pickled(diags, making, &variants),
        EnumKind::Python(base) => python(diags, making, base, class),
    }
    class.enumeration = Some(Enumeration {
        kind,
        variants,
        has_int: is_unit && numbers.explicit,
        eq_int: making.tag.has("eq_int"),
        pickle: making.tag.has("pickle"),
    });
}

/// The discriminants, as far as the source tells.
struct Numbers {
    /// Some discriminant is written.
    explicit: bool,
    /// Of the variant at hand.
    now: Option<i128>,
    next: Option<i128>,
    /// How many variants were shown before.
    position: u32,
}

impl Numbers {
    fn new(syntax: &syn::ItemEnum) -> Numbers {
        let explicit = syntax.variants.iter().any(|variant| variant.discriminant.is_some());
        Numbers { explicit, now: None, next: Some(0), position: 0 }
    }

    fn next(&mut self, variant: &syn::Variant) {
        self.now = match &variant.discriminant {
            Some((_, value)) => integer(value),
            None => self.next,
        };
        self.next = self.now.and_then(|now| now.checked_add(1));
    }
}

/// A literal number; what is computed is known to rustc alone.
fn integer(value: &syn::Expr) -> Option<i128> {
    match value {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(lit), .. }) => lit.base10_parse().ok(),
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Byte(lit), .. }) => Some(lit.value().into()),
        syn::Expr::Unary(syn::ExprUnary { op: syn::UnOp::Neg(_), expr, .. }) => {
            integer(expr).map(|number| -number)
        }
        syn::Expr::Group(group) => integer(&group.expr),
        syn::Expr::Paren(paren) => integer(&paren.expr),
        syn::Expr::Binary(syn::ExprBinary { left, op: syn::BinOp::Shl(_), right, .. }) => {
            let (left, right) = (integer(left)?, integer(right)?);
            left.checked_mul(1_i128.checked_shl(u32::try_from(right).ok()?)?)
        }
        _ => None,
    }
}

/// One variant as it is written.
struct Written<'a> {
    syntax: &'a syn::Variant,
    tags: Option<&'a MemberTags>,
    tag: Option<&'a Tag>,
    span: Span,
    py_name: String,
    /// Where the name stands.
    name_span: Span,
    /// What the tag says behind `=`.
    value: Option<&'a Spanned<Literal>>,
    shown: bool,
}

impl<'a> Written<'a> {
    fn of(cx: &Cx<'a>, making: &Making<'_>, index: usize, syntax: &'a syn::Variant) -> Written<'a> {
        use syn::ext::IdentExt as _;
        let tags = cx.tags.items.get(&making.id).and_then(|tags| tags.members.get(&index));
        let tag = tags.and_then(|tags| tags.own.tag.as_ref());
        let span = making.item.place(syntax.ident.span());
        let (name, value) = match tag.and_then(|tag| tag.declaration.as_ref()) {
            Some(Declaration::Name { name, value, .. }) => (Some(name), value.as_ref()),
            Some(Declaration::Class(class)) => (Some(&class.name), None),
            _ => (None, None),
        };
        Written {
            syntax,
            tags,
            tag,
            span,
            py_name: name
                .map_or_else(|| syntax.ident.unraw().to_string(), |name| name.value.clone()),
            name_span: name.map_or(span, |name| name.span),
            value,
            shown: !tag.is_some_and(|tag| tag.has("skip")),
        }
    }
}

fn variant(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    class: &Class,
    written: &Written<'_>,
    value: Option<EnumValue>,
) -> Option<Variant> {
    let ident = crate::symbol::ident(&written.syntax.ident.to_string().replace("r#", ""));
    let rust_path = format!("{}::{ident}", class.export.rust_path);
    let member = MemberOf {
        item: making.item,
        attrs: &written.syntax.attrs,
        tags: written.tags,
        tag: written.tag,
        span: written.span,
        py_name: written.py_name.clone(),
        rust_path,
    };
    let export = export(diags, cx, class, &member);
    let form = match written.syntax.fields {
        syn::Fields::Unit => VariantForm::Unit,
        syn::Fields::Unnamed(_) => VariantForm::Tuple,
        syn::Fields::Named(_) => VariantForm::Struct,
    };
    let shown = written.shown;
    let mut variant = Variant { export, shown, value, form, fields: Vec::new(), constructor: None };
    let is_data = facts::enum_base(making.item, making.tag).is_none();
    if !written.shown || !is_data {
        return Some(variant);
    }
    let mut of_constructor = Vec::new();
    let mut whole = true;
    for (index, field) in written.syntax.fields.iter().enumerate() {
        let tagged = written.tags.and_then(|tags| tags.fields.get(&index));
        match self::field(diags, cx, making, class, (index, field, tagged))? {
            Some((shown, seen)) => {
                variant.fields.push(shown);
                of_constructor.push(seen);
            }
            None => whole = false,
        }
    }
    twice(diags, &of_constructor, &written.py_name);
    if whole {
        let export = crate::ir::Export { doc: String::new(), ..variant.export.clone() };
        variant.constructor =
            Some(fields::constructor(diags, cx, making, &of_constructor, export)?);
    }
    Some(variant)
}

/// A variant's field, as an attribute and as the constructor sees it; `Some(None)`: it is skipped.
#[expect(clippy::option_option, reason = "reported, skipped, or a field")]
fn field<'a>(
    diags: &mut Diagnostics,
    cx: &Cx<'_>,
    making: &Making<'_>,
    class: &Class,
    (index, field, tagged): (usize, &syn::Field, Option<&'a Tagged>),
) -> Option<Option<(VariantField, Field<'a>)>> {
    use syn::ext::IdentExt as _;
    let tag = tagged.and_then(|tagged| tagged.tag.as_ref());
    if let Some(tag) = tag {
        if tag.has("skip") {
            return Some(None);
        }
    }
    let rust = field.ident.as_ref().map(|ident| ident.unraw().to_string());
    let span = match &field.ident {
        Some(ident) => making.item.place(ident.span()),
        None => making.item.place(syn::spanned::Spanned::span(&field.ty)),
    };
    let (py_name, annotation, default) = match tag.and_then(|tag| tag.declaration.as_ref()) {
        Some(Declaration::Name { name, annotation, value }) => {
            (name.value.clone(), annotation.as_ref(), value.as_ref())
        }
        _ => (rust.clone().unwrap_or_else(|| format!("_{index}")), None, None),
    };
    if crate::python::is_keyword(&py_name) {
        diags
            .report(Code::KeywordName, span, format!("`{py_name}` is a keyword of Python"))
            .at("no caller could write it as an argument's name")
            .help(format!("give it another name in its tag: `@py {py_name}_`"));
        return None;
    }
    let type_span = making.item.place(syn::spanned::Spanned::span(&field.ty));
    let ty = types::read(cx.tree, making.item.module, &field.ty);
    super::views::needs_clone(diags, cx, &ty, type_span);
    let hint = match annotation {
        Some(written) => hints::annotation(diags, cx, making.item.module, written)?,
        None => hints::hint(diags, cx, &ty, Way::Out, type_span),
    };
    super::views::of_variant(diags, cx, &py_name, (&ty, type_span), tag);
    let own = making.item.cfgs(cx.sources, &field.attrs);
    let doc = tagged
        .map_or_else(String::new, |tagged| crate::check::modules::doc(diags, &tagged.doc, span));
    let site = class.export.site;
    let (cfg, absent) = crate::check::modules::member_cfg(cx, making.item, &own, tag, site);
    let export = crate::ir::Export {
        py_name: py_name.clone(),
        location: cx.sources.location(span),
        doc,
        cfg,
        absent,
        unlisted: false,
        ..class.export.clone()
    };
    let member = rust.unwrap_or_else(|| index.to_string());
    let shown = VariantField { export, hint, member };
    Some(Some((shown, Field { py_name, span, ty, type_span, annotation, default, is_set: false })))
}

/// Two fields of one variant under one name.
fn twice(diags: &mut Diagnostics, fields: &[Field<'_>], variant: &str) {
    for (index, field) in fields.iter().enumerate() {
        let before = fields.iter().take(index).find(|other| other.py_name == field.py_name);
        if let Some(first) = before {
            let name = &field.py_name;
            diags
                .report(
                    Code::DuplicateMember,
                    field.span,
                    format!("`{variant}` has two fields named `{name}`"),
                )
                .at("a second one")
                .label(first.span, "the first")
                .help("rename one in its tag");
        }
    }
}

/// Names that nothing in Python, or no member of such an enum, can have.
fn name(diags: &mut Diagnostics, making: &Making<'_>, written: &Written<'_>, kind: EnumKind) {
    let name = &written.py_name;
    if crate::python::is_keyword(name) {
        diags
            .report(
                Code::KeywordName,
                written.name_span,
                format!("`{name}` is a keyword of Python"),
            )
            .at("nothing in Python can have this name")
            .help(format!("give it another name in its tag: `@py {name}_`"));
    } else if matches!(kind, EnumKind::Python(_)) && enums::is_reserved(name) {
        diags
            .report(
                Code::EnumMemberName,
                written.name_span,
                format!("a member of `{}` cannot be named `{name}`", making.name),
            )
            .at("Python's `enum` keeps this name for itself")
            .help(format!("give it another name in its tag: `@py {}_`", name.trim_matches('_')));
    }
}

/// What `.value` of a member is.
fn value(
    diags: &mut Diagnostics,
    base: &'static Base,
    written: &Written<'_>,
    numbers: &Numbers,
) -> Option<EnumValue> {
    let Some(said) = written.value else {
        return Some(match base.values {
            Values::Str => EnumValue::Str(written.py_name.to_lowercase()),
            _ if numbers.explicit => EnumValue::Discriminant(numbers.now),
            _ if base.flags => EnumValue::Int(1_i128.checked_shl(numbers.position)?),
            // As `enum.auto()` counts, but for enums that are ints in Rust too.
            Values::Any => EnumValue::Int(i128::from(numbers.position) + 1),
            Values::Int => EnumValue::Discriminant(numbers.now),
        });
    };
    let found = match &said.value {
        Literal::Int(digits) => digits.parse().ok().map(EnumValue::Int),
        Literal::Str(text) => Some(EnumValue::Str(text.clone())),
        _ => None,
    };
    let fits = match (&found, base.values) {
        (None, _) => false,
        (Some(_), Values::Any) => true,
        (Some(EnumValue::Str(_)), wanted) => wanted == Values::Str,
        (Some(_), wanted) => wanted == Values::Int,
    };
    if fits {
        return found;
    }
    let wanted = match base.values {
        Values::Any => "an int or a text",
        Values::Int => "an int",
        Values::Str => "a text",
    };
    diags
        .report(
            Code::EnumValue,
            said.span,
            format!("`{}` is no value of {}", said.value.stub(), a(base)),
        )
        .at(format!("wanted {wanted}"))
        .help(match base.values {
            Values::Any => {
                "derive from `Enum` with an int or a text as value, or make the value a method"
            }
            Values::Int => {
                "write the number as Rust's own discriminant, `Name = 3`, or derive from `StrEnum`"
            }
            Values::Str => "write a text in quotes, or derive from `IntEnum`",
        });
    None
}

/// `an IntEnum`
fn a(base: &Base) -> String {
    let article = if base.name.starts_with(['E', 'I']) { "an" } else { "a" };
    format!("{article} `{}`", base.name)
}

/// Python would make an alias of a member with another one's value, and lose the variant.
fn unique(
    diags: &mut Diagnostics,
    value: &Option<EnumValue>,
    written: &Written<'_>,
    seen: &mut Vec<(EnumValue, Span)>,
) {
    let value = match value {
        Some(EnumValue::Discriminant(Some(number))) => EnumValue::Int(*number),
        Some(EnumValue::Discriminant(None)) | None => return,
        Some(other) => other.clone(),
    };
    let span = written.value.map_or(written.span, |value| value.span);
    if let Some((_, first)) = seen.iter().find(|(other, _)| *other == value) {
        diags
            .report(
                Code::DuplicateEnumValue,
                span,
                format!("two members have the value {}", value.stub()),
            )
            .at("the second one")
            .label(*first, "the first one")
            .note("Python would make the second a mere alias, and Rust could not tell them apart")
            .help("give each member a value of its own");
    }
    seen.push((value, span));
}

/// Every variant that Python sees can be made anew.
fn pickled(diags: &mut Diagnostics, making: &Making<'_>, variants: &[Variant]) {
    let Some(word) = making.tag.word("pickle") else { return };
    for one in variants.iter().filter(|one| one.shown && one.constructor.is_none()) {
        let name = &one.export.py_name;
        diags
            .report(
                Code::PickleVariant,
                word.span,
                format!(
                    "`{}.{name}` cannot be pickled: it has a field that is skipped",
                    making.name
                ),
            )
            .at("made anew from the fields")
            .note(format!("the variant is at {}", one.export.location))
            .help("export the field, or write `def __reduce__(self)` instead of the word");
    }
}

/// Words that an enum cannot have.
fn words(diags: &mut Diagnostics, making: &Making<'_>, kind: EnumKind) {
    let python = matches!(kind, EnumKind::Python(_));
    for word in &making.tag.words {
        let name = word.option.name;
        if name == "mutable" && !python {
            diags
                .report(
                    Code::MutableEnum,
                    word.span,
                    format!("a value of `{}` does not change", making.name),
                )
                .note("the variant is the object's identity, or its class")
                .help("remove the word: methods return the new value");
        } else if name == "eq_int" && matches!(kind, EnumKind::Data) {
            diags
                .report(Code::EnumWord, word.span, "`eq_int` needs variants without data")
                .at("compares discriminants")
                .help("write `eq`, which compares by `PartialEq`");
        } else if python && !matches!(name, "str" | "unlisted" | "pickle" | "frozen" | "final") {
            diags
                .report(
                    Code::EnumWord,
                    word.span,
                    format!("`{name}` has no meaning for an enum of Python's"),
                )
                .at("its class is made by Python's `enum` module")
                .help("remove the word: members compare, hash and show themselves as Python's do");
        }
    }
}

/// What a class has that one of Python's own enums cannot.
fn python(diags: &mut Diagnostics, making: &Making<'_>, base: &Base, class: &mut Class) {
    if let syn::Item::Enum(syntax) = &making.item.syntax {
        for variant in &syntax.variants {
            if !matches!(variant.fields, syn::Fields::Unit) {
                diags
                    .report(
                        Code::EnumData,
                        making.item.place(syn::spanned::Spanned::span(&variant.fields)),
                        format!("a member of {} holds no data", a(base)),
                    )
                    .label(making.item.place(variant.ident.span()), "this variant does")
                    .help(format!(
                        "write `@py class {}` without a base: each variant becomes a class of its own",
                        making.name
                    ));
            }
        }
    }
    if let Some(new) = std::mem::take(&mut class.constructors).pop() {
        diags
            .report(
                Code::EnumConstructor,
                making.item.span,
                format!(
                    "`{}` has a constructor, from {}",
                    making.name, new.function.export.location
                ),
            )
            .at(format!("`{}(value)` looks a member up", making.name))
            .help("tag the fn `skip`, or give it another name: `@py staticmethod def parse(text)`");
    }
    for slot in std::mem::take(&mut class.slots) {
        let fits = matches!(
            slot.row.shape,
            Shape::Unary | Shape::Length | Shape::Hash | Shape::Truth | Shape::Call | Shape::Object
        );
        if fits && slot.body == Body::Call {
            class.methods.push(slot.method);
            continue;
        }
        let name = slot.row.name;
        let by_word = if name == "__eq__" { "eq" } else { "ord" };
        if matches!(slot.row.shape, Shape::Compare(_)) && making.tag.has(by_word) {
            // The word was refused.
            continue;
        }
        diags
            .report(
                Code::EnumOperator,
                making.item.span,
                format!("`{name}` of `{}` is Python's own", making.name),
            )
            .at(format!("defined at {}", slot.method.function.export.location))
            .help(format!(
                "write `@py class {}` without a base to define operators, or tag the fn `skip`",
                making.name
            ));
    }
    for attribute in &class.attributes {
        if !matches!(attribute.set, crate::ir::Setter::None) {
            diags
                .report(
                    Code::MutableEnum,
                    making.item.span,
                    format!("`{}.{}` has a setter", making.name, attribute.export.py_name),
                )
                .at("members of an enum do not change")
                .help("remove the setter");
        }
    }
}
