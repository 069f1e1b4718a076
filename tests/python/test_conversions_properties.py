"""Conversions, compared with Python's own notion of each type on made-up values.

KEELBACK_EXAMPLES=20 makes up twenty times as many, KEELBACK_EXAMPLES=0.1 a tenth.
"""

import array
import collections
import datetime
import fractions
import ipaddress
import math
import os
import pathlib
import struct
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_conversions import INTS, Index, Items, Number, alike, message, outcome
from topics import conversions as c

MORE = float(os.environ.get("KEELBACK_EXAMPLES", "1"))
UTC = datetime.timezone.utc


def examples(count):
    """How many examples; the same ones in every run, unless more are wanted."""
    return settings(
        max_examples=max(1, int(count * MORE)),
        derandomize=MORE <= 1,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def near(*centers):
    """Ints, many of them beside these."""
    beside = st.builds(int.__add__, st.sampled_from(centers), st.integers(-3, 3))
    return beside | st.integers()


# Made once: hypothesis keeps strategies that it is asked for again and again.
NEAR_ENDS = {name: near(low, high, 0, 2**30, -(2**30), 2**60, 2**64, -(2**64)) for name, low, high in INTS}
INT_FORMS = st.sampled_from([int, Index, Number])


@pytest.mark.parametrize("name, low, high", INTS)
def test_ints(name, low, high):
    call = getattr(c, name)

    @examples(20)
    @given(NEAR_ENDS[name], INT_FORMS)
    def check(value, form):
        if low <= value <= high:
            assert alike(call(form(value)), value)
        else:
            with pytest.raises(OverflowError) as caught:
                call(form(value))
            assert message(caught.value).endswith("is out of range for " + name)

    check()


@examples(30)
@given(st.lists(near(-(2**63), 2**63 - 1, 0, 2**30)))
def test_lists_of_ints(values):
    bad = [i for i, value in enumerate(values) if not -(2**63) <= value < 2**63]
    if not bad:
        assert alike(c.vec_i64(values), values)
        return
    with pytest.raises(OverflowError) as caught:
        c.vec_i64(values)
    assert caught.value.__notes__ == ["item %d" % bad[0], "argument 'x'"]


@examples(75)
@given(st.integers(0, 2**64 - 1) | st.floats().map(lambda x: struct.unpack("<Q", struct.pack("<d", x))[0]))
def test_f64_bits(bits):
    value = struct.unpack("<d", struct.pack("<Q", bits))[0]
    wanted = struct.pack("<d", value)
    assert struct.pack("<d", c.f64(value)) == wanted
    assert struct.pack("<d", c.vec_f64([value])[0]) == wanted


# The last values that round to the biggest f32, and the first that do not.
F32_END = [
    sign * value
    for sign in (1, -1)
    for value in (3.4028235677973366e38, 3.4028235677973362e38, 3.5e38, 1e-45, 7e-46)
]


@examples(75)
@given(st.floats() | st.sampled_from(F32_END) | st.floats(width=32))
def test_f32(value):
    try:
        wanted = struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        wanted = OverflowError
    for got in (outcome(c.f32, value), outcome(lambda: c.vec_f32([value])[0])):
        if value != value:
            assert got != got
        else:
            assert got == wanted
            assert got is wanted or math.copysign(1, got) == math.copysign(1, wanted)


@examples(50)
@given(near(2**53, -(2**53), 2**1024, -(2**1024), 2**1024 - 2**970))
def test_ints_as_floats(value):
    assert alike(outcome(c.f64, value), outcome(float, value))
    assert alike(outcome(c.f64, Index(value)), outcome(float, value))


def chars(*ranges):
    """Characters of such ranges. Not those of `st.characters`, which makes a table of all first."""
    return st.one_of([st.integers(first, last).map(chr) for first, last in ranges])


SOUND = chars((0, 127), (0, 255), (0, 0xD7FF), (0xE000, 0xFFFF), (0x10000, sys.maxunicode))
SURROGATES = chars((0xD800, 0xDFFF))
SOUND_TEXT = st.text(SOUND, max_size=12)
ANY_TEXT = SOUND_TEXT | st.text(SOUND | SURROGATES, max_size=12)


@pytest.mark.parametrize("name", ["string", "box_str", "arc_str", "rc_str", "cow_str", "c_string"])
def test_text(name):
    call = getattr(c, name)

    @examples(30)
    @given(ANY_TEXT | chars((0xD7F0, 0xE010)))
    def check(text):
        try:
            text.encode()
        except UnicodeEncodeError as wanted:
            with pytest.raises(UnicodeEncodeError) as caught:
                call(text)
            assert caught.value.args == wanted.args
        else:
            assert outcome(call, text) == (ValueError if name == "c_string" and "\0" in text else text)

    check()


def test_every_character():
    for start in range(0, sys.maxunicode + 1, 0x8000):
        text = "".join(chr(point) for point in range(start, start + 0x8000) if not 0xD800 <= point < 0xE000)
        assert c.string(text) == text
        assert c.vec_char(list(text[::37])) == list(text[::37])
        assert c.str_len(text) == len(text.encode())


@examples(30)
@given(st.binary(), st.sampled_from([bytes, bytearray, memoryview, list, tuple, Items]))
def test_bytes(data, form):
    assert alike(c.vec_u8(form(data)), data)
    assert c.bytes_len(data) == len(data)


@examples(40)
@given(st.binary(max_size=20).map(lambda data: data.replace(b"\0", b"")) | ANY_TEXT)
def test_paths(value):
    encoded = outcome(os.fsencode, value)
    if isinstance(encoded, type):
        assert outcome(c.path_buf, value) is encoded
        return
    wanted = pathlib.Path(os.fsdecode(encoded))
    assert alike(c.path_buf(value), wanted)
    assert alike(c.path_buf(wanted), wanted)
    assert alike(c.os_bytes(encoded), wanted)
    assert c.os_string(os.fsdecode(encoded)) == os.fsdecode(encoded)


FORMS = [list, tuple, collections.deque, collections.UserList, Items, lambda values: array.array("q", values)]
I64 = st.integers(-(2**63), 2**63 - 1)


@examples(40)
@given(st.lists(I64), st.sampled_from(FORMS))
def test_sequences(values, form):
    for call in (c.vec_i64, c.vec_deque, c.box_slice, c.arc_vec, c.vec_box, c.vec_i128):
        assert alike(call(form(values)), values)
    assert c.slice_or_none(form(values)) == len(values)


@examples(30)
@given(st.integers(-1000, 1000), st.integers(-1000, 1000), st.integers(1, 300) | st.integers(-300, -1))
def test_ranges(start, stop, step):
    values = range(start, stop, step)
    assert c.vec_i64(values) == list(values)


TUPLES = st.tuples(
    st.none() | st.lists(st.binary(max_size=4), max_size=3),
    st.sets(I64, max_size=3),
    st.lists(st.none() | st.booleans(), min_size=2, max_size=2),
)

# The function and values that come back equal and of the same types.
NESTED = [
    ("records", st.lists(st.dictionaries(SOUND_TEXT, st.lists(I64, max_size=4), max_size=4), max_size=4)),
    ("deep", st.dictionaries(SOUND_TEXT, TUPLES, max_size=3)),
    ("keyed_by_pairs", st.dictionaries(st.tuples(I64, I64), st.none() | SOUND_TEXT)),
    ("hash_map", st.dictionaries(SOUND_TEXT, I64)),
    ("btree_map", st.dictionaries(I64, st.lists(st.floats(allow_nan=False), max_size=4))),
    ("rc_map", st.dictionaries(SOUND_TEXT, SOUND_TEXT)),
    ("hash_set", st.sets(I64)),
    ("btree_set", st.sets(SOUND_TEXT)),
    ("vec_vec", st.lists(st.lists(I64, max_size=5))),
    ("vec_option", st.lists(st.none() | st.floats(allow_nan=False))),
    ("vec_pair", st.lists(st.tuples(SOUND_TEXT, I64))),
    ("vec_string", st.lists(SOUND_TEXT)),
    ("vec_bytes", st.lists(st.binary())),
    ("vec_bool", st.lists(st.booleans())),
    ("vec_u16", st.lists(st.integers(0, 65535))),
    ("vec_u64", st.lists(st.integers(0, 2**64 - 1))),
    ("vec_i128", st.lists(st.integers(-(2**127), 2**127 - 1))),
    ("vec_any", st.lists(st.none() | SOUND_TEXT | I64)),
    ("twelve", st.tuples(*[st.integers(0, 255)] * 12)),
    ("option_option_string", st.none() | SOUND_TEXT),
    ("box_option", st.none() | st.floats(allow_nan=False)),
    ("duration", st.timedeltas(min_value=datetime.timedelta())),
    (
        "ip_addr",
        st.integers(0, 2**32 - 1).map(ipaddress.IPv4Address)
        | st.integers(0, 2**128 - 1).map(ipaddress.IPv6Address),
    ),
    ("ratio", st.builds(fractions.Fraction, st.integers(-(2**60), 2**60), st.integers(1, 2**60))),
    ("color", st.integers(0, 2**24 - 1).map("#{:06x}".format)),
]


@pytest.mark.parametrize("name, values", NESTED, ids=[name for name, _ in NESTED])
def test_round_trips(name, values):
    call = getattr(c, name)

    @examples(12)
    @given(values)
    def check(value):
        assert alike(call(value), value)

    check()


MOMENTS = st.builds(
    datetime.datetime.replace,
    st.datetimes(datetime.datetime(1, 1, 3), datetime.datetime(9999, 12, 29)),
    tzinfo=st.integers(-1439, 1439).map(
        lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes))
    ),
)


