"""Special methods beside those of a class written in Python, which must do the same: src/slots.rs."""

import asyncio
import copy
import functools
import gc
import math
import operator
import os
import pickle
import sys

import pytest

from topics import slots
from topics.slots import Attributes, Base, Equal, Large, Later, Moody, Mortal, Ordered

FORWARD = "add sub mul truediv floordiv mod divmod lshift rshift and or xor matmul".split()
COMPARISONS = "lt le gt ge".split()


def converted(other):
    """As a parameter of Rust's integers reads it; `NotImplemented` leaves the operator to the other operand."""
    try:
        return operator.index(other)
    except TypeError:
        return NotImplemented


def binary(name):
    def method(self, other):
        other = converted(other)
        return other if other is NotImplemented else (name, self.value, other)

    return method


def unary(name):
    return lambda self: (name, self.value)


class Every:
    def __init__(self, value):
        self.value = value

    for one in FORWARD + ["r" + name for name in FORWARD] + COMPARISONS:
        locals()[f"__{one}__"] = binary(f"__{one}__")
    for one in "neg pos abs invert trunc floor ceil".split():
        locals()[f"__{one}__"] = unary(f"__{one}__")
    del one
    __rpow__ = binary("__rpow__")

    def __pow__(self, other, modulo=None):
        other = converted(other)
        return other if other is NotImplemented else ("__pow__", self.value, other, modulo)

    def __int__(self):
        return self.value + 1

    def __float__(self):
        return self.value + 0.5

    def __complex__(self):
        return complex(self.value, 1)

    def __index__(self):
        return self.value

    def __bool__(self):
        return self.value != 0

    def __hash__(self):
        return self.value

    def __eq__(self, other):
        return self.value == other.value if isinstance(other, Every) else NotImplemented

    def __round__(self, digits=None):
        return "__round__", digits

    def __repr__(self):
        return f"<{self.value}>"

    def __str__(self):
        return f"str {self.value}"

    def __format__(self, spec):
        return f"{self.value}|{spec}"

    def __bytes__(self):
        return b"bytes"

    def __fspath__(self):
        return "/path"


class Shelf:
    def __init__(self, items):
        self.items = list(items)

    def at(self, index):
        at = index + len(self.items) if index < 0 else index
        if not 0 <= at < len(self.items):
            raise IndexError("shelf index")
        return at

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index] if isinstance(index, slice) else self.items[self.at(index)]

    def __setitem__(self, index, value):
        self.items[self.at(index)] = value

    def __delitem__(self, index):
        del self.items[self.at(index)]


def outcome(call, make):
    """What a call comes to: a value, or the class and the message of an exception."""
    try:
        return call(make)
    except Exception as error:
        # CPython names types that are not written in Python with their module.
        return type(error), str(error).replace("topics.slots.", "")


OPERATORS = [getattr(operator, name + "_" * (name in ("and", "or"))) for name in FORWARD if name != "divmod"]
OPERATORS += [divmod, pow] + [getattr(operator, name) for name in COMPARISONS + ["eq", "ne"]]
INPLACE = [getattr(operator, "i" + name) for name in FORWARD if name != "divmod"] + [operator.ipow]
OTHERS = [2, -1, "a", None, 2.5, True]


@pytest.mark.parametrize("apply", OPERATORS + INPLACE, ids=lambda one: one.__name__)
@pytest.mark.parametrize("other", OTHERS, ids=repr)
def test_binary_operators(apply, other):
    for call in [
        lambda make: apply(make(7), other),
        lambda make: apply(other, make(7)),
    ]:
        assert outcome(call, slots.Every) == outcome(call, Every)


@pytest.mark.parametrize("apply", OPERATORS, ids=lambda one: one.__name__)
def test_operators_between_two(apply):
    for call in [
        lambda make: apply(make(7), make(8)),
        lambda make: apply(make(7), make(7)),
    ]:
        ours, twins = outcome(call, slots.Every), outcome(call, Every)
        assert ours == twins, apply


