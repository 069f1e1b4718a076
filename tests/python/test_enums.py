"""Enums: classes of their own, Python's own, and with data."""

import copy
import enum
import inspect
import os
import pickle
import sys
import textwrap
import weakref

import pytest
from processes import succeeds
from topics import enums
from topics.enums import Access, Code, Level, Light, Mood, Note, Planet, Shape, Suit, Token, Weekday


def pickled(value):
    """The value after a trip through every protocol."""
    copies = [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    copies += [copy.copy(value), copy.deepcopy(value), copy.deepcopy([value])[0]]
    return copies


class TestUnits:
    def test_variants_are_single_objects(self):
        assert Light.Red is Light.Red
        assert enums.lights() == [Light.Go, Light.Yellow, Light.Red]
        assert all(a is b for a, b in zip(enums.lights(), [Light.Go, Light.Yellow, Light.Red]))
        assert type(Light.Red) is Light
        assert isinstance(Light.Red, Light)
        assert Light.Red != Light.Go
        assert {Light.Red: 1}[Light.Red] == 1
        assert len({Light.Red, Light.Go, Light.Red}) == 2

    def test_show_themselves(self):
        assert repr(Light.Red) == str(Light.Red) == "Light.Red"
        assert repr(Light.Go) == "Light.Go"
        assert str(Level.Low) == "a level"
        assert repr(Level.Low) == "Level.Low"
        assert Light.__doc__ == "What a traffic light shows."
        assert Light.__module__ == "topics.enums"

    def test_as_arguments_and_results(self):
        assert enums.after(Light.Red) is Light.Go
        assert enums.shown(Light.Red, [Light.Go, Light.Yellow]) == "Red [Green, Yellow]"
        assert enums.maybe(None) is None
        assert enums.maybe(Light.Yellow) is Light.Red
        assert enums.maybe(light=Light.Yellow) is Light.Red
        for wrong in [1, "Red", None, Level.Low, Light]:
            with pytest.raises(TypeError, match="expected Light, got"):
                enums.after(wrong)

    def test_methods_properties_and_constants(self):
        assert Light.Red.next() is Light.Go
        assert Light.Red.is_red is True
        assert Light.Go.is_red is False
        assert Light.COUNT == 3

    def test_a_constructor_finds_the_object(self):
        assert Light("red") is Light.Red
        assert Light(name="green") is Light.Go
        assert Light.__new__(Light, "red") is Light.Red
        with pytest.raises(ValueError, match="no such light"):
            Light("blue")

    def test_nothing_else_makes_one(self):
        with pytest.raises(TypeError, match="cannot create 'Level' instances"):
            Level()
        with pytest.raises(TypeError):
            object.__new__(Light)
        with pytest.raises(TypeError):
            type("Sub", (Light,), {})

    def test_a_skipped_variant_stays_in_rust(self):
        assert not hasattr(Light, "Broken")
        with pytest.raises(ValueError, match="this variant of Light is not exported"):
            Light.broken()

    def test_pickled_by_name(self):
        for light in [Light.Red, Light.Yellow, Light.Go]:
            assert all(one is light for one in pickled(light))
        assert all(one is Level.High for one in pickled(Level.High))

    def test_numbers_only_where_the_source_has_them(self):
        assert [int(level) for level in (Level.Low, Level.Middle, Level.High)] == [1, 5, 64]
        with pytest.raises(TypeError):
            int(Light.Red)
        assert Level.Low != 1
        assert hash(Level.Low) != hash(Level.High)

    def test_compared_by_their_traits(self):
        assert Level.Low < Level.Middle <= Level.High
        assert max([Level.Middle, Level.High, Level.Low]) is Level.High
        with pytest.raises(TypeError):
            Level.Low < 3  # noqa: B015
        with pytest.raises(TypeError):
            Light.Red < Light.Go  # noqa: B015

    def test_eq_int(self):
        assert Code.Good == 200
        assert 200 == Code.Good
        assert Code.Good != 404
        assert Code.Good == Code.Good
        assert Code.Good != Code.Missing
        assert Code.Good != 2**200
        assert Code.Good != "200"
        assert {200: "yes"}[Code.Good] == "yes"
        assert int(Code.Missing) == 404
        assert pickled(Code.Good)[0] is Code.Good

    def test_attributes_of_the_class_decide_nothing(self):
        red = Light.Red
        try:
            Light.Red = 5
            assert enums.after(Light.Yellow) is red
        finally:
            Light.Red = red


class TestPythonEnums:
    def test_are_pythons_own(self):
        assert issubclass(Suit, enum.Enum)
        assert issubclass(Weekday, enum.IntEnum)
        assert issubclass(Access, enum.IntFlag)
        assert issubclass(Mood, enum.Flag) and not issubclass(Mood, int)
        assert issubclass(Planet, str) and issubclass(Planet, enum.Enum)
        if sys.version_info >= (3, 11):
            assert issubclass(Planet, enum.StrEnum)
        assert Suit.__doc__ == "Suits of cards."
        assert Suit.__module__ == "topics.enums"
        assert Suit.__qualname__ == "Suit"

    def test_names_and_values(self):
        assert [(one.name, one.value) for one in Suit] == [("CLUBS", 1), ("DIAMONDS", "red"), ("HEARTS", 30)]
        assert [(one.name, one.value) for one in Weekday] == [("Monday", 1), ("Tuesday", 2), ("Sunday", 7)]
        assert [(one.name, one.value) for one in Planet] == [("Earth", "earth"), ("Mars", "the red one")]
        assert [one.value for one in (Access.Read, Access.Write, Access.Run)] == [4, 2, 1]
        assert [one.value for one in (Mood.Glad, Mood.Sad, Mood.Tired)] == [1, 2, 4]

    def test_lookup(self):
        assert Suit("red") is Suit.DIAMONDS
        assert Suit["HEARTS"] is Suit.HEARTS
        assert Weekday(7) is Weekday.Sunday
        assert Planet("the red one") is Planet.Mars
        with pytest.raises(ValueError):
            Suit(99)
        with pytest.raises(AttributeError):
            Suit.CLUBS = 3

    def test_ints_and_texts(self):
        assert Weekday.Monday == 1 and Weekday.Sunday + 1 == 8
        assert sorted([Weekday.Sunday, Weekday.Monday]) == [Weekday.Monday, Weekday.Sunday]
        assert Planet.Mars == "the red one"
        assert str(Planet.Mars) == "the red one"
        assert "{}".format(Planet.Earth) == "earth"
        assert Access.Read | Access.Run == 5

    def test_as_arguments_and_results(self):
        assert enums.suit_name(Suit.CLUBS) == "Clubs"
        assert enums.suits([Suit.CLUBS, Suit.HEARTS]) == [Suit.HEARTS, Suit.CLUBS]
        assert enums.tomorrow(Weekday.Sunday) is Weekday.Monday
        assert enums.neighbour(Planet.Earth) is Planet.Mars
        assert enums.moods(None) == [Mood.Glad, Mood.Sad]
        assert enums.moods(Mood.Sad) == [Mood.Sad, Mood.Tired]
        assert enums.may(Access.Write) == "write"

    def test_a_value_is_no_member(self):
        with pytest.raises(TypeError, match="expected Weekday, got int"):
            enums.tomorrow(1)
        with pytest.raises(TypeError, match="expected Planet, got str"):
            enums.neighbour("earth")
        with pytest.raises(TypeError, match="expected Suit, got Weekday"):
            enums.suit_name(Weekday.Monday)

    def test_a_combination_of_flags_is_no_variant(self):
        with pytest.raises(ValueError, match="is not a single member of Access"):
            enums.may(Access.Read | Access.Write)
        with pytest.raises(ValueError, match="is not a single member of Mood"):
            enums.moods(Mood(0))

    def test_methods(self):
        assert Suit.CLUBS.above() is Suit.DIAMONDS
        assert Suit.DIAMONDS.is_red is True
        assert Suit.CLUBS.is_red is False
        assert Suit.HEARTS.score() == 3
        assert Suit.HEARTS.score(2, twice=True) == 8
        assert Suit.best() is Suit.CLUBS.best() is Suit.HEARTS
        assert "Suit" in Suit.named()
        assert str(Suit.CLUBS) == "Clubs!"
        assert Weekday.FREE is Weekday.Sunday
        assert [one.name for one in Weekday] == ["Monday", "Tuesday", "Sunday"]
        with pytest.raises(TypeError):
            Suit.CLUBS.score(1, 2, 3)
        with pytest.raises(TypeError):
            Suit.above(Weekday.Monday)
        with pytest.raises(AttributeError):
            Suit.CLUBS.is_red = False
        with pytest.raises(ValueError, match="this variant of Suit is not exported"):
            Suit.joker()

    def test_pickled(self):
        for member in [*Suit, *Weekday, *Planet, *Access, *Mood]:
            assert all(one is member for one in pickled(member))

    def test_cannot_be_derived_from(self):
        with pytest.raises(TypeError):

            class Sub(Suit):
                pass


class TestData:
    def test_one_class_for_each_variant(self):
        assert issubclass(Shape.Circle, Shape)
        assert issubclass(Shape.Empty, Shape)
        assert Shape.Circle.__qualname__ == "Shape.Circle"
        assert Shape.Circle.__module__ == Shape.__module__ == "topics.enums"
        assert Shape.Circle.__name__ == "Circle"
        assert Shape.Circle.__doc__ == "Round."
        assert Shape.__doc__ == "A figure of the plane."
        assert Shape.Circle.radius.__doc__ == "From the middle to the rim."
        assert repr(Shape.Circle) == "<class 'topics.enums.Shape.Circle'>"

    def test_signatures(self):
        # As in test_classes.py.
        if sys.version_info >= (3, 10) or os.environ.get("KEELBACK_LAYOUT") != "off":
            assert str(inspect.signature(Shape.Rect)) == "(width, height=1.0)"
            assert str(inspect.signature(Shape.Empty)) == "()"

    def test_constructors(self):
        assert Shape.Circle(radius=2.0).radius == 2.0
        assert Shape.Circle(2).radius == 2.0
        rect = Shape.Rect(3)
        assert (rect.width, rect.height) == (3.0, 1.0)
        line = Shape.Line(1, _1=2)
        assert (line._0, line._1) == (1.0, 2.0)
        label = Shape.Named("a")
        assert (label.text, label.size) == ("a", 12)
        assert type(Shape.Empty()) is Shape.Empty
        assert Shape.Rect.__new__(Shape.Rect, 3).height == 1.0 and type(Shape.Empty.__new__(Shape.Empty)) is Shape.Empty
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'radius'"):
            Shape.Circle()
        with pytest.raises(TypeError, match="radius"):
            Shape.Circle("a")
        with pytest.raises(TypeError):
            Shape.Empty(1)

    def test_only_variants_are_made(self):
        with pytest.raises(TypeError, match="cannot create 'Shape' instances"):
            Shape()
        with pytest.raises(TypeError, match="cannot create 'Sealed' instances"):
            Token.Sealed(1)
        with pytest.raises(TypeError):
            object.__new__(Shape.Circle)
        with pytest.raises(TypeError):
            type("Sub", (Shape.Circle,), {})
        with pytest.raises(TypeError):
            type("Sub", (Shape,), {})()
        with pytest.raises(TypeError):
            Shape.Circle.__new__(Shape.Rect, 1.0)

    def test_results_are_of_their_variant(self):
        assert type(Shape.unit()) is Shape.Circle
        assert isinstance(Shape.unit(), Shape)
        assert [type(one) for one in enums.boxed(Shape.Line(1, 2))] == [Shape.Line, Shape.Empty]
        assert type(Shape.Circle(1).doubled()) is Shape.Circle
        assert Shape.Circle(1).doubled().radius == 2.0
        sealed = Token.sealed()
        assert type(sealed) is Token.Sealed
        assert sealed.shown == 1
        assert not hasattr(sealed, "key")
        assert enums.token_size(sealed) == 3
        with pytest.raises(ValueError, match="this variant of Shape is not exported"):
            Shape.hidden()

    def test_arguments(self):
        assert enums.total([Shape.Circle(1), Shape.Rect(2, 3), Shape.Empty()]) == 9.0
        with pytest.raises(TypeError, match="expected Shape, got"):
            enums.total([1])
        assert Shape.Rect(2, 3).area() == 6.0
        assert Shape.area(Shape.Rect(2, 3)) == 6.0

    def test_fields_are_read_only_and_belong_to_their_variant(self):
        circle = Shape.Circle(1)
        with pytest.raises(AttributeError):
            circle.radius = 2.0
        with pytest.raises(AttributeError):
            circle.width  # noqa: B018
        with pytest.raises(TypeError):
            Shape.Circle.radius.__get__(Shape.Rect(1))
        with pytest.raises((TypeError, AttributeError)):
            circle.__class__ = Shape.Rect

    def test_repr_and_equality(self):
        assert repr(Shape.Circle(2)) == "Shape.Circle(radius=2.0)"
        assert repr(Shape.Line(1, 2)) == "Shape.Line(_0=1.0, _1=2.0)"
        assert repr(Shape.Named("a")) == "Shape.Named(text='a', size=12)"
        assert repr(Shape.Empty()) == "Shape.Empty()"
        assert Shape.Circle(2) == Shape.Circle(2)
        assert Shape.Circle(2) != Shape.Circle(3)
        assert Shape.Circle(2) != Shape.Rect(2)
        assert Shape.Empty() == Shape.Empty()

    def test_pickled_from_fields(self):
        for shape in [Shape.Circle(2), Shape.Rect(1, 2), Shape.Line(1, 2), Shape.Named("a", 3), Shape.Empty()]:
            for one in pickled(shape):
                assert one == shape
                assert type(one) is type(shape)

    def test_attributes_of_python(self):
        for note in [Note.Text("a"), Note.Blank()]:
            assert weakref.ref(note)() is note
            note.more = [1]
            for one in pickled(note):
                assert one == note and type(one) is type(note) and one.more == [1]

    def test_match_args(self):
        assert Shape.Circle.__match_args__ == ("radius",)
        assert Shape.Line.__match_args__ == ("_0", "_1")
        assert Shape.Empty.__match_args__ == ()

    def test_without_clone(self):
        assert enums.token("12")._0 == [12]
        assert type(enums.token("a")) is Token.Word
        assert enums.token_size(Token.Word("abc")) == 3
        assert enums.token_size(Token.Count([1, 2])) == 2
        with pytest.raises(TypeError):
            pickle.dumps(Token.Word("a"))


@pytest.mark.skipif(sys.version_info < (3, 10), reason="no match statement")
def test_match():
    scope = {}
    exec(
        textwrap.dedent(
            """
            from topics.enums import Light, Shape, Suit, Weekday

            def kind(value):
                match value:
                    case Light.Red:
                        return "red light"
                    case Suit.CLUBS:
                        return "clubs"
                    case Weekday.Monday:
                        return "monday"
                    case Shape.Circle(radius):
                        return ("circle", radius)
                    case Shape.Rect(width=w, height=h):
                        return ("rect", w, h)
                    case Shape.Line(a, b):
                        return ("line", a, b)
                    case Shape.Empty():
                        return "empty"
                    case Shape():
                        return "shape"
            """
        ),
        scope,
    )
    kind = scope["kind"]
    assert kind(Light.Red) == "red light"
    assert kind(Light.Go) is None
    assert kind(Suit.CLUBS) == "clubs"
    assert kind(Weekday.Monday) == "monday"
    assert kind(Shape.Circle(2)) == ("circle", 2.0)
    assert kind(Shape.Rect(2, 3)) == ("rect", 2.0, 3.0)
    assert kind(Shape.Line(2, 3)) == ("line", 2.0, 3.0)
    assert kind(Shape.Empty()) == "empty"
    assert kind(Shape.Named("a")) == "shape"


def test_in_another_process():
    """What a spawned process is sent."""
    script = """
import pickle, sys
from topics.enums import Light, Shape, Suit
found = pickle.loads(bytes.fromhex(sys.argv[1]))
assert found[0] is Light.Red and found[1] is Suit.HEARTS and found[2] == Shape.Circle(2), found
"""
    succeeds(script, pickle.dumps([Light.Red, Suit.HEARTS, Shape.Circle(2)]).hex())


def test_unlisted_classes():
    assert enums.OnDemand().__class__ is enums.OnDemand
    assert enums.OnDemand.NUMBER == 3
    assert enums.OnDemand.__module__ == "topics.enums"
    assert not hasattr(enums, "Secret")
    assert type(enums.secret()).__module__ == "topics.enums"
    assert repr(enums.secret()) == "Secret.First"
    assert not hasattr(enums, "Choice")
    assert enums.Chosen.Yes == 0
