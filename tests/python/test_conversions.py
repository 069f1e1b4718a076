"""Conversions: for each Rust type what Python values become, what comes back, and what is refused in which words."""

import array
import collections
import datetime
import enum
import fractions
import ipaddress
import operator
import pathlib
import sys

import pytest
from topics import conversions as c

UTC = datetime.timezone.utc
Pair = collections.namedtuple("Pair", "first second")
Names = enum.Enum("Names", "ONE TWO")


class Index:
    """Has `__index__`."""

    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Float:
    """Has `__float__`."""

    def __init__(self, value):
        self.value = value

    def __float__(self):
        return self.value


class Fspath:
    """Has `__fspath__`."""

    def __init__(self, value):
        self.value = value

    def __fspath__(self):
        return self.value


class Items:
    """A sequence by protocol."""

    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]


class NoLen:
    """A sequence of the oldest kind: no length, no iterator."""

    def __getitem__(self, index):
        if index >= 3:
            raise IndexError
        return index


class Text(str):
    """A class below `str`."""


class List(list):
    """A class below `list`."""


class ListWithIter(list):
    """What iterating over it yields is not what is in it."""

    def __iter__(self):
        return iter([7])


class Number(int):
    """A class below `int`."""


class Table(dict):
    """A class below `dict`."""


def alike(left, right):
    """Equal, and of the same types: `True == 1 == 1.0`."""
    if type(left) is not type(right):
        return False
    if isinstance(left, (list, tuple)):
        return len(left) == len(right) and all(map(alike, left, right))
    if isinstance(left, dict):
        return alike(sorted(left.items()), sorted(right.items()))
    return left == right


def outcome(call, *arguments):
    """What a call answers with, or the class of what it raises."""
    try:
        return call(*arguments)
    except Exception as error:
        return type(error)


def message(error):
    """The message, without the parameter's name, which it has where CPython does not show notes."""
    text, before = str(error), "argument 'x': "
    return text[len(before) :] if sys.version_info < (3, 11) and text.startswith(before) else text


def failure(name, value):
    """The exception of a call, with the places that its notes name, from the inside to the parameter."""
    with pytest.raises(Exception) as caught:
        getattr(c, name)(value)
    places = list(getattr(caught.value, "__notes__", []))
    assert places.pop() == "argument 'x'"
    return type(caught.value), message(caught.value), places


BIG = [0, 1, -1, 2**29, 2**30, 2**31, 2**62, -(2**63), 2**63 - 1]

