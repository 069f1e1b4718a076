"""Classes that derive from classes of Python's: tests/python/src/bases.rs."""

import abc
import collections.abc
import copy
import functools
import gc
import inspect
import logging
import pickle
import sys
import sysconfig
import typing
import weakref

import pytest
from processes import succeeds

from topics import bases
from topics.bases import (
    Caused,
    Cellar,
    Celsius,
    Counter,
    Crate,
    DeviceBase,
    DeviceError,
    Keeper,
    Letters,
    Measured,
    Missing,
    Mixed,
    Owned,
    Plain,
    ReadError,
    Ready,
    Sized,
    Squares,
    Stock,
    Text,
)


def dropped_by(run):
    """How many values end by `run`."""
    gc.collect()
    before = bases.dropped()
    run()
    gc.collect()
    return bases.dropped() - before


def test_a_dict():
    counter = Counter(3)
    assert isinstance(counter, dict) and Counter.__mro__ == (Counter, dict, object)
    assert counter["nothing"] == 0 and counter.asked == 4
    assert counter.add("a") == 1 and counter.add("a") == 2
    assert counter == {"a": 2} and len(counter) == 1 and list(counter.items()) == [("a", 2)]
    counter.update(b=5)
    assert counter == {"a": 2, "b": 5}
    assert Counter() == {} and Counter().asked == 0
    assert repr(counter) == "{'a': 2, 'b': 5}"
    if sys.version_info >= (3, 10):
        assert str(inspect.signature(Counter)) == "(asked=0)"
    with pytest.raises(TypeError):
        Counter("x")
    with pytest.raises(TypeError):
        hash(counter)


def test_a_list_that_is_given_its_items():
    owned = Owned("abc", 1, 2, 3)
    assert owned == [1, 2, 3] and owned.owner == "abc" and owned.total() == 9
    owned.append(4)
    assert owned[-1] == 4 and owned.total() == 13
    owned.word = 1
    assert vars(owned) == {"word": 1}
    # `__init__` of a list would empty it.
    owned.__init__()
    assert owned == [1, 2, 3, 4]


def test_numbers_and_texts():
    warm = Celsius(10.0)
    assert warm + 1 == 11.0 and warm.fahrenheit == 50.0 and warm.station == "home"
    assert isinstance(warm, float) and hash(warm) == hash(10.0)
    assert Celsius(20.0, "roof").station == "roof"
    with pytest.raises(ValueError, match="colder"):
        Celsius(-300.0)
    text = Text("hi", "en")
    assert text == "hi" and text.upper() == "HI" and text + "!" == "hi!"
    assert text.language == "en" and {text: 1}["hi"] == 1
    letters = Letters("hello")
    assert letters == set("helo") and letters.put == 5


def test_a_property():
    class Box:
        size = Measured("m", lambda self: 4)

    assert Box().size == 4 and Box.__dict__["size"].unit == "m"


def test_an_exception_with_fields():
    error = ReadError("bad", 3)
    assert isinstance(error, ValueError) and error.args == ("bad", 3)
    assert (error.text, error.line, error.before()) == ("bad", 3, 2)
    error.line = 5
    assert error.line == 5
    with pytest.raises(ReadError) as caught:
        raise error
    assert caught.value is error
    assert ReadError(text="a", line=4).line == 4
    assert ReadError("a").line == 1
    with pytest.raises(TypeError):
        ReadError()


def test_an_exception_from_rust():
    assert bases.read_digit("4") == 4
    with pytest.raises(ReadError) as caught:
        bases.read_digit("q")
    error = caught.value
    assert (error.text, error.line) == ("q", 7)
    assert str(error) == "line 7: q" and error.args == ("line 7: q",)
    with pytest.raises(ReadError) as caught:
        bases.read_by_class("q")
    assert (caught.value.text, caught.value.line) == ("q", 3)


def test_an_exception_on_its_way_into_rust():
    def fails():
        raise ReadError("x", 9)

    assert bases.line_of(fails) == 9
    assert bases.line_of(lambda: 1) is None
    with pytest.raises(TypeError):
        bases.line_of(lambda: 1 / 0)


def test_chaining():
    try:
        try:
            raise KeyError("first")
        except KeyError:
            bases.read_digit("q")
    except ReadError as error:
        assert isinstance(error.__context__, KeyError)
        error.__cause__ = ReadError("why", 2)
        assert error.__cause__.line == 2
    with pytest.raises(Caused) as caught:
        bases.fail_with_cause([1])
    error = caught.value
    assert str(error.__cause__) == "invalid digit found in string"
    assert error.held == [1] and str(error) == "caused"
    assert isinstance(error, DeviceBase) and isinstance(error, RuntimeError)
    assert DeviceBase.__module__ == "topics.bases" and bases.DeviceBase is DeviceBase


