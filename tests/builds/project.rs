//! A small project made for one test, and cargo run in it.
//!
//! All projects share one build folder, so that the build script's dependencies are compiled once; a test that is about
//! the target folder takes one of its own.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use keelback_interpreter::Search;

/// Nothing of the environment that the tests run in may decide what a build finds.
const FOREIGN: [&str; 11] = [
    "KEELBACK_PYTHON",
    "PYO3_PYTHON",
    "PYO3_CONFIG_FILE",
    "PYO3_BUILD_EXTENSION_MODULE",
    "VIRTUAL_ENV",
    "CONDA_PREFIX",
    "PYENV_VERSION",
    "PYTHONPATH",
    "RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_BUILD_TARGET_DIR",
];

/// An extension module written by hand: what it takes to see how it is linked, and nothing that is generated.
const MODULE: &str = include_str!("fixtures/module.rs");

pub(crate) struct Project {
    pub(crate) dir: PathBuf,
    pub(crate) name: String,
    pub(crate) target: PathBuf,
}

impl Project {
    /// A package with a library that is an extension module and may be linked to as well.
    pub(crate) fn new(name: &str) -> Project {
        let project = Project::empty(name);
        project.manifest("[lib]\ncrate-type = [\"cdylib\", \"rlib\"]\n");
        project.write("src/lib.rs", &project.module());
        project
    }

    /// A package with a build script and nothing to build.
    pub(crate) fn empty(name: &str) -> Project {
        let dir = scratch().join("projects").join(name);
        let _ = fs::remove_dir_all(&dir);
        let project = Project { dir, name: name.to_owned(), target: shared() };
        project.write("build.rs", "fn main() { keelback_build::scan() }\n");
        fs::copy(workspace().join("Cargo.lock"), project.dir.join("Cargo.lock")).unwrap();
        project
    }

    /// Writes the manifest, with `rest` behind what each project has.
    pub(crate) fn manifest(&self, rest: &str) {
        self.write("Cargo.toml", &format!("{}\n[workspace]\n", self.member_manifest(rest)));
    }

    /// The same for a member of a workspace.
    pub(crate) fn member_manifest(&self, rest: &str) -> String {
        format!(
            "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[build-dependencies]\n\
             keelback-build = {{ path = {:?} }}\n\n{rest}",
            self.name,
            workspace().join("build-support")
        )
    }

    /// The text of the extension module.
    pub(crate) fn module(&self) -> String {
        MODULE.replace("NAME", &self.crate_name())
    }

    pub(crate) fn crate_name(&self) -> String {
        self.name.replace('-', "_")
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.dir.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Makes a file newer, as an editor does that saves it.
    pub(crate) fn edit(&self, path: &str, change: impl FnOnce(String) -> String) {
        let text = fs::read_to_string(self.dir.join(path)).unwrap();
        self.write(path, &change(text));
    }

    pub(crate) fn cargo(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO"));
        command.args(args).arg("--offline").current_dir(&self.dir);
        for key in FOREIGN {
            command.env_remove(key);
        }
        command
            .env("CARGO_TARGET_DIR", &self.target)
            // A cargo older than 1.91 does not know it; then the tests take longer.
            .env("CARGO_BUILD_BUILD_DIR", shared())
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_TERM_COLOR", "never")
            .env("RUSTC", Path::new(env!("CARGO")).with_file_name("rustc"));
        if let Some(python) = python() {
            command.env("KEELBACK_PYTHON", python);
        }
        command
    }

    /// Builds, which must succeed, and tells what cargo said.
    pub(crate) fn build(&self) -> String {
        succeed(&mut self.cargo(&["build", "-v"]))
    }

    /// The folder that holds `OUT_DIR` and what the build script printed, of the latest run.
    pub(crate) fn script_dir(&self) -> PathBuf {
        let prefix = format!("{}-", self.name);
        let entries = fs::read_dir(shared().join("debug/build")).unwrap();
        let dirs = entries.map(|entry| entry.unwrap().path()).filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            name.strip_prefix(&prefix).is_some_and(|hash| !hash.contains('-'))
                && path.join("output").exists()
        });
        dirs.max_by_key(|path| time(&path.join("output"))).expect("the build script has run")
    }

    pub(crate) fn out_dir(&self) -> PathBuf {
        self.script_dir().join("out")
    }

    /// The instructions that the build script printed.
    pub(crate) fn instructions(&self) -> Vec<String> {
        let text = fs::read_to_string(self.script_dir().join("output")).unwrap();
        text.lines().map(str::to_owned).collect()
    }

    pub(crate) fn python_dir(&self) -> PathBuf {
        self.target.join("debug/python")
    }
}

/// A folder that outlives the tests: its target folder saves the next run a minute.
pub(crate) fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("builds")
}

pub(crate) fn shared() -> PathBuf {
    scratch().join("target")
}

/// The package that users depend on.
pub(crate) fn runtime() -> PathBuf {
    workspace().join("runtime")
}

pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The interpreter that the builds link to, if this machine has one with a library.
pub(crate) fn python() -> Option<PathBuf> {
    let found = Search::of_this_process().run().ok()?;
    found.facts.libpython()?;
    Some(found.facts.executable)
}

pub(crate) fn time(path: &Path) -> SystemTime {
    path.symlink_metadata().unwrap().modified().unwrap()
}

/// Runs a command that must succeed.
pub(crate) fn succeed(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = said(&output);
    assert!(output.status.success(), "{command:?}\n{said}");
    said
}

/// Runs a command that must fail.
pub(crate) fn fail(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = said(&output);
    assert!(!output.status.success(), "{command:?}\n{said}");
    said
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// A program made of a shell script.
#[cfg(unix)]
pub(crate) fn program(path: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    // Another process writes it: a test beside this one may start a child while the file is open here,
    // and a program that anybody has open for writing cannot be run (ETXTBSY).
    let text = path.with_extension("text");
    fs::write(&text, format!("#!/bin/sh\n{script}")).unwrap();
    assert!(Command::new("cp").arg(text).arg(path).status().unwrap().success());
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// A folder for `PATH` with what linking takes and nothing else.
#[cfg(unix)]
pub(crate) fn bare_path(dir: &Path) -> PathBuf {
    let bin = dir.join("bare");
    let _ = fs::remove_dir_all(&bin);
    fs::create_dir_all(&bin).unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    for name in ["cc", "ld", "as", "sh", "cat"] {
        let found =
            std::env::split_paths(&path).map(|dir| dir.join(name)).find(|path| path.exists());
        if let Some(found) = found {
            std::os::unix::fs::symlink(found, bin.join(name)).unwrap();
        }
    }
    bin
}

/// Imports a module from a folder, in a fresh interpreter, and tells the file it came from.
pub(crate) fn import(python: &Path, dir: &Path, module: &str) -> String {
    let script = format!("import {module}\nprint({module}.__file__)");
    let mut command = Command::new(python);
    command.args(["-c", &script]).env("PYTHONPATH", dir).env("PYTHONDONTWRITEBYTECODE", "1");
    succeed(&mut command).trim().to_owned()
}

/// Whether a file holds these bytes.
pub(crate) fn holds(path: &Path, needle: impl AsRef<OsStr>) -> bool {
    let needle = needle.as_ref().as_encoded_bytes();
    fs::read(path).unwrap().windows(needle.len()).any(|window| window == needle)
}
