"""What is different on PyPy, read from `pypy.toml`: the tests that show it are expected to fail there."""

import sys
from pathlib import Path

import pytest

RUNS = sys.implementation.name == "pypy"


def table():
    """The file; each PyPy that is supported has the module that reads it."""
    import tomllib

    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def left_out():
    """The files that are not right there yet."""
    return [file for entry in table()["open"] for file in entry["files"]] if RUNS else []


def expect(items):
    """Marks the tests that are expected to fail. A name that no test has is a mistake in the file."""
    if not RUNS:
        return
    names = {item: f"{Path(str(item.fspath)).name}::{item.nodeid.split('::', 1)[1]}" for item in items}
    files = {name.split("::")[0] for name in names.values()}
    unknown = []
    for entry in table()["different"]:
        mark = pytest.mark.xfail(reason=entry["reason"], strict=not entry.get("may", False))
        for name in entry["tests"]:
            found = [item for item in items if names[item] == name or names[item].startswith(f"{name}[")]
            for item in found:
                item.add_marker(mark)
            if not found and name.split("::")[0] in files:
                unknown.append(name)
    if unknown:
        raise pytest.UsageError(f"pypy.toml names tests that are not there: {', '.join(unknown)}")
