//! The plugins: one Python file each, which is found, imported, called and imported again.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use keelback::intern;
use keelback::prelude::*;
use texthost::Document;

/// A plugin that was imported.
struct Plugin {
    name: String,
    module: Py<PyModule>,
}

/// All plugins of a folder, in the order of their names.
pub(crate) struct Plugins {
    folder: PathBuf,
    loaded: Vec<Plugin>,
}

impl Plugins {
    /// Imports what is in the folder. Answers with what could not be imported, too.
    pub(crate) fn discover(py: Python<'_>, folder: &Path) -> io::Result<(Plugins, Vec<PyErr>)> {
        let mut plugins = Plugins { folder: folder.to_owned(), loaded: Vec::new() };
        let errors = plugins.look_for_more(py)?;
        Ok((plugins, errors))
    }

    /// Imports what was changed or added since.
    pub(crate) fn reload(&mut self, py: Python<'_>) -> io::Result<Vec<PyErr>> {
        let mut errors = Vec::new();
        for plugin in &self.loaded {
            // A plugin whose new version does not work stays as it was.
            let again = |importlib: Bound<'_, PyModule>| {
                importlib.call_method0("invalidate_caches")?;
                importlib.call_method1("reload", (&plugin.module,)).map(drop)
            };
            errors.extend(py.import("importlib").and_then(again).err());
        }
        errors.extend(self.look_for_more(py)?);
        Ok(errors)
    }

    fn look_for_more(&mut self, py: Python<'_>) -> io::Result<Vec<PyErr>> {
        let mut errors = Vec::new();
        for name in names(&self.folder)? {
            if self.loaded.iter().any(|plugin| plugin.name == name) {
                continue;
            }
            match py.import(name.as_str()) {
                Ok(module) => self.loaded.push(Plugin { name, module: module.unbind() }),
                Err(error) => errors.push(error),
            }
        }
        self.loaded.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(errors)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.loaded.iter().map(|plugin| plugin.name.as_str())
    }

    /// Sends a document through all plugins. One that fails changes nothing, and the others go on.
    pub(crate) fn run(&self, py: Python<'_>, mut document: Document) -> (Document, Vec<PyErr>) {
        let mut errors = Vec::new();
        for plugin in &self.loaded {
            match plugin.run(py, document.clone()) {
                Ok(changed) => document = changed,
                Err(error) => errors.push(error),
            }
        }
        (document, errors)
    }
}

impl Plugin {
    fn run(&self, py: Python<'_>, document: Document) -> PyResult<Document> {
        let object = Bound::new(py, document)?;
        self.module.bind(py).call_method1(intern!(py, "transform"), (&object,))?;
        let changed = object.borrow().clone();
        Ok(changed)
    }
}

/// The modules of a folder, by name.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "py") {
            names.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
        }
    }
    names.sort();
    Ok(names)
}
