//! Source files that no `mod` reaches: a tag in them would be lost.

use std::path::{Path, PathBuf};

use super::build::Builder;

/// Folders and files beside the library that have crate roots of their own.
const OTHER_TARGETS: &[&str] = &["benches", "build.rs", "examples", "target", "tests"];

impl Builder<'_> {
    /// The `.rs` files below the root's folder that belong to this crate and were not reached.
    ///
    /// Empty if a file could not be read: what its modules reach is not known then.
    pub(crate) fn orphans(&self) -> Vec<PathBuf> {
        if self.diags.has_errors() {
            return Vec::new();
        }
        let folder = self.input.root.parent().unwrap_or(Path::new(""));
        let mut read = self.sources.paths();
        read.sort();
        let files = self.input.loader.rust_files(folder).into_iter();
        files
            .filter(|file| read.binary_search(file).is_err() && self.is_ours(folder, file))
            .collect()
    }

    fn is_ours(&self, folder: &Path, file: &Path) -> bool {
        let other_root =
            ["bin", "main.rs", "lib.rs"].iter().any(|name| file.starts_with(folder.join(name)));
        let targets = &self.input.manifest_dir;
        let other_target = OTHER_TARGETS.iter().any(|name| file.starts_with(targets.join(name)));
        !other_root && !other_target && !self.not_chosen.iter().any(|path| file.starts_with(path))
    }
}
