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
    """The files of which nothing can be run there."""
    return [file for entry in table()["open"] for file in entry.get("files", [])] if RUNS else []


def marks():
    """What is to be said of which tests: those that end the process are not run, the others are expected to fail."""
    for entry in table()["open"]:
        yield pytest.mark.skip(reason=entry["reason"]), entry.get("tests", [])
    for entry in table()["different"]:
        yield pytest.mark.xfail(reason=entry["reason"], strict=not entry.get("may", False)), entry["tests"]


def expect(items):
    """Marks the tests that are different there. A name that no test has is a mistake in the file."""
    if not RUNS:
        return
    names = {item: f"{Path(str(item.fspath)).name}::{item.nodeid.split('::', 1)[1]}" for item in items}
    files = {name.split("::")[0] for name in names.values()}
    unknown = []
    for mark, tests in marks():
        for name in tests:
            found = [item for item in items if names[item] == name or names[item].startswith(f"{name}[")]
            for item in found:
                item.add_marker(mark)
            if not found and name.split("::")[0] in files:
                unknown.append(name)
    if unknown:
        raise pytest.UsageError(f"pypy.toml names tests that are not there: {', '.join(unknown)}")
