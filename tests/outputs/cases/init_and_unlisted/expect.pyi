# ==== init_and_unlisted/__init__.pyi
from . import inner as inner

def listed() -> None: ...

# ==== init_and_unlisted/inner.pyi

# ==== init_and_unlisted/py.typed
