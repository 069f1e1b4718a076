"""Bases with `__slots__`, and bases that make their objects in Python: tests/python/src/slotted.rs."""

import abc
import copy
import difflib
import fractions
import gc
import inspect
import ipaddress
import json
import os
import pickle
import subprocess
import sys
import weakref

import pytest
import turns
from processes import succeeds

from test_bases import dropped_by
from topics import slotted
from topics.slotted import Found, Host, Loose, Parting, Ratio, Share, Zero

# Before 3.10 types made by the limited API lose it, unless their layout is known.
SIGNATURES = sys.version_info >= (3, 10) or os.environ.get("KEELBACK_LAYOUT") != "off"
PROTOCOLS = range(2, pickle.HIGHEST_PROTOCOL + 1)


def test_slots():
    host = Host("1.2.3.4", name="x")
    assert host.name == "x" and int(host) == 0x01020304 and repr(host) == "Host('1.2.3.4')"
    assert host == Host("1.2.3.4") == ipaddress.IPv4Address("1.2.3.4") and hash(host) == hash(Host("1.2.3.4"))
    assert type(host + 1) is Host and str(host + 1) == "1.2.3.5" and (host + 1).name == "localhost"
    assert Host in ipaddress.IPv4Address.__subclasses__() and not hasattr(host, "__dict__")
    with pytest.raises(ipaddress.AddressValueError):
        Host("many")
    with pytest.raises(AttributeError):
        host.other = 1
    alive = weakref.ref(host)
    assert alive() is host
    del host
    gc.collect()
    assert alive() is None
    if SIGNATURES:
        assert str(inspect.signature(Host)) == "(address, name='localhost')"


def test_slots_a_metaclass_and_a_new():
    ratio = Ratio(2, 6, "kg")
    assert ratio == fractions.Fraction(1, 3) and ratio.text == "1/3 kg" and ratio.numerator == 1
    assert type(ratio + 1) is fractions.Fraction and Ratio() == 0
    assert type(Ratio) is abc.ABCMeta and isinstance(ratio, fractions.Fraction)
    assert Ratio.__mro__[2:] == fractions.Fraction.__mro__
    if SIGNATURES:
        assert str(inspect.signature(Ratio)) == "(numerator=0, denominator=1, unit='m')"
    with pytest.raises(ZeroDivisionError):
        Ratio(1, 0)
    # As of any subclass: its own `__copy__` calls the class with two numbers.
    assert copy.copy(ratio) == ratio and copy.copy(ratio).unit == "m"
    zero = slotted.zero(7)
    assert type(zero) is Zero and zero == 0 and zero.number == 7
    with pytest.raises(TypeError, match="cannot create 'Zero' instances"):
        Zero()


def test_a_named_tuple():
    found = Found(1, 2, size=3, what="x")
    assert found == (1, 2, 3) and found.size == 3 and found.what == "x" and len(found) == 3
    assert repr(found) == "Found(a=1, b=2, size=3)" and isinstance(found, difflib.Match)
    found.what = found
    assert found.what is found and found._asdict() == {"a": 1, "b": 2, "size": 3}
    # `_replace` and `_make` go past `__new__`, to that of `tuple`.
    made = Found._make((4, 5, 6))
    assert made == (4, 5, 6)
    with pytest.raises(RuntimeError, match="without Found's constructor"):
        made.what


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_pickling(protocol):
    for object, names in [
        (Host("1.2.3.4", "x"), ["name"]),
        (Ratio(1, 3, "kg"), ["unit"]),
        (Found(1, 2, 3, [1]), ["what"]),
    ]:
        got = pickle.loads(pickle.dumps(object, protocol))
        assert type(got) is type(object) and got == object
        for name in names:
            assert getattr(got, name) == getattr(object, name)
    got = copy.deepcopy(Found(1, 2, 3, [1]))
    assert got == (1, 2, 3) and got.what == [1]


def test_families():
    share = Share(1, 4, owner=[1])
    assert share == fractions.Fraction(1, 4) and share.text == "1/4 %" and share.owner == [1]
    assert Share.__mro__.index(Ratio) < Share.__mro__.index(fractions.Fraction)
    assert dropped_by(lambda: [Share(n, 7) for n in range(20)]) == 20
    assert dropped_by(lambda: pytest.raises(ZeroDivisionError, Share, 1, 0)) == 1
    with pytest.raises(TypeError, match="no subclass of Ratio that Python made"):
        Ratio.__new__(Share, 1, 4, "x")


