"""Traits of the standard library, as a typed program sees them."""

from collections.abc import Iterator

from topics.std_traits import Bag, Countdown, Digits, Vector
from typing_extensions import assert_type

assert_type(3 * Vector((1, 2)), Vector)
assert_type([1.0, 2.0] - Vector(), Vector)
assert_type(Vector("1, 2") + Vector(), Vector)
assert_type(Vector() == 5.0, bool)
assert_type(Vector() < 5.0, bool)
assert_type(float(Vector()), float)
Vector()[0] = 1.0
Vector()[0] = "a"  # type: ignore[call-overload, unused-ignore, assignment]
assert_type(iter(Bag(text for text in "ab")), Iterator[str])
assert_type(list(Digits(12)), "list[int]")
assert_type(list(reversed(Countdown(3))), "list[int]")
