"""Statistics of texts."""

from typing import List, Tuple

from ._native import frequencies

__all__ = ["frequencies", "top"]


def top(text: str, count: int = 3) -> List[Tuple[str, int]]:
    """The words that occur most often."""
    ranked = sorted(frequencies(text).items(), key=lambda item: (-item[1], item[0]))
    return ranked[:count]
