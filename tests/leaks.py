"""A fixture for tests of leaks: what a call leaves behind, when it is made again and again."""

import gc
import sys

import pytest
import turns

# How many calls a leak is looked for in: as many as there are to be turns, where those are asked for.
CALLS = max(40, turns.ASKED)


def total():
    """The number of references in the process, where the interpreter counts them."""
    gc.collect()
    return sys.gettotalrefcount()


@pytest.fixture
def leaks():
    """Calls a function often, which may raise, and asserts that no reference is left over or given up twice.

    All references are counted where the interpreter can do it, elsewhere those of `objects` and the
    blocks of memory. PyPy counts neither: there it is only called as often.
    """

    def check(call, *objects, raises=()):
        def body():
            try:
                call()
            except raises:
                pass

        for _ in range(10):
            body()
        if not hasattr(sys, "getrefcount"):
            for _ in range(CALLS):
                body()
            gc.collect()
            return
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
    turns.clear_caches()
    gc.collect()
    count = total if hasattr(sys, "gettotalrefcount") else sys.getallocatedblocks
    before = count()
    for _ in range(CALLS):
        body()
    turns.clear_caches()
    gc.collect()
    return count() - before
