"""Traits that Python implements: tests/python/src/traits.rs."""

import abc
import gc
import inspect
import sys
import threading
import weakref

import pytest

from topics import traits
from topics.traits import Circle, Drawing, Guess, Level, Listener, Quiet, Shape, Storage


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2

    def scale(self, by):
        self.side *= by


class Named(Square):
    def name(self):
        return "my " + super().name()

    def describe(self, digits):
        return super().describe(digits=digits) + "!"


def test_the_class_is_abstract():
    assert isinstance(Shape, abc.ABCMeta) and issubclass(Shape, abc.ABC)
    assert Shape.__name__ == Shape.__qualname__ == "Shape"
    assert Shape.__module__ == "topics.traits"
    assert Shape.__doc__ == "What has an area."
    assert Shape.__abstractmethods__ == {"area", "scale"}
    assert Shape.area.__doc__ == "The area in square metres."
    assert Shape.area.__qualname__ == "Shape.area"
    assert Shape.describe.__doc__ == "Both, as text: by what the object itself says."
    assert str(inspect.signature(Shape.scale)) == "(self, by=2.0)"
    assert str(inspect.signature(Shape.describe)) == "(self, /, digits)"
    with pytest.raises(TypeError, match="abstract"):
        Shape()


def test_what_is_missing_is_missed():
    class Half(Shape):
        def area(self):
            return 1.0

    with pytest.raises(TypeError, match="abstract.*scale"):
        Half()

    class Whole(Half):
        def scale(self, by):
            pass

    assert traits.area(Whole()) == 1.0
    with pytest.raises(NotImplementedError, match="Shape.area"):
        Shape.area(Whole())


def test_python_is_called():
    assert traits.area(Square(3)) == 9.0
    assert traits.total([Square(1), Named(2), Square(3)]) == 14.0
    assert traits.by_name({"a": Square(1), "b": Named(1)}) == ["a: shape", "b: my shape"]
    square = Square(2)
    assert traits.grow(square, 3) == 36.0
    assert square.side == 6.0
    assert traits.original(square) is square
    assert traits.largest([Square(side) for side in range(20)]) == 19.0**2


def test_defaults_ask_the_object():
    assert Square(2).name() == "shape"
    assert Square(2).describe(1) == "shape of 4.0"
    assert Named(2).describe(2) == "my shape of 4.00!"
    assert traits.describe(Named(3), 0) == "my shape of 9!"
    assert traits.describe(None) == traits.describe() == "nothing"
    assert Shape.describe(Named(2), 0) == "my shape of 4"
    with pytest.raises(TypeError, match=r"describe\(\) missing 1 required positional argument: 'digits'"):
        Square(1).describe()
    with pytest.raises(TypeError, match="argument 'digits'"):
        Square(1).describe("one")
    with pytest.raises(TypeError):
        Shape.describe(Circle(1), 1)


@pytest.mark.parametrize("wrong", [None, 3, "shape", object(), Shape, Square, Quiet()])
def test_other_objects_are_refused(wrong):
    for call in (traits.area, traits.original, lambda it: traits.grow(it, 1), Drawing().add):
        with pytest.raises(TypeError, match="expected Shape, got"):
            call(wrong)
    with pytest.raises(TypeError, match="expected Shape, got"):
        traits.total([Square(1), wrong])


def test_registered_classes_count():
    class Duck:
        def area(self):
            return 0.5

        def name(self):
            return "duck"

    with pytest.raises(TypeError, match="expected Shape, got Duck"):
        traits.area(Duck())
    Shape.register(Duck)
    assert traits.area(Duck()) == 0.5
    # What it lacks is missed when it is called.
    with pytest.raises(AttributeError, match="scale"):
        traits.grow(Duck(), 1)


class Broken(Shape):
    def __init__(self, error):
        self.error = error

    def area(self):
        raise self.error

    name = area

    def scale(self, by):
        raise self.error


class Mine(Exception):
    pass