@examples(50)
@given(MOMENTS)
def test_moments(moment):
    back = c.system_time(moment)
    assert back == moment
    assert back.tzinfo is UTC


@examples(30)
@given(st.integers(0, 2**48), st.integers(0, 10**9 - 1), st.booleans())
def test_finer_than_microseconds(seconds, nanos, before):
    def cut(nanoseconds):
        return datetime.timedelta(microseconds=nanoseconds // 1000)

    total = seconds * 10**9 + nanos
    assert outcome(c.duration_of, seconds, nanos) == outcome(cut, total)
    epoch = datetime.datetime(1970, 1, 1, tzinfo=UTC)
    assert outcome(c.time_of, seconds, nanos, before) == outcome(
        lambda: epoch + cut(-total if before else total)
    )


@examples(30)
@given(st.lists(I64 | st.sampled_from([None, "x", 1.5, 2**63])), st.booleans())
def test_arguments(values, as_keywords):
    bad = [i for i, value in enumerate(values) if not isinstance(value, int) or value >= 2**63]
    table = {"k%d" % i: value for i, value in enumerate(values)}

    def call():
        return c.keywords(**table) if as_keywords else c.mixed(0, *[0.5] * 3, y=values)

    if not bad:
        assert call() == (table if as_keywords else (0, [0.5] * 3, False, {"y": values}))
        return
    with pytest.raises((TypeError, OverflowError)) as caught:
        call()
    places = ["value of key 'k%d'" % bad[0]] if as_keywords else ["item %d" % bad[0], "value of key 'y'"]
    assert caught.value.__notes__ == [*places, "argument 'x'"]
