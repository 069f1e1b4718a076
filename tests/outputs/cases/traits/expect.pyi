# ==== traits/__init__.pyi
import abc
from collections.abc import Sequence
from typing import Any
from typing_extensions import Self, disjoint_base

class Shape(abc.ABC):
    """What has an area."""

    __slots__ = ()

    @abc.abstractmethod
    def area(self) -> float:
        """The area in square metres."""

    def name(self) -> str: ...
    @abc.abstractmethod
    def scaled(self, by: float, /, digits: int | None = 2) -> Sequence[float]: ...
    @abc.abstractmethod
    def parts(self, names: dict[str, Circle]) -> None: ...
    @property
    def sides(self) -> int: ...
    @sides.setter
    def sides(self, sides: int) -> None: ...
    @property
    @abc.abstractmethod
    def label(self) -> str | None: ...

@disjoint_base
class Circle(Solid):
    def __new__(cls, radius: float) -> Self: ...
    @property
    def sides(self) -> int: ...
    @sides.setter
    def sides(self, value: int) -> None: ...
    @property
    def label(self) -> str | None: ...
    def area(self) -> float:
        """The area in square metres."""

    def name(self) -> str: ...
    def scaled(self, by: float, /, digits: int | None = 2) -> list[float]: ...
    def parts(self, names: dict[str, Circle]) -> None: ...
    def volume(self) -> float: ...
    def density(self) -> float: ...
    def unix(self) -> bool:
        """Only on some systems."""

def total(shapes: Sequence[Shape], first: Shape, more: Shape | None) -> float: ...

class Logger(abc.ABC):
    __slots__ = ()

    @abc.abstractmethod
    def log(self, level: int, /, *parts: str, end: str = "!", **fields: int) -> None: ...

class Solid(Shape):
    __slots__ = ()

    @abc.abstractmethod
    def volume(self) -> float: ...
    def density(self) -> float: ...
    def unix(self) -> bool:
        """Only on some systems."""

class Source(abc.ABC):
    __slots__ = ()

    @abc.abstractmethod
    def pull(self, most: int) -> bytes | bytearray | None: ...
    @property
    def name(self) -> str: ...

def sources() -> list[Source]: ...

class Keeper(abc.ABC):
    __slots__ = ()

    @abc.abstractmethod
    def keep(self, form: Shape, secret: Any) -> bytes | bytearray: ...

# ==== traits/py.typed
# warning: warning[KB0301]: the stub does not know what `Secret` is in Python
# warning:   --> src/lib.rs:97:67
# warning:    |
# warning: 93 |     struct Secret;
# warning:    |            ------ the type is defined here
# warning: ...
# warning: 97 |         fn keep(&self, form: keelback::Foreign<dyn Form>, secret: Option<&Secret>) -> Vec<u8>;
# warning:    |                                                                   ^^^^^^^^^^^^^^^ `Any` is written for it
# warning:    |
# warning:    = help: say what it becomes: `/// @py type(float | str)` on `impl IntoPyObject for Secret`
