"""Enums of all three kinds, whose members and classes were tampered with."""

import copy
import enum
import gc
import pickle
import sys

from hostile import attempt, case, failed, raises
from topics import enums
from topics.enums import Access, Code, Level, Light, Mood, Planet, Shape, Suit, Token, Weekday


@case
def members_by_force():
    """No object of an enum is made past its members."""
    raises(TypeError, lambda: object.__new__(Light))
    raises(TypeError, lambda: object.__new__(Shape))
    raises(TypeError, lambda: Light.__new__(Level))
    raises(TypeError, lambda: Level())
    raises(ValueError, lambda: Light("blue"))
    raises(ValueError, lambda: Suit("blue"))
    raises((TypeError, ValueError), lambda: Suit())
    for cls in (Light, Level, Code, Suit, Weekday, Planet):
        raises((TypeError, AttributeError), lambda: type("Sub", (cls,), {}))
    raises(TypeError, lambda: type("Sub", (Shape.Circle,), {}))


@case
def members_out_of_thin_air():
    """A member that Python makes by `object.__new__`, `int.__new__` and the like is none of Rust's."""
    suit = object.__new__(Suit)
    suit._value_, suit._name_ = 1, "CLUBS"
    day = int.__new__(Weekday, 1)
    day._value_, day._name_ = 1, "Monday"
    planet = str.__new__(Planet, "earth")
    planet._value_, planet._name_ = "earth", "Earth"
    for call in (
        lambda: enums.suit_name(suit),
        lambda: suit.above(),
        lambda: suit.is_red,
        lambda: enums.suits([suit]),
        lambda: enums.tomorrow(day),
        lambda: enums.neighbour(planet),
    ):
        raises((ValueError, TypeError), call)


@case
def values_that_pose():
    """Ints, strs and members of other enums that equal a member are not taken for it."""
    other = enum.IntEnum("Weekday", {"Monday": 1})
    for wrong in (1, 1.0, True, other.Monday, Level.Low, "earth", Suit.CLUBS, Weekday, None):
        raises((TypeError, ValueError), lambda: enums.tomorrow(wrong))
        raises((TypeError, ValueError), lambda: enums.after(wrong))
        raises((TypeError, ValueError), lambda: enums.neighbour(wrong))
        raises((TypeError, ValueError), lambda: enums.total([wrong]))


@case(once=True)
def members_overwritten():
    """Members replaced, by `type.__setattr__` and in the tables of `enum`, before their first use: no crash."""
    attempt(lambda: setattr(Suit, "CLUBS", 5))
    type.__setattr__(Suit, "HEARTS", 5)
    attempt(lambda: type.__delattr__(Suit, "DIAMONDS"))
    Suit._member_map_.clear()
    Suit._value2member_map_.clear()
    del Suit._member_names_[:]
    for call in (
        lambda: enums.suit_name(Suit.CLUBS),
        lambda: Suit.CLUBS.above(),
        lambda: Suit.CLUBS.above().above(),
        lambda: Suit.best(),
        lambda: enums.suits([Suit.CLUBS]),
        lambda: Suit.best().score(),
        lambda: list(Suit),
    ):
        attempt(call)
    gc.collect()


@case(once=True)
def members_overwritten_later():
    """The same after their first use changes nothing for Rust."""
    hearts, clubs = Suit.HEARTS, Suit.CLUBS
    assert enums.suit_name(hearts) == "Hearts"
    type.__setattr__(Suit, "HEARTS", 5)
    Suit._member_map_.clear()
    assert clubs.above().above() is hearts and Suit.best() is hearts
    hearts.__dict__.clear()
    attempt(lambda: repr(hearts))
    hearts._value_ = 99
    assert enums.suit_name(hearts) == "Hearts"
    attempt(lambda: setattr(hearts, "__class__", Weekday))
    attempt(lambda: enums.suit_name(hearts))


@case(once=True)
def variants_overwritten():
    """Variants of a class of its own may be replaced and deleted: Rust answers with its own."""
    red, green = Light.Red, Light.Go
    Light.Red = 3
    del Light.Go
    Light.Yellow = Level.Low
    assert red.next() is green and enums.after(red) is green
    assert [repr(one) for one in enums.lights()] == ["Light.Go", "Light.Yellow", "Light.Red"]
    raises(TypeError, lambda: enums.after(Light.Yellow))
    Shape.Circle = Shape.Rect
    assert type(Shape.unit()).__name__ in ("Circle", "Rect")
    del Shape.Rect, Shape.Named
    attempt(lambda: pickle.dumps(red))
    attempt(lambda: pickle.loads(pickle.dumps(Shape.Empty())))


