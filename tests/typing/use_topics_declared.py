"""Shapes of types that are converted by value, as a typed program sees them."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from topics import declared as d
from topics.declared import Place, Reading
from typing_extensions import assert_type

if TYPE_CHECKING:
    # What only type checkers have.
    from topics.declared import Corner, Options, Report

# A dict with the keys, of which some may be missing on the way in and none on the way out.
shown = d.options({"width": 3})
assert_type(shown, "Options")
assert_type(shown["marks"], "list[int]")
assert_type(d.options({"width": 3, "marks": (1, 2), "path": "x"})["title"], str)
# What came out goes in again.
d.options(shown)
d.options({"title": "x"})  # type: ignore[typeddict-item]
d.options({"width": "x"})  # type: ignore[typeddict-item]
d.options({"width": 3, "colour": 1})  # type: ignore[typeddict-unknown-key]

corner: "Corner" = {"x": 1.0, "y": 2.0}
assert_type(d.drawing({"corners": (corner,), "by_name": {"a": corner}, "size": (1, "x")})["corners"], "list[Corner]")


@dataclass
class Box:
    """Has the attributes."""

    width: int
    height_in_lines: int


assert_type(d.volume(Box(1, 2)), int)
d.volume(3)  # type: ignore[arg-type]

reading = d.reading(Reading(1.5, "K"))
assert_type(replace(reading, parent=3), Reading)
assert_type(reading.notes, "list[str]")
Reading("x", "K")  # type: ignore[arg-type]

place = d.place((1, 2))
assert_type(place, Place)
assert_type(place.row, int)
row, column = d.place((1,))
assert_type(column, int)
d.place((1, 2, 3))  # type: ignore[arg-type]

assert_type(d.metres(3), float)
assert_type(d.pair((1, "x")), "tuple[int, str]")
d.mode("append")
d.mode("other")  # type: ignore[arg-type]
d.value({"r": 1.0})
d.value("anything")
d.value(b"x")  # type: ignore[arg-type]
d.json({"a": [1, None, {"b": "c"}]})
assert_type(d.report(2), "list[Report]")
assert_type(d.Holder((1, "x")).report, "Report | None")
assert_type(d.either(corner), str)
