"""Collections, bytes and identifiers of other crates, in several interpreters too."""

import gc
import random
import sys
import sysconfig
import uuid
import weakref

import pytest
from features import collections as c
from hypothesis import given
from hypothesis import strategies as st
from test_conversions import Items, message
from test_conversions_properties import examples
from processes import has_own_gil, succeeds
from test_interpreters import START


def failure(call, value):
    """The exception of a call, with the places that its notes name, from the inside to the parameter."""
    with pytest.raises(Exception) as caught:
        call(value)
    places = list(getattr(caught.value, "__notes__", []))
    assert places.pop() == "argument 'x'"
    return type(caught.value), message(caught.value), places


@examples(60)
@given(st.uuids() | st.builds(lambda value: uuid.UUID(int=value), st.integers(0, 2**128 - 1)))
def test_uuids(value):
    back = c.uuid(value)
    assert back == value and type(back) is uuid.UUID
    assert c.uuid_says(value)[0] == str(value)


def test_uuid_versions():
    made = [uuid.uuid1(), uuid.uuid3(uuid.NAMESPACE_DNS, "x"), uuid.uuid4(), uuid.uuid5(uuid.NAMESPACE_DNS, "x")]
    for value in made:
        assert c.uuid_says(value) == (str(value), value.version)
        assert c.uuid(value) == value
    assert c.uuid(uuid.UUID(int=0)) == uuid.UUID(int=0)


class Id(uuid.UUID):
    """A subclass that says other things than it is."""

    int = property(lambda self: self.answer, lambda self, value: None)


def test_uuid_errors():
    Id.answer = "x"
    for wrong in ("6ba7b810-9dad-11d1-80b4-00c04fd430c8", 5, None, b"x" * 16):
        assert failure(c.uuid, wrong) == (TypeError, "expected uuid.UUID, got " + type(wrong).__name__, [])
    odd = Id(int=5)
    assert failure(c.uuid, odd)[0] is TypeError
    Id.answer = 2**128
    assert failure(c.uuid, odd)[:2] == (OverflowError, "{} is out of range for u128".format("an int of 129 bits"))


@examples(40)
@given(st.binary())
def test_bytes(value):
    for call in (c.bytes, c.bytes_mut):
        for form in (value, bytearray(value)):
            back = call(form)
            assert back == value and type(back) is bytes


def test_bytes_are_not_copied():
    value = random.Random(1).getrandbits(8 * 100000).to_bytes(100000, "little")
    address = c.address(value)
    assert address == c.address(value) and address != c.address(bytearray(value))
    # They are the content of the object itself.
    assert id(value) < address < id(value) + sys.getsizeof(value)
    count = sys.getrefcount(value)
    assert c.keep(value) is None and sys.getrefcount(value) == count + 1
    assert c.keep(None) == value and sys.getrefcount(value) == count
    array = bytearray(b"abc")
    c.keep(array)
    array[0] = 0
    array.extend(b"more")
    assert c.keep(None) == b"abc"


def test_bytes_errors():
    for wrong in ("x", [1], None, memoryview(b"x")):
        assert failure(c.bytes, wrong) == (TypeError, "expected bytes or bytearray, got " + type(wrong).__name__, [])


@examples(60)
@given(st.dictionaries(st.text(), st.integers(-(2**63), 2**63 - 1)))
def test_maps_keep_their_order(value):
    back = c.index_map(value)
    assert list(back.items()) == list(value.items())
    by_number = {number: text for text, number in value.items()}
    assert c.hash_map(by_number) == by_number
    assert c.keys({number: None for number in by_number}) == list(by_number)
    assert c.hash_set(set(value)) == set(value) and c.hash_set(frozenset(value)) == set(value)


def test_map_errors():
    assert c.named(b=1, a=2.5, c=-1) == [("b", 1.0), ("a", 2.5), ("c", -1.0)]
    for call in (c.index_map, c.hash_map, c.keys):
        assert failure(call, [("a", 1)]) == (TypeError, "expected dict, got list", [])
    kind, text, places = failure(c.index_map, {"a": 1, "b": "x"})
    assert kind is TypeError and places == ["value of key 'b'"]
    assert failure(c.hash_map, {2**70: "x"})[0::2] == (OverflowError, ["key {}".format(2**70)])
    assert failure(c.hash_set, ["x"]) == (TypeError, "expected set, got list", [])
    assert failure(c.hash_set, {1})[0::2] == (TypeError, ["item 1"])

    class Growing:
        def __init__(self, dict):
            self.dict = dict

        def __index__(self):
            self.dict[str(len(self.dict))] = 1
            return 1

    grows = {}
    grows.update({"a": Growing(grows), "b": 2})
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        # It is copied first, as other threads may change it at any time.
        assert c.index_map(grows) == {"a": 1, "b": 2}
    else:
        assert failure(c.index_map, grows)[:2] == (RuntimeError, "dictionary changed size during iteration")


