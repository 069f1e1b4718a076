# ==== overloads/__init__.pyi
"""Functions with several signatures."""

from typing import overload

@overload
def area(w: float, h: float) -> float:
    """Of a rectangle."""

@overload
def area(side: float = 1.0) -> float:
    """Of a square."""

@overload
def show(value: int, /) -> str: ...
@overload
def show(value: str, /, *, quote: str | None = None) -> str: ...
def plain() -> None: ...

# ==== overloads/py.typed
