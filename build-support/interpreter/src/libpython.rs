//! Finds the library of an interpreter whose facts are known: what programs that embed it are linked with.

use std::path::{Path, PathBuf};

use crate::Facts;

/// The library of an interpreter, as a file that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Libpython {
    /// A shared library (or a framework's): it is loaded from there at run time.
    Shared(PathBuf),
    /// An archive only: the interpreter goes into the program.
    Static(PathBuf),
}

impl Libpython {
    /// The file itself.
    pub fn path(&self) -> &Path {
        match self {
            Libpython::Shared(path) | Libpython::Static(path) => path,
        }
    }
}

impl Facts {
    /// The library that lies where the facts say, the shared one first. `None` is usual: Debian, for one, packs it apart.
    ///
    /// ```
    /// use keelback_interpreter::{Facts, Implementation, Version};
    ///
    /// let facts = Facts::new(Implementation::CPython, Version::new(3, 11));
    /// assert_eq!(facts.libpython(), None);
    /// ```
    pub fn libpython(&self) -> Option<Libpython> {
        let existing = |names: &[&Option<String>]| {
            let names = names.iter().filter_map(|name| name.as_deref());
            let mut candidates = names
                .flat_map(|name| self.library_dirs().into_iter().map(move |dir| dir.join(name)));
            candidates.find(|path| path.is_file())
        };
        // A static build names its archive in `LDLIBRARY` and `INSTSONAME` as well.
        let is_shared = |name: &String| !name.ends_with(".a");
        let soname = self.inst_soname.clone().filter(is_shared);
        let linked = self.ld_library.clone().filter(is_shared);
        // Conda's interpreter is a static build, with a shared library beside it that it does not speak of.
        let stem = self.abi().library_stem();
        let unnamed = ["so.1.0", "so", "dylib"].map(|suffix| Some(format!("lib{stem}.{suffix}")));
        let archive = self.library.clone().or_else(|| self.ld_library.clone());
        let names: Vec<_> = [&soname, &linked].into_iter().chain(&unnamed).collect();
        let shared = existing(&names).map(Libpython::Shared);
        shared.or_else(|| existing(&[&archive]).map(Libpython::Static))
    }

    /// Where a library may lie. An installation that was moved keeps the `LIBDIR` of the machine that made it, so the prefix
    /// counts too.
    fn library_dirs(&self) -> Vec<PathBuf> {
        let mut dirs = Vec::new();
        dirs.extend(self.lib_dir.clone());
        if let (Some(lib_dir), Some(multiarch)) = (&self.lib_dir, &self.multiarch) {
            dirs.push(lib_dir.join(multiarch));
        }
        dirs.extend(self.framework_prefix.clone());
        if !self.base_prefix.as_os_str().is_empty() {
            dirs.push(self.base_prefix.join("lib"));
            // Windows has its libraries beside the executable.
            dirs.push(self.base_prefix.clone());
        }
        dirs.extend(self.lib_pl.clone());
        dirs
    }
}
