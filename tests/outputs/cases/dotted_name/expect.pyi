# ==== pkg/_core.pyi
"""The native part."""

def f() -> None: ...

# ==== pkg/py.typed
