"""Attributes and descriptors by special methods: tests/python/src/attributes.rs."""

import sys

import pytest

from topics.attributes import Echo, Record, Shared, Watched


def test_set_get_delete():
    record = Record()
    record.a = 1
    record.b = 2
    assert (record.a, record.b) == (1, 2)
    setattr(record, "a", 5)
    assert record.a == 5
    del record.a
    with pytest.raises(AttributeError):
        record.a
    with pytest.raises(AttributeError):
        del record.a
    with pytest.raises(ValueError, match="private"):
        record._x = 1
    with pytest.raises(TypeError):
        record.c = "x"
    with pytest.raises(TypeError):
        Record.__setattr__(1, "a", 1)
    # Before, Python lets nobody call these of a type that is made at run time.
    if sys.version_info >= (3, 10):
        record.__setattr__("d", 4)
        record.__delattr__("d")
    assert not hasattr(record, "d")


def test_a_subclass_puts_another_one_in_its_place():
    class Own(Record):
        def __getattr__(self, name):
            if name == "fixed":
                return "own"
            return super().__getattr__(name)

    record = Own()
    record.a = 1
    record.fixed = 2
    assert record.a == 1
    assert record.fixed == "own"
    assert Record.__getattr__(record, "fixed") == 2
    assert Record().__getattr__.__name__ == "__getattr__"
    with pytest.raises(AttributeError, match="^b$"):
        record.b
    with pytest.raises(TypeError):
        Record.__getattr__(1, "a")
    with pytest.raises(TypeError):
        record.__getattr__(1)

    class Below(Own):
        pass

    below = Below()
    below.a = 3
    assert (below.a, below.fixed) == (3, "own")
    del Own.__getattr__
    with pytest.raises(AttributeError):
        below.fixed
    assert below.a == 3


def test_one_of_the_two():
    watched = Watched()
    watched.extra = 1
    watched.deleted = 0
    assert watched.extra == 1
    with pytest.raises(AttributeError, match="extra stays"):
        del watched.extra
    assert watched.deleted == 1 and watched.extra == 1


def test_every_name():
    echo = Echo()
    assert echo.anything == "ANYTHING"
    assert echo.__class__ == "__CLASS__"
    with pytest.raises(AttributeError):
        echo.x = 1


def test_descriptor():
    class Owner:
        one = Shared()
        two = Shared()

    a, b = Owner(), Owner()
    assert Owner.one.name == "one" and Owner.two.name == "two"
    with pytest.raises(AttributeError, match="nothing is set"):
        a.one
    a.one = [1]
    assert b.one == [1] and a.one is b.one
    with pytest.raises(AttributeError, match="__delete__"):
        del a.one
    descriptor = Owner.__dict__["one"]
    assert descriptor.__get__(a, Owner) == [1]
    assert descriptor.__get__(None, Owner) is descriptor
    assert isinstance(Owner.one, Shared)
