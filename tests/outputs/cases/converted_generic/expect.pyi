# ==== converted_generic/__init__.pyi
"""Types that are converted by value for all their instances, with fields under conditions, and made by functions."""

from collections.abc import Sequence
from typing import Generic, Literal, TypeVar, TypedDict, type_check_only
from typing_extensions import ReadOnly, TypeAlias

_PageT = TypeVar("_PageT")
_OneOrManyT = TypeVar("_OneOrManyT")
_OneOrMany: TypeAlias = _OneOrManyT | list[_OneOrMany[_OneOrManyT]] | OneOrManyKeyed[_OneOrManyT] | Literal["Nothing"]
_OneOrManyLike: TypeAlias = _OneOrManyT | Sequence[_OneOrManyLike[_OneOrManyT]] | OneOrManyKeyedLike[_OneOrManyT] | Literal["Nothing"]

@type_check_only
class Page(TypedDict, Generic[_PageT]):
    """One page of something."""

    items: list[_PageT]
    """In order."""
    width: list[int]
    shown: str

@type_check_only
class PageLike(TypedDict, Generic[_PageT]):
    """One page of something."""

    items: ReadOnly[Sequence[_PageT]]
    """In order."""
    width: ReadOnly[Sequence[int]]
    shown: ReadOnly[str]

@type_check_only
class OneOrManyKeyed(TypedDict, Generic[_OneOrManyT]):
    key: str
    value: _OneOrManyT

@type_check_only
class OneOrManyKeyedLike(TypedDict, Generic[_OneOrManyT]):
    key: ReadOnly[str]
    value: ReadOnly[_OneOrManyT]

def pages(pages: _OneOrManyLike[int], page: PageLike[str]) -> Page[bool]: ...

# ==== converted_generic/py.typed
