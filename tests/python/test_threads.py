"""Threads that hammer everything they share: for a moment here, for `KEELBACK_SOAK` seconds in the step `soak`.

Each test's threads go on until the time is over; all check what they see, and the sum is checked at the end.
"""

import gc
import os
import sys
import threading
import time

import pytest
from test_buffers import exports
from topics import buffers, classes, enums, functions, interpreters, threads

# Seconds for each test.
SOAK = float(os.environ.get("KEELBACK_SOAK", "0.05"))
THREADS = 4

has_gil = getattr(sys, "_is_gil_enabled", lambda: True)()


def hammer(*bodies):
    """Runs each body again and again, in threads, all at once; answers with how often they ran."""
    turns, failures, gate = [0] * len(bodies), [], threading.Barrier(len(bodies))
    end = time.monotonic() + SOAK

    def run(number):
        try:
            gate.wait()
            while not failures:
                bodies[number]()
                turns[number] += 1
                if time.monotonic() > end:
                    break
        except BaseException as failure:
            failures.append(failure)

    workers = [threading.Thread(target=run, args=(number,)) for number in range(len(bodies))]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if failures:
        raise failures[0]
    assert all(turns)
    return turns


def test_methods_that_change_wait_and_never_fail():
    tally = threads.Tally()
    turns = hammer(*[lambda: tally.add(1, times=100)] * THREADS)
    assert tally.count == 100 * sum(turns)


def test_borrows_of_both_kinds():
    tally = threads.Tally()

    def change():
        tally.add(1, times=10)
        tally.note("a name")

    def read():
        assert tally.steady()
        assert tally.notes() >= 0
        assert tally.count >= 0

    turns = hammer(change, change, read, read)
    assert tally.notes() == turns[0] + turns[1]
    assert tally.count == 10 * (turns[0] + turns[1])


@pytest.mark.skipif(has_gil, reason="with a GIL a conflict is an error, which names the holder")
def test_a_holder_that_detaches_is_waited_for():
    tally = threads.Tally()
    turns = hammer(*[tally.add_detached] * THREADS)
    assert tally.count == sum(turns)


@pytest.mark.skipif(not has_gil, reason="without a GIL it is waited for")
def test_a_holder_that_detaches_is_named():
    tally, refused = threads.Tally(), []

    def add():
        try:
            tally.add_detached()
            return 1
        except RuntimeError as error:
            refused.append(str(error))
            return 0

    done = []
    hammer(*[lambda: done.append(add())] * THREADS)
    assert tally.count == sum(done)
    assert all("add_detached" in text for text in refused)


def test_classes_and_singletons():
    def body():
        point = classes.Point(3, y=4)
        assert point.norm() == 5.0 and type(point) is classes.Point
        assert enums.Light("red") is enums.Light.Red
        assert isinstance(point, classes.Point)

    hammer(*[body] * THREADS)


def test_names_of_keywords():
    def body():
        assert functions.area(2, h=3.0, unit="cm") == "6 cm"
        # Names that are equal and not interned.
        assert functions.area(2, **{"".join(("un", "it")): "km", "".join("h"): 1.0}) == "2 km"

    hammer(*[body] * THREADS)


def test_a_value_that_is_made_once():
    first = threads.once(7)

    def body():
        assert threads.once(8) == first

    hammer(*[body] * THREADS)


def test_lists_that_change_while_they_are_walked():
    shared = [str(number) for number in range(50)]

    def walk():
        assert threads.walk(shared) <= 200

    def change():
        shared.append("more")
        del shared[25:]
        shared.extend(str(number) for number in range(25))
        shared.reverse()

    hammer(walk, walk, change)


def test_drops_in_other_threads():
    # No lock in what a drop calls: it may come in the midst of anything, in the thread that holds the lock.
    made, ended = [], []

    class Mark:
        def __del__(self):
            ended.append(None)

    def put():
        made.append(None)
        threads.put(Mark())

    hammer(put, put, threads.clear_shelf, threads.clear_shelf)
    threads.clear_shelf()
    # What was given up without being attached goes with the next that is dropped attached.
    interpreters.keep(None)
    interpreters.forget()
    gc.collect()
    assert len(ended) == len(made)


@pytest.mark.skipif(not hasattr(sys, "getrefcount"), reason="nothing counts references")
def test_drops_while_nobody_runs_python():
    # What a thread of Rust's gives up where it is detached goes when it attaches again: nobody else may come for hours.
    assert threads.counts_left([], 1000) == 0


def test_the_collector_runs_meanwhile():
    def cycle():
        one = [threads.Tally()]
        one.append(one)

    hammer(cycle, cycle, lambda: gc.collect(0), cycle)


@exports
def test_memory_that_another_thread_sees():
    """A view is held by an object, not by a thread at work: nobody waits for it, and it may end anywhere."""
    row, kept = buffers.Row([1.0, 2.0]), []
    together = threading.Thread(target=lambda: kept.append(memoryview(row)))
    together.start()
    together.join()
    for _ in range(3):
        with pytest.raises(BufferError, match="its memory is in use"):
            row.push(3.0)
    kept.pop().release()
    row.push(3.0)
    # The views of one object share one borrow, whichever thread is the first.

    def look():
        with memoryview(row) as view:
            assert view[0] == 1.0

    def add():
        try:
            row.push(4.0)
        except BufferError:
            pass

    hammer(look, look, add)
    # What began here and ends there is nobody's afterwards.
    kept.append(memoryview(row))
    together = threading.Thread(target=lambda: kept.pop().release())
    together.start()
    together.join()
    hammer(*[lambda: row.push(5.0)] * THREADS)
