//! The names of PyO3 that real packages use: each compiles here, or the guide's page for its users says that it is left out.

use std::collections::BTreeSet;

use crate::files::{none, read};
use crate::vocabulary::{FUNCTIONS, METHODS, PATHS};

/// `pyo3.txt` has every name that at least two of 37 surveyed packages use: methods by the type that has them, whatever trait
/// PyO3 declares them in.
#[test]
fn names_of_pyo3_are_there_or_said_to_be_left_out() {
    let there: BTreeSet<&str> = [PATHS, METHODS, FUNCTIONS].concat().into_iter().collect();
    let (names, page) = (read("tests/tidy/pyo3.txt"), read("runtime/src/guide/from_pyo3.md"));
    assert!(names.lines().count() > 250, "the list is short");
    let missing = names.lines().filter(|name| {
        !there.contains(name)
            && !["", "!"].iter().any(|end| page.contains(&format!("`{name}{end}`")))
    });
    none(
        missing.map(str::to_owned).collect(),
        "what PyO3's users know is a row of tests/tidy/vocabulary.rs, or from_pyo3.md has its whole name and says what stands \
         for it",
    );
}

/// A row that no list asks for would be taken for one that is needed.
#[test]
fn the_vocabulary_has_nothing_else() {
    let names = read("tests/tidy/pyo3.txt");
    let wanted: BTreeSet<&str> = names.lines().collect();
    let more =
        [PATHS, METHODS, FUNCTIONS].concat().into_iter().filter(|name| !wanted.contains(name));
    none(
        more.map(str::to_owned).collect(),
        "rows of tests/tidy/vocabulary.rs are those of pyo3.txt",
    );
}
