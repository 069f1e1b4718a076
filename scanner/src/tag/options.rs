//! The table of words: what a tag may say besides a declaration, where, and in which form.
//!
//! Adding a word is adding a row and reading it in `check`. Messages and the guide are made from this table.

/// One row.
#[derive(Debug)]
pub(crate) struct Option {
    pub(crate) name: &'static str,
    pub(crate) places: Places,
    pub(crate) args: Args,
    /// Whether it may be said several times (with different arguments).
    pub(crate) repeats: bool,
    /// Words that contradict it.
    pub(crate) excludes: &'static [&'static str],
    /// What it does, in one line.
    pub(crate) doc: &'static str,
}

/// The form of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Args {
    /// `word`
    None,
    /// `word(text)`, the text as in this example.
    Text(&'static str),
    /// `word(text)` with one of these texts.
    Choice(&'static [&'static str]),
    /// `word`, or `word(text)` with one of these texts.
    MaybeChoice(&'static [&'static str]),
    /// `word(python type)`
    Annotation,
    /// `word(rust expression)`
    Expression,
    /// `word(rust path)`
    Path,
    /// `word(parameter = rust expression, ..)`
    Expressions,
    /// `word(parameter = rust path, ..)`
    Paths,
    /// `word(rust path = python exception, ..)`
    Errors,
    /// `NAME.word`
    Dotted,
}

/// A set of the kinds of places that can be tagged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Places(u16);

impl Places {
    pub(crate) const FN: Places = Places(1);
    pub(crate) const METHOD: Places = Places(1 << 1);
    pub(crate) const STRUCT: Places = Places(1 << 2);
    pub(crate) const ENUM: Places = Places(1 << 3);
    pub(crate) const VARIANT: Places = Places(1 << 4);
    pub(crate) const FIELD: Places = Places(1 << 5);
    pub(crate) const IMPL: Places = Places(1 << 6);
    pub(crate) const TRAIT_IMPL: Places = Places(1 << 7);
    pub(crate) const MODULE: Places = Places(1 << 8);
    pub(crate) const ROOT: Places = Places(1 << 9);
    pub(crate) const CONST: Places = Places(1 << 10);
    pub(crate) const STATIC: Places = Places(1 << 11);
    pub(crate) const TRAIT: Places = Places(1 << 12);
    pub(crate) const ALIAS: Places = Places(1 << 13);
    /// A fn in a trait's definition.
    pub(crate) const TRAIT_FN: Places = Places(1 << 14);
    /// A `use` of a class of another crate.
    pub(crate) const USE: Places = Places(1 << 15);

    pub(crate) const fn or(self, other: Places) -> Places {
        Places(self.0 | other.0)
    }

    pub(crate) fn contains(self, place: Places) -> bool {
        self.0 & place.0 == place.0
    }

    fn intersects(self, other: Places) -> bool {
        self.0 & other.0 != 0
    }

    /// `functions, methods and structs`
    pub(crate) fn describe(self) -> String {
        let names: Vec<&str> =
            PLACES.iter().filter(|place| self.contains(place.0)).map(|place| place.2).collect();
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            _ => names.concat(),
        }
    }

    /// `a function`, for a single place.
    pub(crate) fn name(self) -> &'static str {
        PLACES.iter().find(|place| place.0 == self).map_or("this item", |place| place.1)
    }

    /// The declarations that fit.
    pub(crate) fn declaration(self) -> &'static str {
        PLACES.iter().find(|place| place.0 == self).map_or("", |place| place.3)
    }
}

/// Each place with its name in the singular and the plural, and the declaration that fits it.
const PLACES: &[(Places, &str, &str, &str)] = &[
    (Places::FN, "a function", "functions", DEF),
    (Places::METHOD, "a method", "methods", DEF),
    (Places::TRAIT_FN, "a trait's method", "methods of traits", DEF),
    (Places::STRUCT, "a struct", "structs", CLASS),
    (Places::ENUM, "an enum", "enums", CLASS),
    (Places::VARIANT, "a variant", "variants", NAME),
    (Places::FIELD, "a field", "fields", NAME),
    (Places::IMPL, "an impl block", "impl blocks", ""),
    (Places::TRAIT_IMPL, "a trait impl", "trait impls", ""),
    (Places::ROOT, "the crate root", "the crate root", MODULE),
    (Places::MODULE, "a module", "modules", MODULE),
    (Places::CONST, "a constant", "constants", NAME),
    (Places::STATIC, "a static", "statics", NAME),
    (Places::TRAIT, "a trait", "traits", CLASS),
    (Places::ALIAS, "a type alias", "type aliases", CLASS),
    (Places::USE, "a `use`", "`use` items", ""),
];

