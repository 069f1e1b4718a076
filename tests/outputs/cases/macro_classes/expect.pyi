# ==== macro_classes/__init__.pyi
from typing import ClassVar, final
from typing_extensions import Self, disjoint_base

@disjoint_base
class Pair:
    """Passed on."""

    first: bytes | None
    """The first."""

    def __new__(cls, first: bytes | bytearray | None, second: str) -> Self:
        """Of type `Option<Vec<u8>>`, `String`, ``."""

    @property
    def second(self) -> str: ...
    def Pair_name(self) -> str: ...
    def longest(self, other: str, rest: bytes) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __repr__(self) -> str: ...

@final
class Way:
    """Which way."""

    LEFT: ClassVar[Way]
    RIGHT: ClassVar[Way]
    """The other."""

    def __add__(self, other: int, /) -> int: ...
    def __int__(self) -> int: ...

# ==== macro_classes/py.typed
