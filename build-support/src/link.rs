//! Link arguments: the extension module stays free of libpython, everything else of the package is linked to it.
//!
//! Cargo has no way to say "unit tests, but not the cdylib". So everything gets `-lkeelback_python`, and the folder that
//! comes first on the cdylib's search path holds an empty archive of that name:
//!
//! ```text
//! OUT_DIR/cdylib/libkeelback_python.a      empty: the cdylib finds this one
//! OUT_DIR/exe/libkeelback_python.so        a link to the real library: all others find this one
//! OUT_DIR/runtime/libpython3.11.so.1.0     the same: cargo puts this folder on the loader's path
//! ```
//!
//! The links have names of their own, so no development package of Python is needed: that only adds `libpython3.11.so`.

use std::path::{Path, PathBuf};

use keelback_interpreter::{Facts, Libpython, Platform};

use crate::cargo::{self, Artifact};
use crate::error::Error;
use crate::metadata::Kinds;
use crate::output::Output;

/// The name under which the linker looks for libpython.
const NAME: &str = "keelback_python";

/// An archive with nothing in it: the eight bytes that each archive begins with.
const EMPTY_ARCHIVE: &[u8] = b"!<arch>\n";

/// What is to be done, decided before anything is done.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    /// In the order in which the linker gets them.
    args: Vec<(Artifact, String)>,
    /// Folders for the loader's path.
    search: Vec<PathBuf>,
    files: Vec<Made>,
}

/// A file that the arguments speak of.
#[derive(Debug, PartialEq, Eq)]
enum Made {
    EmptyArchive(PathBuf),
    Link { path: PathBuf, target: PathBuf },
    Copy { path: PathBuf, from: PathBuf },
}

/// The arguments that are due whether or not there is a Python.
pub(crate) fn module_only(platform: Platform, kinds: &Kinds) -> Plan {
    let mut plan = Plan::default();
    if platform == Platform::MacOs && kinds.cdylib {
        // Said twice, by us and by a build front end, it does no harm.
        plan.arg(Artifact::Cdylib, "-Wl,-undefined,dynamic_lookup");
    }
    plan
}

/// The arguments that link what starts an interpreter to this one. `None` if it has no library.
pub(crate) fn with_python(
    platform: Platform,
    kinds: &Kinds,
    facts: &Facts,
    out_dir: &Path,
) -> Option<Plan> {
    let mut plan = module_only(platform, kinds);
    match platform {
        Platform::Windows => plan.windows(facts, out_dir)?,
        Platform::Wasm => {}
        _ => plan.unix(platform, kinds, facts, &facts.libpython()?, out_dir),
    }
    Some(plan)
}

impl Plan {
    /// Makes the files and prints the instructions.
    pub(crate) fn carry_out(&self, output: &mut Output) -> Result<(), Error> {
        for made in &self.files {
            match made {
                Made::EmptyArchive(path) => output.write(path, EMPTY_ARCHIVE)?,
                Made::Link { path, target } => output.link(path, target)?,
                Made::Copy { path, from } => output.copy(path, from)?,
            }
        }
        for (artifact, argument) in &self.args {
            cargo::link_arg(*artifact, argument);
        }
        for dir in &self.search {
            cargo::link_search(dir);
        }
        Ok(())
    }

    fn unix(
        &mut self,
        platform: Platform,
        kinds: &Kinds,
        facts: &Facts,
        libpython: &Libpython,
        out_dir: &Path,
    ) {
        if kinds.cdylib {
            let dir = out_dir.join("cdylib");
            // First of all: the linker takes what it finds first.
            self.arg(Artifact::Cdylib, format!("-L{}", dir.display()));
            self.files.push(Made::EmptyArchive(dir.join(format!("lib{NAME}.a"))));
        }
        let exe = out_dir.join("exe");
        self.arg(Artifact::Any, format!("-L{}", exe.display()));
        let suffix = match (libpython, platform) {
            (Libpython::Static(_), _) => "a",
            (_, Platform::MacOs) => "dylib",
            _ => "so",
        };
        let path = exe.join(format!("lib{NAME}.{suffix}"));
        self.files.push(Made::Link { path, target: libpython.path().to_owned() });
        match libpython {
            Libpython::Shared(library) => {
                self.arg(Artifact::Any, format!("-l{NAME}"));
                self.load_from(kinds, facts, library, out_dir);
            }
            Libpython::Static(_) => self.whole_archive(platform, facts),
        }
    }

    /// Cargo's loader path serves what cargo starts; the rpath serves what is started by hand.
    fn load_from(&mut self, kinds: &Kinds, facts: &Facts, library: &Path, out_dir: &Path) {
        let runtime = out_dir.join("runtime");
        let mut names: Vec<String> = Vec::new();
        names.extend(library.file_name().map(|name| name.to_string_lossy().into_owned()));
        names.extend(facts.inst_soname.clone().filter(|name| !name.contains('/')));
        names.dedup();
        for name in names {
            self.files.push(Made::Link { path: runtime.join(name), target: library.to_owned() });
        }
        self.search.push(runtime);
        let Some(dir) = library.parent() else { return };
        let artifacts = [
            (Artifact::Bins, &kinds.bins),
            (Artifact::Tests, &kinds.tests),
            (Artifact::Examples, &kinds.examples),
            (Artifact::Benches, &kinds.benches),
        ];
        for (artifact, _) in artifacts.iter().filter(|(_, files)| !files.is_empty()) {
            self.arg(*artifact, format!("-Wl,-rpath,{}", dir.display()));
        }
    }

