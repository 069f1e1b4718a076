"""Rust hands out objects of traits, and Python does with them what it can."""

import copy
import gc
import pickle
import threading
import weakref

from hostile import attempt, case, failed, raises
from topics import trait_objects
from topics.trait_objects import Counter, Reader, Shelf, Visitor


class Lines(Reader):
    """Does something first, whatever it is asked."""

    def __init__(self, act=lambda self: None):
        self.act = act

    def tag(self):
        self.act(self)
        return "lines"

    def read(self, count, *, skip=0):
        self.act(self)
        return b"lines"

    def __len__(self):
        self.act(self)
        return 5

    def again(self):
        self.act(self)
        return self

    def joined(self, other):
        self.act(self)
        return other


CALLS = [
    trait_objects.all,
    trait_objects.tag,
    lambda it: trait_objects.passed(it).again(),
    lambda it: Shelf([it, it]).first().joined(it),
    lambda it: trait_objects.reader(b"x").joined(it),
]


@case
def objects_that_nobody_made():
    """Nothing but Rust makes one, and none takes the place of another."""
    reader, counter = trait_objects.reader(b"abc"), trait_objects.counter(1)
    for kind in (type(reader), type(counter)):
        for make in (
            kind,
            lambda: kind.__new__(kind),
            lambda: object.__new__(kind),
            lambda: Reader.__new__(kind),
            lambda: kind.__init__(kind),
            lambda: type("Below", (kind,), {}),
            lambda: type("Both", (kind, Lines), {}),
        ):
            attempt(make)
    raises(TypeError, lambda: setattr(reader, "__class__", type(counter)))
    raises(TypeError, lambda: setattr(Lines(), "__class__", type(reader)))
    for call in (copy.copy, copy.deepcopy, pickle.dumps, weakref.ref):
        attempt(lambda: call(reader))
    for wrong in (None, Lines(), counter, object(), type(reader)):
        for name in ("read", "tag", "again", "joined", "__len__"):
            raises(TypeError, lambda: getattr(type(reader), name)(wrong, 1))
    assert reader.read(3) == b"abc" and counter.value == 1


@case
def arguments_of_every_kind():
    """Methods are called with what they do not take."""
    reader, counter = trait_objects.reader(b"abc"), trait_objects.counter(1)
    for wrong in (None, -1, 2**70, 1.5, "x", b"x", [], reader, counter, Reader, float("nan")):
        for call in (
            lambda: reader.read(wrong),
            lambda: reader.read(1, skip=wrong),
            lambda: reader.read(wrong=wrong),
            lambda: reader.joined(wrong),
            lambda: trait_objects.all(wrong),
            lambda: trait_objects.passed(wrong),
            lambda: Shelf([wrong]),
            lambda: counter.step(wrong),
            lambda: setattr(counter, "value", wrong),
            lambda: counter.feed(lambda value: wrong),
            lambda: counter.feed(wrong),
        ):
            attempt(call)
    attempt(lambda: delattr(counter, "value"))
    assert reader.read(3) == b"abc"


@case
def methods_come_back_to_the_object():
    """A value that is being changed is not to be had, in any way."""
    counter = trait_objects.counter(1)
    for inner in (
        lambda: counter.value,
        lambda: counter.step(1),
        lambda: setattr(counter, "value", 3),
        lambda: counter.feed(lambda value: 0),
        lambda: trait_objects.step(counter, 1),
    ):
        raises(RuntimeError, lambda: counter.feed(lambda value: inner()))
    assert counter.feed(lambda value: 1) == 2
    raises(ZeroDivisionError, lambda: counter.feed(lambda value: 1 / 0))
    assert counter.step(1) == 3


@case
def implementations_that_end_meanwhile():
    """What was passed through Rust is the object itself, or nothing of it."""
    for act in (
        lambda self: gc.collect(),
        lambda self: self.__dict__.clear() or setattr(self, "act", lambda self: None),
        lambda self: setattr(type(self), "tag", lambda self: "other"),
        lambda self: trait_objects.passed(self) is self or failed("another object"),
        lambda self: Shelf([self]).first() is self or failed("another object"),
        lambda self: 1 / 0,
        lambda self: trait_objects.all(self),
    ):
        for call in CALLS:
            attempt(lambda: call(Lines(act)))

    class Last(Lines):
        def __del__(self):
            kept.append(trait_objects.passed(self))

    kept = []
    for _ in range(20):
        Last()
        trait_objects.passed(Last())
    gc.collect()
    assert len(kept) == 40 and all(type(one) is Last for one in kept)


@case
def what_is_handed_to_python_is_kept():
    """An argument that Rust made lives as long as Python wants."""

    class Mine(Visitor):
        def visit(self, reader):
            kept.append(reader)
            return reader.kind if len(kept) % 2 else reader

    kept = []
    for _ in range(50):
        attempt(lambda: trait_objects.visit(Mine(), b"abc"))
    gc.collect()
    assert [one.read(3) for one in kept] == [b"abc"] * 50
    assert len({id(one) for one in kept}) == 50


@case
def threads_pass_objects_through():
    """Places of adapters that end in one thread are those of others in the next."""

    def hammer():
        for turn in range(300):
            lines = Lines()
            shelf = Shelf([lines, shared, trait_objects.reader(b"x"), lines])
            if shelf.first() is not lines or shelf.readers[1] is not shared or trait_objects.passed(lines) is not lines:
                wrong.append(turn)
            counter.step(1)

    shared, counter, wrong = Lines(), trait_objects.counter(0), []
    threads = [threading.Thread(target=hammer) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong and counter.value == 1800
    assert isinstance(counter, Counter)
