"""The example as a typed program sees it."""

from distance import closest, distance
from typing_extensions import assert_type

assert_type(distance("a", "b"), int)
assert_type(closest("a", ["b", "c"]), str | None)
distance(1, "b")  # type: ignore[arg-type]
