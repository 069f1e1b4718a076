"""What all topics' tests share."""

import gc
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent))
import turns  # noqa: E402

# How many calls a leak is looked for in.
CALLS = 40


def pytest_collection_finish():
    """What pytest and hypothesis hold is left alone by the thousands of collections that look for leaks."""
    gc.collect()
    gc.freeze()


def total():
    """The number of references in the process, where the interpreter counts them."""
    gc.collect()
    return sys.gettotalrefcount()


@pytest.fixture
def leaks():
    """Calls a function often, which may raise, and asserts that no reference is left over or given up twice.

    All references are counted where the interpreter can do it, elsewhere those of `objects` and the
    blocks of memory.
    """

    def check(call, *objects, raises=()):
        def body():
            try:
                call()
            except raises:
                pass

        for _ in range(10):
            body()
        refs = [sys.getrefcount(one) for one in objects]
        for _ in range(20):
            body()
        assert [sys.getrefcount(one) for one in objects] == refs
        # Caches and the garbage collector make single ones go up, and without a GIL memory comes back late; a leak makes
        # all go up, by one a call.
        grown = []
        while not grown or (grown[-1] >= CALLS and len(grown) < 8):
            grown.append(growth(body))
        assert grown[-1] < CALLS, grown

    return check


def growth(body):
    """By how much those calls make the process bigger."""
    gc.collect()
    count = total if hasattr(sys, "gettotalrefcount") else sys.getallocatedblocks
    before = count()
    for _ in range(CALLS):
        body()
    gc.collect()
    return count() - before


def pytest_addoption(parser):
    """`--turns`: each test runs several times, and none may leave references over (debug builds)."""
    parser.addoption("--turns", action="store_true", help="run each test often and count references")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    """Runs a test as often as it takes to see whether it leaves references over."""
    wanted = pyfuncitem._fixtureinfo.argnames
    if not pyfuncitem.config.getoption("--turns"):
        return None
    if hasattr(pyfuncitem.obj, "hypothesis") or "leaks" in wanted:
        pytest.skip("its examples are others each time, or it counts by itself")
    arguments = {name: pyfuncitem.funcargs[name] for name in wanted}
    grown = turns.growth(lambda: pyfuncitem.obj(**arguments))
    assert grown <= 0, f"each turn leaves {grown} references"
    return True
