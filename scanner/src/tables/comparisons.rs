//! The six comparisons, and the one fn that may stand for all of them.

/// One fn for all six comparisons, which is told the one that is asked for.
pub(crate) const RICH_COMPARE: &str = "__richcmp__";

/// How that is written.
pub(crate) const RICH_COMPARE_FN: &str =
    "fn __richcmp__(&self, other: &Self, op: CompareOp) -> bool";

/// The six, each with the variant of `CompareOp` that stands for it.
pub(crate) const COMPARISONS: [(&str, &str); 6] = [
    ("__lt__", "Lt"),
    ("__le__", "Le"),
    ("__eq__", "Eq"),
    ("__ne__", "Ne"),
    ("__gt__", "Gt"),
    ("__ge__", "Ge"),
];
