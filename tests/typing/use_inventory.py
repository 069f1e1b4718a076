"""The example's classes as a typed program sees them."""

import pathlib

from inventory import Document, Hit, Index, Kind, NoSuchDocument, Order, Query
from typing_extensions import assert_type

assert_type(Kind.of("a.rs"), Kind)
document = Document("a.rs", Kind.RUST, lines=3)
assert_type(document.kind, Kind)

index = Index([("a.md", "text")])
assert_type(index["a.md"], Document)
assert_type(index.search("text", limit=3, order=Order.ByPlace), list[Hit])
assert_type(index.search(Query.Word("a") & ~Query.Prefix("b")), list[Hit])
assert_type([one.path for one in index], list[str])
assert_type(index.words("t"), dict[str, int])
assert_type(index.kinds, list[tuple[Kind, int]])
assert_type("a.md" in index, bool)
assert_type(max(index.search("a")).score, float)
index |= Index()
error: KeyError = NoSuchDocument("a.md")


def refused() -> None:
    """What the stub must not let through."""
    Document("a.rs", "rust")  # type: ignore[arg-type]
    document.path = "b.rs"  # type: ignore[misc]
    index.search(3)  # type: ignore[arg-type]
    index.search("a", 3)  # type: ignore[call-arg]
    index[pathlib.Path("a.md")]  # type: ignore[index]
    Query.Word("a") & "b"  # type: ignore[operator]
