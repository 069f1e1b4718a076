# ==== views/__init__.pyi
from typing import Any
from typing_extensions import disjoint_base

@disjoint_base
class Point:
    x: float

@disjoint_base
class Line:
    start: Point
    origin: Point

    @property
    def end(self) -> Mark | None: ...

@disjoint_base
class Node:
    """Makes cycles possible."""

    place: Place
    link: Any

@disjoint_base
class Place:
    x: int

@disjoint_base
class Mark:
    x: float

# ==== views/py.typed
