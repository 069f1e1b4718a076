"""How methods take their object, and functions instances: tests/python/src/receivers.rs."""

import threading

import pytest

from topics import receivers
from topics.receivers import Counter, Label


def test_every_receiver():
    counter = Counter(3)
    assert counter.by_ref(1) == 4
    assert counter.by_ref(plus=2) == 5
    assert counter.by_ref_mut(4) is counter
    assert counter.count == 7
    assert counter.by_bound() == 7
    assert counter.by_owned() is counter
    assert counter.by_py() == 7
    assert counter.doubled == 14
    assert list(Counter(3)) == [2, 1, 0]
    assert iter(counter) is counter


def test_receivers_of_other_types():
    for method in (Counter.by_ref, Counter.by_ref_mut, Counter.by_bound, Counter.by_py):
        with pytest.raises(TypeError):
            method(1)
        with pytest.raises(TypeError):
            method()


def test_conflicts_name_both():
    counter = Counter(1)
    with pytest.raises(RuntimeError, match=r"Counter.borrow_mut\(\) cannot have this Counter"):
        counter.twice()
    counter.count = 2
    with pytest.raises(RuntimeError, match=r"borrow_mut\(\) is changing it"):
        receivers.holding(counter, counter.by_bound)
    with pytest.raises(RuntimeError, match=r"by_ref\(\) cannot have this Counter"):
        receivers.holding(counter, lambda: counter.by_ref(1))
    counter.by_ref_mut(1)
    assert counter.count == 5


def test_lent_for_writing():
    a, b, held = Counter(1), Counter(2), Counter(3)
    a.swap(b)
    assert (a.count, b.count) == (2, 1)
    with pytest.raises(RuntimeError, match=r"^Counter\.swap\(\) cannot have this Counter: a function's parameter is changing it"):
        a.swap(a)
    with pytest.raises(RuntimeError, match=r"a function's parameter cannot have this Counter: \w+\.\w+\(\) is changing it"):
        receivers.holding(held, lambda: b.add_to(held))
    assert a.add_to(b) and b.count == 3
    assert not a.add_to(None)
    with pytest.raises(RuntimeError):
        a.add_to(a)
    receivers.bump(a, by=5)
    assert a.count == 7
    assert receivers.bump_if(a) and not receivers.bump_if() and not receivers.bump_if(None)
    assert a.count == 8
    for wrong in (1, None, Label("x"), Counter):
        with pytest.raises(TypeError, match="Counter|argument"):
            receivers.bump(wrong, 1)
    # Every conflict gave back what it had.
    a.count = 0


def test_guards_as_parameters():
    a, b = Counter(1), Counter(2)
    assert receivers.read(a, b) == 3
    assert receivers.read(a, a) == 2
    receivers.move_all(a, b)
    assert (a.count, b.count) == (0, 3)
    with pytest.raises(RuntimeError):
        receivers.move_all(a, a)
    a.count = b.count = 1
    with pytest.raises(TypeError):
        receivers.read(a, 1)
    a.count = 2


def test_without_a_guard():
    assert Label("four").length() == 4
    assert receivers.length_detached(Label("seven77")) == 7
    with pytest.raises(AttributeError):
        Label("x").text = "y"


def test_made_in_rust():
    counter, label = receivers.make(1)
    assert type(counter) is Counter and counter.count == 2
    assert label.text == "made"


def run_all(work, count=4):
    errors = []

    def body():
        try:
            work()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=body) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_other_threads_are_waited_for():
    counter = Counter(0)

    def work():
        for _ in range(2_000):
            counter.by_ref_mut(1)
            receivers.bump(counter, 1)
            counter.by_ref(1)

    assert run_all(work) == []
    assert counter.count == 16_000


def test_threads_that_wait_for_each_other():
    a, b = Counter(1), Counter(2)
    turns = [0]

    def work():
        turns[0] += 1
        one, two = (a, b) if turns[0] % 2 else (b, a)
        for _ in range(2_000):
            try:
                one.swap(two)
            except RuntimeError as error:
                # Two threads, each with what the other wants: one of them is told.
                assert "waits for what this thread holds" in str(error)

    assert run_all(work) == []
    assert {a.count, b.count} == {1, 2}
