"""The enums that the Python suite tests, as a typed program sees them."""

from topics import enums
from topics.enums import Access, Code, Level, Light, Planet, Shape, Suit, Weekday
from typing_extensions import assert_type

assert_type(Light.Red, Light)
assert_type(Light("red").next(), Light)
assert_type(int(Level.High), int)
assert_type(enums.after(Light.Red), Light)
assert_type(enums.maybe(None), "Light | None")
assert_type(Code.Good == 200, bool)

assert_type(Suit.CLUBS.above(), Suit)
assert_type(Suit.HEARTS.is_red, bool)
assert_type([one.name for one in Suit], "list[str]")
assert_type(Weekday(1), Weekday)
assert_type(Planet.Mars.upper(), str)
assert_type(Access.Read | Access.Write, Access)

circle = Shape.Circle(radius=2)
assert_type(circle, Shape.Circle)
assert_type(circle.radius, float)
assert_type(circle.area(), float)
assert_type(Shape.Rect(1).height, float)
assert_type(Shape.unit(), Shape)
assert_type(enums.total([circle, Shape.Empty()]), float)


def kind(shape: Shape) -> "tuple[float, ...]":
    """What a `match` may take apart."""
    match shape:
        case Shape.Circle(radius):
            assert_type(radius, float)
            return (radius,)
        case Shape.Rect(width=width, height=height):
            return (width, height)
        case Shape.Line(a, b):
            return (a, b)
    return ()


def refused() -> None:
    """What the stub must not let through."""
    enums.after(1)  # type: ignore[arg-type]
    enums.tomorrow(1)  # type: ignore[arg-type]
    Shape.Circle("a")  # type: ignore[arg-type]
    circle.radius = 1.0  # type: ignore[misc]
    enums.suit_name("CLUBS")  # type: ignore[arg-type]
