# ==== std_items/__init__.pyi
from typing_extensions import disjoint_base

@disjoint_base
class Vector:
    def __getitem__(self, index: int, /) -> float: ...
    def __setitem__(self, index: int, value: float, /) -> None: ...

# ==== std_items/py.typed
