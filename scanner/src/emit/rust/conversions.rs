//! The glue of types that are converted by value: how they are read, and what is made of them.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::parameters::Generics;
use super::{class, rt};
use crate::ir::{
    Conversion, ConvertedField, DefaultValue, MakeInto, ReadFrom, Record, VariantForm,
};
use crate::symbol::{self, Scope};

/// Names that the functions here have for themselves.
const NAMES: &[&str] = &["rt", "This"];

/// The module of a type's conversions.
pub(super) fn conversion(conversion: &Conversion, names: &mut Scope) -> TokenStream {
    let export = &conversion.export;
    let cfg = super::cfgs(&export.cfg);
    let name = names.name(&export.py_name);
    let path = super::parse(&export.rust_path);
    let words = match (conversion.from, conversion.into) {
        (true, true) => "read from Python, and made for it",
        (true, false) => "read from Python",
        _ => "made for Python",
    };
    let docs = [
        format!(" `{}`: {words}.", export.py_name),
        String::new(),
        format!(" From `{}`, {}.", export.rust_path, export.location),
    ];
    let mut inner = Scope::new(NAMES);
    let whole = Whole {
        conversion,
        module: &export.rust_module,
        generics: Generics::new(conversion.parameters.as_ref()),
    };
    let params = whole.generics.angles(&whole.generics.list);
    let parts: Vec<TokenStream> = if conversion.is_enum {
        conversion.records.iter().map(|record| whole.variant(record, &mut inner)).collect()
    } else {
        conversion.records.iter().map(|record| whole.record(record, &path)).collect()
    };
    let from = conversion.from.then(|| whole.implement_from(&mut inner));
    let into = conversion.into.then(|| whole.implement_into(&mut inner));
    quote! {
        #(#[doc = #docs])*
        #cfg
        pub(crate) mod #name {
            use super::rt;
            type This #params = #path;
            #(#parts)*
            #from
            #into
        }
    }
}

