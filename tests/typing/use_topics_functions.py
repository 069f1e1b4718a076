"""The functions that the Python suite tests, as a typed program sees them."""

from topics import functions
from typing_extensions import assert_type

assert_type(functions.area(2), str)
assert_type(functions.area(2, h=3.5, unit="cm"), str)
assert_type(functions.add(1, b=2), int)


def refused() -> None:
    """What the stub must not let through."""
    functions.area("2")  # type: ignore[arg-type]
    functions.area(2, 3, "cm")  # type: ignore[call-arg]
    functions.add(1)  # type: ignore[call-arg]
    functions.add(1.5, 2)  # type: ignore[arg-type]
