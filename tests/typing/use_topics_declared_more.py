"""Generic shapes of types that are converted by value, as a typed program sees them."""

from typing import TYPE_CHECKING

from topics import declared_more as d
from typing_extensions import assert_type

if TYPE_CHECKING:
    from topics.declared_more import Counts, Hidden, Page, Tree

page = d.numbers({"items": (1, 2.5)})
assert_type(page, "Page[tuple[float, float]]")
assert_type(page["items"], "list[tuple[float, float]]")
assert_type(page["next"], "int | None")
assert_type(d.names({"items": ["x"]}), "list[str]")
d.names({"items": [1]})  # type: ignore[list-item]

assert_type(d.swap((1, 2)), "tuple[int, int]")
d.swap(("x", "y"))  # type: ignore[arg-type]
assert_type(d.count({"counts": {"x": 1}, "first": ["x", "y"]}), "Counts[int]")

d.flat(1)
d.flat([1, 2])
d.flat({"key": "x", "value": 1})
d.flat(None)
d.flat("x")  # type: ignore[arg-type]
assert_type(d.tree({"value": 1, "children": [{"value": 2}]}), "Tree[int]")
assert_type(d.hidden({"value": 1}), "Hidden[int]")


class HasName:
    """Has the attribute."""

    def __init__(self, name: str) -> None:
        self.name = name


d.named(HasName("x"), HasName("y"))  # type: ignore[arg-type]
assert_type(d.wrapped(1), "int | None")

made = d.made(80, 2)
assert_type(made["port"], str)
assert_type(made["all"], int)
assert_type(d.positions((1, 2))[1].third, int)
