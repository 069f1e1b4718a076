"""Classes from Rust types: tests/python/src/classes.rs."""

import ctypes
import gc
import inspect
import math
import os
import sys

import pytest

from topics import classes, interpreters
from topics.classes import Hidden, Numbers, Point, Seal, Walk


def test_construct():
    point = Point(3, 4)
    assert (point.x, point.y) == (3.0, 4.0)
    assert Point(1).y == 0.0
    assert Point(y=2, x=1).y == 2.0
    assert Point.__new__(Point, 1, y=5).y == 5.0
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
        Point()
    with pytest.raises(TypeError):
        Point(1, 2, 3)
    with pytest.raises(TypeError, match="z"):
        Point(1, z=3)
    with pytest.raises(TypeError):
        Point("1")
    with pytest.raises(TypeError):
        object.__new__(Point)


def test_constructor_fails():
    assert Seal(1).number == 1
    with pytest.raises(ValueError, match="zero"):
        Seal(0)
    with pytest.raises(TypeError, match="cannot create 'Walk' instances|cannot create"):
        Walk()


@pytest.mark.skipif(
    not hasattr(getattr(ctypes, "pythonapi", None), "PyVectorcall_Function")
    or (sys.version_info < (3, 14) and "vectorcall off" in interpreters.layouts()),
    reason="nobody says whether a class has one, or it takes the layout of types, which is unknown",
)
def test_calls_enter_past_new():
    function = ctypes.pythonapi.PyVectorcall_Function
    function.argtypes, function.restype = [ctypes.py_object], ctypes.c_void_p
    assert function(Point) and function(Seal)

    class Child(Point):
        def __init__(self, *args):
            super().__init__()

    # Not of a class below, whose own `__init__` it would pass by.
    assert not function(Child) and Child(1).x == 1.0


def test_names():
    assert Point.__name__ == Point.__qualname__ == "Point"
    assert Point.__module__ == "topics.classes"
    assert Point.__doc__ == "A point of the plane."
    assert Point.norm.__doc__ == "The distance from the origin."
    assert Point.x.__doc__ == "Horizontal position."
    assert Point.norm.__qualname__ == "Point.norm"
    # Before 3.10 types made by the limited API lose it, unless their layout is known.
    if sys.version_info >= (3, 10) or os.environ.get("KEELBACK_LAYOUT") != "off":
        assert str(inspect.signature(Point)) == "(x, y=0.0)"
    assert str(inspect.signature(Point.scale)) == "(self, /, k, *, about=None)"
    assert str(inspect.signature(Point.origin)) == "()"
    assert str(inspect.signature(Point.named)) == "(name)"


def test_methods():
    point = Point(3, 4)
    assert point.norm() == Point.norm(point) == 5.0
    point.scale(2)
    assert (point.x, point.y) == (6.0, 8.0)
    point.scale(k=2, about=Point(6, 0))
    assert (point.x, point.y) == (6.0, 16.0)
    with pytest.raises(TypeError, match=r"Point\.norm\(\) takes"):
        point.norm(1)
    with pytest.raises(TypeError):
        point.scale(2, Point(0))
    with pytest.raises(TypeError):
        Point.norm(3)
    with pytest.raises(TypeError):
        Point.norm()
    assert Point.origin().x == 0.0 and point.origin().norm() == 0.0
    assert Point.named("a") == point.named("a") == "Point:a"
    assert not hasattr(point, "skipped")
    assert not hasattr(point, "absent")
    assert Point.DIMENSIONS == point.DIMENSIONS == 2


def test_attributes():
    point = Point(3, 4)
    point.x = 7
    assert point.x == 7.0
    with pytest.raises(AttributeError):
        point.y = 1.0
    with pytest.raises(AttributeError):
        del point.x
    with pytest.raises(TypeError):
        point.x = "a"
    with pytest.raises(AttributeError):
        point.z = 1
    assert point.x == 7.0
    point = Point(1, 1)
    assert point.angle == pytest.approx(math.pi / 4)
    point.angle = 0
    assert (point.x, point.y) == (pytest.approx(math.sqrt(2)), pytest.approx(0))
    with pytest.raises(AttributeError):
        del point.angle
    with pytest.raises(AttributeError):
        Seal(1).number = 2
    with pytest.raises(TypeError):
        Point.x.__get__(3)
    with pytest.raises(TypeError):
        Point.x.__set__(3, 4)


