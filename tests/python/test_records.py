"""Dataclasses, and classes that are pickled."""

import copy
import dataclasses
import inspect
import multiprocessing
import os
import pickle
import sys

import pytest
import turns

from topics.records import (
    ByHand,
    Choice,
    Counter,
    Entry,
    Flag,
    Link,
    Marked,
    Marker,
    Nothing,
    Partly,
    Point,
    Span,
    Spot,
)


def pickled(value):
    """The value after a trip through every protocol."""
    copies = [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    return copies + [copy.copy(value), copy.deepcopy(value)]


class TestDataclass:
    def test_constructor(self):
        point = Point(1)
        assert (point.x, point.y, point.label) == (1.0, 0.5, "none")
        assert Point(y=2, x=1).y == 2.0
        assert Point(1, 2, "a").label == "a"
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
            Point()
        with pytest.raises(TypeError):
            Point("a")

    def test_a_field_that_is_not_exported_has_its_default(self):
        entry = Entry(3)
        assert (entry.key, entry.values, entry.parent) == (3, [1, 2], None)
        assert entry.secret() == 0
        assert not isinstance(vars(Entry).get("secret"), property)

    def test_repr_and_equality(self):
        assert repr(Point(1, 2, "a")) == "Point(x=1.0, y=2.0, label='a')"
        assert Point(1) == Point(1)
        assert Point(1) != Point(2)
        assert Point(1) != (1.0, 0.5, "none")
        with pytest.raises(TypeError, match="unhashable"):
            hash(Point(1))
        assert hash(Entry(1)) == hash(Entry(1))

    def test_fields_are_writable_unless_frozen(self):
        point = Point(1)
        point.x = 5
        assert point.x == 5.0
        with pytest.raises(AttributeError):
            Entry(1).key = 5

    def test_dataclasses_know_it(self):
        assert dataclasses.is_dataclass(Point)
        assert dataclasses.is_dataclass(Point(1))
        assert [(one.name, one.type) for one in dataclasses.fields(Point)] == [
            ("x", "float"),
            ("y", "float"),
            ("label", "str"),
        ]
        assert [one.default for one in dataclasses.fields(Point)][1:] == [0.5, "none"]
        assert dataclasses.fields(Point)[0].default is dataclasses.MISSING
        assert dataclasses.fields(Entry)[1].default_factory() == [1, 2]
        assert dataclasses.asdict(Point(1)) == {"x": 1.0, "y": 0.5, "label": "none"}
        assert dataclasses.astuple(Entry(3)) == (3, [1, 2], None)
        assert Point.__dataclass_params__.frozen is False
        assert Entry.__dataclass_params__.frozen is True

    def test_replace(self):
        point = dataclasses.replace(Point(1), label="b")
        assert point == Point(1, 0.5, "b")
        assert Point(1).__replace__(x=3) == Point(3)
        assert dataclasses.replace(Span(1, 2), end=5) == Span(1, 5)
        with pytest.raises(ValueError, match="start behind end"):
            dataclasses.replace(Span(1, 2), end=0)
        with pytest.raises(TypeError):
            dataclasses.replace(Point(1), z=1)
        if sys.version_info >= (3, 13):
            assert copy.replace(Point(1), y=1) == Point(1, 1)

    def test_own_constructor(self):
        assert Span(1).end == 10
        assert repr(Span(1)) == "Span(start=1, end=10)"
        assert Span.__match_args__ == ("start", "end")

    def test_match_args(self):
        assert Point.__match_args__ == ("x", "y", "label")

    def test_pickled_from_its_fields(self):
        assert all(one == Point(1, 2, "c") for one in pickled(Point(1, 2, "c")))
        assert copy.copy(Point(1)) is not None

    def test_methods_are_there_too(self):
        assert Point(3, 4).norm() == 5.0

    def test_a_dataclass_that_derives_from_one(self):
        assert [field.name for field in dataclasses.fields(Flag)] == ["x", "y", "label", "size", "colour"]
        assert Flag.__match_args__ == ("x", "y", "label", "size", "colour")
        assert Marker.__match_args__ == ("x", "y", "label", "size")
        flag = Flag(1, size=3)
        assert repr(flag) == "Flag(x=1.0, y=0.5, label='none', size=3, colour='red')"
        assert dataclasses.asdict(flag) == {"x": 1.0, "y": 0.5, "label": "none", "size": 3, "colour": "red"}
        assert flag == Flag(1.0, 0.5, "none", 3, "red")
        assert flag != Flag(2.0, 0.5, "none", 3, "red")
        flag.x = 7
        changed = dataclasses.replace(flag, colour="blue")
        assert repr(changed) == "Flag(x=7.0, y=0.5, label='none', size=3, colour='blue')"
        assert all(one == changed for one in pickled(changed))
        assert all(type(one) is Marker and one == Marker(4, 5, "m", 6) for one in pickled(Marker(4, 5, "m", 6)))
        # As in test_classes.py.
        if sys.version_info >= (3, 10) or os.environ.get("KEELBACK_LAYOUT") != "off":
            assert str(inspect.signature(Flag)) == "(x, y=0.5, label='none', size=1, colour='red')"
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
            Flag()

    def test_repr_of_what_is_inherited(self):
        assert repr(Spot(True)) == "Spot(x=1.0, y=2.0, label='', dark=True)"

    def test_repr_of_what_holds_itself(self):
        link = Link(None)
        link.next = [link]
        assert repr(link) == "Link(next=[...])"
        link.next = Link(link)
        assert repr(link) == "Link(next=Link(next=...))"
        link.next = None
        assert repr(link) == "Link(next=None)"

    def test_repr_of_what_is_deep(self):
        link = None
        for _ in range(200_000):
            link = Link(link)
        with pytest.raises(RecursionError):
            repr(link)
        del link

    def test_copies_lose_nothing(self):
        # Before 3.9 the first two protocols find out when they load.
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            with pytest.raises(TypeError, match="cannot pickle|can't pickle"):
                pickle.dumps(Partly(1), protocol)
        with pytest.raises(TypeError, match="cannot pickle|can't pickle"):
            copy.copy(Partly(1))

    def test_what_a_python_subclass_adds_is_pickled(self):
        for one in pickled(Slotted(5)):
            assert (type(one), one.x, one.extra, one.note) == (Slotted, 5.0, 10, "n")

    def test_derived_from(self):
        class Named(Point):
            def shout(self):
                return self.label.upper()

        named = Named(1, label="x")
        assert named.shout() == "X"
        assert isinstance(dataclasses.replace(named, x=2), Named)


def test_not_equal_follows_the_equality_of_a_subclass():
    class Alike(Point):
        def __eq__(self, other):
            return NotImplemented if other is None else isinstance(other, Alike)

        __hash__ = None

    assert Alike(1) == Alike(2) and not Alike(1) != Alike(2)
    assert Alike(1) != Point(1) and Alike(1) != None  # noqa: E711
    assert Alike(1).__ne__(None) is NotImplemented
    assert Point(1) != Point(2) and not Point(1) != Point(1)


def test_a_dataclass_of_python_on_one():
    @dataclasses.dataclass
    class Coloured(Point):
        colour: str = "red"

        def __new__(cls, x, y=0.5, label="none", colour="red"):
            return super().__new__(cls, x, y, label)

    blue = Coloured(1, label="a", colour="blue")
    assert repr(blue).endswith("Coloured(x=1.0, y=0.5, label='a', colour='blue')")
    assert dataclasses.asdict(dataclasses.replace(blue, y=2)) == {"x": 1.0, "y": 2.0, "label": "a", "colour": "blue"}
    assert blue == Coloured(1, 0.5, "a", "blue") != Coloured(1, 0.5, "a")
    assert not blue != Coloured(1, 0.5, "a", "blue")
    other = copy.copy(blue)
    assert (type(other), other.colour, other) == (Coloured, "blue", blue)

    @dataclasses.dataclass(frozen=True, init=False)
    class Tagged(Entry):
        tag: str = "t"

        def __new__(cls, key, tag="t"):
            self = super().__new__(cls, key)
            object.__setattr__(self, "tag", tag)
            return self

    tagged = Tagged(1, "x")
    assert (tagged.key, tagged.tag) == (1, "x")
    with pytest.raises(AttributeError):
        tagged.tag = "y"


class Slotted(Point):
    """A subclass with slots, attributes, and a constructor of its own, which copies do not call."""

    __slots__ = ("__dict__", "extra") if not hasattr(Point(1), "__dict__") else ("extra",)

    def __new__(cls, only):
        made = super().__new__(cls, only, label="made")
        made.extra = 2 * only
        made.note = "n"
        return made


class Stated(Counter):
    """A subclass that says itself what is kept of it."""

    def __getstate__(self):
        return {"told": True}

    def __setstate__(self, state):
        self.got = state


class SlottedSub(Counter):
    """A subclass with slots."""

    __slots__ = ("note",)


class Sub(Counter):
    """A subclass with attributes of its own."""


class TestPickle:
    def test_the_whole_value_goes(self):
        counter = Counter.start("a")
        counter.step(2)
        counter.step(3)
        for one in pickled(counter):
            assert repr(one) == "a: [2, 3]"
            assert one.step(1) == 6
        assert repr(counter) == "a: [2, 3]"

    def test_fields_that_python_does_not_see(self):
        for one in pickled(Entry.hidden(7)):
            assert one.secret() == 7
            assert one == Entry.hidden(7)

    def test_a_subclass_keeps_its_attributes(self):
        made = Counter.__reduce__(Counter.start("b"))
        sub = Sub._restore(*made[1])
        assert type(sub) is Sub
        sub.note = "kept"
        sub.step(4)
        for one in pickled(sub):
            assert type(one) is Sub
            assert one.note == "kept"
            assert repr(one) == "b: [4]"

    def test_a_subclass_keeps_its_slots(self):
        sub = SlottedSub._restore(*Counter.start("s").__reduce__()[1])
        sub.note = "kept"
        for one in pickled(sub):
            assert (type(one), one.note, repr(one)) == (SlottedSub, "kept", "s: []")

    def test_a_subclass_says_what_is_kept(self):
        sub = Stated._restore(*Counter.start("t").__reduce__()[1])
        for one in pickled(sub):
            assert (one.got, repr(one)) == ({"told": True}, "t: []")

    def test_without_fields(self):
        assert all(one == Nothing() for one in pickled(Nothing()))

    def test_restoring_is_checked(self):
        with pytest.raises(TypeError):
            Counter._restore(1)
        with pytest.raises(TypeError):
            Counter._restore("a", "b")

    def test_by_hand(self):
        assert pickle.loads(pickle.dumps(ByHand(1))).value == 2
        assert copy.copy(ByHand(1)).value == 2

    def test_in_a_spawned_process(self):
        # It is the other process that is looked at.
        turns.elsewhere.append(0)
        context = multiprocessing.get_context("spawn")
        with context.Pool(1) as pool:
            assert pool.map(repr, [Counter.start("far"), Point(1)]) == [
                "far: []",
                "Point(x=1.0, y=0.5, label='none')",
            ]


class TestMarkerTrait:
    def test_what_is_pub_is_exported(self):
        marked = Marked(3)
        assert marked.count == 3
        marked.count = 4
        assert marked.sum() == 7
        assert marked.double == 8
        assert marked.name == "marked"
        with pytest.raises(AttributeError):
            marked.name = "a"
        assert Marked.__doc__ == "Exported without a tag."
        assert Marked.count.__doc__ == "How many."

    def test_what_is_not_is_not(self):
        for name in ["hidden", "inner", "private", "takes_anything"]:
            assert not hasattr(Marked, name)

    def test_enums(self):
        assert Choice.One.other() is Choice.Two


@pytest.mark.skipif(sys.version_info < (3, 10), reason="no match statement")
def test_match():
    scope = {"Point": Point, "Span": Span}
    exec(
        "def parts(value):\n"
        "    match value:\n"
        "        case Point(x, y, label='a'):\n"
        "            return x + y\n"
        "        case Span(start, end):\n"
        "            return end - start\n",
        scope,
    )
    assert scope["parts"](Point(1, 2, "a")) == 3.0
    assert scope["parts"](Point(1, 2, "b")) is None
    assert scope["parts"](Span(1, 4)) == 3


