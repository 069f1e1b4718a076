"""Compares what the probe's fast paths and late symbols say with what Python says. 3.7 and later.

Arguments: the folder of the module, and "on" or "off" for what the fast paths should be.
"""

import gc
import sys
import weakref

sys.path.insert(0, sys.argv[1])
import keelback_probe as probe

expected = sys.argv[2]
on = expected == "on"
free_threaded = "free-threading" in sys.version
debug = hasattr(sys, "gettotalrefcount")

# What must be off though everything else is on.
excused = set()
if debug or free_threaded:
    excused.add("refcount")
if free_threaded:
    excused |= {"list", "utf8"}
if sys.version_info < (3, 8):
    excused.add("vectorcall")
if not (3, 12) <= sys.version_info < (3, 15) or free_threaded:
    excused.add("stop")
lines = dict(line.split() for line in probe.report().splitlines())
assert int(lines.pop("head")) == object.__basicsize__
for name, state in lines.items():
    assert state == ("on" if on and name not in excused else "off"), (name, state, probe.report())

numbers = "%d.%d.%d" % sys.version_info[:3]
assert probe.version() == "%s free_threaded=%s debug=%s CPython" % (
    numbers, str(free_threaded).lower(), str(debug).lower()), probe.version()
assert probe.user_word() == "the user's word"


class Int(int): pass
class Float(float): pass
class Str(str): pass
class Bytes(bytes): pass
class List(list): pass
class Tuple(tuple): pass
class Dict(dict): pass
class Error(Exception): pass


for exponent in (0, 1, 7, 8, 15, 16, 29, 30, 31, 32, 45, 59, 60, 61, 62, 63, 64, 65, 90, 91, 127, 128, 200):
    for near in range(-2, 3):
        for sign in (1, -1):
            value = sign * (2 ** exponent + near)
            for made in (value, Int(value)):
                compact = value if on and abs(value) < 2 ** 30 else None
                small = value if on and -2 ** 63 <= value < 2 ** 63 else None
                assert probe.int_compact(made) == compact, value
                assert probe.int_small(made) == small, value
                wide = value if -2 ** 127 <= value < 2 ** 127 else None
                assert probe.through_bytes(made) == wide, value
                wide = value % 2 ** 128 if -2 ** 127 <= value < 2 ** 128 else None
                assert probe.through_unsigned(made) == wide, value
assert probe.int_compact(True) == (1 if on else None)

for value in (0.0, -0.0, 1.5, -2.5e300, 5e-324, float("inf")):
    for made in (value, Float(value)):
        assert repr(probe.float_value(made)) == repr(value)

for value in ("", "a", "keelback", "x" * 1000):
    assert probe.utf8("".join(list(value))) == (value.encode() if on else None)
    assert probe.utf8(Str(value)) is None
    assert probe.new_ascii(value.encode()) == (value if on else None)
    assert probe.equal_utf8(value, value.encode())
    assert not probe.equal_utf8(value, value.encode() + b"!")
for value in ("\xe9t\xe9", "\u65e5\u672c", "\U0001f40d snake"):
    made = "".join(list(value))
    assert probe.utf8(made) is None
    assert probe.cache_utf8(made) == value.encode()
    assert probe.utf8(made) == (value.encode() if on and not free_threaded else None)
    assert probe.equal_utf8(made, value.encode())
assert not probe.equal_utf8("\ud800", b"\xed\xa0\x80")

for items in ((), (1,), (1, "b", 3.0), tuple(range(100))):
    for made in (list(items), List(items)):
        assert probe.list_copy(made) == (list(items) if on and not free_threaded else None)
    for made in (items, Tuple(items)):
        assert probe.tuple_copy(made) == items
hash(items)
assert probe.tuple_copy(items) == items
for value in (b"", b"a", b"\0keel\xff"):
    for made in (value, Bytes(value)):
        assert probe.bytes_copy(made) == value
    assert probe.hash_bytes(value) == hash(value)

thing = Error()
assert probe.count(thing) - 1000 == sys.getrefcount(thing), (probe.count(thing), sys.getrefcount(thing))
before = sys.getrefcount(thing)
for _ in range(100):
    probe.count(thing), probe.count(None), probe.delete(thing), probe.list_copy([thing])
assert sys.getrefcount(thing) == before
reference = weakref.ref(thing)
assert probe.weak(reference) is thing
del thing
gc.collect()
assert reference() is None and probe.weak(reference) is None
probe.count(None), probe.count(1), probe.count(()), probe.delete(None)

