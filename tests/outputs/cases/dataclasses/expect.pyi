# ==== shop/__init__.pyi
"""Dataclasses that derive from dataclasses."""

from typing import Any
from typing_extensions import Self, disjoint_base

@disjoint_base
class Item:
    """What is sold."""

    __match_args__ = ("name", "price")
    name: str
    price: float

    def __new__(cls, name: str, price: float = 0.5) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __repr__(self) -> str: ...
    def __replace__(self, /, **changes: Any) -> Self: ...

@disjoint_base
class Shelf(Item):
    """Shows the fields of its base too."""

    metres: float

    def __repr__(self) -> str: ...

@disjoint_base
class Book(Item):
    """With fields of its own, and one that Python does not see."""

    __match_args__ = ("name", "price", "pages")
    pages: int

    def __new__(cls, name: str, price: float = 0.5, pages: int = 1) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __repr__(self) -> str: ...
    def __replace__(self, /, **changes: Any) -> Self: ...

@disjoint_base
class Atlas(Book):
    """Two levels down, as a tuple."""

    __match_args__ = ("name", "price", "pages", "maps")
    maps: list[str]

    def __new__(cls, name: str, price: float = 0.5, pages: int = 1, maps: list[str] = []) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __repr__(self) -> str: ...
    def __replace__(self, /, **changes: Any) -> Self: ...

# ==== shop/py.typed
# warning: warning[KB1413]: `Atlas.maps` gives a new list each time
# warning:   --> src/lib.rs:42:9
# warning:    |
# warning: 42 |         Vec<String>,
# warning:    |         ^^^^^^^^^^^ changes to that list are lost
# warning:    |
# warning:    = help: say that this is meant: `/// @py copy` on the field; or export methods that change what it holds
