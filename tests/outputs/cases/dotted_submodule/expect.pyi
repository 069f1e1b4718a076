# ==== pkg/native/__init__.pyi
from . import inner as inner

# ==== pkg/native/inner.pyi
def f() -> None: ...

# ==== pkg/py.typed
