"""Types that are changed, mixed and lied about."""

import abc
import enum
import gc
import operator

from hostile import attempt, case, failed, raises, settled
from topics import classes, enums, hostile, kinds, memory, records
from topics.classes import Numbers, Point
from topics.hostile import Chest, Given, Seal


@case
def class_of_an_object():
    """`__class__` cannot be set to a class of another layout, in either direction."""

    class Sub(Chest):
        pass

    class Other(Point):
        pass

    class Plain:
        pass

    chest, seal, sub, plain = Chest(1), Seal("x", 1), Sub(1), Plain()
    for thing in (chest, seal, sub, plain, Point(1), enums.Shape.Circle(1.0), enums.Light.Red):
        for cls in (Plain, Seal, Point, Other, memory.Node, enums.Shape.Empty, int, 3):
            if type(thing) is not cls:
                raises(TypeError, lambda: setattr(thing, "__class__", cls))
    for cls in (Chest, Sub, Given):
        raises(TypeError, lambda: setattr(plain, "__class__", cls))
    assert len(chest) == 1 and seal.text == "x"


@case
def class_of_an_object_of_a_subclass():
    """Between two like subclasses of one class it can be set, and all still works."""
    before = settled(hostile.alive)
    one = type("One", (Chest,), {})
    two = type("Two", (Chest,), {"__len__": lambda self: 7})
    thing = one(1, 2)
    thing.__class__ = two
    assert len(thing) == 7 and Chest.__len__(thing) == 2
    thing.__class__ = one
    assert len(thing) == 2
    raises(TypeError, lambda: setattr(thing, "__class__", type("Three", (Chest,), {"__slots__": ("a",)})))
    del thing, one, two
    assert settled(hostile.alive) == before


@case
def class_of_a_variant():
    """An object that holds one variant cannot become, or pose as, another."""
    circle = enums.Shape.Circle(2.0)
    raises(TypeError, lambda: setattr(circle, "__class__", enums.Shape.Rect))
    raises(TypeError, lambda: setattr(circle, "__class__", enums.Shape))
    for name in ("width", "height"):
        getter = vars(enums.Shape.Rect)[name]
        raises(TypeError, lambda: getter.__get__(circle))
    raises(TypeError, lambda: type("Both", (enums.Shape.Circle, enums.Shape.Rect), {}))
    raises(TypeError, lambda: type("Sub", (enums.Shape.Circle,), {}))
    raises(TypeError, lambda: enums.Shape.Circle.__new__(enums.Shape.Rect, 1.0))
    raises(TypeError, lambda: enums.Shape())
    assert circle.radius == 2.0


@case
def bases_of_a_subclass():
    """`__bases__` cannot be set to another layout; to another way to the same one it can."""

    class Mixin:
        def more(self):
            return len(self) + 1

    class Sub(Chest):
        pass

    class Plain:
        pass

    raises(TypeError, lambda: setattr(Sub, "__bases__", (Point,)))
    raises(TypeError, lambda: setattr(Sub, "__bases__", (object,)))
    raises(TypeError, lambda: setattr(Sub, "__bases__", ()))
    raises(TypeError, lambda: setattr(Chest, "__bases__", (Point,)))
    raises(TypeError, lambda: setattr(Plain, "__bases__", (Chest,)))
    sub = Sub(1)
    Sub.__bases__ = (Mixin, Chest)
    assert sub.more() == 2
    Sub.__bases__ = (Chest,)
    assert len(sub) == 1 and not hasattr(sub, "more")


@case
def several_bases():
    """Two classes from Rust, or one and a builtin, have layouts that do not go together."""
    for other in (Point, Seal, Given, memory.Open, list, dict, int, str, tuple, Exception, type):
        for bases in ((Chest, other), (other, Chest)):
            raises(TypeError, lambda: type("Both", bases, {}), "lay-?out conflict|not an acceptable base|conflict")


@case
def several_bases_of_python():
    """With classes of Python's and slots a subclass works, and is collected."""
    before = settled(hostile.alive)

    class Mixin:
        __slots__ = ()

        def total(self):
            return sum(self)

    class Sub(Mixin, Chest):
        __slots__ = ("one", "__dict__")

    class Diamond(Sub, Mixin):
        def __len__(self):
            return super().__len__() + 10

    sub = Diamond(1, 2)
    sub.one, sub.two = sub, [sub]
    assert sub.total() == 3 and len(sub) == 12
    del sub
    assert settled(hostile.alive) == before