UNARY = [
    operator.neg, operator.pos, abs, operator.invert, int, float, complex, operator.index, bool, hash, repr, str,
    bytes, round, math.trunc, math.floor, math.ceil, os.fspath, bin, hex, range, format, math.sqrt, ascii,
]


@pytest.mark.parametrize("apply", UNARY, ids=lambda one: one.__name__)
def test_conversions(apply):
    for value in [7, 0, -1]:
        assert outcome(lambda make: apply(make(value)), slots.Every) == outcome(lambda make: apply(make(value)), Every)


@pytest.mark.parametrize(
    "call",
    [
        lambda x: round(x, 2),
        lambda x: round(x, ndigits=None),
        lambda x: f"{x:>5}{x!r}{x}",
        lambda x: "%d %s" % (x, x),
        lambda x: [1] * x,
        lambda x: x * [1],
        lambda x: list(range(20))[x],
        lambda x: pow(x, 2, 5),
        lambda x: pow(x, 2, None),
        lambda x: x != 3,
        lambda x: x in [1, x],
        lambda x: {x: 1}[x],
        lambda x: sum([x, 1]),
        lambda x: bytes([x]),
        lambda x: len(x),
        lambda x: iter(x),
        lambda x: next(x),
        lambda x: x[0],
        lambda x: x(),
        lambda x: 1 in x,
        lambda x: x.__add__(1),
        lambda x: x.__add__("a"),
        lambda x: x.__radd__(1),
        lambda x: x.__eq__(1),
        lambda x: x.__ne__(x),
        lambda x: operator.length_hint(x, 3),
        lambda x: reversed(x),
        lambda x: x.__enter__,
        lambda x: int.__add__(1, x),
    ],
)
def test_other_uses(call):
    assert outcome(lambda make: call(make(7)), slots.Every) == outcome(lambda make: call(make(7)), Every)


ITEMS = [
    len, list, tuple, set, sorted, sum, max, lambda s: list(reversed(s)), lambda s: list(iter(s)),
    lambda s: s[0], lambda s: s[-1], lambda s: s[3], lambda s: s[-4], lambda s: s[1:], lambda s: s[::-1], lambda s: s[5:],
    lambda s: 2 in s, lambda s: 9 in s, lambda s: None in s, lambda s: operator.indexOf(s, 3),
    lambda s: operator.countOf(s, 3), lambda s: operator.length_hint(s), bool,
    lambda s: next(iter(s)), lambda s: [*s], lambda s: dict(zip(s, s)), lambda s: "%s%s%s" % tuple(s),
    lambda s: operator.setitem(s, 0, 9) or list(s), lambda s: operator.setitem(s, -1, 9) or list(s),
    lambda s: operator.setitem(s, 9, 9), lambda s: operator.delitem(s, 0) or list(s), lambda s: operator.delitem(s, 9),
    lambda s: operator.concat([1], list(s)), lambda s: functools.reduce(operator.add, s), lambda s: s + s, lambda s: s * 2,
    lambda s: hash(s) and 1, lambda s: s == s, lambda s: s != s, lambda s: s < s, lambda s: __import__("bisect").bisect(s, 2),
    lambda s: __import__("random").Random(1).shuffle(s) or list(s),
    lambda s: __import__("array").array("q", s).tolist(), bytes, lambda s: __import__("heapq").nlargest(2, s),
]


@pytest.mark.parametrize("apply", ITEMS)
def test_items_by_number(apply):
    ours, twins = (outcome(lambda make: apply(make([1, 2, 3])), make) for make in (slots.Shelf, Shelf))
    assert ours == twins


def test_power():
    power = slots.Power()
    assert power ** 3 == pow(power, 3) == pow(power, 3, None) == 3
    with pytest.raises(TypeError, match=r"unsupported operand type\(s\) for (\*\* or )?pow\(\)"):
        pow(power, 3, 5)
    assert 3 ** power == (3, None)
    assert pow(3, power, 5) == (3, 5)
    assert pow(slots.Every(2), 3, 5) == ("__pow__", 2, 3, 5)
    with pytest.raises(TypeError):
        pow(slots.Every(2), 3, "a")
    with pytest.raises(TypeError):
        pow(2, 3, slots.Every(2))


