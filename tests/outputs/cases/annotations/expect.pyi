# ==== annotations/__init__.pyi
import numpy
import numpy.typing
import os
import pandas
from collections.abc import Callable, Iterator
from typing import Any, Literal

def call(f: Callable[[int], str], x: int, *rest: float, mode: Literal["a", "b"] = "a", **others: bytes) -> dict[str, Any]: ...
def table(source: pandas.DataFrame | os.PathLike[str]) -> numpy.typing.NDArray[numpy.float64]: ...
def walk(root: str) -> Iterator[tuple[str, int]]: ...

# ==== annotations/py.typed
