//! Whole builds of small projects: what is rebuilt and what is not, what is linked to what, what is said when something is
//! missing.
#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    reason = "tests write files, and read the environment they run in"
)]

mod layout;
mod link;
mod project;
mod pypy;
mod python;
mod rebuild;
mod refused;
mod rustc_says;
mod watched;