def test_as_arguments_and_results():
    assert classes.middle(Point(0), Point(2)).x == 1.0
    assert classes.middle(Point(4), None).x == 4.0
    with pytest.raises(TypeError, match="expected Point, got int"):
        classes.middle(3, None)
    with pytest.raises(TypeError, match="Point"):
        classes.middle(Seal(1), None)
    assert [point.x for point in classes.points(3)] == [0.0, 1.0, 2.0]
    assert classes.total(classes.points(4)) == 6.0
    with pytest.raises(TypeError):
        classes.total([Point(1), 2])


def test_operators():
    assert Point(1) + Point(2, 3) == Point(3, 3)
    assert Point(1, 2) * 2 == 2 * Point(1, 2) == Point(2, 4)
    assert -Point(1, 2) == Point(-1, -2)
    assert abs(Point(3, 4)) == 5.0
    point = same = Point(1, 1)
    point += Point(1, 2)
    assert point is same and point == Point(2, 3)
    for wrong in (lambda: Point(1) + 1, lambda: 1 + Point(1), lambda: Point(1) * "a", lambda: "a" * Point(1)):
        with pytest.raises(TypeError, match="unsupported operand|can't multiply"):
            wrong()
    assert Point.__add__(Point(1), 1) is NotImplemented
    assert Point.__eq__(Point(1), 1) is NotImplemented
    assert Point.__rmul__(Point(1), 2) == Point(2)
    with pytest.raises(TypeError):
        Point.__add__(1, Point(1))
    assert bool(Point(1)) and not Point(0)


class Other:
    def __radd__(self, other):
        return "other"

    def __eq__(self, other):
        return True

    __hash__ = None


def test_the_other_operand_is_asked():
    assert Point(1) + Other() == "other"
    assert Point(1) == Other() and Other() == Point(1)


def test_comparison_and_hash():
    assert Point(1) == Point(1) and Point(1) != Point(2) and Point(1) != 3 and not Point(1) == "a"
    with pytest.raises(TypeError):
        hash(Point(1))
    with pytest.raises(TypeError):
        Point(1) < Point(2)
    assert Seal(1) < Seal(2) <= Seal(2) and Seal(3) > Seal(2) >= Seal(2)
    assert hash(Seal(1)) == hash(Seal(1)) and len({Seal(1), Seal(1), Seal(2)}) == 2
    with pytest.raises(TypeError):
        Seal(1) < 2
    assert sorted([Seal(3), Seal(1)])[0] == Seal(1)
    assert hash(Numbers()) == -2


def test_texts():
    assert repr(Point(1, 2)) == "Point(x=1.0, y=2.0)"
    assert str(Seal(4)) == "seal 4"
    assert repr(Seal(4)).startswith("<topics.classes.Seal object at")


def test_container():
    numbers = Numbers(1, 2, 3)
    assert len(numbers) == 3 and numbers[0] == 1 and numbers[-1] == 3
    with pytest.raises(IndexError, match="no such number"):
        numbers[3]
    with pytest.raises(TypeError):
        numbers["a"]
    numbers[0] = 10
    del numbers[1]
    assert list(numbers) == [10, 3]
    assert 10 in numbers and 2 not in numbers
    with pytest.raises(TypeError):
        numbers[0] = "a"
    with pytest.raises(IndexError):
        del numbers[5]
    walk = iter(numbers)
    assert iter(walk) is walk and next(walk) == 10 and next(walk) == 3
    for _ in range(2):
        with pytest.raises(StopIteration):
            next(walk)
    assert numbers.__index__() == 2 and [0, 1, 2][numbers] == 2
    with pytest.raises(TypeError, match="does not support item assignment"):
        Point(1)[0] = 1
    assert not hasattr(numbers, "helper") and not hasattr(numbers, "at")


def test_call():
    numbers = Numbers(1, 2)
    assert numbers(3) == [3, 6] and numbers(3, plus=1) == [4, 7]
    with pytest.raises(TypeError, match="__call__"):
        numbers()
    with pytest.raises(TypeError):
        numbers(k=1)
    assert numbers(*[2], **{"plus": 1}) == [3, 5]


def test_getattr_and_with():
    numbers = Numbers(5, 6)
    assert numbers.n1 == 6 and numbers.__len__() == 2
    with pytest.raises(AttributeError, match="other"):
        numbers.other
    with numbers as length:
        assert length == 2
        raise ValueError


def test_private_behind_a_door():
    hidden = Hidden(4)
    hidden.value = 5
    assert hidden.value == 5 and hidden.doubled() == 10


class Sub(Point):
    """A subclass."""

    def __new__(cls, x):
        return super().__new__(cls, x, 1)

    def __init__(self, x):
        self.more = x

    def norm(self):
        return super().norm() + 1