def test_an_exception_of_two_kinds():
    error = Missing("x")
    assert isinstance(error, KeyError) and isinstance(error, AttributeError)
    assert error.key == "x" and error.args == ("x",) and str(error) == "'x'"
    with pytest.raises(AttributeError):
        raise error


def test_an_os_error():
    error = DeviceError(2, "nope", "sda")
    assert (error.errno, error.strerror, error.filename, error.device) == (2, "nope", "sda", "sda")
    assert str(error) == "[Errno 2] nope: 'sda'"
    assert type(error) is DeviceError


def test_pickling():
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        error = ReadError("bad", 3)
        error.note = "n"
        again = pickle.loads(pickle.dumps(error, protocol))
        assert (again.args, again.line, again.note) == (("bad", 3), 3, "n")
        owned = pickle.loads(pickle.dumps(Owned("abc", 1, 2), protocol))
        assert owned == [1, 2] and owned.owner == "abc"
        stock = Stock("here")
        stock["a"] = 1
        again = pickle.loads(pickle.dumps(stock, protocol))
        assert type(again) is Stock and again == {"a": 1} and again.place == "here"
    with pytest.raises(TypeError):
        pickle.dumps(Cellar("x", 1.0))
    error = copy.copy(ReadError("bad", 3))
    assert (error.args, error.line) == (("bad", 3), 3)
    nested = Owned([1], 1)
    deep = copy.deepcopy(nested)
    assert deep == nested and deep.owner == [1] and deep.owner is not nested.owner


def test_what_a_base_would_lose_is_not_pickled():
    class Told(Counter):
        def __reduce__(self):
            return Told, (), None, None, iter(self.items())

    counter = Counter()
    for copied in (copy.copy, copy.deepcopy, pickle.dumps, lambda one: pickle.dumps(one, 0)):
        with pytest.raises(TypeError, match="cannot pickle 'Counter' object: its base would be pickled without what Counter holds"):
            copied(counter)
    assert counter.copy() == {}
    told = Told()
    told["a"] = 1
    assert copy.copy(told) == {"a": 1} and type(copy.deepcopy(told)) is Told


class MyError(ReadError):
    pass


def test_pickling_a_subclass():
    error = MyError("x", 2)
    error.extra = 1
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is MyError and (again.line, again.extra, again.args) == (2, 1, ("x", 2))


def test_a_class_of_pythons():
    keeper = Keeper(5)
    assert isinstance(keeper, logging.Handler) and keeper.level == 5
    logger = logging.getLogger("keelback-bases")
    logger.propagate = False
    logger.addHandler(keeper)
    try:
        logger.warning("hello %s", 1)
    finally:
        logger.removeHandler(keeper)
    assert keeper.lines == ["hello 1"]
    keeper.name = "kept"
    assert logging._handlers["kept"] is keeper
    keeper.close()
    assert Keeper.__module__ == "topics.bases" and Keeper.__qualname__ == "Keeper"
    assert Keeper.__doc__ == "Keeps what is logged."
    assert Keeper.__mro__[-3:] == (logging.Handler, logging.Filterer, object)
    assert Keeper.__name__ == "Keeper"


def test_an_abstract_class():
    squares = Squares(4)
    assert isinstance(squares, collections.abc.Mapping) and type(Squares) is abc.ABCMeta
    assert dict(squares) == {0: 0, 1: 1, 2: 4, 3: 9}
    assert squares.get(9) is None and 3 in squares and list(squares.keys()) == [0, 1, 2, 3]
    assert squares == {0: 0, 1: 1, 2: 4, 3: 9}
    assert not hasattr(squares, "__dict__")
    Unfinished = bases.unfinished_class()
    for make in Unfinished, bases.unfinished:
        with pytest.raises(TypeError, match="abstract"):
            make()

    class Finished(Unfinished):
        def __len__(self):
            return 3

    assert len(Finished()) == 3


def test_a_generic_class():
    box = Crate[int](3)
    assert type(box) is Crate and issubclass(Crate, typing.Generic)
    assert box.swap(4) == 3 and box.swap(5) == 4
    assert Crate[int] is Crate[int] and Crate[int].__args__ == (int,)
    assert len(Crate.__parameters__) == 1 and Crate.__parameters__[0].__name__ == "T"
    assert Crate.__orig_bases__[-1] == typing.Generic[Crate.__parameters__[0]]

    class Ints(Crate[int]):
        pass

    ints = Ints(1)
    assert ints.swap(2) == 1 and isinstance(ints, Crate)
    ints.swap(ints)
    assert dropped_by(lambda: Crate(None)) == 1


def test_mixins():
    mixed = Mixed(7)
    assert isinstance(mixed, dict) and type(Mixed) is abc.ABCMeta
    mixed["a"] = 1
    assert mixed == {"a": 1} and mixed.number == 7
    with pytest.raises(TypeError, match="not an acceptable base type"):
        type("Sub", (Mixed,), {})


