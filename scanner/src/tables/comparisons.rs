//! The one fn that may stand for all six comparisons.

/// It is told the one that is asked for.
pub(crate) const RICH_COMPARE: &str = "__richcmp__";

/// How that is written.
pub(crate) const RICH_COMPARE_FN: &str =
    "fn __richcmp__(&self, other: &Self, op: CompareOp) -> bool";

/// The variants of `CompareOp`, by CPython's numbers.
pub(crate) const OPS: [&str; 6] = ["Lt", "Le", "Eq", "Ne", "Gt", "Ge"];
