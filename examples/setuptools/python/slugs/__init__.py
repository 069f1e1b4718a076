"""Names for addresses."""

from typing import Iterable, List

from ._native import slug

__all__ = ["slug", "unique"]


def unique(titles: Iterable[str]) -> List[str]:
    """The slugs of several titles, each with a number where it would be there twice."""
    seen: List[str] = []
    for title in titles:
        name = candidate = slug(title)
        number = 2
        while candidate in seen:
            candidate = f"{name}-{number}"
            number += 1
        seen.append(candidate)
    return seen
