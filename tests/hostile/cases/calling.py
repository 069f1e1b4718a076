"""Methods, descriptors and slots called by hand, with arguments of every wrong kind."""

import operator
import sys

from hostile import attempt, case, failed, raises
from topics import attributes, classes, enums, hostile, kinds, memory, receivers, records
from topics.classes import Numbers, Point
from topics.hostile import Chest, Seal
from topics.receivers import Counter

HUGE = [2**63, -(2**63) - 1, 2**64, 10**5000, -(10**5000), sys.maxsize + 1]
TEXTS = ["", "\0", "a\0b", "\ud800", "\udcff" * 3, "\U0010ffff", "x" * 100_000, "\ufeff"]
FLOATS = [float("nan"), float("inf"), -float("inf"), 1e308, 5e-324, -0.0]
OTHERS = [None, (), [], {}, set(), b"", b"\0", object(), type, Ellipsis, NotImplemented, len, 1j]
ANYTHING = [*HUGE, *TEXTS, *FLOATS, *OTHERS]


class Str(str):
    """A str of one's own, which hashes and compares as it likes."""

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return True


@case
def unbound_on_wrong_types():
    """Every method, attribute and slot of a class refuses an object of another type."""
    for cls in (Point, Chest, Seal, Numbers, Counter, memory.Node, enums.Shape, enums.Level, records.Entry):
        own = [vars(cls)[name] for name in vars(cls) if name not in ("__new__", "__doc__", "__module__")]
        for member in own:
            if not hasattr(member, "__objclass__") or isinstance(member, type(vars(dict)["fromkeys"])):
                continue
            for wrong in (1, None, object(), kinds.Names(), cls):
                if hasattr(member, "__call__"):
                    raises(TypeError, lambda: member(wrong))
                    raises(TypeError, lambda: member(wrong, wrong))
                if hasattr(member, "__set__"):
                    raises(TypeError, lambda: member.__get__(wrong))
                    raises((TypeError, AttributeError), lambda: member.__set__(wrong, 1))
                    raises((TypeError, AttributeError), lambda: member.__delete__(wrong))


@case
def without_an_object():
    """Methods that are called with nothing raise TypeError."""
    for cls in (Point, Chest, Counter):
        for name in vars(cls):
            member = vars(cls)[name]
            if hasattr(member, "__objclass__") and callable(member):
                raises(TypeError, lambda: member())


@case
def descriptors_by_hand():
    """`__get__` and `__set__` of attributes and methods check what they are given."""
    x, norm = vars(Point)["x"], vars(Point)["norm"]
    point = Point(3, 4)
    assert norm.__get__(point)() == norm.__get__(point, int)() == 5.0
    assert norm.__get__(None, Point) is norm
    assert x.__get__(None, Point) is x
    raises(TypeError, lambda: norm.__get__(None, None))
    raises(TypeError, lambda: norm.__get__(3, int))
    raises(TypeError, lambda: norm.__get__())
    x.__set__(point, 9)
    assert point.x == 9
    raises(TypeError, lambda: x.__set__(3, 9))
    raises(TypeError, lambda: x.__set__(point))
    named = vars(Point)["named"]
    assert named.__get__(point)("a") == named.__get__(None, Point)("a") == "Point:a"
    raises(TypeError, lambda: named.__get__(None, int))
    raises(TypeError, lambda: named.__get__(None, 3))
    raises(TypeError, lambda: named.__get__(3))
    raises(TypeError, lambda: vars(Chest)["add"].__get__(point))


@case
def descriptors_of_ours_by_hand():
    """A class that is a descriptor may be called by hand, with anything."""
    shared = attributes.Shared()
    assert shared.__get__(None, int) is shared
    attempt(lambda: shared.__get__(None, None))
    raises(AttributeError, lambda: shared.__get__(3, int), "nothing is set")
    raises(TypeError, lambda: shared.__get__())
    raises(TypeError, lambda: shared.__set__(1))
    raises(TypeError, lambda: attributes.Shared.__get__(3, None, int))
    shared.__set__(None, shared)
    assert shared.__get__(1) is shared
    raises((AttributeError, TypeError), lambda: shared.__delete__(3))
    raises(TypeError, lambda: shared.__set_name__(int, 3))
    shared.__set__(None, 1)


@case
def arguments_of_every_kind():
    """Every method gets every odd argument, by position and by name, and answers or raises."""
    things = [Point(1), Chest(1), Numbers(1), Counter(1), kinds.Squares(2), kinds.Names(), Seal("x", 1)]
    things += [attributes.Record(), enums.Light.Red, enums.Shape.Circle(1.0), records.Entry(1)]
    for thing in things:
        for name in dir(type(thing)):
            if name in ("__class__", "__init_subclass__", "__subclasshook__", "sleep", "sleep_alone"):
                continue
            method = attempt(lambda: getattr(thing, name))
            for odd in ANYTHING:
                attempt(lambda: method(odd))
                attempt(lambda: method(odd, odd))
                attempt(lambda: method(**{"x": odd}))
                attempt(lambda: method(odd, key=odd))


