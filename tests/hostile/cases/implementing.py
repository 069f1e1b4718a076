"""Python implements a Rust trait, and does what it must not while Rust calls it."""

import gc
import sys
import threading
import weakref

from hostile import attempt, case, failed, raises
from topics import traits
from topics.traits import Circle, Drawing, Listener, Shape

CALLS = [
    traits.area,
    lambda shape: traits.total([shape, shape]),
    lambda shape: traits.grow(shape, 2.0),
    lambda shape: traits.by_name({"a": shape}),
    lambda shape: traits.describe(shape, 1),
    lambda shape: Shape.describe(shape, 1),
]


def made(**methods):
    return type("Made", (Shape,), {"area": lambda self: 1.0, "scale": lambda self, by: None, **methods})()


def anything(act):
    """An implementation each of whose methods does something first."""
    return made(
        area=lambda self: (act(self), 1.0)[1],
        scale=lambda self, by: act(self),
        name=lambda self: (act(self), "name")[1],
    )


@case
def wrong_results():
    """A result of another type is an exception that names the method, whatever it is."""
    for wrong in (None, "x", [], object(), Shape, 10**400, float("nan"), Circle(1)):
        shape = made(area=lambda self: wrong, name=lambda self: wrong)
        for call in CALLS:
            attempt(lambda: call(shape))
    raises(OverflowError, lambda: traits.area(made(area=lambda self: 10**400)))
    raises(TypeError, lambda: traits.area(made(area=lambda self: None)))


@case
def methods_that_are_none():
    """What stands where a method should be is called, or cannot be."""
    for wrong in (None, 1, "area", Shape, property(lambda self: 1 / 0), staticmethod(lambda: 1.0), type):
        shape = made()
        setattr(type(shape), "area", wrong)
        for call in CALLS:
            attempt(lambda: call(shape))
    shape = made()
    type(shape).__getattribute__ = lambda self, name: 1 / 0
    raises(ZeroDivisionError, lambda: traits.area(shape))


@case
def the_class_changes_meanwhile():
    """Methods that take themselves away, or change the object's class, run to their end."""

    def act(self):
        attempt(lambda: delattr(type(self), "area"))
        attempt(lambda: setattr(self, "__class__", type("Other", (Shape,), {})))
        gc.collect()

    for call in CALLS:
        attempt(lambda: call(anything(act)))
    attempt(lambda: setattr(Shape, "area", None))
    attempt(lambda: delattr(Shape, "describe"))
    raises((TypeError, AttributeError, NotImplementedError), lambda: traits.area(object()))


@case
def recursion():
    """A trait that is implemented by calling Rust, which calls it, ends in a `RecursionError`."""
    for call in CALLS:
        shape = anything(lambda self: call(self))
        raises(RecursionError, lambda: call(shape))


@case
def exceptions_of_all_kinds():
    """What a method raises comes out as it is, whatever it is; nothing is reported as a panic."""

    class Odd(BaseException):
        def __str__(self):
            raise ValueError("no text")

    for error in (Odd(), MemoryError(), GeneratorExit(), StopIteration(1), RecursionError(), SystemExit()):

        def act(self):
            raise error

        for call in CALLS:
            try:
                call(anything(act))
            except BaseException as raised:
                assert raised is error
            else:
                raise AssertionError("nothing was raised")


@case
def it_changes_what_rust_goes_through():
    """Lists and dicts that a method empties while Rust calls their items, and drawings that it adds to."""
    shapes = []
    shapes += [anything(lambda self: shapes.clear()) for _ in range(50)]
    assert traits.total(shapes) == 50.0
    named = {}
    named.update({str(n): anything(lambda self: named.clear()) for n in range(50)})
    assert len(traits.by_name(named)) == 50
    drawing = Drawing()
    drawing.add(anything(lambda self: drawing.add(Circle(1))))
    raises(RuntimeError, drawing.total, "Drawing")
    drawing.add(anything(lambda self: drawing.__init__()))
    attempt(drawing.total)
    # Its shapes refer to it, which the collector does not see (`no_gc`).
    drawing = None


@case
def the_last_reference():
    """An object that is let go of everywhere while its method runs ends after that."""
    kept = [anything(lambda self: (kept.clear(), gc.collect()))]
    gone = weakref.ref(kept[0])
    assert traits.total([kept[0]]) == 1.0
    gc.collect()
    assert gone() is None


@case
def registered_impostors():
    """Classes that are registered without any method, and builtin ones, lack it when it is called."""
    for cls in (int, str, dict, type, BaseException):
        Shape.register(cls)
    for thing in (1, "x", {}, int, ValueError("x")):
        for call in CALLS:
            assert failed(attempt(lambda: call(thing)))


@case
def subclasses_of_the_crates_classes():
    """A Python subclass of a Rust class that implements the trait overrides it, and may use its base while it does."""
    asked = []

    class Ring(Circle):
        def area(self):
            asked.append(self)
            self.radius += 1
            if len(asked) > 50:
                raise OverflowError
            return traits.area(self)

    raises(OverflowError, lambda: traits.area(Ring(1)))
    raw = attempt(lambda: Circle.__new__(Ring, 1))
    assert failed(raw) or traits.describe(Circle(1), 0)


@case
def adapters_by_hand():
    """Defaults called with what implements nothing, and the trait's class made an object of."""
    for wrong in (None, 1, object(), Shape, Listener, Circle):
        assert failed(attempt(lambda: Shape.describe(wrong, 1)))
        assert failed(attempt(lambda: Shape.name(wrong)))
    assert failed(attempt(Shape)) and failed(attempt(lambda: object.__new__(Shape)))
    bare = attempt(lambda: Shape.__new__(type("Bare", (Shape,), {})))
    assert failed(bare)


@case
def threads():
    """Several threads call Rust that calls one object, whose methods give way to each other."""
    shape = anything(lambda self: sys.getswitchinterval())
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    failures = []

    def work():
        for _ in range(50):
            # Which calls from threads of its own, too.
            for call in [*CALLS, lambda shape: traits.largest([shape] * 4)]:
                done = attempt(lambda: call(shape))
                if failed(done):
                    failures.append(done)

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    sys.setswitchinterval(before)
    assert not failures, failures[0]
