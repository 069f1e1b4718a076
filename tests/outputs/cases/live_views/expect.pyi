# ==== live_views/__init__.pyi
from collections.abc import Mapping, MutableMapping, MutableSequence, MutableSet, Sequence, Set
from typing_extensions import disjoint_base

@disjoint_base
class Order:
    lines: MutableSequence[str]
    """Its lines."""
    prices: MutableMapping[str, float]
    marks: MutableSet[int]
    tags: list[str]
    raw: bytes
    notes: list[str]

    @property
    def seen(self) -> Sequence[float]: ...
    @property
    def ranks(self) -> Mapping[int, tuple[str, bool]]: ...
    @property
    def names(self) -> Set[str]: ...

@disjoint_base
class Fixed:
    @property
    def lines(self) -> list[str]: ...

# ==== live_views/py.typed
# warning: warning[KB1413]: `Order.notes` gives a new list each time
# warning:   --> src/lib.rs:25:12
# warning:    |
# warning: 25 |     notes: Vec<String>,
# warning:    |            ^^^^^^^^^^^ changes to that list are lost
# warning:    |
# warning:    = help: say that this is meant: `/// @py copy` on the field; or export methods that change what it holds
