"""Exceptions and panics, wherever they can come from."""

import gc
import sys
import traceback

from hostile import Act, attempt, case, failed, raises, settled
from topics import attributes, errors, hostile, iterators, memory
from topics.hostile import Chest, LastWord, Panics

PANIC = ".*panicked at .*"


@case(output=PANIC)
def panics_everywhere():
    """A panic in a method, attribute or slot is a RuntimeError with its words, and the object goes on."""
    panics = Panics()
    calls = {
        "method 1": panics.method,
        "static": Panics.fixed,
        "class": Panics.of_class,
        "getter": lambda: panics.attribute,
        "setter 3": lambda: setattr(panics, "attribute", 3),
        "repr": lambda: repr(panics),
        "hash": lambda: hash(panics),
        "eq": lambda: panics == 1,
        "len": lambda: len(panics),
        "bool": lambda: bool(panics),
        "iter": lambda: iter(panics),
        "item 2": lambda: panics[2],
        "contains 4": lambda: 4 in panics,
        "call 5": lambda: panics(5),
    }
    for words, call in calls.items():
        error = raises(RuntimeError, call, words)
        assert type(error).__name__ == "PanicException", type(error)
    # The exclusive borrow was given back.
    raises(RuntimeError, panics.method, "method 2")
    assert panics.count() == 2


@case(output=PANIC)
def panics_inside_of_python():
    """Panics go through what Python does with the object: dicts, sorting, printing, comparing."""
    panics = Panics()
    raises(RuntimeError, lambda: {panics: 1}, "hash")
    raises(RuntimeError, lambda: [panics].index(3), "eq")
    raises(RuntimeError, lambda: "%r" % panics, "repr")
    raises(RuntimeError, lambda: list(panics), "iter|len")
    raises(RuntimeError, lambda: not panics, "bool")
    assert Chest(panics).first is panics
    raises(RuntimeError, lambda: repr(Chest(panics)), "repr")
    raises(RuntimeError, lambda: 1 in Chest(panics), "eq")


@case(output=PANIC + "last words.*")
def panics_at_the_end():
    """A panic in `Drop` is reported as unraisable, however the object ends, and nothing else is harmed."""
    seen = []
    hook = getattr(sys, "unraisablehook", None)
    if hook:
        # Whether the hook is there or not, all that is reported is kept out of the way.
        sys.unraisablehook = lambda report: seen.append(str(report.exc_value))
    LastWord("last words")
    one = [LastWord("last words")]
    one.append(one)
    del one
    gc.collect()
    raises(KeyError, lambda: fails_with(LastWord("last words")))
    gc.collect()
    if hook:
        sys.unraisablehook = hook
        assert [text.split(" (")[0] for text in seen] == ["last words"] * 3, seen
    raises(RuntimeError, lambda: list(iterators.panics_in_drop()), "dropped")


def fails_with(thing):
    raise KeyError


@case(output=PANIC)
def panics_of_an_iterator():
    """An iterator that panics raises, and is finished or goes on; it is dropped once."""
    before = settled(lambda: iterators.counts()[1])
    walk = iterators.panics()
    assert next(walk) == 0 and next(walk) == 1
    raises(RuntimeError, lambda: next(walk), "two is too much")
    attempt(lambda: next(walk))
    attempt(lambda: list(walk))
    del walk
    assert settled(lambda: iterators.counts()[1]) == before


@case
def exceptions_in_every_callback():
    """What a callback raises comes out as it is, with its cause, context and notes."""
    chest = Chest(Act(None), 1)

    class Odd(Exception):
        def __str__(self):
            raise ZeroDivisionError

    cause = KeyError("cause")

    def fail(*args):
        raise Odd() from cause

    for call in (lambda: chest.each(fail), lambda: chest.alone(fail), lambda: chest.keep(fail), lambda: chest.sort(fail)):
        try:
            call()
        except Odd as error:
            assert error.__cause__ is cause
        else:
            raise AssertionError("nothing was raised")
    chest.add(2)


@case
def exceptions_that_are_classes_of_ours():
    """Exceptions whose arguments or state hold objects of Rust's are collected with them."""
    before = settled(hostile.alive)
    chest = Chest()
    error = ValueError(chest)
    error.chest = chest
    chest.add(error)
    try:
        raise error
    except ValueError as caught:
        chest.add(caught.__traceback__)
    del chest, error
    assert settled(hostile.alive) == before


