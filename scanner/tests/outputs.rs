//! Each case is a crate, with every text that is generated for it. `KEELBACK_BLESS=1` rewrites the texts.

mod support;

use std::path::Path;

use keelback_scanner::{File, Scan};
use support::Files;

#[test]
fn outputs_are_as_expected() {
    let mut differences = Vec::new();
    let cases = support::entries(&support::cases("outputs"));
    let count = cases.len();
    for case in cases {
        differences.extend(check(&case));
    }
    assert!(differences.is_empty(), "\n{}\n(KEELBACK_BLESS=1 rewrites)", differences.join("\n"));
    assert!(count >= 25, "cases are missing: {count} found");
}

#[test]
fn outputs_are_the_same_every_time() {
    for case in support::entries(&support::cases("outputs")) {
        let (first, second) = (texts(&scan(&case)), texts(&scan(&case)));
        assert_eq!(first, second, "{}", case.display());
    }
}

/// No text that a user's crate includes may hold what it can forbid.
#[test]
fn glue_holds_no_unsafe_token() {
    for case in support::entries(&support::cases("outputs")) {
        for file in scan(&case).outputs.glue {
            let code = file.text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let mut words = code
                .flat_map(|line| line.split(|char: char| !(char.is_alphanumeric() || char == '_')));
            assert!(
                words.all(|word| word != "unsafe"),
                "{} in {}",
                file.path.display(),
                case.display()
            );
        }
    }
}

fn scan(case: &Path) -> Scan {
    let mut files = Files::default();
    add(&mut files, case, "");
    let name = case.file_name().and_then(|name| name.to_str()).expect("a case has a name");
    support::scan(&files, name)
}

fn add(files: &mut Files, folder: &Path, below: &str) {
    for path in support::entries(folder) {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        if path.is_dir() {
            add(files, &path, &format!("{below}{name}/"));
        } else if name.ends_with(".rs") && name != "expect.rs" {
            let text = std::fs::read_to_string(&path).expect("a case can be read");
            files.add(&format!("{below}{name}"), text);
        }
    }
}

fn check(case: &Path) -> Vec<String> {
    let scan = scan(case);
    if !scan.errors.is_empty() {
        return vec![format!("{}: errors\n{}", case.display(), scan.errors.join("\n"))];
    }
    let [rust, stub, json] = texts(&scan);
    [("expect.rs", rust), ("expect.pyi", stub), ("expect.json", json)]
        .into_iter()
        .filter_map(|(name, text)| support::compare(&case.join(name), &text))
        .collect()
}

/// The glue, the stubs with the warnings, and the manifest.
fn texts(scan: &Scan) -> [String; 3] {
    let mut stubs = join(&scan.outputs.stubs, "# ");
    for warning in &scan.warnings {
        for line in warning.lines() {
            stubs.push_str(format!("# warning: {line}").trim_end());
            stubs.push('\n');
        }
    }
    [join(&scan.outputs.glue, "// "), stubs, scan.outputs.manifest.clone()]
}

/// Files one after the other, each behind a heading.
fn join(files: &[File], comment: &str) -> String {
    let texts =
        files.iter().map(|file| format!("{comment}==== {}\n{}", file.path.display(), file.text));
    texts.collect::<Vec<_>>().join("\n")
}
