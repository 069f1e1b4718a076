# ==== free_lists/__init__.pyi
from typing_extensions import disjoint_base

@disjoint_base
class Point:
    """Keeps sixteen."""

    x: float

@disjoint_base
class Node:
    """The collector knows it, and Rust shares it."""

    @property
    def next(self) -> Node | None: ...
    def shared(self) -> bool: ...

# ==== free_lists/py.typed
