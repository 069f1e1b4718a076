//! The scanner's way to the disk; remembers which folders it searched, so that cargo can watch them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use keelback_scanner::{Dependency, Loader};
use walkdir::{DirEntry, WalkDir};

use crate::dependency::{self, Declared};

/// Reads files of the package, and finds those that belong to it.
#[derive(Debug, Default)]
pub(crate) struct Disk {
    searched: Mutex<Vec<PathBuf>>,
    cargo: PathBuf,
    dependencies: Vec<Declared>,
    /// The manifests of dependencies that were read.
    manifests: Mutex<Vec<PathBuf>>,
}

impl Disk {
    /// For a package with these dependencies.
    pub(crate) fn new(cargo: &Path, dependencies: &[Declared]) -> Disk {
        let (cargo, dependencies) = (cargo.to_owned(), dependencies.to_vec());
        Disk { cargo, dependencies, ..Disk::default() }
    }

    /// The manifests of dependencies that were read.
    pub(crate) fn manifests(&self) -> Vec<PathBuf> {
        self.manifests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The folders that were searched for files: a new file there may change the answer.
    pub(crate) fn searched(&self) -> Vec<PathBuf> {
        self.searched.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Loader for Disk {
    fn read(&self, path: &Path) -> io::Result<String> {
        fs::read_to_string(path)
    }

    fn exists(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn dependency(&self, name: &str) -> Result<Dependency, String> {
        let found = dependency::find(&self.cargo, &self.dependencies, name)?;
        let manifest = found.manifest_dir.join("Cargo.toml");
        self.manifests.lock().unwrap_or_else(PoisonError::into_inner).push(manifest);
        Ok(found)
    }

    fn rust_files(&self, dir: &Path) -> Vec<PathBuf> {
        self.searched.lock().unwrap_or_else(PoisonError::into_inner).push(dir.to_owned());
        let walk = WalkDir::new(dir).sort_by_file_name().into_iter();
        // What cannot be entered has no files that cargo could compile either.
        let entries = walk.filter_entry(belongs).filter_map(Result::ok);
        let files = entries.filter(|entry| entry.file_type().is_file()).map(DirEntry::into_path);
        files.filter(|path| path.extension().is_some_and(|suffix| suffix == "rs")).collect()
    }
}

/// Whether an entry is the package's own: not hidden, not another package, not cargo's output.
fn belongs(entry: &DirEntry) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    let hidden = entry.file_name().to_str().is_some_and(|name| name.starts_with('.'));
    let dir = entry.file_type().is_dir();
    !hidden && !(dir && (entry.path().join("Cargo.toml").exists() || is_target(entry.path())))
}

/// A folder of cargo's output. Its name says nothing (`target` is a good name for a module); the tag that cargo puts into
/// it does.
pub(crate) fn is_target(dir: &Path) -> bool {
    dir.join("CACHEDIR.TAG").exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_packages_own_files_are_found() {
        let dir = std::env::temp_dir().join(format!("keelback-disk-{}", std::process::id()));
        let files = [
            "lib.rs",
            "deep/bottom.rs",
            "deep/readme.md",
            "target/module.rs",
            ".hidden/not.rs",
            "nested/Cargo.toml",
            "nested/src/lib.rs",
            "built/CACHEDIR.TAG",
            "built/debug/made.rs",
        ];
        for file in files.map(|file| dir.join(file)) {
            #[expect(clippy::disallowed_methods, reason = "files of the test's own")]
            {
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, "").unwrap();
            }
        }
        let disk = Disk::default();
        let found = disk.rust_files(&dir);
        let found: Vec<_> =
            found.iter().map(|path| path.strip_prefix(&dir).unwrap().to_str().unwrap()).collect();
        assert_eq!(found, ["deep/bottom.rs", "lib.rs", "target/module.rs"]);
        assert_eq!(disk.searched(), [dir]);
    }
}
