# ==== literal_defaults/__init__.pyi
import os
from collections.abc import Sequence

def numbers(a: int = 1, b: int = -2, c: float = 1, d: float = 2.5, e: float = 1000.0, f: int = 255, g: bool = True) -> float: ...
def texts(
    a: str = "x",
    b: str = 'say "hi"',
    c: str = "ß",
    d: str = "\x00\n",
    e: str | os.PathLike[str] = "p",
    f: str | os.PathLike[str] = "q",
) -> None: ...
def options(a: int | None = None, b: int | None = 1, c: str | None = "x", d: str | None = None, e: str | None = "y") -> None: ...
def collections(
    a: Sequence[int] = [],
    b: dict[str, int] = {},
    c: bytes = b"\x00a",
    d: bytes | bytearray = b"z",
    e: Sequence[int] = [1, 2],
    f: tuple[int, str] = (1, "a"),
    g: Sequence[float] = (),
    h: set[int] | frozenset[int] = {1},
    i: dict[str, int] = {"k": 1},
) -> None: ...
def boxed(a: str = "x", b: int = True) -> None: ...

# ==== literal_defaults/py.typed
