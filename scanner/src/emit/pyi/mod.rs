//! The stub: one text for each Python module, as typeshed formats it.

mod class;
mod conversions;
mod enums;
mod function;
mod imports;
mod interface;
mod module;
mod records;
mod writer;

use std::path::PathBuf;

use crate::File;
use crate::ir::{Module, Package};

/// Every stub file of a package, and the mark that type checkers look for.
///
/// ```text
/// shapes         shapes/__init__.pyi   shapes/py.typed   (inner: shapes/inner.pyi)
/// pkg._core      pkg/_core.pyi         pkg/py.typed      (inner: pkg/_core/__init__.pyi, pkg/_core/inner.pyi)
/// ```
pub(super) fn files(package: &Package) -> Vec<File> {
    let parts: Vec<&str> = package.name.split('.').collect();
    let mut files = Vec::new();
    let folder: PathBuf = parts.iter().collect();
    stub(&package.root, &package.name, folder, parts.len() == 1, &mut files);
    let marked = parts.first().copied().unwrap_or_default();
    files.push(File { path: PathBuf::from(marked).join("py.typed"), text: String::new() });
    files
}

/// The stub of one module and of its submodules. `path` is the module's, without a suffix.
fn stub(module: &Module, full_name: &str, path: PathBuf, as_folder: bool, files: &mut Vec<File>) {
    let as_folder = as_folder || module.submodules.iter().any(|inner| !inner.absent);
    let file = if as_folder { path.join("__init__.pyi") } else { path.with_extension("pyi") };
    files.push(File { path: file, text: module::text(module, full_name) });
    for submodule in module.submodules.iter().filter(|inner| !inner.absent) {
        let name = format!("{full_name}.{}", submodule.name);
        stub(submodule, &name, path.join(&submodule.name), false, files);
    }
}
