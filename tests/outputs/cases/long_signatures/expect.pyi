# ==== long_signatures/__init__.pyi
from collections.abc import Sequence

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

# ==== long_signatures/py.typed
