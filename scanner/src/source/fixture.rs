//! Crates as strings, for tests: several files in one text, each behind a `//- /lib.rs` heading.
//!
//! A text without a heading is `src/lib.rs`. Paths stand below `/fixture/src` unless they start
//! with `//` (`//- //build.rs` is `/fixture/build.rs`).

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::SourceMap;
use crate::diag::Diagnostics;
use crate::tree::{self, ModuleTree};
use crate::{Input, Loader, Scan};

/// The files of a fixture.
#[derive(Debug, Default)]
pub(crate) struct Files(BTreeMap<PathBuf, String>);

impl Files {
    pub(crate) fn new(text: &str) -> Files {
        let mut files = BTreeMap::new();
        let mut path = PathBuf::from("/fixture/src/lib.rs");
        let (mut body, mut headed) = (String::new(), false);
        for line in text.split_inclusive('\n') {
            let Some(heading) = line.strip_prefix("//- /") else {
                body.push_str(line);
                continue;
            };
            // What stands before the first heading is a file only if it is something.
            if headed || !body.trim().is_empty() {
                files.insert(path, body);
            }
            headed = true;
            body = String::new();
            path = match heading.trim_end().strip_prefix('/') {
                Some(outside) => Path::new("/fixture").join(outside),
                None => Path::new("/fixture/src").join(heading.trim_end()),
            };
        }
        files.insert(path, body);
        Files(files)
    }

    /// The settings of a plain Linux library crate called `fixture`.
    pub(crate) fn input(&self) -> Input<'_> {
        let pair = |key: &str, value: &str| (key.to_owned(), Some(value.to_owned()));
        Input {
            package: "fixture".into(),
            version: "0.1.0".into(),
            crate_name: "fixture".into(),
            root: "/fixture/src/lib.rs".into(),
            manifest_dir: "/fixture".into(),
            edition: 2021,
            crate_types: vec!["cdylib".into(), "rlib".into()],
            cfg: vec![
                ("unix".into(), None),
                pair("target_os", "linux"),
                pair("feature", "default"),
            ],
            loader: self,
        }
    }
}

impl Loader for Files {
    fn read(&self, path: &Path) -> io::Result<String> {
        let text = self.0.get(path).ok_or(io::ErrorKind::NotFound)?;
        if text.starts_with("<<not utf-8>>") {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(text.clone())
    }

    fn exists(&self, path: &Path) -> bool {
        self.0.contains_key(path)
    }

    fn rust_files(&self, dir: &Path) -> Vec<PathBuf> {
        let is_rust = |path: &&PathBuf| path.extension().is_some_and(|end| end == "rs");
        self.0.keys().filter(|path| path.starts_with(dir)).filter(is_rust).cloned().collect()
    }
}

/// Scans a fixture.
pub(crate) fn scan(text: &str) -> Scan {
    let files = Files::new(text);
    crate::scan(&files.input())
}

/// The first phases alone: what was read, the tree, and what was reported on the way.
pub(crate) struct Built {
    pub(crate) sources: SourceMap,
    pub(crate) tree: ModuleTree,
    pub(crate) diags: Diagnostics,
}

pub(crate) fn build(text: &str) -> Built {
    build_with(text, |_| {})
}

/// [`build`] with changed settings.
pub(crate) fn build_with(text: &str, change: impl FnOnce(&mut Input<'_>)) -> Built {
    let files = Files::new(text);
    let mut input = files.input();
    change(&mut input);
    let mut diags = Diagnostics::default();
    let (sources, tree) = tree::build(&mut diags, &input);
    Built { sources, tree, diags }
}
