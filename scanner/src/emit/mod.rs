//! Texts from facts: cannot fail.

mod manifest;
mod pyi;
mod rust;
mod signature;

use std::path::PathBuf;

use crate::check::{Checked, Outline};
use crate::ir::{Package, Site};
use crate::{File, Outputs, symbol};

pub(crate) fn all(checked: &Checked) -> Outputs {
    package(&checked.0)
}

/// Every text of a package.
fn package(package: &Package) -> Outputs {
    let mut glue =
        vec![File { path: symbol::glue_file(&[]).into(), text: rust::file(package, Site::Root) }];
    for (index, door) in package.doors.iter().enumerate() {
        let path = PathBuf::from(&door.glue);
        glue.push(File { path, text: rust::file(package, Site::Door(index)) });
    }
    Outputs {
        module: (!package.is_library).then(|| package.name.clone()),
        glue,
        // A library has no module of its own that could be imported.
        stubs: if package.is_library { Vec::new() } else { pyi::files(package) },
        manifest: manifest::write(package),
    }
}

/// What is written when something was reported: one `compile_error!` for each error, and what else in the crate needs of
/// the glue so that nothing else fails; a file for each door (its path in the crate).
pub(crate) fn errors<'a>(
    errors: &[String],
    outline: &Outline,
    doors: impl Iterator<Item = &'a [String]>,
) -> Outputs {
    let package = &outline.0;
    let root = rust::errors(errors, package);
    let mut glue = vec![File { path: symbol::glue_file(&[]).into(), text: root }];
    for (index, door) in package.doors.iter().enumerate() {
        let text = rust::outline(package, Site::Door(index));
        glue.push(File { path: PathBuf::from(&door.glue), text });
    }
    // Those that stand wrong.
    for door in doors {
        let path = PathBuf::from(symbol::glue_file(door));
        if !glue.iter().any(|file| file.path == path) {
            glue.push(File { path, text: "// Nothing: the scan found errors.\n".to_owned() });
        }
    }
    Outputs { glue, ..Outputs::default() }
}
