# ==== zoo/_core/__init__.pyi
"""Classes that derive from classes."""

from typing import final
from typing_extensions import Self, disjoint_base

from . import pets as pets

@disjoint_base
class Animal:
    """An animal."""

    name: str

    def __new__(cls, name: str) -> Self: ...
    def speak(self) -> str: ...

@disjoint_base
class Counter:
    """Set up by `__init__`."""

    def __init__(self, start: int = 0) -> None: ...

@final
class Fish(Animal):
    """The base is private: its glue stands behind the door."""

# ==== zoo/_core/pets.pyi
import zoo._core
from typing_extensions import disjoint_base

@disjoint_base
class Puppy(Dog):
    """Comes before its base."""

@disjoint_base
class Dog(zoo._core.Animal):
    """A dog of another module's base."""

    def tricks(self) -> int: ...

# ==== zoo/py.typed