@pytest.mark.parametrize(
    "call",
    [
        traits.area,
        lambda it: traits.total([Square(1), it]),
        lambda it: traits.grow(it, 1),
        lambda it: traits.describe(it),
        lambda it: Shape.describe(it, 1),
        lambda it: traits.by_name({"": it}),
        lambda it: traits.largest([it]),
    ],
)
@pytest.mark.parametrize("kind, args", [(Mine, ("mine", 1)), (KeyboardInterrupt, ()), (SystemExit, (3,))])
def test_exceptions_pass_through_rust(call, kind, args, capfd):
    error = kind(*args)
    with pytest.raises(kind) as caught:
        call(Broken(error))
    assert caught.value is error
    names = []
    trace = caught.value.__traceback__
    while trace:
        names.append(trace.tb_frame.f_code.co_name)
        trace = trace.tb_next
    assert names[-1] in ("area", "scale")
    # No panic is reported.
    assert capfd.readouterr().err == ""


def test_results_are_converted():
    class Odd(Square):
        def area(self):
            return "much"

    with pytest.raises(TypeError, match="expected.*float.*str|must be real number, not str") as caught:
        traits.area(Odd(1))
    if sys.version_info >= (3, 11):
        assert caught.value.__notes__ == ["result of 'area'"]
    # What a method without a result returns is not looked at.
    Odd.scale = lambda self, by: "ignored"
    Odd.area = lambda self: 1
    assert traits.grow(Odd(1), 1) == 1.0


def test_exceptions_can_be_caught_in_rust():
    class Loud(Listener):
        def tell(self, what):
            raise ValueError(what)

    assert traits.caught(Loud()) == "caught ValueError: now"
    assert traits.caught(Quiet()) == "None"


def test_objects_of_the_crate_are_called_in_rust():
    circle = Circle(2)
    assert isinstance(circle, Shape) and issubclass(Circle, Shape)
    assert not isinstance(circle, Listener)
    before = traits.asked()
    assert traits.area(circle) == 12.0
    assert traits.total([circle, circle]) == 24.0
    assert traits.largest([circle, Circle(1)]) == 12.0
    assert traits.asked() == before + 5
    # The methods of the trait are methods of the class.
    assert (circle.area(), circle.name(), circle.describe(0)) == (12.0, "circle", "circle of 12")
    circle.scale()
    assert circle.radius == 4.0
    assert traits.grow(circle, 0.5) == 12.0
    assert traits.by_name({"c": circle}) == ["c: circle"]
    assert traits.original(circle) is circle


def test_what_python_puts_into_a_class_is_not_called(monkeypatch):
    monkeypatch.setattr(Circle, "area", lambda self: 1.0)
    circle = Circle(2)
    assert circle.area() == 1.0 and traits.area(circle) == 12.0 and traits.total([circle]) == 12.0


def test_subclasses_of_the_crates_classes_override():
    class Ring(Circle):
        def area(self):
            return super().area() - 1.0

    assert traits.area(Ring(2)) == 11.0
    assert traits.total([Ring(2), Circle(2)]) == 23.0
    assert traits.describe(Ring(2), 0) == "circle of 12"


def test_borrows_conflict_as_ever():
    circle = Circle(1)

    class Meddler(Square):
        def area(self):
            circle.radius += 1
            return traits.area(circle)

    assert traits.total([circle, Meddler(1)]) == 15.0
    drawing = Drawing()

    class Recursive(Square):
        def area(self):
            drawing.add(self)
            return 1.0

    drawing.add(Recursive(1))
    with pytest.raises(RuntimeError, match="Drawing"):
        drawing.total()
    # No type tells the collector what a boxed trait object holds: the class, whose method holds this.
    drawing = None


def test_kept_objects_live_and_end():
    drawing = Drawing()
    square = Square(2)
    gone = weakref.ref(square)
    drawing.add(square)
    drawing.add(Circle(1))
    del square
    gc.collect()
    assert gone() is not None
    assert drawing.total() == 7.0
    del drawing
    gc.collect()
    assert gone() is None


