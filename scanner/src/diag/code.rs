//! The catalog of findings: one row each, with number, level, title and explanation.
//!
//! Adding a finding is adding a row. The guide's page of errors is made from this table.

use super::Level;

/// Makes the enum and its table from one list, so that neither can lack a row.
macro_rules! catalog {
    ($($name:ident = $number:literal, $level:ident, $title:literal, $explanation:literal;)*) => {
        /// A row of the catalog.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(
                #[doc = concat!($number, ": ", $title)]
                $name,
            )*
        }

        const ROWS: &[Row] = &[
            $(Row {
                code: Code::$name,
                number: $number,
                level: Level::$level,
                title: $title,
                explanation: $explanation,
            },)*
        ];
    };
}

struct Row {
    code: Code,
    number: &'static str,
    level: Level,
    title: &'static str,
    explanation: &'static str,
}

catalog! {
    // KB00xx: files, cfg, macros
    UnreadableFile = "KB0001", Error, "a source file cannot be read", "The file exists but the operating system refused to give its text.";
    SyntaxError = "KB0002", Error, "a source file does not parse", "Nothing in the file can be exported until it parses. Where rustc reports the same place, its report is the better one; where it does not, the file uses syntax newer than the scanner knows.";
    NotUtf8 = "KB0003", Error, "a source file is not UTF-8", "Rust source is UTF-8. Save the file in that encoding.";
    TooDeep = "KB0004", Error, "source is nested too deeply", "The scanner reads brackets and modules to a fixed depth. Move the inner part into a function, a constant or a module of its own.";
    UndeterminedPath = "KB0005", Error, "which file a module has is not known before rustc runs", "A `#[cfg_attr(condition, path = ..)]` picks the module's file, and the build script cannot know whether the condition holds. Write two `mod` items with opposite `#[cfg]`s.";
    MacroNotExpanded = "KB0010", Error, "a tag is made by a macro that cannot be expanded", "The scanner expands the crate's own `macro_rules!`. This call could not be expanded, so the tagged item in it would be lost.";
    ForeignMacroTag = "KB0011", Error, "a tag is given to a macro of another crate", "What a macro of another crate makes of its input is known to rustc alone. Tag an item outside of the call.";
    MacroTooDeep = "KB0012", Error, "a macro calls itself too often", "The expansion was given up at a fixed depth or size, and the tagged items in it would be lost.";
    // KB01xx: how tags are written
    TagSyntax = "KB0101", Error, "a tag is not the Python declaration it should be", "What stands behind `@py` and its words is a declaration as in a stub: `def name(a, b=1)`, `class Name(Base)`, `module a.b`, `NAME: type`.";
    UnknownWord = "KB0102", Error, "a tag has a word that does not exist", "Each word is a row of the table of tag words. A word that does not exist would change nothing, so it is refused.";
    MisplacedWord = "KB0103", Error, "a tag's word belongs to another kind of item", "Each word has meaning on some kinds of items only. The message says on which.";
    WordArguments = "KB0104", Error, "a tag's word has the wrong arguments", "A word takes nothing, a text in brackets, or pairs `name = value`. The message shows its form.";
    RepeatedWord = "KB0105", Error, "a tag has the same word twice", "All tag lines of an item add up to one tag. Say each word once.";
    ContradictingWords = "KB0106", Error, "two words of a tag exclude each other", "Both cannot hold for the same item. Remove one.";
    SecondDeclaration = "KB0107", Error, "a tag has two declarations", "An item has one Python declaration. Several tag lines may share the words, not the declaration.";
    MisplacedDeclaration = "KB0108", Error, "a declaration does not fit its item", "A `def` declares a function, a `class` a struct, enum or trait, a `module` a module, and `NAME: type` a constant or a field.";
    UnclosedTag = "KB0109", Error, "a bracket of a tag is never closed", "A tag goes on over the following doc lines as long as a bracket is open, and ends with the docs.";
    MisspeltTag = "KB0110", Error, "a doc line looks like a tag", "A tag is `@py`, then a space or the end of the line. What only looks like it would be ignored, so it is refused.";
    LostTag = "KB0111", Error, "a tag stands where nothing is exported from", "Functions, types, fields, variants, impl blocks and their functions, modules, constants, statics and traits can be tagged, where other code can name them.";
    CommentTag = "KB0112", Error, "a tag stands in a comment that is not documentation", "Tags are doc lines: `///`, `//!`, `/** .. */` or `#[doc = ..]`. rustc drops other comments, and so does the scanner.";
    OrphanTag = "KB0113", Error, "a tag stands in a file that no `mod` reaches", "The file is not part of the crate, so nothing in it can be exported.";
    MixedConditions = "KB0114", Error, "tag lines of one item hold under different conditions", "All tag lines of an item add up to one tag, which can have one `cfg_attr` condition.";
    KeywordName = "KB0120", Error, "a Python keyword is used as a name", "Python reserves its keywords: nothing can be named so, and no caller could write it.";
    ParameterOrder = "KB0121", Error, "a parameter list breaks Python's rules", "The order of parameters, `/`, `*`, defaults and `**` follows Python's own rules (PEP 570, PEP 3102), because callers and stubs do.";
    BadAnnotation = "KB0122", Error, "an annotation is not a Python type", "An annotation is written into the stub and has to be a type of Python's typing grammar.";
    BadLiteral = "KB0123", Error, "a default is not a Python literal", "Defaults in a declaration are shown in signatures and stubs, so they are literals. A Rust expression is given with `default(name = expression)`.";
    BadRust = "KB0124", Error, "the Rust in a tag does not parse", "What `default(..)`, `convert(..)`, `error(..)` and `class X = ..` hold is Rust and becomes part of the generated code.";
    // KB02xx: functions and parameters
    ParameterCount = "KB0201", Error, "a declaration and its fn differ in the number of parameters", "Declared parameters belong to the fn's by their order. `Python<'_>` and, with `pass_module`, the module are passed by themselves and are not declared.";
    DeclaredOrder = "KB0202", Error, "a declaration has the fn's parameters in another order", "Declared parameters belong to the fn's by their order, so that they can be renamed. The same names in another order would swap arguments silently.";
    UnknownParameter = "KB0203", Error, "a tag's word names a parameter that does not exist", "`default(..)` and `convert(..)` speak of parameters by the names that the declaration gives them.";
    PatternParameter = "KB0204", Error, "a parameter has no name", "Python passes arguments by name too. Name the parameter in the fn or in the tag's declaration.";
    GenericFunction = "KB0205", Error, "a generic fn cannot be exported", "A Python function is one compiled function: its types are fixed. Export one fn for each instance, under one name with `overload` if callers should not have to choose.";
    ImplTraitParameter = "KB0206", Error, "a parameter has no single type", "`impl Trait` is a generic parameter in disguise, and a trait object cannot be made from an argument. Write the type that callers pass.";
    UnsafeFunction = "KB0207", Error, "an unsafe fn cannot be exported", "Whoever calls it promises something, and a Python caller cannot. Export a safe fn that checks.";
    VariadicFunction = "KB0208", Error, "a C-variadic fn cannot be exported", "Its arguments have no types. Use `*args` over a `Vec<T>`.";
    AsyncFunction = "KB0209", Error, "an `async def` is declared over a fn that is not async", "Python awaits what an `async def` returns. A plain fn returns when it is done, so it is declared by `def`.";
    MutableBorrow = "KB0210", Error, "a `&mut` parameter of what cannot be lent", "Python's own values cannot be lent for writing. Instances of an exported class can, unless the class is frozen.";
    StaticBorrow = "KB0211", Error, "an argument cannot be borrowed forever", "Python lends what an argument holds during the call only. Take an owned value to keep it.";
    VarArgsType = "KB0212", Error, "a type cannot take `*args`", "`*args` is a tuple. `Vec<T>`, `&[T]` and `&Bound<'_, PyTuple>` can take it.";
    VarKeywordType = "KB0213", Error, "a type cannot take `**kwargs`", "`**kwargs` is a dict with `str` keys. `HashMap<String, T>`, `BTreeMap<String, T>` and `&Bound<'_, PyDict>` can take it, also in an `Option`.";
    DefaultType = "KB0214", Error, "a default is not a value of its parameter's type", "A literal in the declaration must be something that a caller could pass. A value that no literal has goes into `default(parameter = rust expression)`.";
    DefaultRange = "KB0215", Error, "a default is out of range", "The parameter's type cannot hold the number.";
    DefaultTwice = "KB0216", Error, "a parameter has two defaults", "A default is a Python literal in the declaration or a Rust expression in `default(..)`, not both. `...` in the declaration stands for the expression.";
    DefaultOnStar = "KB0217", Error, "`*args` and `**kwargs` cannot have defaults", "They take what is left over, and nothing left over is an empty tuple or dict.";
    RequiredAfterOptional = "KB0218", Error, "a required parameter follows an optional one", "Python could not tell which argument was left out. `default(..)` makes a parameter optional as a literal does.";
    NogilHandle = "KB0219", Error, "a `nogil` function takes what belongs to the interpreter", "While the interpreter is left to other threads, its objects must not be touched. Convert them to Rust data first.";
    PassModule = "KB0220", Error, "`pass_module` without a parameter for the module", "The module is passed as the first parameter, a `&Bound<'_, PyModule>`.";
    BorrowingIterator = "KB0221", Error, "an iterator or a stream borrows from an argument", "What Python iterates over lives on after the call, the borrowed argument does not. Move what it needs into it.";
    OpaqueReturn = "KB0222", Error, "an opaque type cannot be handed to Python", "`impl Trait` in return place is understood for iterators and streams. Anything else needs a type with a conversion.";
    OverloadAlone = "KB0223", Error, "an overload stands alone", "`overload` makes one Python function of several fns with the same Python name.";
    OverloadApart = "KB0224", Error, "overloads do not stand together", "The fns of one overloaded function are tried in source order, so they stand in one module and under the same `#[cfg]`s.";
    BorrowedItems = "KB0225", Error, "the items of an argument cannot be borrowed", "Other code may change a list or a dict while the call runs, and take away what was borrowed from it. An argument itself can be borrowed, as `&str`; items are owned.";
    // KB03xx: types and conversions
    UnknownPythonType = "KB0301", Warning, "what a type is in Python is not known", "The stub says `Any` for it. Say more with `@py type(..)` on the type or on its conversion's `impl`, or with an annotation in the declaration.";
    UnknownAnnotation = "KB0302", Error, "an annotation uses a name that the stub does not know", "Builtins, `typing`, `collections.abc` and what the module itself exports may be named as they are; anything else with its module, which the stub then imports.";
    NotSupportedYet = "KB0303", Error, "something is not supported yet", "The language of tags has a word for it, but this version cannot generate it.";
    // KB04xx: modules, names, visibility
    DuplicateName = "KB0401", Error, "a name is defined twice in one Python module", "The second would replace the first. Everything tagged goes into the nearest tagged module, so items of different Rust modules can meet.";
    ReservedName = "KB0402", Error, "a name belongs to the module itself", "The import system sets it, or reads it.";
    MissingDoor = "KB0403", Error, "a module exports private items and has no door", "Glue stands at the crate root, where private items of other modules cannot be named. A door includes a module's glue inside of it.";
    DoorPath = "KB0404", Error, "a door names another module", "A door is given the path of the module that it stands in, so that each includes its own glue.";
    IncludeTwice = "KB0405", Error, "glue is included twice", "The second copy would define everything again.";
    DoorUnneeded = "KB0406", Warning, "a door that nothing needs", "The crate root sees everything that the module exports.";
    IncludeMisplaced = "KB0407", Error, "glue is included in the wrong place", "The crate root has `keelback::module!()`, modules below have doors.";
    PrivateOnTheWay = "KB0408", Error, "a private module stands before a door", "The crate root collects the doors, and cannot name one behind a module that is private to another. That other module can pass it on by a door of its own.";
    MissingModule = "KB0409", Error, "the crate root does not include the glue", "What is tagged is exported by generated code, which `keelback::module!();` includes.";
    DottedSubmodule = "KB0410", Error, "a submodule's name has dots", "Only the extension module's own name may say in which package it lies.";
    NulInDoc = "KB0411", Error, "documentation holds a NUL character", "CPython keeps documentation as C strings, which end at a NUL.";
    // KB05xx: constants, errors, init
    StaticMut = "KB0501", Error, "a `static mut` cannot be exported", "Reading it is unsafe. Export a fn that reads an atomic or a lock.";
    UnnamedConstant = "KB0502", Error, "a constant without a name cannot be exported", "`const _` has no name that Python could use.";
    UnknownException = "KB0503", Error, "an exception class is not known", "A base is a builtin exception or an exception that this crate exports.";
    ExceptionBases = "KB0504", Error, "an exception has several bases", "Exceptions that are made from Rust types have one base.";
    GenericException = "KB0505", Error, "an exception's type has parameters", "One Python class stands for one Rust type.";
    ExceptionCycle = "KB0506", Error, "an exception derives from itself", "The bases of exported exceptions go around in a circle.";
    InitSignature = "KB0507", Error, "an init function has another signature", "Init code gets the module and may fail: `fn(&Bound<'_, PyModule>) -> PyResult<()>`.";
    ErrorWithoutResult = "KB0508", Error, "`error(..)` on a function that cannot fail", "The word says what the error of a `Result` becomes.";
    ErrorNotConverted = "KB0509", Error, "an error type does not become a Python exception", "The error of an exported function is raised, so it must convert into `PyErr`: by a tag on the type, by the user's own `From`, or by `error(..)` on the function or its module.";
    NotAnError = "KB0510", Error, "an exception's type is no error in Rust", "The message of the exception is what the type displays: it implements `std::error::Error`, or the crate has its own `impl From<..> for PyErr`.";
    // KB06xx: the build
    NoCdylib = "KB0601", Error, "the crate builds no library that Python can load", "Python imports a shared library with a C interface: the crate type `cdylib`. `rlib` beside it keeps tests and benches working.";
    // KB10xx: classes
    NotAClass = "KB1001", Error, "members of a type that is not exported", "Methods and fields belong to a class. Tag the type itself too.";
    DuplicateMember = "KB1002", Error, "a class has two members of one name", "The second would replace the first. A property and its setter share a name; nothing else does.";
    GenericClass = "KB1003", Error, "a class's type has parameters", "One Python class stands for one Rust type, which lives as long as Python wants.";
    UnknownDunder = "KB1004", Error, "a method has a name that Python reserves", "Names with two underscores on both sides have a meaning for Python. One that it does not know is never called.";
    DunderShape = "KB1005", Error, "a method that Python calls by itself has another shape", "Python passes a fixed number of arguments to its special methods.";
    LonelySetter = "KB1006", Error, "a setter or deleter has no property", "`NAME.setter` belongs to a fn that is tagged `property` and has that name.";
    FrozenClass = "KB1007", Error, "a frozen class is changed", "Values of a frozen class are shared without any check, so nothing may change them.";
    NoClone = "KB1008", Error, "a value would have to be copied and cannot be", "The object keeps its value, so what takes or hands out the value itself gets a copy.";
    MissingTrait = "KB1009", Error, "a class's word needs a trait that its type does not implement", "`eq`, `ord`, `hash` and `str` say in Python what the type says in Rust.";
    MethodKind = "KB1010", Error, "a method is of another kind than its tag says", "Static and class methods have no `self`; properties, setters and most special methods have.";
    PrivateMember = "KB1011", Error, "the glue of a class cannot see a member", "A class's glue stands with its type, and that of private methods with these, behind doors: what is put together needs one place that sees all of it.";
    UnnamedField = "KB1012", Error, "a field without a name is exported", "Python finds attributes by name.";
    FreeList = "KB1013", Error, "a free list has nothing to keep", "A free list is memory of ended objects, from which the next ones of that very class are made. It holds a number of them, and only those that the class makes itself.";
    ForeignDunder = "KB1020", Warning, "a special name that Python does not know", "Names with two underscores on both sides are Python's, which may give any of them a meaning. The method is exported, and called by whoever knows its name.";
    DunderReturn = "KB1021", Error, "a method that Python calls by itself returns another type", "Python demands a type of some of its special methods, and raises a `TypeError` for any other.";
    DunderPair = "KB1022", Warning, "a special method lacks the one that it belongs with", "Python calls some special methods together, and refuses objects that have one of them only.";
    FixedIterator = "KB1024", Warning, "an iterator cannot move on", "Python asks an iterator for one item after the other, from the same object. What never changes answers the same for ever.";
    MeaninglessTrait = "KB1023", Error, "an impl of a trait that means nothing to Python is tagged", "A tagged impl of a trait of the standard library is what that trait means in Python: an operator, a constructor, an iterator. Some mean nothing there.";
    HiddenObjects = "KB1050", Error, "Python objects are hidden from the garbage collector", "What a class holds is shown to Python's cycle collector from its fields. A type of another crate that holds Python objects has to show them, or a reference cycle through it is never freed.";
    UnseenObjects = "KB1051", Warning, "the garbage collector cannot see what a field holds", "A closure or a trait object may hold Python objects, and no type tells. A reference cycle through it would never be freed.";
    FrozenHolder = "KB1052", Error, "a frozen class holds Python objects that can change", "The collector looks at the values of a frozen class at any time, since nobody writes down who uses them. So what they hold must stay as it is.";
    // KB11xx: enums and classes of values
    MutableEnum = "KB1101", Error, "a value of an enum is changed", "The variant is what the Python object is: its identity, or its class. Methods return the new value.";
    EmptyEnum = "KB1102", Error, "an enum without variants is exported", "Python could never have a value of the class.";
    EnumValue = "KB1103", Error, "a member's value does not fit its enum", "Members of an `IntEnum`, `Flag` or `IntFlag` are worth ints, those of a `StrEnum` texts.";
    DuplicateEnumValue = "KB1104", Error, "two members of an enum have one value", "Python makes an alias of the second, which is the same object: Rust could not tell the variants apart.";
    EnumMemberName = "KB1105", Error, "a member of an enum has a name that Python keeps for itself", "Names such as `mro`, `name` and `_order_` have a meaning in the classes of Python's `enum` module.";
    EnumWord = "KB1106", Error, "a word has no meaning for this enum", "The classes of Python's `enum` module bring their own comparison, hash and `repr`.";
    EnumConstructor = "KB1107", Error, "an enum of Python's has a constructor", "Calling such a class looks a member up by its value.";
    EnumData = "KB1108", Error, "a variant of an enum of Python's holds data", "Members of Python's enums are made once, and are alike in every interpreter.";
    EmptyDataclass = "KB1110", Error, "a dataclass exports no field", "What a dataclass is made from are its tagged fields.";
    DataclassField = "KB1111", Error, "a dataclass has a field without a value", "The constructor takes the exported fields; the others come from the type's `Default`.";
    DataclassConstructor = "KB1112", Error, "a dataclass's own constructor lacks a field", "`dataclasses.replace` and `copy.replace` call the class with every field by its name.";
    PickleVariant = "KB1113", Error, "a variant cannot be pickled", "A pickled variant is made anew by its constructor, which takes every field.";
    UnusedValue = "KB1114", Error, "a field's default is never used", "`= value` on a field is the default of a constructor that is made from the fields.";
    MarkedTwice = "KB1115", Error, "a type is exported by a tag and by the marker trait", "A tag on the type exports what is tagged, the marker trait what is `pub`.";
    MarkerTarget = "KB1116", Error, "the marker trait is implemented for what cannot be exported", "`impl keelback::PyClass for T {}` exports a struct or enum of the crate.";
    // KB13xx: traits that Python implements
    TraitDefinition = "KB1301", Error, "a trait of this kind cannot be implemented in Python", "An adapter implements the trait for every Python object. It cannot promise what `unsafe` asks for, and one Python class stands for one Rust trait, without parameters.";
    TraitItem = "KB1302", Error, "a trait has an associated type or constant", "Its trait objects cannot exist, and Python has no value for it.";
    TraitMethod = "KB1303", Error, "a method of a trait cannot be implemented in Python", "Python implements what is called on an object, with arguments that are converted for it and a result that is converted back.";
    TraitResult = "KB1304", Error, "a method that Python implements returns a reference", "What Python returns is an object of its own, which ends with the call. A reference would have nothing to point to.";
    TraitArgument = "KB1305", Error, "an argument cannot be handed to a method that Python implements", "Rust lends Python nothing that Python could keep or change. Values and shared references are converted, as results are.";
    Supertrait = "KB1306", Error, "a trait has a supertrait that its adapter cannot implement", "The adapter implements the tagged trait, its tagged supertraits, and what holds for every type.";
    TraitObject = "KB1307", Error, "a trait object has no Python form", "Python objects come in as `&dyn Trait`, `Box<dyn Trait>` and `Arc<dyn Trait>` of a tagged trait. They go out as `Box` and `Arc`, for any thread, as objects of a class with the trait's methods.";
    TraitImplTag = "KB1308", Error, "the impl of a tagged trait has a tag", "The trait says once, for all that implement it, what its methods are in Python.";
    SkippedMethod = "KB1309", Error, "a skipped method of a trait has no default", "The adapter has to implement every method that the trait does not implement itself.";
    ReexportTarget = "KB1310", Error, "a re-exported item is no class of its crate", "A class is made by the glue of the crate that defines its type, and registered in one module of another.";
    ReexportSource = "KB1311", Error, "a crate's classes cannot be taken over", "What a dependency exports is read from its source, which lies in a folder of its own, and whose root is tagged `library`.";
    ReexportName = "KB1312", Error, "a re-exported class uses one that is not exported", "The stub says what methods take and return: each class in it has to be in some module.";
    LoadableLibrary = "KB1313", Error, "a library of classes is built as an extension module", "What a crate tagged `library` exports is registered by the crates that depend on it.";
    SkippedOverride = "KB1314", Warning, "what a skipped method of a trait does is lost on the way through Python", "An object that comes back from Python is called by what its trait shows there, and a skipped method runs its default for it, whatever its type does.";
    // KB14xx: instances of generic types, threads, shared values, views
    InstanceTarget = "KB1401", Error, "a listed instance is of another type", "`class Name = Type<..>` stands on the type that it fills in.";
    InstanceArguments = "KB1402", Error, "a listed instance does not fit the type's parameters", "An instance fills in every parameter that has no default.";
    NotGeneric = "KB1403", Error, "an instance of a type that is not generic is listed", "`= Type<..>` fills in the parameters of a generic type.";
    InstanceTwice = "KB1404", Error, "an instance is listed twice", "One Rust type is one Python class: an argument's class says which type it holds.";
    OpenInstance = "KB1405", Error, "a listed instance is not one type", "A class has values of one type, which live as long as Python wants.";
    UnusedBlock = "KB1406", Error, "what is exported belongs to none of the listed instances", "Methods of a generic type are exported for the instances that they are for.";
    UnlistedInstance = "KB1407", Error, "an instance that is not listed is used", "Each instance that Python sees is a class of its own.";
    AliasTarget = "KB1408", Error, "an alias of what is no generic type is a class", "An alias may list an instance of a generic type of this crate.";
    AliasModule = "KB1409", Error, "an alias lists a class for another module", "The classes of a generic type are in the Python module that the type is in.";
    InstanceBound = "KB1410", Error, "a listed instance breaks a bound of its type", "The type asks for traits that the filled in types do not have.";
    OneThread = "KB1411", Error, "a class holds what only one thread can use", "Python uses an object in any thread, and without the GIL in several at once: a class's type is `Send` and `Sync`, or the class is `unsendable`.";
    UnsendableDetached = "KB1412", Error, "a method of an unsendable class is `nogil`", "While the interpreter is left to other threads, no such object may be in use.";
    // KB12xx: bases
    UnknownBase = "KB1201", Error, "a base is not known", "A base is a class of this crate, a class of `builtins` by its name, or any other by its module and name.";
    ForbiddenBase = "KB1202", Error, "nothing can derive from this class", "Some classes of Python's are closed, and objects of `type` are classes.";
    BaseKind = "KB1203", Error, "a base of another kind", "A class that holds a value derives from classes. Enums are their variants, and what is converted by value is no class.";
    BaseCycle = "KB1204", Error, "a class derives from itself", "The bases of classes go around in a circle.";
    FinalBase = "KB1205", Error, "a class derives from a final one", "`final` on a class forbids to derive from it, in Rust as in Python.";
    BaseField = "KB1206", Error, "a class does not begin with its base", "An object of a class is one of its base too: its value begins with the base's value.";
    BaseLayout = "KB1207", Error, "the base is not certain to lie at the start", "Methods of the base find its value at the start of the object's. Rust orders fields as it likes unless the struct is `#[repr(C)]`.";
    FrozenFamily = "KB1208", Error, "a frozen class and one that changes derive from each other", "One object is of both, and nothing would guard it where it is used as the frozen one.";
    SeveralBases = "KB1209", Error, "a class has several bases with values", "The objects of both hold something of their own, a Rust value or what Python keeps there, and one object has one beginning. Abstract classes and mixins hold nothing.";
    SilentCopy = "KB1413", Warning, "a copy is handed out where Python expects the thing itself", "Python programmers change what an attribute gives them, and a change to a copy is lost. `copy` says that a copy is meant.";
    NeedlessCopy = "KB1414", Error, "`copy` where nothing else could be meant", "The word tells a copy from a view of what the object holds; numbers, texts and values that never change have no views.";
    SharedClass = "KB1415", Error, "a class cannot be shared with Rust by `Arc`", "An `Arc` that goes in or out is one more owner of the object's own value. Nothing guards such a value, so the class is frozen; and the object does not hold it, so no class derives from another.";
    // KB16xx: conversions by declaration
    ConversionForm = "KB1601", Error, "a type does not have the form that its conversion needs", "Keys and attributes need names, a transparent type has one field, and an enum's variants have forms of their own.";
    NothingToConvert = "KB1602", Error, "a type without fields is converted by value", "There is nothing that a Python value could say about it.";
    ConversionKey = "KB1603", Error, "two fields have one name in Python", "The second would be read from what belongs to the first.";
    ConversionByHand = "KB1604", Error, "a conversion is declared and written by hand", "`from` and `into` implement `FromPyObject` and `IntoPyObject`, which a type can implement once.";
    HiddenVariant = "KB1605", Warning, "a variant can never be read", "Python values are tried against the variants in order, and an earlier one accepts all that this one could.";
    ConversionParameters = "KB1606", Error, "a type with parameters is converted by value", "The conversion is made for one type, which owns what it holds.";
    ConversionMembers = "KB1607", Error, "a value of Python's own types cannot have members", "A type that is converted by value has no class of its own, so it has no methods, properties or constants in Python.";
    UnusedFieldWord = "KB1608", Error, "what a field's tag says has no meaning", "The word or the name is for another kind of type, or for the other way of the conversion.";
    VariantValue = "KB1609", Error, "the value of a variant does not fit", "A variant without data is one literal in Python: a text, an int, a bool, bytes or `None`, and no two variants are the same one.";
    ConversionBase = "KB1610", Error, "a type that is converted by value has a base class", "It has no class of its own: its values are dicts, tuples or what its field is.";
    SkippedVariant = "KB1611", Error, "a variant has no Python form", "`into` converts every value of the enum.";
    ConversionWordAlone = "KB1612", Error, "a word about conversions stands on a type without one", "`rename_all` and `closed` say more about `from` and `into`.";
    ConditionalField = "KB1613", Error, "a field without a name stands under a condition", "Such a field is found by its number, which changes with those before it: fields with names are found by their names.";
    BaseRoom = "KB1212", Error, "the base leaves no place for what instances are to have", "A `__dict__` and weak references are looked for at one place in all objects of a class. Where objects differ in size, the value stands behind the items, and nothing else does.";
    EmptyBase = "KB1211", Warning, "a class is an empty one of its base", "Numbers and texts are what they were made from: the constructor of a class that derives from one says what it is made from.";
    InitAlone = "KB1210", Error, "`__init__` has nothing to set up", "Python calls `__init__` with an object that exists, and Rust knows no object without a value: `__new__` makes it, from a constructor or from the type's `Default`.";
    EnumOperator = "KB1109", Error, "an enum of Python's defines an operator", "The classes of Python's `enum` module have operators of their own, or none.";
    // KB17xx: coroutines
    AsyncHandle = "KB1701", Error, "an `async fn` takes what belongs to the interpreter", "A coroutine waits while other code runs, in other threads as well. What may be used while attached only cannot be kept meanwhile: a `Py<T>` can, and `Python::attach` gives it back its use.";
    AsyncBorrow = "KB1702", Error, "an `async fn` borrows what cannot be kept", "The arguments of a coroutine live as long as it does. Text, bytes and instances of exported classes are kept as they are; anything else is read from the argument, and has to be owned.";
    AsyncPlace = "KB1703", Error, "an `async fn` stands where Python awaits nothing", "Python awaits what a coroutine function returns only where it says so: functions, methods, `__anext__`, `__aenter__`, `__aexit__`, `__await__`, `__call__`.";
    AsyncThread = "KB1704", Error, "a method of an `unsendable` class is `async`", "Objects of such a class are used by the thread that made them. A coroutine holds the object, and is run by the thread of whichever event loop awaits it.";
    CancelHandle = "KB1705", Error, "a `CancelHandle` is not where it can be", "A coroutine hands its `async fn` one handle, by which that hears of its cancellation. It is a parameter of its own, taken by value, and no argument.";
    TokioPlace = "KB1706", Error, "`tokio` stands on a fn that is not `async`", "The word has the future of an `async fn`, or the stream that a fn returns, run on tokio's threads. Any other fn runs in the thread that calls it.";
    TokioBorrow = "KB1707", Error, "a future on tokio's threads hands back what it borrows", "The future ends in one of tokio's threads and lets go of its arguments there. Its value goes to the thread of the event loop, and has to be owned.";
    AsyncSend = "KB1708", Error, "a coroutine holds what cannot go to another thread", "A coroutine goes on in whichever thread its event loop runs, or in one of tokio's, and ends in any. What it takes, and what lives where it waits, has to be `Send`.";
}

