"""What is read or walked over changes meanwhile, ends too early, never ends, or lies about itself."""

import collections
import gc
import itertools
import sys

from hostile import Act, attempt, case, failed, raises, settled
from topics import classes, conversions, enums, hostile, iterators, kinds, memory, records
from topics.classes import Numbers, Point
from topics.hostile import Chest


@case
def walked_and_changed():
    """An iterator over an object that grows, shrinks and is cleared meanwhile ends, or goes on."""
    chest = Chest(*range(10))
    for item in chest:
        if item == 3:
            chest.clear()
    assert len(chest) == 0
    chest = Chest(*range(3))
    seen = []
    for item in chest:
        seen.append(item)
        if len(seen) < 1000:
            chest.add(item)
    assert len(seen) == 1002
    chest = Chest(*range(10))
    for _ in chest:
        del chest[0]
    assert len(chest) == 5


@case
def walked_while_written():
    """An iterator that is asked while its object is being changed raises, and goes on afterwards."""
    chest = Chest(1, 2, 3)
    walk = iter(chest)
    assert next(walk) == 1
    chest.alone(lambda: raises(RuntimeError, lambda: next(walk), "cannot have this Chest"))
    assert next(walk) == 2


@case
def walked_by_itself():
    """An iterator asked from within itself raises or goes on; it never hangs."""
    chest = Chest()
    walk = iter(chest)
    chest.add(Act(lambda: attempt(lambda: next(walk))))
    chest.add(5)
    for item in walk:
        attempt(lambda: item == 3)
    raises(StopIteration, lambda: next(walk))
    calls = []

    def again():
        calls.append(1)
        return attempt(lambda: next(turning)) if len(calls) < 50 else None

    turning = iterators.calls(again)
    for answer in itertools.islice(turning, 60):
        assert failed(answer) or answer is not None
    raises((StopIteration, RuntimeError), lambda: next(turning))


@case
def iterators_outlive_everything():
    """An iterator keeps what it walks over alive, and no more; it may be walked when all else is gone."""
    before = settled(hostile.alive)
    walk = iter(Chest(1, [2], 3))
    gc.collect()
    assert list(walk) == [1, [2], 3]
    walk = iter(Chest(1))
    chest = Chest(walk)
    chest.add(chest)
    del chest, walk
    assert settled(hostile.alive) == before
    words = iterators.words("a b c")
    next(words)
    assert list(words) == ["b", "c"]


@case
def iterators_copied_and_shared():
    """`tee`, `zip` and `iter` over one iterator share it; copying is refused."""
    walk = iter(Numbers(1, 2, 3, 4))
    assert list(zip(walk, walk)) == [(1, 2), (3, 4)]
    one, two = itertools.tee(iterators.numbers(5))
    assert list(one) == list(two) == [0, 1, 2, 3, 4]
    raises(TypeError, lambda: __import__("copy").copy(iterators.numbers(5)))
    raises(TypeError, lambda: type(walk)())
    raises(TypeError, lambda: type(iterators.numbers(1))())
    raises(TypeError, lambda: object.__new__(type(iterators.numbers(1))))


@case
def iterators_that_never_end():
    """Endless iterators are read as far as asked; `length_hint` and `in` may be asked of them."""
    walk = iterators.numbers(2**63)
    assert list(itertools.islice(walk, 3)) == [0, 1, 2]
    assert 5 in walk and next(walk) == 6
    assert collections.deque(iterators.numbers(100_000), maxlen=1)[0] == 99_999


@case
def iterators_closed_in_odd_states():
    """Generators over Rust's iterators may be closed, thrown into and dropped at any point."""
    before = settled(lambda: iterators.counts()[1])

    def walk():
        try:
            yield from iterators.numbers(10)
        finally:
            for _ in iterators.numbers(3):
                yield "late"

    generator = walk()
    next(generator)
    assert raises((KeyError, StopIteration), lambda: throw_twice(generator))
    generator = walk()
    next(generator)
    raises(RuntimeError, generator.close, "ignored GeneratorExit")
    unstarted = walk()
    unstarted.close()
    raises(StopIteration, lambda: next(unstarted))
    del generator, unstarted
    assert settled(lambda: iterators.counts()[1]) == before


def throw_twice(generator):
    assert generator.throw(KeyError("one")) == "late"
    return generator.throw(KeyError("two"))


@case
def lists_changed_by_their_items():
    """A list that its items clear, shrink or extend while it is converted gives what was read, or raises."""
    for change in (list.clear, lambda items: items.extend(range(10_000)), lambda items: items.pop(), list.reverse):
        items = []
        items[:] = [1, Act(lambda: change(items), 2), 3, Act(lambda: change(items), 4)]
        answer = attempt(lambda: conversions.vec_i64(items))
        assert failed(answer) or set(answer) <= set(range(10_000)), answer
        chest = Chest(0)
        items[:] = [1, Act(lambda: change(items), 2), 3]
        attempt(lambda: chest.extend(items))
        assert chest[0] == 0


@case
def lists_freed_by_their_items():
    """The last reference to the list that is converted may go in the middle of it."""
    holder = []

    def let_go():
        holder.clear()
        gc.collect()

    holder.append([1, Act(let_go), 2**71])
    assert failed(attempt(lambda: Chest(0).extend(holder[0])))
    holder.append([1, Act(let_go, 5), 3])
    assert attempt(lambda: conversions.vec_i64(holder[0])) == [1, 5, 3]
    assert holder == []


