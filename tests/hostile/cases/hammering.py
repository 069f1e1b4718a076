"""Threads that use, change, end and wait for the same objects."""

import gc
import sys
import threading
import weakref

from hostile import attempt, case, failed, raises, settled
from topics import classes, enums, hostile, iterators, memory, receivers, records
from topics.hostile import Chest, Made
from topics.memory import Bag, Deep, Farewell, Locked, Node, Open
from topics.receivers import Counter

TURNS = 300


def all_at_once(*works, count=4):
    """Runs each work in so many threads, switching often; answers with what they raised."""
    errors, interval = [], sys.getswitchinterval()
    start = threading.Event()

    def body(work):
        start.wait()
        try:
            work()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=body, args=(work,)) for work in works for _ in range(count)]
    sys.setswitchinterval(1e-6)
    try:
        for thread in threads:
            thread.start()
        start.set()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    return errors


@case
def everything_on_one_object():
    """Many threads that call every method of one object get answers or conflicts, and it stays whole."""
    before = settled(hostile.alive)
    chest = Chest(*range(10))
    uses = [
        lambda: len(chest),
        lambda: chest.add(5),
        lambda: chest[0],
        lambda: chest.__delitem__(-1),
        lambda: list(chest),
        lambda: 3 in chest,
        lambda: repr(chest),
        lambda: chest.sort(float),
        lambda: chest.keep(lambda item: item != 5),
        lambda: chest.extend(range(5)),
        lambda: chest.sleep(0),
        lambda: setattr(chest, "first", 7),
    ]

    def work():
        for turn in range(TURNS // 3):
            for use in uses:
                answer = attempt(use)
                if failed(answer):
                    assert isinstance(answer, (RuntimeError, IndexError)), answer

    assert all_at_once(work) == []
    assert len(chest) == len(list(chest))
    del chest, uses, work
    assert settled(hostile.alive) == before


@case
def counted_changes():
    """No change is lost: what did not raise was done."""
    counter, done = Counter(0), []

    def work():
        mine = 0
        for _ in range(TURNS):
            if not failed(attempt(lambda: counter.by_ref_mut(1))):
                mine += 1
            if not failed(attempt(lambda: receivers.bump(counter, 1))):
                mine += 1
        done.append(mine)

    assert all_at_once(work) == []
    assert counter.count == sum(done) > 0


@case
def two_objects_crosswise():
    """Threads that take two objects in both orders never wait for each other for ever."""
    one, two = Chest(1), Chest(2)

    def pour(source, into):
        for _ in range(TURNS):
            attempt(lambda: source.pour(into))

    assert all_at_once(lambda: pour(one, two), lambda: pour(two, one), count=2) == []
    assert sorted([*one, *two]) == [1, 2]


@case
def rings_of_swaps():
    """Nor do those that take three in a ring."""
    counters = [Counter(index) for index in range(3)]

    def swap(index):
        for _ in range(TURNS):
            attempt(lambda: counters[index].swap(counters[(index + 1) % 3]))

    works = [lambda index=index: swap(index) for index in range(3)]
    assert all_at_once(*works, count=2) == []
    assert sorted(counter.count for counter in counters) == [0, 1, 2]


@case
def detached_while_borrowed():
    """While a thread is in Rust without the GIL, others may read what it reads, and not change it."""
    chest = Chest(1, 2)
    threaded = not getattr(sys, "_is_gil_enabled", lambda: True)()
    for method, read in ((chest.sleep, True), (chest.sleep_alone, False)):
        started = threading.Event()

        def work():
            started.set()
            method(0.2)

        thread = threading.Thread(target=work)
        thread.start()
        started.wait()
        while not attempt_conflict(chest) and thread.is_alive():
            pass
        if thread.is_alive() and not threaded:
            answer = attempt(lambda: len(chest))
            assert read == (answer == 2) or not thread.is_alive(), answer
        thread.join()
    chest.add(3)
    assert len(chest) == 3


def attempt_conflict(chest):
    """Whether somebody else has the object."""
    return isinstance(attempt(lambda: chest.alone(list)), RuntimeError)


@case
def collections_meanwhile():
    """Collections in one thread while others build and lose cycles free everything, once."""
    before = settled(memory.alive), settled(hostile.alive)
    stop = threading.Event()

    def build():
        try:
            for turn in range(TURNS):
                node = Node()
                node.next = [node, Bag()]
                node.next[1].add(node)
                deep = Deep()
                deep.put("shared", deep)
                chest = Chest(node, deep)
                chest.add(chest)
                Open(turn).itself = chest
        finally:
            done.append(1)
            if len(done) == 4:
                stop.set()

    def collect():
        while not stop.is_set():
            gc.collect()

    done = []
    assert all_at_once(build) + all_at_once(collect, count=1) == []
    done = []
    stop.clear()
    collector = threading.Thread(target=collect)
    collector.start()
    assert all_at_once(build) == []
    collector.join()
    assert (settled(memory.alive), settled(hostile.alive)) == before


@case
def locks_and_collections():
    """Objects behind Rust's own locks, taken without the GIL, are collected while they are used."""
    before = settled(memory.alive)
    things = [Locked() for _ in range(5)]

    def work():
        for _ in range(TURNS):
            for thing in things:
                thing.hold([thing])
                thing.take()

    def collect():
        for _ in range(20):
            gc.collect()

    assert all_at_once(work, count=3) + all_at_once(work, collect, count=1) == []
    for thing in things:
        thing.take()
    del thing, things, work
    assert settled(memory.alive) == before


@case
def made_and_dropped_everywhere():
    """Objects made in one thread and dropped in others, through a shared list, are all dropped."""
    before = settled(hostile.alive)
    shared = []

    def make():
        for turn in range(TURNS):
            shared.append(Chest(turn, [Made(list)]))

    def drop():
        for _ in range(TURNS):
            attempt(shared.pop)

    assert all_at_once(make, drop, count=2) == []
    shared.clear()
    assert settled(hostile.alive) == before


@case
def one_iterator():
    """An iterator that all threads ask gives each item once, or a conflict."""
    for walk, total in ((iterators.numbers(2_000), 2_000), (iter(Chest(*range(2_000))), 2_000)):
        taken = []

        def work():
            while True:
                answer = attempt(lambda: next(walk))
                if isinstance(answer, StopIteration):
                    return
                if not failed(answer):
                    taken.append(answer)

        assert all_at_once(work) == []
        assert sorted(taken) == list(range(total))


@case
def weak_references_meanwhile():
    """Weak references that are asked and called while their objects end in other threads."""
    before = settled(memory.alive)
    shared, seen = {}, []

    def make():
        for turn in range(TURNS):
            thing = Open(turn)
            shared[turn % 5] = thing, weakref.ref(thing, seen.append)

    def ask():
        for turn in range(TURNS):
            pair = shared.get(turn % 5)
            if pair:
                thing = pair[1]()
                assert thing is None or thing.number >= 0
                del thing
            del pair

    assert all_at_once(make, ask, count=2) == []
    shared.clear()
    seen.clear()
    assert settled(memory.alive) == before


@case
def drops_that_call_back():
    """`Drop`s that call Python in many threads at once are all called."""
    before = settled(memory.alive)
    calls = []

    def work():
        for _ in range(TURNS):
            thing = Farewell(lambda: calls.append(1))
            thing.held = [Farewell(lambda: calls.append(1))]

    assert all_at_once(work) == []
    gc.collect()
    assert len(calls) == 2 * 4 * TURNS
    assert settled(memory.alive) == before


@case
def first_use_at_once():
    """Enums, constants and types that are made at their first use are made once."""
    found = []

    def work():
        found.append((enums.Suit.CLUBS.above(), enums.lights()[0], enums.Shape.unit(), enums.secret()))
        found.append((type(iterators.numbers(1)), classes.Point.DIMENSIONS))

    assert all_at_once(work, count=8) == []
    assert len({id(one[0]) for one in found if len(one) == 4}) == 1
    assert len({id(one[1]) for one in found if len(one) == 4}) == 1
    assert len({id(one[0]) for one in found if len(one) == 2}) == 1


@case
def subclasses_meanwhile():
    """Subclasses that are made, changed and dropped while their objects are used."""
    before = settled(hostile.alive)

    def work():
        for turn in range(TURNS // 3):
            cls = type("Sub", (Chest,), {"__len__": lambda self: 5})
            thing = cls(turn)
            cls.__len__ = Chest.__len__
            cls.extra = turn
            assert len(thing) == 1
            thing.add(thing)

    assert all_at_once(work) == []
    assert settled(hostile.alive) == before


@case
def attributes_meanwhile():
    """One `__dict__` and one field that all threads set and delete."""
    thing, point = Open(1), records.Point(1.0)

    def work():
        for turn in range(TURNS):
            thing.number = turn
            thing.extra = turn
            attempt(lambda: thing.extra)
            attempt(lambda: delattr(thing, "extra"))
            attempt(lambda: setattr(thing, "__dict__", {"extra": 1}))
            attempt(lambda: setattr(point, "label", "x" * turn))
            answer = attempt(lambda: point.label)
            assert failed(answer) or set(answer) <= set("xnoe")

    assert all_at_once(work) == []
    raises(AttributeError, lambda: thing.missing)