def test_subclass():
    sub = Sub(3)
    assert type(sub) is Sub and isinstance(sub, Point)
    assert (sub.x, sub.y, sub.more) == (3.0, 1.0, 3)
    assert sub.norm() == math.hypot(3, 1) + 1
    sub.x = 5
    assert classes.middle(sub, Point(7)).x == 6.0
    assert sub + Point(1) == Point(6, 1)
    assert repr(sub) == "Sub(x=5.0, y=1.0)"
    assert Sub.named("n") == "Sub:n"
    with pytest.raises(TypeError):
        sub.__class__ = Point
    with pytest.raises(TypeError):
        Point(1).__class__ = Numbers
    with pytest.raises(TypeError):
        type("Both", (Point, Numbers), {})
    with pytest.raises(TypeError, match="not an acceptable base type"):
        type("No", (Seal,), {})
    with pytest.raises(TypeError):
        Point.__new__(Numbers, 1)
    with pytest.raises(TypeError):
        Point.__new__(int, 1)


class Added(Point):
    def __add__(self, other):
        return "added"

    def __eq__(self, other):
        return super().__eq__(other)

    __hash__ = object.__hash__


def test_subclass_overrides_slots():
    assert Added(1) + Point(1) == "added" and Added(1) == Point(1)
    assert Point(1) + Added(1) == Point(2)


def test_re_entrancy():
    point = Point(1)
    with pytest.raises(RuntimeError, match=r"Point\.norm\(\) cannot have this Point: Point\.changing\(\) is changing it"):
        point.changing(point.norm)
    with pytest.raises(RuntimeError, match=r"Point\.scale\(\) cannot have this Point: Point\.reading\(\) is using it"):
        point.reading(lambda: point.scale(2))
    # Who has returned meanwhile is not named.
    with pytest.raises(RuntimeError, match=r"Point\.scale\(\) cannot have this Point: Point\.reading\(\) is using it"):
        point.reading(lambda: (point.norm(), point.reading(point.norm), point.scale(2)))
    with pytest.raises(RuntimeError, match="changing"):
        point.changing(lambda: point.x)
    with pytest.raises(RuntimeError, match="changing"):
        point.changing(lambda: point == point)
    assert point.reading(point.norm) == 1.0
    point.scale(3)
    assert point.x == 3.0
    with pytest.raises(RuntimeError):
        point += point


def test_drop_runs_once():
    gc.collect()
    before = classes.alive()
    numbers = [Numbers(n) for n in range(10)]
    assert classes.alive() == before + 10
    del numbers
    assert classes.alive() == before
    with pytest.raises(ValueError):
        Numbers.broken()
    with pytest.raises(TypeError):
        Numbers("a")
    assert classes.alive() == before

    class Child(Numbers):
        pass

    child = Child(1)
    child.itself = child
    assert classes.alive() == before + 1
    del child
    gc.collect()
    assert classes.alive() == before


def test_types_are_neither_leaked_nor_given_up():
    class Child(Point):
        pass

    # The one before may be garbage.
    gc.collect()
    for cls in (Point, Seal, Numbers, Child):
        before = sys.getrefcount(cls)
        objects = [cls(n + 1) for n in range(100)]
        assert sys.getrefcount(cls) >= before
        del objects
        gc.collect()
        assert abs(sys.getrefcount(cls) - before) <= 1, cls
    before = sys.getrefcount(Point)
    for _ in range(100):
        classes.points(3)
    assert abs(sys.getrefcount(Point) - before) <= 1


def test_no_leaks(leaks):
    point, numbers = Point(1, 2), Numbers(1, 2, 3)
    for _ in range(300):
        # Until the caches of the interpreter are full.
        with pytest.raises(TypeError):
            Point("a")
        assert point != 3
    leaks(lambda: Point(1.5, y=2.5), point)
    leaks(lambda: Point("a"), point, raises=TypeError)
    leaks(lambda: (point.norm(), point.x, point.angle, setattr(point, "x", 2.5)), point)
    leaks(lambda: (point + point, point * 2.5, 2.5 * point, point == point, point == 3), point)
    leaks(lambda: point + 1, point, raises=TypeError)
    leaks(lambda: list(numbers), numbers)
    leaks(lambda: numbers(3, plus=4), numbers)
    leaks(lambda: numbers.nothing, numbers, raises=AttributeError)
    leaks(lambda: point.changing(point.norm), point, raises=RuntimeError)
    leaks(lambda: Sub(1.5), Sub)
    leaks(lambda: Seal(0), Seal, raises=ValueError)
    leaks(lambda: repr(point), point)
