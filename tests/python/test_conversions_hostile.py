"""Conversions of objects that change what is read, that lie, or that fail: an exception or a result, and nothing lost."""

import datetime
import gc
import ipaddress
import pathlib
import sys
import sysconfig
import threading

import pytest
from test_conversions import Float, Index, Items, failure, outcome
from topics import conversions as c


class Act:
    """Runs something when it is converted."""

    def __init__(self, act, value=1):
        self.act = act
        self.value = value

    def __index__(self):
        self.act()
        gc.collect()
        return self.value

    def __float__(self):
        self.act()
        return float(self.value)


class Loud(Act):
    """Runs something when it is let go."""

    def __del__(self):
        self.act()


def list_with(*items, change):
    """A list with such an item in its middle that changes it."""
    changed = []
    changed[:] = [*items[:1], Act(lambda: change(changed)), *items[1:]]
    return changed


def replaced(items):
    items[:] = [5] * len(items)


@pytest.mark.parametrize(
    "name, one", [("vec_i64", 1), ("vec_f64", 1.0), ("vec_deque", 1), ("box_slice", 1), ("vec_box", 1)]
)
def test_lists_that_change(name, one):
    call = getattr(c, name)
    assert call(list_with(1, 3, 4, change=list.clear)) == [1, one]
    assert call(list_with(1, 3, change=lambda items: items.append(9))) == [1, one, 3, 9]
    assert call(list_with(1, 3, change=replaced)) == [1, one, 5]
    assert call(list_with(1, 3, change=lambda items: items.pop())) == [1, one]
    assert len(call(list_with(1, 3, change=lambda items: items.extend([2] * 10000)))) == 10003


def test_lists_that_are_cleared_from_all_items():
    items = []
    items[:] = [Act(lambda: items.__setitem__(slice(None), [])) for _ in range(50)]
    assert c.vec_i64(items) == [1]


def test_lists_that_change_from_within():
    items = []
    items[:] = [[1], [Act(items.clear)], [3]]
    assert c.vec_vec(items) == [[1], [1]]
    items[:] = [[1], [Act(lambda: items[1].clear()), 2], [3]]
    assert c.vec_vec(items) == [[1], [1], [3]]


def test_lists_never_end():
    items = []

    def grow():
        if len(items) < 3000:
            items.append(Act(grow))

    grow()
    assert len(c.vec_f64(items)) == 3000


def test_arrays_that_change():
    items = list_with(1.0, 3.0, change=list.clear)
    assert failure("array_f64", items)[0] is ValueError
    items = list_with(1.0, 3.0, change=lambda items: items.extend([1.0] * 100))
    assert failure("array_f64", items)[0] is ValueError
    items = [1, 2]
    items += [Act(lambda: items.append(1)), 4]
    assert failure("array_u8", items)[0] is ValueError


# Where other threads may change a dict at any time, it is copied first: what is read is what it was.
COPIED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


def test_dicts_that_change():
    table = {}
    for change in (table.clear, lambda: table.update({str(i): 1 for i in range(1000)})):
        table.clear()
        table.update(a=1, b=Act(change), c=3)
        if COPIED:
            assert c.hash_map(table) == {"a": 1, "b": 1, "c": 3}
        else:
            assert failure("hash_map", table)[:2] == (
                RuntimeError,
                "dictionary changed size during iteration",
            )


def test_dicts_whose_keys_change():
    table = {}

    def swap():
        key = next(iter(table))
        del table[key]
        table[key + "x"] = Act(swap)

    table.update(a=Act(swap), b=Act(swap))
    if COPIED:
        assert c.hash_map(table) == {"a": 1, "b": 1}
    else:
        assert failure("hash_map", table)[:2] == (RuntimeError, "dictionary keys changed during iteration")


class Key(Index):
    """A hashable that runs something when it is converted."""

    def __init__(self, act):
        super().__init__(1)
        self.act = act

    def __index__(self):
        self.act()
        return 1


def test_sets_that_change():
    for change in (set.clear, lambda items: items.update(range(1000)), lambda items: items.pop()):
        items = set()
        items.update([Key(lambda: change(items)), 2, 3])
        try:
            assert 1 in c.hash_set(items)
        except RuntimeError as error:
            assert "changed size during iteration" in str(error)


def answered(answer):
    """The answer, or that class of exceptions raised: a new one each time, since one keeps all the frames it went through."""
    if isinstance(answer, type):
        raise answer("asked")
    return answer


class Length(Items):
    """Lies about its length."""

    def __init__(self, items, length):
        super().__init__(items)
        self.length = length

    def __len__(self):
        return answered(self.length)