def test_moods():
    moody = Moody(5)
    assert moody | 3 == 3
    with pytest.raises(TypeError, match=r"unsupported operand type\(s\) for \|: '.*Moody' and 'str'"):
        moody | "a"
    with pytest.raises(TypeError, match=r"unsupported operand type\(s\) for \|: 'str' and '.*Moody'"):
        "a" | moody
    assert (moody == moody) is True and (moody != moody) is False
    assert (moody == 3) is False and (moody != 3) is True
    assert moody.__eq__(3) is NotImplemented and moody.__ne__(3) is NotImplemented
    same = moody
    moody += 2
    assert moody is same and moody.value == 7
    moody -= 1
    assert moody is not same and (moody.value, same.value) == (6, 7)
    # Not implemented in place: as an operator.
    moody *= 3
    assert moody.value == 18
    with pytest.raises(TypeError, match=r"unsupported operand type\(s\) for \*=: '.*Moody' and 'str'|can't multiply"):
        moody *= "a"
    moody **= 2
    assert moody.value == 18 ** 2
    with pytest.raises(ValueError, match="negative"):
        moody **= -1
    with pytest.raises(TypeError):
        moody //= 2


def test_attributes():
    this = Attributes()
    assert this.own == 1 and this.other == "missing other"
    with pytest.raises(ValueError, match="wrong"):
        this.wrong
    this.x = 3
    del this.y
    assert this.seen == ["x=3", "del y"]
    with pytest.raises(TypeError):
        this.x = "a"
    assert dir(this) == ["own", "seen"]
    assert hasattr(this, "any") and not hasattr(this, "__any__")
    assert object.__getattribute__(this, "__class__") is Attributes
    with pytest.raises(AttributeError, match="has no attribute 'other'"):
        object.__getattribute__(this, "other")

    class Sub(Attributes):
        def __getattr__(self, name):
            return f"sub {name}"

    assert Sub().own == 1 and Sub().other in ("sub other", "missing other")


def test_hashes():
    one, two = Ordered(1), Ordered(2)
    assert one < two and not two < one and two > one
    assert hash(one) == object.__hash__(one) and one in {one} and one != two
    with pytest.raises(TypeError):
        one <= two
    assert Equal(1) == Equal(1) and Equal.__hash__ is None
    with pytest.raises(TypeError, match="unhashable type: '.*Equal'"):
        hash(Equal(1))


def test_del_runs_once():
    seen = []
    before = slots.dropped()
    mortal = Mortal(seen.append)
    del mortal
    # It lives on: the call has kept it.
    assert len(seen) == 1 and type(seen[0]) is Mortal and slots.dropped() == before
    seen[0].__del__()
    assert len(seen) == 2
    seen.clear()
    gc.collect()
    assert seen == [] and slots.dropped() == before + 1

    class Sub(Mortal):
        pass

    class Slotted(Mortal):
        __slots__ = ()

    for kind in [Sub, Slotted, slots.Younger]:
        before = slots.dropped()
        kind(lambda this: seen.append(type(this)))
        assert seen.pop() is kind and seen == [] and slots.dropped() == before + 1

    class Overriding(Mortal):
        def __del__(self):
            seen.append("sub")
            super().__del__()

    Overriding(lambda this: seen.append("base"))
    assert seen == ["sub", "base"]


def test_del_keeps_what_is_raised():
    seen = []
    # The argument ends while the exception is on its way.
    with pytest.raises(TypeError, match="Mortal"):
        int(Mortal(lambda this: seen.append(sys.exc_info()[0])))
    assert len(seen) == 1