@case
def tracebacks_in_a_circle():
    """An exception whose traceback's frame holds the exception and the object goes with them."""
    before = settled(hostile.alive)

    def fail():
        chest = Chest(1)
        chest.add(chest)
        try:
            chest.each(lambda item: 1 // 0)
        except ZeroDivisionError as error:
            kept = error
        chest.add(kept)
        return kept

    error = fail()
    assert len(traceback.extract_tb(error.__traceback__)) >= 2
    error.__context__ = error.__cause__ = None
    attempt(lambda: setattr(error, "__traceback__", error.__traceback__.tb_next))
    del error
    assert settled(hostile.alive) == before


@case
def exceptions_that_cannot_be_made():
    """An exception class that fails to be made, or makes something else, raises in its turn."""

    class Fails(Exception):
        def __init__(self, *args):
            raise ZeroDivisionError

    class Other(Exception):
        def __new__(cls, *args):
            return 3

    def fail(kind):
        def callback(*args):
            raise kind

        return callback

    chest = Chest(1)
    raises(ZeroDivisionError, lambda: chest.each(fail(Fails)))
    raises(TypeError, lambda: chest.each(fail(Other)))
    raises(TypeError, lambda: chest.each(fail(3)))
    chest.add(1)


@case
def deleted_values():
    """Deleting what cannot be deleted raises AttributeError or TypeError, not a panic."""
    record = attributes.Record()
    raises(AttributeError, lambda: delattr(record, "x"))
    watched = attributes.Watched()
    raises(AttributeError, lambda: delattr(watched, "x"), "stays")
    raises(AttributeError, lambda: delattr(watched, "deleted"), "stays")
    assert watched.deleted == 2
    raises((AttributeError, TypeError), lambda: delattr(Chest(1), "first"))
    raises((AttributeError, TypeError), lambda: delattr(Chest(1), "add"))


@case
def callbacks_that_are_not():
    """What cannot be called raises TypeError where it is called."""
    chest = Chest(1)
    for odd in (None, 1, "x", [], chest):
        for call in (chest.each, chest.alone, chest.keep, chest.sort):
            raises(TypeError, lambda: call(odd), "not callable")
    chest.add(1)


@case
def callbacks_with_other_signatures():
    """A callback that takes more, fewer or other arguments raises TypeError."""
    chest = Chest(1)
    raises(TypeError, lambda: chest.each(lambda: 1))
    raises(TypeError, lambda: chest.each(lambda a, b: 1))
    raises(TypeError, lambda: chest.alone(lambda a: 1))
    raises(TypeError, lambda: chest.each(int.__add__))
    chest.each(chest.__contains__)
    raises(RuntimeError, lambda: chest.each(chest.add))


@case
def errors_of_rust_under_attack():
    """Exception classes from Rust may be made, changed and raised by hand with anything."""
    for cls in vars(errors).values():
        if isinstance(cls, type) and issubclass(cls, BaseException):
            for args in ((), (1,), ("x", object()), (cls,)):
                made = attempt(lambda: cls(*args))
                if not failed(made) or type(made) is cls:
                    repr(made), str(made)
                    made.args = (made,)
                    attempt(lambda: repr(made))
                    made.args = ()
            sub = type("Sub", (cls,), {"__init__": lambda self, *args: None})
            raises(cls, lambda: raise_one(sub(1)))


def raise_one(error):
    raise error


@case
def dropped_while_an_exception_is_raised():
    """Objects whose `Drop` calls Python while an exception is on its way do not lose it."""
    seen = []

    def fail():
        thing = memory.Farewell(lambda: seen.append(attempt(lambda: 1 // 0)))
        raise KeyError("kept") if thing else None

    raises(KeyError, fail, "kept")
    gc.collect()
    assert len(seen) == 1 and isinstance(seen[0], ZeroDivisionError)


@case(output=".*ZeroDivisionError.*")
def drops_whose_callbacks_fail():
    """What a callback of `Drop` raises is reported as unraisable."""
    memory.Farewell(lambda: 1 // 0)
    one = memory.Farewell(lambda: 1 // 0)
    one.held = one
    del one
    gc.collect()


@case
def recursion_in_every_slot():
    """Slots that lead back to themselves raise RecursionError, and the stack is given back."""
    chest = Chest()
    chest.add(chest)
    for _ in range(3):
        raises(RecursionError, lambda: repr(chest))
        raises(RecursionError, lambda: hash(chest))
    other = Chest()
    other.add(chest)
    chest.add(other)
    raises(RecursionError, lambda: repr(other))
    raises((RecursionError, RuntimeError), lambda: deep_each(chest))
    chest.clear()


def deep_each(chest):
    chest.each(lambda item: deep_each(chest))
