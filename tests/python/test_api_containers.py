"""Containers, from Rust: each operation does what Python's own does, exceptions included."""

import collections
import copy
import sys
import types

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from test_api_any import outcome, values
from test_conversions_properties import examples
from topics import api_containers as api

index = st.integers(0, 6)
BIG = sys.maxsize


def set_slice(one, i, j, value):
    one[i:j] = value


def del_slice(one, i, j, value):
    del one[i:j]


def del_item(one, i, *rest):
    del one[i]


def set_item(one, i, j, value):
    one[i] = value


def both_ends(one, i, j, value):
    left, found = list(one), []
    while left:
        found.append(left.pop(0))
        if left:
            found.append(left.pop())
    return found


COMMON = {
    "len": lambda one, i, j, value: len(one),
    "is_empty": lambda one, i, j, value: not one,
    "get_item": lambda one, i, j, value: one[i],
    "get_slice": lambda one, i, j, value: one[i:j],
    "contains": lambda one, i, j, value: value in one,
    "index": lambda one, i, j, value: one.index(value),
}
LIST = dict(
    COMMON,
    set_item=set_item,
    del_item=del_item,
    set_slice=set_slice,
    del_slice=del_slice,
    append=lambda one, i, j, value: one.append(value),
    insert=lambda one, i, j, value: one.insert(i, value),
    sort=lambda one, i, j, value: one.sort(),
    reverse=lambda one, i, j, value: one.reverse(),
    to_tuple=lambda one, i, j, value: tuple(one),
    iter=lambda one, i, j, value: list(one),
    rev=lambda one, i, j, value: one[::-1],
    nth=lambda one, i, j, value: one[i] if i < len(one) else None,
    both_ends=both_ends,
)
TUPLE = dict(
    COMMON,
    to_list=lambda one, i, j, value: list(one),
    iter=lambda one, i, j, value: one,
    iter_borrowed=lambda one, i, j, value: one,
    rev=lambda one, i, j, value: one[::-1],
    nth=lambda one, i, j, value: one[i] if i < len(one) else None,
)
SEQUENCE = dict(
    COMMON,
    concat=lambda one, i, j, value: one + value,
    in_place_concat=lambda one, i, j, value: one.__iadd__(value) if type(one) is list else one + value,
    repeat=lambda one, i, j, value: one * i,
    in_place_repeat=lambda one, i, j, value: one.__imul__(i) if type(one) is list else one * i,
    set_item=set_item,
    del_item=del_item,
    set_slice=set_slice,
    del_slice=del_slice,
    # Of a str, too, one item after the other.
    count=lambda one, i, j, value: list(one).count(value),
    index=lambda one, i, j, value: list(one).index(value),
    to_list=lambda one, i, j, value: list(one),
    to_tuple=lambda one, i, j, value: tuple(one),
)


def alike(ours, python, one, *args, messages=True):
    """Both do the same with two copies of the object, and leave the same."""
    mine, its = copy.copy(one), copy.copy(one)
    got, wanted = outcome(ours, mine, *args), outcome(python, its, *args)
    if not messages and isinstance(wanted[0], type) and issubclass(wanted[0], Exception):
        got, wanted = got[0], wanted[0]
    assert got == wanted
    assert repr(mine) == repr(its)


@examples(300)
@given(st.lists(values, max_size=5), index, index, values, st.sampled_from(sorted(LIST)))
def test_lists(one, i, j, value, name):
    def ours(*args):
        return api.list(name, *args)

    alike(ours, LIST[name], one, i, j, value, messages=False)


@examples(150)
@given(st.lists(values, max_size=5).map(tuple), index, index, values, st.sampled_from(sorted(TUPLE)))
def test_tuples(one, i, j, value, name):
    def ours(*args):
        return api.tuple(name, *args)

    alike(ours, TUPLE[name], one, i, j, value, messages=False)


@examples(300)
@given(
    st.one_of(st.lists(values, max_size=5), st.lists(values, max_size=5).map(tuple), st.text(max_size=5)),
    index,
    index,
    values,
    st.sampled_from(sorted(SEQUENCE)),
)
def test_sequences(one, i, j, value, name):
    if name.endswith("concat") and type(value) is not type(one):
        value = one

    def ours(*args):
        return api.sequence(name, *args)

    alike(ours, SEQUENCE[name], one, i, j, value, messages=False)


def test_indices_that_no_list_has():
    for name in ("get_item", "set_item", "del_item"):
        for call in (api.list, api.sequence):
            with pytest.raises(IndexError):
                call(name, [1], 1, 0, None)
            with pytest.raises(IndexError):
                call(name, [1], 2 * BIG + 1, 0, None)
    assert api.list("get_slice", [1, 2], 1, 2 * BIG + 1, None) == [2]
    assert api.tuple("get_slice", (1, 2), 1, 2 * BIG + 1, None) == (2,)
    one = [1, 2]
    api.list("insert", one, 2 * BIG + 1, 0, 3)
    assert one == [1, 2, 3]
    with pytest.raises(IndexError, match="tuple index out of range"):
        api.tuple("get_item", (1,), 1, 0, None)


