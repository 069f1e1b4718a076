//! The table of contents: ask cargo, scan, report, write, tell cargo what to watch, link, make it importable.

use std::path::Path;

use keelback_interpreter::{Facts, Implementation};
use keelback_scanner::{Input, Scan};

use crate::cargo;
use crate::disk::Disk;
use crate::env::{self, Env};
use crate::error::{Error, Kind};
use crate::link::{module_only, with_python};
use crate::metadata::{self, Package};
use crate::output::{OWN, Output};
use crate::python::{self, Choice};
use crate::python_dir::{self, Library};
use crate::watch;

/// All that `keelback_build::scan` does.
pub(crate) fn scan() -> Result<(), Error> {
    let env = Env::of_build_script()?;
    let package = metadata::load(&env)?;
    let disk = Disk::new(&env.cargo, &package.dependencies);
    let scan = keelback_scanner::scan(&input(&env, &package, &disk));
    watch_sources(&env, &package, &disk, &scan);
    let mut output = Output::open(&env.out_dir);
    write(&mut output, &scan)?;
    report(&package, &scan)?;
    let pypy = link_to_python(&env, &package, &mut output)?;
    // The runtime holds this against what it was compiled for; and what PyPy does not have can be left out for it.
    cargo::rustc_cfg("keelback_pypy", pypy.is_some());
    make_importable(&env, &package, &scan, pypy.as_ref(), &mut output);
    output.finish()
}

/// All that `keelback_build::link` does.
pub(crate) fn link() -> Result<(), Error> {
    let env = Env::of_build_script()?;
    let package = metadata::load(&env)?;
    watch_manifest(&env, &package);
    let mut output = Output::open(&env.out_dir);
    link_to_python(&env, &package, &mut output)?;
    output.finish()
}

fn input<'a>(env: &Env, package: &Package, disk: &'a Disk) -> Input<'a> {
    let mut cfg = env.cfg.clone();
    let enabled = |name: &&String| {
        let upper = name.to_ascii_uppercase().replace('-', "_");
        env.features.contains(&upper)
    };
    let features = package.features.iter().filter(enabled);
    cfg.extend(features.map(|name| ("feature".to_owned(), Some(name.clone()))));
    Input {
        package: env.package.clone(),
        version: env.version.clone(),
        crate_name: package.root.crate_name.clone(),
        root: package.root.path.clone(),
        manifest_dir: env.manifest_dir.clone(),
        edition: package.root.edition,
        crate_types: package.root.crate_types.clone(),
        cfg,
        loader: disk,
    }
}

fn watch_sources(env: &Env, package: &Package, disk: &Disk, scan: &Scan) {
    watch_manifest(env, package);
    for manifest in disk.manifests() {
        cargo::rerun_if_changed(&manifest);
    }
    let written = [env.out_dir.as_path(), &package.target_dir, &package.build_dir];
    for path in watch::paths(&scan.read, &disk.searched(), &written) {
        cargo::rerun_if_changed(&path);
    }
    if !scan.errors.is_empty() {
        // What is missing may come to be where nothing is watched. A file that never exists counts as changed: while the
        // build fails anyway, scan each time.
        cargo::rerun_if_changed(&env.out_dir.join(OWN).join("scan-again"));
    }
}

/// The manifest, and the files of the targets that link arguments are meant for: cargo refuses arguments for a kind of
/// target that went away.
fn watch_manifest(env: &Env, package: &Package) {
    cargo::rerun_if_changed(&env.manifest_dir.join("Cargo.toml"));
    let kinds = &package.kinds;
    let files = [&kinds.bins, &kinds.tests, &kinds.examples, &kinds.benches];
    // One of each kind is enough: its folder may fill and empty as it likes.
    for file in files.into_iter().filter_map(|files| files.first()) {
        cargo::rerun_if_changed(file);
    }
}

fn write(output: &mut Output, scan: &Scan) -> Result<(), Error> {
    for file in &scan.outputs.glue {
        output.write(&output.own(&file.path), file.text.as_bytes())?;
    }
    if scan.errors.is_empty() {
        for file in &scan.outputs.stubs {
            output.write(&output.top(&file.path), file.text.as_bytes())?;
        }
        output.write(&output.own("manifest.json"), scan.outputs.manifest.as_bytes())?;
    } else {
        // What the last good scan left stays: an editor reads the stubs, and the module is still importable.
        output.keep_all();
    }
    cargo::rustc_env("KEELBACK_GLUE", &output.top(OWN));
    Ok(())
}

