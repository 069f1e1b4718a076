"""What plugins are given, as a typed plugin sees it."""

from texthost import Document
from typing_extensions import assert_type

document = Document("a file", "text")
assert_type(document.name, str)
document.text = "another"
document.note("a remark")
assert_type(document.notes, list[str])
assert_type(document.words(), list[str])
assert_type(len(document), int)
document.name = "another"  # type: ignore[misc]
