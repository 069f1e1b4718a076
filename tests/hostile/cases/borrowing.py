"""Objects used again while a method of theirs has not returned."""

import gc
import weakref

from hostile import Act, attempt, case, raises, settled
from topics import classes, hostile, memory, receivers
from topics.classes import Point
from topics.hostile import Chest
from topics.receivers import Counter

# Of each method: what it needs, called when the object is free.
READS = [
    lambda chest: len(chest),
    lambda chest: chest[0],
    lambda chest: 5 in chest,
    lambda chest: repr(chest),
    lambda chest: hash(chest),
    lambda chest: chest == Chest(1),
    lambda chest: chest.first,
    lambda chest: chest.each(str),
    lambda chest: list(chest),
]
WRITES = [
    lambda chest: chest.add(1),
    lambda chest: chest.clear(),
    lambda chest: chest.__setitem__(0, 1),
    lambda chest: chest.__delitem__(0),
    lambda chest: chest.extend([1]),
    lambda chest: chest.keep(bool),
    lambda chest: chest.sort(float),
    lambda chest: chest.alone(list),
    lambda chest: chest.pour(Chest()),
    lambda chest: Chest().pour(chest),
    lambda chest: setattr(chest, "first", 3),
]


@case
def writes_while_read():
    """Whatever would change an object that is being read raises, naming class, holder and asker."""
    chest = Chest(1, 2, 3)
    seen = []

    def change(item):
        for write in WRITES:
            seen.append(raises(RuntimeError, lambda: write(chest), r"cannot have this Chest: Chest\.\w+\(\) is using it"))

    chest.each(change)
    assert len(seen) == 3 * len(WRITES)
    assert any("Chest.add() cannot have" in str(one) for one in seen)
    assert list(chest) == [1, 2, 3]
    chest.add(4)


@case
def reads_while_read():
    """Reading what is being read works, from as many levels as there are."""
    chest = Chest(1, 2)
    depth = []

    def again(item):
        for read in READS[:-1]:
            read(chest)
        if len(depth) < 20:
            depth.append(item)
            chest.each(again)

    chest.each(again)
    assert len(depth) == 20
    chest.add(3)


@case
def anything_while_written():
    """Whatever touches an object that is being changed raises, and names who changes it."""
    chest = Chest(1, 2, 3)

    def touch():
        for use in READS + WRITES:
            raises(RuntimeError, lambda: use(chest), r"cannot have this Chest|is changing it")

    chest.alone(touch)
    assert list(chest) == [1, 2, 3]


@case
def from_equality():
    """`__eq__` of an item, asked in the middle of a search, cannot change what is searched."""
    chest = Chest(1)
    chest.add(Act(lambda: raises(RuntimeError, lambda: chest.clear(), "__contains__")))
    assert 7 not in chest
    assert len(chest) == 2
    chest.clear()


@case
def from_equality_of_two():
    """Nor can it change either of two that are compared."""
    one, two = Chest(), Chest(1)
    one.add(
        Act(lambda: (raises(RuntimeError, lambda: two.add(1), "a function's parameter"), raises(RuntimeError, one.clear, "__eq__")))
    )
    assert one != two
    assert len(one) == len(two) == 1


@case
def from_hash():
    """Nor `__hash__` what is hashed, not even by way of a dict that holds it."""
    chest, table = Chest(), {}
    chest.add(Act(lambda: (raises(RuntimeError, lambda: chest.add(1), "__hash__"), table.clear())))
    table[chest] = 1
    assert chest in table
    assert len(chest) == 1


@case
def from_repr():
    """Nor `__repr__` what is shown."""
    chest = Chest(Act(lambda: raises(RuntimeError, lambda: chest.clear(), "__repr__")))
    assert repr(chest) == "Chest(Act)"
    assert "Chest" in repr([chest, {1: chest}])


@case
def from_index():
    """`__index__` of an argument runs before the object is borrowed, or finds it borrowed: both are whole."""
    chest = Chest(1, 2, 3)
    answer = attempt(lambda: chest[Act(chest.clear, 2)])
    assert isinstance(answer, (IndexError, RuntimeError)), answer
    chest = Chest(1, 2, 3)
    attempt(lambda: chest.__setitem__(Act(chest.clear, 2), 5))
    attempt(lambda: chest.__delitem__(Act(chest.clear, 2)))
    assert len(chest) in (0, 2, 3)


@case
def from_items_of_an_argument():
    """Items that are converted for a method that changes the object find it as it was, or are refused."""
    chest = Chest(1)
    attempt(lambda: chest.extend([1, Act(chest.clear, 2), 3]))
    attempt(lambda: chest.extend([1, Act(lambda: chest.extend([5]), 2), 3]))
    for item in chest:
        assert item in (1, 2, 3, 5)


@case
def from_a_key_function():
    """A key function that changes, sorts or reads what is being sorted is refused."""
    chest = Chest(3, 1, 2)

    def key(item):
        for use in (chest.clear, lambda: chest.sort(key), lambda: len(chest), lambda: chest[0]):
            raises(RuntimeError, use, r"Chest\.sort\(\) is changing it")
        return item

    chest.sort(key)
    assert list(chest) == [1, 2, 3]


