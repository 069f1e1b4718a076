"""Types with serde's traits."""

import collections
import types

import pytest
from features import serialized as s
from hypothesis import given
from hypothesis import strategies as st
from test_conversions import Items, message
from test_conversions_properties import examples

i32 = st.integers(-(2**31), 2**31 - 1)
i64 = st.integers(-(2**63), 2**63 - 1)
text = st.text(st.characters(blacklist_categories=["Cs"]))
strict = st.fixed_dictionaries({"id": st.integers(0, 255), "name": text})
kind = st.one_of(
    st.just("Nothing"),
    st.fixed_dictionaries({"One": i64}),
    st.fixed_dictionaries({"Two": st.tuples(i64, text)}),
    st.fixed_dictionaries({"Named": st.fixed_dictionaries({"x": st.floats(allow_nan=False), "inner": st.none() | strict})}),
)
everything = st.fixed_dictionaries(
    {
        "flag": st.booleans(),
        "small": st.integers(-128, 127),
        "large": st.integers(0, 2**64 - 1),
        "huge": st.integers(-(2**127), 2**127 - 1),
        "real": st.floats(allow_nan=False),
        "letter": st.characters(blacklist_categories=["Cs"]),
        "text": text,
        "list": st.lists(st.none() | i32),
        "pair": st.tuples(st.integers(0, 255), text),
        "map": st.dictionaries(text, st.lists(kind, max_size=3), max_size=3),
        "by_number": st.dictionaries(i64, st.booleans(), max_size=3),
        "wrapped": st.integers(0, 2**16 - 1),
        "unit": st.none(),
        "later": st.integers(0, 2**32 - 1),
    }
)
any_value = st.recursive(
    st.none() | st.booleans() | i64 | st.integers(2**63, 2**64 - 1) | st.floats(allow_nan=False) | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=12,
)
EXAMPLE = dict(
    flag=True, small=1, large=2, huge=3, real=1.5, letter="x", text="t", list=[1, None], pair=(1, "x"),
    map={"a": ["Nothing"]}, by_number={1: True}, wrapped=5, unit=None, later=7,
)  # fmt: skip


def failure(call, value):
    """The exception of a call, with the places that its notes name, from the inside to the parameter."""
    with pytest.raises(Exception) as caught:
        call(value)
    places = list(getattr(caught.value, "__notes__", []))
    assert places.pop() == "argument 'x'"
    return type(caught.value), message(caught.value), places


@examples(60)
@given(everything)
def test_everything(value):
    assert s.everything(value) == value
    assert s.everything(types.MappingProxyType(value)) == value
    assert list(s.everything(value)) == list(EXAMPLE)


@examples(80)
@given(any_value)
def test_untagged(value):
    back = s.untagged(value)
    assert repr(sort(back)) == repr(sort(value))


def sort(value):
    """With keys in order."""
    if isinstance(value, dict):
        return {key: sort(value[key]) for key in sorted(value)}
    return [sort(one) for one in value] if isinstance(value, list) else value


def test_forms():
    assert s.written(True) == "Flag(true)" and s.written(1) == "Int(1)" and s.written(1.0) == "Real(1.0)"
    assert s.written(2**63) == "Huge(9223372036854775808)"
    assert s.written((1, [2])) == "List([Int(1), List([Int(2)])])"
    assert s.written({"a": None}) == 'Map({"a": Unit})'
    assert s.written(range(2)) == "List([Int(0), Int(1)])" == s.written(Items([0, 1]))
    assert s.written(collections.OrderedDict(a=1)) == 'Map({"a": Int(1)})'
    assert s.untagged({1, 2}) == [1, 2] == s.untagged(frozenset([1, 2]))
    for content in (b"\0\x80", bytearray(b"\0\x80"), [0, 128], (0, 128), {0, 128}):
        assert s.bytes(content) == [0, 128]
    assert s.part({"wanted": 1, "other": object()}) == 1
    without = dict(EXAMPLE)
    del without["later"]
    assert s.everything(without)["later"] == 0


def changed(**fields):
    return {**EXAMPLE, **fields}


