//! The importable folder: `target/<profile>/python/` holds the extension module under its Python name, and its stubs.
//!
//! A module file called `<name>.so` is imported by every CPython, so the folder is made without asking one; PyPy wants its own
//! suffix. The file is a
//! link to what `cargo build` will have linked when it is imported; it dangles until then, and after a bare `cargo test`.

use std::fs;
use std::path::{Component, Path, PathBuf};

use keelback_scanner::Outputs;

use crate::env::Env;
use crate::error::Error;
use crate::metadata::Package;
use crate::output::Output;

/// The folder for this build, if it is to have one: not for a crate that came from a registry, nor for one that is no
/// extension module.
pub(crate) fn place(env: &Env, package: &Package) -> Option<PathBuf> {
    let fetched = env.manifest_dir.join(".cargo-ok").exists();
    if fetched || !package.root.is_cdylib() {
        return None;
    }
    Some(profile_dir(&env.out_dir, package)?.join("python"))
}

/// What `cargo build` links, and how Python wants it to be called.
pub(crate) struct Library<'a> {
    pub(crate) file: String,
    /// What follows the module's name.
    pub(crate) suffix: &'a str,
    /// Which Pythons take it.
    pub(crate) python: String,
}

/// Lays the module and its stubs into the folder.
pub(crate) fn fill(
    output: &mut Output,
    dir: &Path,
    library: &Library<'_>,
    outputs: &Outputs,
) -> Result<(), Error> {
    let Some(module) = &outputs.module else { return Ok(()) };
    let parts: Vec<&str> = module.split('.').collect();
    let stem: PathBuf = parts.iter().collect();
    let mut target: PathBuf = parts.iter().map(|_| Component::ParentDir).collect();
    target.push(&library.file);
    let path = dir.join(suffixed(&stem, library.suffix));
    let linked = cfg!(unix) && output.link(&path, &target).is_ok();
    let text = if linked { refusal(library) } else { loader(&target) };
    output.write(&dir.join(suffixed(&stem, ".py")), text.as_bytes())?;
    for stub in &outputs.stubs {
        output.write(&dir.join(&stub.path), stub.text.as_bytes())?;
    }
    Ok(())
}

fn suffixed(stem: &Path, suffix: &str) -> PathBuf {
    let mut file = stem.as_os_str().to_owned();
    file.push(suffix);
    file.into()
}

/// Stands in for a link where there are none: Python code that loads the library under the module's own name.
fn loader(library: &Path) -> String {
    let parts: Vec<_> =
        library.iter().map(|part| format!("{:?}", part.to_string_lossy())).collect();
    format!(
        r#"# Loads the extension module that `cargo build` made. Written by keelback-build.
import importlib.machinery, importlib.util, os, sys

path = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), {}))
loader = importlib.machinery.ExtensionFileLoader(__name__, path)
spec = importlib.util.spec_from_file_location(__name__, path, loader=loader)
module = importlib.util.module_from_spec(spec)
sys.modules[__name__] = module
loader.exec_module(module)
"#,
        parts.join(", ")
    )
}

/// Stands beside a link, for a Python that does not take it: without this it would find the folder of the stubs, and a module
/// without anything in it.
fn refusal(library: &Library<'_>) -> String {
    let Library { suffix, python, .. } = library;
    format!(
        r#"# Read by a Python that takes no file called `*{suffix}`, or finds none. Written by keelback-build.
import os, platform, sys

path = os.path.splitext(os.path.abspath(__file__))[0] + "{suffix}"
if os.path.exists(path):
    found = platform.python_implementation() + " " + platform.python_version()
    raise ImportError(
        "%s is for {python}, and this is %s: to build for that, KEELBACK_PYTHON=%s cargo build"
        % (path, found, sys.executable)
    )
raise ImportError("%s is not linked yet: cargo build" % path)
"#
    )
}