def test_subclasses_in_python():
    class Named(Share):
        __slots__ = ("word", "__dict__")

        def __new__(cls, *args, word):
            made = super().__new__(cls, *args)
            made.word = word
            return made

        def __init__(self, *args, word):
            super().__init__()
            self.args = args

    named = Named(1, 2, word="half")
    assert named == fractions.Fraction(1, 2) and named.word == "half" and named.args == (1, 2) and named.text == "1/2 %"
    assert dropped_by(lambda: [Named(1, n, [], word=n) for n in range(1, 9)]) == 8

    class Abstract(Ratio):
        @abc.abstractmethod
        def more(self):
            pass

    with pytest.raises(TypeError, match="abstract"):
        Abstract(1, 2)

    class Bare(Host):
        __slots__ = ()

    assert Bare("0.0.0.1", "x").name == "x" and Bare("0.0.0.1") == Host("0.0.0.1")


def test_cycles():
    class Token:
        pass

    class Sub(Share):
        __slots__ = ("more", "__weakref__")

    alive = []

    def make():
        for _ in range(20):
            token = Token()
            alive.append(weakref.ref(token))
            # Through the base's own slots: a numerator may be anything.
            share = Share(1, 2, owner=token)
            share._numerator = [share, token]
            sub = Sub(1, 2, owner=token)
            sub._denominator = sub
            sub.more = sub
            found = Found(1, 2, 3, token)
            found.what = [found, token]

    assert dropped_by(make) == 40
    assert all(one() is None for one in alive)


def test_a_finalizer_of_the_base():
    ends = []
    fractions.Fraction.__del__ = lambda self: ends.append((type(self), self.unit))
    try:
        share, ratio = Share(1, 2), Ratio(1, 2, "kg")
        share._numerator = share
        del share, ratio
        gc.collect()
    finally:
        del fractions.Fraction.__del__
    assert sorted(ends, key=str) == [(Ratio, "kg"), (Share, "%")]


def test_a_finalizer_of_the_base_where_the_value_calls_python():
    ends = []
    fractions.Fraction.__del__ = lambda self: ends.append(self.numerator)
    try:
        Parting(3, 4, lambda: ends.append("end"))
        parting = Parting(5, 6, lambda: ends.append("end"))
        parting._numerator, parting._denominator = 7, parting
        del parting
        gc.collect()
    finally:
        del fractions.Fraction.__del__
    assert ends == [3, "end", 7, "end"]


def test_what_no_base_gives():
    loose = Loose()
    loose.more = 1
    assert loose.__dict__ == {"more": 1} and weakref.ref(loose)() is loose
    assert isinstance(type("Looser", (), {})(), Loose) and not isinstance(1, Loose)


# What is found as `logging.Handler` when the suite's module is imported, and what is asked of a class on that. `Keeper` hands its level on. Each in a
# process of its own, all of them forked from one, since most of the time is what a process takes to begin.
ASK = """
import abc, copy, dataclasses, enum, gc, json, logging, os, pickle, sys, traceback, typing, weakref
import difflib, fractions, ipaddress, tokenize
for name, (base, ask) in json.load(sys.stdin).items():
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        os.dup2(writing, 2)
        try:
            exec(base, globals())
            logging.Handler = H
            from topics import bases
            from topics.bases import Keeper
            exec(ask, globals())
        except BaseException:
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(0)
    os.close(writing)
    with open(reading) as said:
        text = said.read()
    status = os.wait()[1]
    print(json.dumps([name, text if status == 0 else "{} {}".format(text, status)]))
"""

