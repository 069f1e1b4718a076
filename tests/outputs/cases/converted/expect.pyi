# ==== converted/__init__.pyi
"""Types that are converted by value."""

import dataclasses
import os
import pathlib
from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol, TypedDict, type_check_only
from typing_extensions import NotRequired, ReadOnly, TypeAlias

_Shape: TypeAlias = None | float | tuple[Place, Place] | ShapeCircle | list[_Shape] | Literal["Dot"]
_ShapeLike: TypeAlias = None | float | tuple[tuple[int, int] | tuple[int], tuple[int, int] | tuple[int]] | ShapeCircleLike | Sequence[_ShapeLike] | Literal["Dot"]

@type_check_only
class Options(TypedDict):
    """How something is shown."""

    maxWidth: int
    """In columns."""
    title: str
    marks: list[int]
    size: int
    depth: int
    path: pathlib.Path | None

@type_check_only
class OptionsLike(TypedDict):
    """How something is shown."""

    maxWidth: ReadOnly[int]
    """In columns."""
    title: NotRequired[ReadOnly[str]]
    marks: NotRequired[ReadOnly[Sequence[int]]]
    size: NotRequired[ReadOnly[int]]
    depth: ReadOnly[int]
    path: NotRequired[ReadOnly[str | os.PathLike[str] | None]]

class Place(NamedTuple):
    row: int
    column: int = 0

@dataclasses.dataclass
class Reading:
    at: Place
    length: float

@type_check_only
class Size(Protocol):
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...

@type_check_only
class ShapeCircle(TypedDict):
    """Round."""

    radius: float
    options: Options

@type_check_only
class ShapeCircleLike(TypedDict):
    """Round."""

    radius: ReadOnly[float]
    options: ReadOnly[OptionsLike]

def show(shape: _ShapeLike, options: OptionsLike) -> list[Reading]: ...

@type_check_only
class Private(TypedDict):
    text: str

def private() -> Private: ...

# ==== converted/py.typed
