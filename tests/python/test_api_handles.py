"""Handles that Rust stores and shares, its locks, and values that are made once."""

import collections
import sys
import threading

import pytest
from processes import INTERPRETERS, has_own_gil, succeeds
from topics import api_handles as api


class One:
    def method(self, *args, **kwargs):
        return args, kwargs

    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __bool__(self):
        return False


def test_stored_handles(leaks):
    one, value = One(), object()
    expected = {
        "getattr": None,
        "call0": ((), {}),
        "call1": ((value,), {}),
        "call": ((value,), {}),
        "call_method0": ((), {}),
        "call_method1": ((value,), {}),
        "call_method": ((value,), {}),
        "is_truthy": False,
        "is": False,
        "clone": one,
        "borrowed": one,
        "setattr": None,
    }
    for name, wanted in expected.items():
        if name == "getattr":
            assert api.stored(name, one, "method")() == ((), {})
        else:
            assert api.stored(name, one, value) == wanted
    assert one.name is value
    assert api.stored("is", one, one) is True
    assert api.stored("extract", 5, None) == 5
    with pytest.raises(TypeError):
        api.stored("extract", "a", None)
    with pytest.raises(AttributeError):
        api.stored("getattr", one, "missing")

    def calls():
        for name in expected:
            if name != "getattr":
                api.stored(name, one, value)

    leaks(calls, one, value)


def test_a_handle_is_shown_in_another_thread(leaks):
    one = [1, "a"]
    assert api.shown_elsewhere(one) == "[1, 'a']"
    leaks(lambda: api.shown_elsewhere(one), one)


def test_a_clone_where_no_count_can_be_taken():
    with pytest.raises(RuntimeError, match="not attached to Python; clone it within Python::attach"):
        api.clone_detached([])


def test_attach():
    here, there = api.attach(threading.get_ident)
    assert here == threading.get_ident() != there
    with pytest.raises(KeyError):
        api.attach({}.popitem)


def in_threads(count, call):
    found, threads = [], []
    start = threading.Barrier(count)

    def run():
        start.wait()
        found.append(call())

    for _ in range(count):
        threads.append(threading.Thread(target=run))
        threads[-1].start()
    for thread in threads:
        thread.join()
    assert len(found) == count
    return found


DONE = set()


def first_time(name):
    """A cell is filled once in a process, in which tests of leaks run several times."""
    is_first = name not in DONE
    DONE.add(name)
    return is_first


def test_a_value_is_made_once():
    if first_time("made"):
        with pytest.raises(ValueError, match="not made"):
            api.made_once(True)
    found = in_threads(8, lambda: api.made_once(False))
    assert {count for _, count in found} == {1}
    assert len({id(one) for one, _ in found}) == 1
    assert api.made_once(True)[0] is found[0][0]


def test_an_import_is_done_once():
    if first_time("imported"):
        with pytest.raises(AttributeError):
            api.imported_once("collections", "missing")
    assert api.imported_once("collections", "OrderedDict") is collections.OrderedDict
    assert api.imported_once("nowhere", "missing") is collections.OrderedDict


def test_a_value_that_is_wanted_while_it_is_made():
    for _ in range(2):
        with pytest.raises(RuntimeError, match="wanted while it is made"):
            api.made_in_itself()


def test_cells_come_and_go(leaks):
    one = object()
    assert api.set_once(one) == (True, True, True)
    leaks(lambda: api.set_once(one), one)
    # Their places are used again: there are not as many.
    for _ in range(300000 if sys.version_info >= (3, 12) else 20000):
        api.set_once(one)


def test_locks_do_not_stop_python():
    assert api.count_with_locks(lambda: sum(range(100)), 6) == 120


def test_critical_sections():
    one, other = [], {}
    in_threads(8, lambda: [api.append_locked(one, other) for _ in range(200)])
    assert len(one) == 1600
    # 3.13 without a GIL ends a section where the dict is locked once more, as its own methods do.
    if sys.version_info >= (3, 14) or getattr(sys, "_is_gil_enabled", lambda: True)():
        assert len(other) == 1600
        assert one == sorted(one)


@has_own_gil
def test_each_interpreter_makes_its_own():
    script = INTERPRETERS + """
from topics import api_handles, api_objects
mine = api_handles.made_once(False)
mine[0].append(1)
interpreter = create()
made = mine[1] + 1
run(interpreter, f"from topics import api_handles; assert api_handles.made_once(False) == ([], {made})")
assert api_handles.made_once(False) == ([1], made)
low.destroy(interpreter)
assert api_handles.made_once(False) == ([1], made) and api_objects.interned()[0] == "an interned text"
"""
    succeeds(script)
