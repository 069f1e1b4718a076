"""Objects made in ways that nobody meant."""

import copyreg
import gc
import sys
import types

from hostile import attempt, case, failed, raises, settled
import topics
from topics import classes, enums, hostile, memory, receivers, threads
from topics.hostile import Chest, Given, Made, Seal

MODULES = [found for found in vars(topics).values() if type(found) is type(topics)]


def is_of_rust(found, module):
    """Whether it is a class of Rust's. Enums, dataclasses and named tuples may be made by Python's own modules."""
    made_by_python = any(type(member) is types.FunctionType for member in vars(found).values())
    return found.__module__ == module.__name__ and not made_by_python


# Every class of Rust's there is.
ALL = [
    found
    for module in MODULES
    for found in vars(module).values()
    if type(found) is type and is_of_rust(found, module)
]


def use(thing):
    """Asks a possibly broken object for everything that it has; exceptions are welcome."""
    names = attempt(lambda: dir(type(thing))) or []
    for name in names:
        if name in ("__init_subclass__", "__subclasshook__", "__class__", "__new__", "sleep", "sleep_alone"):
            continue
        method = attempt(lambda: getattr(thing, name))
        if callable(method):
            for args in ((), (1,), (thing,), ("x", "y")):
                attempt(lambda: method(*args))
    for ask in (repr, str, hash, len, iter, bool, int, float, list, sys.getsizeof, gc.get_referents):
        attempt(lambda: ask(thing))
    attempt(lambda: thing == thing)
    attempt(lambda: thing + thing)
    attempt(lambda: thing[0])


@case
def there_are_classes():
    """The list of all classes is not empty, so that the cases here try something."""
    assert len(ALL) > 40, len(ALL)


@case
def by_object_new():
    """`object.__new__(C)` raises TypeError for every class, as it does for `int`."""
    for cls in ALL:
        raises(TypeError, lambda: object.__new__(cls), "is not safe|not create")


@case
def by_object_new_of_a_subclass():
    """So it does for a Python subclass, with and without a `__new__` of its own."""
    for cls in ALL:
        for space in ({}, {"__new__": lambda cls: object.__new__(cls)}):
            sub = attempt(lambda: type("Sub", (cls,), dict(space)))
            if not failed(sub):
                raises(TypeError, lambda: object.__new__(sub), "is not safe")


@case
def by_new_of_another_class():
    """`C.__new__(D)` raises TypeError whatever both are."""
    for cls in ALL:
        for other in (object, int, list, type, ALL[0] if cls is not ALL[0] else ALL[1], type("X", (), {})):
            if not issubclass(other, cls):
                raises(TypeError, lambda: cls.__new__(other))


@case
def by_new_of_a_base():
    """`__new__` of builtin classes makes no object of a class from Rust."""
    for base in (int, str, list, dict, tuple, Exception, type, float, set):
        for cls in ALL[:8]:
            raises(TypeError, lambda: base.__new__(cls))


@case
def by_new_without_a_class():
    """`__new__` called with what is no class raises TypeError."""
    for cls in ALL:
        for wrong in ((), (1,), (None,), ("Point",), (cls.__new__,)):
            raises(TypeError, lambda: cls.__new__(*wrong))


# Handles that are borrowed panic, a callback that is none is reported: both are printed.
@case(once=True, output=".*")
def without_the_constructor():
    """An object made by `object.__new__` after `__new__` was replaced refuses everything, and ends well."""
    before = hostile.alive()
    for cls in ALL:
        cls.__new__ = lambda cls, *args: None
        made = attempt(lambda: object.__new__(cls))
        if not failed(made):
            use(made)
    for cls in (Seal, Chest, Given):
        made = object.__new__(cls)
        raises(RuntimeError, lambda: len(made) if cls is not Given else made.length(), "without .* constructor")
    assert hostile.alive() == before


# Handles that are borrowed panic, a callback that is none is reported: both are printed.
@case(once=True, output=".*")
def without_the_constructor_in_a_subclass():
    """The same for objects of subclasses, which have a `__dict__` and are collected."""
    for cls in ALL:
        sub = attempt(lambda: type("Sub", (cls,), {}))
        if failed(sub):
            continue
        cls.__new__ = lambda cls, *args: None
        made = attempt(lambda: object.__new__(sub))
        if failed(made):
            continue
        attempt(lambda: setattr(made, "itself", made))
        use(made)
        del made
    gc.collect()