@case
def metaclasses():
    """Metaclasses work as over a builtin: ABCMeta, one of one's own; EnumMeta's refusal is Python's."""

    class Meta(type):
        def __call__(cls, *args):
            return [super().__call__(*args)]

        def __instancecheck__(cls, thing):
            return True

    class Sub(Chest, metaclass=Meta):
        pass

    made = Sub(1)
    assert type(made) is list and len(made[0]) == 1
    # The check lies, and is not asked.
    assert isinstance(3, Sub)
    raises(TypeError, lambda: Chest(1).pour(3))

    class Abstract(Chest, abc.ABC):
        @abc.abstractmethod
        def missing(self):
            """Not there."""

    attempt(lambda: Abstract(1))

    class OneMore(type):
        pass

    raises(TypeError, lambda: OneMore("Conflict", (Sub,), {}), "metaclass conflict")
    attempt(lambda: enum.EnumMeta("E", (Chest, enum.Enum), enum.EnumMeta.__prepare__("E", (enum.Enum,))))


@case(once=True)
def metaclass_of_the_class():
    """The class of a class may be set, where Python allows it, and calls go the new way."""

    class Meta(type):
        def __call__(cls, *args):
            return "called"

    if not failed(attempt(lambda: setattr(Chest, "__class__", Meta))):
        assert Chest(1) == "called"
        Chest.__class__ = type
    assert len(Chest(1)) == 1


@case(once=True)
def methods_deleted():
    """A class that lost its methods and slots raises AttributeError and TypeError."""
    chest = Chest(1, 2)
    for name in list(vars(Chest)):
        attempt(lambda: delattr(Chest, name))
    raises(TypeError, lambda: len(chest))
    raises(TypeError, lambda: chest[0])
    raises(AttributeError, lambda: chest.add(1))
    raises(TypeError, lambda: iter(chest))
    repr(chest), hash(chest)
    chest = None
    gc.collect()


@case(once=True)
def methods_replaced():
    """Slots and methods set on a class from Rust are used, and may fail."""
    chest = Chest(1)
    Chest.__len__ = lambda self: -1
    raises(ValueError, lambda: len(chest))
    Chest.__len__ = lambda self: "x"
    raises(TypeError, lambda: len(chest))
    Chest.__getitem__ = lambda self, index: self[index]
    raises(RecursionError, lambda: chest[0])
    Chest.__repr__ = lambda self: 3
    raises(TypeError, lambda: repr(chest))
    Chest.__hash__ = None
    raises(TypeError, lambda: hash(chest))
    Chest.__eq__ = Chest.add
    chest == chest
    Chest.__iter__ = 3
    raises(TypeError, lambda: iter(chest))
    Chest.__del__ = lambda self: 1 // 1
    raises(TypeError, lambda: setattr(Chest, "__class__", property(lambda self: int)))
    raises(TypeError, lambda: [1, 2, 3][chest])


@case(once=True)
def slots_of_one_class_in_another():
    """A method of one class put in another refuses objects of the wrong class."""
    for name in ("__len__", "__getitem__", "__repr__", "__hash__", "__iter__", "add", "each", "__contains__"):
        setattr(Point, name, vars(Chest)[name])
    point = Point(1)
    for call in (
        lambda: len(point),
        lambda: point[0],
        lambda: hash(point),
        lambda: iter(point),
        lambda: point.add(1),
        lambda: point.each(print),
        lambda: 1 in point,
    ):
        raises(TypeError, call)
    attempt(lambda: repr(point))
    Point.first = vars(Chest)["first"]
    raises(TypeError, lambda: point.first)
    raises(TypeError, lambda: setattr(point, "first", 1))


@case(once=True)
def classes_shared_between_slots():
    """A class's own slot wrappers, bound to other objects of Python's, refuse them."""
    for name in ("__add__", "__eq__", "__bool__", "__abs__", "__neg__", "__rmul__", "__iadd__"):
        wrapper = vars(Point)[name]
        for wrong in (1, None, Chest(1), object()):
            args = () if name in ("__bool__", "__abs__", "__neg__") else (1,)
            raises(TypeError, lambda: wrapper(wrong, *args))


