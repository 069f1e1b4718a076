//! The user's guide.
//!
//! | page | says |
//! |---|---|
//! | [`first_steps`] | from an empty folder to an import |
//! | [`tags`] | the language of `@py`: where tags stand and what they say |
//! | [`functions`] | parameters, defaults, overloads, results |
//! | [`classes`] | structs, enums and traits: members, operators, inheritance, views |
//! | [`conversions`] | what becomes what, both ways, and types of your own |
//! | [`arrays`] | memory that Rust and Python share: buffers, arrays |
//! | [`crates`] | types of other crates: dates, big numbers, `serde`, `anyhow` |
//! | [`errors`] | raising, catching, panics |
//! | [`coroutines`] | `async fn`s that Python awaits |
//! | [`calling_python`] | holding, calling and making Python objects |
//! | [`embedding`] | Rust programs that run Python |
//! | [`threads`] | the GIL and its absence, locks, signals, sub-interpreters |
//! | [`performance`] | what costs how much, and what to do about it |
//! | [`building`] | what cargo builds, tests, other platforms, publishing |
//! | [`debugging`] | reading what was generated, backtraces, leaks, sanitizers |
//! | [`from_pyo3`] | construct by construct |
//! | [`from_pybind11`] | for those who come from pybind11, nanobind or Cython |
//!
//! Every example runs. What is tagged is built into an extension module, and the Python beside it is compared with what
//! that module says; the rest are doc tests.

macro_rules! page {
    ($name:ident, $file:literal) => {
        #[doc = include_str!($file)]
        pub mod $name {}
    };
}

page!(first_steps, "first_steps.md");
page!(tags, "tags.md");
page!(functions, "functions.md");
page!(classes, "classes.md");
page!(conversions, "conversions.md");
page!(arrays, "arrays.md");
/// Its examples need the features that it is about: this page is there when the docs are built with all of them.
#[cfg_attr(all(feature = "anyhow", feature = "chrono", feature = "serde"), doc = "")]
#[cfg_attr(
    all(feature = "anyhow", feature = "chrono", feature = "serde"),
    doc = include_str!("crates.md")
)]
pub mod crates {}
page!(errors, "errors.md");
page!(coroutines, "coroutines.md");
page!(calling_python, "calling_python.md");
page!(embedding, "embedding.md");
page!(threads, "threads.md");
page!(performance, "performance.md");
page!(building, "building.md");
page!(debugging, "debugging.md");
page!(from_pyo3, "from_pyo3.md");
page!(from_pybind11, "from_pybind11.md");
