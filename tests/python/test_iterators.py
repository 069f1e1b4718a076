"""Rust iterators: lazy, one at a time, ended once and for all."""

import copy
import gc
import pickle
import sys
import threading

import pytest
from topics import iterators


def alive():
    gc.collect()
    return iterators.counts()[1]


def made():
    return iterators.counts()[0]


def test_items_are_made_when_asked_for():
    before = made()
    numbers = iterators.numbers(10**12)
    assert made() == before
    assert iter(numbers) is numbers
    assert [next(numbers), next(numbers)] == [0, 1]
    assert made() == before + 2


def test_an_exhausted_one_stays_so_and_lets_go():
    before = alive()
    numbers = iterators.numbers(2)
    assert alive() == before + 1
    assert list(numbers) == [0, 1]
    assert alive() == before
    assert list(numbers) == []
    assert next(numbers, "end") == "end"
    restless = iterators.restless()
    assert list(restless) == [1, 2]
    assert list(restless) == []


def test_dropped_early():
    before = alive()
    numbers = iterators.numbers(5)
    next(numbers)
    assert alive() == before + 1
    del numbers
    assert alive() == before


def test_results():
    sometimes = iterators.sometimes(5)
    assert [next(sometimes), next(sometimes)] == [0, 1]
    with pytest.raises(KeyError) as caught:
        next(sometimes)
    assert caught.value.args == (2,)
    assert list(sometimes) == [3, 4]


def test_a_result_of_an_iterator():
    assert list(iterators.even(6)) == [0, 2, 4]
    with pytest.raises(ValueError, match="odd"):
        iterators.even(5)


def test_of_the_standard_library():
    owned = iterators.owned(3)
    assert iter(owned) is owned and next(owned) == 0
    assert list(owned) == [1, 2] and list(owned) == []
    assert list(iterators.owned_pairs(2)) == [(0, "0"), (1, "1")]
    with pytest.raises(ValueError, match="more than nine"):
        iterators.owned_pairs(10)


def test_boxed():
    assert list(iterators.words("a b c")) == ["a", "b", "c"]


def test_python_in_between():
    items = iter([1, "two", None, 3])
    calls = iterators.calls(lambda: next(items))
    assert list(calls) == [1, "two"]
    assert next(calls, None) is None


def test_an_exception_from_python():
    def fails():
        raise LookupError("in between")

    calls = iterators.calls(fails)
    for _ in range(2):
        with pytest.raises(LookupError, match="in between"):
            next(calls)


def test_advanced_by_itself():
    def again():
        return next(calls)

    calls = iterators.calls(again)
    with pytest.raises(RuntimeError, match="already being advanced"):
        next(calls)
    # Nothing tells the collector what a Rust iterator holds: `again`, which holds this.
    calls = None


def test_dropped_by_itself():
    items = []
    calls = iterators.calls(lambda: items.pop())
    items.append(calls)
    del calls
    first = next(items[0])
    assert type(first).__name__ == "Iterator"
    with pytest.raises(IndexError):
        next(first)


def test_two_threads_take_turns():
    inside, go_on = threading.Event(), threading.Event()
    items = iter(range(1, 100))

    def slow():
        inside.set()
        assert go_on.wait(20)
        return next(items)

    calls = iterators.calls(slow)
    got = []
    threads = [threading.Thread(target=lambda: got.append(next(calls))) for _ in range(3)]
    threads[0].start()
    assert inside.wait(20)
    for thread in threads[1:]:
        thread.start()
    go_on.set()
    for thread in threads:
        thread.join(20)
    assert sorted(got) == [1, 2, 3]


def test_a_panic_ends_it():
    before = alive()
    panics = iterators.panics()
    assert [next(panics), next(panics)] == [0, 1]
    with pytest.raises(RuntimeError, match="two is too much") as caught:
        next(panics)
    assert type(caught.value).__name__ == "PanicException"
    assert list(panics) == []
    assert alive() == before


@pytest.mark.skipif(sys.version_info < (3, 8), reason="`sys.unraisablehook` is of 3.8")
def test_a_panic_in_drop_is_reported(monkeypatch):
    reported = []

    def hook(found):
        reported.append((found.exc_type.__name__, str(found.exc_value)))

    monkeypatch.setattr(sys, "unraisablehook", hook)
    dropped = iterators.panics_in_drop()
    assert next(dropped) == 0
    del dropped
    gc.collect()
    assert len(reported) == 1
    assert reported[0][0] == "PanicException" and reported[0][1].startswith("dropped")
    # An exception on its way stays what it is.
    with pytest.raises(ZeroDivisionError):
        [next(iterators.panics_in_drop()), 1 / 0]
    assert len(reported) == 2


def test_a_panic_in_drop_at_the_end():
    with pytest.raises(RuntimeError, match="dropped"):
        list(iterators.panics_in_drop())


def test_only_rust_makes_them():
    numbers = iterators.numbers(3)
    for make in (
        lambda: type(numbers)(),
        lambda: object.__new__(type(numbers)),
        lambda: copy.copy(numbers),
        lambda: pickle.loads(pickle.dumps(numbers, 2)),
        lambda: type("Sub", (type(numbers),), {}),
    ):
        with pytest.raises((TypeError, pickle.PicklingError)):
            make()
    assert list(numbers) == [0, 1, 2]


def test_nothing_leaks(leaks):
    value = object()
    leaks(lambda: list(iterators.numbers(5)), value)
    leaks(lambda: next(iterators.numbers(5)), value)
    leaks(lambda: next(iterators.calls(lambda: value)), value)
    leaks(lambda: list(iterators.sometimes(5)), value, raises=KeyError)
    leaks(lambda: type(iterators.numbers(1))(), value, raises=TypeError)