@case
def assignments_of_every_kind():
    """Attributes are set to every odd value: it is stored or refused, and deleting is refused."""
    for thing, name in ((Point(1), "x"), (Counter(1), "count"), (records.Point(1.0), "label")):
        for odd in ANYTHING:
            before = getattr(thing, name)
            answer = attempt(lambda: setattr(thing, name, odd))
            if failed(answer):
                assert isinstance(answer, (TypeError, ValueError, OverflowError)), answer
                assert repr(getattr(thing, name)) == repr(before)
        raises(AttributeError, lambda: delattr(thing, name))


@case
def huge_ints():
    """Numbers beyond the type raise OverflowError, and change nothing."""
    counter, chest = Counter(1), Chest(1, 2)
    for huge in HUGE:
        raises(OverflowError, lambda: setattr(counter, "count", huge))
        raises(OverflowError, lambda: Counter(huge))
        raises((OverflowError, IndexError), lambda: chest[huge])
        raises((OverflowError, IndexError), lambda: operator.setitem(chest, huge, 1))
        raises((OverflowError, IndexError), lambda: operator.delitem(chest, huge))
        raises(OverflowError, lambda: chest.extend([1, huge]))
    for edge in (sys.maxsize, -sys.maxsize, -sys.maxsize - 1):
        raises(IndexError, lambda: chest[edge])
        raises(IndexError, lambda: operator.delitem(chest, edge))
    assert counter.count == 1 and len(chest) == 2


@case(output="(.*panicked at .*overflow.*)?")
def sums_that_overflow():
    """Arithmetic of Rust's that overflows is an exception or wraps, and the object stays whole."""
    counter, squares = Counter(2**63 - 1), kinds.Squares(2**40)
    for call in (lambda: counter.by_ref(1), lambda: counter.doubled, lambda: squares[-1]):
        answer = attempt(call)
        assert isinstance(answer, int) or isinstance(answer, RuntimeError), answer
    counter.count = 1
    assert counter.doubled == 2 and squares[2] == 4 and len(squares) == 2**40
    raises(IndexError, lambda: squares[2**40])


@case
def texts_of_every_kind():
    """Lone surrogates raise UnicodeEncodeError; NUL and every other character go through."""
    for text in TEXTS:
        if "\ud800" <= text[:1] <= "\udfff":
            for call in (
                lambda: Seal(text, 1),
                lambda: records.Point(1.0, 2.0, text),
                lambda: receivers.Label(text),
                lambda: setattr(attributes.Record(), text, 1),
                lambda: getattr(attributes.Record(), text),
                lambda: enums.Light(text),
                lambda: Point.named(text),
            ):
                raises(UnicodeEncodeError, call)
        else:
            assert Seal(text, 1).text == text
            assert len(Seal(text, 1)) == len(text.encode())
            assert records.Point(1.0, 2.0, text).label == text
            record = attributes.Record()
            setattr(record, "a" + text, 5)
            assert getattr(record, "a" + text) == 5


@case
def names_that_lie():
    """Keywords and attributes of a `str` subclass with its own hash and equality are what they say."""
    attempt(lambda: Point(**{Str("x"): 1}))
    raises(TypeError, lambda: Point(1, **{Str("zz"): 1}))
    record = attributes.Record()
    attempt(lambda: setattr(record, Str("name"), 3))
    attempt(lambda: getattr(record, Str("name")))
    raises((AttributeError, TypeError), lambda: getattr(Numbers(1), Str("n9")))
    raises(TypeError, lambda: Point(1, **{3: 4}))
    raises(TypeError, lambda: setattr(record, 3, 4))
    raises(TypeError, lambda: record.__setattr__(3, 4))
    raises(TypeError, lambda: record.__getattr__(None))


@case
def numbers_that_are_not():
    """NaN equals nothing, is found by nothing, and hurts no container."""
    nan = float("nan")
    assert Point(nan) != Point(nan)
    chest = Chest(nan, nan, 1)
    assert nan not in chest and 1 in chest
    chest.sort(lambda item: nan)
    chest.sort(lambda item: -item)
    assert len(chest) == 3
    assert len({records.Entry(1): nan, records.Entry(1): 2}) == 1
    raises(ValueError, lambda: int(Point(nan).norm()))


