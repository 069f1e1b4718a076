# ==== geometry/__init__.pyi
"""The whole."""

from . import flat as flat
from . import solid as solid

def top() -> None: ...
def lifted() -> None: ...

# ==== geometry/flat/__init__.pyi
"""Flat things."""

from . import edges as edges

def area() -> float: ...

# ==== geometry/flat/edges.pyi
from typing import Final

DIMENSIONS: Final = 1

def length() -> float: ...

# ==== geometry/solid.pyi
"""Solid things."""

def volume() -> float: ...

# ==== geometry/py.typed