@examples(60)
@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=12))
def test_small_vecs(value):
    assert c.small_vec(value) == value and c.small_vec(tuple(value)) == value and c.small_vec(Items(value)) == value
    assert c.is_inline(["x"] * len(value)) == (len(value) <= 2)
    content = bytes(abs(number) % 256 for number in value)
    assert c.small_bytes(content) == content and c.small_bytes(bytearray(content)) == content


def test_small_vec_errors():
    assert failure(c.small_vec, [1, 2, "x"])[0::2] == (TypeError, ["item 2"])
    assert failure(c.small_vec, "text")[0] is TypeError
    assert failure(c.small_vec, {1})[0] is TypeError


def test_either():
    assert c.either(5) == 5 and c.either("x") == "x"
    for value, which in ((5, "int"), (5.5, "float"), ([1], "list"), ((1, 2), "list"), (True, "int")):
        assert c.which(value) == which
    # The very type is asked for first.
    assert c.is_whole(5) and not c.is_whole(5.0)
    kind, text, places = failure(c.either, 1.5)
    assert (kind, places) == (TypeError, [])
    assert text.splitlines() == [
        "no variant of Either fits float",
        "    Left: 'float' object cannot be interpreted as an integer",
        "    Right: expected str, got float",
    ]
    assert "    Left: {} is out of range for i64".format(2**64) in failure(c.either, 2**64)[1].splitlines()


@pytest.mark.parametrize("kind", ["map", "hashed", "small", "either"])
def test_cycles_through_containers_are_collected(kind):
    class Object:
        pass

    holder, thing = c.Holder(), Object()
    thing.holder = holder
    holder.hold(kind, thing)
    gone = weakref.ref(thing)
    del holder, thing
    gc.collect()
    assert gone() is None


def test_leaks(leaks):
    value, data = uuid.uuid4(), b"x" * 1000
    leaks(lambda: (c.uuid(value), c.bytes(data), c.bytes_mut(data), c.address(data)), value, data)
    texts = {"a": 1, "b": 2}
    leaks(lambda: (c.index_map(texts), c.hash_set(set(texts)), c.small_vec([1] * 9), c.either("x")), texts)
    leaks(lambda: c.either(1.5), raises=TypeError)
    leaks(lambda: c.index_map({"a": "x"}), raises=TypeError)


WORK = """
import datetime, sys, uuid
from features import chrono, collections, errors, jiff, numbers, serialized, time
utc = datetime.datetime(2024, 5, 6, tzinfo=datetime.timezone.utc)
for crate in (chrono, jiff, time):
    assert crate.utc(utc) == utc and crate.delta(datetime.timedelta(1)) == datetime.timedelta(1)
# 3.12 itself ends the process when a second interpreter imports `decimal`, as `fractions` does, too.
if sys.version_info >= (3, 13):
    import decimal, fractions
    assert numbers.decimal(decimal.Decimal("1.5")) == decimal.Decimal("1.5")
    assert type(numbers.ratio(fractions.Fraction(1, 2))) is fractions.Fraction
else:
    for convert in (numbers.decimal, numbers.big_decimal):
        try:
            converted = convert(1) == 1
        except ImportError as error:
            assert "a sub-interpreter of Python 3.12 cannot import decimal safely" in str(error)
            converted = False
        assert converted == MAIN
assert type(collections.uuid(uuid.UUID(int=5))) is uuid.UUID
assert numbers.big_int(-(2**1000)) == -(2**1000)
assert serialized.untagged({"a": [1, None]}) == {"a": [1, None]}
try:
    errors.anyhow("context")
except RuntimeError as error:
    assert type(error.__cause__.__cause__) is ValueError
else:
    raise AssertionError
"""


@has_own_gil
def test_several_interpreters():
    succeeds(
        START.replace("WORK = ", "WORK = {!r} or ".format(WORK))
        + """
first, second = create(), create()
for interpreter in (first, second, first):
    run(interpreter, "MAIN = False\\n" + WORK)
exec(WORK, {"MAIN": True})
low.destroy(first)
run(second, "MAIN = False\\n" + WORK)
low.destroy(second)
exec(WORK, {"MAIN": True})
"""
    )
