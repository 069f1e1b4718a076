//! The names of PyO3 that real packages use: each is there, or the guide's page for its users names it.

use std::collections::BTreeSet;

use crate::files::{below, none, read};

/// The names in the code of the runtime, without comments and texts.
fn identifiers() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in below("runtime/src", &[".rs"]) {
        for (_, line) in file.code() {
            let words = line.split(|char: char| !(char.is_alphanumeric() || char == '_'));
            found.extend(words.map(str::to_owned));
        }
    }
    found
}

/// `pyo3.txt` has every name that at least two of 37 surveyed packages use: methods by the type that has them, whatever trait
/// PyO3 declares them in.
#[test]
fn names_of_pyo3_are_there_or_said_to_be_left_out() {
    let (names, there) = (read("tests/tidy/pyo3.txt"), identifiers());
    let page = read("runtime/src/guide/from_pyo3.md");
    assert!(names.lines().count() > 250, "the list is short");
    let missing = names.lines().filter(|name| {
        let last = name.rsplit("::").next().unwrap_or_default();
        !there.contains(last) && !page.contains(last)
    });
    none(
        missing.map(str::to_owned).collect(),
        "what PyO3's users know is there, or from_pyo3.md says what stands for it",
    );
}
