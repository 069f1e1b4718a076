# ==== conversions/__init__.pyi
import builtins
import datetime
import ipaddress
import os
import pathlib
from collections.abc import Sequence

def ints(a: int, b: int, c: int, d: int) -> int: ...
def texts(a: str, b: str, c: str, d: str, e: str) -> str: ...
def bytes(
    a: builtins.bytes,
    b: builtins.bytes | bytearray,
    c: builtins.bytes | bytearray,
    d: builtins.bytes | bytearray | Sequence[int],
    e: builtins.bytes | bytearray,
    f: Sequence[int],
) -> builtins.bytes: ...
def lists(a: Sequence[int], b: Sequence[str], c: Sequence[float], d: Sequence[int]) -> list[list[int]]: ...
def maps(
    a: dict[str, int], b: dict[int, builtins.bytes | bytearray], c: set[int] | frozenset[int], d: set[str] | frozenset[str]
) -> set[int]: ...
def others(
    a: str | os.PathLike[str],
    b: datetime.timedelta,
    c: datetime.datetime,
    d: ipaddress.IPv4Address | ipaddress.IPv6Address,
    e: ipaddress.IPv4Address,
) -> pathlib.Path: ...
def wrapped(a: int, b: str, c: Sequence[int], d: int | None) -> datetime.timedelta | None: ...
def tuples(a: tuple[int], b: tuple[int, str], c: tuple[()]) -> tuple[bool, tuple[float, float]]: ...

# ==== conversions/py.typed
