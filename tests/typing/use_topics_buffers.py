"""Memory that is shared, as a typed program sees it."""

import array

from topics import buffers as b
from typing_extensions import assert_type

view, address = b.give([1.0])
assert_type(view, "memoryview[float]")
assert_type(address, int)
assert_type(view[0], float)
assert_type(b.give_flags([True]), "memoryview[bool]")
assert_type(b.scale(array.array("d", [1.0]), 2), None)
assert_type(b.negate(None), bool)
b.scale(b.Row([1.0]), 2)
b.add(bytearray(8), memoryview(b"12345678"))
b.scale([1.0], 2)  # type: ignore[arg-type]
