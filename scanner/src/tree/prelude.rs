//! Names that are in scope without an import, and the names behind globs of other crates: tables.
//!
//! Other crates are not read. These are the ones whose names decide how a function is exported.

use super::resolve::Space;
use crate::tables::crates;

/// What `keelback::prelude::*` brings in.
const RUNTIME: &[&str] = &[
    "Borrowed",
    "Bound",
    "FromPyObject",
    "IntoPyObject",
    "Py",
    "PyAny",
    "PyBytes",
    "PyClass",
    "PyDict",
    "PyErr",
    "PyList",
    "PyModule",
    "PyRef",
    "PyRefMut",
    "PyResult",
    "PyString",
    "PyTuple",
    "PyType",
    "Python",
];

/// Modules of `std` that are imported by glob, and their types.
const STD_GLOBS: &[(&str, &[&str])] = &[
    (
        "collections",
        &["BTreeMap", "BTreeSet", "BinaryHeap", "HashMap", "HashSet", "LinkedList", "VecDeque"],
    ),
    ("sync", &["Arc", "Mutex", "OnceLock", "RwLock", "Weak"]),
    ("rc", &["Rc", "Weak"]),
    ("path", &["Path", "PathBuf"]),
    ("time", &["Duration", "Instant", "SystemTime"]),
    ("ffi", &["CStr", "CString", "OsStr", "OsString"]),
    ("borrow", &["Borrow", "BorrowMut", "Cow", "ToOwned"]),
    (
        "ops",
        &[
            "Add", "Deref", "DerefMut", "Div", "Index", "IndexMut", "Mul", "Neg", "Not", "Range",
            "Rem", "Sub",
        ],
    ),
    ("fmt", &["Debug", "Display", "Formatter", "Result", "Write"]),
];

/// The prelude of `std` by module.
const STD_PRELUDE: &[(&str, &[&str])] = &[
    ("option", &["Option"]),
    ("result", &["Result"]),
    ("vec", &["Vec"]),
    ("string", &["String", "ToString"]),
    ("boxed", &["Box"]),
    ("borrow", &["ToOwned"]),
    ("clone", &["Clone"]),
    ("marker", &["Copy", "Send", "Sized", "Sync", "Unpin"]),
    ("ops", &["Drop", "Fn", "FnMut", "FnOnce", "AsyncFn", "AsyncFnMut", "AsyncFnOnce"]),
    ("cmp", &["Eq", "Ord", "PartialEq", "PartialOrd"]),
    ("convert", &["AsMut", "AsRef", "From", "Into"]),
    ("default", &["Default"]),
    ("iter", &["DoubleEndedIterator", "ExactSizeIterator", "Extend", "IntoIterator", "Iterator"]),
];

const STD_PRELUDE_2021: &[(&str, &[&str])] =
    &[("convert", &["TryFrom", "TryInto"]), ("iter", &["FromIterator"])];
const STD_PRELUDE_2024: &[(&str, &[&str])] = &[("future", &["Future", "IntoFuture"])];

const STD_VALUES: &[(&str, &[&str])] = &[
    ("option::Option", &["None", "Some"]),
    ("result::Result", &["Err", "Ok"]),
    ("mem", &["drop"]),
];

const PRIMITIVES: &[&str] = &[
    "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "str", "u128", "u16",
    "u32", "u64", "u8", "usize",
];

/// What a name means where nothing in scope defines it.
pub(crate) fn standard(name: &str, space: Space, edition: u16) -> Option<Vec<String>> {
    let tables: &[&[(&str, &[&str])]] = match (space, edition) {
        (Space::Value, _) => &[STD_VALUES],
        (Space::Macro, _) => &[],
        (Space::Type, 2024..) => &[STD_PRELUDE, STD_PRELUDE_2021, STD_PRELUDE_2024],
        (Space::Type, 2021..) => &[STD_PRELUDE, STD_PRELUDE_2021],
        (Space::Type, _) => &[STD_PRELUDE],
    };
    let mut rows = tables.iter().flat_map(|table| table.iter());
    if let Some((module, _)) = rows.find(|(_, names)| names.contains(&name)) {
        let segments = ["std"].into_iter().chain(module.split("::")).chain([name]);
        return Some(segments.map(str::to_owned).collect());
    }
    (space == Space::Type && PRIMITIVES.contains(&name)).then(|| vec![name.to_owned()])
}

/// Whether a name is that of a primitive type.
pub(crate) fn is_primitive(name: &str) -> bool {
    PRIMITIVES.contains(&name)
}

/// Whether the runtime's prelude has a name, which may be nowhere else.
pub(crate) fn is_of_runtime(path: &[String]) -> bool {
    matches!(path, [krate, name] if krate == "keelback" && RUNTIME.contains(&name.as_str()))
}

/// How glue names an item of another crate.
pub(crate) fn written_out(full: &[String]) -> String {
    let home = match full.first() {
        Some(_) if is_of_runtime(full) => return format!("rt::keelback::prelude::{}", full[1]),
        Some(krate) if krate == "keelback" => "rt::",
        _ => "::",
    };
    home.to_owned() + &full.join("::")
}

/// Whether a glob of a module of another crate is known to bring in a name.
pub(crate) fn glob_holds(module: &[String], name: &str, space: Space) -> bool {
    let module: Vec<&str> = module.iter().map(String::as_str).collect();
    match module.as_slice() {
        ["keelback"] => matches!(name, "module" | "door" | "prelude") || RUNTIME.contains(&name),
        ["keelback", "prelude" | "types"] => space == Space::Type && RUNTIME.contains(&name),
        ["std", module] => {
            let row = STD_GLOBS.iter().find(|(known, _)| known == module);
            space == Space::Type && row.is_some_and(|(_, names)| names.contains(&name))
        }
        [krate, ..] => space == Space::Type && crates::may_hold(krate, name),
        [] => false,
    }
}

/// One spelling for what is re-exported under several: `core` and `alloc` are `std`, and the runtime's
/// prelude is its root.
pub(crate) fn canonical(mut path: Vec<String>) -> Vec<String> {
    if path.len() > 1 && matches!(path[0].as_str(), "core" | "alloc") {
        path[0] = "std".to_owned();
    }
    if path.len() == 3 && path[0] == "keelback" && path[1] == "prelude" {
        path.remove(1);
    }
    path
}
