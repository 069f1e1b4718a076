"""Conversions: results that no argument has the form of, constants, `*args` and `**kwargs` with types."""

import datetime
import fractions
import inspect
import ipaddress
import pathlib

import pytest
from test_conversions import message
from topics import conversions as c

MINUTE = datetime.timedelta(minutes=1)
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def test_unit():
    assert c.unit() is None
    assert c.units() == ([()], (), b"\1\2")


def test_never():
    with pytest.raises(ValueError, match="^never$"):
        c.never()


def test_borrowed():
    assert c.borrowed_strs() == ["a", "é"]


@pytest.mark.parametrize(
    "name, expected",
    [
        ("PRIMES", [2, 3, 5, 7]),
        ("WORDS", ["a", "é", ""]),
        ("TABLE", [("none", None), ("some", 0.5)]),
        ("MAGIC", b"\x00\xffmagic"),
        ("NOTHING", None),
        ("TIMEOUT", datetime.timedelta(seconds=1.5)),
        ("PAIR", (1, "one")),
        ("GRID", [[1.0, 2.0], [3.0, 4.0]]),
        ("LOCALHOST", ipaddress.ip_address("127.0.0.1")),
        ("PRESENT", (True, "x")),
    ],
)
def test_constants(name, expected):
    value = getattr(c, name)
    assert value == expected
    assert type(value) is type(expected)


def test_args():
    assert c.sum_args() == 0
    assert c.sum_args(*range(100)) == 4950
    assert c.join_args() == ""
    assert c.join_args("a", "é", "") == "a-é-"
    assert c.join_args("a", "b", sep="") == "ab"
    assert str(inspect.signature(c.join_args)) == "(*x, sep='-')"


def test_kwargs():
    assert c.keywords() == {}
    assert list(c.keywords(b=2, a=1).items()) == [("a", 1), ("b", 2)]
    assert c.keywords(**{"no name": 1, "é": 2, "": 3}) == {"no name": 1, "é": 2, "": 3}
    assert str(inspect.signature(c.keywords)) == "(**x)"


def test_all_kinds():
    assert c.mixed(1) == (1, [], False, {})
    assert c.mixed(1, 2, None, flag=True, y=(3,), z=[]) == (1, [2.0, None], True, {"y": [3], "z": []})
    assert c.mixed(first=1, y=range(2)) == (1, [], False, {"y": [0, 1]})
    assert str(inspect.signature(c.mixed)) == "(first, *rest, flag=False, **x)"


def failing(call, *args, **kwargs):
    """The exception of a call as its class, its message, and its notes."""
    with pytest.raises(Exception) as caught:
        call(*args, **kwargs)
    return caught.type, message(caught.value), getattr(caught.value, "__notes__", [])


def test_args_refused():
    kind, text, notes = failing(c.sum_args, 1, "x")
    assert (kind, text) == (TypeError, "'str' object cannot be interpreted as an integer")
    assert notes == ["item 1", "argument 'x'"]
    kind, text, notes = failing(c.join_args, "a", "b", 3)
    assert (kind, text, notes) == (TypeError, "expected str, got int", ["item 2", "argument 'x'"])
    kind, text, notes = failing(c.ratios, 1, 2, 0.5)
    assert (kind, notes) == (AttributeError, ["item 2", "argument 'x'"])


def test_kwargs_refused():
    kind, _, notes = failing(c.keywords, a=1, b=None)
    assert (kind, notes) == (TypeError, ["value of key 'b'", "argument 'x'"])
    kind, text, notes = failing(c.mixed, 1, y=[1, 2**63])
    assert (kind, text) == (OverflowError, "9223372036854775808 is out of range for i64")
    assert notes == ["item 1", "value of key 'y'", "argument 'x'"]
    # A keyword may be any str, also one that has no UTF-8.
    kind, _, notes = failing(c.keywords, **{"\ud800": 1})
    assert (kind, notes) == (UnicodeEncodeError, [r"key '\ud800'", "argument 'x'"])
    kind, text, _ = failing(c.mixed, y=[])
    assert (kind, text) == (TypeError, "mixed() missing 1 required positional argument: 'first'")


def test_dict_of_the_caller_stays():
    given = {"a": 1}
    c.keywords(**given)
    assert given == {"a": 1}


def test_own_types():
    assert c.ratios(1, fractions.Fraction(2, -4)) == [fractions.Fraction(1), fractions.Fraction(-1, 2)]
    assert c.ratios() == []
    assert c.distinct(set()) == 0


@pytest.mark.parametrize("raw", [b"", b"a/b", b"\xff\x80", "é".encode(), b"\xed\xa0\x80"])
def test_paths_of_any_bytes(raw):
    path = c.os_bytes(raw)
    assert isinstance(path, pathlib.Path)
    assert bytes(path) == (raw or b".")
    assert c.path_buf(path) == path


def test_c_strings_of_any_bytes():
    assert c.c_bytes("é".encode()) == "é"
    with pytest.raises(UnicodeDecodeError) as caught:
        c.c_bytes(b"ab\xff")
    assert (caught.value.object, caught.value.start) == (b"ab\xff", 2)
    with pytest.raises(ValueError):
        c.c_bytes(b"a\0")


def test_no_hash():
    for call in (c.unhashable_key, c.unhashable_item):
        kind, text, _ = failing(call)
        assert kind is TypeError
        assert "unhashable type: 'list'" in text


DAY = 24 * 60 * 60


def test_durations():
    assert c.duration_of(1, 999) == datetime.timedelta(seconds=1)
    assert c.duration_of(1, 999_999_999) == datetime.timedelta(seconds=1, microseconds=999_999)
    assert c.duration_of(10**9 * DAY - 1, 999_999_999) == datetime.timedelta.max
    for seconds in (10**9 * DAY, 2**63, 2**64 - 1):
        assert failing(c.duration_of, seconds, 0)[0] is OverflowError


def test_times():
    assert c.time_of(0, 999, False) == EPOCH
    assert c.time_of(0, 1, True) == EPOCH - datetime.timedelta(microseconds=1)
    assert c.time_of(0, 1000, True) == EPOCH - datetime.timedelta(microseconds=1)
    assert c.time_of(0, 1001, True) == EPOCH - datetime.timedelta(microseconds=2)
    first, last = -62135596800, 253402300799
    assert c.time_of(-first, 0, True) == datetime.datetime.min.replace(tzinfo=datetime.timezone.utc)
    assert c.time_of(last, 999_999_999, False) == datetime.datetime.max.replace(tzinfo=datetime.timezone.utc)
    for seconds, nanos, before in (
        (-first, 1, True),
        (last + 1, 0, False),
        (2**62, 0, False),
        (2**62, 0, True),
    ):
        assert failing(c.time_of, seconds, nanos, before)[0] is OverflowError
    # Beyond the end of the system's clock.
    assert c.time_of(2**64 - 1, 0, False) is None
