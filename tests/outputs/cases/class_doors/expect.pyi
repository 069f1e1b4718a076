# ==== class_doors/__init__.pyi
from typing_extensions import Self, disjoint_base

@disjoint_base
class Shared:
    def seen(self) -> int: ...

@disjoint_base
class Private:
    value: int

    def __new__(cls, value: int) -> Self: ...

@disjoint_base
class Open:
    value: int

# ==== class_doors/py.typed