@case(once=True, output=".*panicked at .*Label's constructor.*")
def without_the_constructor_as_an_argument():
    """Functions refuse such an object as a parameter, in a list and as a guard."""
    into = Chest(1)
    for cls in (Chest, receivers.Counter, receivers.Label, classes.Point, enums.Light, memory.Node):
        cls.__new__ = lambda cls, *args: None
    chest, counter = object.__new__(Chest), object.__new__(receivers.Counter)
    point, light = object.__new__(classes.Point), object.__new__(enums.Light)
    label = object.__new__(receivers.Label)
    match = "without .* constructor"
    raises(RuntimeError, lambda: into.pour(chest), match)
    raises(RuntimeError, lambda: receivers.bump(counter, 1), match)
    raises(RuntimeError, lambda: receivers.read(counter, counter), match)
    raises(RuntimeError, lambda: classes.middle(point, None), match)
    raises(RuntimeError, lambda: classes.total([point]), match)
    raises(RuntimeError, lambda: enums.after(light), match)
    raises(RuntimeError, lambda: enums.shown(light, []), match)
    raises(RuntimeError, lambda: counter.by_ref(1), match)
    raises(RuntimeError, lambda: label.length(), "made")


# Handles that are borrowed panic, a callback that is none is reported: both are printed.
@case(once=True, output=".*")
def deleted_constructors():
    """Classes whose `__new__` was deleted make whole objects or none."""
    for cls in ALL:
        # The last one waits at its end for a thread that waits for the GIL, unless Python is at its own.
        if cls in (hostile.Panics, hostile.LastWord, threads.TriesAtItsEnd):
            continue
        attempt(lambda: delattr(cls, "__new__"))
        for args in ((), (1,), ("x", "y"), ("x", 2)):
            made = attempt(lambda: cls(*args))
            if not failed(made):
                use(made)
        made = attempt(lambda: object.__new__(cls))
        if not failed(made):
            use(made)


@case
def by_the_type_of_types():
    """`type.__call__` and `__init__` by hand do what calls do."""
    assert type.__call__(classes.Point, 1, y=2) == classes.Point(1, 2)
    point = classes.Point(1, 2)
    attempt(lambda: point.__init__())
    attempt(lambda: point.__init__(5, 6))
    assert point == classes.Point(1, 2)
    raises(TypeError, lambda: type.__call__(Given))
    raises(TypeError, lambda: type.__call__(3, 1))


@case
def by_copyreg():
    """The helpers of pickling make no object past the constructor."""
    for cls in ALL:
        raises(TypeError, lambda: copyreg._reconstructor(cls, object, None))
    raises(TypeError, lambda: copyreg.__newobj__(Given))
    raises(TypeError, lambda: copyreg.__newobj__(Seal))
    assert len(copyreg.__newobj__(Chest, 1, 2)) == 2


@case
def collected_while_made():
    """The collector and its list of objects never see half an object."""
    before = settled(hostile.alive)

    def look():
        gc.collect()
        for one in gc.get_objects():
            if type(one) in (Made, Chest):
                use(one)

    made = [Made(look) for _ in range(3)]
    del made
    assert settled(hostile.alive) == before


@case
def made_under_a_small_threshold():
    """With a collection at nearly each allocation, objects are made and end as ever."""
    before, threshold = settled(hostile.alive), gc.get_threshold()
    gc.set_threshold(1, 1, 1)
    try:
        for turn in range(200):
            chest = Chest(turn, [])
            chest.add(chest)
            Seal("x", chest)
    finally:
        gc.set_threshold(*threshold)
    del chest
    assert settled(hostile.alive) == before


@case
def constructors_that_fail():
    """When a constructor raises or calls what raises, what it made is dropped, once."""
    before = settled(hostile.alive)
    raises(ValueError, lambda: Made(list, fail="no"), "no")
    raises(ZeroDivisionError, lambda: Made(lambda: 1 // 0))
    raises(TypeError, lambda: Made(3))
    raises(TypeError, lambda: Made(list, 1))
    assert settled(hostile.alive) == before


@case(output=r".*panicked at .*told to.*")
def constructors_that_panic():
    """When a constructor panics, what it made is dropped, and an exception says so."""
    before = settled(hostile.alive)
    raises(RuntimeError, lambda: Made(list, fail="panic"), "told to")
    assert settled(hostile.alive) == before


@case
def constructors_that_call_themselves():
    """A constructor that makes another object of its class, without an end, raises RecursionError."""
    before = settled(hostile.alive)

    def again():
        return Made(again)

    raises(RecursionError, again)
    assert settled(hostile.alive) == before


@case
def subclasses_that_answer_with_anything():
    """A `__new__` that answers with another object, None or a class is taken as Python takes it."""

    class Odd(Chest):
        answer = None

        def __new__(cls):
            return cls.answer

    for answer in (None, 3, Chest, Chest(1), Odd):
        Odd.answer = answer
        assert Odd() is answer
    Odd.answer = None


@case
def init_that_lies():
    """An `__init__` of a subclass that fails, or answers with something, leaves nothing behind."""
    before = settled(hostile.alive)

    class Fails(Chest):
        def __init__(self, *args):
            self.add(self)
            raise KeyError("init")

    class Answers(Chest):
        def __init__(self, *args):
            return 3

    raises(KeyError, lambda: Fails(1))
    raises(TypeError, lambda: Answers(1), "should return None")
    assert settled(hostile.alive) == before
