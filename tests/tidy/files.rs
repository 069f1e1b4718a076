//! The repository's text files, and what the rules look at in them.

use std::fs;
use std::path::{Path, PathBuf};

/// A text file of the repository.
pub(crate) struct File {
    /// From the top of the repository, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The top of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file that has to be there.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below `folder` whose names end in one of `endings`, sorted. What is built is left out.
pub(crate) fn below(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut files = Vec::new();
    walk(&root().join(folder), folder, endings, &mut files);
    assert!(!files.is_empty(), "nothing ends in {endings:?} below {folder}");
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn walk(folder: &Path, shown: &str, endings: &[&str], files: &mut Vec<File>) {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry of a folder").path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let shown = if shown.is_empty() { name.to_owned() } else { format!("{shown}/{name}") };
        if path.is_dir() {
            let is_ours = !name.starts_with('.')
                && !matches!(name, "target" | "__pycache__" | "node_modules");
            if is_ours || name == ".ci" {
                walk(&path, &shown, endings, files);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            // A case of the diagnostics is not UTF-8 on purpose.
            if let Ok(text) = fs::read_to_string(&path) {
                files.push(File { path: shown, text });
            }
        }
    }
}

/// The Rust that people write here: not what the tests feed to the scanner, nor what is expected of it.
pub(crate) fn sources() -> Vec<File> {
    let cases = [
        "tests/outputs/cases/",
        "tests/diagnostics/cases/",
        "tests/hygiene/",
        "tests/builds/fixtures/",
    ];
    let mut files = below("", &[".rs"]);
    files.retain(|file| !cases.iter().any(|case| file.path.starts_with(case)));
    files
}

impl File {
    /// The lines that are compiled outside of tests, without comments and without what stands in quotes, each with its number.
    pub(crate) fn code(&self) -> Vec<(usize, String)> {
        let tests = ["/tests.rs", "/fixture.rs"];
        let is_test =
            self.path.contains("/tests/") || tests.iter().any(|name| self.path.ends_with(name));
        let text = if is_test { "" } else { self.text.as_str() };
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = text.lines().map(without_quotes).enumerate();
        lines
            .map(|(index, line)| {
                (index + 1, line.split("//").next().unwrap_or_default().to_owned())
            })
            .collect()
    }

    /// Where one of `words` stands in the code, as `path:line: word`.
    pub(crate) fn uses(&self, words: &[&str]) -> Vec<String> {
        let mut found = Vec::new();
        for (number, line) in self.code() {
            for word in words.iter().filter(|word| has_word(&line, word)) {
                found.push(format!("{}:{number}: `{word}`", self.path));
            }
        }
        found
    }
}

/// Whether `word` stands in the line and is not a part of a longer name.
pub(crate) fn has_word(line: &str, word: &str) -> bool {
    let joins = |char: char| char.is_alphanumeric() || char == '_';
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back().is_some_and(joins);
        let after = line[start + word.len()..].chars().next().is_some_and(joins);
        let (first, last) = (word.chars().next(), word.chars().next_back());
        !(before && first.is_some_and(joins) || after && last.is_some_and(joins))
    })
}

/// The line with `""` in place of every text in quotes that begins and ends in it.
fn without_quotes(line: &str) -> String {
    let mut out = String::new();
    let mut chars = line.chars().peekable();
    let mut quoted = false;
    while let Some(char) = chars.next() {
        match char {
            '\\' if quoted => drop(chars.next()),
            '\'' if !quoted && chars.peek() == Some(&'"') => drop(chars.next()),
            '"' => {
                quoted = !quoted;
                out.push(char);
            }
            _ if !quoted => out.push(char),
            _ => {}
        }
    }
    out
}

/// Fails with everything that breaks a rule.
pub(crate) fn none(broken: Vec<String>, rule: &str) {
    assert!(broken.is_empty(), "{rule}\n  {}", broken.join("\n  "));
}

#[test]
fn code_is_what_is_left_without_quotes_and_comments() {
    let text = "let a = \"unsafe \\\" {\"; // unsafe\nunsafe { b() }\n#[cfg(test)]\nmod tests { unsafe }\n";
    let file = File { path: "x.rs".to_owned(), text: text.to_owned() };
    assert_eq!(file.code()[0], (1, "let a = \"\"; ".to_owned()));
    assert_eq!(file.uses(&["unsafe"]), ["x.rs:2: `unsafe`"]);
}

#[test]
fn a_word_is_not_a_part_of_a_longer_one() {
    assert!(has_word("if unsafe {", "unsafe") && has_word("std::env::var(x)", "env::var"));
    assert!(!has_word("sig.unsafety", "unsafe") && !has_word("env::var_os(x)", "env::var"));
    assert!(
        has_word("crate::tree::build", "crate::tree::") && !has_word("eprintln!()", "println!")
    );
}