/// `rt::add_record(module, &Reading::CLASS)?;`
pub(super) fn registration(conversion: &Conversion, names: &mut Scope) -> Option<TokenStream> {
    let made = conversion.records.iter().any(is_class);
    if !made || conversion.is_enum || conversion.export.unlisted {
        return None;
    }
    let (cfg, name) = (super::cfgs(&conversion.export.cfg), names.name(&conversion.export.py_name));
    Some(quote!(#cfg rt::add_record(module, &#name::CLASS)?;))
}

fn is_class(record: &Record) -> bool {
    matches!(record.into, Some(MakeInto::Dataclass | MakeInto::NamedTuple))
}

struct Whole<'a> {
    conversion: &'a Conversion,
    /// In which expressions of the user's are read.
    module: &'a str,
    generics: Generics,
}

impl Whole<'_> {
    /// Those of a variant are named from around its module.
    fn visible(&self) -> TokenStream {
        if self.conversion.is_enum { quote!(pub(super)) } else { TokenStream::new() }
    }

    /// The statics and functions of a struct, or of one variant.
    fn record(&self, record: &Record, path: &TokenStream) -> TokenStream {
        let names = field_names(record);
        let visible = self.visible();
        let fields = record.fields.iter().zip(&names).enumerate().map(|(index, (field, name))| {
            let (py_name, index) = (&field.py_name, count(&record.fields[..index]));
            let cfg = super::cfgs(&field.cfg);
            quote!(#cfg #visible static #name: rt::Field = rt::Field::new(#py_name, #index);)
        });
        let needs_fields = !matches!(record.from, None | Some(ReadFrom::Inner | ReadFrom::Literal))
            || !matches!(record.into, None | Some(MakeInto::Inner | MakeInto::Literal));
        let fields: Vec<TokenStream> = fields.filter(|_| needs_fields).collect();
        let class = is_class(record).then(|| self.class(record));
        let read = record.from.map(|from| {
            let exact = self.exact(record, path, from, &visible);
            let read = self.read(record, path, &names, from);
            quote!(#exact #read)
        });
        quote!(#(#fields)* #class #read)
    }

    /// The module of a variant that is read from fields, or read at all.
    fn variant(&self, record: &Record, names: &mut Scope) -> TokenStream {
        let (cfg, name) = (super::cfgs(&record.cfg), names.name(&record.name));
        let path = super::parse(&record.rust_path);
        let content = self.record(record, &path);
        if content.is_empty() {
            return TokenStream::new();
        }
        let this = record.from.map(|_| {
            quote!(
                use super::This;
            )
        });
        quote! {
            #cfg
            pub(crate) mod #name {
                use super::rt;
                #this
                #content
            }
        }
    }

    fn class(&self, record: &Record) -> TokenStream {
        let (name, home) = (&record.name, &self.conversion.home);
        let doc = &self.conversion.export.doc;
        let form = match record.into {
            Some(MakeInto::NamedTuple) => quote!(rt::RecordForm::NamedTuple),
            _ => quote!(rt::RecordForm::Dataclass),
        };
        let fields = record.fields.iter().map(|field| {
            let (name, hint) = (&field.py_name, &field.output.text);
            let default = match &field.literal {
                Some(literal) => {
                    let literal = rt::literal(literal);
                    quote!(rt::Some(#literal))
                }
                None => quote!(rt::None),
            };
            let cfg = super::cfgs(&field.cfg);
            quote!(#cfg rt::RecordField::new(#name, #hint, #default))
        });
        quote! {
            pub(crate) static CLASS: rt::RecordType =
                rt::RecordType::new((#name, #home), #doc, #form, &[#(#fields),*]);
        }
    }

    fn read(
        &self,
        record: &Record,
        path: &TokenStream,
        names: &[Ident],
        from: ReadFrom,
    ) -> TokenStream {
        let visible = self.visible();
        let body = match from {
            ReadFrom::Literal => {
                let (literal, shown) = literal(record);
                quote!(rt::read_literal(object, &#literal, #shown, #path))
            }
            ReadFrom::Inner => {
                let value = record.fields.first().map(|field| match &field.convert {
                    Some(convert) => {
                        let convert = super::in_module(self.module, convert);
                        quote!(rt::read_by(object, #convert)?)
                    }
                    None => quote!(rt::read(object)?),
                });
                let value = value.unwrap_or_default();
                let value = build(record, path, &[value]);
                quote!(rt::Ok(#value))
            }
            ReadFrom::Dict | ReadFrom::Attributes | ReadFrom::Sequence => {
                let values: Vec<TokenStream> = record
                    .fields
                    .iter()
                    .zip(names)
                    .map(|(field, name)| self.value(field, name, from))
                    .collect();
                let source = source(record, from);
                let closed = record.closed.then(|| {
                    let known = record.fields.iter().map(|field| {
                        let (cfg, name) = (super::cfgs(&field.cfg), &field.py_name);
                        quote!(#cfg #name)
                    });
                    quote!(fields.closed(&[#(#known),*])?;)
                });
                let value = build(record, path, &values);
                quote!(let fields = #source; #closed rt::Ok(#value))
            }
        };
        let (this, list) = (self.generics.this(), &self.generics.list);
        let wheres = self.generics.wheres(&self.generics.read);
        quote! {
            #visible fn from<'py #(, #list)*>(
                object: rt::Borrowed<'_, 'py, rt::PyAny>
            ) -> rt::Reading<#this> #wheres {
                #body
            }
        }
    }

    /// Whether an object is what the record certainly is.
    fn exact(
        &self,
        record: &Record,
        path: &TokenStream,
        from: ReadFrom,
        visible: &TokenStream,
    ) -> TokenStream {
        let (object, answer) = match from {
            ReadFrom::Dict => ("object", quote!(rt::is_dict(object))),
            ReadFrom::Sequence => ("object", quote!(rt::is_tuple(object))),
            ReadFrom::Attributes => ("_object", quote!(false)),
            ReadFrom::Literal => {
                let (literal, _) = literal(record);
                ("object", quote!(rt::is_literal(object, &#literal)))
            }
            ReadFrom::Inner if record.fields.iter().any(|field| field.convert.is_some()) => {
                ("_object", quote!(false))
            }
            ReadFrom::Inner => {
                let made = if record.form == VariantForm::Tuple && record.hidden.is_empty() {
                    path.clone()
                } else {
                    let value = build(record, path, &[quote!(value)]);
                    quote!(|value| #value)
                };
                ("object", quote!(rt::is_exact(object, #made)))
            }
        };
        self.is_exact(&answer, &quote::ToTokens::to_token_stream(&symbol::ident(object)), visible)
    }

    fn is_exact(
        &self,
        answer: &TokenStream,
        object: &TokenStream,
        visible: &TokenStream,
    ) -> TokenStream {
        let list = &self.generics.list;
        let (lifetimes, of, wheres) = if list.is_empty() {
            (TokenStream::new(), quote!('_), TokenStream::new())
        } else {
            let wheres = self.generics.wheres(&self.generics.read);
            (quote!(<'py, #(#list),*>), quote!('py), wheres)
        };
        quote! {
            #visible fn is_exact #lifetimes(
                #object: rt::Borrowed<'_, #of, rt::PyAny>
            ) -> bool #wheres {
                #answer
            }
        }
    }

    /// `fields.get_or(&WIDTH, || 1.0)?`
    fn value(&self, field: &ConvertedField, name: &Ident, from: ReadFrom) -> TokenStream {
        let default = field.default.as_ref().map(|default| &default.value);
        let (suffix, default) = match default {
            Some(DefaultValue::Literal(text)) => {
                let value = super::parse(text);
                ("_or", quote!(, || #value))
            }
            Some(DefaultValue::Rust(text)) => {
                let value = super::in_module(self.module, text);
                ("_or", quote!(, || #value))
            }
            Some(DefaultValue::Object(literal)) => {
                let literal = rt::literal(literal);
                ("_or_literal", quote!(, &#literal))
            }
            None if field.is_option && from == ReadFrom::Dict => ("_or", quote!(, || rt::None)),
            None => ("", TokenStream::new()),
        };
        match &field.convert {
            Some(convert) => {
                let method = symbol::ident(&format!("convert{suffix}"));
                let convert = super::in_module(self.module, convert);
                quote!(fields.#method(&#name, #convert #default)?)
            }
            None => {
                let method = symbol::ident(&format!("get{suffix}"));
                quote!(fields.#method(&#name #default)?)
            }
        }
    }

    /// The implementation of `FromPyObject`.
    fn implement_from(&self, names: &mut Scope) -> TokenStream {
        let generics = &self.generics;
        let (this, args) = (generics.this(), generics.turbofish());
        let of_impl = generics.of_impl(&generics.read);
        let implement = quote!(rt::converts_from!(#of_impl #this, is_exact #args, from #args););
        if !self.conversion.is_enum {
            return implement;
        }
        let name = &self.conversion.export.py_name;
        let variants = self.conversion.records.iter().map(|record| {
            let (cfg, module) = (super::cfgs(&record.cfg), names.name(&record.name));
            let name = &record.name;
            quote!(#cfg rt::Variant::new(#name, #module::is_exact #args, #module::from #args))
        });
        let variants: Vec<TokenStream> = variants.collect();
        let exact = self.conversion.records.iter().map(|record| {
            let (cfg, module) = (super::cfgs(&record.cfg), names.name(&record.name));
            quote!(#cfg #module::is_exact #args)
        });
        let exact = self.is_exact(
            &quote!([#(#exact),*].iter().any(|is_exact| is_exact(object))),
            &quote!(object),
            &TokenStream::new(),
        );
        let (list, wheres) = (&generics.list, generics.wheres(&generics.read));
        quote! {
            #exact
            fn from<'py #(, #list)*>(
                object: rt::Borrowed<'_, 'py, rt::PyAny>
            ) -> rt::Reading<#this> #wheres {
                rt::union(object, #name, &[#(#variants),*])
            }
            #implement
        }
    }

    /// The implementation of `IntoPyObject`.
    fn implement_into(&self, names: &mut Scope) -> TokenStream {
        let (target, body) = if self.conversion.is_enum {
            let arms = self.conversion.records.iter().map(|record| {
                let cfg = super::cfgs(&record.cfg);
                let scope = names.name(&record.name);
                let (pattern, value) = self.make(record, Some(&scope), Lend::No);
                (cfg, pattern, value)
            });
            let arms: Vec<_> = arms.collect();
            let owned = arms.iter().map(|(cfg, pattern, value)| quote!(#cfg #pattern => #value,));
            ("PyAny", quote!(match value { #(#owned)* }))
        } else {
            let record = self.conversion.records.first();
            let Some(record) = record else { return TokenStream::new() };
            let (pattern, value) = self.make(record, None, Lend::No);
            (target(record), quote!(let #pattern = value; #value))
        };
        let generics = &self.generics;
        let (this, args, list) = (generics.this(), generics.turbofish(), &generics.list);
        let target = symbol::ident(target);
        let lent = self.conversion.lends.then(|| self.lend(names, &target));
        let (lend, by_reference) = match lent {
            Some(lend) => (Some(lend), Some(quote!(lend #args))),
            None => (None, None),
        };
        // What has a destructor cannot be taken apart.
        let (body, bounds) = if self.conversion.drops && self.conversion.lends {
            (quote!(lend(py, &value)), &generics.lent)
        } else {
            (body, &generics.made)
        };
        let wheres = generics.wheres(bounds);
        let of_impl = generics.of_impl(bounds);
        let lent = by_reference.map(|lend| {
            let of_impl = generics.of_impl(&generics.lent);
            quote!(rt::converts_into!(#of_impl &#this, #target, #lend);)
        });
        quote! {
            fn into<'py #(, #list)*>(
                py: rt::Python<'py>,
                value: #this
            ) -> rt::PyResult<rt::Bound<'py, rt::#target>> #wheres {
                #body
            }
            #lend
            rt::converts_into!(#of_impl #this, #target, into #args);
            #lent
        }
    }

    fn lend(&self, names: &mut Scope, target: &Ident) -> TokenStream {
        let body = if self.conversion.is_enum {
            let arms = self.conversion.records.iter().map(|record| {
                let cfg = super::cfgs(&record.cfg);
                let scope = names.name(&record.name);
                let (pattern, value) = self.make(record, Some(&scope), Lend::Yes);
                quote!(#cfg #pattern => #value,)
            });
            quote!(match value { #(#arms)* })
        } else {
            let made = self.conversion.records.first().map(|one| self.make(one, None, Lend::Yes));
            let Some((pattern, value)) = made else { return TokenStream::new() };
            quote!(let #pattern = value; #value)
        };
        let (this, list) = (self.generics.this(), &self.generics.list);
        let wheres = self.generics.wheres(&self.generics.lent);
        quote! {
            fn lend<'py #(, #list)*>(
                py: rt::Python<'py>,
                value: &#this
            ) -> rt::PyResult<rt::Bound<'py, rt::#target>> #wheres {
                #body
            }
        }
    }

    /// The pattern that takes a value apart, and the block that puts the parts together.
    fn make(
        &self,
        record: &Record,
        scope: Option<&Ident>,
        lend: Lend,
    ) -> (TokenStream, TokenStream) {
        let mut bindings = Scope::new(NAMES);
        let path = super::parse(&record.rust_path);
        let bound: Vec<Ident> = record
            .fields
            .iter()
            .map(|field| bindings.beside(&format!("field_{}", field.member), "value"))
            .collect();
        let cfgs: Vec<_> = record.fields.iter().map(|field| super::cfgs(&field.cfg)).collect();
        let parts = record.fields.iter().zip(&cfgs).zip(&bound).map(|((field, cfg), bound)| {
            let member = class::member(&field.member);
            quote!(#cfg #member: #bound)
        });
        let pattern = match record.form {
            VariantForm::Unit => path,
            _ => {
                let parts = parts.chain((!record.hidden.is_empty()).then(|| quote!(..)));
                quote!(#path { #(#parts),* })
            }
        };
        let values: Vec<TokenStream> = record
            .fields
            .iter()
            .zip(&bound)
            .map(|(field, name)| match (&field.convert_into, lend) {
                (Some(convert), _) => {
                    let convert = super::in_module(self.module, convert);
                    let borrow = (lend == Lend::No).then(|| quote!(&));
                    quote!(rt::give_by(py, #borrow #name, #convert)?)
                }
                (None, Lend::Yes) if !field.lends => quote!(rt::Clone::clone(#name)),
                (None, _) => quote!(#name),
            })
            .collect();
        let into = record.into.unwrap_or(MakeInto::Dict);
        let names = field_names(record);
        let scope = scope.map(|scope| quote!(#scope::));
        let sets = quote!(#(#cfgs made.set(&#scope #names, #values)?;)*);
        let any = self.conversion.is_enum.then(|| quote!(.into_any()));
        let count = count(&record.fields);
        let tuple = match &any {
            Some(any) => quote!(rt::Ok(made.finish()? #any)),
            None => quote!(made.finish()),
        };
        let value = match into {
            MakeInto::Literal => {
                let (literal, _) = literal(record);
                quote!(rt::literal_object(py, &#literal))
            }
            MakeInto::Inner => quote!(#(rt::give_inner(py, #values))*),
            MakeInto::Dict => quote!({
                use rt::Made as _;
                let mut made = rt::NewDict::new(py);
                #sets
                rt::Ok(made.finish() #any)
            }),
            MakeInto::Tuple => quote!({
                use rt::Made as _;
                let mut made = rt::NewTuple::new(py, #count);
                #sets
                #tuple
            }),
            MakeInto::Dataclass | MakeInto::NamedTuple => quote!({
                use rt::Made as _;
                let mut made = rt::NewTuple::new(py, #count);
                #sets
                made.make(&CLASS)
            }),
        };
        (pattern, value)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Lend {
    No,
    Yes,
}

fn target(record: &Record) -> &'static str {
    match record.into {
        Some(MakeInto::Dict) => "PyDict",
        Some(MakeInto::Tuple) => "PyTuple",
        _ => "PyAny",
    }
}

/// How many of these fields there are: a number, or an expression where some stand under a condition.
fn count<'a>(fields: impl IntoIterator<Item = &'a ConvertedField>) -> TokenStream {
    let fields: Vec<&ConvertedField> = fields.into_iter().collect();
    if fields.iter().all(|field| field.cfg.is_empty()) {
        let count = Literal::usize_unsuffixed(fields.len());
        return quote!(#count);
    }
    let cfgs = fields.iter().map(|field| super::cfgs(&field.cfg));
    quote!(rt::count(&[#(#cfgs ()),*]))
}

/// The statics of a record's fields: `WIDTH`.
fn field_names(record: &Record) -> Vec<Ident> {
    let mut names = Scope::new(&["rt", "This", "CLASS"]);
    record
        .fields
        .iter()
        .map(|field| names.name(&format!("FIELD_{}", field.member.to_uppercase())))
        .collect()
}

fn literal(record: &Record) -> (TokenStream, String) {
    match &record.literal {
        Some(value) => (rt::literal(value), value.stub()),
        None => (quote!(rt::Literal::None), "None".to_owned()),
    }
}

fn source(record: &Record, from: ReadFrom) -> TokenStream {
    let name = &record.name;
    match from {
        ReadFrom::Attributes => quote!(rt::Fields::attributes(object, #name)?),
        ReadFrom::Sequence => {
            let required = record.fields.iter().filter(|field| field.default.is_none());
            let (least, most) = (count(required), count(&record.fields));
            quote!(rt::Fields::items(object, #name, #least, #most)?)
        }
        _ => quote!(rt::Fields::dict(object, #name)?),
    }
}

/// The value from its fields' values.
fn build(record: &Record, path: &TokenStream, values: &[TokenStream]) -> TokenStream {
    let shown = record.fields.iter().map(|field| (&field.member, &field.cfg));
    let shown = shown.zip(values.iter().cloned());
    let hidden =
        record.hidden.iter().map(|field| ((&field.member, &field.cfg), quote!(rt::default())));
    let mut all: Vec<_> = shown.chain(hidden).collect();
    if record.form == VariantForm::Tuple {
        all.sort_by_key(|((member, _), _)| member.parse::<usize>().unwrap_or(usize::MAX));
    }
    let cfgs = all.iter().map(|((_, cfg), _)| super::cfgs(cfg));
    let members = all.iter().map(|((member, _), _)| class::member(member));
    let values = all.iter().map(|(_, value)| value);
    match record.form {
        VariantForm::Unit => path.clone(),
        VariantForm::Tuple => quote!(#path(#(#values),*)),
        VariantForm::Struct => quote!(#path { #(#cfgs #members: #values),* }),
    }
}
