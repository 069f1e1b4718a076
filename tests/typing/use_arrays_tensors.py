"""Tensors, as a typed program sees them."""

import array
from typing import Any

from arrays import tensors as t
from typing_extensions import CapsuleType, Protocol, assert_type


class NumPy(Protocol):
    """What NumPy's own stub wants of an argument of `from_dlpack`."""

    def __dlpack__(self, /, *, stream: None = ...) -> CapsuleType: ...


def from_dlpack(x: NumPy, /) -> object:
    return x


class Torch:
    """What the tensors of PyTorch are."""

    def __dlpack__(self, *, stream: Any | None = -1, max_version: tuple[int, int] | None = None) -> object:
        raise NotImplementedError

    def __dlpack_device__(self) -> tuple[int, int]:
        raise NotImplementedError


tensor, address = t.numbers(3)
assert_type(address, int)
from_dlpack(tensor)
memoryview(tensor)
assert_type(tensor.__dlpack__(max_version=(1, 0), copy=True), CapsuleType)
assert_type(tensor.__dlpack_device__(), tuple[int, int])
assert_type(t.total(Torch()), float)
assert_type(t.total(array.array("d", [1.0])), float)
assert_type(t.total(tensor), float)
t.scale([1.0], 2)  # type: ignore[arg-type]
