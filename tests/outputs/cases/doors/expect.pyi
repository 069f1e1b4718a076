# ==== doors/__init__.pyi
from typing import Final

LIMIT: Final = 10

def seen() -> None: ...
def hidden(n: int = 1) -> int:
    """Hidden."""

class Lost(LookupError): ...

def visible() -> None: ...

# ==== doors/py.typed
