//! Texts from facts: cannot fail.

mod manifest;
mod pyi;
mod rust;
mod signature;

use std::path::PathBuf;

use crate::check::Checked;
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

/// What is written when something was reported: one `compile_error!` for each error, and an empty
/// file for each door (its path in the crate), so that nothing else fails.
pub(crate) fn errors<'a>(errors: &[String], doors: impl Iterator<Item = &'a [String]>) -> Outputs {
    let mut glue = vec![File { path: symbol::glue_file(&[]).into(), text: rust::errors(errors) }];
    for door in doors {
        let path = PathBuf::from(symbol::glue_file(door));
        if !glue.iter().any(|file| file.path == path) {
            glue.push(File { path, text: "// Nothing: the scan found errors.\n".to_owned() });
        }
    }
    Outputs { glue, ..Outputs::default() }
}
