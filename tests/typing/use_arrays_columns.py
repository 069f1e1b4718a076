"""Data of Arrow, as a typed program sees it."""

from __future__ import annotations

from arrays import columns as c
from typing_extensions import Protocol, assert_type


class Array(Protocol):
    """What the interface's own page has, and libraries want."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...


class Stream(Protocol):
    """The same."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


def table(data: Array | Stream) -> None:
    """Takes what a library would."""
    print(data)


numbers, address = c.numbers(3)
assert_type(address, int)
assert_type(c.total(numbers), int)
assert_type(c.kind([1, None]), str)
table(numbers)
table(c.batch(2))
table(c.counting(2, how="error"))
table(c.Frame(c.batch(1)))
schema, items = c.batch(2).__arrow_c_array__()
stream: Stream = c.batch(2)
assert_type(c.chunks(stream), "list[int]")
c.fields(c.same_schema(c.Frame(c.batch(1))))
c.fields(c.counting(1))
c.total([1])  # type: ignore[arg-type]
c.fields(numbers)  # type: ignore[arg-type]
