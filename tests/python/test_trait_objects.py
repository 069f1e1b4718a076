"""Trait objects that Rust hands out: tests/python/src/trait_objects.rs."""

import copy
import gc
import pickle
import sys

import pytest

from topics import trait_objects
from topics.trait_objects import Counter, Reader, Shelf, Tagged, Visitor


class Lines(Reader):
    def __init__(self, data):
        self.data = data

    def tag(self):
        return "lines"

    def read(self, count, *, skip=0):
        return self.data[skip : skip + count]

    def __len__(self):
        return len(self.data)

    def again(self):
        return Lines(self.data)

    def joined(self, other):
        return Lines(self.data + other.read(len(other)))


def test_what_it_is():
    reader = trait_objects.reader(b"abc")
    assert isinstance(reader, Reader) and isinstance(reader, Tagged)
    assert type(reader).__name__ == "RustReader" and type(reader).__module__ == "topics.trait_objects"
    assert not hasattr(trait_objects, "RustReader")
    assert type(reader).read.__doc__ == "Reads some."
    assert type(trait_objects.reader(b"")) is type(reader)


def test_its_methods():
    reader = trait_objects.reader(b"abc")
    assert reader.tag() == "bytes" and reader.kind == "reader of bytes" and len(reader) == 3
    assert reader.read(2) == b"ab" and reader.read(2, skip=2) == b"c"
    with pytest.raises(EOFError, match="nothing left"):
        reader.read(1, skip=4)
    with pytest.raises(TypeError, match="argument 'count'"):
        reader.read("x")
    with pytest.raises(AttributeError):
        reader.kind = "other"


def test_results_of_its_methods():
    reader = trait_objects.reader(b"abc")
    again = reader.again()
    assert again is not reader and again.read(3) == b"abc"
    assert reader.joined(again).read(9) == b"abcabc"
    assert reader.joined(Lines(b"de")).read(9) == b"abcde"
    assert Lines(b"de").joined(reader).data == b"deabc"


def test_inside_of_others():
    assert trait_objects.marked(b"") is None
    assert trait_objects.marked(b"x").read(1) == b"x"
    listed, named = trait_objects.readers(3)
    assert [len(one) for one in listed] == [0, 1, 2]
    assert {name: one.read(9) for name, one in named.items()} == {"0": b"", "1": b"\1", "2": b"\2\2"}


def test_back_into_rust():
    reader = trait_objects.reader(b"abc")
    assert trait_objects.all(reader) == ("bytes", "reader of bytes", b"abc")
    assert trait_objects.tag(reader) == "bytes"
    assert trait_objects.all(Lines(b"de")) == ("lines", "reader of lines", b"de")
    shelf = Shelf([reader, Lines(b"de")])
    assert [trait_objects.tag(one) for one in shelf.readers] == ["bytes", "lines"]
    assert shelf.first().read(3) == b"abc"


def test_what_python_made_goes_out_as_itself():
    lines, reader = Lines(b"de"), trait_objects.reader(b"abc")
    assert trait_objects.passed(lines) is lines and trait_objects.passed(reader) is reader
    shelf = Shelf([lines, reader, lines])
    assert shelf.first() is lines and shelf.readers[1] is reader
    assert all(one is other for one, other in zip(shelf.readers, [lines, reader, lines]))
    # What is at the place of an adapter that ended is something else.
    for _ in range(50):
        del shelf
        made = [trait_objects.reader(b"x") for _ in range(20)]
        shelf = Shelf([lines])
        assert shelf.first() is lines and lines not in made
    counts = sys.getrefcount(lines)
    for _ in range(20):
        trait_objects.passed(trait_objects.passed(lines))
    assert sys.getrefcount(lines) == counts


def test_nobody_makes_one():
    kind = type(trait_objects.reader(b""))
    for make in (kind, lambda: kind.__new__(kind), lambda: object.__new__(kind)):
        with pytest.raises(TypeError):
            make()
    with pytest.raises(TypeError):
        type("Below", (kind,), {})
    reader = trait_objects.reader(b"")
    for call in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            call(reader)
    with pytest.raises(TypeError):
        kind.read(Lines(b""), 1)
    with pytest.raises(TypeError):
        reader.__class__ = type(trait_objects.counter(1))


def test_what_changes():
    counter = trait_objects.counter(5)
    assert isinstance(counter, Counter)
    assert counter.step(2) == 7 and counter.value == 7
    counter.value = 1
    assert trait_objects.step(counter, 3) == 8 and counter.value == 4
    with pytest.raises(RuntimeError, match="RustCounter"):
        counter.feed(lambda value: counter.step(1))
    with pytest.raises(RuntimeError, match="RustCounter"):
        counter.feed(lambda value: trait_objects.step(counter, 1))
    assert counter.feed(lambda value: value) == 8


def test_handed_to_python():
    class Mine(Visitor):
        def visit(self, reader):
            self.seen = reader
            return reader.kind

    visitor = Mine()
    assert trait_objects.visit(visitor, b"ab") == "reader of bytes"
    assert visitor.seen.read(9) == b"ab"


def test_values_end_with_their_objects():
    gc.collect()
    before = trait_objects.alive()
    listed, named = trait_objects.readers(3)
    assert trait_objects.alive() == before + 6
    shelf = Shelf(listed)
    del listed, named
    gc.collect()
    assert trait_objects.alive() == before + 3
    kept = shelf.first()
    del shelf
    gc.collect()
    assert trait_objects.alive() == before + 1
    del kept
    gc.collect()
    assert trait_objects.alive() == before


def test_leaks(leaks):
    lines, shelf = Lines(b"de"), Shelf([trait_objects.reader(b"x")])

    def use():
        reader = trait_objects.reader(b"abc")
        reader.joined(lines).again()
        trait_objects.passed(reader).tag()
        trait_objects.passed(lines).tag()
        shelf.readers[0].read(1)
        trait_objects.step(trait_objects.counter(1), 2)

    leaks(use)