BASES = {
    "a slot": (
        "class H:\n    __slots__ = ('a', '__weakref__')\n    def __init__(self, a=0): self.a = a",
        """
k = Keeper(3)
assert k.a == 3 and k.lines == [] and weakref.ref(k)() is k
k.a = [k]
before = bases.dropped()
del k; gc.collect()
assert bases.dropped() == before + 1
class S(Keeper):
    __slots__ = ("b",)
s = S(4); s.b = s; s.a = s
del s; gc.collect()
assert bases.dropped() == before + 2
k = Keeper(1); H.__init__(k, 9); assert k.a == 9
del k.a
try: k.a
except AttributeError: pass
else: raise AssertionError
""",
    ),
    "slots on every level, and a dict between": (
        """
class A: __slots__ = ("a",)
class B(A): pass
class C(B): __slots__ = ("c", "d")
class H(C):
    def __init__(self, level): self.a, self.c, self.d, self.e = level, [self], self, self
""",
        """
k = Keeper(3)
assert k.a == 3 and k.d is k and vars(k) == {"e": k}
k.more = k
before = bases.dropped()
del k; gc.collect()
assert bases.dropped() == before + 1
k = Keeper(3); k.__dict__ = {"x": k}; k.a = k.c = k.d = None
del k; gc.collect()
assert bases.dropped() == before + 2
""",
    ),
    "an abstract class with slots": (
        """
class H(abc.ABC):
    __slots__ = ("a",)
    def __init__(self, level): self.a = level
    @abc.abstractmethod
    def emit(self, record): ...
""",
        """
assert type(Keeper) is abc.ABCMeta and Keeper(2).a == 2 and not Keeper.__abstractmethods__
class S(Keeper): pass
assert isinstance(S(1), H) and issubclass(S, Keeper)
@Keeper.register
class T: pass
assert issubclass(T, Keeper) and issubclass(T, H)
k = Keeper(1); k.a = k
before = bases.dropped()
del k; gc.collect()
assert bases.dropped() == before + 1
""",
    ),
    "an abstract class that lacks a method": (
        "class H(abc.ABC):\n    __slots__ = ('a',)\n    @abc.abstractmethod\n    def more(self): ...",
        """
try: Keeper(1)
except TypeError as error: assert "abstract" in str(error), error
else: raise AssertionError
""",
    ),
    "a metaclass with state and a hook": (
        """
class M(type):
    def __new__(mcs, name, bases, space, **more):
        made = super().__new__(mcs, name, bases, space, **more)
        made.made = name
        return made
    def __call__(cls, *args):
        cls.calls = getattr(cls, "calls", 0) + 1
        return super().__call__(*args)
class H(metaclass=M):
    __slots__ = ("a",)
    seen = []
    def __init_subclass__(cls): H.seen.append(cls)
    def __init__(self, level): self.a = level
""",
        """
assert type(Keeper) is M and Keeper.made == "Keeper" and H.seen == [Keeper]
assert Keeper(2).a == 2 and Keeper.calls == 1
""",
    ),
    "a generic class with slots": (
        "T = typing.TypeVar('T')\nclass H(typing.Generic[T]):\n    __slots__ = ('a',)\n    def __init__(self, a): self.a = a",
        """
k = Keeper(2)
assert k.a == 2 and Keeper.__mro__[-3:-1] == (H, typing.Generic)
k.a = k
before = bases.dropped()
del k; gc.collect()
assert bases.dropped() == before + 1
""",
    ),
    "a `__new__`": (
        """
class H:
    def __new__(cls, level, *more):
        assert not more
        made = super().__new__(cls)
        made.level = level
        try: made.lines
        except RuntimeError as error: made.error = str(error)
        return made
    def __init__(self, level): assert self.level == level
    def __del__(self): self.ends.append(self.level)
    ends = []
""",
        """
k = Keeper(3)
assert k.level == 3 and k.lines == [] and "without Keeper's constructor" in k.error
class S(Keeper):
    def __new__(cls, *args):
        made = super().__new__(cls, 5)
        made.args = args
        return made
    def __init__(self, *args): pass
s = S(1, 2)
assert s.level == 5 and s.args == (1, 2) and s.lines == []
before = bases.dropped()
del k, s; gc.collect()
assert bases.dropped() == before + 2 and H.ends == [3, 5]
for args in [(), (1,), (H, 1), (object,)]:
    try: Keeper.__new__(*args)
    except TypeError: pass
    else: raise AssertionError(args)
assert type(Keeper.__new__(Keeper, 7)) is Keeper
bare = object.__new__(Keeper)
try: bare.lines
except RuntimeError: pass
else: raise AssertionError
""",
    ),
    "a `__new__` and slots": (
        """
class H:
    __slots__ = ("a", "__weakref__")
    def __new__(cls, a):
        made = object.__new__(cls)
        made.a = a
        return made
    def __init__(self, a): pass
""",
        """
k = Keeper(3)
assert k.a == 3 and k.lines == []
k.a = k
before = bases.dropped()
del k; gc.collect()
assert bases.dropped() == before + 1
""",
    ),
    "a `__new__` that always answers with one object": (
        """
class H:
    one = None
    def __new__(cls, level):
        if H.one is None: H.one = super().__new__(cls)
        return H.one
    def __init__(self, level): self.level = level
""",
        """
k = Keeper(1)
before = bases.dropped()
# The value is put in place of the other, as attributes would be.
assert Keeper(2) is k and k.level == 2 and bases.dropped() == before + 1
""",
    ),
    "a `__new__` that makes something else": (
        "class H:\n    def __new__(cls, level): return 'other'",
        """
before = bases.dropped()
try: Keeper(1)
except TypeError as error: assert str(error) == "the base of Keeper made an object of str instead", error
else: raise AssertionError
assert bases.dropped() == before + 1
""",
    ),
    "a `__new__` that fails": (
        "class H:\n    def __new__(cls, level):\n        H.kept = super().__new__(cls)\n        raise LookupError(level)",
        """
before = bases.dropped()
try: Keeper(1)
except LookupError as error: assert error.args == (1,)
else: raise AssertionError
assert bases.dropped() == before + 1
try: H.kept.lines
except RuntimeError: pass
else: raise AssertionError
del H.kept; gc.collect()
assert bases.dropped() == before + 1
""",
    ),
    "a `__new__` that calls the class": (
        "class H:\n    def __new__(cls, level): return cls(level)",
        """
try: Keeper(1)
except RecursionError: pass
else: raise AssertionError
""",
    ),
    "a `__new__` in C below one in Python": (
        "class H(dict):\n    __slots__ = ('a',)\n    def __new__(cls, a): return super().__new__(cls)\n    def __init__(self, a): self.a = a",
        """
k = Keeper(1); k["x"] = k; k.a = k
before = bases.dropped()
del k; gc.collect()
assert bases.dropped() == before + 1
""",
    ),
    "a finalizer": (
        "class H:\n    __slots__ = ('a',)\n    def __init__(self, a): self.a = a\n    def __del__(self): ends.append(self.a)\nends = []",
        """
k = Keeper(1)
del k; gc.collect()
k = Keeper(2); k.a = [k, 2]
del k; gc.collect()
assert ends[0] == 1 and len(ends) == 2
""",
    ),
}
BASES["slots that are pickled"] = (
    """
import collections
class P:
    __slots__ = ("a", "b", "__dict__")[: 3 if sys.version_info[:2] != (3, 11) else 2]
    def __init__(self, a=None, *more): self.a, self.b = a, more
collections.deque = P
H = logging.Handler
""",
    """
from topics.bases import Recent
recent = Recent(3)
assert recent.b == (3,)
recent.a, recent.b, recent.seen = [1], 7, 2
if sys.version_info[:2] != (3, 11): recent.c = 5
for got in [pickle.loads(pickle.dumps(recent, 2)), copy.copy(recent), copy.deepcopy(recent)]:
    assert type(got) is Recent and got.seen == 2 and got.a == [1] and got.b == 7
    assert getattr(got, "c", 0) == getattr(recent, "c", 0)
""",
)
if sys.version_info[:2] != (3, 11):
    BASES["a dict among slots"] = (
        "class H:\n    __slots__ = ('a', '__dict__')\n    def __init__(self, level): self.a = level",
        """
thing = object()
for cycle, seen in [(False, False), (False, True), (True, False), (True, True)]:
    k, before = Keeper(3), sys.getrefcount(thing)
    k.thing, k.more = thing, k if cycle else None
    if seen: assert vars(k) == {"thing": thing, "more": k.more}
    del k
    if cycle: gc.collect()
    assert sys.getrefcount(thing) == before, (cycle, seen)
""",
    )