impl Code {
    /// `KB0101`.
    pub fn number(self) -> &'static str {
        self.row().map_or("KB0000", |row| row.number)
    }

    /// What is wrong in general, in one line.
    pub fn title(self) -> &'static str {
        self.row().map_or("", |row| row.title)
    }

    /// Why it is wrong and what to do.
    pub fn explanation(self) -> &'static str {
        self.row().map_or("", |row| row.explanation)
    }

    /// Every row of the catalog.
    pub fn all() -> impl Iterator<Item = Code> {
        ROWS.iter().map(|row| row.code)
    }

    pub(crate) fn level(self) -> Level {
        self.row().map_or(Level::Error, |row| row.level)
    }

    fn row(self) -> Option<&'static Row> {
        // The table is made in the order of the enum.
        ROWS.get(self as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_at_their_codes_with_unique_numbers() {
        let mut seen = std::collections::BTreeSet::new();
        for (index, row) in ROWS.iter().enumerate() {
            assert_eq!(row.code as usize, index);
            assert!(seen.insert(row.number), "{} is used twice", row.number);
            assert!(row.number.len() == 6 && row.number.starts_with("KB"), "{}", row.number);
            assert!(!row.title.ends_with('.') && row.explanation.ends_with('.'), "{}", row.number);
        }
    }
}
