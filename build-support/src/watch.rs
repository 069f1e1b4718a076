//! Decides what cargo watches: the script runs again when the answer of the scan may be another, and not otherwise.

use std::fs;
use std::path::{Path, PathBuf};

use crate::disk;

/// The paths to watch, for files that were read and folders that were searched.
///
/// Cargo looks through a watched folder with all that is below it, so none may hold what a build writes: the build script
/// would run at every build. Where a searched folder does (a crate root beside `Cargo.toml`), its parts are watched.
pub(crate) fn paths(read: &[PathBuf], searched: &[PathBuf], written: &[&Path]) -> Vec<PathBuf> {
    let mut paths = read.to_vec();
    for dir in searched {
        folders(dir, written, &mut paths);
    }
    paths.sort();
    paths.dedup();
    paths
}

fn folders(dir: &Path, written: &[&Path], paths: &mut Vec<PathBuf>) {
    if !written.iter().any(|written| written.starts_with(dir)) && !dir.join("Cargo.toml").exists() {
        paths.push(dir.to_owned());
        return;
    }
    let entries = fs::read_dir(dir).into_iter().flatten().filter_map(Result::ok);
    for path in entries.map(|entry| entry.path()) {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() {
            let written_to = written.iter().any(|written| path.starts_with(written));
            let foreign = path.join("Cargo.toml").exists() || disk::is_target(&path);
            if !(hidden || written_to || foreign) && holds_rust(&path) {
                folders(&path, written, paths);
            }
        } else if !hidden && path.extension().is_some_and(|suffix| suffix == "rs") {
            paths.push(path);
        }
    }
}

/// Beside a crate root in the package's own folder lie documents, Python code and data: only folders with Rust in them
/// matter.
fn holds_rust(dir: &Path) -> bool {
    let mut files = walkdir::WalkDir::new(dir).max_depth(3).into_iter().filter_map(Result::ok);
    files.any(|entry| entry.path().extension().is_some_and(|suffix| suffix == "rs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watched(files: &[&str], searched: &str, written: &str) -> Vec<String> {
        let case = format!("{searched}-{written}").replace('/', "-");
        let dir =
            std::env::temp_dir().join(format!("keelback-watch-{}-{case}", std::process::id()));
        for file in files.iter().map(|file| dir.join(file)) {
            #[expect(clippy::disallowed_methods, reason = "files of the test's own")]
            {
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, "").unwrap();
            }
        }
        let searched = dir.join(searched).components().collect();
        let paths = paths(&[dir.join("read.rs")], &[searched], &[&dir.join(written)]);
        let inner = paths.iter().map(|path| path.strip_prefix(&dir).unwrap());
        inner.map(|path| path.display().to_string()).collect()
    }

    #[test]
    fn a_folder_of_sources_is_watched_whole() {
        let files = ["Cargo.toml", "src/lib.rs", "src/deep/bottom.rs", "target/debug/x.rs"];
        assert_eq!(watched(&files, "src", "target"), ["read.rs", "src"]);
    }

    #[test]
    fn beside_the_manifest_only_parts_with_rust_are_watched() {
        let files =
            ["Cargo.toml", "lib.rs", "part/mod.rs", "docs/a.md", "target/debug/x.rs", ".git/x.rs"];
        assert_eq!(watched(&files, ".", "target"), ["lib.rs", "part", "read.rs"]);
    }

    #[test]
    fn around_what_a_build_writes_parts_are_watched() {
        let files = ["Cargo.toml", "src/lib.rs", "src/part/mod.rs", "src/out/debug/x.rs"];
        assert_eq!(watched(&files, "src", "src/out"), ["read.rs", "src/lib.rs", "src/part"]);
    }
}