# The function, and values that come back as they are.
SAME = {
    "boolean": [True, False],
    "nonzero_u8": [1, 255],
    "nonzero_i64": [-5, 2**63 - 1, -(2**63)],
    "f64": [1.5, -0.25, 1e308, float("inf"), -float("inf")],
    "f32": [1.5, -0.25, float("inf"), -float("inf")],
    "char": ["a", "\0", "é", "日", "😀"],
    "string": ["", "a", "é", "日本", "😀x", "a\0b", "x" * 1000],
    "box_str": ["", "é"],
    "arc_str": ["", "é"],
    "rc_str": ["", "é"],
    "cow_str": ["", "é"],
    "c_string": ["", "abé"],
    "c_str": ["", "日本"],
    "os_string": ["", "abé", "a\udcff"],
    "os_str": ["", "k", "\udc80é"],
    "path_buf": [pathlib.Path(), pathlib.Path("a/b"), pathlib.Path("x\udcfe")],
    "vec_u8": [b"", b"a", b"abc" * 100],
    "array_u8": [b"abcd"],
    "option_i64": [5, None],
    "option_option_string": ["a", None],
    "single": [(1,)],
    "pair": [(1, "a")],
    "twelve": [tuple(range(12))],
    "unit_in_tuple": [((),)],
    "array_f64": [[1.0, 2.0, 3.0]],
    "array_none": [[]],
    "vec_bool": [[], [True, False]],
    "vec_f64": [[], [1.0, -2.5]],
    "vec_f32": [[], [1.0, -2.5]],
    "vec_i32": [[], [2**31 - 1, -(2**31)]],
    "vec_i64": [[], [1], BIG, list(range(1000))],
    "vec_i128": [[], BIG, [2**127 - 1, -(2**127)]],
    "vec_u16": [[], [1, 65535]],
    "vec_u64": [[], [2**64 - 1, 0]],
    "vec_nonzero": [[], [1, 2]],
    "vec_char": [[], ["a", "😀"]],
    "vec_string": [[], ["a", "é", ""]],
    "vec_vec": [[], [[1], [], [2, 3]]],
    "vec_option": [[], [1.5, None]],
    "vec_pair": [[], [("a", 1), ("b", 2)]],
    "vec_bytes": [[], [b"", b"\0\xff"]],
    "vec_any": [[], [1, None, "x", Names.ONE]],
    "vec_list": [[], [[], [1, "x"]]],
    "vec_deque": [[], BIG, list(range(1000))],
    "box_slice": [[], BIG],
    "arc_slice": [[], ["a", ""]],
    "rc_slice": [[], [0.5]],
    "hash_map": [{}, {"a": 1, "é": 2**62}, {"k%d" % i: i for i in range(1000)}],
    "btree_map": [{}, {1: [1.0], 2: []}],
    "keyed_by_pairs": [{}, {(1, 2): "x", (3, 4): None}],
    "hash_set": [set(), {1, 2}, set(range(1000))],
    "btree_set": [set(), {"a", ""}],
    "records": [[], [{}, {"a": [1], "b": []}]],
    "deep": [{}, {"a": (None, set(), [True, None]), "b": ([b"x"], {1}, [None, False])}],
    "duration": [
        datetime.timedelta(),
        datetime.timedelta(3, 4, 5),
        datetime.timedelta(0, 0, 1),
        datetime.timedelta.max,
    ],
    "system_time": [
        datetime.datetime(1970, 1, 1, tzinfo=UTC),
        datetime.datetime(2026, 2, 28, 23, 59, 59, 999999, UTC),
        datetime.datetime(2024, 2, 29, tzinfo=UTC),
        datetime.datetime(1969, 12, 31, 23, 59, 59, 1, UTC),
        datetime.datetime(1900, 3, 1, tzinfo=UTC),
        datetime.datetime(2000, 12, 31, tzinfo=UTC),
        datetime.datetime.min.replace(tzinfo=UTC),
        datetime.datetime.max.replace(tzinfo=UTC),
    ],
    "ip_addr": [ipaddress.ip_address("1.2.3.4"), ipaddress.ip_address("::1")],
    "ipv4_addr": [ipaddress.ip_address("255.0.0.1")],
    "ipv6_addr": [ipaddress.ip_address("fe80::1"), ipaddress.ip_address("::ffff:1.2.3.4")],
    "box_i64": [4],
    "arc_vec": [[], BIG],
    "rc_map": [{}, {"a": "b"}],
    "box_option": [None, 1.5],
    "vec_box": [[], BIG],
    "color": ["#00ff7f"],
    "palette": [{}, {"a": ["#00ff7f", "#000000"], "b": []}],
    "ratio": [fractions.Fraction(-3, 4)],
}


@pytest.mark.parametrize("name", SAME)
def test_same(name):
    for value in SAME[name]:
        assert alike(getattr(c, name)(value), value), value


