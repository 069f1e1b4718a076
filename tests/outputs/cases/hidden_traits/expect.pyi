# ==== hidden_traits/__init__.pyi
"""Traits that the crate root cannot see."""

from typing import ClassVar
from typing_extensions import disjoint_base

@disjoint_base
class Vector:
    SIDES: ClassVar[int]
    x: float

    @property
    def area(self) -> float: ...

@disjoint_base
class Line:
    def length(self) -> float: ...

# ==== hidden_traits/py.typed
