//! Reads a Rust crate and answers with its Python glue, its stub and what is wrong with it.
//!
//! ```text
//! source -> tree -> tag -> check -> ir -> emit {rust, pyi, manifest}
//! files     modules  marks   rules    plain facts, no syn
//! ```
//!
//! Each folder is a phase, each phase's result is a type of its own, and data flows one way. A phase
//! imports only what stands left of it; `ir` is a leaf that `check` fills and `emit` reads; `diag`,
//! `name`, `python`, `symbol` and `tables` may be used by all. The crate reads no environment, prints nothing
//! and writes nothing: what it is given is an [`Input`], what it answers is a [`Scan`].

use std::io;
use std::path::{Path, PathBuf};

mod check;
mod diag;
mod emit;
mod ir;
mod name;
mod python;
mod source;
mod symbol;
mod tables;
mod tag;
mod tree;

pub use diag::{Code, Diagnostics};

/// What is scanned, and under which settings.
pub struct Input<'a> {
    /// The package's name, as in its manifest.
    pub package: String,
    /// The package's version, as in its manifest.
    pub version: String,
    /// The name of the library (or binary) target as an identifier: the default name of the
    /// extension module.
    pub crate_name: String,
    /// The crate root's file (`src/lib.rs`), absolute.
    pub root: PathBuf,
    /// The package's folder, absolute. Paths in messages are relative to it.
    pub manifest_dir: PathBuf,
    /// 2015, 2018, 2021 or 2024.
    pub edition: u16,
    /// `cdylib`, `rlib`, `bin`, ...
    pub crate_types: Vec<String>,
    /// What cargo says is set: `("unix", None)`, `("feature", Some("x"))`, ...
    pub cfg: Vec<(String, Option<String>)>,
    /// Where files come from: the disk, or a fixture.
    pub loader: &'a dyn Loader,
}

/// A package that the scanned one depends on, as [`Input`] has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// The package's name, as in its manifest.
    pub package: String,
    /// The package's version, as in its manifest.
    pub version: String,
    /// The name of the library target as an identifier.
    pub crate_name: String,
    /// The crate root's file, absolute.
    pub root: PathBuf,
    /// The package's folder, absolute.
    pub manifest_dir: PathBuf,
    /// 2015, 2018, 2021 or 2024.
    pub edition: u16,
    /// The names of the features that are enabled.
    pub features: Vec<String>,
}

/// The scanner's only way to the file system.
pub trait Loader: Sync {
    /// The text of a file.
    fn read(&self, path: &Path) -> io::Result<String>;
    /// Whether a file is there.
    fn exists(&self, path: &Path) -> bool;
    /// The package that a crate of this name comes from; an error says in words why it is not known.
    ///
    /// # Errors
    /// When no source of it is at hand.
    fn dependency(&self, name: &str) -> Result<Dependency, String> {
        Err(format!("the source of `{name}` is not at hand"))
    }
    /// All `.rs` files below a folder that belong to this package, in a stable order.
    fn rust_files(&self, dir: &Path) -> Vec<PathBuf>;
}

/// The answer of [`scan`].
#[derive(Debug, Default)]
pub struct Scan {
    /// What is to be written. On errors the glue holds one `compile_error!` for each, so that rustc
    /// reports them beside its own findings.
    pub outputs: Outputs,
    /// Every file that was read.
    pub read: Vec<PathBuf>,
    /// The errors, rendered as rustc renders.
    pub errors: Vec<String>,
    /// The warnings, rendered likewise.
    pub warnings: Vec<String>,
    /// Whether the crate includes the glue. Where it does not (`keelback::module!()` is missing),
    /// nobody but the caller can show the errors.
    pub included: bool,
}

/// Texts to write, with paths relative to the output folder.
#[derive(Debug, Default)]
pub struct Outputs {
    /// The extension module's full Python name: `shapes`, or `pkg._core`.
    pub module: Option<String>,
    /// Rust: `lib.rs` for what the crate root sees, `deep.bottom.rs` for each door.
    pub glue: Vec<File>,
    /// `shapes/__init__.pyi`, `shapes/inner.pyi`, `shapes/py.typed`.
    pub stubs: Vec<File>,
    /// What was exported from where, as JSON.
    pub manifest: String,
}

/// One text to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where, relative.
    pub path: PathBuf,
    /// What.
    pub text: String,
}

/// Room for what the deepest source within the limits needs: parsing and dropping syntax recurse.
/// Reserved, not used, by ordinary sources.
const STACK: usize = 256 << 20;

/// Scans a crate.
///
/// # Panics
/// When the system gives no thread.
pub fn scan(input: &Input<'_>) -> Scan {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().name("keelback".to_owned()).stack_size(STACK);
        // All phases stay on the one thread: places of tokens are looked up in its own table.
        let thread =
            builder.spawn_scoped(scope, || phases(input)).expect("the system gives a thread");
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// The table of contents.
fn phases(input: &Input<'_>) -> Scan {
    let diags = &mut Diagnostics::default();
    let (sources, tree, tags) = read(diags, input);
    let (mut dependencies, mut files) = (check::Dependencies::new(), sources.paths());
    for name in check::reexported_crates(&tree, &tags) {
        let scanned = dependency(input, &name, &mut files);
        dependencies.insert(name, scanned);
    }
    let checked = check::lower(diags, &sources, &tree, &tags, input, dependencies);
    let outputs = match &checked {
        Ok(checked) => emit::all(checked),
        Err(outline) => emit::errors(&diags.render_errors(&sources), outline, tree.doors()),
    };
    Scan {
        outputs,
        read: files,
        errors: diags.render_errors(&sources),
        warnings: diags.render_warnings(&sources),
        included: tree.includes_glue(),
    }
}

/// The phases that look at the source.
fn read(
    diags: &mut Diagnostics,
    input: &Input<'_>,
) -> (source::SourceMap, tree::ModuleTree, tag::Tags) {
    let (mut sources, mut tree) = tree::build(diags, input);
    let mut tags = tag::collect(diags, &mut sources, &tree, input);
    tag::mark(diags, &sources, &tree, &mut tags);
    tag::specialize(diags, &mut tree, &mut tags);
    (sources, tree, tags)
}

/// What a dependency exports, from its source; the files of which are added to those that were read.
fn dependency(
    input: &Input<'_>,
    name: &str,
    files: &mut Vec<PathBuf>,
) -> Result<check::Checked, String> {
    let found = input.loader.dependency(name)?;
    let is_setting = |(key, _): &&(String, Option<String>)| key != "feature";
    let features = found.features.into_iter().map(|name| ("feature".to_owned(), Some(name)));
    let inner = Input {
        package: found.package,
        version: found.version,
        crate_name: found.crate_name,
        root: found.root,
        manifest_dir: found.manifest_dir,
        edition: found.edition,
        // Whether it is a library of classes is asked where one of them is wanted.
        crate_types: Vec::new(),
        cfg: input.cfg.iter().filter(is_setting).cloned().chain(features).collect(),
        loader: input.loader,
    };
    let mut diags = Diagnostics::default();
    let (sources, tree, tags) = read(&mut diags, &inner);
    files.extend(sources.paths());
    let checked =
        check::lower(&mut diags, &sources, &tree, &tags, &inner, check::Dependencies::new());
    checked.map_err(|_| {
        let errors = diags.render_errors(&sources);
        let first = errors.first().and_then(|error| error.lines().next()).unwrap_or_default();
        format!("`{name}` has errors of its own; the first is: {first}")
    })
}
