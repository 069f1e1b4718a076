# ==== macro_made/__init__.pyi
def negative(value: int) -> int:
    """Minus."""

def invert(value: int, /) -> int: ...
def one() -> int: ...

# ==== macro_made/py.typed
