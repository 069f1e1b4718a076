"""What type checkers know of traits that Python implements."""

from topics import traits
from topics.traits import Circle, Level, Shape, Storage
from typing_extensions import assert_type, override


class Square(Shape):
    def __init__(self, side: float) -> None:
        self.side = side

    @override
    def area(self) -> float:
        return self.side**2

    @override
    def scale(self, by: float = 2.0) -> None:
        self.side *= by

    @override
    def name(self) -> str:
        return "my " + super().name()


class Half(Shape):
    @override
    def area(self) -> float:
        return 1.0


Half()  # type: ignore[abstract]  # pyright: ignore[reportAbstractUsage]
Shape()  # type: ignore[abstract]  # pyright: ignore[reportAbstractUsage]

square = Square(1.0)
shape: Shape = Circle(2.0)
assert_type(shape.describe(2), str)
assert_type(traits.total([square, shape]), float)
assert_type(traits.by_name({"square": square}), list[str])
assert_type(traits.tell([Level.LOW], "now"), list[int | None])
traits.area(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
traits.fetch(square, "key")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def sizes(store: Storage) -> int | None:
    store.limit = None
    assert_type(store.title, str)
    assert_type(len(store), int)
    return store.limit
