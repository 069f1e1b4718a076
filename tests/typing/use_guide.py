"""What the guide's pages export, as a typed program sees it."""

from guide import functions
from guide.first_steps import Point, metres
from guide.tags.inner import greet
from typing_extensions import assert_type

assert_type(Point(3, y=4).norm(), float)
assert_type(metres(10, unit="ft"), float)
assert_type(functions.area(1), float)
assert_type(functions.area(1, 2), float)
assert_type(greet(), str)
