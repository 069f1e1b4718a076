# ==== shapes/__init__.pyi
"""Takes classes over from a crate of its own workspace."""

import abc
from collections.abc import Sequence
from typing import ClassVar
from typing_extensions import Self, disjoint_base

from . import errors as errors

@disjoint_base
class Line:
    """From one to another."""

    @property
    def ends(self) -> tuple[Point, Point]: ...

@disjoint_base
class Point(Shape):
    """A point of the plane."""

    ORIGIN: ClassVar[float]
    x: float

    def __new__(cls, x: float) -> Self: ...
    def to(self, other: Point) -> Line: ...
    def area(self) -> float: ...
    def __eq__(self, other: object, /) -> bool: ...

class Shape(abc.ABC):
    __slots__ = ()

    @abc.abstractmethod
    def area(self) -> float: ...

def middle(line: Line, all: Sequence[Point], points: Point) -> Point: ...
def area(shape: Shape) -> float: ...

# ==== shapes/errors.pyi
class Flat(ValueError):
    """Nothing to measure."""

# ==== shapes/py.typed
