"""Classes on classes of Python's: the base's part and the value behind it, each without the other."""

import abc
import gc
import logging
import sys
import warnings
import weakref

from hostile import attempt, case, failed, raises
from topics import bases
from topics.based import Growing, Length, Packet, Row
from topics.bases import (
    Action,
    Cellar,
    Celsius,
    Counter,
    Crate,
    DeviceError,
    Keeper,
    Letters,
    Measured,
    Missing,
    Mixed,
    Owned,
    ReadError,
    Ready,
    Recent,
    Sized,
    Squares,
    Stock,
    Text,
)

# A handler that is asked to handle anything complains on stderr, otherwise.
logging.raiseExceptions = False
warnings.simplefilter("ignore", FutureWarning)

# Each class with arguments that make an object of it.
MAKERS = [
    (Counter, (1,)),
    (Owned, ("owner", 1, 2)),
    (Celsius, (1.0,)),
    (Text, ("hi", "en")),
    (Letters, ("hello",)),
    (ReadError, ("bad", 3)),
    (DeviceError, (2, "nope", "sda")),
    (Keeper, (1,)),
    (Squares, (3,)),
    (Mixed, (1,)),
    (Action, ("name", len)),
    (Recent, (3,)),
    (Stock, ("here",)),
    (Cellar, ("here", 1.0)),
    (Sized, (3,)),
    (Crate, ("content",)),
    (Missing, ("x",)),
    (Ready, ("a",)),
    (Measured, ("m", len)),
    (Length, (3, "m")),
    (Growing, (-2, 0.5)),
    (Row, ("table", 1, "b")),
    (Packet, (b"abc", 2**100)),
]

HOOKS = ("__init_subclass__", "__subclasshook__", "__class__", "__new__")


def bases_of(cls):
    return [base for base in cls.__mro__[1:] if base is not object]


def use(thing):
    """Asks for everything; exceptions are welcome."""
    for name in dir(type(thing)):
        # A lock that is kept, and a name under which `logging` keeps the handler.
        if name in ("acquire", "set_name") or name in HOOKS:
            continue
        found = attempt(lambda: getattr(thing, name))
        if callable(found):
            for args in ((), (1,), (thing,), ("x", "y")):
                attempt(lambda: found(*args))
    for ask in (repr, str, hash, len, iter, bool, float, list, sys.getsizeof, gc.get_referents):
        attempt(lambda: ask(thing))
    attempt(lambda: thing == thing)
    attempt(lambda: thing + thing)
    attempt(lambda: thing[0])


@case
def base_new():
    """No base's `__new__` makes an object of the class: the value would be missing."""
    for cls, args in MAKERS:
        for base in [*bases_of(cls), object]:
            made = attempt(lambda: base.__new__(cls, *args))
            if not failed(made):
                # The class's own, found through a first part.
                assert type(made) is cls and not failed(attempt(lambda: use(made)))


@case
def first_parts():
    """A first part makes no objects, and Python classes below it alone make none."""
    for cls in (Keeper, Squares, Mixed, Cellar, Sized):
        part = cls.__mro__[1]
        raises(TypeError, lambda: part(1), "cannot create|argument")
        sub = attempt(lambda: type("Sub", (part,), {}))
        if not failed(sub):
            raises(TypeError, lambda: sub(1), "cannot create|argument")


@case
def without_a_value():
    """Objects made by a base whose `__new__` was reached past the class's own refuse to be used, and end."""
    for cls, args in MAKERS:
        space = {"__new__": lambda cls, *_: object.__new__(cls)}
        for base in [object, *bases_of(cls)]:
            space = {"__new__": lambda cls, *args: base.__new__(cls, *args)}
            sub = attempt(lambda: type(cls)("Sub", (cls,), dict(space)))
            if failed(sub):
                continue
            for given in (args, ()):
                made = attempt(lambda: sub(*given))
                if not failed(made):
                    use(made)
                del made
    gc.collect()