def test_a_class_of_another_extension():
    action = bases.Action("add", max, 3)
    assert isinstance(action, functools.partial) and bases.Action.__mro__[1] is functools.partial
    assert action(2) == 3 and action(4) == 4 and action.name == "add" and action.args == (3,)
    with pytest.raises(TypeError, match="callable"):
        bases.Action("none", 3)
    action.data = action
    alive = weakref.ref(action)
    del action
    gc.collect()
    assert alive() is None
    recent = bases.Recent(2)
    for item in range(5):
        recent.add(item)
    assert recent.seen == 5 and list(recent) == [3, 4] and recent.maxlen == 2


def test_families():
    cellar = Cellar("x", 9.5)
    cellar["a"] = 1
    assert cellar.here() == "at x" and cellar.degrees == 9.5 and cellar.both() == ("x", 1)
    assert cellar.cold() and isinstance(cellar, Stock) and isinstance(cellar, dict)
    cellar.place = "y"
    assert cellar.here() == "at y"
    sized = Sized(4)
    assert len(sized) == 4 and sized.number == 4 and isinstance(sized, Plain)
    assert type(Sized) is abc.ABCMeta and type(Plain) is type


def test_overriding_in_python():
    class Upper(Stock):
        def here(self):
            return "over " + super().here()

    assert bases.call_here(Upper("p")) == "over at p"
    assert bases.call_here(Cellar("c", 1.0)) == "at c"

    class Both(Upper, Cellar):
        pass

    assert bases.call_here(Both("b", 2.0)) == "over at b" and Both("b", 2.0).degrees == 2.0
    with pytest.raises(TypeError):
        bases.call_here({})


def test_python_subclasses():
    class Loud(Keeper):
        def __init__(self, level):
            super().__init__(level)
            self.made = True

        def emit(self, record):
            record.msg = record.msg.upper()
            super().emit(record)

    loud = Loud(3)
    loud.handle(logging.makeLogRecord({"msg": "quiet"}))
    assert loud.lines == ["QUIET"] and loud.made and loud.level == 3

    class Slotted(Counter):
        __slots__ = ("a",)

    slotted = Slotted(2)
    slotted.a = slotted
    assert slotted.asked == 2 and not hasattr(slotted, "__dict__")


def test_init_of_its_own():
    ready = Ready("a")
    assert ready.steps == ["a"] and ready == {}
    ready["k"] = 1
    ready.__init__("b")
    assert ready.steps == ["a", "b"] and ready == {"k": 1}


def test_values_are_dropped_once():
    assert dropped_by(lambda: Counter(1)) == 1
    assert dropped_by(lambda: [Counter(i) for i in range(100)]) == 100
    assert dropped_by(lambda: Cellar("x", 1.0)) == 1
    assert dropped_by(lambda: Sized(1)) == 1

    class Sub(Counter):
        pass

    assert dropped_by(lambda: [Sub(i) for i in range(10)]) == 10

    def fails():
        with pytest.raises(TypeError):
            Keeper("much")

    assert dropped_by(fails) == 0

    def refused():
        with pytest.raises(ValueError):
            # `logging` knows no such level: the base's `__init__` fails, and the value ends.
            Sub2(3)

    class Sub2(Keeper):
        def setLevel(self, level):
            raise ValueError(level)

        def createLock(self):
            raise ValueError("no lock")

    assert dropped_by(refused) == 1


def test_cycles():
    def through_the_dict():
        counter = Counter(1)
        counter["me"] = counter

    assert dropped_by(through_the_dict) == 1

    def through_a_field():
        owned = Owned(None)
        owned.owner = owned
        owned.append(owned)
        dead.append(weakref.ref(owned))

    dead = []
    through_a_field()
    gc.collect()
    assert dead[0]() is None

    def through_the_instance_dict():
        keeper = Keeper(1)
        keeper.me = keeper
        keeper.close()

    assert dropped_by(through_the_instance_dict) == 1

    class Sub(Cellar):
        pass

    def through_a_subclass():
        sub = Sub("x", 1.0)
        sub.me = sub
        sub["me"] = sub

    assert dropped_by(through_a_subclass) == 1


@pytest.mark.skipif(
    sys.version_info[:2] == (3, 13) and bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    reason="3.13 without a GIL makes every class immortal once there was a second thread, Python's own too",
)
def test_types_are_let_go():
    kinds = []
    for _ in range(3):

        class Sub(Counter):
            pass

        kinds.append(weakref.ref(Sub))
        Sub(1)["x"] = 1
        del Sub
    gc.collect()
    assert all(kind() is None for kind in kinds)


