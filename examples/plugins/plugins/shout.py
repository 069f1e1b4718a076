"""Raises its voice where a line ends with an exclamation mark."""

from texthost import Document


def transform(document: Document) -> None:
    lines = document.text.split("\n")
    document.text = "\n".join(line.upper() if line.endswith("!") else line for line in lines)
