//! Crates as texts, for the tests that compare whole outputs.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use keelback_scanner::{Dependency, Input, Loader, Scan};

/// Files by path, all below `/crate`.
#[derive(Default)]
pub(crate) struct Files(pub(crate) BTreeMap<PathBuf, String>);

impl Files {
    /// Adds a file below `src`, or below the package for a path with a leading `/`. What lies below `dependencies/NAME`
    /// is a package of its own.
    pub(crate) fn add(&mut self, path: &str, text: String) {
        let base = Path::new("/crate");
        let path = match (path.strip_prefix('/'), path.strip_prefix("dependencies/")) {
            (Some(path), _) => base.join(path),
            (_, Some(path)) => Path::new("/dependencies").join(path),
            _ => base.join("src").join(path),
        };
        self.0.insert(path, text);
    }
}

impl Loader for Files {
    fn read(&self, path: &Path) -> io::Result<String> {
        let text = self.0.get(path).ok_or(io::ErrorKind::NotFound)?;
        match text.trim() {
            "<<not utf-8>>" => Err(io::ErrorKind::InvalidData.into()),
            "<<unreadable>>" => Err(io::ErrorKind::PermissionDenied.into()),
            _ => Ok(text.clone()),
        }
    }

    fn exists(&self, path: &Path) -> bool {
        self.0.contains_key(path)
    }

    fn dependency(&self, name: &str) -> Result<Dependency, String> {
        let manifest_dir = Path::new("/dependencies").join(name);
        let root = manifest_dir.join("lib.rs");
        if !self.exists(&root) {
            return Err(format!("`{name}` comes from a registry"));
        }
        Ok(Dependency {
            package: name.to_owned(),
            version: "2.0.0".to_owned(),
            crate_name: name.to_owned(),
            root,
            manifest_dir,
            edition: 2021,
            features: Vec::new(),
        })
    }

    fn rust_files(&self, dir: &Path) -> Vec<PathBuf> {
        let rust = self.0.keys().filter(|path| path.extension().is_some_and(|end| end == "rs"));
        rust.filter(|path| path.starts_with(dir)).cloned().collect()
    }
}

/// Scans a crate, with the settings that its first line gives: `// crate-types: rlib`, `// edition: 2018`.
pub(crate) fn scan(files: &Files, name: &str) -> Scan {
    let root = PathBuf::from("/crate/src/lib.rs");
    let text = files.0.get(&root).map_or("", String::as_str);
    let settings = text.lines().take_while(|line| line.starts_with("// ")).filter_map(|line| {
        let (key, value) = line.strip_prefix("// ")?.split_once(": ")?;
        Some((key, value.trim()))
    });
    let settings: BTreeMap<&str, &str> = settings.collect();
    let types = settings.get("crate-types").copied().unwrap_or("cdylib, rlib");
    let pair = |key: &str, value: &str| (key.to_owned(), Some(value.to_owned()));
    keelback_scanner::scan(&Input {
        package: name.to_owned(),
        version: "1.2.3".to_owned(),
        crate_name: settings.get("crate-name").copied().unwrap_or(name).to_owned(),
        root,
        manifest_dir: "/crate".into(),
        edition: settings.get("edition").and_then(|edition| edition.parse().ok()).unwrap_or(2021),
        crate_types: types.split(',').map(|one| one.trim().to_owned()).collect(),
        cfg: vec![
            ("unix".to_owned(), None),
            pair("target_os", "linux"),
            pair("feature", "default"),
        ],
        loader: files,
    })
}

/// Whether expectations are rewritten. Never in CI.
pub(crate) fn blessing() -> bool {
    std::env::var_os("KEELBACK_BLESS").is_some() && std::env::var_os("CI").is_none()
}

/// Compares a text with its file, or rewrites the file. Answers what differs.
pub(crate) fn compare(path: &Path, actual: &str) -> Option<String> {
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return None;
    }
    if blessing() {
        std::fs::write(path, actual).expect("the expectation can be written");
        return None;
    }
    let line = expected
        .lines()
        .zip(actual.lines())
        .position(|(a, b)| a != b)
        .unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
    Some(format!(
        "{}: differs from line {}\n  expected: {}\n  actual:   {}",
        path.display(),
        line + 1,
        expected.lines().nth(line).unwrap_or("<end>"),
        actual.lines().nth(line).unwrap_or("<end>"),
    ))
}

/// The folder of a kind of cases.
pub(crate) fn cases(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests").join(kind).join("cases")
}

/// The entries of a folder, in order.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of cases is there");
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.sort();
    paths
}
