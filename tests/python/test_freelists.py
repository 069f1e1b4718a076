"""Classes that keep the memory of their ended objects: tests/python/src/freelists.rs."""

import gc
import sys
import sysconfig
import weakref

import pytest
from processes import INTERPRETERS, TOGETHER, UNLOAD, has_own_gil, several, succeeds

from topics import freelists
from topics.freelists import Link, Mark, Marked, Parting, Plain, Token

has_lists = pytest.mark.skipif(
    bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    or not getattr(sys, "getallocatedblocks", int)(),
    reason="without a GIL CPython's allocator has lists, and with PYTHONMALLOC=malloc it does not count blocks",
)


@pytest.fixture(autouse=True)
def all_go():
    """Each test leaves no counted value behind."""
    gc.collect()
    before = freelists.alive()
    yield
    gc.collect()
    assert freelists.alive() == before


def blocks_kept(make, count=10):
    """How many of `count` objects that end leave their memory with the class."""
    held = [None] * count
    places = range(count)
    for place in places:
        held[place] = make()
    before = sys.getallocatedblocks()
    for place in places:
        held[place] = None
    return count - (before - sys.getallocatedblocks())


def measured(make, count=10):
    """The same, where the first measure is not counted: it meets what is allocated once."""
    blocks_kept(make, count)
    # What is counted without any object: the first answer itself.
    return blocks_kept(make, count) - blocks_kept(make, 0)


@has_lists
@pytest.mark.parametrize(
    "make, most",
    [
        (lambda: Plain(1), 0),
        (lambda: Token(1), 4),
        (Link, 4),
        (lambda: Mark(1), 2),
        (lambda: Marked(1, 2), 4),
        (lambda: Parting(int), 4 if sys.version_info >= (3, 9) else 0),
        (type("Python", (Token,), {"__slots__": ()}), 0),
    ],
    ids=["none", "frozen", "collected", "base", "derived", "drops", "subclass"],
)
def test_as_many_as_it_says(make, most):
    argument = make if not isinstance(make, type) or make is Link else lambda: make(1)
    gc.disable()
    try:
        assert measured(argument) == most
        # Taken again, the memory is the list's no more, and no block is new.
        held = [None] * 4
        before = sys.getallocatedblocks()
        for place in range(most):
            held[place] = argument()
        # The count itself takes one, or one that an int before it left.
        assert sys.getallocatedblocks() - before <= 1
    finally:
        gc.enable()


@has_lists
def test_the_last_one_is_the_next():
    held = [Token(number) for number in range(4)]
    addresses = [id(token) for token in held]
    while held:
        held.pop()
    # The last that ended was the first that was made.
    again = [Token(number) for number in range(4)]
    assert [id(token) for token in again] == addresses
    assert [token.number for token in again] == [0, 1, 2, 3]


def test_drop_runs_when_an_object_ends():
    before = freelists.alive()
    held = [Token(number) for number in range(3)]
    assert freelists.alive() == before + 3
    held.clear()
    assert freelists.alive() == before
    held = [Token(number) for number in range(7)]
    assert freelists.alive() == before + 7
    assert [token.number for token in held] == list(range(7))


def test_nothing_of_the_former_object_is_left():
    for _ in range(10):
        first = Link()
        assert first.next is None and first.__dict__ == {} and weakref.getweakrefcount(first) == 0
        assert gc.is_tracked(first)
        first.anything, first.next = object(), [first]
        reference = weakref.ref(first)
        first.next = None
        del first
        assert reference() is None


def test_cycles_of_reused_objects():
    before = freelists.alive()
    for _ in range(10):
        first = Link()
        first.next = Link(first)
        del first
        assert freelists.alive() == before + 2
        gc.collect()
        assert freelists.alive() == before


def test_a_type_has_as_many_references_as_objects():
    def grown():
        before = sys.getrefcount(Token)
        held = [Token(number) for number in range(6)]
        made = sys.getrefcount(Token) - before
        held.clear()
        return made, sys.getrefcount(Token) - before

    assert grown() == grown() == (6, 0)


def test_what_a_collector_finalized_is_not_reused():
    """It would never be finalized again: Drop would find a function that the collector has cleared."""
    seen = []
    for number in range(8):
        parting = Parting(lambda number=number: seen.append(number))
        parting.held = parting
        del parting
        gc.collect()
    assert seen == list(range(8))


def test_an_exception_in_a_constructor_takes_nothing():
    for _ in range(10):
        with pytest.raises(TypeError):
            Token("a")
        with pytest.raises(TypeError):
            Token()
    assert Token(3).number == 3


def test_a_subclass_and_its_base_are_not_mixed():
    class Python(Token):
        pass

    for number in range(20):
        mine, own, derived = Python(number), Token(number), Marked(number, 1)
        mine.more = number
        assert type(mine) is Python and type(own) is Token and type(derived) is Marked
        assert (mine.number, own.number, derived.number, derived.more) == (number, number, number, 1)


def test_unload():
    """A module that goes takes its lists along; the next one has its own."""
    script = UNLOAD + """
import resource, sysconfig
has_lists = sys.version_info >= (3, 9) and sys.getallocatedblocks() and not sysconfig.get_config_var("Py_GIL_DISABLED")

def use():
    from topics import freelists
    held = [freelists.Token(number) for number in range(9)] + [freelists.Link() for _ in range(9)]
    outlives = freelists.Token(5)
    if has_lists:
        # The list is open, in every module: four of nine leave their memory.
        empty = blocks = sys.getallocatedblocks()
        empty = sys.getallocatedblocks() - empty
        for place in range(9):
            held[place] = None
        assert blocks - sys.getallocatedblocks() + empty == 5
        held[:9] = [freelists.Token(number) for number in range(9)]
    assert sum(type(one) is freelists.Token for one in held) == 9
    return outlives

for _ in range(3):
    late = use()
    unload()
    # Its class's list has been given back.
    assert late.number == 5
    del late
    gc.collect()
peaks = []
for _ in range(10):
    from topics.freelists import Wide
    held = [Wide() for _ in range(64)]
    del held, Wide
    unload()
    peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
# Each list was of 4 MiB.
assert peaks[-1] - peaks[1] < (16 if sys.platform != "darwin" else 16 << 10) << 10, peaks
"""
    succeeds(script)


@has_own_gil
def test_interpreters():
    """Memory stays with the interpreter that it belongs to, whoever has the list."""
    script = INTERPRETERS + TOGETHER + """
WORK = '''
from topics.freelists import Link, Mark, Marked, Token
for turn in range(200):
    held = [Token(number) for number in range(6)] + [Link() for _ in range(6)]
    held += [Mark(number) for number in range(6)] + [Marked(number, turn) for number in range(6)]
    assert [one.number for one in held[:6]] == list(range(6))
    assert [one.more for one in held[-6:]] == [turn] * 6
    held[7].next = held
del held
'''
exec(WORK)
def call(number):
    for _ in range(int(sys.argv[1])):
        interpreter = create()
        try:
            run(interpreter, WORK)
        finally:
            low.destroy(interpreter)
        exec(WORK, {})
together(int(sys.argv[1]), call)
import topics
for name in [name for name in sys.modules if name.split(".")[0] == "topics"]:
    del sys.modules[name]
del topics
"""
    succeeds(script, several(5))


def test_threads():
    succeeds(
        TOGETHER
        + """
from topics.freelists import Link, Token
def call(number):
    for turn in range(2000):
        held = [Token(number) for _ in range(6)] + [Link(turn) for _ in range(6)]
        assert all(one.number == number for one in held[:6])
        assert all(one.next == turn for one in held[6:])
together(4, call)
"""
    )
