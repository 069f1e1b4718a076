# ==== empty/__init__.pyi

# ==== empty/py.typed
