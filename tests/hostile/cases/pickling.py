"""Pickles, copies and states that were tampered with."""

import copy
import io
import pickle
import pickletools

from hostile import attempt, case, failed, raises, settled
from topics import classes, enums, hostile, kinds, records
from topics.hostile import Chest, Seal
from topics.records import ByHand, Counter, Entry, Nothing, Point, Span

THINGS = [Entry(1, [2], 3), Entry.hidden(9), Nothing(), ByHand(1)]
ODD = [None, 1, "x", (), (1,), [], {}, {"key": 1}, b"x", object, 2**100, float("nan"), "\ud800", [[]]]


class SubEntry(Entry):
    """A subclass, where pickle finds it."""

    hook = None

    def __setstate__(self, state):
        if type(self).hook:
            type(self).hook(self, state)


@case
def not_without_the_tag():
    """A class without pickling refuses every protocol, and copies, of it and of its subclasses."""
    for thing in (Chest(1), Seal("x", 1), classes.Point(1), kinds.Names(), iter(Chest(1)), hostile.Panics()):
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            # Before 3.10 the oldest protocols find out when they load.
            raises(TypeError, lambda: pickle.loads(pickle.dumps(thing, protocol)))
        raises(TypeError, lambda: copy.copy(thing))
        raises(TypeError, lambda: copy.deepcopy(thing))
        raises(TypeError, lambda: thing.__reduce_ex__(2))
        attempt(lambda: thing.__reduce__())
    sub = type("Sub", (Chest,), {})(1)
    raises(TypeError, lambda: copy.copy(sub))
    raises(TypeError, lambda: thing.__reduce_ex__("x"))


@case
def states_that_lie():
    """`_restore` with a state of the wrong length, types or values raises; no half object is made."""
    for cls in (Entry, Counter, Nothing):
        for odd in ODD:
            for args in ((odd,), (odd, odd), (odd, odd, odd, odd), (odd,) * 9):
                answer = attempt(lambda: cls._restore(*args))
                assert failed(answer) or type(answer) is cls
                if not failed(answer):
                    repr(answer)
    raises(TypeError, lambda: Entry._restore())


@case
def pickles_that_lie():
    """Pickles whose bytes were changed load as something, or raise; they never crash."""
    for thing in THINGS:
        for protocol in (0, 2, 4):
            data = pickle.dumps(thing, protocol)
            for at in range(len(data)):
                for change in (1, 0x80):
                    broken = bytearray(data)
                    broken[at] ^= change
                    attempt(lambda: use(Limited(io.BytesIO(bytes(broken))).load()))
            for cut in range(0, len(data), 3):
                attempt(lambda: use(Limited(io.BytesIO(data[:cut])).load()))


class Limited(pickle._Unpickler):
    """Finds what is of the extension, and nothing else: a changed byte must not start a program.

    In Python, not in C: that one makes room for as many objects as a changed byte says.
    """

    def find_class(self, module, name):
        if module.partition(".")[0] not in ("topics", "copyreg"):
            raise pickle.UnpicklingError(module)
        return super().find_class(module, name)


def use(thing):
    for ask in (repr, hash, pickle.dumps, copy.copy, lambda thing: thing == thing):
        attempt(lambda: ask(thing))


@case
def classes_swapped():
    """A state of one class given to another is refused."""
    for one in THINGS[:3]:
        reduced = one.__reduce__()
        for cls in (Entry, Counter, Nothing, Point):
            restore = getattr(cls, "_restore", None)
            if restore and cls is not type(one):
                answer = attempt(lambda: restore(*reduced[1]))
                assert failed(answer) or type(answer) is cls
    forged = pickle.dumps(Entry(1)).replace(b"Entry", b"Point")
    attempt(lambda: use(pickle.loads(forged)))
    attempt(lambda: use(pickle.loads(pickle.dumps(enums.Shape.Circle(1.0)).replace(b"Circle", b"Named!"))))


