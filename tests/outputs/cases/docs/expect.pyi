# ==== docs/__init__.pyi
"""The module's docs.

With a second paragraph, a \\ and \"\"\"quotes\"\"\".
"""

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

# ==== docs/py.typed
