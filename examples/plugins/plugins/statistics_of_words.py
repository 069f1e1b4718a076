"""Says how many words there are, and which is the longest."""

from texthost import Document


def transform(document: Document) -> None:
    words = document.words()
    document.note(f"{len(document)} words")
    if words:
        document.note(f"the longest: {max(words, key=len)}")