@pytest.mark.parametrize("length", [0, 1, 5, sys.maxsize // 9, sys.maxsize])
def test_lengths_that_lie(length):
    assert c.vec_i64(Length([1, 2], length)) == [1, 2]
    assert c.vec_string(Length(["a", "b"], length)) == ["a", "b"]


@pytest.mark.parametrize("length", [-1, 2**64, "x", None, 1.5, KeyError, TypeError], ids=repr)
def test_lengths_that_fail(length):
    try:
        wanted = list(Length([1], length))
    except Exception as error:
        assert failure("vec_i64", Length([1], length))[0] is type(error)
    else:
        # As `list` does, what has a wrong length goes on without one.
        assert c.vec_i64(Length([1], length)) == wanted


class Iterates(Items):
    """Has an `__iter__` of its own."""

    def __init__(self, items, iterate):
        super().__init__(items)
        self.iterate = iterate

    def __iter__(self):
        return self.iterate()


def fails_later():
    yield 1
    raise KeyError("later")


def fails():
    raise ZeroDivisionError


@pytest.mark.parametrize(
    "iterate, kind", [(fails, ZeroDivisionError), (fails_later, KeyError), (int, TypeError)]
)
def test_iterators_that_fail(iterate, kind):
    assert failure("vec_i64", Iterates([1], iterate))[0] is kind


@pytest.mark.parametrize(
    "name, value",
    [
        ("vec_i64", Items([1, Act(fails)])),
        ("vec_i64", [1, Act(fails)]),
        ("vec_i64", (1, Act(fails))),
        ("vec_f64", [1, Act(fails)]),
        ("array_f64", [1, Act(fails), 2]),
        ("pair", (Act(fails), "a")),
        ("hash_map", {"a": Act(fails)}),
        ("btree_map", {Key(fails): []}),
        ("hash_set", {Key(fails)}),
        ("i64", Act(fails)),
        ("u128", Act(fails)),
        ("f64", Act(fails)),
        ("option_i64", Act(fails)),
    ],
)
def test_items_that_fail(name, value):
    assert failure(name, value)[0] is ZeroDivisionError


class Recursive:
    """Asks for its own conversion while it is converted."""

    def __index__(self):
        return c.i64(self)

    def __float__(self):
        return c.f64(self)


@pytest.mark.parametrize("name", ["i64", "f64"])
def test_recursion(name):
    with pytest.raises(RecursionError):
        getattr(c, name)(Recursive())


def test_containers_in_themselves():
    items = []
    items.append(items)
    assert failure("vec_vec", items) == (
        TypeError,
        "'list' object cannot be interpreted as an integer",
        ["item 0", "item 0"],
    )


class Unrepresentable:
    """A key that cannot even be shown."""

    def __repr__(self):
        raise ZeroDivisionError


def test_keys_that_cannot_be_shown():
    for name, value in (("hash_map", {Unrepresentable(): 1}), ("hash_set", {Unrepresentable()})):
        kind, _, notes = failure(name, value)
        assert kind is TypeError
        assert len(notes) == 1


class Paths:
    """Answers wrongly."""

    def __init__(self, answer):
        self.answer = answer

    def __fspath__(self):
        return answered(self.answer)


@pytest.mark.parametrize("answer, kind", [(1, TypeError), (None, TypeError), (KeyError, KeyError)])
def test_paths_that_fail(answer, kind):
    assert failure("path_buf", Paths(answer))[0] is kind


class Zone(datetime.tzinfo):
    """Answers wrongly."""

    def __init__(self, answer):
        self.answer = answer

    def utcoffset(self, _):
        return answered(self.answer)


@pytest.mark.parametrize(
    "answer, kind",
    [(1, TypeError), (KeyError, KeyError), (datetime.timedelta(9), ValueError), (None, TypeError)],
)
def test_zones_that_fail(answer, kind):
    moment = datetime.datetime(2020, 1, 1, tzinfo=Zone(answer))
    assert failure("system_time", moment)[0] is kind


class LiesAboutItself:
    """Says that it is of another class."""

    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


@pytest.mark.parametrize(
    "name, kind",
    [
        ("boolean", bool),
        ("i64", int),
        ("f64", float),
        ("string", str),
        ("char", str),
        ("vec_u8", bytes),
        ("cow_bytes", bytes),
        ("vec_u8", bytearray),
        ("pair", tuple),
        ("vec_i64", list),
        ("vec_i64", tuple),
        ("hash_map", dict),
        ("hash_set", set),
        ("hash_set", frozenset),
        ("duration", datetime.timedelta),
        ("system_time", datetime.datetime),
        ("path_buf", pathlib.Path),
        ("ip_addr", ipaddress.IPv4Address),
        ("ipv6_addr", ipaddress.IPv6Address),
    ],
)
def test_class_is_a_lie(name, kind):
    with pytest.raises((TypeError, AttributeError)):
        getattr(c, name)(LiesAboutItself(kind))


def test_objects_let_go_while_read():
    items = []
    items[:] = [Loud(items.clear) for _ in range(5)]
    items.insert(0, Act(items.clear))
    assert c.vec_i64(items) == [1]


@pytest.mark.parametrize("name", ["vec_i64", "vec_any", "vec_string"])
def test_lists_that_other_threads_change(name):
    items = ["x"] * 50 if name == "vec_string" else [2**40] * 50
    stop = threading.Event()

    def change():
        while not stop.is_set():
            items.append(items[0])
            del items[10:]
            items.extend(items[:1] * 40)

    other = threading.Thread(target=change)
    other.start()
    try:
        for _ in range(300):
            assert set(getattr(c, name)(items)) == set(items[:1])
    finally:
        stop.set()
        other.join()


TABLE = {"k%d" % i: 2**40 + i for i in range(10)}

# The function, and what it is called with: every way through that holds references meanwhile.
HELD = [
    ("vec_any", [object() for _ in range(10)]),
    ("vec_list", [[], [1]]),
    ("hash_map", TABLE),
    ("rc_map", {"a": "b"}),
    ("vec_pair", [("s%d" % i, 2**40 + i) for i in range(10)]),
    ("vec_f64", [1.5, Float(2.5), 2]),
    ("vec_i64", Items([2**40, Index(2**41)])),
    ("vec_i64", range(2**40, 2**40 + 9)),
    ("vec_string", ["zé", "y"]),
    ("vec_u8", bytearray(b"abc")),
    ("cow_bytes", b"abc"),
    ("btree_map", {1: [1.0]}),
    ("deep", {"b": ([b"x"], {1}, [None, False])}),
    ("hash_set", {2**40, 2**41}),
    ("duration", datetime.timedelta(1)),
    ("system_time", datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)),
    ("ip_addr", ipaddress.ip_address("::1")),
    ("path_buf", pathlib.Path("a/b")),
    ("u128", 2**100),
    ("i128", Index(-(2**100))),
    ("palette", {"a": ["#00ff7f"]}),
    ("ratio", 5),
    ("vec_i64", [2**40, "x"]),
    ("vec_i64", Items([2**40, "x"])),
    ("vec_i64", Iterates([1], fails_later)),
    ("vec_i64", "x"),
    ("hash_map", {"a": 1, "b": "x"}),
    ("hash_map", {"a": 1, 2: 2}),
    ("hash_set", {"x", 2**40}),
    ("pair", (1, 2)),
    ("vec_pair", [("a", 1), ("b",)]),
    ("system_time", datetime.datetime(2020, 1, 1)),
    ("ip_addr", "x"),
    ("path_buf", Paths(b"a\0b")),
    ("path_buf", Paths(1)),
    ("i64", 10**100),
    ("color", (1, 2)),
]


def settle(call):
    """Calls until CPython has cached the some thousand names of attributes that it caches."""
    # PyPy counts no blocks.
    for _ in range(30 if hasattr(sys, "getallocatedblocks") else 0):
        gc.collect()
        before = sys.getallocatedblocks()
        for _ in range(300):
            call()
        gc.collect()
        if sys.getallocatedblocks() - before < 5:
            return


@pytest.mark.parametrize("name, value", HELD)
def test_leaks(leaks, name, value):
    settle(lambda: outcome(getattr(c, name), value))
    held = [
        value,
        *(value.values() if isinstance(value, dict) else value if isinstance(value, (list, set)) else ()),
    ]
    leaks(lambda: getattr(c, name)(value), *held, raises=Exception)


def test_leaks_of_arguments(leaks):
    numbers, table = [2**40 + i for i in range(20)], TABLE
    leaks(lambda: c.sum_args(*numbers), numbers, *numbers)
    leaks(lambda: c.keywords(**table), table, *table.values())
    leaks(lambda: c.mixed(1, *numbers, y=numbers), numbers, *numbers)
    leaks(lambda: c.sum_args(*numbers, "x"), numbers, *numbers, raises=TypeError)
    leaks(lambda: c.mixed(1, y=numbers, z=["x"]), numbers, *numbers, raises=TypeError)
    leaks(c.unhashable_key, raises=TypeError)
    leaks(c.unhashable_item, raises=TypeError)
