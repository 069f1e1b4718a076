"""Views of collections, as a typed program sees them."""

from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence

from topics.live import Order, Sealed
from typing_extensions import assert_type

order = Order(["a"])
assert_type(order.lines, MutableSequence[str])
assert_type(order.seen, "Sequence[tuple[str, float | None]]")
assert_type(order.prices, MutableMapping[str, float])
assert_type(order.fixed, Mapping[str, int])
assert_type(order.copied, "list[int]")
assert_type(Sealed([1]).items, "list[int]")
order.lines = ["b"]
order.lines.append("c")
order.lines.append(1)  # type: ignore[arg-type]
