"""Views of collections, as a typed program sees them."""

from collections.abc import Mapping, MutableMapping, MutableSequence, MutableSet, Sequence, Set

from topics.live import Order, Sealed
from typing_extensions import assert_type

order = Order(["a"])
assert_type(order.lines, MutableSequence[str])
assert_type(order.seen, "Sequence[tuple[str, float | None]]")
assert_type(order.prices, MutableMapping[str, float])
assert_type(order.tags, MutableSet[int])
assert_type(order.marks, "Set[tuple[int, str]]")
assert_type(order.fixed, Mapping[str, int])
assert_type(order.copied, "list[int]")
assert_type(Sealed([1]).items, "list[int]")
order.lines = ["b"]
order.tags = {1}
order.tags.add(2)
order.tags.add("x")  # type: ignore[arg-type]
order.tags |= {3}
order.lines.append("c")
order.lines.append(1)  # type: ignore[arg-type]
