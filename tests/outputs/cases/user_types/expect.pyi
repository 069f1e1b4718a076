# ==== user_types/__init__.pyi
import decimal
from collections.abc import Sequence
from typing import Any

def turn(by: float | str, all: Sequence[float | str]) -> float | None: ...
def pay(amount: decimal.Decimal) -> decimal.Decimal: ...
def unsaid(a: Any, b: Sequence[Any]) -> list[Any]: ...

# ==== user_types/py.typed
# warning: warning[KB0301]: the stub does not know what `Unsaid` is in Python
# warning:   --> src/lib.rs:25:41
# warning:    |
# warning: 16 | struct Unsaid;
# warning:    |        ------ the type is defined here
# warning: ...
# warning: 25 | fn unsaid(a: Unsaid, b: Vec<Unsaid>) -> Vec<Unsaid> { todo!() }
# warning:    |                                         ^^^^^^^^^^^ `Any` is written for it
# warning:    |
# warning:    = help: say what it becomes: `/// @py type(float | str)` on `impl IntoPyObject for Unsaid`
