# ==== class_overloads/__init__.pyi
"""Methods with several signatures, and members under conditions."""

from typing import overload
from typing_extensions import Self, disjoint_base

@disjoint_base
class Row:
    """Numbers in a row."""

    @overload
    def __new__(cls, count: int = 0) -> Self:
        """So many zeros."""

    @overload
    def __new__(cls, text: str, *, by: str = ",") -> Self:
        """Numbers from a text."""

    @overload
    def scale(self, by: float) -> None: ...
    @overload
    def scale(self, by: Row) -> None: ...
    @overload
    @classmethod
    def of(cls, value: int) -> str: ...
    @overload
    @classmethod
    def of(cls, value: str) -> str: ...
    @overload
    def __getitem__(self, index: int, /) -> float: ...
    @overload
    def __getitem__(self, name: str, /) -> float: ...
    @overload
    def __call__(self, by: int = 2) -> float: ...
    @overload
    def __call__(self, text: str, *rest: int) -> str: ...
    def __sub__(self, other: int, /) -> int: ...
    def __len__(self) -> int: ...
    def __add__(self, other: Row, /) -> Row: ...

@disjoint_base
class Either:
    def __new__(cls) -> Self: ...

# ==== class_overloads/py.typed
