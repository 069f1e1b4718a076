"""The garbage collector, asked at bad times and told odd things."""

import gc
import sys
import weakref

from hostile import Act, attempt, case, failed, raises, settled
from topics import hostile, kinds, memory, records
from topics.hostile import Chest, Seal
from topics.memory import Bag, Deep, Everything, Locked, Node, Open, Pair


@case
def from_every_callback():
    """Collections from every callback there is leave what is in use alone."""
    before = settled(hostile.alive)
    chest = Chest()
    for value in (1, 2, 3):
        chest.add(Act(gc.collect, value))
    chest.add([chest])
    chest.each(lambda item: gc.collect())
    assert 9 not in chest
    chest.keep(lambda item: gc.collect() or True)
    chest.sort(lambda item: gc.collect())
    assert len(chest) == 4
    del chest
    assert settled(hostile.alive) == before


@case
def callbacks_of_the_collector():
    """`gc.callbacks` that use, make and drop objects during a collection are no danger."""
    before = settled(hostile.alive)
    chest = Chest(1)

    def callback(phase, info):
        chest.add(Chest(phase))
        ring = Chest()
        ring.add(ring)

    gc.callbacks.append(callback)
    try:
        for _ in range(5):
            gc.collect()
    finally:
        gc.callbacks.remove(callback)
    assert len(chest) == 11
    del chest
    assert settled(hostile.alive) == before


@case
def finalizers_that_build_cycles():
    """Finalizers that put the garbage into new cycles, over several rounds, lose and free nothing twice."""
    before = settled(memory.alive)
    rounds = []

    class Sub(Node):
        def __del__(self):
            if len(rounds) < 30:
                rounds.append(1)
                other = Sub(self)
                other.next = [other, self.next, self]

    sub = Sub()
    sub.next = sub
    del sub
    for _ in range(40):
        gc.collect()
    assert settled(memory.alive) == before


@case
def referrers_and_referents():
    """What the collector tells of objects, while they are borrowed or gone, may be used."""
    chest = Chest([1], [2])
    assert any(one == [1] for one in gc.get_referents(chest))

    def look():
        for one in gc.get_referents(chest):
            attempt(lambda: repr(one))
        for one in gc.get_referrers(chest):
            attempt(lambda: len(one))

    look()
    chest.alone(look)
    chest.each(lambda item: look())
    for thing in (Node(1), Pair([], []), Open(1), Deep(), Bag(), Seal("x", []), kinds.Names(), records.Nothing()):
        gc.get_referents(thing), gc.get_referrers(thing), gc.is_tracked(thing), sys.getsizeof(thing)
    chest.clear()
    assert not any(one == [1] for one in gc.get_referents(chest))


@case
def changed_by_what_it_holds():
    """While an object is taken apart, what it held may still ask for it, and is told that it is gone."""
    before = settled(memory.alive)
    seen = []

    class Last:
        def __init__(self, node):
            self.node = node

        def __del__(self):
            seen.append(attempt(lambda: self.node.next))

    node = Node()
    node.next = Last(node)
    del node
    gc.collect()
    assert len(seen) == 1
    assert seen[0] is None or isinstance(seen[0], (Last, RuntimeError)), seen
    seen.clear()
    assert settled(memory.alive) == before


@case
def cycles_through_everything():
    """Cycles through closures, generators, frames, dicts, sets, weak dicts, types and bound methods go."""
    before = settled(hostile.alive)

    def closure():
        chest = Chest()
        chest.add(lambda: chest)

    def generator():
        def generate():
            yield chest

        chest = Chest()
        running = generate()
        next(running)
        chest.add(running)

    def frame():
        chest = Chest()
        chest.add(sys._getframe())

    def dictionary():
        table = {}
        chest = Chest(table)
        table["chest"] = table[3] = chest

    def method():
        chest = Chest()
        chest.add(chest.add)
        chest.add(chest.__len__)
        chest.add(chest.__iter__())

    def weak():
        chest = Chest()
        table = weakref.WeakValueDictionary(chest=chest)
        chest.add(table)
        chest.add(weakref.ref(chest, lambda ref: chest_of(ref)))

    def kind():
        cls = type("Sub", (Chest,), {})
        cls.object = cls(cls)

    def error():
        chest = Chest()
        try:
            raise ValueError(chest)
        except ValueError as caught:
            chest.add(caught)

    def iterator():
        chest = Chest()
        chest.add(iter(chest))
        chest.add(enumerate(chest))
        chest.add(zip(chest, map(lambda item: chest, chest)))

    def frozen():
        held = []
        held.append(Seal("x", Chest(held)))

    for make in (closure, generator, frame, dictionary, method, weak, kind, error, iterator, frozen):
        make()
        assert settled(hostile.alive) == before, make.__name__