@case
def from_a_predicate():
    """So is a predicate, and so is the truth of its answer."""
    chest = Chest(1, 2, 3)

    class Truth:
        def __bool__(self):
            raises(RuntimeError, lambda: chest.add(1), "keep")
            return True

    assert chest.keep(lambda item: Truth()) == 3
    raises(ZeroDivisionError, lambda: chest.keep(lambda item: 1 // 0))
    assert list(chest) == [1, 2, 3]


@case
def from_a_finalizer():
    """What ends while an object is changed cannot reach it; the change goes on."""
    chest = Chest(1, 2)
    found = []

    class Ends:
        def __del__(self):
            found.append(attempt(lambda: len(chest)))
            found.append(attempt(lambda: chest.add(self)))

    chest[0] = Ends()
    chest[0] = 5
    assert [isinstance(one, RuntimeError) for one in found] == [True, True], found
    chest.add(Ends())
    chest.clear()
    assert len(found) == 4 and len(chest) == 0
    chest.add(Ends())
    del chest[0]
    assert len(found) == 6


@case
def from_a_weak_reference():
    """Nor can the callback of a weak reference to an item that goes while the object is changed."""
    chest, found = Chest(), []
    item = memory.Open(1)
    ref = weakref.ref(item, lambda ref: found.append(attempt(chest.clear)))
    chest.add(item)
    del item
    chest.clear()
    assert len(found) == 1 and isinstance(found[0], RuntimeError) and ref() is None


@case
def one_object_twice():
    """The same object as two parameters that both change is refused, once for reading is fine."""
    chest, counter, point = Chest(1), Counter(1), Point(1)
    raises(RuntimeError, lambda: chest.pour(chest), "cannot have this Chest")
    raises(RuntimeError, lambda: counter.swap(counter))
    raises(RuntimeError, lambda: receivers.move_all(counter, counter))
    raises(RuntimeError, lambda: point.scale(2, about=point))
    assert chest == chest and classes.middle(point, point) == point
    chest.add(1), counter.swap(Counter(2)), point.scale(2)


@case
def released_after_exceptions():
    """After any exception in a callback, KeyboardInterrupt and generator's end included, nothing is held."""
    chest = Chest(1, 2)

    class Odd(BaseException):
        pass

    for kind in (Odd, KeyboardInterrupt, SystemExit, GeneratorExit, StopIteration, MemoryError, RecursionError):

        def fail(*args):
            raise kind

        for call in (lambda: chest.each(fail), lambda: chest.alone(fail), lambda: chest.keep(fail)):
            raises(kind, call)
        raises(kind, lambda: chest.sort(fail))
    chest.add(3)
    assert len(chest) == 3


@case
def released_after_conversions_that_fail():
    """Nor after an argument that cannot be converted."""
    chest, counter = Chest(1), Counter(1)
    for wrong in (None, 1, "x", [1, "x"], Act(lambda: 1 // 0)):
        attempt(lambda: chest.extend(wrong))
        attempt(lambda: chest.pour(wrong))
        attempt(lambda: counter.swap(wrong))
        attempt(lambda: setattr(counter, "count", wrong))
        attempt(lambda: receivers.move_all(counter, wrong))
        attempt(lambda: receivers.move_all(wrong, counter))
    chest.add(1)
    counter.swap(Counter(1))


@case
def held_by_a_generator():
    """A generator that stopped in a callback's frame holds nothing; nor does one that is closed."""
    chest, kept = Chest(1, 2), []

    def generate():
        for item in chest:
            yield item

    for _ in range(2):
        walking = generate()
        kept.append(walking)
        next(walking)
        chest.add(3)
    kept[0].close()
    raises(ZeroDivisionError, lambda: kept[1].throw(ZeroDivisionError()))
    chest.clear()
    assert list(generate()) == []


@case
def collected_while_held():
    """Collections while an object is borrowed leave it and what it holds alone."""
    before = settled(hostile.alive)
    chest = Chest()
    chest.add([chest])
    chest.each(lambda item: gc.collect())
    chest.alone(gc.collect)
    assert chest[0][0] is chest
    ring = Chest(chest)
    chest.add(ring)

    def drop_the_last_name():
        nonlocal chest, ring
        del chest, ring
        gc.collect()

    ring.alone(drop_the_last_name)
    assert settled(hostile.alive) == before


@case
def swapped_from_within():
    """A callback that moves everything out of the object by way of another object is refused."""
    chest, other = Chest(1), Chest(2)
    chest.alone(lambda: raises(RuntimeError, lambda: other.pour(chest)))
    chest.each(lambda item: raises(RuntimeError, lambda: other.pour(chest)))
    other.pour(chest)
    assert len(chest) == 2 and len(other) == 0


@case
def handles_held_by_rust():
    """A guard that Rust code holds across a callback is named, and given back."""
    counter = Counter(0)
    receivers.holding(counter, lambda: raises(RuntimeError, lambda: counter.by_ref(1), r"borrow_mut\(\) is changing"))
    raises(ZeroDivisionError, lambda: receivers.holding(counter, lambda: 1 // 0))
    counter.by_ref_mut(1)
    assert counter.count == 3