kinds = [
    (1, "int index"), (True, "int bool index"), (Int(2), "int index"), (1.5, "float"),
    (Float(1), "float"), ("a", "str"), (Str("a"), "str"), (b"b", "bytes buffer"), ((), "tuple"),
    (Tuple(), "tuple"), (frozenset(), "frozenset"), (int, "type"), (Error, "type exception class"),
    (iter([]), "iterator"), (memoryview(b""), "memoryview buffer"), (ValueError(), "BaseException"),
    (Error(), "BaseException"), (None, ""), (len, ""), ([], "list"), (List(), "list"), ({}, "dict"),
    (Dict(), "dict"), (set(), "set"), (bytearray(), "bytearray buffer"),
]
for made, names in kinds:
    assert probe.type_of(made) is type(made)
    assert probe.checks(made) == names, (made, probe.checks(made))


def function(*args, **kwargs):
    return args, kwargs


class Callable:
    def __call__(self, *args, **kwargs):
        return args, kwargs
    method = __call__
    static = staticmethod(function)


for target in (function, Callable(), Callable().method, Callable.static):
    assert probe.call(target, (), ()) == ((), {})
    assert probe.call(target, (1, 2), ()) == ((1, 2), {})
    assert probe.call(target, (1, 2, 3), ("b", "c")) == ((1,), {"b": 2, "c": 3})
assert probe.call(dict, (1, 2), ("a", "b")) == {"a": 1, "b": 2}
assert probe.call(max, (1, 5, 2), ()) == 5
assert probe.call(sorted, ([2, 3, 1], True), ("reverse",)) == [3, 2, 1]
assert probe.call_method(Callable(), "method", 7) == (((7,), {}), ((), {}))
assert probe.call_method("a,b c", "split", ",") == (["a", "b c"], ["a,b", "c"])


def raises(kind, *call):
    try:
        call[0](*call[1:])
    except kind as error:
        return error
    raise AssertionError("no %s" % kind)


raises(TypeError, probe.call, 5, (), ())
raises(AttributeError, probe.call_method, 5, "nothing", 1)


class Attr:
    here = 5

    @property
    def bad(self):
        raise KeyError("bad")


assert probe.optional_attr(Attr(), "here") == 5
assert probe.optional_attr(Attr(), "gone") is None
raises(KeyError, probe.optional_attr, Attr(), "bad")

table = {"a": 1}
assert probe.dict_get(table, "a") == 1 and probe.dict_get(table, "b") is None
raises(TypeError, probe.dict_get, table, [])
assert probe.dict_default(table, "a", 2) == 1 and probe.dict_default(table, "c", 3) == 3
assert probe.dict_pop(table, "c") == 3 and probe.dict_pop(table, "c") is None and table == {"a": 1}
items = [1]
probe.extend(items, (n for n in (2, 3)))
assert items == [1, 2, 3]


def generator():
    got = yield 1
    return got


made = generator()
assert probe.send(made, None) == ("next", 1)
assert probe.send(made, "x") == ("return", "x")
assert probe.send(iter([4]), None) == ("next", 4)
assert probe.send(iter([]), None) == ("return", None)
raises(ZeroDivisionError, probe.send, (1 // 0 for _ in "a"), None)

error = probe.raised(lambda: 1 // 0)
assert type(error) is ZeroDivisionError and error.__traceback__ is not None
assert raises(ZeroDivisionError, probe.raise_, error) is error
assert probe.handled() is None
try:
    raise Error("now")
except Error as now:
    assert probe.handled() is now
assert probe.handled() is None

assert probe.type_name(int) == "int" and probe.type_name(weakref.ReferenceType).split(".")[-1] in (
    "ref", "ReferenceType", "weakref")
assert probe.type_name(type(sys.implementation)) == "types.SimpleNamespace"
assert probe.type_name(Error) == "Error"
assert probe.buffer(b"abc") == b"abc" and probe.buffer(memoryview(b"abcd")[::2]) == b"ac"
raises(TypeError, probe.buffer, 5)
buffer_class = probe.buffer_class()
if buffer_class is not None:
    assert bytes(memoryview(buffer_class())) == b"keel"
    assert "buffer" in probe.checks(buffer_class())
probe.state()
print("ok", numbers, expected)
