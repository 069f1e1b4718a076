"""Bases whose objects differ in size, and what pickles hold of a base: tests/python/src/based.rs."""

import copy
import gc
import pickle
import sys
import weakref

import pytest

from test_bases import dropped_by
from topics.based import Growing, Length, Packet, Row
from topics import bases
from topics.bases import Celsius, DeviceError, Letters, Missing, Text

PROTOCOLS = range(2, pickle.HIGHEST_PROTOCOL + 1)
# Of every number of digits, and next to where one more begins.
NUMBERS = [0, 1, -1, 5, 2**29, 2**30 - 1, 2**30, -(2**30), 2**60 - 1, 2**60, -(2**90), 7**200, -(3**500)]


def test_an_int():
    for number in NUMBERS:
        length = Length(number, "km")
        assert length == number and int(length) == number and hash(length) == hash(number)
        assert isinstance(length, int) and length.unit == "km"
        assert length.text == f"{number} km"
        assert length + 1 == number + 1 and type(length + 1) is int
        other = -length
        assert type(other) is Length and other == -number and other.unit == "km"
        length.unit = "x" * 50
        assert length == number and length.unit == "x" * 50 and int(length) == number
    assert Length.__mro__ == (Length, int, object)
    assert Length("16") == 16
    assert [1, 2, 3][Length(1)] == 2 and list(range(Length(2))) == [0, 1]
    assert Length.from_bytes(b"\x01\x00", "big") == 256
    assert type(Length.from_bytes(b"\x01\x00", "big")) is Length
    with pytest.raises(ValueError):
        Length("many")
    with pytest.raises(TypeError):
        weakref.ref(Length(1))
    with pytest.raises(AttributeError):
        Length(1).other = 1


def test_a_tuple():
    for count in (0, 1, 2, 3, 20, 21, 100):
        row = Row("people", *range(count))
        assert row == tuple(range(count)) and len(row) == count and row.table == "people"
        row.table = "towns"
        row.owner = row
        assert row == tuple(range(count)) and row.table == "towns" and row.owner is row
        assert row + (1,) == (*range(count), 1) and row[1:] == tuple(range(count))[1:]
        assert hash(row) == hash(tuple(range(count)))
    assert Row("x", "a").first() == "a"
    with pytest.raises(IndexError):
        Row("x").first()


def test_bytes():
    for count in range(40):
        packet = Packet(bytes(range(count)), 2**100 + count)
        assert packet == bytes(range(count)) and packet.port == 2**100 + count
        assert packet.askew() == 0 and packet.sum() == sum(range(count))
        assert memoryview(packet) == bytes(range(count)) and packet + b"x" == bytes(range(count)) + b"x"
    assert {Packet(b"a", 1): 2}[b"a"] == 2


def test_families():
    for number in NUMBERS:
        if abs(number) < 2**63:
            growing = Growing(number, 0.5)
            assert growing == number and growing.rate == 0.5 and growing.unit == "m"
            assert growing.grow(1.0) == 1.5 and growing.text == f"{number} m" and growing == number
    assert dropped_by(lambda: [Growing(number % 2**63, 1.0) for number in NUMBERS]) == len(NUMBERS)


def test_subclasses_in_python():
    class Sub(Length):
        def __init__(self, *args):
            self.args = args

    class Named(Row):
        pass

    class Bare(Packet):
        __slots__ = ()

    for number in NUMBERS:
        sub = Sub(number, "m")
        sub.me = sub
        assert sub == number and sub.unit == "m" and sub.args == (number, "m")
        sub.unit = "cm"
        assert vars(sub) == {"args": (number, "m"), "me": sub} and sub == number
        named = Named("x", *range(abs(number) % 50))
        named.word = number
        named.owner = named
        assert named == tuple(range(abs(number) % 50)) and named.table == "x" and named.word == number
    assert Bare(b"abc", 3).port == 3 and not hasattr(Bare(b"", 1), "__dict__")

    del sub, named
    if sys.version_info < (3, 12):
        # The `__dict__` of `Sub` stands behind the items.
        with pytest.raises(TypeError, match="lay-out conflict"):
            type("Grown", (Growing, Sub), {})
        return

    class Grown(Growing, Sub):
        pass

    grown = Grown(2**40, 2.5)
    assert grown.args == (2**40,) and grown.rate == 2.5 and grown == 2**40
    del grown
    assert dropped_by(lambda: [Grown(number % 2**60, 1.0) for number in NUMBERS]) == len(NUMBERS)


