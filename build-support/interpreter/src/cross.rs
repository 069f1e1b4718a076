//! What a pair of target triples means: may the target's programs run here, and how does its linker take arguments?

/// The families of platforms that differ in how an extension is linked.
///
/// ```
/// use keelback_interpreter::Platform;
///
/// assert_eq!(Platform::of("x86_64-unknown-linux-gnu"), Platform::Elf);
/// assert_eq!(Platform::of("aarch64-apple-darwin"), Platform::MacOs);
/// assert_eq!(Platform::of("x86_64-pc-windows-msvc"), Platform::Windows);
/// assert_eq!(Platform::of("wasm32-unknown-emscripten"), Platform::Wasm);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Platform {
    /// Linux, the BSDs, Solaris, Android: a shared library may leave symbols undefined, and does.
    Elf,
    /// Apple's systems: leaving symbols undefined has to be asked for.
    MacOs,
    /// Nothing may be undefined; the symbols are imported from `python3.dll` by the declarations themselves.
    Windows,
    /// Side modules of an Emscripten main program.
    Wasm,
}

impl Platform {
    /// The platform of a target triple.
    pub fn of(triple: &str) -> Platform {
        if triple.contains("-apple-") {
            Platform::MacOs
        } else if triple.contains("-windows-") || triple.ends_with("-windows") {
            Platform::Windows
        } else if triple.starts_with("wasm") {
            Platform::Wasm
        } else {
            Platform::Elf
        }
    }

    /// The name of the file that a `cdylib` called `stem` becomes.
    ///
    /// ```
    /// use keelback_interpreter::Platform;
    ///
    /// assert_eq!(Platform::Elf.cdylib_file("shapes"), "libshapes.so");
    /// assert_eq!(Platform::Windows.cdylib_file("shapes"), "shapes.dll");
    /// ```
    pub fn cdylib_file(self, stem: &str) -> String {
        match self {
            Platform::Elf => format!("lib{stem}.so"),
            Platform::MacOs => format!("lib{stem}.dylib"),
            Platform::Windows => format!("{stem}.dll"),
            Platform::Wasm => format!("{stem}.wasm"),
        }
    }
}

/// From which machine a build is made, for which.
///
/// ```
/// use keelback_interpreter::Cross;
///
/// let here = Cross { host: "x86_64-unknown-linux-gnu".into(), target: "x86_64-unknown-linux-gnu".into() };
/// assert!(!here.is_cross());
/// let there = Cross { target: "aarch64-unknown-linux-gnu".into(), ..here };
/// assert!(there.is_cross());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cross {
    /// The triple of the machine that builds.
    pub host: String,
    /// The triple of the machine that will run the result.
    pub target: String,
}

impl Cross {
    /// Whether the target's Python is another one than what can be started here.
    pub fn is_cross(&self) -> bool {
        self.host != self.target
    }

    /// The target's platform.
    pub fn platform(&self) -> Platform {
        Platform::of(&self.target)
    }
}