# The function, a value, and what comes back.
OTHER = [
    ("f64", 2, 2.0),
    ("f64", True, 1.0),
    ("f64", Float(2.5), 2.5),
    ("f64", Index(3), 3.0),
    ("f64", 2**53 + 1, 9007199254740992.0),
    ("f32", 0.1, 0.10000000149011612),
    ("f32", Float(2.5), 2.5),
    ("f32", Index(3), 3.0),
    ("string", Text("abc"), "abc"),
    ("c_string", Text("abc"), "abc"),
    ("str_len", "é", 2),
    ("path_buf", "a/b", pathlib.Path("a/b")),
    ("path_buf", b"a\xff", pathlib.Path("a\udcff")),
    ("path_buf", Fspath("q"), pathlib.Path("q")),
    ("path_shown", Fspath(b"q"), '"q"'),
    ("path_shown", pathlib.Path("q/r"), '"q/r"'),
    ("vec_u8", bytearray(b"abc"), b"abc"),
    ("vec_u8", memoryview(b"abc"), b"abc"),
    ("vec_u8", [97, Index(98)], b"ab"),
    ("vec_u8", (97, True), b"a\1"),
    ("vec_u8", range(3), b"\0\1\2"),
    ("vec_u8", Items([255]), b"\xff"),
    ("bytes_len", b"abc", 3),
    ("array_u8", [1, 2, 3, 4], b"\1\2\3\4"),
    ("cow_bytes", b"abc", (True, b"abc")),
    ("cow_bytes", bytearray(b"abc"), (False, b"abc")),
    ("pair", Pair(1, "a"), (1, "a")),
    ("unit_in_tuple", (None,), ((),)),
    ("array_f64", (1, 2.5, Float(3.0)), [1.0, 2.5, 3.0]),
    ("vec_i64", [True, Index(4), Number(5)], [1, 4, 5]),
    ("vec_i64", (1, 2), [1, 2]),
    ("vec_i64", List([1]), [1]),
    ("vec_i64", ListWithIter([1]), [7]),
    ("vec_i64", Pair(1, 2), [1, 2]),
    ("vec_i64", range(5), [0, 1, 2, 3, 4]),
    ("vec_i64", array.array("i", [1, -2]), [1, -2]),
    ("vec_i64", collections.deque([1, 2]), [1, 2]),
    ("vec_i64", collections.UserList([1, 2]), [1, 2]),
    ("vec_i64", Items([1, 2]), [1, 2]),
    ("vec_i64", NoLen(), [0, 1, 2]),
    ("vec_i64", b"ab", [97, 98]),
    ("vec_i64", bytearray(b"ab"), [97, 98]),
    ("vec_f64", [1, 2.5, True, Float(4.5)], [1.0, 2.5, 1.0, 4.5]),
    ("vec_f64", array.array("d", [1.5]), [1.5]),
    ("vec_f32", [0.1, 2], [0.10000000149011612, 2.0]),
    ("vec_vec", ((1,), range(2)), [[1], [0, 1]]),
    ("vec_string", ("a", Text("b")), ["a", "b"]),
    ("vec_bytes", (b"a", [98], bytearray(b"c")), [b"a", b"b", b"c"]),
    ("sum_slice", [1, 2.0], 3.0),
    ("sum_vec", (1, 2), 3),
    ("concat", ("a", "b"), "ab"),
    ("slice_or_none", None, None),
    ("slice_or_none", [1], 1),
    ("sum_map", {"a": 1, "b": 2}, 3),
    ("hash_map", collections.OrderedDict(a=1), {"a": 1}),
    ("hash_map", Table(a=1), {"a": 1}),
    ("hash_map", {Text("a"): Index(1)}, {"a": 1}),
    ("btree_map", {True: (1,)}, {1: [1.0]}),
    ("hash_set", frozenset([1]), {1}),
    ("hash_set", {Index(1), 1}, {1}),
    ("ip_addr", "::1", ipaddress.ip_address("::1")),
    ("ipv4_addr", "1.2.3.4", ipaddress.ip_address("1.2.3.4")),
    ("color", (0, 255, 127), "#00ff7f"),
    ("distinct", {"#00ff7f", (0, 255, 127), "#000000"}, 2),
    ("ratio", 3, fractions.Fraction(3)),
]


@pytest.mark.parametrize("name, value, expected", OTHER)
def test_other(name, value, expected):
    assert alike(getattr(c, name)(value), expected)