    /// The interpreter itself goes into the program: all of it, with its symbols visible to the extension modules that it
    /// loads, and with the libraries that it was made with.
    fn whole_archive(&mut self, platform: Platform, facts: &Facts) {
        if platform == Platform::MacOs {
            // That linker takes whole archives by their path only, and the cdylib would get this one too; so programs get
            // what they use, and what the interpreter's own modules use.
            self.arg(Artifact::Any, format!("-l{NAME}"));
            self.arg(Artifact::Any, "-Wl,-export_dynamic");
        } else {
            self.arg(Artifact::Any, "-Wl,--whole-archive");
            self.arg(Artifact::Any, format!("-l{NAME}"));
            self.arg(Artifact::Any, "-Wl,--no-whole-archive");
            self.arg(Artifact::Any, "-Wl,--export-dynamic");
        }
        for word in facts.libs.as_deref().unwrap_or_default().split_whitespace() {
            self.arg(Artifact::Any, word);
        }
    }

    /// The declarations import from `python3.dll` by themselves; it only has to be found when a program starts.
    fn windows(&mut self, facts: &Facts, out_dir: &Path) -> Option<()> {
        let runtime = out_dir.join("runtime");
        let version = facts.version;
        let names =
            ["python3.dll".to_owned(), format!("python{}{}.dll", version.major, version.minor)];
        for name in names {
            let from = facts.base_prefix.join(&name);
            if from.is_file() {
                self.files.push(Made::Copy { path: runtime.join(name), from });
            }
        }
        if self.files.is_empty() {
            return None;
        }
        self.search.push(runtime);
        Some(())
    }

    fn arg(&mut self, artifact: Artifact, argument: impl Into<String>) {
        self.args.push((artifact, argument.into()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keelback_interpreter::{Implementation, Version};

    fn facts(dir: &Path, library: &str) -> Facts {
        #[expect(clippy::disallowed_methods, reason = "a file of the test's own")]
        {
            std::fs::create_dir_all(dir).unwrap();
            std::fs::write(dir.join(library), "").unwrap();
        }
        let mut facts = Facts::new(Implementation::CPython, Version::new(3, 11));
        facts.lib_dir = Some(dir.to_owned());
        facts.ld_library = Some(library.to_owned());
        facts.libs = Some("-ldl -lm".to_owned());
        facts
    }

    fn folder(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("keelback-link-{}-{name}", std::process::id()))
    }

    fn kinds() -> Kinds {
        Kinds { cdylib: true, tests: vec!["tests/a.rs".into()], ..Kinds::default() }
    }

    fn lines(plan: &Plan) -> Vec<String> {
        plan.args.iter().map(|(artifact, arg)| format!("{artifact:?} {arg}")).collect()
    }

    #[test]
    fn the_cdylib_finds_the_empty_archive_first() {
        let dir = folder("shared");
        let facts = facts(&dir, "libpython3.11.so.1.0");
        let plan = with_python(Platform::Elf, &kinds(), &facts, Path::new("/out")).unwrap();
        assert_eq!(
            lines(&plan),
            [
                "Cdylib -L/out/cdylib".to_owned(),
                "Any -L/out/exe".to_owned(),
                "Any -lkeelback_python".to_owned(),
                // No kind that the package does not have: cargo would refuse it.
                format!("Tests -Wl,-rpath,{}", dir.display()),
            ]
        );
        let target = dir.join("libpython3.11.so.1.0");
        assert_eq!(
            plan.files,
            [
                Made::EmptyArchive("/out/cdylib/libkeelback_python.a".into()),
                Made::Link {
                    path: "/out/exe/libkeelback_python.so".into(),
                    target: target.clone()
                },
                Made::Link { path: "/out/runtime/libpython3.11.so.1.0".into(), target },
            ]
        );
        assert_eq!(plan.search, [Path::new("/out/runtime")]);
    }

    #[test]
    fn a_static_python_goes_into_the_program_whole() {
        let facts = facts(&folder("static"), "libpython3.11.a");
        let plan = with_python(Platform::Elf, &kinds(), &facts, Path::new("/out")).unwrap();
        assert_eq!(
            lines(&plan),
            [
                "Cdylib -L/out/cdylib",
                "Any -L/out/exe",
                "Any -Wl,--whole-archive",
                "Any -lkeelback_python",
                "Any -Wl,--no-whole-archive",
                "Any -Wl,--export-dynamic",
                "Any -ldl",
                "Any -lm",
            ]
        );
        assert!(plan.search.is_empty());
    }

    #[test]
    fn a_python_without_library_links_nothing() {
        // A debug build whose own library is missing beside that of a release build.
        let mut facts = facts(&folder("none"), "libpython3.11.so");
        facts.debug = true;
        facts.ld_library = Some("libpython3.11d.so".to_owned());
        assert_eq!(with_python(Platform::Elf, &kinds(), &facts, Path::new("/out")), None);
    }

    #[test]
    fn macos_is_asked_to_leave_symbols_undefined_in_the_module_only() {
        let plan = module_only(Platform::MacOs, &kinds());
        assert_eq!(lines(&plan), ["Cdylib -Wl,-undefined,dynamic_lookup"]);
        let program = Kinds { bins: vec!["src/main.rs".into()], ..Kinds::default() };
        assert_eq!(module_only(Platform::MacOs, &program), Plan::default());
        assert_eq!(module_only(Platform::Elf, &kinds()), Plan::default());
    }

    #[test]
    fn windows_only_needs_the_libraries_to_be_found() {
        let dir = folder("windows");
        let mut facts = facts(&dir, "python3.dll");
        facts.base_prefix = dir.clone();
        let plan = with_python(Platform::Windows, &kinds(), &facts, Path::new("/out")).unwrap();
        assert!(plan.args.is_empty());
        let from = dir.join("python3.dll");
        assert_eq!(plan.files, [Made::Copy { path: "/out/runtime/python3.dll".into(), from }]);
    }
}
