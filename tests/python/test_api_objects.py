"""Text, numbers, classes, modules and the smaller kinds of objects, from Rust."""

import collections
import datetime
import gc
import math
import sys
import types
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_conversions_properties import examples
from topics import api_objects as api

UTC = datetime.timezone.utc


@examples(100)
@given(st.text(st.characters(blacklist_categories=["Cs"])))
def test_text(one):
    assert api.text(one) == (one, one, one.encode(), one == "text")


def test_text_that_is_equal():
    assert api.text("text")[3]


@examples(50)
@given(st.text(st.characters()))
def test_text_with_surrogates(one):
    encoded = one.encode("utf-8", "surrogatepass")
    assert api.lossy(one) == encoded.decode("utf-8", "replace")
    if any("\ud800" <= char <= "\udfff" for char in one):
        with pytest.raises(UnicodeEncodeError, match="surrogates not allowed"):
            api.text(one)


def test_interned():
    first, second = api.interned()
    assert first is second is sys.intern("an interned text".replace("x", "x"))
    assert api.interned()[1] is first


def test_formatted():
    assert api.formatted("ä") == "<   ä>"


def test_decoded():
    assert api.decoded(b"\xc3\xa4", None, None) == "ä"
    assert api.decoded(bytearray(b"\xe4"), "latin-1", None) == "ä"
    assert api.decoded(b"\xe4", "utf-8", "replace") == "\ufffd"
    with pytest.raises(UnicodeDecodeError):
        api.decoded(b"\xe4", "utf-8", None)
    with pytest.raises(LookupError, match="unknown encoding"):
        api.decoded(b"\xe4", "nonsense", None)
    with pytest.raises(TypeError):
        api.decoded(1, None, None)


@examples(50)
@given(st.binary())
def test_bytes(data):
    made = api.bytes(data)
    assert [type(one) for one in made] == [bytes, bytes, bytearray, bytearray]
    assert all(one == data for one in made)


def test_bytes_that_are_not_filled(leaks):
    for make in (api.bytes_not_filled, api.byte_array_not_filled):
        with pytest.raises(ValueError, match="not filled"):
            make()
        leaks(make, raises=ValueError)


def test_byte_arrays():
    assert api.resized([1, 2, 3], 2) == b"\1\2"
    assert api.resized(b"ab", 4) == b"ab\0\0"
    assert type(api.resized(b"", 0)) is bytearray
    with pytest.raises(TypeError):
        api.resized(None, 1)
    with pytest.raises(ValueError):
        api.resized([256], 1)
    exported = bytearray(b"abc")
    with memoryview(exported), pytest.raises(BufferError):
        api.resize(exported, 100)
    api.resize(exported, 1)
    assert exported == b"a"


@examples(50)
@given(st.floats(), st.booleans(), st.complex_numbers(), st.integers(-(2**127), 2**127 - 1))
def test_numbers(real, truth, point, whole):
    assert repr(api.numbers(real, truth, point)) == repr((real, truth, point.real, point.imag))
    assert repr(api.made_numbers(whole, real, truth)) == repr((whole, real, truth, complex(real, -real)))


def test_a_subclass_of_float():
    class Float(float):
        def __float__(self):
            return 7.0

    assert api.numbers(Float(2.5), True, 1j)[0] == 2.5


class Outer:
    class Inner(int):
        pass


@pytest.mark.parametrize("one", [int, Outer, Outer.Inner, collections.OrderedDict, types.FunctionType])
def test_classes(one):
    name, qualname, module, full, mro, bases = api.class_facts(one)
    assert (name, qualname, module) == (one.__name__, one.__qualname__, one.__module__)
    assert (mro, bases) == (one.__mro__, one.__bases__)
    assert full == (qualname if module == "builtins" else module + "." + qualname)


def test_subclasses():
    assert api.is_subclass(bool, int) == (True, True)
    assert api.is_subclass(str, (int, str)) == (True, False)
    with pytest.raises(TypeError):
        api.is_subclass(str, 1)


def function():
    pass


def test_markers():
    for name, one in api.types():
        assert name.split(".")[-1] in (one.__name__, one.__name__.lower(), repr(None), "capsule") or one in (
            type(None),
            type(...),
            type(NotImplemented),
            weakref.ref,
        )
    types_of = dict(api.types())
    assert types_of["function"] is types.FunctionType
    assert types_of["code"] is types.CodeType
    assert types_of["None"] is type(None)
    assert types_of["datetime.tzinfo"] is datetime.tzinfo


try:
    raise ValueError
