"""Arrays, as a typed program sees them."""

import array

from arrays import dense
from typing_extensions import assert_type

view, address = dense.table(2, 3)
assert_type(view, "memoryview[float]")
assert_type(address, int)
assert_type(dense.turned("plain"), "memoryview[int]")
assert_type(dense.total(array.array("d", [1.0])), float)
assert_type(dense.weighted(view, None), float)
dense.scale(dense.Field(1, 2), 2)
dense.total([1.0])  # type: ignore[arg-type]
