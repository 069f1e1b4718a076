# ==== std_items/__init__.pyi
from typing_extensions import disjoint_base

@disjoint_base
class Vector:
    def __getitem__(self, index: int, /) -> float: ...
    def __setitem__(self, index: int, value: float, /) -> None: ...

@disjoint_base
class Grid:
    def __getitem__(self, index: tuple[int, int], /) -> float: ...

# ==== std_items/py.typed