pub(super) const DEF: &str = "def";
pub(super) const CLASS: &str = "class";
pub(super) const MODULE: &str = "module";
pub(super) const NAME: &str = "name";

const CALLABLE: Places = Places::FN.or(Places::METHOD);
const TYPE: Places = Places::STRUCT.or(Places::ENUM);
const VALUE: Places = Places::CONST.or(Places::STATIC);
const MODULES: Places = Places::MODULE.or(Places::ROOT);

/// What most rows share.
const ROW: Option = Option {
    name: "",
    places: Places(0),
    args: Args::None,
    repeats: false,
    excludes: &[],
    doc: "",
};

/// A row about classes.
const CLASS_ROW: Option = Option { places: TYPE.or(Places::ALIAS), ..ROW };

/// What only a class has.
const OF_CLASSES: &[&str] = &[
    "frozen",
    "mutable",
    "final",
    "eq",
    "eq_int",
    "ord",
    "hash",
    "repr",
    "str",
    "dataclass",
    "weakref",
    "dict",
    "pickle",
    "sequence",
    "mapping",
    "generic",
];

/// A row about types that are converted by value, instead of being classes.
const VALUE_ROW: Option = Option { places: TYPE, excludes: OF_CLASSES, ..ROW };

/// A row that says what kind of method a method is.
const KIND_ROW: Option = Option {
    places: Places::METHOD,
    excludes: &["staticmethod", "classmethod", "property", "setter", "deleter", "init"],
    ..ROW
};

