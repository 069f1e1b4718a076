# ==== defaults/__init__.pyi
"""Shapes, measured."""

def area(w: float, h: float = 1.0, *, unit: str = "m") -> float:
    """Area of a rectangle."""

def noop() -> None: ...
def add(a: int, b: int) -> int:
    """Adds."""

# ==== defaults/py.typed
