//! What is known of a file, and of a place in one.

/// What a file is written in.
///
/// @py class Kind(StrEnum)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// @py RUST = "rust"
    Rust,
    /// @py PYTHON = "python"
    Python,
    /// @py MARKDOWN = "markdown"
    Markdown,
    /// @py OTHER = "other"
    Other,
}

/// @py
impl Kind {
    /// What the ending of a path says.
    ///
    /// @py staticmethod
    #[must_use]
    pub fn of(path: &str) -> Kind {
        match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("rs") => Kind::Rust,
            Some("py" | "pyi") => Kind::Python,
            Some("md") => Kind::Markdown,
            _ => Kind::Other,
        }
    }
}

/// A file of the inventory.
///
/// @py dataclass frozen pickle hash
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Document {
    /// Where it is, with `/` between the folders.
    /// @py
    pub path: String,
    /// @py
    pub kind: Kind,
    /// @py lines = 0
    pub lines: usize,
    /// How many words it has, repeated ones too.
    /// @py words = 0
    pub words: usize,
}

/// A line that matches. The better one is the greater one.
///
/// @py eq ord repr
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub struct Hit {
    /// @py readonly
    pub score: f64,
    /// @py readonly
    pub path: String,
    /// The first line is 1.
    /// @py readonly
    pub line: usize,
    /// @py readonly
    pub text: String,
}