def test_del_in_a_cycle():
    seen = []
    before = slots.dropped()

    class Node:
        pass

    node = Node()
    node.mortal = Mortal(lambda this, node=node: seen.append(type(node)))
    del node
    gc.collect()
    assert seen == [Node] and slots.dropped() == before + 1
    gc.collect()
    assert seen == [Node]


@pytest.mark.skipif(sys.version_info < (3, 8), reason="no hook to see it by")
def test_del_raises(monkeypatch):
    shown = []
    monkeypatch.setattr(sys, "unraisablehook", lambda one: shown.append(str(one.exc_value)))

    def fail(_):
        raise ValueError("in del")

    try:
        raise KeyError("around")
    except KeyError:
        Mortal(fail)
        assert isinstance(sys.exc_info()[1], KeyError)
    assert shown == ["in del"]


def test_what_a_class_is_told():
    class Sub(Base, tag="a"):
        pass

    class Plain(Base):
        pass

    assert (Sub.tag, Plain.tag) == ("a", "none")
    with pytest.raises(TypeError):
        class Wrong(Base, other=1):
            pass

    class Owner:
        attribute = Base()

    assert Owner.attribute.told == ["Owner.attribute"]
    base = Base()
    assert isinstance(3, base) and not isinstance("a", base)
    assert issubclass(int, base) and not issubclass(str, base)
    class Entry(base):
        pass

    assert Entry.__mro__[1] is Base
    assert Base[int] == "Base[<class 'int'>]" and Sub["x"] == "Sub['x']"
    assert type(pickle.loads(pickle.dumps(base))) is Base
    assert type(copy.copy(base)) is Base and type(copy.deepcopy(base)) is Base
    assert base.__sizeof__() == 1000 and sys.getsizeof(base) >= 1000
    assert base.__rich_repr__() == ["rich"]
    assert sys.getsizeof(Large()) >= 800 and Large().total() == 100


def test_awaited():
    seen = []

    async def main():
        async with Later(0) as value:
            seen.append(value)
        async for item in Later(2):
            seen.append(item)
        await Later(0)

    asyncio.run(main())
    assert len(seen) == 3


def test_with():
    with Later(3) as left:
        assert left == 3
    with Later(3):
        raise KeyError
    with pytest.raises(ValueError):
        with Later(3):
            raise ValueError


def test_nothing_leaks(leaks):
    every = slots.Every(3)
    leaks(lambda: every + 2)
    leaks(lambda: every + "a", raises=TypeError)
    leaks(lambda: pow(every, 2, 5))
    leaks(lambda: Mortal(id))
    attributes = Attributes()
    leaks(lambda: attributes.other)
    shelf = slots.Shelf([1, 2, 3])
    leaks(lambda: (list(shelf), shelf[1:], list(reversed(shelf))))
    leaks(lambda: shelf[7], raises=IndexError)
    moody = Moody(1)
    leaks(lambda: operator.isub(moody, 1))
    leaks(lambda: operator.imul(moody, 1))


def test_one_fn_for_all_comparisons():
    releases = [slots.Release(major, minor) for major in range(2) for minor in range(2)]
    for left, a in zip(releases, range(4)):
        for right, b in zip(releases, range(4)):
            for compare in (operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge):
                assert compare(left, right) is compare(a, b)
    first = releases[0]
    assert first != 3 and not first == 3
    for name in ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"]:
        assert getattr(first, name)("other") is NotImplemented
    with pytest.raises(TypeError, match="'<' not supported between instances of '.*Release' and 'int'"):
        first < 3
    assert sorted(reversed(releases)) == releases and hash(first) == hash(slots.Release(0, 0))


def test_one_fn_for_some_comparisons():
    odd = slots.Parity(True)
    assert odd == 3 and odd != 4 and not odd == 4 and not odd != 3 and 3 == odd
    assert odd != "three" and odd.__eq__("three") is NotImplemented
    with pytest.raises(TypeError, match="'<' not supported"):
        odd < 3
    with pytest.raises(ValueError, match="negative"):
        odd < -3
    with pytest.raises(TypeError, match="unhashable type: '.*Parity'"):
        hash(odd)
