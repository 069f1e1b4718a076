# ==== long_signatures/__init__.pyi
from collections.abc import Sequence
from typing_extensions import disjoint_base

def broken_once(
    first_parameter: str,
    second_parameter: Sequence[float],
    third_parameter: str = "a default",
    *,
    fourth_parameter: int | None = None,
) -> list[str]: ...
def broken_by_parameter(
    first_parameter: str,
    second_parameter: Sequence[float],
    third_parameter: str = "a default",
    *,
    fourth_parameter: int | None = None,
    fifth_parameter: str | None = None,
) -> list[str]: ...

@disjoint_base
class Indented:
    def long_line(
        self, first_parameter: int, second_parameter: int, third_parameter: int, fourth_parameter: int
    ) -> list[float]: ...

# ==== long_signatures/py.typed