@pytest.mark.parametrize(
    "value, kind, text, place",
    [
        (changed(small=300), OverflowError, "300 is out of range for i8", "in field 'small'"),
        (changed(flag=1), TypeError, "expected bool, got int", "in field 'flag'"),
        (changed(text=b"x"), TypeError, "expected str, got bytes", "in field 'text'"),
        (changed(letter="xy"), ValueError, None, "in field 'letter'"),
        (changed(real="x"), TypeError, None, "in field 'real'"),
        (changed(list=[1, 2, "x"]), TypeError, None, "in field 'list[2]'"),
        (changed(list=5), TypeError, "expected a sequence, got int", "in field 'list'"),
        (changed(list="text"), TypeError, None, "in field 'list'"),
        (changed(pair=(1,)), ValueError, "expected a sequence of length 2, got length 1", "in field 'pair'"),
        (changed(pair=(1, "x", 2)), ValueError, "expected a sequence of length 2, got length 3", "in field 'pair'"),
        (changed(unit=0), TypeError, "expected None, got int", "in field 'unit'"),
        (changed(by_number={"x": True}), TypeError, None, None),
        (changed(by_number=[1]), TypeError, "expected a mapping, got list", "in field 'by_number'"),
        (changed(map={"a": ["Nothing", "Some"]}), ValueError, None, "in field 'map['a'][1]'"),
        (changed(map={"a": [{"One": "x"}]}), TypeError, None, "in field 'map['a'][0].One'"),
        (changed(map={"a": [{"Nothing": 5}]}), TypeError, "expected None, got int", "in field 'map['a'][0].Nothing'"),
        (changed(map={"a": [{"One": 1, "Two": 2}]}), ValueError, "expected a mapping of length 1, got length 2", None),
        (changed(map={"a": [5]}), TypeError, None, "in field 'map['a'][0]'"),
        (changed(map={"a": [{"Named": {"x": 1.0, "inner": {"id": 1}}}]}), TypeError, "the key 'name' is missing", None),
        ({"flag": True}, TypeError, "the key 'small' is missing", None),
        ([1], TypeError, "expected a mapping, got list", None),
        ({1: 2}, TypeError, "expected str, got int", "key 1"),
    ],
)
def test_errors(value, kind, text, place):
    found, words, places = failure(s.everything, value)
    # Before 3.11 the message begins with the place.
    assert found is kind and (text is None or words.endswith(text)), words
    if place is not None:
        assert places == [place]


def test_errors_of_what_looks_at_the_value():
    assert failure(s.strict, {"id": 1, "name": "x", "more": 2})[:2] == (TypeError, "no field is called 'more'; there are id, name")
    kind, words, _ = failure(s.untagged, 2**64)
    assert kind is TypeError and str(2**64) in words
    kind, words, _ = failure(s.untagged, object())
    assert kind is TypeError and words.endswith(", got object"), words
    assert failure(s.kinds, [2.5])[1] == "expected the name of a variant, or a mapping of it and its data, got float"
    with pytest.raises(OverflowError) as caught:
        s.bytes([256])
    assert str(caught.value) == "256 is out of range for u8"


def test_hostile_objects():
    circle = []
    circle.append(circle)
    assert failure(s.untagged, circle)[0] is RecursionError
    circle = {}
    circle["x"] = circle
    assert failure(s.untagged, circle)[0] is RecursionError

    class Bad(collections.abc.Mapping):
        def __getitem__(self, key):
            raise ZeroDivisionError

        def __iter__(self):
            return iter(["a"])

        def __len__(self):
            return 1

    assert failure(s.untagged, Bad())[0] is ZeroDivisionError
    assert failure(s.kinds, [Bad()])[0] is ZeroDivisionError

    class BadItems(Bad):
        def items(self):
            return [1, (2,), "abc"]

    for call in (s.untagged, s.everything):
        assert issubclass(failure(call, BadItems())[0], (TypeError, ValueError))


def test_leaks(leaks):
    leaks(lambda: s.everything(EXAMPLE), EXAMPLE)
    bad = changed(map={"a": [{"Named": {"x": 1.0, "inner": {"id": 1}}}]})
    leaks(lambda: s.everything(bad), bad, raises=TypeError)
    leaks(lambda: s.untagged({"a": [object()]}), raises=TypeError)