@case
def overriding_everything():
    """A subclass whose every special method fails still makes, lends and ends its objects."""
    before = settled(hostile.alive)

    def fail(self, *args, **kwargs):
        raise ZeroDivisionError

    kept = {"__new__", "__init__", "__class__", "__init_subclass__", "__subclasshook__", "__getattribute__"}
    names = [name for name in dir(Chest) if name.startswith("__") and name not in kept]
    names += ["__add__", "__radd__", "__call__", "__index__", "__bool__", "__enter__", "__exit__", "__fspath__"]
    names = [name for name in names if name not in ("__doc__", "__module__", "__weakref__", "__dict__")]
    sub = type("Sub", (Chest,), {name: fail for name in names})
    thing = sub(1)
    chest = Chest(thing)
    raises(ZeroDivisionError, lambda: thing in chest)
    raises(ZeroDivisionError, lambda: repr(chest))
    raises(ZeroDivisionError, lambda: hash(chest))
    raises(ZeroDivisionError, lambda: chest == Chest(thing))
    assert Chest.__len__(thing) == 1
    other = Chest()
    Chest.pour(thing, other)
    assert len(other) == 1
    assert thing.first is None
    del thing, other, chest, sub
    assert settled(hostile.alive) == before


@case
def overriding_getattribute():
    """A subclass that answers every name with something else does not fool the methods of Rust."""

    class Sub(Chest):
        def __getattribute__(self, name):
            return 3

    sub = Sub(1, 2)
    assert sub.add == sub.__class__ == sub.__dict__ == 3
    assert len(sub) == 2 and list(sub) == [1, 2]
    into = Chest()
    Chest.pour(sub, into)
    assert len(into) == 2


@case
def dict_tricks():
    """`vars()` of a class cannot be written to, and instances without a dict have none."""
    chest = Chest(1)
    raises(TypeError, lambda: operator.setitem(vars(Chest), "x", 1))
    raises(TypeError, lambda: vars(chest))
    raises(AttributeError, lambda: chest.__dict__)
    raises(AttributeError, lambda: setattr(chest, "new", 1))
    raises((AttributeError, TypeError), lambda: object.__setattr__(chest, "new", 1))
    raises((AttributeError, TypeError), lambda: object.__delattr__(chest, "add"))
    raises(TypeError, lambda: object.__setattr__(Chest, "new", 1))
    raises((TypeError, AttributeError), lambda: setattr(Chest, "__dict__", {}))
    raises((TypeError, AttributeError), lambda: setattr(Chest, "__mro__", ()))
    raises((TypeError, AttributeError), lambda: setattr(Chest, "__basicsize__", 8))
    for name in ("__flags__", "__dictoffset__", "__base__", "__itemsize__", "__weakrefoffset__"):
        raises((TypeError, AttributeError), lambda: setattr(Chest, name, 0))


@case
def dict_of_an_instance():
    """`__dict__` may be replaced, shared, deleted and made to hold its owner; anything but a dict is refused."""
    before = settled(memory.alive)
    one, two = memory.Open(1), memory.Open(2)
    one.__dict__["two"] = two
    two.__dict__ = one.__dict__
    two.one = one
    assert one.one is one and two.two is two
    for wrong in (None, 1, [], vars(type)):
        raises(TypeError, lambda: setattr(one, "__dict__", wrong))
    attempt(lambda: delattr(one, "__dict__"))
    one.__dict__[3] = one
    one.__dict__ = {3: 4, "number": 5}
    assert one.number == 1
    del one, two
    assert settled(memory.alive) == before


@case
def slots_for_a_dict():
    """A subclass cannot add a second `__dict__` or `__weakref__` where there is one."""
    raises(TypeError, lambda: type("Sub", (memory.Open,), {"__slots__": ("__dict__",)}), "disallowed")
    raises(TypeError, lambda: type("Sub", (memory.Open,), {"__slots__": ("__weakref__",)}), "disallowed")
    raises(TypeError, lambda: type("Sub", (Chest,), {"__slots__": ("__weakref__",)}), "disallowed")
    sub = type("Sub", (Chest,), {"__slots__": ("__dict__", "one")})(1)
    sub.one, sub.two = 1, sub
    assert len(sub) == 1


