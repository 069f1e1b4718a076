//! Names of a stub: how a hint is spelt there, and the imports that this takes.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::Hint;
use crate::tables::protocols::{self, Protocol};

/// Modules whose names are imported one by one; any other is imported whole.
const FROM: &[&str] = &["typing", "collections.abc", "types", "typing_extensions"];

/// The imports of one stub, gathered while it is written.
#[derive(Default)]
pub(super) struct Imports {
    /// The module that the stub is of: its own names need no import.
    module: String,
    /// Names that the stub itself defines, which an import must not hide.
    own: BTreeSet<String>,
    /// Type variables, which the stub alone defines: their names begin with an underscore there.
    variables: BTreeSet<String>,
    /// Protocols that the stub defines for itself.
    protocols: BTreeMap<&'static str, String>,
    whole: BTreeSet<String>,
    from: BTreeMap<String, BTreeSet<String>>,
}

impl Imports {
    pub(super) fn new(module: &str, own: BTreeSet<String>) -> Imports {
        Imports { module: module.to_owned(), own, ..Imports::default() }
    }

    /// The type variables of the module's classes.
    pub(super) fn with_variables(mut self, variables: BTreeSet<String>) -> Imports {
        self.variables = variables;
        self
    }

    /// What a type variable is called here.
    pub(super) fn variable(name: &str) -> String {
        if name.starts_with('_') { name.to_owned() } else { format!("_{name}") }
    }

    /// The hint as this stub writes it.
    pub(super) fn hint(&mut self, hint: &Hint) -> String {
        words(&hint.text)
            .into_iter()
            .map(|word| match word {
                Word::Name(name) => self.name(name, &hint.imports),
                Word::Other(text) => text.to_owned(),
            })
            .collect()
    }

    /// A name of a known module: `name("typing", "Final")`.
    pub(super) fn known(&mut self, module: &str, name: &str) -> String {
        self.name(&format!("{module}.{name}"), &[module.to_owned()])
    }

    fn name(&mut self, dotted: &str, imports: &[String]) -> String {
        // The longest module that the name starts with.
        let module = imports
            .iter()
            .filter(|module| {
                dotted.strip_prefix(module.as_str()).is_some_and(|rest| rest.starts_with('.'))
            })
            .max_by_key(|module| module.len());
        let Some(module) = module else { return self.builtin(dotted) };
        let name = &dotted[module.len() + 1..];
        if *module == self.module && !name.contains('.') {
            return name.to_owned();
        }
        if let Some(protocol) = protocols::find(dotted) {
            return self.protocol(protocol);
        }
        if FROM.contains(&module.as_str()) && !name.contains('.') && !self.own.contains(name) {
            self.from.entry(module.clone()).or_default().insert(name.to_owned());
            return name.to_owned();
        }
        // A definition of the module's name would hide it.
        if module.split('.').next().is_some_and(|first| self.own.contains(first)) {
            let alias = format!("_{}", module.replace('.', "_"));
            self.whole.insert(format!("{module} as {alias}"));
            return format!("{alias}.{name}");
        }
        self.whole.insert(module.clone());
        dotted.to_owned()
    }

    /// A protocol that no module has: the stub has it then, under a name of its own.
    fn protocol(&mut self, protocol: &'static Protocol) -> String {
        let name = format!("_{}", protocol.name);
        if !self.protocols.contains_key(protocol.name) {
            let modules = ["typing", "types", "typing_extensions"].map(str::to_owned).to_vec();
            let body = self.hint(&Hint { text: protocol.body.to_owned(), imports: modules });
            let base = self.known("typing", "Protocol");
            self.protocols.insert(protocol.name, format!("class {name}({base}):\n{body}"));
        }
        name
    }

    /// The protocols that the stub defines.
    pub(super) fn protocols(&self) -> impl Iterator<Item = &str> {
        self.protocols.values().map(String::as_str)
    }

    /// A builtin that the stub hides by a definition of its own keeps its module.
    fn builtin(&mut self, name: &str) -> String {
        if self.variables.contains(name) {
            return Imports::variable(name);
        }
        if self.own.contains(name) && BUILTINS.contains(&name) {
            self.whole.insert("builtins".to_owned());
            return format!("builtins.{name}");
        }
        name.to_owned()
    }

    /// The lines, whole modules first.
    pub(super) fn lines(&self) -> String {
        let whole = self.whole.iter().map(|module| format!("import {module}\n"));
        let from = self.from.iter().map(|(module, names)| {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            format!("from {module} import {}\n", names.join(", "))
        });
        whole.chain(from).collect()
    }
}

/// Builtins that hints of ours use.
const BUILTINS: &[&str] = &[
    "bool",
    "bytearray",
    "bytes",
    "complex",
    "dict",
    "float",
    "frozenset",
    "int",
    "list",
    "memoryview",
    "object",
    "range",
    "set",
    "slice",
    "str",
    "tuple",
    "type",
];

enum Word<'a> {
    /// `collections.abc.Sequence`
    Name(&'a str),
    /// Brackets, bars, strings.
    Other(&'a str),
}

/// A hint's text in names and what is between them. Strings stay whole.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first == '"' || first == '\'' {
            rest[1..].find(first).map_or(rest.len(), |end| end + 2)
        } else if is_name(first) {
            rest.find(|char| !is_name(char)).unwrap_or(rest.len())
        } else {
            rest.find(|char| is_name(char) || char == '"' || char == '\'').unwrap_or(rest.len())
        };
        let (word, after) = rest.split_at(end);
        words.push(if is_name(first) { Word::Name(word) } else { Word::Other(word) });
        rest = after;
    }
    words
}

fn is_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_' || char == '.'
}
