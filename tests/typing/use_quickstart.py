"""The example as a typed program sees it."""

import datetime
import pathlib
from collections.abc import Iterator

import quickstart
from quickstart import prose
from typing_extensions import assert_type

assert_type(quickstart.__version__, str)
assert_type(quickstart.EXTENSIONS, list[tuple[str, str]])

assert_type(quickstart.render("text", "tables", "math", anchors=True, raw_html=False), str)
assert_type(quickstart.outline("text", depth=2), list[tuple[int, str]])
assert_type(quickstart.links("one", "two"), Iterator[tuple[str, str]])
assert_type(quickstart.links_in("one", pathlib.Path("two")), Iterator[tuple[pathlib.Path, str, str]])
assert_type(quickstart.words("text", min_length=3), dict[str, int])

assert_type(prose.strip("text"), str)
assert_type(prose.reading_time("text", words_per_minute=100), datetime.timedelta)
assert_type(prose.slug("title"), str)
assert_type(prose.slug(["title"]), list[str])

error: ValueError = quickstart.UnknownExtension("name")


def refused() -> None:
    """What the stub must not let through."""
    quickstart.render()  # type: ignore[call-arg]
    quickstart.render(b"text")  # type: ignore[arg-type]
    quickstart.render("text", anchor=True)  # type: ignore[call-arg]
    quickstart.outline("text", 2)  # type: ignore[call-arg]
    quickstart.words("text", min_length="3")  # type: ignore[arg-type]
    quickstart.links(["one", "two"])  # type: ignore[arg-type]
    prose.slug(title="title")  # type: ignore[call-overload]
    quickstart.__version__ = "2"  # type: ignore[misc]
