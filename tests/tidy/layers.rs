//! Who may know whom, and who may touch the world.

use crate::files::{File, below, none, sources};

/// Folders of the scanner from left to right, each with those that its code must not name.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("source", &["tree", "tag", "check", "ir", "emit"]),
    ("tree", &["tag", "check", "ir", "emit"]),
    ("tag", &["check", "ir", "emit"]),
    ("check", &["emit"]),
    ("ir", &["source", "tree", "tag", "check", "emit"]),
    ("emit", &["source", "tree", "tag"]),
    ("python", &["tree", "tag", "check", "ir", "emit"]),
    ("diag", &["tree", "tag", "check", "ir", "emit"]),
    ("tables", &["source", "tree", "tag", "check", "ir", "emit"]),
];

#[test]
fn a_phase_knows_only_those_before_it() {
    let mut broken = Vec::new();
    for (phase, forbidden) in FORBIDDEN {
        let paths: Vec<_> = forbidden.iter().map(|name| format!("crate::{name}::")).collect();
        let paths: Vec<_> = paths.iter().map(String::as_str).collect();
        for file in below(&format!("scanner/src/{phase}"), &[".rs"]) {
            broken.extend(file.uses(&paths));
        }
    }
    none(broken, "a phase of the scanner imports from one that it must not know");
}

#[test]
fn ir_has_no_syntax_and_no_places() {
    let words = ["syn", "proc_macro2", "TokenStream", "Span"];
    let broken =
        below("scanner/src/ir", &[".rs"]).iter().flat_map(|file| file.uses(&words)).collect();
    none(broken, "the scanner's `ir` is plain facts");
}

#[test]
fn emit_cannot_fail() {
    let words = ["Diagnostics", "diags", "Result"];
    let broken =
        below("scanner/src/emit", &[".rs"]).iter().flat_map(|file| file.uses(&words)).collect();
    none(broken, "what `check` accepted can be written: the scanner's `emit` reports nothing");
}

#[test]
fn the_scanner_touches_nothing() {
    const WORLD: [&str; 9] = [
        "std::env",
        "env::var",
        "std::fs",
        "fs::read",
        "std::process",
        "println!",
        "eprintln!",
        "print!",
        "dbg!",
    ];
    let broken = below("scanner/src", &[".rs"]).iter().flat_map(|file| file.uses(&WORLD)).collect();
    none(
        broken,
        "the scanner reads no environment, prints nothing, and reads files through its loader",
    );
}

/// What the build script does to the world, and the one file that does it.
const RIM: &[(&[&str], &str)] = &[
    (&["env::var", "env::var_os", "env::vars"], "build-support/src/env.rs"),
    (&["println!", "print!"], "build-support/src/cargo.rs"),
    (
        &["fs::write", "fs::create_dir_all", "fs::remove_file", "File::create"],
        "build-support/src/output.rs",
    ),
];

#[test]
fn the_build_script_has_one_file_for_each_thing_it_touches() {
    let files = below("build-support/src", &[".rs"]);
    let mut broken = Vec::new();
    for (words, place) in RIM {
        assert!(
            files.iter().any(|file| file.path == *place && !file.uses(words).is_empty()),
            "{place} is out of work"
        );
        for file in files.iter().filter(|file| file.path != *place) {
            broken.extend(
                file.uses(words).into_iter().map(|found| format!("{found}, belongs in {place}")),
            );
        }
    }
    none(broken, "only one file of the build script may do this");
}

#[test]
fn unsafe_stands_in_ffi_and_runtime_only() {
    let is_allowed = |file: &File| {
        ["ffi/", "runtime/", "tests/layout/"].iter().any(|place| file.path.starts_with(place))
    };
    let files = sources();
    let broken = files
        .iter()
        .filter(|file| !is_allowed(file))
        .flat_map(|file| file.uses(&["unsafe"]))
        .collect();
    none(broken, "`unsafe` outside of ffi and runtime");
}

#[test]
fn no_version_is_compiled_in() {
    let mark = concat!("Py_", "3_");
    let is_marked = |(_, line): &(usize, &str)| line.contains(mark);
    let mut broken = Vec::new();
    for file in below("", &[".rs", ".toml"]) {
        let lines = file.text.lines().enumerate().filter(is_marked);
        broken.extend(
            lines.map(|(index, line)| format!("{}:{}: {}", file.path, index + 1, line.trim())),
        );
    }
    none(broken, "a version of Python is a row of a table in ffi, never a cfg");
}