except ValueError as error:
    TRACEBACK = error.__traceback__

ACCEPTED = [
    (True, "PyBool PyInt"),
    (1, "PyInt"),
    (1.0, "PyFloat"),
    (1j, "PyComplex"),
    ("", "PyString"),
    (b"", "PyBytes"),
    (bytearray(), "PyByteArray"),
    ([], "PyList"),
    ((), "PyTuple"),
    ({}, "PyDict"),
    (set(), "PySet"),
    (frozenset(), "PyFrozenSet"),
    (int, "PyType"),
    (sys, "PyModule"),
    (slice(1), "PySlice"),
    (range(1), "PyRange"),
    (memoryview(b""), "PyMemoryView"),
    (getattr(datetime, "datetime_CAPI", None), "PyCapsule"),
    (TRACEBACK, "PyTraceback"),
    (len, "PyCFunction"),
    (function, "PyFunction"),
    (function.__code__, "PyCode"),
    (sys._getframe(), "PyFrame"),
    (weakref.ref(function), "PyWeakref PyWeakrefReference"),
    (weakref.proxy(set()), "PyWeakref PyWeakrefProxy"),
    ({}.keys(), "PyDictKeys"),
    ({}.values(), "PyDictValues"),
    ({}.items(), "PyDictItems"),
    (None, "PyNone"),
    (..., "PyEllipsis"),
    (NotImplemented, "PyNotImplemented"),
    (datetime.date(1, 1, 1), "PyDate"),
    (datetime.datetime(1, 1, 1), "PyDate PyDateTime"),
    (datetime.time(), "PyTime"),
    (datetime.timedelta(), "PyDelta"),
    (UTC, "PyTzInfo"),
    (super(bool, True), "PySuper"),
    (object(), ""),
]


@pytest.mark.parametrize("row", ACCEPTED, ids=lambda row: row[1])
def test_what_each_marker_accepts(row):
    assert sorted(api.accepted(row[0])) == sorted(row[1].split())


def test_constants():
    assert api.constants() == (None, ..., NotImplemented)


@pytest.mark.parametrize("all_", [False, True])
def test_a_new_module(all_):
    module = api.new_module(all_)
    assert type(module) is types.ModuleType
    assert module.__name__ == "made.of.rust" and "made.of.rust" not in sys.modules
    assert (module.answer, module.int) == (43, int)
    assert module.twice(4) == 8
    assert (module.twice.__name__, module.twice.__doc__) == ("twice", "Doubles.")
    assert module.inner.__name__ == "made.of.rust.inner"
    assert getattr(module, "__all__", None) == (["answer", "int", "twice", "inner"] if all_ else None)


def test_facts_of_modules():
    assert api.module_facts(datetime) == ("datetime", datetime.__file__)
    with pytest.raises(SystemError):
        api.module_facts(api.new_module(False))


def test_import():
    assert api.imported("datetime") is datetime
    assert api.imported("collections.abc") is collections.abc
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        api.imported("no_such_module")
    sys.modules["no_module"] = 1
    try:
        with pytest.raises(TypeError, match="expected module, got int"):
            api.imported("no_module")
    finally:
        del sys.modules["no_module"]


def test_a_module_from_code():
    module = api.module_from_code("def f(): return __name__, __file__", "f.py", "of_code")
    try:
        assert module is sys.modules["of_code"]
        assert module.f() == ("of_code", "f.py")
        assert module.f.__code__.co_filename == "f.py"
    finally:
        del sys.modules["of_code"]
    with pytest.raises(SyntaxError) as caught:
        api.module_from_code("def", "bad.py", "bad")
    assert caught.value.filename == "bad.py"
    with pytest.raises(ZeroDivisionError):
        api.module_from_code("1/0", "bad.py", "bad")
    assert "bad" not in sys.modules
    with pytest.raises(ValueError, match="null bytes"):
        api.module_from_code("1\0", "bad.py", "bad")


def test_eval_and_run():
    names = {"x": 20}
    assert api.evaluate("x * 2 + y", names, {"y": 2}) == 42
    assert api.evaluate("len('abc')", {}) == 3
    assert api.evaluate("__name__") == "__main__"
    api.run("y = x + 1\nz = [y for _ in 'ab']", names)
    assert (names["y"], names["z"]) == (21, [21, 21])
    local = {}
    api.run("a = x", names, local)
    assert local == {"a": 20} and "a" not in names
    with pytest.raises(SyntaxError):
        api.evaluate("x = 1", names)
    with pytest.raises(NameError):
        api.evaluate("unknown_name", {})
    with pytest.raises(KeyError):
        api.run("raise KeyError('k')", {})


