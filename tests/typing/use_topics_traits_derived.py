"""What type checkers know of traits with supertraits, and of trait objects that Rust hands out."""

from topics import supertraits, trait_objects
from topics.supertraits import Counted, Named, Shelf, Stock
from topics.trait_objects import Reader
from typing_extensions import assert_type, override


class Box(Stock):
    @override
    def name(self) -> str:
        return "box"

    @property
    @override
    def count(self) -> int:
        return 1

    @count.setter
    def count(self, count: int) -> None: ...

    @override
    def take(self, count: int) -> int:
        return count

    @override
    def here(self) -> str:
        return self.title() + self.label()


class Half(Stock):
    @override
    def name(self) -> str:
        return "half"


Half()  # type: ignore[abstract]  # pyright: ignore[reportAbstractUsage]
supertraits.Crate()  # type: ignore[abstract]  # pyright: ignore[reportAbstractUsage]
named: Named = Box()
counted: Counted = Shelf(1)
assert_type(supertraits.sell(Box(), 1), str)
assert_type(supertraits.name(Shelf(1)), str)
supertraits.sell(named, 1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

reader = trait_objects.reader(b"abc")
assert_type(reader, Reader)
assert_type(reader.again(), Reader)
assert_type(reader.read(2, skip=1), bytes | bytearray)
assert_type(trait_objects.marked(b""), Reader | None)
assert_type(trait_objects.Shelf([reader]).readers, list[Reader])
