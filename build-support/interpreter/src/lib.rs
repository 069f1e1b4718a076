//! Answers one question: which Python is meant, and what is it like? No dependencies; usable without keelback.
//!
//! The order is the one a user expects: what was named (`KEELBACK_PYTHON`, a `PYO3_CONFIG_FILE`, `PYO3_PYTHON`), then what is
//! active (`VIRTUAL_ENV`, `CONDA_PREFIX`), then what a shell would start (`python3`, `python`). Nothing is guessed silently:
//! an unsuccessful [`Search`] tells every place it looked at and why that place would not do.
//!
//! ```no_run
//! use keelback_interpreter::Search;
//!
//! match Search::of_this_process().run() {
//!     Ok(found) => println!("{} at {} ({})", found.facts.release, found.facts.executable.display(), found.source),
//!     Err(error) => eprintln!("{error}"),
//! }
//! ```
//!
//! | file | holds |
//! |---|---|
//! | `find.rs` | the places, in their order; the screen that tells them |
//! | `probe.rs` | running an interpreter and reading its facts |
//! | `libpython.rs` | where an interpreter's library lies |
//! | `version.rs`, `abi.rs` | the supported range, tags |
//! | `config.rs` | the file by which build front ends describe a Python that cannot be run |
//! | `cross.rs` | what a target triple means for linking |

mod abi;
mod config;
mod cross;
mod find;
mod libpython;
mod probe;
mod version;

pub use abi::{Abi, Implementation};
pub use config::{ConfigError, ConfigFile};
pub use cross::{Cross, Platform};
pub use find::{FindError, Found, Search, Source, Tried, Unfit};
pub use libpython::Libpython;
pub use probe::{Facts, ProbeError, probe};
pub use version::{Version, VersionError};
