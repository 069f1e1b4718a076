# ==== supertraits/__init__.pyi
import abc
from typing_extensions import disjoint_base

class Shape(abc.ABC):
    __slots__ = ()

    @abc.abstractmethod
    def area(self) -> float: ...
    @abc.abstractmethod
    def scaled(self, by: float) -> float: ...

class Solid(Shape):
    __slots__ = ()

    @abc.abstractmethod
    def volume(self) -> float: ...
    def density(self) -> float: ...
    def unix(self) -> bool:
        """Only on some systems."""

@disjoint_base
class Ball(Solid):
    def area(self) -> float: ...
    def scaled(self, by: float) -> float: ...
    def volume(self) -> float: ...
    def density(self) -> float: ...
    def unix(self) -> bool:
        """Only on some systems."""

# ==== supertraits/py.typed