INTS = [
    *(("i%d" % bits, -(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16, 32, 64, 128)),
    *(("u%d" % bits, 0, 2**bits - 1) for bits in (8, 16, 32, 64, 128)),
    ("isize", -sys.maxsize - 1, sys.maxsize),
    ("usize", 0, 2 * sys.maxsize + 1),
]


@pytest.mark.parametrize("name, low, high", INTS)
def test_ints(name, low, high):
    call = getattr(c, name)
    for value in {
        low,
        low + 1,
        low // 2,
        0,
        1,
        high // 2,
        high - 1,
        high,
        min(2**30, high),
        min(2**30 - 1, high),
    }:
        assert alike(call(value), value)
        assert alike(call(Index(value)), value)
        assert alike(call(Number(value)), value)
    assert alike(call(True), 1)
    for value in (low - 1, high + 1, Index(low - 1), Index(high + 1), 10**6000, -(10**6000)):
        number = getattr(value, "value", value)
        shown = number if -(2**127) <= number < 2**128 else "an int of %d bits" % number.bit_length()
        assert failure(name, value) == (OverflowError, "%s is out of range for %s" % (shown, name), [])


@pytest.mark.parametrize("name", [name for name, _, _ in INTS])
@pytest.mark.parametrize("value", [1.0, "1", None, b"1", [], Float(1.0), fractions.Fraction(1)], ids=repr)
def test_no_ints(name, value):
    assert failure(name, value) == (TypeError, NO_INT % type(value).__name__, [])


@pytest.mark.parametrize("name", [name for name, _, _ in INTS])
def test_index_must_be_int(name):
    with pytest.raises(TypeError) as wanted:
        operator.index(Index("x"))
    assert failure(name, Index("x")) == (TypeError, str(wanted.value), [])


NO_INT = "'%s' object cannot be interpreted as an integer"
NO_STR = "expected a sequence, got str, which is not taken as its characters"

# The function, a value, the exception, its message, and in what place of the value the failure is.
REFUSED = [
    ("boolean", 1, TypeError, "expected bool, got int"),
    ("boolean", None, TypeError, "expected bool, got NoneType"),
    ("boolean", "True", TypeError, "expected bool, got str"),
    ("nonzero_u8", 0, ValueError, "expected a number other than zero"),
    ("nonzero_u8", 256, OverflowError, "256 is out of range for u8"),
    ("nonzero_i64", False, ValueError, "expected a number other than zero"),
    ("f64", "1.0", TypeError, "must be real number, not str"),
    ("f64", None, TypeError, "must be real number, not NoneType"),
    ("f64", 1j, TypeError, None),
    ("f64", 10**400, OverflowError, "int too large to convert to float"),
    ("f64", Float("x"), TypeError, None),
    ("f32", "1.0", TypeError, "must be real number, not str"),
    ("f32", 10**400, OverflowError, "int too large to convert to float"),
    ("f32", 1e300, OverflowError, "1e300 is out of range for f32"),
    ("f32", -1e39, OverflowError, "-1e39 is out of range for f32"),
    ("char", "", ValueError, "expected a str of length 1, got length 0"),
    ("char", "ab", ValueError, "expected a str of length 1, got length 2"),
    ("char", 97, TypeError, "expected str, got int"),
    ("char", b"a", TypeError, "expected str, got bytes"),
    ("string", b"x", TypeError, "expected str, got bytes"),
    ("box_str", 1, TypeError, "expected str, got int"),
    ("arc_str", None, TypeError, "expected str, got NoneType"),
    ("rc_str", ["a"], TypeError, "expected str, got list"),
    ("cow_str", bytearray(b"a"), TypeError, "expected str, got bytearray"),
    ("str_len", 1, TypeError, "expected str, got int"),
    ("c_string", "a\0b", ValueError, "embedded null character"),
    ("c_str", "\0", ValueError, "embedded null character"),
    ("c_string", b"a", TypeError, "expected str, got bytes"),
    ("os_string", b"a", TypeError, "expected str, got bytes"),
    ("os_string", pathlib.PurePosixPath("a"), TypeError, "expected str, got PurePosixPath"),
    ("path_buf", 1, TypeError, "expected str, bytes or os.PathLike object, not int"),
    ("path_buf", Fspath(1), TypeError, None),
    ("vec_u8", "abc", TypeError, None),
    ("vec_u8", 3, TypeError, None),
    ("vec_u8", [1, 256], OverflowError, "256 is out of range for u8", "item 1"),
    ("vec_u8", (-1,), OverflowError, "-1 is out of range for u8", "item 0"),
    ("vec_u8", range(255, 257), OverflowError, "256 is out of range for u8", "item 1"),
    ("bytes_len", bytearray(b"x"), TypeError, "expected bytes, got bytearray"),
    ("bytes_len", [1], TypeError, "expected bytes, got list"),
    ("array_u8", b"abc", ValueError, "expected a sequence of length 4, got length 3"),
    ("array_u8", [1, 2, 3, 4, 5], ValueError, "expected a sequence of length 4, got length 5"),
    ("option_i64", "x", TypeError, NO_INT % "str"),
    ("pair", [1, "a"], TypeError, "expected tuple, got list"),
    ("pair", (1,), ValueError, "expected a tuple of length 2, got length 1"),
    ("pair", (1, "a", 2), ValueError, "expected a tuple of length 2, got length 3"),
    ("pair", (1, 2), TypeError, "expected str, got int", "item 1"),
    ("twelve", tuple(range(245, 257)), OverflowError, "256 is out of range for u8", "item 11"),
    ("unit_in_tuple", (1,), TypeError, None, "item 0"),
    ("array_f64", [1.0], ValueError, "expected a sequence of length 3, got length 1"),
    ("array_f64", [1.0] * 4, ValueError, "expected a sequence of length 3, got length 4"),
    ("array_none", [1], ValueError, "expected a sequence of length 0, got length 1"),
    ("vec_i64", "abc", TypeError, NO_STR),
    ("vec_i64", Text("1"), TypeError, None),
    ("vec_i64", {1}, TypeError, "expected a sequence, got set"),
    ("vec_i64", {1: 2}, TypeError, "expected a sequence, got dict"),
    ("vec_i64", Table(), TypeError, "expected a sequence, got Table"),
    ("vec_i64", {}.keys(), TypeError, "expected a sequence, got dict_keys"),
    ("vec_i64", (x for x in [1]), TypeError, "expected a sequence, got generator"),
    ("vec_i64", iter([1]), TypeError, "expected a sequence, got list_iterator"),
    ("vec_i64", map(int, []), TypeError, "expected a sequence, got map"),
    ("vec_i64", frozenset(), TypeError, "expected a sequence, got frozenset"),
    ("vec_i64", None, TypeError, "expected a sequence, got NoneType"),
    ("vec_i64", 5, TypeError, "expected a sequence, got int"),
    ("vec_i64", Names, TypeError, NO_INT % "Names", "item 0"),
    ("vec_i64", [1, 2, "x"], TypeError, NO_INT % "str", "item 2"),
    ("vec_i64", (1, 2.5), TypeError, NO_INT % "float", "item 1"),
    ("vec_i64", Items([1, 2**64]), OverflowError, "18446744073709551616 is out of range for i64", "item 1"),
    ("vec_i32", [1, 2**31], OverflowError, "2147483648 is out of range for i32", "item 1"),
    ("vec_f32", [1, 1e39], OverflowError, "1e39 is out of range for f32", "item 1"),
    ("vec_vec", [[1], [2, "x"]], TypeError, NO_INT % "str", "item 1", "item 1"),
    ("vec_vec", [[1], "x"], TypeError, NO_STR, "item 1"),
    ("vec_string", "abc", TypeError, NO_STR),
    ("vec_string", b"ab", TypeError, "expected str, got int", "item 0"),
    ("vec_string", ["a", 1], TypeError, "expected str, got int", "item 1"),
    ("vec_char", "abc", TypeError, NO_STR),
    ("vec_char", ["a", "bc"], ValueError, "expected a str of length 1, got length 2", "item 1"),
    ("vec_nonzero", [1, 0], ValueError, "expected a number other than zero", "item 1"),
    ("vec_list", [[], ()], TypeError, "expected list, got tuple", "item 1"),
    ("vec_pair", [("a", 1), ("b",)], ValueError, "expected a tuple of length 2, got length 1", "item 1"),
    ("vec_pair", [("a", "b")], TypeError, NO_INT % "str", "item 1", "item 0"),
    ("arc_slice", "abc", TypeError, NO_STR),
    ("concat", "abc", TypeError, NO_STR),
    ("sum_slice", [1.0, "x"], TypeError, "must be real number, not str", "item 1"),
    ("slice_or_none", 5, TypeError, "expected a sequence, got int"),
    ("hash_map", [("a", 1)], TypeError, "expected dict, got list"),
    ("hash_map", None, TypeError, "expected dict, got NoneType"),
    ("hash_map", {"a"}, TypeError, "expected dict, got set"),
    ("hash_map", {}.items(), TypeError, "expected dict, got dict_items"),
    ("hash_map", collections.UserDict(a=1), TypeError, "expected dict, got UserDict"),
    ("hash_map", {"a": 1, "b": "x"}, TypeError, NO_INT % "str", "value of key 'b'"),
    ("hash_map", {1: 1}, TypeError, "expected str, got int", "key 1"),
    ("btree_map", {1: [1, "x"]}, TypeError, "must be real number, not str", "item 1", "value of key 1"),
    ("keyed_by_pairs", {(1, "x"): None}, TypeError, NO_INT % "str", "item 1", "key (1, 'x')"),
    (
        "records",
        [{}, {"a": [1, None]}],
        TypeError,
        NO_INT % "NoneType",
        "item 1",
        "value of key 'a'",
        "item 1",
    ),
    ("hash_set", [1], TypeError, "expected set, got list"),
    ("hash_set", {}, TypeError, "expected set, got dict"),
    ("hash_set", {1: 2}.keys(), TypeError, "expected set, got dict_keys"),
    ("hash_set", {"a"}, TypeError, NO_INT % "str", "item 'a'"),
    ("duration", 1.0, TypeError, "expected datetime.timedelta, got float"),
    ("duration", datetime.timedelta(-1), ValueError, None),
    ("duration", datetime.timedelta(0, 0, -1), ValueError, None),
    ("system_time", datetime.datetime(2020, 1, 1), TypeError, None),
    ("system_time", datetime.date(2020, 1, 1), TypeError, "expected datetime.datetime, got date"),
    ("system_time", 1.0, TypeError, "expected datetime.datetime, got float"),
    ("ip_addr", "1.2.3", ValueError, None),
    ("ip_addr", 5, TypeError, None),
    ("ip_addr", ipaddress.ip_network("10.0.0.0/8"), TypeError, None),
    ("ipv4_addr", ipaddress.ip_address("::1"), TypeError, "expected ipaddress.IPv4Address, got IPv6Address"),
    (
        "ipv6_addr",
        ipaddress.ip_address("1.2.3.4"),
        TypeError,
        "expected ipaddress.IPv6Address, got IPv4Address",
    ),
    ("ipv6_addr", "1.2.3.4", ValueError, None),
    ("box_option", "x", TypeError, "must be real number, not str"),
    ("rc_map", {"a": 1}, TypeError, "expected str, got int", "value of key 'a'"),
    ("color", "#zz0000", ValueError, 'no color: "#zz0000"'),
    ("color", (0, 256, 0), OverflowError, "256 is out of range for u8", "item 1"),
    ("color", 5, TypeError, "expected tuple, got int"),
    ("palette", {"a": ["#000000", "red"]}, ValueError, 'no color: "red"', "item 1", "value of key 'a'"),
    ("ratio", True, TypeError, "a bool is no ratio"),
    ("ratio", 1.5, AttributeError, "'float' object has no attribute 'numerator'"),
]


@pytest.mark.parametrize("name, value, kind, message, places", [(*row[:4], list(row[4:])) for row in REFUSED])
def test_refused(name, value, kind, message, places):
    raised, text, notes = failure(name, value)
    assert raised is kind
    assert text == message or message is None and text
    assert notes == places


TEXT = ["string", "box_str", "arc_str", "rc_str", "cow_str", "str_len", "char", "c_string", "c_str"]


@pytest.mark.parametrize("name", TEXT)
def test_lone_surrogates(name):
    with pytest.raises(UnicodeEncodeError) as caught:
        getattr(c, name)("\ud800")
    assert (caught.value.encoding, caught.value.object, caught.value.start) == ("utf-8", "\ud800", 0)


def test_handles_are_the_objects():
    objects = [object(), None, []]
    back = c.vec_any(objects)
    assert back is not objects
    assert all(one is other for one, other in zip(back, objects))


def test_nan():
    for call in (c.f64, c.f32, lambda x: c.vec_f64([x])[0]):
        assert call(float("nan")) != call(float("nan"))


def test_time_zones():
    east = datetime.timezone(datetime.timedelta(hours=5))
    noon = datetime.datetime(2020, 1, 1, 12, tzinfo=east)
    assert c.system_time(noon) == noon
    assert c.system_time(noon).tzinfo is UTC
    # The first hours of year 1 in the east are in no year that Python has.
    assert outcome(c.system_time, datetime.datetime.min.replace(tzinfo=east)) is OverflowError


@pytest.mark.skipif(sys.version_info < (3, 9), reason="scopes are since 3.9")
def test_scopes():
    kind, message, _ = failure("ipv6_addr", ipaddress.ip_address("fe80::1%eth0"))
    assert kind is ValueError and message


@pytest.mark.skipif(sys.version_info < (3, 15), reason="frozendict is since 3.15")
def test_frozendict():
    frozen = frozendict  # noqa: F821
    assert c.hash_map(frozen(a=1)) == {"a": 1}
    assert failure("hash_map", frozen(a="x")) == (TypeError, NO_INT % "str", ["value of key 'a'"])
