//! What is exported, as plain facts: no syntax, no spans, no decisions left.
//!
//! `check` fills it, `emit` reads it. Rust text is kept as strings that parse (`crate::shapes::area`,
//! `feature = "x"`), Python text as it stands in a stub.

mod class;
mod conversions;
mod enums;
mod interface;
mod outline;
mod records;
mod reexport;
mod traversal;

pub(crate) use class::{
    Attribute, Base, Body, Class, Collection, Container, Elsewhere, Getter, Method, PythonBase,
    PythonBases, Receiver, Setter, Shown, SlotMethod, Viewed, any_of,
};
pub(crate) use conversions::{
    Conversion, ConvertedField, HiddenField, MakeInto, Parameters, ReadFrom, Record, Stub,
    StubField, StubKind, TypeVar,
};
pub(crate) use enums::{EnumKind, EnumValue, Enumeration, Variant, VariantField, VariantForm};
pub(crate) use interface::{
    Interface, InterfaceBase, InterfaceMethod, InterfaceObject, MethodKind, Native, Supertrait,
};
pub(crate) use records::{BaseBuild, Build, DataField, Dataclass};
pub(crate) use reexport::Reexport;
pub(crate) use traversal::{Generics, HeldField, HeldVariant, Holder, Shape, Traversal};

/// A whole extension module.
#[derive(Debug)]
pub(crate) struct Package {
    /// The version of the scanner that wrote it.
    pub(crate) version: String,
    /// The full Python name: `shapes`, or `pkg._core`.
    pub(crate) name: String,
    /// `@py library`: other crates register what it exports.
    pub(crate) is_library: bool,
    /// Source files, as shown in the header.
    pub(crate) files: Vec<String>,
    pub(crate) root: Module,
    /// Rust modules whose glue is included in place, each reached by `crate::{path}::__keelback`.
    pub(crate) doors: Vec<Door>,
    /// Types that the collector goes through on its way.
    pub(crate) holders: Vec<Holder>,
}

/// Where a piece of glue is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Site {
    /// Included by `keelback::module!()`.
    Root,
    /// Included by a `door!`: the index in `Package::doors`.
    Door(usize),
}

#[derive(Debug)]
pub(crate) struct Door {
    /// `["deep", "bottom"]`.
    pub(crate) path: Vec<String>,
    /// The name of its file, which is what the line that includes it spells.
    pub(crate) glue: String,
    /// The `#[cfg]`s of the door's module and of every module around it.
    pub(crate) cfg: Vec<String>,
    /// The door that must pass this one on, because the module between is private to it;
    /// `None`: the root sees it.
    pub(crate) through: Option<usize>,
}

