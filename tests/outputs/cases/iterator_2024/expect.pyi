# ==== iterator_2024/__init__.pyi
from collections.abc import Iterator, Sequence

def lengths(words: Sequence[str]) -> Iterator[int]: ...

# ==== iterator_2024/py.typed