def test_a_subclass_of_list_and_tuple():
    class List(list):
        def __len__(self):
            return 100

    Point = collections.namedtuple("Point", "x y")
    assert api.list("len", List([1]), 0, 0, None) == 1
    assert api.tuple("iter", Point(1, 2), 0, 0, None) == (1, 2)


keys = st.one_of(st.integers(0, 4), st.text(max_size=1), st.lists(st.integers(), max_size=1))
DICT = {
    "len": lambda one, key, value: len(one),
    "is_empty": lambda one, key, value: not one,
    "copy": lambda one, key, value: one.copy(),
    "clear": lambda one, key, value: one.clear(),
    "contains": lambda one, key, value: key in one,
    "get_item": lambda one, key, value: one.get(key),
    "set_item": lambda one, key, value: one.__setitem__(key, value),
    "del_item": lambda one, key, value: one.__delitem__(key),
    "set_default": lambda one, key, value: one.setdefault(key, value),
    "pop": lambda one, key, value: one.pop(key, None),
    "keys": lambda one, key, value: list(one),
    "values": lambda one, key, value: list(one.values()),
    "items": lambda one, key, value: list(one.items()),
    "iter": lambda one, key, value: list(one.items()),
    "into_py_dict": lambda one, key, value: one,
}


@examples(300)
@given(st.dictionaries(st.one_of(st.integers(0, 4), st.text(max_size=1)), values, max_size=4), keys, values, st.sampled_from(sorted(DICT)))
def test_dicts(one, key, value, name):
    # Versions differ in whether they look at the key where there is nothing to take out.
    assume(name != "pop" or one or not isinstance(key, list))

    def ours(*args):
        return api.dict(name, *args)

    alike(ours, DICT[name], one, key, value, messages=False)


def test_update():
    one = {1: 1, 2: 2}
    api.dict("update", one, None, {2: 3, 4: 4})
    assert one == {1: 1, 2: 3, 4: 4}
    api.dict("update_if_missing", one, None, types.MappingProxyType({1: 9, 5: 5}))
    assert one == {1: 1, 2: 3, 4: 4, 5: 5}
    with pytest.raises(TypeError, match="expected a mapping, got list"):
        api.dict("update", one, None, [])
    assert api.dict("from_sequence", {}, None, [(1, 2), "ab"]) == {1: 2, "a": "b"}
    with pytest.raises(ValueError):
        api.dict("from_sequence", {}, None, [(1, 2, 3)])
    with pytest.raises(TypeError):
        api.dict("from_sequence", {}, None, 1)


def test_a_pop_without_a_hash():
    with pytest.raises(TypeError, match="unhashable"):
        api.dict("pop", {1: 1}, [], None)


def test_a_dict_that_changes_while_iterated(leaks):
    def run(change):
        one = {1: 1, 2: 2, 3: 3}
        return api.for_each_entry(one, lambda key, value: change(one, key))

    assert run(lambda one, key: one.__setitem__(key, 9)) == 3
    for change in (lambda one, key: one.pop(key), lambda one, key: one.setdefault(key + 10)):
        with pytest.raises(RuntimeError, match="dictionary changed size during iteration"):
            run(change)

    def replace(one, key):
        del one[key]
        one[key + 1000] = 1

    # It ends, whatever it says: some dicts have their entries moved meanwhile, and then none is left.
    said = set()
    for size in (1, 2, 4, 5, 6, 8, 10):
        one = dict.fromkeys(range(size))
        try:
            api.for_each_entry(one, lambda key, value: replace(one, key))
        except RuntimeError as error:
            said.add(str(error).split(" (")[0])
    assert said == {"dictionary keys changed during iteration"}
    leaks(lambda: run(lambda one, key: one.pop(key)), raises=RuntimeError)


@pytest.mark.parametrize("back", [False, True])
def test_a_list_that_changes_while_iterated(back, leaks):
    def run(change, one):
        seen = []

        def call(item):
            seen.append(item)
            change(one)

        count = api.for_each_item(one, call, back)
        assert count == len(seen)
        return seen

    assert run(list.clear, [1, 2, 3]) == [3 if back else 1]
    assert run(lambda one: one.append(9), [1, 2, 3]) == ([3, 2, 1] if back else [1, 2, 3])
    assert run(list.pop, [1, 2, 3, 4]) == ([4, 3, 2, 1] if back else [1, 2])
    # What is left is not missed, wherever the end is now.
    assert run(lambda one: one.__delitem__(slice(-2, None)), [1, 2, 3, 4, 5, 6]) == ([6, 4, 2] if back else [1, 2])
    assert len(run(lambda one: one.insert(0, 0), [1, 2])) == 2

    def fails(item):
        raise OSError

    fresh = [object(), object()]
    leaks(lambda: api.for_each_item(fresh, fails, back), fresh[0], raises=OSError)