def test_empty_code():
    code = api.empty_code()
    assert type(code) is types.CodeType
    assert (code.co_filename, code.co_name, code.co_firstlineno) == ("src/of.rs", "rust", 12)


def dropped_by(call):
    before = api.dropped()
    call()
    gc.collect()
    return api.dropped() - before


def test_capsules(leaks):
    name = "package.module.value"
    capsule = api.capsule(7, name)
    assert api.in_capsule(capsule, name) == (name, True)
    for other in ("another", None):
        with pytest.raises(ValueError, match="incorrect name"):
            api.in_capsule(capsule, other)
    assert api.in_capsule(api.capsule(8, None), None) == (None, True)
    del capsule
    assert dropped_by(lambda: api.capsule(1, "a.b")) == 1
    leaks(lambda: api.in_capsule(api.capsule(7, name), name))


def test_the_release_of_a_capsule():
    seen = []
    assert dropped_by(lambda: api.capsule_with(9, seen.append)) == 1
    assert seen == [9]


def test_a_panic_when_a_capsule_is_released(monkeypatch):
    if not hasattr(sys, "unraisablehook"):
        pytest.skip("no hook for what cannot be raised")
    seen = []
    monkeypatch.setattr(sys, "unraisablehook", lambda what: seen.append(str(what.exc_value)))
    assert dropped_by(lambda: api.capsule_with(9)) == 1
    assert len(seen) == 1 and seen[0].startswith("released (")


def test_an_exception_survives_the_release_of_a_capsule():
    def fails():
        capsule = api.capsule_with(9, print)
        raise KeyError(capsule is None)

    with pytest.raises(KeyError):
        fails()
    # The argument goes while the exception is raised.
    seen = []
    with pytest.raises(TypeError, match="has no len"):
        len(api.capsule_with(9, seen.append))
    assert seen == [9]


def test_weak_references(leaks):
    one = {1, 2}
    reference, proxy = api.weak(one)
    assert reference() is one and proxy == one
    assert api.upgraded(reference) is one and api.upgraded(proxy) is one
    assert api.upgraded_set(reference) is one
    other, _ = api.weak(function)
    with pytest.raises(TypeError, match="expected set, got function"):
        api.upgraded_set(other)
    leaks(lambda: api.upgraded(api.weak(one)[0]), one)
    del one
    gc.collect()
    assert api.upgraded(reference) is None and api.upgraded(proxy) is None
    assert api.upgraded_set(reference) is None
    with pytest.raises(TypeError, match="cannot create weak reference"):
        api.weak(1)
    with pytest.raises(TypeError, match="expected a weak reference, got int"):
        api.upgraded(1)


def test_weak_references_call_back():
    seen = []
    one = {1}
    reference, proxy = api.weak(one, seen.append)
    del one
    gc.collect()
    # A dead proxy compares with nothing.
    assert sorted(map(id, seen)) == sorted([id(reference), id(proxy)])


def test_closures(leaks):
    add = api.closure(1)
    assert type(add) is types.BuiltinFunctionType
    assert (add.__name__, add.__doc__, add.__text_signature__) == ("add", "Adds.", "(*args, **kwargs)")
    assert [add(), add(2), add(2, 3), add(2, k=3), add(k=3)] == [1, 3, 6, 6, 4]
    with pytest.raises(TypeError):
        add("a")
    with pytest.raises(RuntimeError, match="too much"):
        add(1000)
    fresh = object()
    call = api.closure(1, lambda *args, **kwargs: (args, kwargs))
    assert call(fresh, k=fresh) == ((fresh,), {"k": fresh})
    leaks(lambda: call(fresh, k=fresh), call, fresh)
    leaks(lambda: api.closure(1, call)(fresh), call, fresh)
    assert dropped_by(lambda: api.closure(5)(6)) == 1


def test_a_closure_outlives_what_made_it():
    functions = [api.closure(n) for n in range(5)]
    gc.collect()
    assert [one(1) for one in functions] == [1, 2, 3, 4, 5]
    bound = functions[3].__call__
    del functions
    gc.collect()
    assert bound(1) == 4


def test_memory_views():
    view = api.memory_view(b"abc")
    assert type(view) is memoryview and view == b"abc"
    with pytest.raises(TypeError):
        api.memory_view(1)


