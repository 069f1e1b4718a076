# ==== pets/__init__.pyi
"""Classes on classes of Python's."""

import logging
from collections.abc import Hashable, Mapping
from typing import Any, Generic, TypeVar
from typing_extensions import Self, disjoint_base

_T = TypeVar("_T")

@disjoint_base
class Counter(dict[str, int]):
    """Counts."""

    def __new__(cls) -> Self: ...
    def __init__(self) -> None: ...
    @property
    def asked(self) -> int: ...

class Tally(Counter, Hashable): ...

@disjoint_base
class Celsius(float):
    def __new__(cls, degrees: float) -> Self: ...
    def __init__(self, degrees: float) -> None: ...

class Failed(Exception): ...

class FailedAt(Failed):
    line: int

@disjoint_base
class Own(OSError):
    line: int

class Keeper(logging.Handler): ...

class Crate(Generic[_T], Hashable):
    def get(self, default: _T) -> _T | None: ...

@disjoint_base
class Plain(list[Any]):
    """What the base knows of pickles would lose the value."""

    size: int

class Rows(Mapping[Any, Any]): ...

@disjoint_base
class Pair(tuple[Any, ...]):
    def __getnewargs__(self) -> tuple[int]: ...

# ==== pets/py.typed