def test_a_set_that_changes_while_iterated():
    one = {1, 2, 3}
    with pytest.raises(RuntimeError, match="[Ss]et changed size during iteration"):
        api.for_each_member(one, lambda item: one.discard(item))


SET = {
    "len": lambda one, value: len(one),
    "is_empty": lambda one, value: not one,
    "contains": lambda one, value: value in one,
    "add": lambda one, value: one.add(value),
    "discard": lambda one, value: (value in one, one.discard(value))[0],
    "clear": lambda one, value: one.clear(),
    "new": lambda one, value: set(one),
    "frozen": lambda one, value: frozenset(one),
    "empty": lambda one, value: set(),
    "rest": lambda one, value: (max(len(one) - 1, 0),) * 2,
}


@examples(150)
@given(st.sets(st.integers(0, 5)), keys, st.sampled_from(sorted(SET)))
def test_sets(one, value, name):
    def ours(*args):
        return api.set(name, *args)

    alike(ours, SET[name], one, value, messages=False)


def test_pop_of_a_set():
    one = {1, 2}
    assert {api.set("pop", one, None), api.set("pop", one, None)} == {1, 2}
    assert api.set("pop", one, None) is None


@examples(50)
@given(st.frozensets(st.integers(0, 5)), st.integers(0, 5))
def test_frozen_sets(one, value):
    items, length, found, again = api.frozen_set(one, value)
    assert items == list(one)
    assert (length, found, again) == (len(one), value in one, one)
    assert type(again) is frozenset


def test_the_empty_frozen_set_stays_empty():
    api.frozen_set(frozenset({1}), 1)
    assert len(frozenset()) == 0


MAPPING = {name: DICT[name] for name in "len is_empty contains set_item del_item keys values items".split()}
MAPPING["get_item"] = lambda one, key, value: one[key]


@examples(150)
@given(st.dictionaries(st.integers(0, 4), values, max_size=4), keys, values, st.sampled_from(sorted(MAPPING)))
def test_mappings(one, key, value, name):
    def ours(*args):
        return api.mapping(name, *args)

    alike(ours, MAPPING[name], one, key, value, messages=False)
    alike(ours, MAPPING[name], collections.OrderedDict(one), key, value, messages=False)
    alike(ours, MAPPING[name], collections.UserDict(one), key, value, messages=False)


def test_kinds():
    class Registered:
        pass

    collections.abc.Sequence.register(Registered)
    assert api.kinds([]) == api.kinds(()) == api.kinds("") == (True, False, False)
    assert api.kinds({}) == api.kinds(types.MappingProxyType({})) == (False, True, False)
    assert api.kinds(Registered()) == (True, False, False)
    assert api.kinds(iter([])) == (False, False, True)
    assert api.kinds(1) == api.kinds(set()) == (False, False, False)


step = st.one_of(st.integers(-3, 3), st.sampled_from([BIG, -BIG - 1]))
place = st.one_of(st.integers(-9, 9), st.sampled_from([BIG, -BIG - 1, -BIG]))


@examples(300)
@given(place, place, step, st.integers(0, 12))
def test_slices(start, stop, step, length):
    if step == 0:
        with pytest.raises(ValueError, match="slice step cannot be zero"):
            api.slice_indices(start, stop, step, length)
        return
    # The one step whose negation C cannot say is taken for its neighbour.
    python = slice(start, stop, max(step, -BIG))
    wanted = python.indices(length)
    assert api.slice_indices(start, stop, step, length) == wanted + (len(range(*wanted)),)
    assert api.indices_of(python, length) == wanted


def test_slices_without_parts():
    assert api.full_slice() == slice(None)
    assert api.indices_of(slice(None, None, -1), 4) == (3, -1, -1)
    assert api.indices_of(slice(10**30), 4) == (0, 4, 1)
    # No length is less than none.
    assert api.indices_of(slice(None), -4) == api.indices_of(slice(None), 0)
    with pytest.raises(TypeError):
        api.indices_of(slice("a"), 4)


@examples(50)
@given(place, place, step)
def test_ranges(start, stop, step):
    if step == 0:
        with pytest.raises(ValueError, match="must not be zero"):
            api.range(start, stop, step)
    else:
        assert api.range(start, stop, step) == (range(start, stop, step), start, stop, step)


def test_no_reference_is_left_over(leaks):
    key, value = "key", object()

    def calls():
        for name in LIST:
            if name not in ("set_slice", "sort", "index"):
                api.list(name, [key, value], 1, 2, value)
        for name in TUPLE:
            api.tuple(name, (key, value), 1, 2, value)
        for name in DICT:
            api.dict(name, {key: value}, key, value)
        for name in SET:
            api.set(name, {key, value}, value)
        for name in MAPPING:
            api.mapping(name, collections.UserDict({key: value}), key, value)
        for name in SEQUENCE:
            if name not in ("set_slice", "concat", "in_place_concat"):
                api.sequence(name, [key, value], 1, 2, value)
        api.frozen_set(frozenset([key]), key)

    leaks(calls, value)
