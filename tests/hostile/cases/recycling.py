"""Memory of ended objects that the next ones get."""

import gc
import sys
import weakref

from hostile import case, raises, settled
from topics import freelists
from topics.freelists import Link, Mark, Marked, Parting, Token


@case
def made_while_another_ends():
    """A callback that runs while an object ends, and makes objects of its class, gets others."""
    before, made = settled(freelists.alive), []

    def again():
        made.append(Parting(int))
        made.append(Parting(int))

    for _ in range(20):
        parting = Parting(again)
        del parting
        assert len({id(one) for one in made}) == len(made)
    del made[:]
    assert settled(freelists.alive) == before


@case
def kept_by_a_weak_reference():
    """The callback of a weak reference makes an object of the class while the old one's memory is not free yet."""
    before, made = settled(freelists.alive), []
    for _ in range(20):
        link = Link()
        reference = weakref.ref(link, lambda _: made.append(Link()))
        del link
        assert reference() is None
    assert len({id(one) for one in made}) == 20
    del made[:]
    assert settled(freelists.alive) == before


@case
def of_another_class():
    """Neither `__class__` nor `__new__` brings an object of one class into the memory of another."""

    class Slotted(Token):
        __slots__ = ("a", "b", "c", "d")

    class Plain(Token):
        pass

    for _ in range(20):
        token, slotted, plain = Token(1), Slotted(2), Plain(3)
        slotted.a = slotted.d = plain.more = "x" * 50
        for one in (token, slotted, plain):
            for other in (Token, Slotted, Plain, Mark, Marked, Link):
                if type(one) is not other:
                    raises((TypeError, AttributeError), lambda: setattr(one, "__class__", other))
        raises(TypeError, lambda: Token.__new__(Link, 1))
        raises(TypeError, lambda: object.__new__(Token))
        raises(TypeError, lambda: Mark.__new__(Marked, 1))
        assert (token.number, slotted.number, plain.number) == (1, 2, 3)
    gc.collect()


@case(once=True)
def past_the_constructor():
    """Objects made past `__new__` hold no value in new memory nor in used one."""
    before, held = settled(freelists.alive), [Link() for _ in range(8)]
    for link in held:
        link.secret = [1]
    del held, link
    Link.__new__ = lambda cls, *args: None
    for _ in range(20):
        empty = object.__new__(Link)
        assert empty.__dict__ == {}
        raises(RuntimeError, lambda: empty.next, "without .* constructor")
        empty.secret = [2]
        del empty
    assert settled(freelists.alive) == before


@case
def a_long_chain():
    """Links that end inside of each other go one after the other, and four of them leave their memory."""
    before = settled(freelists.alive)
    first = None
    for _ in range(50_000):
        first = Link(first)
    del first
    assert settled(freelists.alive) == before
    again = [Link() for _ in range(10)]
    assert all(one.next is None for one in again)


@case
def cycles_in_used_memory():
    """Thousands of cycles in the same memory are collected, each value is dropped once."""
    before, seen = settled(freelists.alive), []
    for number in range(2000):
        parting = Parting(lambda number=number: seen.append(number))
        parting.held = (parting, Link([parting]))
        if number % 100 == 0:
            gc.collect()
    del parting
    gc.collect()
    assert sorted(seen) == list(range(2000)), len(seen)
    assert settled(freelists.alive) == before


@case
def sizes_and_counts():
    """What a debugger sees of an object in used memory is what it sees of one in new memory."""

    def seen():
        link = Link()
        return sys.getrefcount(link), gc.is_tracked(link), link.__weakref__ if hasattr(link, "__weakref__") else None

    first = seen()
    assert all(seen() == first for _ in range(10))
