# ==== names/__init__.pyi
import builtins
import collections.abc
from typing import Final
from typing_extensions import disjoint_base

from . import async_ as async_

Sequence: Final = 1

def type(match: int, py: int, args: int, module: int, call: int) -> int: ...
def list(items: collections.abc.Sequence[str]) -> builtins.list[str]: ...
def rt(self: int, SIGNATURE: int = 1) -> int: ...
def add(unit: str, unit_slot: str) -> None: ...
def __getattr__(name: str) -> int: ...

@disjoint_base
class Keywords:
    class_: int
    def_: int
    module_: int

# ==== names/async_.pyi
def move() -> None: ...

# ==== names/py.typed