@case
def instances_in_lists_that_change():
    """Instances taken from a list that a property of a sibling changes are the ones that were there."""
    points = []

    class Sub(Point):
        @property
        def x(self):
            points.clear()
            return 1.0

        def __float__(self):
            points.clear()
            return 1.0

    points.extend([Point(1), Sub(2), Point(3)])
    assert classes.total(points) == 6.0
    points.extend([Point(1), Sub(2)])
    assert points[1].x == 1.0 and points == []


@case
def dicts_changed_by_their_keys():
    """Dicts whose keys and values change them while they are converted raise or give what was read."""
    table = {}

    class Key(str):
        def __hash__(self):
            return hash(str(self))

        def __eq__(self, other):
            table.clear()
            return str.__eq__(self, other)

    for change in (table.clear, lambda: table.update({str(i): i for i in range(999)}), table.popitem):
        table.clear()
        table.update({Key("a"): 1, "b": Act(change, 2), "c": 3})
        attempt(lambda: conversions.hash_map(table))
    table.clear()


@case
def sets_changed_by_their_items():
    """So do sets."""
    items = set()
    for change in (items.clear, lambda: items.update(range(999)), items.pop):
        items.clear()
        items.update([1, Act(change, 2), 3])
        attempt(lambda: conversions.hash_set(items))
        attempt(lambda: records.Entry(1, items))


@case
def sequences_that_lie():
    """Sequences with lengths and items that contradict each other are read by what iterating them gives."""

    class Lies:
        def __init__(self, length, *items):
            self.length, self.items = length, items

        def __len__(self):
            return self.length() if callable(self.length) else self.length

        def __getitem__(self, index):
            return self.items[index]

        def __iter__(self):
            return iter(self.items)

    for length in (0, 1, 10**9, sys.maxsize, -1, 2**70, "x", lambda: 1 // 0):
        for items in ((), (1, 2), ("x",), tuple(range(1000))):
            attempt(lambda: conversions.vec_i64(Lies(length, *items)))
            attempt(lambda: Chest(0).extend(Lies(length, *items)))
            attempt(lambda: records.Entry(1, Lies(length, *items)))
            attempt(lambda: enums.shown(enums.Light.Red, Lies(length, *items)))
    assert Chest(0).extend(Lies(sys.maxsize, 1, 2)) in (2, 3)


@case
def classes_changed_while_converted():
    """An item that changes its class, or deletes the conversion, in the middle is read once."""

    class Changes:
        def __index__(self):
            type(self).__index__ = None
            return 5

    class Becomes:
        def __index__(self):
            self.__class__ = type("Other", (), {})
            return 6

    answer = attempt(lambda: conversions.vec_i64([Changes(), Becomes(), Changes()]))
    assert failed(answer)
    assert conversions.vec_i64([Becomes()]) == [6]


@case
def conversions_that_answer_wrongly():
    """`__index__`, `__float__`, `__bool__`, `__str__` that answer with something else raise TypeError."""

    class Wrong:
        def __init__(self, answer):
            self.answer = answer

        def __index__(self):
            return self.answer

        __float__ = __bool__ = __str__ = __iter__ = __len__ = __index__

    for answer in (None, "x", 1.5, [], object(), NotImplemented, Wrong(1)):
        raises(TypeError, lambda: Chest(0).extend([Wrong(answer)]))
        if not isinstance(answer, float):
            raises(TypeError, lambda: Chest(0).sleep(Wrong(answer)))
        raises(TypeError, lambda: Chest(1).keep(lambda item: Wrong(answer)))
        raises(TypeError, lambda: Chest(1, 2).sort(lambda item: Wrong("x")))
    raises(TypeError, lambda: records.Entry(1, Wrong(3)))


@case
def ints_of_a_subclass():
    """A subclass of int, float, str, list or dict that overrides everything is read for what it holds."""

    class Int(int):
        def __index__(self):
            raise ZeroDivisionError

        __int__ = __float__ = __hash__ = __index__

    class Text(str):
        def __str__(self):
            raise ZeroDivisionError

        __len__ = __iter__ = __getitem__ = encode = __str__

    class List(list):
        def __getitem__(self, index):
            raise ZeroDivisionError

        __len__ = __getitem__

    assert conversions.i64(Int(5)) == 5
    assert attempt(lambda: hostile.Seal(Text("abc"), 1).text) == "abc"
    answer = attempt(lambda: conversions.vec_i64(List([1, 2])))
    assert failed(answer) or answer == [1, 2]


@case
def kinds_as_sequences():
    """Classes tagged `sequence` and `mapping` bear being asked for far, negative and strange keys."""
    squares, names = kinds.Squares(3), kinds.Names()
    for key in (3, -4, sys.maxsize, -sys.maxsize - 1, 2**80):
        raises((IndexError, OverflowError), lambda: squares[key])
    for key in (9, -1, "zero", None, 2**80, ()):
        raises((KeyError, TypeError, OverflowError), lambda: names[key])
    assert list(squares) == [0, 1, 4] and list(reversed(squares)) == [4, 1, 0]
    raises(TypeError, lambda: squares + [1])
    raises(TypeError, lambda: {**squares})
    assert {**names} == {0: "zero", 1: "one", 2: "two"}
    attempt(lambda: squares * 3)


@case
def held_objects_that_end_while_read():
    """Reading an attribute whose old value ends in the middle of being replaced is whole."""
    before = settled(memory.alive)

    class Ends:
        def __init__(self, node):
            self.node = node

        def __del__(self):
            seen.append(type(attempt(lambda: self.node.next)))
            attempt(lambda: setattr(self.node, "next", None))

    seen = []
    node = memory.Node()
    for _ in range(10):
        node.next = Ends(node)
    node.next = None
    assert len(seen) == 10, seen
    del node
    seen.clear()
    assert settled(memory.alive) == before
