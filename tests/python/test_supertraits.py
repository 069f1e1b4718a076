"""Tagged traits with supertraits, conditions and macro calls: tests/python/src/supertraits.rs."""

import abc
import inspect

import pytest

from topics import supertraits
from topics.supertraits import Counted, Crate, Guards, Keeps, Lid, Named, Pack, Shelf, Stock
from topics.supertraits.below import Flat


class Box(Stock):
    def __init__(self, count):
        self._count = count

    def name(self):
        return "box"

    @property
    def count(self):
        return self._count

    @count.setter
    def count(self, count):
        self._count = count

    def take(self, count):
        self._count -= count
        return self._count

    def here(self):
        return "in a "


class Chest(Crate, Box):
    def weight(self):
        return 2.5


def test_supertraits_are_bases():
    assert Stock.__bases__ in ((Named, Counted), (Counted, Named))
    assert Crate.__bases__ in ((Pack, Stock), (Stock, Pack))
    assert Named.__bases__ == Counted.__bases__ == Flat.__bases__ == (abc.ABC,)
    assert issubclass(Crate, Named) and not issubclass(Pack, Stock)
    assert Lid.__bases__ == (Flat,)
    # Made before its module was, and named by it all the same.
    assert Flat.__module__ == Flat.thickness.__module__ == "topics.supertraits.below"
    assert Lid.__module__ == Lid.closed.__module__ == "topics.supertraits"
    assert supertraits.below.Flat is Flat


def test_what_is_abstract_is_inherited():
    assert Stock.__abstractmethods__ == {"name", "count", "take", "here"}
    assert Crate.__abstractmethods__ == Stock.__abstractmethods__ | {"weight"}

    class Half(Stock):
        def take(self, count):
            return 0

        def here(self):
            return ""

    with pytest.raises(TypeError, match="abstract.*count.*name"):
        Half()


def test_python_is_called_by_every_trait():
    box = Box(5)
    assert supertraits.name(box) == "box!"
    assert supertraits.count([box, Shelf(2), Chest(3)]) == 10
    assert supertraits.sell(box, 2) == "4 box! / box / 8 / in a box"
    assert box.count == 4
    assert supertraits.inspect(Chest(3)) == ("box", 3, 2.5, None, "3 box!")


def test_a_class_of_rust():
    shelf = Shelf(5)
    assert isinstance(shelf, Stock) and isinstance(shelf, Named) and isinstance(shelf, Counted)
    assert supertraits.sell(shelf, 2) == "4 shelf! / shelf / 8 / here shelf"
    assert (shelf.label(), shelf.near(), shelf.count) == ("4 shelf!", "here shelf", 4)
    assert not hasattr(shelf, "nowhere") and not hasattr(shelf, "never")


def test_defaults_of_all_traits():
    chest = Chest(4)
    assert (chest.title(), chest.twice(), chest.label()) == ("box!", 8, "4 box!")
    assert chest.material() is None and chest.near() == "in a box"

    class Loud(Box):
        def title(self):
            return super().title().upper()

        def label(self):
            return super().label() + "?"

    # A default of the subtrait asks for that of the supertrait, as the object has it.
    assert Loud(1).label() == "1 BOX!?"
    assert supertraits.sell(Loud(3), 1) == "3 BOX!? / box / 6 / in a box"


def test_conditions():
    assert Stock.here.__doc__ == "Only in some builds."
    assert Stock.near.__doc__ == "A default that is only in some builds."
    assert not hasattr(Stock, "nowhere") and not hasattr(Stock, "never")
    assert str(inspect.signature(Stock.here)) == "(self)"


def test_what_implements_the_supertrait_alone_is_refused():
    class Only(Named):
        def name(self):
            return "only"

    assert supertraits.name(Only()) == "only!"
    with pytest.raises(TypeError, match="expected Stock, got Only"):
        supertraits.sell(Only(), 1)
    with pytest.raises(TypeError, match="expected Crate, got Box"):
        supertraits.inspect(Box(1))


def test_exceptions_of_a_supertraits_method():
    class Bad(Box):
        def name(self):
            raise LookupError("no name")

    for call in (lambda it: supertraits.sell(it, 0), supertraits.name, lambda it: it.label()):
        with pytest.raises(LookupError, match="no name"):
            call(Bad(1))


def test_modules_below_and_private_ones():
    class Cover(Lid):
        def closed(self):
            return True

        def thickness(self):
            return 3

    assert supertraits.is_closed(Cover()) == (True, 3)

    class Guard(Guards):
        def keep(self):
            return 5

        def guard(self, secret):
            return secret + 1

    assert issubclass(Guards, Keeps) and supertraits.ask(Guard()) == 6


def test_leaks(leaks):
    box, shelf = Box(5), Shelf(5)

    def use():
        supertraits.sell(box, 0)
        supertraits.sell(shelf, 0)
        box.label()
        box.count = shelf.count = 5

    leaks(use)