def chest_of(ref):
    return ref()


@case
def cycles_of_every_class():
    """One ring through all classes that hold objects goes whole."""
    before = settled(memory.alive), settled(hostile.alive)
    node, bag, deep, locked, open_, every, chest = Node(), Bag(), Deep(), Locked(), Open(1), Everything(), Chest()
    node.next = bag
    bag.add(deep)
    for place in ("call", "many", "keyed", "wrapped", "secret", "shared", "handlers"):
        deep.put(place, locked)
    deep.once(open_)
    locked.hold(Pair(open_, None))
    open_.more = every
    every.held = chest
    chest.add(Seal("x", node))
    del node, bag, deep, locked, open_, every, chest
    assert (settled(memory.alive), settled(hostile.alive)) == before


@case
def frozen_and_unfrozen():
    """`gc.freeze`, `gc.disable` and thresholds of zero and one change nothing about the end of objects."""
    before, threshold = settled(memory.alive), gc.get_threshold()
    node = Node()
    node.next = node
    gc.freeze()
    del node
    gc.collect()
    gc.unfreeze()
    gc.set_threshold(0)
    Node(Node())
    gc.set_threshold(*threshold)
    assert settled(memory.alive) == before


@case
def untracked_things():
    """Classes that hold no objects are not tracked, and their subclasses are."""
    assert not gc.is_tracked(memory.Target())
    sub = type("Sub", (memory.Target,), {})()
    assert gc.is_tracked(sub)
    sub.itself = sub
    before = memory.alive()
    del sub
    gc.collect()
    assert memory.alive() == before - 1


@case
def shared_owners():
    """Two objects that share what they hold, behind locks, are not freed while one of them lives."""
    before = settled(memory.alive)
    one, two = Locked(), Locked()
    held = [one, two]
    one.hold(held)
    two.hold(held)
    del held, one
    gc.collect()
    assert two.take()
    two.hold(two)
    del two
    assert settled(memory.alive) == before


@case
def saved_garbage():
    """With `DEBUG_SAVEALL` nothing is taken apart, and what is found can be used."""
    before = settled(memory.alive)
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        node = Node()
        node.next = [node]
        del node
        gc.collect()
        found = [one for one in gc.garbage if type(one) is Node]
        assert len(found) == 1 and found[0].next == [found[0]]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    found[0].next = None
    del found
    assert settled(memory.alive) == before


@case
def taken_apart_refuses():
    """An object that the collector took apart says so to whoever still reaches it."""
    before = settled(memory.alive)
    seen = []

    class Late:
        def __init__(self, node):
            self.node = node

        def __del__(self):
            node = self.node
            seen.append(attempt(lambda: node.next))
            seen.append(attempt(lambda: setattr(node, "next", 1)))
            seen.append(attempt(lambda: node.changing(list)))
            seen.append(attempt(lambda: repr(node)))

    for _ in range(20):
        node = Node()
        node.next = [Late(node), node]
    del node
    gc.collect()
    assert len(seen) == 80
    for one in seen:
        assert not failed(one) or "unreachable" in str(one), one
    seen.clear()
    assert settled(memory.alive) == before


@case
def sizes_that_lie():
    """`sys.getsizeof` of every object is a number of bytes that holds it."""
    for thing in (Node(), Chest(1), kinds.Names(), records.Nothing(), Open(1), Pair(1, 2)):
        assert sys.getsizeof(thing) >= object.__sizeof__(thing) >= 24 or sys.maxsize < 2**32
    raises(TypeError, lambda: sys.getsizeof())