/// A Python module: the extension module or a submodule.
#[derive(Debug)]
pub(crate) struct Module {
    /// The last component of the name.
    pub(crate) name: String,
    pub(crate) doc: String,
    /// `src/inner.rs:1`.
    pub(crate) location: String,
    pub(crate) cfg: Vec<String>,
    /// As in [`Export`].
    pub(crate) absent: bool,
    /// In source order.
    pub(crate) members: Vec<Member>,
    pub(crate) submodules: Vec<Module>,
    /// `@py gil`: the module needs the GIL on free-threaded builds.
    pub(crate) needs_gil: bool,
    pub(crate) subinterpreters: Subinterpreters,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subinterpreters {
    No,
    SharedGil,
    OwnGil,
}

#[derive(Debug)]
pub(crate) enum Member {
    Function(Function),
    Overloads(Overloads),
    Constant(Constant),
    Exception(Exception),
    Class(Box<Class>),
    Interface(Box<Interface>),
    Reexport(Box<Reexport>),
    Conversion(Box<Conversion>),
    Init(Init),
}

/// What every exported thing has.
#[derive(Debug, Clone)]
pub(crate) struct Export {
    pub(crate) py_name: String,
    /// `crate::shapes::area`.
    pub(crate) rust_path: String,
    /// `src/shapes.rs:12`.
    pub(crate) location: String,
    pub(crate) doc: String,
    pub(crate) site: Site,
    /// The Rust module it stands in: `crate::shapes`, or `crate`. Expressions of the user's are
    /// read with that module's names in scope.
    pub(crate) rust_module: String,
    /// The predicates of the item and of every module around it that is not around its site.
    pub(crate) cfg: Vec<String>,
    /// Certainly left out by rustc under the settings of this build: not in the stub.
    pub(crate) absent: bool,
    /// Made, but not registered: `@py unlisted`.
    pub(crate) unlisted: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Function {
    pub(crate) export: Export,
    /// `Point.norm`: its name behind those of what it is in.
    pub(crate) qualified: String,
    pub(crate) is_async: bool,
    /// In the order of the Rust function's parameters.
    pub(crate) inputs: Vec<Input>,
    /// In the order of the Python signature. `Input::Param` points into it.
    pub(crate) params: Vec<Param>,
    pub(crate) ret: Return,
    pub(crate) nogil: bool,
    /// An `async fn` whose future runs on tokio's threads, or a fn that returns a stream that is polled there.
    pub(crate) tokio: bool,
}

/// One parameter of the Rust function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    /// `py: Python<'_>`.
    Python,
    /// `module: &Bound<'_, PyModule>`, by `pass_module`.
    Module,
    /// `slf: PyRef<'_, Self>` and its like: the object that the method is called on.
    Receiver,
    /// `cancel: CancelHandle`, of an `async fn`.
    Cancel,
    /// `op: CompareOp`, of `__richcmp__`: the variant's name.
    Compare(&'static str),
    /// The value that the method is called on, where the fn does not take it first.
    Object,
    /// The index of a Python parameter, any iterable, for a fn that takes any iterator of its items.
    Items(usize),
    /// The index of a Python parameter.
    Param(usize),
}

/// One parameter of the Python function.
#[derive(Debug, Clone)]
pub(crate) struct Param {
    pub(crate) name: String,
    pub(crate) kind: ParamKind,
    pub(crate) passing: Passing,
    /// `rust path` of `convert(p = rust path)`: `fn(&Bound<PyAny>) -> PyResult<T>`.
    pub(crate) convert: Option<String>,
    pub(crate) default: Option<Default>,
    /// The annotation in the stub: of one item for `*args` and `**kwargs`.
    pub(crate) hint: Hint,
    /// A `**kwargs` that is `None` on the Rust side when no keyword is left over.
    pub(crate) optional_keywords: bool,
}

pub(crate) use crate::python::{Literal, ParamKind};

/// How the Rust function takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Passing {
    /// By value: `T`.
    Value,
    /// `&T`.
    Ref,
    /// `Option<&T>`.
    OptionRef,
    /// `&mut T`.
    RefMut,
    /// `Option<&mut T>`.
    OptionRefMut,
    /// A view by value, which borrows: `ArrayView2<'_, T>`.
    View,
    /// `Option` of one.
    OptionView,
}

#[derive(Debug, Clone)]
pub(crate) struct Default {
    pub(crate) value: DefaultValue,
    /// The text in the stub: a Python literal, or `...`.
    pub(crate) stub: String,
    /// The text in `__text_signature__`: the literal as `repr` prints it, or `...`.
    pub(crate) repr: String,
}

#[derive(Debug, Clone)]
pub(crate) enum DefaultValue {
    /// A literal's Rust form, which needs nothing in scope: `1.0`, `String::from("m")`.
    Literal(String),
    /// The user's own Rust expression, read in the names of the function's module.
    Rust(String),
    /// A Python literal whose Rust form only the parameter's conversion knows: made as an object
    /// and converted like an argument.
    Object(Literal),
}

/// A type in the stub, with what it needs imported.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, std::default::Default)]
pub(crate) struct Hint {
    /// `collections.abc.Sequence[int] | None`, every name outside of `builtins` with its module;
    /// empty where nothing is to be said.
    pub(crate) text: String,
    /// Modules that the text names: `collections.abc`, `datetime`.
    pub(crate) imports: Vec<String>,
}

impl Hint {
    /// A hint that names no module: `int`, `list[str]`.
    pub(crate) fn plain(text: impl Into<String>) -> Hint {
        Hint { text: text.into(), imports: Vec::new() }
    }
}

impl Member {
    /// Where the member's glue is placed.
    /// Whether it is a function whose result Python awaits.
    pub(crate) fn is_awaited(&self) -> bool {
        match self {
            Member::Function(function) => function.is_async,
            Member::Overloads(overloads) => overloads.is_awaited(),
            _ => false,
        }
    }

