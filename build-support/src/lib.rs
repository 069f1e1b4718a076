//! The one line of a `build.rs`: scans the crate, writes its glue and its stub, and tells the linker.
//!
//! ```no_run
//! // build.rs
//! fn main() {
//!     keelback_build::scan();
//! }
//! ```
//!
//! What it leaves behind:
//!
//! ```text
//! OUT_DIR/
//!   keelback/lib.rs             the glue that `keelback::module!()` includes
//!   keelback/deep.bottom.rs     the glue of `keelback::door!(deep.bottom)`
//!   keelback/manifest.json      what was exported from where
//!   shapes/__init__.pyi         the stub, in the form that goes into a wheel
//!   shapes/py.typed
//!   cdylib/ exe/ runtime/       what the linker and the loader are to find; see `link.rs`
//! target/<profile>/python/
//!   shapes.so -> ../libshapes.so     importable once `cargo build` has linked it
//!   shapes/__init__.pyi
//! ```
//!
//! A file whose text did not change keeps its time, so nothing behind it is made again.
//!
//! # Which Python
//!
//! None is needed to build the extension module. Tests, examples and binaries start an interpreter, so they are linked to
//! one: `KEELBACK_PYTHON` if it is set (a path, a name on `PATH`, or the folder of a virtual environment), else
//! `PYO3_PYTHON`, else the active virtual or conda environment, else `python3` or `python`.
//! With `KEELBACK_PYTHON=none` none is looked for.
//!
//! A PyPy is never found, only named; then the whole build is for PyPy, and wants a target folder of its own.
//!
//! # The spine
//!
//! `run.rs` is the table of contents. `env.rs` is the only reader of the environment, `cargo.rs` the only printer of
//! instructions, `output.rs` the only writer.

#![expect(clippy::needless_doctest_main, reason = "a build script is its `main`")]

mod cargo;
mod dependency;
mod disk;
mod env;
mod error;
mod link;
mod metadata;
mod output;
mod python;
mod python_dir;
mod run;
mod watch;

pub use error::Error;

/// Scans the crate that this build script belongs to, and does all that follows from it.
///
/// Ends the process with an explanation on stderr if the build cannot go on. Mistakes in the scanned source are no
/// reason to: they become `compile_error!`s, so that rustc reports them together with its own findings.
///
/// ```no_run
/// fn main() {
///     keelback_build::scan();
/// }
/// ```
pub fn scan() {
    or_exit(try_scan());
}

/// As [`scan`], for a build script that has more to do when it fails.
///
/// ```no_run
/// fn main() -> Result<(), keelback_build::Error> {
///     keelback_build::try_scan()
/// }
/// ```
pub fn try_scan() -> Result<(), Error> {
    run::scan()
}

/// Only tells the linker: for a crate that exports nothing and starts an interpreter, or tests a crate that exports.
///
/// Link arguments do not reach the crates that depend on a package, so each package with such a binary or test says this
/// in a build script of its own.
///
/// ```no_run
/// fn main() {
///     keelback_build::link();
/// }
/// ```
pub fn link() {
    or_exit(try_link());
}

/// As [`link`], for a build script that has more to do when it fails.
///
/// ```no_run
/// fn main() -> Result<(), keelback_build::Error> {
///     keelback_build::try_link()
/// }
/// ```
pub fn try_link() -> Result<(), Error> {
    run::link()
}

fn or_exit(result: Result<(), Error>) {
    if let Err(error) = result {
        eprintln!("{}", error.screen());
        // A panic would bury the explanation below a backtrace.
        #[expect(clippy::disallowed_methods, reason = "the one place that ends the build script")]
        std::process::exit(1);
    }
}