/// Errors are in the glue, for rustc to show. Where nothing includes the glue they are shown here, unless rustc has
/// something to say about the root itself.
fn report(package: &Package, scan: &Scan) -> Result<(), Error> {
    for warning in &scan.warnings {
        cargo::warning(warning);
    }
    if scan.errors.is_empty() {
        return Ok(());
    }
    if scan.included || includes_glue(&package.root.path) {
        // Seen with `cargo build -vv`.
        eprintln!("{}", scan.errors.join("\n\n"));
        return Ok(());
    }
    Err(Kind::Source { rendered: scan.errors.clone() }.into())
}

/// Whether the root, which may be impossible to parse, has the line (or includes the file without it): then the build gets
/// as far as rustc, which reports what is wrong.
fn includes_glue(root: &Path) -> bool {
    let has_line = |text: String| text.contains("module!") || text.contains("KEELBACK_GLUE");
    std::fs::read_to_string(root).is_ok_and(has_line)
}

/// Answers with the PyPy that is built for, if it is one.
fn link_to_python(
    env: &Env,
    package: &Package,
    output: &mut Output,
) -> Result<Option<Facts>, Error> {
    let platform = env.cross.platform();
    let kinds = &package.kinds;
    // A front end builds a wheel: nothing but the module is linked, and it may rearrange the search paths.
    let wheel = env::user("PYO3_BUILD_EXTENSION_MODULE").is_some_and(|value| !value.is_empty());
    if wheel || env.cross.is_cross() {
        module_only(platform, kinds).carry_out(output)?;
        return Ok(python::named_pypy(output));
    }
    let found = match python::choose(output)? {
        Choice::Found(found) => found,
        Choice::Declined => {
            module_only(platform, kinds).carry_out(output)?;
            return Ok(None);
        }
        Choice::None(error) => {
            cargo::warning(&format!(
                "tests and programs of this package cannot be linked: {error}\n    none: KEELBACK_PYTHON=none \
                 builds the extension module without this warning"
            ));
            module_only(platform, kinds).carry_out(output)?;
            return Ok(None);
        }
    };
    if !found.facts.executable.as_os_str().is_empty() {
        // A program that starts an interpreter has to say which one it is, else a virtual environment goes unnoticed.
        cargo::rustc_env("KEELBACK_PYTHON_EXECUTABLE", &found.facts.executable);
    }
    match with_python(platform, kinds, &found.facts, &env.out_dir) {
        Some(plan) => plan.carry_out(output)?,
        None => {
            cargo::warning(&format!(
                "tests and programs of this package cannot be linked: the Python found has no library\n   \
                 found: {} at {}, from {}\n  wanted: {} in {}\noverride: KEELBACK_PYTHON=/path/to/python3, \
                 or install that library",
                found.facts.release,
                found.facts.executable.display(),
                found.source,
                found.facts.inst_soname.as_deref().unwrap_or("libpython"),
                found.facts.lib_dir.as_deref().unwrap_or(Path::new("its `lib`")).display(),
            ));
            module_only(platform, kinds).carry_out(output)?;
        }
    }
    Ok(Some(found.facts).filter(|facts| facts.implementation == Implementation::PyPy))
}

/// A convenience: where it cannot be had, the build goes on.
fn make_importable(
    env: &Env,
    package: &Package,
    scan: &Scan,
    pypy: Option<&Facts>,
    output: &mut Output,
) {
    let Some(dir) = python_dir::place(env, package) else { return };
    if !scan.errors.is_empty() {
        return;
    }
    let library = Library {
        file: env.cross.platform().cdylib_file(&package.root.crate_name),
        suffix: pypy.and_then(|facts| facts.ext_suffix.as_deref()).unwrap_or(".so"),
        python: pypy.map_or("CPython".to_owned(), |facts| format!("PyPy {}", facts.version)),
    };
    if let Err(error) = python_dir::fill(output, &dir, &library, &scan.outputs) {
        cargo::warning(&format!(
            "the module is not importable from `{}`\n{}",
            dir.display(),
            error.screen().trim_start_matches("error: ")
        ));
    }
}
