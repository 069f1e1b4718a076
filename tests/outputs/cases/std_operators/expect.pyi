# ==== std_operators/__init__.pyi
from collections.abc import Sequence
from typing_extensions import disjoint_base

@disjoint_base
class Vector:
    def __add__(self, other: Vector, /) -> Vector: ...
    def __rmul__(self, other: float, /) -> Vector: ...
    def __rsub__(self, other: Sequence[float], /) -> Vector: ...

# ==== std_operators/py.typed
