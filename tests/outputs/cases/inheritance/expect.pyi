# ==== zoo/_core/__init__.pyi
"""Classes that derive from classes."""

import zoo._core.pets
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

@disjoint_base
class Wolf(zoo._core.pets.Dog):
    """A base of a module below, by its name in Python."""

@disjoint_base
class Fox(zoo._core.pets.Dog):
    """By the whole name."""

def walk(dog: zoo._core.pets.Dog) -> zoo._core.pets.Dog | Wolf.Nose: ...

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