@case
def init_again():
    """The base's `__init__`, called again or by hand, changes the base's part alone."""
    for cls, args in MAKERS:
        thing = cls(*args)
        for base in cls.__mro__:
            attempt(lambda: base.__init__(thing))
            attempt(lambda: base.__init__(thing, *args))
        use(thing)
    counter = Counter(5)
    dict.__init__(counter, a=1)
    assert counter == {"a": 1} and counter.asked == 5


@case
def init_that_is_never_called():
    """A Python subclass whose `__init__` calls none has a base and a value all the same."""
    for cls, args in MAKERS:
        if cls is Mixed:
            continue
        sub = type(cls)("Sub", (cls,), {"__init__": lambda self, *args: None})
        use(sub(*args))


@case
def class_assignment():
    """An object becomes one of a class of another layout never, and keeps its value where it may become another."""
    things = [cls(*args) for cls, args in MAKERS]
    for thing in things:
        before = type(thing)
        for cls, _ in MAKERS:
            for found in cls.__mro__:
                if not failed(attempt(lambda: setattr(thing, "__class__", found))):
                    assert thing.__class__.__mro__[-1] is object
                    use(thing)
                    attempt(lambda: setattr(thing, "__class__", before))
    sub = type("Sub", (Counter,), {"__slots__": ()})
    counter = Counter(3)
    counter.__class__ = sub
    assert counter.asked == 3 and type(counter) is sub


@case
def bases_assignment():
    """The bases of a Python subclass can be exchanged for those of the same layout only."""

    class Sub(Counter):
        pass

    for cls, _ in MAKERS:
        if cls is not Counter:
            assert failed(attempt(lambda: setattr(Sub, "__bases__", (cls,))))
    made = Sub(2)
    use(made)
    for cls in (Counter, Keeper, ReadError, Squares):
        attempt(lambda: setattr(cls, "__bases__", (object,)))
    use(Counter(1))
    use(Keeper(1))


@case
def two_of_ours():
    """Classes on different layouts do not combine; a class and one that derives from it do."""
    for one, _ in MAKERS:
        for other, _ in MAKERS:
            made = attempt(lambda: type(one)("Both", (one, other), {}))
            if failed(made) or one is other:
                continue
            assert {one, other} in ({Stock, Cellar}, {Length, Growing}), (one, other)
    both = type(Cellar)("Both", (Cellar, Stock), {})("x", 2.0)
    assert both.degrees == 2.0 and both.place == "x"


@case
def foreign_methods():
    """Methods of a class refuse objects of its base, and of another class on the same base."""
    others = [{}, [], 1.0, "x", set(), ValueError(), OSError(), logging.Handler(), len, object()]
    others += [cls(*args) for cls, args in MAKERS]
    for cls, _ in MAKERS:
        for part in cls.__mro__:
            if part.__module__ != "topics.bases":
                continue
            for name, member in list(vars(part).items()):
                for thing in others:
                    if isinstance(thing, part) or name in ("__new__", "__doc__"):
                        continue
                    if hasattr(type(member), "__get__"):
                        got = attempt(lambda: member.__get__(thing, type(thing)))
                        if callable(got) and not isinstance(got, type) and got is not member:
                            attempt(lambda: got())
                    if callable(member):
                        attempt(lambda: member(thing))


@case
def while_it_is_borrowed():
    """A base's method that leads back into the object while Rust changes it gets an exception."""

    class Key(str):
        def __hash__(self):
            attempt(lambda: counter["other"])
            return 1

        def __eq__(self, other):
            attempt(lambda: counter.clear())
            return False

    counter = Counter(0)
    counter[Key("a")] = 1
    counter[Key("b")] = 2
    attempt(lambda: counter[Key("c")])
    attempt(lambda: counter.add(Key("d")))
    assert counter.asked >= 0


@case
def a_base_that_changes_while_it_is_read():
    """A list that loses its items while Rust goes through them is read as far as it lasts."""

    class Item(int):
        def __index__(self):
            owned.clear()
            return 5

    owned = Owned("ab")
    owned.extend([Item(1), Item(2), Item(3)])
    attempt(owned.total)

    class Len:
        def __len__(self):
            owned.owner = None
            gc.collect()
            return 2

    owned = Owned(Len(), 1, 2)
    assert owned.total() == 5


