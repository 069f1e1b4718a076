"""The conversions that the Python suite tests, as a typed program sees them."""

import datetime
import fractions
import ipaddress
import pathlib

from topics import conversions as c
from typing_extensions import assert_type

assert_type(c.u8(1), int)
assert_type(c.f64(1), float)
assert_type(c.char("x"), str)
assert_type(c.path_buf("a"), pathlib.Path)
assert_type(c.path_buf(pathlib.Path("a")), pathlib.Path)
assert_type(c.vec_u8(bytearray(b"a")), bytes)
assert_type(c.option_i64(None), "int | None")
assert_type(c.option_option_string("a"), "str | None")
assert_type(c.pair((1, "a")), "tuple[int, str]")
assert_type(c.vec_i64(range(3)), "list[int]")
assert_type(c.vec_pair((("a", 1),)), "list[tuple[str, int]]")
assert_type(c.hash_map({"a": 1}), "dict[str, int]")
assert_type(c.hash_set(frozenset([1])), "set[int]")
assert_type(c.records([{"a": (1, 2)}]), "list[dict[str, list[int]]]")
assert_type(c.duration(datetime.timedelta(1)), datetime.timedelta)
assert_type(c.system_time(datetime.datetime.now(datetime.timezone.utc)), datetime.datetime)
assert_type(c.ipv4_addr(ipaddress.IPv4Address("127.0.0.1")), ipaddress.IPv4Address)
assert_type(c.rc_map({}), "dict[str, str]")
assert_type(c.slice_or_none([1]), "int | None")
assert_type(c.join_args("a", "b", sep=""), str)
assert_type(c.keywords(a=1, b=2), "dict[str, int]")
assert_type(c.mixed(1, None, 2.5, flag=True, y=[1]), "tuple[int, list[float | None], bool, dict[str, list[int]]]")
assert_type(c.unit(), None)
assert_type(c.color("#000000"), str)
assert_type(c.color((0, 0, 0)), str)
assert_type(c.ratio(fractions.Fraction(1)), fractions.Fraction)
assert_type(c.ratios(fractions.Fraction(1)), "list[fractions.Fraction | None]")
assert_type(c.PRIMES, "list[int]")
assert_type(c.TABLE, "list[tuple[str, float | None]]")
assert_type(c.MAGIC, bytes)
assert_type(c.NOTHING, "int | None")
assert_type(c.PRESENT, "tuple[bool, str] | None")


def refused() -> None:
    """What the stub must not let through."""
    c.i64(1.0)  # type: ignore[arg-type]
    c.boolean(1)  # type: ignore[arg-type]
    c.string(b"x")  # type: ignore[arg-type]
    c.vec_i64({1})  # type: ignore[arg-type]
    c.vec_i64(x for x in [1])  # type: ignore[arg-type]
    c.pair([1, "a"])  # type: ignore[arg-type]
    c.hash_map([("a", 1)])  # type: ignore[arg-type]
    c.bytes_len(bytearray(b"x"))  # type: ignore[arg-type, unused-ignore]
    c.sum_args(1, "x")  # type: ignore[arg-type]
    c.keywords(a="x")  # type: ignore[arg-type]
    c.color((0, 0))  # type: ignore[arg-type]
    c.PRIMES = []  # type: ignore[misc]