/// Every word.
pub(crate) const OPTIONS: &[Option] = &[
    // Functions.
    Option { name: "nogil", places: CALLABLE, doc: "runs without the GIL", ..ROW },
    Option {
        name: "tokio",
        places: CALLABLE,
        excludes: &["nogil"],
        doc: "an `async fn`, or a stream, that runs on tokio's threads",
        ..ROW
    },
    Option {
        name: "pass_module",
        places: Places::FN,
        doc: "passes the module as first argument",
        ..ROW
    },
    Option {
        name: "default",
        places: CALLABLE,
        args: Args::Expressions,
        repeats: true,
        doc: "defaults that are Rust expressions",
        ..ROW
    },
    Option {
        name: "convert",
        places: CALLABLE,
        args: Args::Paths,
        repeats: true,
        doc: "functions that convert arguments",
        ..ROW
    },
    Option {
        name: "overload",
        places: CALLABLE,
        excludes: &["init", "property", "setter", "deleter"],
        doc: "one of several functions under one Python name",
        ..ROW
    },
    Option {
        name: "init",
        places: Places::FN,
        excludes: &["nogil", "unlisted", "pass_module", "default", "convert", "overload"],
        doc: "runs when the module is executed",
        ..ROW
    },
    Option {
        name: "unlisted",
        places: Places::FN.or(TYPE).or(VALUE).or(Places::ALIAS),
        doc: "exports the item without registering it in its module",
        ..ROW
    },
    Option {
        name: "error",
        places: CALLABLE,
        args: Args::Text("ValueError"),
        doc: "the exception class that the function's error becomes",
        ..ROW
    },
    Option {
        name: "error",
        places: MODULES,
        args: Args::Errors,
        repeats: true,
        doc: "the exception classes that error types of other crates become",
        ..ROW
    },
    // Modules.
    Option {
        name: "library",
        places: Places::ROOT,
        doc: "other crates export what this one tags",
        ..ROW
    },
    Option {
        name: "tokio",
        places: MODULES,
        doc: "every `async fn`, and every stream that a fn in it returns, runs on tokio's threads",
        ..ROW
    },
    Option { name: "gil", places: MODULES, doc: "needs the GIL on free-threaded builds", ..ROW },
    Option {
        name: "subinterpreters",
        places: MODULES,
        args: Args::Choice(&["no", "shared_gil", "own_gil"]),
        doc: "which sub-interpreters may import the module",
        ..ROW
    },
    // Types and conversions.
    Option {
        name: "type",
        places: Places::TRAIT_IMPL.or(TYPE).or(Places::ALIAS),
        args: Args::Annotation,
        doc: "the Python type that the stub shows",
        ..ROW
    },
    Option {
        name: "from",
        args: Args::MaybeChoice(&["dict", "attributes", "sequence", "transparent"]),
        doc: "converted from Python by value, instead of a class",
        ..VALUE_ROW
    },
    Option {
        name: "into",
        args: Args::MaybeChoice(&["dict", "dataclass", "NamedTuple", "tuple", "transparent"]),
        doc: "converted to Python by value, instead of a class",
        ..VALUE_ROW
    },
    Option {
        name: "rename_all",
        args: Args::Choice(&[
            "camelCase",
            "PascalCase",
            "SCREAMING_SNAKE_CASE",
            "kebab-case",
            "lowercase",
            "UPPERCASE",
        ]),
        doc: "how the names of fields and variants are written in Python",
        ..VALUE_ROW
    },
    Option { name: "closed", doc: "a dict has no other keys", ..VALUE_ROW },
    // Fields of what is converted by value.
    Option {
        name: "default",
        places: Places::FIELD,
        args: Args::Expression,
        doc: "a Rust expression for where the field is missing",
        ..ROW
    },
    Option {
        name: "convert",
        places: Places::FIELD,
        args: Args::Path,
        doc: "a function that converts the field from Python",
        ..ROW
    },
    Option {
        name: "convert_into",
        places: Places::FIELD,
        args: Args::Path,
        doc: "a function that converts the field to Python",
        ..ROW
    },
    // Classes.
    Option { name: "frozen", excludes: &["mutable"], doc: "instances never change", ..CLASS_ROW },
    Option { name: "mutable", excludes: &["frozen"], doc: "instances can change", ..CLASS_ROW },
    Option { name: "final", doc: "cannot be subclassed", ..CLASS_ROW },
    Option { name: "eq", doc: "`==` and `!=` by `PartialEq`", ..CLASS_ROW },
    Option {
        name: "eq_int",
        places: Places::ENUM,
        doc: "`==` with the discriminant, too",
        ..CLASS_ROW
    },
    Option { name: "ord", doc: "`<`, `<=`, `>` and `>=` by `PartialOrd`", ..CLASS_ROW },
    Option { name: "hash", doc: "`hash()` by `Hash`", ..CLASS_ROW },
    Option { name: "repr", doc: "`repr()` from the exported fields", ..CLASS_ROW },
    Option { name: "str", doc: "`str()` by `Display`", ..CLASS_ROW },
    Option {
        name: "dataclass",
        places: Places::STRUCT,
        doc: "constructor, `repr`, `==` and `match` from the fields",
        ..CLASS_ROW
    },
    Option { name: "weakref", doc: "weak references can point to instances", ..CLASS_ROW },
    Option { name: "dict", doc: "instances take attributes from Python", ..CLASS_ROW },
    Option { name: "pickle", doc: "pickling and copying from the fields", ..CLASS_ROW },
    Option { name: "sequence", excludes: &["mapping"], doc: "a sequence for `match`", ..CLASS_ROW },
    Option { name: "mapping", excludes: &["sequence"], doc: "a mapping for `match`", ..CLASS_ROW },
    Option { name: "generic", doc: "subscriptable: `Class[int]`", ..CLASS_ROW },
    Option { name: "unsendable", doc: "used by the thread that made it only", ..CLASS_ROW },
    Option {
        name: "freelist",
        places: Places::STRUCT.or(Places::ALIAS),
        args: Args::Text("8"),
        doc: "keeps the memory of so many ended instances for the next",
        ..CLASS_ROW
    },
    // Members of classes.
    Option {
        name: "readonly",
        places: Places::FIELD,
        excludes: &["skip"],
        doc: "an attribute that Python cannot set",
        ..CLASS_ROW
    },
    Option {
        name: "skip",
        places: Places::METHOD.or(Places::FIELD).or(Places::VARIANT).or(Places::TRAIT_FN),
        doc: "not exported with the rest of its block",
        ..CLASS_ROW
    },
    Option {
        name: "no_gc",
        places: Places::FIELD,
        doc: "holds nothing that a reference cycle can go through",
        ..CLASS_ROW
    },
    Option {
        name: "copy",
        places: Places::FIELD.or(Places::METHOD),
        doc: "hands out copies, and means to",
        ..CLASS_ROW
    },
    Option { name: "staticmethod", doc: "a static method", ..KIND_ROW },
    Option { name: "classmethod", doc: "a class method", ..KIND_ROW },
    Option {
        name: "property",
        places: Places::METHOD.or(Places::TRAIT_FN),
        doc: "read as an attribute",
        ..KIND_ROW
    },
    Option {
        name: "setter",
        places: Places::METHOD.or(Places::TRAIT_FN),
        args: Args::Dotted,
        doc: "sets the property of that name",
        ..KIND_ROW
    },
    Option {
        name: "deleter",
        args: Args::Dotted,
        doc: "deletes the property of that name",
        ..KIND_ROW
    },
    Option { name: "buffer", doc: "shows the object's memory by the buffer protocol", ..KIND_ROW },
];