@case
def keywords_of_every_kind():
    """Repeated, missing, misspelt and superfluous arguments raise TypeError."""
    point = Point(1)
    for call in (
        lambda: point.scale(),
        lambda: point.scale(1, k=1),
        lambda: point.scale(1, None),
        lambda: point.scale(1, abuot=None),
        lambda: point.scale(*range(1000)),
        lambda: point.scale(1, **{"k%d" % index: index for index in range(1000)}),
        lambda: Point(1, x=1),
        lambda: Point(*[1] * 100),
        lambda: Numbers(1)(k=1),
        lambda: Chest(items=1),
        lambda: Counter(),
    ):
        raises(TypeError, call)
    assert point.x == 1


@case
def operators_of_every_kind():
    """Every operator with every odd operand, on both sides, answers or raises TypeError and its like."""
    binary = [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod]
    binary += [operator.pow, operator.lshift, operator.rshift, operator.and_, operator.or_, operator.xor]
    binary += [operator.matmul, divmod, operator.lt, operator.le, operator.eq, operator.ne, operator.gt]
    binary += [operator.iadd, operator.isub, operator.imul, operator.contains, operator.getitem]
    for thing in (Point(1), Chest(1), classes.Seal(1), enums.Level.Low, enums.Code.Good, enums.Suit.CLUBS):
        for odd in [*ANYTHING, thing]:
            for operate in binary:
                if operate in (operator.mul, operator.imul, operator.pow, operator.lshift) and odd in HUGE:
                    continue
                # A list that is added to grows: a new one each time.
                odd = list(odd) if type(odd) is list else odd
                attempt(lambda: operate(thing, odd))
                attempt(lambda: operate(odd, thing))


@case
def reflected_by_hand():
    """Reflected and in-place operators called by hand on strangers answer NotImplemented or raise."""
    point = Point(1)
    for name in ("__add__", "__radd__", "__rmul__", "__mul__", "__eq__", "__ne__", "__lt__", "__iadd__"):
        for odd in ANYTHING:
            answer = attempt(lambda: getattr(point, name)(odd))
            fine = failed(answer) or answer is NotImplemented or name in ("__mul__", "__rmul__")
            assert fine, (name, odd, answer)


@case
def operands_that_lie():
    """A subclass of a class from Rust, asked first, may answer with anything."""

    class Sub(Point):
        def __radd__(self, other):
            raise ZeroDivisionError

        def __eq__(self, other):
            return NotImplemented

        def __rmul__(self, other):
            return NotImplemented

    raises(ZeroDivisionError, lambda: Point(1) + Sub(1))
    assert (Point(1) == Sub(1)) in (True, False)
    assert not Sub(1) == 3
    raises(TypeError, lambda: object() * Sub(1))


@case
def calls_by_star():
    """Arguments from iterables and mappings that fail or change raise, and nothing is kept."""

    def fails():
        yield 1
        raise KeyError("later")

    class Mapping:
        def keys(self):
            return ["x", 3]

        def __getitem__(self, key):
            return 1

    point = Point(1)
    raises(KeyError, lambda: Chest(*fails()))
    raises(TypeError, lambda: Point(**Mapping()))
    raises(TypeError, lambda: point.scale(*3))
    raises(TypeError, lambda: point.scale(**{"k": 1}, **{"k": 2}))
    assert len(Chest(*range(100_000))) == 100_000


@case
def slices():
    """Slices where numbers are wanted raise TypeError."""
    for odd in (slice(None), slice(1, 2, 3), slice("a"), Ellipsis, (1, 2)):
        for thing in (Chest(1), Numbers(1), kinds.Squares(3)):
            raises(TypeError, lambda: thing[odd])
        raises(TypeError, lambda: operator.setitem(Chest(1), odd, 1))
        raises(TypeError, lambda: operator.delitem(Chest(1), odd))


@case
def attributes_of_echo():
    """A class that answers every name, dunders too, breaks no tool that asks it."""
    echo = attributes.Echo()
    assert echo.x == "X" and echo.__class__ == "__CLASS__" and echo.__dict__ == "__DICT__"
    assert type(echo) is attributes.Echo
    repr(echo), hash(echo), dir(type(echo)), str(echo)
    attempt(lambda: dir(echo))
    attempt(lambda: isinstance(echo, int))
    attempt(lambda: [*echo])
    attempt(lambda: vars(echo))
    attempt(lambda: __import__("copy").copy(echo))
    raises(TypeError, lambda: Chest(1).pour(echo), "expected Chest")


@case
def private_parts():
    """What is behind the scenes of pickling and enums can be called by hand, with anything."""
    for cls in (records.Entry, records.Counter, records.Nothing):
        restore = cls._restore
        for odd in ANYTHING:
            attempt(lambda: restore(odd))
            attempt(lambda: restore(odd, odd))
            attempt(lambda: restore(odd, odd, odd))
            attempt(lambda: restore(odd, odd, odd, odd))
        raises(TypeError, lambda: vars(cls)["_restore"].__get__(None, int))
    assert hostile.alive() == 0
