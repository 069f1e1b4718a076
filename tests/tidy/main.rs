//! The rules of the house: what ARCHITECTURE.md promises and no compiler checks.
//!
//! A rule is a test. It collects everything that breaks it, with file and line, before it fails.

mod files;
mod generated;
mod layers;
mod pages;
mod pyo3;
mod style;
mod vocabulary;