/// What is written elsewhere for the same purpose, and how it is written here.
const HABITS: &[(&str, &str)] = &[
    ("name", "the name is part of the declaration: `def new_name(..)`, `class NewName`"),
    ("signature", "write the signature as a declaration: `def name(a, b=1)`"),
    ("text_signature", "write the signature as a declaration: `def name(a, b=1)`"),
    ("args", "write the parameters in a declaration: `def name(a, b=1)`"),
    (
        "defaults",
        "write the defaults in a declaration, `def name(a, b=1)`, or as `default(b = expression)`",
    ),
    ("get", "a tagged field can be read: `@py` is enough"),
    ("set", "a tagged field can be set unless the class is frozen: `@py` is enough"),
    (
        "get_all",
        "tag the fields, or write `impl keelback::PyClass for ..` to export all that is `pub`",
    ),
    (
        "set_all",
        "tag the fields, or write `impl keelback::PyClass for ..` to export all that is `pub`",
    ),
    ("getter", "write `property`"),
    ("new", "write `def __new__(..)`, or name the function `new`"),
    ("extends", "write the base class in the declaration: `class Name(Base)`"),
    ("subclass", "classes can be subclassed unless they are `final`"),
    ("classattr", "tag a constant of the impl block"),
    ("function", "the item itself says what it is: `@py` is enough"),
    ("fn", "a declaration is Python: `def name(..)`"),
    ("pub", "`@py` exports private items too"),
    ("struct", "a declaration is Python: `class Name`"),
    ("enum", "a declaration is Python: `class Name`"),
    ("mod", "a declaration is Python: `module name`"),
    ("const", "a declaration is Python: `NAME: type`"),
    ("gil_used", "write `gil` if the module needs the GIL, and nothing otherwise"),
    ("allow_threads", "write `nogil`"),
    ("detach", "write `nogil`"),
];

/// The row of a word at a place.
pub(crate) fn find(name: &str, place: Places) -> std::option::Option<&'static Option> {
    OPTIONS.iter().find(|option| option.name == name && option.places.contains(place))
}

/// Every row of a word, wherever it is allowed.
pub(super) fn rows(name: &str) -> impl Iterator<Item = &'static Option> {
    OPTIONS.iter().filter(move |option| option.name == name)
}

/// The words that a place allows.
pub(super) fn allowed(place: Places) -> impl Iterator<Item = &'static Option> {
    OPTIONS.iter().filter(move |option| option.places.intersects(place))
}

/// How a word of another tool is said here.
pub(super) fn habit(name: &str) -> std::option::Option<&'static str> {
    HABITS.iter().find(|(habit, _)| *habit == name).map(|(_, here)| *here)
}

impl Option {
    /// How the word is written: `freelist(8)`.
    pub(crate) fn form(&self) -> String {
        let name = self.name;
        match self.args {
            Args::None => name.to_owned(),
            Args::Text(example) => format!("{name}({example})"),
            Args::Choice(texts) => {
                let forms: Vec<String> =
                    texts.iter().map(|text| format!("{name}({text})")).collect();
                forms.join("`, `")
            }
            Args::MaybeChoice(texts) => {
                let forms: Vec<String> =
                    texts.iter().map(|text| format!("{name}({text})")).collect();
                format!("{name}`, `{}", forms.join("`, `"))
            }
            Args::Annotation => format!("{name}(list[int])"),
            Args::Expression => format!("{name}(expression)"),
            Args::Path => format!("{name}(path::to::function)"),
            Args::Expressions => format!("{name}(parameter = expression)"),
            Args::Paths => format!("{name}(parameter = path::to::function)"),
            Args::Errors => format!("{name}(path::to::Error = ValueError)"),
            Args::Dotted => format!("attribute.{name}"),
        }
    }

    /// Whether its arguments are Rust.
    pub(super) fn takes_rust(&self) -> bool {
        matches!(
            self.args,
            Args::Expression | Args::Path | Args::Expressions | Args::Paths | Args::Errors
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_name_do_not_share_places() {
        for (index, option) in OPTIONS.iter().enumerate() {
            let rest = OPTIONS.iter().skip(index + 1).filter(|other| other.name == option.name);
            for other in rest {
                assert!(!option.places.intersects(other.places), "{}", option.name);
            }
            assert!(!option.doc.is_empty() && !option.doc.ends_with('.'), "{}", option.name);
            assert!(option.places != Places(0), "{}", option.name);
        }
    }

    #[test]
    fn excluded_words_and_habits_are_told_apart() {
        for option in OPTIONS {
            for name in option.excludes {
                assert!(rows(name).next().is_some(), "{name} in the row of {}", option.name);
            }
        }
        for (habit, _) in HABITS {
            assert!(rows(habit).next().is_none(), "{habit} is a word");
        }
    }

    #[test]
    fn places_describe_themselves() {
        assert_eq!(Places::FN.describe(), "functions");
        assert_eq!(CALLABLE.or(Places::FIELD).describe(), "functions, methods and fields");
        assert_eq!(Places::ENUM.name(), "an enum");
    }
}