/// Where cargo puts linked artifacts: above `build` in `OUT_DIR`, and below the target folder rather than the build folder
/// if these are two.
fn profile_dir(out_dir: &Path, package: &Package) -> Option<PathBuf> {
    let above_build = |dir: &&Path| out_dir.starts_with(dir.join("build"));
    let candidates: Vec<&Path> = out_dir.ancestors().skip(1).filter(above_build).collect();
    // A checkout may itself lie below a folder called `build`; cargo's marks tell its own apart.
    let marked = candidates.iter().find(|dir| is_profile(dir));
    let dir = *marked.or(candidates.first())?;
    Some(match dir.strip_prefix(&package.build_dir) {
        Ok(inner) => package.target_dir.join(inner),
        // `--target-dir` is not told to build scripts: then both are where `OUT_DIR` is.
        Err(_) => dir.to_owned(),
    })
}

fn is_profile(dir: &Path) -> bool {
    const MARKS: [&str; 3] = [".fingerprint", ".cargo-lock", ".cargo-build-lock"];
    MARKS.iter().any(|mark| fs::symlink_metadata(dir.join(mark)).is_ok())
}

#[cfg(test)]
mod tests {
    use keelback_scanner::File;

    use super::*;
    use crate::metadata::{Kinds, Root};

    fn package(target_dir: &str, build_dir: &str) -> Package {
        Package {
            root: Root {
                crate_name: "m".into(),
                path: "/w/src/lib.rs".into(),
                edition: 2021,
                crate_types: vec!["cdylib".into()],
            },
            dependencies: Vec::new(),
            kinds: Kinds::default(),
            features: Vec::new(),
            target_dir: target_dir.into(),
            build_dir: build_dir.into(),
        }
    }

    fn profile(out_dir: &str, target_dir: &str, build_dir: &str) -> String {
        let dir = profile_dir(Path::new(out_dir), &package(target_dir, build_dir));
        dir.unwrap().display().to_string()
    }

    #[test]
    fn the_profile_is_above_build() {
        let target = "/w/target";
        let out = "/w/target/debug/build/m-0123/out";
        assert_eq!(profile(out, target, target), "/w/target/debug");
        let out = "/w/target/aarch64-unknown-linux-gnu/release/build/m-0123/out";
        assert_eq!(profile(out, target, target), "/w/target/aarch64-unknown-linux-gnu/release");
        // The newer layout has a folder for each package below `build`.
        let out = "/w/target/debug/build/m/0123/out";
        assert_eq!(profile(out, target, target), "/w/target/debug");
    }

    #[test]
    fn a_build_folder_apart_from_the_target_folder_is_left_out() {
        let out = "/cache/debug/build/m-0123/out";
        assert_eq!(profile(out, "/w/target", "/cache"), "/w/target/debug");
        // Told on the command line only.
        assert_eq!(profile("/x/debug/build/m-0/out", "/w/target", "/w/target"), "/x/debug");
    }

    #[test]
    #[cfg(unix)]
    fn a_dotted_name_becomes_folders() {
        let dir = std::env::temp_dir().join(format!("keelback-dir-{}", std::process::id()));
        let mut output = Output::open(&dir.join("out"));
        let stub = File { path: "pkg/_core/__init__.pyi".into(), text: "x: int".into() };
        let outputs =
            Outputs { module: Some("pkg._core".into()), stubs: vec![stub], ..Outputs::default() };
        let python = "CPython".to_owned();
        let mut library = Library { file: "libm.so".into(), suffix: ".so", python };
        fill(&mut output, &dir.join("python"), &library, &outputs).unwrap();
        let link = fs::read_link(dir.join("python/pkg/_core.so")).unwrap();
        assert_eq!(link, Path::new("../../libm.so"));
        assert!(dir.join("python/pkg/_core/__init__.pyi").is_file());
        assert!(dir.join("python/pkg/_core.py").is_file());
        library.suffix = ".pypy311-pp73-x86_64-linux-gnu.so";
        fill(&mut output, &dir.join("python"), &library, &outputs).unwrap();
        let suffixed = dir.join("python/pkg/_core.pypy311-pp73-x86_64-linux-gnu.so");
        assert_eq!(fs::read_link(suffixed).unwrap(), Path::new("../../libm.so"));
    }

    #[test]
    fn where_there_are_no_links_a_loader_stands_in() {
        let loader = loader(Path::new("../../m.dll"));
        assert!(loader.contains(r#"abspath(__file__)), "..", "..", "m.dll"))"#), "{loader}");
    }
}