@case
def reduce_that_lies():
    """Subclasses whose `__reduce__` answers with anything make copy and pickle raise or obey."""
    for answer in (*ODD, (Entry,), (Entry, (1,), {"a": 1}), (Entry, ("x",)), (Entry._restore, (1,)), (int, ("5",))):
        sub = type("Sub", (Entry,), {"__reduce__": lambda self, answer=answer: answer})
        attempt(lambda: use(copy.copy(sub(1))))
        attempt(lambda: use(copy.deepcopy(sub(1))))
        attempt(lambda: pickle.dumps(sub(1)))
    deep = type("Deep", (Entry,), {"__reduce__": lambda self: (type(self), (self,))})
    raises(RecursionError, lambda: copy.deepcopy(deep(1)))


@case
def states_of_a_subclass():
    """The `__dict__` of a subclass's object goes along, whatever is in it; `__setstate__` may do anything."""
    thing = SubEntry(1, [2])
    thing.itself, thing.extra = thing, {"x": [thing]}
    again = pickle.loads(pickle.dumps(thing))
    assert type(again) is SubEntry and again.key == 1
    thing.__dict__.clear()
    seen = []
    SubEntry.hook = lambda self, state: seen.append((self.key, state))
    thing.extra = 1
    pickle.loads(pickle.dumps(thing))
    assert seen == [(1, {"extra": 1})]

    def fail(self, state):
        raise KeyError("state")

    SubEntry.hook = fail
    raises(KeyError, lambda: copy.copy(thing))
    SubEntry.hook = None


@case
def copies_in_a_circle():
    """Deep copies of objects in cycles through attributes end, and are as deep as their recursion."""
    thing = SubEntry(1)
    thing.others = [SubEntry(2), thing]
    thing.others[0].back = thing
    other = copy.deepcopy(thing)
    assert other is not thing and other.key == 1
    thing.__dict__.clear()
    chain = None
    for index in range(2_000):
        entry = SubEntry(index)
        entry.next = chain
        chain = entry
    raises(RecursionError, lambda: copy.deepcopy(chain))
    while chain is not None:
        chain = chain.__dict__.pop("next")


@case
def dataclass_tools():
    """`replace`, `fields`, `asdict` and `__match_args__` with lies in them raise."""
    import dataclasses

    point = Point(1.0)
    for changes in ({"x": "x"}, {"z": 1}, {"x": None}, {"label": 3}, {3: 4}):
        raises(TypeError, lambda: dataclasses.replace(point, **changes))
        raises(TypeError, lambda: point.__replace__(**changes))
    raises(TypeError, lambda: Point.__replace__(3, x=1))
    raises(ValueError, lambda: dataclasses.replace(Span(1, 2), start=5))
    assert dataclasses.asdict(point) == {"x": 1.0, "y": 0.5, "label": "none"}
    sub = type("Sub", (Point,), {"__match_args__": ("nothing", 3)})
    attempt(lambda: dataclasses.asdict(sub(1.0)))
    attempt(lambda: dataclasses.dataclass(sub)(1.0))
    attempt(lambda: dataclasses.dataclass(type("Sub", (Point,), {"__annotations__": {"w": int}}))(1.0, 2.0, "x", 4))


@case(once=True)
def match_args_that_lie():
    """Pickling by `__match_args__` raises when they were changed to anything else."""
    circle = enums.Shape.Circle(1.0)
    for odd in ((), ("nothing",), (3,), ("radius", "radius"), None, "radius", ["radius"], ("\ud800",)):
        enums.Shape.Circle.__match_args__ = odd
        attempt(lambda: pickle.loads(pickle.dumps(circle)))
        attempt(lambda: copy.copy(circle))
        repr(circle)
    del enums.Shape.Circle.__match_args__
    attempt(lambda: copy.copy(circle))
    assert circle.radius == 1.0


@case
def pickles_in_pieces():
    """What was pickled may be looked at by `pickletools`, optimized and loaded again."""
    for thing in THINGS:
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            data = pickletools.optimize(pickle.dumps(thing, protocol))
            assert type(pickle.loads(data)) is type(thing)
    assert settled(hostile.alive) == 0
