# ==== classes/__init__.pyi
from typing import ClassVar, final
from typing_extensions import Self, disjoint_base

from . import inner as inner

@disjoint_base
class Point:
    """A point of the plane."""

    DIMENSIONS: ClassVar[int]
    x: float
    """Horizontal position."""

    def __new__(cls, x: float, y: float = 0.0) -> Self:
        """A new one."""

    @property
    def y(self) -> float: ...
    @property
    def angle(self) -> float: ...
    @angle.setter
    def angle(self, value: float) -> None: ...
    def norm(self) -> float:
        """The distance from the origin."""

    def scale(self, k: float, *, about: Point | None = None) -> None: ...
    @staticmethod
    def origin() -> Point: ...
    @classmethod
    def named(cls, name: str) -> Point: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __repr__(self) -> str: ...

class BadName(ValueError):
    """Not a name."""

@final
class Seal:
    """Frozen: nothing changes it."""

    value: int

def middle(a: Point, b: Point | None) -> Point: ...

# ==== classes/inner.pyi
import classes

def far(p: classes.Point) -> list[classes.Point]: ...

# ==== classes/py.typed