@case
def resurrection():
    """An object that comes back has its base's part and its value; it ends once."""
    kept = []

    def back(self):
        kept.append(self)

    for cls, args in MAKERS:
        sub = attempt(lambda: type(cls)("Sub", (cls,), {"__del__": back}))
        if failed(sub):
            continue
        kept.clear()
        thing = sub(*args)
        shown = attempt(lambda: repr(thing))
        del thing
        gc.collect()
        assert len(kept) == 1, cls
        if not failed(shown) and " at 0x" not in shown:
            assert repr(kept[0]) == shown
        use(kept[0])
    kept.clear()
    gc.collect()


@case
def cycles_of_all_kinds():
    """Cycles through the base's part, fields, and `__dict__` are collected, whichever of them the collector breaks first."""
    before = bases.dropped()
    alive = []
    for _ in range(50):
        counter, owned, keeper, cellar = Counter(0), Owned(None), Keeper(0), Cellar("x", 1.0)
        error, action = ReadError("x", 1), Action("a", len)
        counter["owned"], owned.owner = owned, keeper
        keeper.cellar, cellar["error"] = cellar, error
        error.action, action.data = action, counter
        owned.append(action)
        keeper.close()
        alive.append(weakref.ref(owned))
    del counter, owned, keeper, cellar, error, action
    gc.collect()
    assert all(one() is None for one in alive)
    assert bases.dropped() - before == 150, bases.dropped() - before


@case
def weak_callbacks_at_the_end():
    """A callback that is called while an object ends finds it gone."""
    seen = []
    for make in (lambda: Owned("x", 1), lambda: Letters("x"), lambda: Keeper(0), lambda: Action("a", len)):
        thing = make()
        reference = weakref.ref(thing, lambda one: seen.append(one()))
        attempt(lambda: thing.close())
        del thing
        gc.collect()
        assert reference() is None
    assert seen == [None] * 4


@case
def deep_drop():
    """Long rows of objects, each in the base's part of the next or in its field, end without using up the stack."""
    for wrap in (
        lambda inner: Owned(inner),
        lambda inner: (lambda one: (one.append(inner), one)[1])(Owned(None)),
        lambda inner: (lambda one: (one.update(inner=inner), one)[1])(Counter(0)),
        lambda inner: (lambda one: (setattr(one, "inner", inner), one)[1])(ReadError("x", 1)),
        lambda inner: Action("a", len, inner),
        lambda inner: [Counter(0), {"a": inner}],
        lambda inner: (lambda one: (one.update(inner=inner), one)[1])(Cellar("x", 1.0)),
    ):
        thing = None
        for _ in range(30_000):
            thing = wrap(thing)
        del thing
    gc.collect()


@case
def hostile_hooks():
    """Hooks of Python subclasses that make objects of a class that is not finished yet get one or an exception."""
    made = []

    class Meta(type):
        def __new__(meta, name, bases, space):
            cls = super().__new__(meta, name, bases, space)
            made.append(cls(1))
            return cls

        def __call__(cls, *args):
            made.append(args)
            return super().__call__(*args)

    class Sub(Counter, metaclass=Meta):
        def __init_subclass__(cls):
            made.append(cls(2))

    class SubSub(Sub):
        pass

    for thing in made:
        if isinstance(thing, Counter):
            use(thing)
    abc.ABCMeta.register(Squares, dict)
    assert issubclass(dict, Squares)
    raises(TypeError, lambda: bases.call_here({}))


@case
def keyword_tricks():
    """Keywords that the base would take and the class does not are refused."""
    raises(TypeError, lambda: Counter(a=1))
    raises(TypeError, lambda: ReadError("x", 1, line=2))
    raises(TypeError, lambda: Keeper(level=1, lock=2))
    raises(TypeError, lambda: Counter.__new__(Counter, 1, 2))
    raises(TypeError, lambda: Counter.__new__())
    raises(TypeError, lambda: Counter.__new__(dict))
    raises(TypeError, lambda: Counter.__new__(3))
