//! Markdown at the speed of Rust: what pulldown-cmark can do, for Python.

keelback::module!();

mod links;
mod outline;
mod prose;
mod render;
mod words;

pub use links::{links, links_in};
pub use outline::outline;
pub use prose::{WORDS_PER_MINUTE, reading_time, slug, slugs, strip};
pub use render::{EXTENSIONS, UnknownExtension, render};
pub use words::words;

/// The release of this example.
///
/// @py __version__: str
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