if sys.version_info >= (3, 10):
    BASES["a dataclass with slots"] = (
        "@dataclasses.dataclass(slots=True)\nclass H:\n    level: int\n    more: list = dataclasses.field(default_factory=list)",
        """
k = Keeper(3)
assert k.level == 3 and k.more == [] and dataclasses.asdict(k) == {"level": 3, "more": []}
assert k == Keeper(3) and k != Keeper(4) and repr(k) == "Keeper(level=3, more=[])"
match k:
    case Keeper(level, more=[]): assert level == 3
    case _: raise AssertionError
k.more.append(k)
before = bases.dropped()
del k; gc.collect()
assert bases.dropped() >= before + 1
""",
    )


@pytest.fixture(scope="module")
def said():
    """What each case says on stderr: nothing, if all is well."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ASK],
        input=json.dumps(BASES).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert done.returncode == 0 and not done.stderr, done.stderr.decode()
    return dict(json.loads(line) for line in done.stdout.decode().splitlines())


# The same in one process, again and again.
TURN = """
import abc, copy, dataclasses, enum, gc, logging, os, pickle, sys, typing, weakref
before = logging.Handler
try:
    exec(sys.argv[1], globals())
    logging.Handler = H
    from topics import bases
    from topics.bases import Keeper
    exec(sys.argv[2], globals())
finally:
    logging.Handler = before
"""


@pytest.mark.parametrize("name", BASES)
def test_a_base_of_the_users(name, said):
    if turns.wanted:
        succeeds(TURN, *BASES[name])
        return
    if sys.version_info[:2] == (3, 11) and "class B(A): pass" in BASES[name][0]:
        assert "and a `__dict__` besides, which Python 3.11 shows to nobody: 3.12 does" in said[name]
        return
    assert said[name] == ""