    pub(crate) fn site(&self) -> Site {
        match self {
            Member::Function(function) => function.export.site,
            Member::Overloads(overloads) => {
                overloads.functions.first().map_or(Site::Root, |f| f.export.site)
            }
            Member::Constant(constant) => constant.export.site,
            Member::Exception(exception) => exception.export.site,
            Member::Class(class) => class.export.site,
            Member::Interface(interface) => interface.export.site,
            Member::Reexport(reexport) => reexport.export.site,
            Member::Conversion(conversion) => conversion.export.site,
            Member::Init(init) => init.export.site,
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Return {
    pub(crate) hint: Hint,
    pub(crate) form: ReturnForm,
    /// The exception class that a foreign error becomes: a Rust path under `rt::exceptions`, or the
    /// path of an exported error type.
    pub(crate) error: Option<ErrorClass>,
    /// The value, which certainly borrows from nothing, is all that is left of the call.
    pub(crate) is_own: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReturnForm {
    /// `T` or `Result<T, E>`, told apart by the runtime's traits.
    Value,
    /// `impl Iterator<Item = ..>`, or a `Result` of one.
    Iterator,
    ResultIterator,
    /// `impl Stream<Item = ..>`, or a `Result` of one.
    Stream,
    ResultStream,
    /// An iterator that borrows from the object: its items are read at once.
    Snapshot,
    /// `Option<T>` or a `Result` of one, of which `None` ends an `async for`.
    AsyncNext,
    /// What `Index` finds, or the place that `IndexMut` finds: where it panics there is none.
    Item(Keys),
    /// `!`: the call never comes back but by a panic.
    Never,
}

impl ReturnForm {
    /// Whether Python goes through what is returned by `async for`.
    pub(crate) fn is_stream(self) -> bool {
        matches!(self, ReturnForm::Stream | ReturnForm::ResultStream)
    }
}

/// What items are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keys {
    /// Numbers without negative ones: Python's stand for positions from the end.
    Unsigned,
    Signed,
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ErrorClass {
    /// `ValueError`: `rt::exceptions::PyValueError`.
    Builtin(String),
    /// `crate::UnknownUnit`, exported as a Python exception.
    Exported(String),
}

/// Several functions under one Python name.
#[derive(Debug)]
pub(crate) struct Overloads {
    pub(crate) py_name: String,
    pub(crate) doc: String,
    /// In the order they are tried; all of one Rust module and one site.
    pub(crate) functions: Vec<Function>,
}

impl Overloads {
    /// Whether Python awaits what it returns.
    pub(crate) fn is_awaited(&self) -> bool {
        self.functions.iter().all(|function| function.is_async)
    }
}

/// A `const` or `static`.
#[derive(Debug)]
pub(crate) struct Constant {
    pub(crate) export: Export,
    pub(crate) is_static: bool,
    pub(crate) hint: Hint,
    /// The value's literal text when it is one, for `Final = 10` in the stub.
    pub(crate) value: Option<String>,
}

/// An error type that Python sees as an exception class.
#[derive(Debug)]
pub(crate) struct Exception {
    pub(crate) export: Export,
    pub(crate) base: ErrorClass,
    /// The base as the stub names it.
    pub(crate) base_hint: Hint,
    /// The user wrote `impl From<X> for PyErr`: none is generated.
    pub(crate) has_from: bool,
    /// It is certainly an error in Rust.
    pub(crate) is_error: bool,
}

/// `@py init` on a `fn(&Bound<'_, PyModule>) -> PyResult<()>`.
#[derive(Debug)]
pub(crate) struct Init {
    pub(crate) export: Export,
    /// It takes a `Python<'_>` before the module.
    pub(crate) takes_python: bool,
}