def test_backed(leaks):
    text, data = "täxt" * 100, b"data" * 100
    got = api.backed(text, data)
    assert got == (text, data, text, data)
    assert got[2] is text and got[3] is data
    assert api.backed("", bytearray(b"ab")) == ("", b"ab", "", b"ab")
    with pytest.raises(UnicodeEncodeError):
        api.backed("\ud800", b"")
    with pytest.raises(TypeError):
        api.backed(1, b"")
    with pytest.raises(TypeError):
        api.backed("", memoryview(b""))
    leaks(lambda: api.backed(text, data), text, data)


zones = st.one_of(st.none(), st.just(UTC), st.builds(lambda m: datetime.timezone(datetime.timedelta(minutes=m)), st.integers(-1439, 1439)))
folds = st.booleans()


class Day(datetime.date):
    """What a subclass says of its year is not what it is."""

    @property
    def year(self):
        return "no year"


@examples(60)
@given(st.datetimes(), zones, folds)
def test_moments(moment, zone, fold):
    moment = moment.replace(tzinfo=zone, fold=fold)
    day = moment.year, moment.month, moment.day
    time = moment.hour, moment.minute, moment.second
    assert api.moment(moment) == day + time + (moment.microsecond, fold, zone)
    assert api.date(moment.date()) == api.date(moment) == day
    assert api.date(Day(*day)) == day
    assert api.time(moment.timetz()) == time + (moment.microsecond, fold, zone)
    made = api.make_moment(day, time, moment.microsecond, zone, fold)
    assert made == (moment, moment.timetz())
    assert (made[0].fold, made[1].fold) == (fold, fold)
    assert api.make_date(*day) == moment.date()


@examples(60)
@given(st.timedeltas())
def test_durations(delta):
    parts = delta.days, delta.seconds, delta.microseconds
    assert api.delta(delta) == parts
    assert api.make_delta(*parts) == delta


def test_durations_are_normalized():
    assert api.make_delta(0, -1, 10**6 + 1) == datetime.timedelta(microseconds=1)
    with pytest.raises(OverflowError):
        api.make_delta(10**9, 0, 0)


def test_moments_out_of_range():
    for date in ((0, 1, 1), (2023, 2, 29), (2023, 13, 1), (10000, 1, 1)):
        with pytest.raises(ValueError):
            api.make_date(*date)
    for time, microsecond in (((24, 0, 0), 0), ((0, 60, 0), 0), ((0, 0, 60), 0), ((0, 0, 0), 10**6), ((0, 0, 0), 2**32 - 1)):
        with pytest.raises(ValueError):
            api.make_moment((2023, 1, 1), time, microsecond, None, False)


def test_zones(leaks):
    offset = datetime.timedelta(hours=2)
    utc, fixed, moment, day = api.zones(offset, 86400.5)
    assert utc is UTC
    assert fixed == datetime.timezone(offset)
    assert moment == datetime.datetime(1970, 1, 2, 0, 0, 0, 500000, UTC)
    assert day == datetime.date.fromtimestamp(86400.5)
    with pytest.raises(ValueError):
        api.zones(datetime.timedelta(days=1), 0)
    with pytest.raises((OverflowError, ValueError, OSError)):
        api.zones(offset, 1e300)
    leaks(lambda: api.zones(offset, 0.0))


@pytest.mark.skipif(sys.version_info < (3, 9), reason="no zoneinfo")
def test_named_zones():
    zoneinfo = pytest.importorskip("zoneinfo")
    with pytest.raises(zoneinfo.ZoneInfoNotFoundError):
        api.zone("No/Where")


@pytest.mark.skipif(
    sys.version_info[:2] == (3, 13) and not getattr(sys, "_is_gil_enabled", lambda: True)(),
    reason="3.13 without a GIL keeps every code object for ever",
)
def test_no_reference_is_left_over(leaks):
    moment = datetime.datetime(2020, 1, 2, 3, 4, 5, 6, UTC)

    def calls():
        for _, one in api.types():
            api.class_facts(one)
        for one, _ in ACCEPTED:
            if not isinstance(one, weakref.ProxyType):
                api.accepted(one)
        api.moment(moment)
        api.date(Day(1, 2, 3))
        api.make_moment((2023, 1, 1), (1, 2, 3), 4, UTC, True)
        api.text("täxt")
        api.bytes(b"abc")
        api.numbers(1.5, True, 2j)
        api.made_numbers(10**20, 1.5, False)
        api.evaluate("1 + 1", {})
        api.new_module(True)
        api.interned()
        api.constants()

    leaks(calls, moment, UTC)
    assert math.inf > 0