class Memory(Storage):
    def __init__(self):
        self.kept = {}
        self.most = 3
        self.tidied = 0

    def get(self, key):
        return self.kept[key]

    def put(self, key, value, options):
        self.options = options
        if len(self.kept) == self.most:
            raise OverflowError("full")
        self.kept[key] = value

    def __len__(self):
        return len(self.kept)

    @property
    def limit(self):
        return self.most

    @limit.setter
    def limit(self, limit):
        if limit == 0:
            raise ValueError("no room")
        self.most = limit

    def tidy(self):
        self.tidied += 1


def test_errors_become_the_methods_own():
    store = Memory()
    assert traits.copy(store, "a", "b") == "missing 'a'"
    store.kept["a"] = b"12345"
    assert traits.copy(store, "a", "b") == "copied 5 bytes"
    assert store.kept["b"] == b"12345"
    assert store.options == {"size": 5, "mode": None}
    store.most = 2
    assert traits.copy(store, "a", "c") == "not written: OverflowError: full"
    store.kept["a"] = "text"
    assert traits.copy(store, "a", "c").startswith("raised TypeError")
    with pytest.raises(ValueError, match="no 'z'"):
        traits.fetch(store, "z")
    assert traits.fetch(store, "b") == b"12345"


def test_properties_and_special_methods():
    store = Memory()
    assert Storage.__abstractmethods__ == {"get", "put", "__len__", "limit"}
    assert traits.limits(store, 9) == (0, 9, "a store of Some(9)internal")
    assert store.tidied == 1
    assert traits.limits(store, None) == (0, None, "a store of Noneinternal")
    assert store.title == "a store of None"
    assert not hasattr(store, "internal")
    with pytest.raises(AttributeError):
        store.title = "mine"
    with pytest.raises(ValueError, match="no room"):
        traits.limits(store, 0)

    class Titled(Memory):
        @property
        def title(self):
            return "titled, " + super().title

    assert traits.limits(Titled(), 1)[2] == "titled, a store of Some(1)internal"


def test_frozen_classes_and_enums_implement():
    for listener in (Quiet(), Level.LOW, Level.HIGH):
        assert isinstance(listener, Listener)
    assert traits.tell([Quiet(), Level.LOW, Level.HIGH], "abc") == [None, 3, 6]
    assert Level.HIGH.tell("ab") == 4


def test_a_private_trait():
    class Player(Guess):
        def guess(self, low, high):
            return (low + high) // 2

    assert traits.play(Player()) == 3

    class Cheat(Guess):
        def guess(self, low, high):
            return 300

    with pytest.raises(OverflowError):
        traits.play(Cheat())


def test_foreign_shows_the_object():
    class Shown(Square):
        def __repr__(self):
            return "Shown()"

        def __str__(self):
            return "shown"

    assert traits.shown(Shown(1)) == ("shown", "Shown()")


def test_implementors_may_have_slots():
    class Slotted(Listener):
        __slots__ = ("said",)

        def tell(self, what):
            self.said = what
            return 1

    listener = Slotted()
    assert not hasattr(listener, "__dict__")
    assert traits.tell([listener], "x") == [1]
    assert listener.said == "x"


def test_many_threads():
    results = []

    def work():
        for _ in range(50):
            results.append(traits.largest([Square(1), Circle(1), Square(2)]))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [4.0] * 200


def test_nothing_leaks(leaks):
    squares = [Square(1), Named(2)]
    circle, broken = Circle(1), Broken(Mine())

    def refused():
        with pytest.raises(TypeError):
            traits.area(3)

    def raised():
        with pytest.raises(Mine):
            traits.area(Broken(Mine()))

    # What is allocated for exceptions goes up and down before it stays as it is.
    for _ in range(500):
        refused()
        raised()
    leaks(lambda: traits.total([*squares, circle]), circle, *squares)
    leaks(lambda: traits.describe(squares[1], 1), *squares)
    leaks(refused)
    leaks(raised, broken)
    leaks(lambda: traits.copy(Memory(), "a", "b"))
