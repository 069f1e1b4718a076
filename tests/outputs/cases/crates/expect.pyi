# ==== crates/__init__.pyi
"""Types of other crates that the runtime converts: by `use`, by glob, under another name, and by path."""

import builtins
import datetime
import decimal
import fractions
import uuid as _uuid
from collections.abc import Sequence
from typing import Any
from typing_extensions import disjoint_base

def times(
    a: datetime.date, b: datetime.datetime, c: datetime.timedelta, d: datetime.time, e: datetime.datetime
) -> datetime.tzinfo: ...
def numbers(a: decimal.Decimal | int, b: fractions.Fraction | int, c: int = 5, d: complex = 1) -> fractions.Fraction: ...
def floats(a: float, b: Sequence[float]) -> decimal.Decimal: ...
def maps(a: dict[str, int] = {}, b: dict[int, builtins.bytes | bytearray] = {}, c: Sequence[int] = [], **d: int) -> set[str]: ...
def either(a: int | str | None) -> int | str: ...
def bytes(
    a: builtins.bytes | bytearray, b: builtins.bytes | bytearray, c: builtins.bytes | bytearray | Sequence[int]
) -> builtins.bytes: ...
def uuid(a: _uuid.UUID) -> _uuid.UUID | None:
    """Has the name of the module that its hint is in."""

def serialized(a: Any) -> Any: ...
def other(a: object) -> object:
    """A type of that name of another crate is not known."""

@disjoint_base
class Holder: ...

# ==== crates/py.typed
