//! Each case is a crate with mistakes, and what is said about them. `KEELBACK_BLESS=1` rewrites the texts.

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use keelback_scanner::Code;
use support::Files;

#[test]
fn findings_are_as_expected() {
    let mut differences = Vec::new();
    for case in rust_cases() {
        let said = said(&case);
        differences.extend(support::compare(&case.with_extension("txt"), &said));
    }
    assert!(differences.is_empty(), "\n{}\n(KEELBACK_BLESS=1 rewrites)", differences.join("\n"));
}

/// A case's name starts with the code that it is about, and its text holds that code.
#[test]
fn each_case_is_about_its_code() {
    let is_silent = |case: &PathBuf| !said(case).contains(&format!("[{}]", code_of(case)));
    let silent: Vec<PathBuf> = rust_cases().into_iter().filter(is_silent).collect();
    assert!(silent.is_empty(), "cases that do not lead to their code: {silent:#?}");
}

#[test]
fn each_code_has_a_case() {
    let cases: BTreeSet<String> = rust_cases().iter().map(|case| code_of(case)).collect();
    let missing: Vec<&str> =
        Code::all().map(Code::number).filter(|code| !cases.contains(*code)).collect();
    assert!(missing.is_empty(), "codes without a case: {}", missing.join(", "));
}

/// The list of what people get wrong names, for each mistake, what holds it: a case, or a test elsewhere.
#[test]
fn each_known_mistake_is_held() {
    let folder = support::cases("diagnostics");
    let list = folder.with_file_name("mistakes.txt");
    let text = std::fs::read_to_string(&list).expect("the list of mistakes can be read");
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let wrong: Vec<String> = rows.flat_map(|row| unheld(row, &folder)).collect();
    assert!(wrong.is_empty(), "mistakes that nothing holds:\n{}", wrong.join("\n"));
}

/// What a row of the list names and is not there.
fn unheld(row: &str, cases: &Path) -> Vec<String> {
    let Some((_, holders)) = row.split_once(" | ") else {
        return vec![format!("{row}: no ` | `")];
    };
    // A reason is the rest of its row, whatever is in it.
    let (holders, reason) = match holders.split_once("decided: ") {
        Some((holders, reason)) => (holders, Some(reason)),
        None => (holders, None),
    };
    let mut wrong = Vec::new();
    let mut count = usize::from(reason.is_some_and(|reason| !reason.trim().is_empty()));
    for holder in holders.split(", ").map(str::trim).filter(|holder| !holder.is_empty()) {
        count += 1;
        let elsewhere =
            ["works: ", "raises: ", "rustc: "].iter().find_map(|kind| holder.strip_prefix(kind));
        let is_there = match elsewhere.map(|place| place.split_once(" :: ")) {
            None => cases.join(holder).with_extension("rs").exists(),
            Some(None) => false,
            Some(Some((path, name))) => {
                let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
                // Programs that are refused say beside a line what rustc says there.
                let begins = match name {
                    "//~" => ["//~"; 2].map(str::to_owned),
                    _ => ["fn", "def"].map(|word| format!("{word} {name}(")),
                };
                std::fs::read_to_string(path)
                    .is_ok_and(|text| begins.iter().any(|begin| text.contains(begin)))
            }
        };
        if !is_there {
            wrong.push(format!("{row}: {holder} is not there"));
        }
    }
    if count == 0 {
        wrong.push(format!("{row}: nothing holds it"));
    }
    wrong
}

fn rust_cases() -> Vec<PathBuf> {
    let mut cases = support::entries(&support::cases("diagnostics"));
    cases.retain(|path| path.extension().is_some_and(|end| end == "rs"));
    cases
}

/// `KB0203` of `KB0203_name.rs`.
fn code_of(case: &Path) -> String {
    let name = case.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    name.split('_').next().unwrap_or_default().to_owned()
}

/// Everything that is said about a case, errors first.
fn said(case: &Path) -> String {
    let text = std::fs::read_to_string(case).expect("a case can be read");
    let files = files(&text);
    let scan = support::scan(&files, "shapes");
    let all: Vec<String> =
        scan.errors.iter().chain(&scan.warnings).map(|one| one.trim_end().to_owned()).collect();
    all.join("\n\n") + "\n"
}

/// The crate root, then the files behind `//- /name.rs` headings. A file whose only line is `<<not utf-8>>` or
/// `<<unreadable>>` is one that the loader refuses.
fn files(text: &str) -> Files {
    let mut files = Files::default();
    let mut name = "lib.rs".to_owned();
    let mut body = String::new();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("//- /") {
            None => body.push_str(line),
            Some(heading) => {
                files.add(&name, std::mem::take(&mut body));
                name = heading.trim_end().to_owned();
            }
        }
    }
    files.add(&name, body);
    files
}
