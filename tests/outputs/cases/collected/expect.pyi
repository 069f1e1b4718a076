# ==== collected/__init__.pyi
from types import GenericAlias
from typing import Any, ClassVar
from typing_extensions import disjoint_base

@disjoint_base
class Plain:
    """Plain data: the collector never hears of it."""

    x: float

@disjoint_base
class Node:
    next: Any

    @classmethod
    def __class_getitem__(cls, item: Any, /) -> GenericAlias: ...

@disjoint_base
class Kept:
    """Plain data, of which a constant is one: it goes with its class."""

    FIRST: ClassVar[Kept]

@disjoint_base
class Shared:
    """Frozen to Python, and guarded all the same."""

# ==== collected/py.typed
