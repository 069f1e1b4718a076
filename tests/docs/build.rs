//! Links to libpython whatever names this crate: the doc tests of `keelback`, which has no build script of its own.
//!
//! Libraries, other than link arguments, are passed on to the packages that depend on this one. The links to them have
//! names of their own, so no development package of Python is needed; and cargo puts a search path below its own target
//! folder on the loader's path.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use keelback_interpreter::{Facts, Libpython, Search};

/// The name under which the linker looks for libpython.
const NAME: &str = "keelback_docs_python";

fn main() {
    println!("cargo::rustc-check-cfg=cfg(linked)");
    println!("cargo::rerun-if-changed=build.rs");
    let variable = |key: &str| {
        // Not `PATH`: it differs between a shell and an editor.
        if key != "PATH" {
            println!("cargo::rerun-if-env-changed={key}");
        }
        env::var_os(key)
    };
    let screen = match Search::new(&variable).run() {
        Ok(found) => match link(&found.facts) {
            Some(()) => String::new(),
            None => format!(
                "the Python found has no shared library: found {} at {}, from {}; wanted {}",
                found.facts.release,
                found.facts.executable.display(),
                found.source,
                found.facts.inst_soname.as_deref().unwrap_or("a shared libpython"),
            ),
        },
        Err(error) => error.to_string(),
    };
    if screen.is_empty() {
        println!("cargo::rustc-cfg=linked");
    } else {
        for line in screen.lines() {
            println!("cargo::warning={line}");
        }
        let screen = screen.replace('\n', "; ");
        println!("cargo::rustc-env=KEELBACK_DOCS_SCREEN={screen}");
    }
}

/// Passes the library on. `None` if there is none.
fn link(facts: &Facts) -> Option<()> {
    if cfg!(windows) {
        // The declarations import from `python3.dll` by themselves; the loader finds it on `PATH`.
        return Some(());
    }
    let dir = PathBuf::from(env::var_os("OUT_DIR")?).join("libpython");
    // What another Python left would be found as well.
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).ok()?;
    println!("cargo::rustc-link-search=native={}", dir.display());
    // A static one would want all that its interpreter was made with, and code that can be moved.
    let Libpython::Shared(library) = facts.libpython()? else { return None };
    let suffix = if cfg!(target_os = "macos") { "dylib" } else { "so" };
    place(&dir.join(format!("lib{NAME}.{suffix}")), &library)?;
    // The loader looks for what the library calls itself.
    let names = [library.file_name()?.to_str(), facts.inst_soname.as_deref()];
    for name in names.into_iter().flatten().filter(|name| !name.contains('/')) {
        place(&dir.join(name), &library)?;
    }
    println!("cargo::rustc-link-lib=dylib={NAME}");
    Some(())
}

/// Puts `library` where it is looked for, under the name by which it is looked for.
fn place(path: &Path, library: &Path) -> Option<()> {
    #[cfg(unix)]
    let placed = match std::os::unix::fs::symlink(library, path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    };
    #[cfg(not(unix))]
    let placed = fs::copy(library, path);
    placed.ok().map(drop)
}