def test_cycles():
    class Sub(Length):
        pass

    class Rows(Row):
        pass

    alive = []

    class Token:
        def __init__(self):
            alive.append(weakref.ref(self))

    for number in NUMBERS:
        length = Length(number)
        length.held = [length, Token()]
        sub = Sub(number)
        sub.held, sub.me, sub.token = sub, sub, Token()
        row = Row("x", [], Token())
        row.owner = row
        row[0].append(row)
        rows = Rows("x", [], Token())
        rows.me = rows
        rows[0].append(rows)
    del length, sub, row, rows
    gc.collect()
    assert len(alive) == 4 * len(NUMBERS) and all(one() is None for one in alive)


def test_other_slots_of_tuples():
    """Since 3.15 classes on tuples have slots, behind everything else."""
    try:
        Slotted = type("Slotted", (Row,), {"__slots__": ("a", "b")})
    except TypeError:
        assert sys.version_info < (3, 15)
        return
    for count in range(20):
        slotted = Slotted("t", *range(count))
        slotted.a, slotted.b = "a", slotted
        slotted.table = "other"
        assert (slotted.a, slotted.table, slotted) == ("a", "other", tuple(range(count)))


def test_class_assignment():
    for thing, other in [(Length(1), Row), (Row("x"), tuple), (Packet(b"", 1), Length), (Growing(1, 1.0), Length)]:
        with pytest.raises(TypeError):
            thing.__class__ = other
    for thing in (1, (), b""):
        with pytest.raises(TypeError):
            thing.__class__ = Length


def test_made_past_the_constructor():
    for base, cls, args in [(int, Length, (5,)), (tuple, Row, ()), (bytes, Packet, ())]:
        for one in (base, object):
            with pytest.raises(TypeError):
                one.__new__(cls, *args)
        sub = type("Sub", (cls,), {"__new__": lambda cls, *args: base.__new__(cls, *args)})
        with pytest.raises(TypeError):
            sub(*args)


def again(thing, protocol):
    return pickle.loads(pickle.dumps(thing, protocol))


def test_pickling():
    for protocol in PROTOCOLS:
        for number in NUMBERS:
            length = again(Length(number, "km", [1]), protocol)
            assert type(length) is Length and length == number
            assert (length.unit, length.held) == ("km", [1])
        row = again(Row("t", 1, "b"), protocol)
        assert type(row) is Row and row == (1, "b") and row.table == "t"
        packet = again(Packet(b"abc", 2**70), protocol)
        assert type(packet) is Packet and packet == b"abc" and packet.port == 2**70
    deep = copy.deepcopy(Row("t", [1]))
    assert deep == ([1],) and type(deep) is Row
    with pytest.raises(TypeError):
        pickle.dumps(Growing(1, 1.0))


def both(one, other, names):
    assert type(one) is type(other)
    return [getattr(one, name) for name in names] == [getattr(other, name) for name in names]


class Warm(Celsius):
    pass


def test_pickling_what_the_base_is_made_from():
    for protocol in PROTOCOLS:
        for thing, names in [
            (Celsius(10.5, "roof"), ["station"]),
            (Warm(-1.5), ["station"]),
            (Text("h\u00ef\U0001f40d", "en"), ["language"]),
            (Letters("hello"), ["put"]),
        ]:
            if isinstance(thing, Warm):
                thing.word = [1]
            found = again(thing, protocol)
            assert found == thing and both(found, thing, names)
            assert getattr(found, "word", 0) == getattr(thing, "word", 0)
        error = again(DeviceError(2, "nope", "sda"), protocol)
        assert str(error) == "[Errno 2] nope: 'sda'" and error.device == "sda"
        assert (error.errno, error.filename) == (2, "sda")
        assert again(Missing("k"), protocol).args == ("k",)
    held = Letters("ab")
    held.add((1, 2))
    assert copy.deepcopy(held) == held and copy.copy(held).put == 2


def test_pickling_on_classes_of_other_extensions():
    for protocol in PROTOCOLS:
        recent = bases.Recent(3)
        recent.add(1)
        recent.add(2)
        found = again(recent, protocol)
        assert found == recent and both(found, recent, ["seen", "maxlen"])
        action = bases.Action("add", max, 3)
        action.word, action.keywords["key"] = 1, abs
        found = again(action, protocol)
        assert (found(-7), found.name, found.word) == (-7, "add", 1)
