# ==== cfgs/__init__.pyi
def platform() -> str: ...

# ==== cfgs/py.typed