@case
def flags_combined():
    """Combinations of flags, unknown bits and none at all are no single member."""
    for wrong in (Access.Read | Access.Write, Access(0), ~Access.Read, Access(7)):
        raises((ValueError, TypeError), lambda: enums.may(wrong))
    for wrong in (Mood.Glad | Mood.Sad, Mood(0)):
        raises((ValueError, TypeError), lambda: enums.moods(wrong))
    attempt(lambda: enums.may(Access(1 << 70)))
    assert enums.may(Access.Read & Access(7)) == "read"


@case
def methods_on_the_wrong_member():
    """Methods and properties of an enum refuse members of others and plain values."""
    for member in ("above", "score", "is_red", "__str__"):
        found = vars(Suit)[member]
        for wrong in (1, "red", Weekday.Monday, None, Suit):
            raises(TypeError, lambda: found.__get__(wrong)() if callable(found) else found.__get__(wrong))
    raises(TypeError, lambda: Light.next(Level.Low))
    raises(TypeError, lambda: Level.__lt__(Light.Red, 1))
    raises(TypeError, lambda: Suit.CLUBS.score("x"))
    raises(TypeError, lambda: Suit.CLUBS.score(1, 2, 3))


@case
def copies_of_members():
    """Copies and pickles of a member are the member; of an object with data an equal one."""
    for member in (Light.Red, Level.High, Code.Good, Suit.HEARTS, Weekday.Sunday, Planet.Mars, Access.Read):
        assert copy.copy(member) is copy.deepcopy(member) is member
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(member, protocol)) is member
    for thing in (Shape.Circle(1.0), Shape.Named("x"), Shape.Empty()):
        assert copy.deepcopy(thing) == pickle.loads(pickle.dumps(thing)) == thing


@case
def comparisons_of_members():
    """Comparing members with everything answers or raises TypeError, and hashes agree with equality."""
    things = [Light.Red, Level.Low, Code.Good, Suit.CLUBS, Weekday.Monday, Planet.Earth, Shape.Empty(), 200, 1, 2**200, "x", None]
    for one in things:
        for two in things:
            if one == two:
                assert hash_of(one) == hash_of(two), (one, two)
            attempt(lambda: one < two)
            attempt(lambda: one >= two)
    assert Code.Good == 200 and Code.Good != 2**200 and Code.Good != -1
    raises(TypeError, lambda: Light.Red < Light.Go)
    raises(TypeError, lambda: Light.Red + 1)


def hash_of(thing):
    return attempt(lambda: hash(thing)) if not failed(attempt(lambda: hash(thing))) else None


@case
def data_of_variants():
    """Objects with data refuse wrong data, hidden variants and changes."""
    raises(TypeError, lambda: Shape.Circle("x"))
    raises(TypeError, lambda: Shape.Rect())
    raises(TypeError, lambda: Shape.Empty(1))
    raises(TypeError, lambda: Token.Sealed(1))
    raises(AttributeError, lambda: setattr(Shape.Circle(1.0), "radius", 2.0))
    raises(AttributeError, lambda: delattr(Shape.Circle(1.0), "radius"))
    raises((ValueError, TypeError, RuntimeError), Shape.hidden)
    raises((ValueError, TypeError, RuntimeError), Light.broken)
    raises((ValueError, TypeError, RuntimeError), Suit.joker)
    for cls in (Shape, Token):
        raises(TypeError, cls)
        sub = type("Sub", (cls,), {})
        raises(TypeError, sub)
        raises(TypeError, lambda: object.__new__(sub))
    assert Token.sealed().shown == 1


@case(once=True)
def without_the_enum_module():
    """Enums go on when Python's `enum` module is gone or changed."""
    first = Suit.CLUBS
    sys.modules["enum"] = None
    attempt(lambda: enums.suit_name(first))
    assert first.above() is Suit.DIAMONDS
    del sys.modules["enum"]
    enum.Enum.__str__ = enum.Enum.__repr__ = lambda self: 3
    attempt(lambda: repr(first))
    assert enums.tomorrow(Weekday.Monday) is Weekday.Tuesday
