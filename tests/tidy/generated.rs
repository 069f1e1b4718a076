//! What the scanner writes: the texts that its tests expect stand for all.

use std::collections::BTreeSet;

use crate::files::{File, below, none, read};

/// The texts that are expected, without the user's own words: comments, quotes, and Rust out of `default(..)`.
fn expected() -> Vec<File> {
    let mut files = below("tests/outputs/cases", &["expect.rs"]);
    assert!(files.len() > 20, "only {} texts are expected", files.len());
    for file in &mut files {
        let code = file.code().into_iter().map(|(_, line)| line);
        file.text = code.collect::<Vec<_>>().join("\n");
    }
    files
}

#[test]
fn the_runtime_greets_the_scanner_of_its_own_version() {
    let version = env!("CARGO_PKG_VERSION");
    let greeting = format!("(\"{version}\") => {{}};");
    assert!(read("runtime/src/rt.rs").contains(&greeting), "`handshake` in rt.rs knows {version}");
}

#[test]
fn glue_holds_no_unsafe() {
    none(
        expected().iter().flat_map(|file| file.uses(&["unsafe", "allow", "extern"])).collect(),
        "generated code is safe",
    );
}

#[test]
fn glue_names_only_the_runtime_and_the_crate() {
    let mut broken = Vec::new();
    for file in expected() {
        let own: BTreeSet<_> = declared(&file.text).collect();
        for (number, line) in file.code() {
            // A user's expression reads the names of its module, which the same line imports.
            if line.contains("use crate::") {
                continue;
            }
            // A path that begins with `::` is a type in the signature of a user's trait, or fills a generic type in.
            for head in heads(&line).filter(|head| {
                !matches!(*head, "" | "rt" | "crate" | "super" | "r#rt") && !own.contains(head)
            }) {
                broken.push(format!("{}:{number}: `{head}::` in {}", file.path, line.trim()));
            }
        }
    }
    none(broken, "generated code names nothing but `rt::`, `crate::` and its own modules");
}

/// The modules and functions that a text declares.
fn declared(text: &str) -> impl Iterator<Item = &str> {
    let after = [" mod ", " fn "].into_iter().flat_map(|word| text.split(word).skip(1));
    after.filter_map(|rest| rest.split([' ', ';', '{', '<', '(']).next())
}

/// The first names of all paths of a line; of a path that begins with `::`, the empty one.
fn heads(line: &str) -> impl Iterator<Item = &str> {
    let is_name = |char: char| char.is_alphanumeric() || matches!(char, '_' | '#');
    line.match_indices("::").filter_map(move |(end, _)| {
        let before = &line[..end];
        let start = before.rfind(|char| !is_name(char)).map_or(0, |at| at + 1);
        // A method with type arguments is no path.
        let is_inner = before[..start].ends_with("::")
            || before.ends_with('>')
            || before[..start].ends_with('.') && line[end..].starts_with("::<");
        if is_inner { None } else { Some(&before[start..]) }
    })
}

#[test]
fn every_code_has_a_case() {
    let catalog = read("scanner/src/diag/code.rs");
    let catalog = catalog.split("#[cfg(test)]").next().unwrap_or_default();
    let codes: Vec<_> = catalog.split("= \"KB").skip(1).map(|rest| &rest[..4]).collect();
    assert!(codes.len() >= 40, "only {} codes in the catalog", codes.len());
    let cases = below("tests/diagnostics/cases", &[".txt"]);
    // Of a mistake that has to lie in a file of bytes, or in a manifest, the case may be a folder.
    let has_case =
        |code: &&&str| cases.iter().any(|case| case.path.contains(&format!("/KB{code}")));
    let broken =
        codes.iter().filter(|code| !has_case(code)).map(|code| format!("KB{code}")).collect();
    none(broken, "a finding without a case in tests/diagnostics/cases");
}
