# ==== enums/__init__.pyi
import enum
from typing import ClassVar, final
from typing_extensions import Self, disjoint_base

@final
class Light:
    """What a light shows."""

    Red: ClassVar[Light]
    """Stop."""
    Go: ClassVar[Light]

    def next(self) -> Light: ...
    def __int__(self) -> int: ...

class Suit(enum.Enum):
    Clubs = 1
    HEARTS = "red"

    @property
    def is_red(self) -> bool: ...
    def score(self, bonus: int) -> int: ...

@disjoint_base
class Shape:
    """A figure."""

    def __eq__(self, other: object, /) -> bool: ...

    @final
    class Circle(Shape):
        """Round."""

        __match_args__ = ("radius",)

        def __new__(cls, radius: float) -> Self: ...
        @property
        def radius(self) -> float: ...

    @final
    class Rect(Shape):
        __match_args__ = ("width", "height")

        def __new__(cls, width: float, height: float = 1.0) -> Self: ...
        @property
        def width(self) -> float: ...
        @property
        def height(self) -> float: ...

    @final
    class Empty(Shape):
        __match_args__ = ()

        def __new__(cls) -> Self: ...

# ==== enums/py.typed
