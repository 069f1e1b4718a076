//! Types that are converted by value: structs with a form, enums that are one of several things.

use super::{Default, Export, Hint, VariantForm};
use crate::python::Literal;

/// A type that is tagged `from` or `into`.
#[derive(Debug)]
pub(crate) struct Conversion {
    pub(crate) export: Export,
    /// The Python module that its class would be found in.
    pub(crate) home: String,
    pub(crate) is_enum: bool,
    pub(crate) parameters: Option<Parameters>,
    pub(crate) from: bool,
    pub(crate) into: bool,
    /// Whether a reference to it converts to Python, too.
    pub(crate) lends: bool,
    /// Its fields cannot be moved out of it.
    pub(crate) drops: bool,
    /// The struct, or each variant in source order.
    pub(crate) records: Vec<Record>,
    /// What the stub defines for it.
    pub(crate) stubs: Vec<Stub>,
}

/// The parameters of a generic type.
#[derive(Debug)]
pub(crate) struct Parameters {
    /// As they are declared, without bounds: `T`, `const N: usize`.
    pub(crate) list: Vec<String>,
    /// Their names.
    pub(crate) args: Vec<String>,
    /// The type's own: `T: Clone`.
    pub(crate) bounds: Vec<String>,
    /// Those that are read from Python where the type is.
    pub(crate) read: Vec<String>,
    /// Those that become something where the type does.
    pub(crate) made: Vec<String>,
}

/// A struct or a variant.
#[derive(Debug)]
pub(crate) struct Record {
    /// `crate::Shape::Circle`
    pub(crate) rust_path: String,
    /// The name for messages: `Circle`.
    pub(crate) name: String,
    pub(crate) cfg: Vec<String>,
    pub(crate) form: VariantForm,
    pub(crate) from: Option<ReadFrom>,
    pub(crate) into: Option<MakeInto>,
    /// No other keys are accepted.
    pub(crate) closed: bool,
    pub(crate) fields: Vec<ConvertedField>,
    pub(crate) hidden: Vec<HiddenField>,
    /// What stands for a variant without data.
    pub(crate) literal: Option<Literal>,
}

/// A field that Python does not see, which has its type's default.
#[derive(Debug, Clone)]
pub(crate) struct HiddenField {
    /// The Rust name, or the number.
    pub(crate) member: String,
    pub(crate) cfg: Vec<String>,
}

/// How a value is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReadFrom {
    Dict,
    Attributes,
    Sequence,
    /// As the only field.
    Inner,
    Literal,
}

/// What a value becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MakeInto {
    Dict,
    Tuple,
    Dataclass,
    NamedTuple,
    /// What the only field becomes.
    Inner,
    Literal,
}

/// A field that Python sees.
#[derive(Debug)]
pub(crate) struct ConvertedField {
    /// The Rust name, or the number.
    pub(crate) member: String,
    /// The key, the attribute.
    pub(crate) py_name: String,
    pub(crate) cfg: Vec<String>,
    pub(crate) default: Option<Default>,
    /// The literal of the default, where a class can have it.
    pub(crate) literal: Option<Literal>,
    /// A missing key stands for `None`.
    pub(crate) is_option: bool,
    /// A function of the user's that reads it.
    pub(crate) convert: Option<String>,
    /// A function of the user's that makes what Python gets of it.
    pub(crate) convert_into: Option<String>,
    /// A reference to it converts to Python.
    pub(crate) lends: bool,
    pub(crate) output: Hint,
}

/// A definition of the stub.
#[derive(Debug)]
pub(crate) struct Stub {
    pub(crate) name: String,
    pub(crate) kind: StubKind,
    /// What it is generic over.
    pub(crate) variables: Vec<String>,
    pub(crate) doc: String,
    pub(crate) fields: Vec<StubField>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StubKind {
    /// A dict; what is only read says so, so that more dicts fit.
    TypedDict {
        read_only: bool,
    },
    /// An object with these attributes.
    Protocol,
    Dataclass,
    NamedTuple,
    /// A name for a longer hint.
    Alias(Hint),
    /// What a definition is generic over.
    TypeVar {
        covariant: bool,
    },
}

/// A type variable of the stub.
#[derive(Debug)]
pub(crate) struct TypeVar {
    pub(crate) name: String,
    pub(crate) covariant: bool,
}

#[derive(Debug)]
pub(crate) struct StubField {
    pub(crate) name: String,
    pub(crate) hint: Hint,
    pub(crate) required: bool,
    /// The default as a stub shows it.
    pub(crate) default: Option<String>,
    pub(crate) doc: String,
}

impl Stub {
    /// A definition of nothing yet.
    pub(crate) fn new(name: String, kind: StubKind) -> Stub {
        Stub { name, kind, variables: Vec::new(), doc: String::new(), fields: Vec::new() }
    }

    /// Every hint in it.
    pub(crate) fn hints_mut(&mut self) -> Vec<&mut Hint> {
        let alias = match &mut self.kind {
            StubKind::Alias(hint) => Some(hint),
            _ => None,
        };
        alias.into_iter().chain(self.fields.iter_mut().map(|field| &mut field.hint)).collect()
    }
}

impl Conversion {
    /// Every hint in it.
    pub(crate) fn hints_mut(&mut self) -> Vec<&mut Hint> {
        let fields = self.records.iter_mut().flat_map(|record| &mut record.fields);
        let mut all: Vec<&mut Hint> = fields.map(|field| &mut field.output).collect();
        all.extend(self.stubs.iter_mut().flat_map(Stub::hints_mut));
        all
    }
}
