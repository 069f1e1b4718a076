//! How files look.

use crate::files::{File, below, none, sources};

const MOST_LINES: usize = 600;

#[test]
fn files_are_short() {
    let mut files = sources();
    files.extend(below("", &[".py"]));
    let long = files
        .iter()
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES);
    none(
        long.map(|(file, lines)| format!("{}: {lines} lines", file.path)).collect(),
        "files over 600 lines have two jobs: split them",
    );
}

#[test]
fn rust_files_open_with_what_they_are_responsible_for() {
    let broken = sources()
        .iter()
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.path.clone())
        .collect();
    none(broken, "the first line of a Rust file is `//! ` and what it is responsible for");
}

#[test]
fn python_files_open_with_what_they_are_responsible_for() {
    let says = |file: &&File| {
        let text = file.text.strip_prefix("#!/usr/bin/env python3\n").unwrap_or(&file.text);
        text.starts_with("\"\"\"") || text.starts_with("r\"\"\"")
    };
    let broken = below("", &[".py"])
        .iter()
        .filter(|file| !says(file))
        .map(|file| file.path.clone())
        .collect();
    none(broken, "a Python file begins with its docstring");
}

/// In two halves: this file is looked at too.
const CHAIN: &str = concat!("&& ", "let ");

/// Clippy's `incompatible_msrv` knows functions and no syntax: chains of `let` are of Rust 1.88.
#[test]
fn conditions_are_of_the_rust_that_the_manifest_names() {
    let mut broken = Vec::new();
    for file in sources() {
        let lines = file.text.lines().enumerate().filter(|(_, line)| line.contains(CHAIN));
        broken.extend(lines.map(|(index, _)| format!("{}:{}", file.path, index + 1)));
    }
    none(broken, "a chain of `let` needs Rust 1.88");
}

/// In two halves: clippy looks for the whole.
const MARK: &str = concat!("// SA", "FETY:");

/// Clippy sees to it that the comment is there; this, that it says something.
///
/// `forwarded` is enough inside of an `unsafe fn`, whose own docs say what the caller upholds, and `as above` below a
/// reason in the same function.
#[test]
fn safety_comments_give_a_reason() {
    let mut broken = Vec::new();
    for file in sources() {
        let lines: Vec<_> = file.text.lines().map(str::trim).collect();
        for (index, line) in lines.iter().enumerate() {
            let Some(first) = line.strip_prefix(MARK) else { continue };
            let rest = lines[index + 1..].iter().map_while(|line| line.strip_prefix("//"));
            let reason: String = std::iter::once(first).chain(rest).collect();
            let reason = reason.trim().trim_end_matches('.');
            let is_reason = match reason {
                // The functions of `late!` are unsafe ones, which the macro says for all of them.
                "forwarded" => {
                    file.path.starts_with("ffi/src/late/")
                        || function(&lines[..index])[0].contains("unsafe ")
                }
                "as above" => function(&lines[..index]).iter().any(|line| line.starts_with(MARK)),
                _ => reason.split_whitespace().count() >= 2,
            };
            if !is_reason {
                broken.push(format!("{}:{}: SAFETY: {reason}", file.path, index + 1));
            }
        }
    }
    none(broken, "a SAFETY comment is a sentence that would be false if the code were wrong");
}

/// The lines of the function that the last of these lines stands in.
fn function<'a, 'b>(lines: &'b [&'a str]) -> &'b [&'a str] {
    let is_fn = |line: &&str| line.contains("fn ") && !line.starts_with("//");
    let start = lines.iter().rposition(is_fn).unwrap_or_default();
    &lines[start..]
}

/// Places where one person's files lie; written in two halves, since this file is looked at too.
const HOMES: [&str; 4] =
    [concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/Us", "ers/"), concat!("/wo", "rk/")];

#[test]
fn no_path_of_one_machine_is_written_down() {
    let mut broken = Vec::new();
    for file in
        below("", &[".rs", ".py", ".md", ".toml", ".pyi", ".json", ".txt", ".c", ".lock", "run"])
    {
        for (index, line) in file.text.lines().enumerate() {
            if HOMES.iter().any(|home| line.contains(home)) {
                broken.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    none(broken, "a path of one machine");
}
