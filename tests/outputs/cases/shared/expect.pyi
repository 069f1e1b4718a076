# ==== shared/__init__.pyi
from collections.abc import Sequence
from typing_extensions import Self, disjoint_base

@disjoint_base
class Pool:
    """A pool of connections, which Rust and Python share."""

    def __new__(cls, name: str) -> Self: ...
    @property
    def name(self) -> str: ...
    def take(self) -> Lease: ...
    def used(self) -> int: ...
    def same(self, other: Pool) -> bool: ...

@disjoint_base
class Lease:
    @property
    def pool(self) -> Pool: ...

def pools(all: Sequence[Pool], first: Pool | None) -> list[Pool]: ...

@disjoint_base
class Handler:
    """Its type is `Clone`, so it goes by value too; it holds Python objects, so its borrows are counted."""

def handle(shared: Handler, copied: Handler) -> Handler: ...

# ==== shared/py.typed