@case
def super_misused():
    """`super` with what does not go together raises TypeError."""
    point, chest = Point(1), Chest(1)
    for args in ((Point, chest), (Chest, point), (Chest, 3), (3, chest), (Chest, Point)):
        raises(TypeError, lambda: super(*args))
    raises(AttributeError, lambda: super(Chest, chest).add)
    raises(AttributeError, lambda: super(Chest, Chest).add)
    assert super(Chest, chest).__repr__().startswith("<")
    attempt(lambda: super(Point, point).__init__(1, 2, 3))
    assert point.x == 1.0


@case
def subclass_hooks():
    """`__init_subclass__`, `__set_name__` and `__prepare__` that fail leave no class."""
    raises(TypeError, lambda: type("Sub", (Chest,), {}, wrong=1))

    class Fails:
        def __set_name__(self, owner, name):
            raise KeyError("set")

    raises((KeyError, RuntimeError), lambda: type("Sub", (Chest,), {"one": Fails()}))

    class Meta(type):
        @classmethod
        def __prepare__(cls, name, bases):
            return 3

    def define():
        class Sub(Chest, metaclass=Meta):
            pass

    raises(TypeError, define)


@case
def names_of_a_class():
    """`__name__`, `__qualname__`, `__module__` and `__doc__` may be anything that Python allows."""
    sub = type("Sub", (Chest,), {})
    for value in ("", "x" * 10_000, "\u2603", "a.b.c"):
        sub.__name__ = sub.__qualname__ = sub.__module__ = sub.__doc__ = value
        assert len(repr(sub(1))) > 0
        thing = sub(1)
        raises(RuntimeError, lambda: thing.alone(thing.clear), "Chest")
    raises(ValueError, lambda: setattr(sub, "__name__", "a\0b"))
    raises((ValueError, UnicodeError), lambda: setattr(sub, "__name__", "\ud800"))
    raises(TypeError, lambda: setattr(sub, "__name__", 3))


@case
def many_subclasses():
    """Deep and wide hierarchies work and go away."""
    before = settled(hostile.alive)
    cls = Chest
    for index in range(300):
        cls = type("Deep%d" % index, (cls,), {"__len__": lambda self, cls=cls: cls.__len__(self)})
    thing = cls(1)
    assert len(thing) == Chest.__len__(thing) == 1
    wide = [type("Wide", (Chest,), {})(index) for index in range(200)]
    assert sum(len(one) for one in wide) == 200
    del cls, thing, wide
    assert settled(hostile.alive) == before


@case
def generic_aliases():
    """`Class[..]` with hostile arguments makes an alias or raises, and the alias makes whole objects."""

    class Hash:
        def __hash__(self):
            raise ZeroDivisionError

    for argument in (int, (), (int, str), "x", None, Hash(), [[]], kinds.Squares):
        alias = attempt(lambda: kinds.Squares[argument])
        if not failed(alias):
            assert len(attempt(lambda: alias(3))) == 3
            attempt(lambda: hash(alias))
            attempt(lambda: isinstance(3, alias))
            attempt(lambda: type("Sub", (alias,), {}))


@case
def registered_with_abcs():
    """Registering classes with ABCs, and lying about it, does not let wrong objects in."""

    class Claims(abc.ABC):
        pass

    Claims.register(Chest)
    assert isinstance(Chest(1), Claims)

    class Pretender:
        @property
        def __class__(self):
            return Chest

    assert isinstance(Pretender(), Chest)
    raises(TypeError, lambda: Chest(1).pour(Pretender()))
    raises(TypeError, lambda: Chest.__len__(Pretender()))
    raises(TypeError, lambda: records.Point(1.0) < Pretender())


@case
def numbers_as_an_index():
    """What `__index__`, `__hash__` and `__call__` of a class answer is used like any other's."""
    numbers = Numbers(1, 2)
    assert list(range(5))[numbers] == 2
    assert "x" * numbers == "xx"
    assert hash(numbers) == -2
    assert {numbers: 1}[numbers] == 1
    raises(TypeError, lambda: numbers("x"))
    raises(TypeError, lambda: [1][numbers:"x"])