def test_deep_nesting():
    def nest():
        inner = Counter(0)
        for _ in range(20_000):
            outer = Counter(0)
            outer["in"] = inner
            inner = outer

    assert dropped_by(nest) == 20_001

    def nest_owners():
        inner = Owned(None)
        for _ in range(20_000):
            inner = Owned(inner)

    nest_owners()


def test_resurrection():
    kept = []

    class Back(Counter):
        def __del__(self):
            kept.append(self)

    def make():
        Back(5)["k"] = 1

    make()
    gc.collect()
    assert kept[0].asked == 5 and kept[0] == {"k": 1}
    assert dropped_by(kept.clear) == 1


def test_made_past_the_constructor():
    with pytest.raises(TypeError):
        dict.__new__(Counter)
    with pytest.raises(TypeError):
        object.__new__(Keeper)
    with pytest.raises(TypeError):
        Counter.__new__(Stock, 1)
    with pytest.raises(TypeError):
        Stock.__new__(Cellar, "x")
    part = Keeper.__mro__[1]
    assert part is not Keeper
    with pytest.raises(TypeError, match="cannot create"):
        part(1)
    with pytest.raises(TypeError):
        Counter(1).__class__ = dict
    with pytest.raises(TypeError):
        Counter(1).__class__ = Stock


HANDLERS = {
    "a name that is not there": (
        "del logging.Handler",
        "ImportError: class Keeper cannot be made: its base logging.Handler is not there",
    ),
    "no class": (
        "logging.Handler = 3.5",
        "TypeError: class Keeper cannot derive from an object of float",
    ),
    "an enum": (
        "import enum\nclass H(enum.Flag): pass\nlogging.Handler = H",
        "TypeError: class Keeper cannot derive from H: that is an enum, whose objects are its members",
    ),
    "objects that differ in size": (
        "logging.Handler = type",
        "TypeError: class Keeper cannot derive from type: its objects differ in size",
    ),
    "a `__new__` in Python beside a class that has none": (
        "import contextlib\n"
        "class H:\n    def __new__(cls): return object.__new__(cls)\n"
        "import collections.abc; collections.abc.Sized = H",
        "TypeError: class Sized cannot derive from H: `H.__new__` makes objects, and so does Plain",
    ),
    "slots beside another layout": (
        "import contextlib\nclass H:\n    __slots__ = ('a',)\ncontextlib.ContextDecorator = H",
        "TypeError: class Mixed cannot derive from H and from dict: the objects of both hold",
    ),
    "a metaclass in C": (
        "import ctypes; logging.Handler = ctypes.Structure",
        "TypeError: class Keeper cannot derive from ",
    ),
    "a class that is final": (
        "import types; logging.Handler = types.FunctionType",
        "type 'function' is not an acceptable base type",
    ),
    "two layouts": (
        "import contextlib; contextlib.ContextDecorator = list",
        "TypeError: class Mixed cannot derive from list and from dict: the objects of both hold",
    ),
    "bases without an order": (
        "import contextlib; contextlib.ContextDecorator = object",
        "TypeError: class Mixed cannot be made of its bases: ",
    ),
    "a hook that refuses": (
        "class H:\n    def __init_subclass__(cls): raise ValueError(cls.__name__)\nlogging.Handler = H",
        "TypeError: class Keeper cannot be made of its bases: ValueError: Keeper",
    ),
    "a hook that makes an object": (
        "class H:\n    def __init_subclass__(cls): cls()\nlogging.Handler = H",
        "Error: ",
    ),
}


@pytest.mark.parametrize("before, message", HANDLERS.values(), ids=HANDLERS)
def test_what_cannot_be_a_base(before, message):
    script = """
import collections.abc, contextlib, logging, sys, traceback
places = ((logging, "Handler"), (contextlib, "ContextDecorator"), (collections.abc, "Sized"))
before = [getattr(*place) for place in places]
try:
    exec(sys.argv[1])
    import topics
except Exception as error:
    sys.stdout.writelines(traceback.format_exception_only(type(error), error))
for place, thing in zip(places, before):
    setattr(*place, thing)
"""
    error = succeeds(script, before).splitlines()[-1]
    assert message in error, error


def test_two_layouts_in_python():
    for pair in [(Counter, Stock), (Counter, list), (Owned, Counter), (Celsius, Text)]:
        with pytest.raises(TypeError):
            type("Both", pair, {})


def test_weak_references():
    owned = Owned("x")
    alive = weakref.ref(owned)
    assert alive() is owned
    del owned
    gc.collect()
    assert alive() is None
    with pytest.raises(TypeError):
        weakref.ref(Counter(1))
    seen = []
    keeper = Keeper(1)
    weakref.finalize(keeper, seen.append, 1)
    keeper.close()
    del keeper
    gc.collect()
    assert seen == [1]
