"""What is different on PyPy, read from `pypy.toml`: the tests that show it are expected to fail there.

A run that names a file in $KEELBACK_OUTCOMES writes there how each test ended, as soon as it has: whoever reads it knows
which one ended the process. It goes on where another run ended: without the tests that are in that file already.
"""

import gc
import os
import sys
import time
from pathlib import Path

RUNS = sys.implementation.name == "pypy"
OUTCOMES = os.environ.get("KEELBACK_OUTCOMES")

# PyPy finds an object in one collection, calls its finalizer after it, and frees what it held in those that follow.
TURNS = 4


def collected(*generation, collect=gc.collect):
    """What a single collection is to CPython."""
    return [collect(*generation) for _ in range(TURNS)][0]


if RUNS:
    from hypothesis import Phase, settings

    gc.collect = collected
    # An example that fails, as some are expected to, is not made smaller for minutes.
    settings.register_profile("pypy", phases=[Phase.explicit, Phase.generate])
    settings.load_profile("pypy")


def waited(event, seconds):
    """Waits for an event that may take an object's end, and answers whether it came: nothing but garbage makes PyPy's collector run."""
    end = time.monotonic() + seconds
    while RUNS and not event.wait(0.1) and time.monotonic() < end:
        gc.collect()
    return event.wait(max(0, end - time.monotonic()))


def table():
    """The file; each PyPy that is supported has the module that reads it."""
    import tomllib

    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def left_out():
    """The files of which nothing can be run there."""
    return [file for entry in table()["absent"] for file in entry["files"]] if RUNS else []


def marks():
    """What is to be said of which tests: they are expected to fail, or end the process and are only run by whom that does
    not end."""
    import pytest

    for entry in table()["different"]:
        yield pytest.mark.xfail(reason=entry["reason"], strict=not entry.get("may", False)), entry["tests"]
    if not OUTCOMES:
        for entry in table()["ends"]:
            yield pytest.mark.skip(reason=entry["reason"]), entry["tests"]


def name(nodeid):
    """A test's name in the file: without the folder."""
    file, _, test = nodeid.partition("::")
    return f"{Path(file).name}::{test}"


# How a test that the table names has ended.
DIFFERENT, MAY = "differ", "differ sometimes"


def is_named(test, by):
    """Whether an entry's name is that of a test, with or without its parameters."""
    return test == by or test.startswith(f"{by}[")


def expect(items):
    """Marks the tests that are different there. Where whole files run, a name that no test has is a mistake in the table."""
    if not RUNS:
        return
    names = {item: name(item.nodeid) for item in items}
    files = {test.split("::")[0] for test in names.values()}
    unknown = []
    for mark, tests in marks():
        for by in tests:
            found = [item for item in items if is_named(names[item], by)]
            for item in found:
                item.add_marker(mark)
            if not found and by.split("::")[0] in files:
                unknown.append(by)
    if not OUTCOMES:
        return
    if unknown:
        raise LookupError(f"pypy.toml names tests that are not there: {', '.join(unknown)}")
    begun = Recorder(OUTCOMES).begun()
    items[:] = [item for item in items if names[item] not in begun]


class Recorder:
    """Writes down which test begins, and how it ends."""

    def __init__(self, place):
        self.place = Path(place)
        self.place.touch()

    def write(self, what, nodeid):
        with self.place.open("a", encoding="utf-8") as file:
            file.write(f"{what}\t{name(nodeid)}\n")

    def begun(self):
        """The tests that some run has begun."""
        lines = self.place.read_text(encoding="utf-8").splitlines()
        return {line.split("\t", 1)[1] for line in lines}

    def pytest_runtest_logstart(self, nodeid):
        self.write("begun", nodeid)

    def pytest_runtest_logreport(self, report):
        expected = hasattr(report, "wasxfail")
        if report.when == "call" or report.outcome != "passed":
            how = {"skipped": DIFFERENT, "passed": MAY}.get(report.outcome) if expected else report.outcome
            self.write(how or report.outcome, report.nodeid)


def pytest_configure(config):
    """As a plugin (`-p pypy`) it writes."""
    config.pluginmanager.register(Recorder(OUTCOMES))
