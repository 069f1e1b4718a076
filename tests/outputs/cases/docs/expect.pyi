# ==== docs/__init__.pyi
"""The module's docs.

With a second paragraph, a \\ and \"\"\"quotes\"\"\".
"""

from typing import Final

MOST: Final = 7
"""Most that there may be.

Counted in `"lines"`.
"""
LEAST: Final = 1
"""Least."""

def long() -> None:
    """First line.

    - a list
      indented

    ```
    let code = "x";
    ```
    """

def quoted() -> None:
    """Ends in a "quote" """

def block(a: int, b: int = 1) -> None:
    """A block.

    More of it.
    """

def attribute() -> None:
    """As an attribute. @py is a word here."""

class Odd(ValueError):
    """Summary."""

def between(a: int) -> None:
    """First paragraph.

    Second paragraph, one blank line below the first.
    """

def within() -> None:
    """The line before.
    The line after.
    """

# ==== docs/py.typed
