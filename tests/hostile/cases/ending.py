"""The end of objects: early, late, twice, deep, in other threads and with the interpreter."""

import atexit
import gc
import os
import sys
import threading
import weakref

from hostile import attempt, case, raises, settled
from topics import classes, hostile, iterators, memory
from topics.hostile import Chest, Made, Seal
from topics.memory import Everything, Farewell, Node, Open, Pair, Target

# As deep as a chain must bear; in an unoptimized library on a busy machine this takes seconds.
LONG = 1_000_000 if os.environ.get("KEELBACK_HOSTILE_SLOW") else 200_000


@case
def resurrection():
    """An object that its `__del__` gives a new name to is whole, and ends for good the next time."""
    before = settled(memory.alive)
    kept = []

    class Sub(Node):
        def __del__(self):
            kept.append(self)

    for make in (lambda: Sub(), lambda: Sub(Sub()), lambda: Sub([Node()])):
        thing = make()
        thing.extra = thing
        del thing
        gc.collect()
    assert len(kept) == 4 and all(one.next is None or one.next for one in kept)
    for one in kept:
        one.extra, one.next = None, None
    del one, make
    kept.clear()
    assert settled(memory.alive) == before


@case
def resurrection_again_and_again():
    """`__del__` runs once for each object, however often it comes back."""
    before = settled(hostile.alive)
    kept, runs = [], []

    class Sub(Chest):
        def __del__(self):
            runs.append(1)
            kept.append(self)
            self.add(self)

    Sub()
    for _ in range(5):
        kept.clear()
        gc.collect()
    assert len(runs) == 1
    assert settled(hostile.alive) == before


@case
def resurrection_by_a_drop():
    """A callback of Rust's `Drop` cannot bring back the object, only what it can still reach."""
    before = settled(memory.alive)
    kept = []
    held = []
    thing = Farewell(lambda: kept.extend(held))
    held.append(thing)
    thing.held = held
    del thing
    held = [None]
    gc.collect()
    assert kept == [None]
    thing = Farewell(lambda: kept.extend(one for one in gc.get_objects() if type(one) is Farewell))
    thing.held = thing
    del thing
    gc.collect()
    while len(kept) > 1:
        raises(RuntimeError, lambda: kept.pop().held, "unreachable")
    kept.clear()
    assert settled(memory.alive) == before


@case
def finalizers_that_use_the_dying():
    """A `__del__` and the callbacks of weak references may use the dying object and its neighbours."""
    before = settled(memory.alive)
    seen = []

    class Sub(Everything):
        def __del__(self):
            seen.append((self.held is None, len(vars(self)), attempt(lambda: setattr(self, "held", [self]))))
            self.more = self
            self.held = None
            del self.more

    one, two = Sub(), Sub()
    one.held, two.held = two, one
    one.name, two.name = "one", one
    refs = [weakref.ref(thing, lambda ref: seen.append(ref())) for thing in (one, two)]
    del one, two
    gc.collect()
    assert seen.count(None) == 2 or len(seen) == 2, seen
    assert len(refs) == 2
    refs.clear()
    assert settled(memory.alive) == before


@case
def weak_references_to_the_dying():
    """Weak references and proxies that are made, asked and called while their object ends are dead or whole."""
    before = settled(memory.alive)
    made = []

    class Sub(Target):
        def __del__(self):
            made.append(attempt(lambda: weakref.ref(self)))
            made.append(attempt(lambda: weakref.proxy(self)))

    sub = Sub()
    weakref.finalize(sub, lambda: made.append(1))
    proxy = weakref.proxy(sub)
    assert isinstance(proxy, Target)
    del sub
    gc.collect()
    raises(ReferenceError, lambda: proxy.__class__.__name__ and repr(proxy.x))
    assert [one for one in made if type(one) is int] == [1]
    assert all(ref() is None for ref in made if type(ref) is weakref.ref)
    made.clear()
    assert settled(memory.alive) == before


@case
def weak_references_among_themselves():
    """Callbacks that drop other objects with callbacks, in a row, end all of them once."""
    before = settled(memory.alive)
    table, order = {}, []

    def gone(ref, index):
        order.append(index)
        table.pop(index + 1, None)

    refs = []
    for index in range(500):
        thing = Target()
        table[index] = thing
        refs.append(weakref.ref(thing, lambda ref, index=index: gone(ref, index)))
    del thing
    table.pop(0)
    assert sorted(order) == list(range(500))
    assert settled(memory.alive) == before


@case
def long_chains():
    """Chains of objects, as long as memory bears, end without using up the stack."""
    before = settled(memory.alive)
    node = None
    for _ in range(LONG):
        node = Node(node)
    assert memory.alive() == before + LONG
    node = None
    assert memory.alive() == before


@case
def long_chains_of_several_kinds():
    """So do chains that go through frozen classes, subclasses, `__dict__`s, lists, closures and weak keys."""
    before = settled(memory.alive)

    class Sub(Node):
        pass

    def lambda_of(thing):
        return lambda: thing

    thing = None
    for index in range(20_000):
        kind = index % 6
        if kind == 0:
            thing = Node(thing)
        elif kind == 1:
            thing = Pair(thing, None)
        elif kind == 2:
            thing = Sub(thing)
            thing.extra = index
        elif kind == 3:
            inner = Everything()
            inner.attribute = thing
            thing = inner
            del inner
        elif kind == 4:
            thing = Chest([thing])
        else:
            thing = Node(lambda_of(thing))
    del thing
    assert settled(memory.alive) == before


@case
def long_chains_in_a_cycle():
    """A long ring is taken apart by the collector, wherever it begins."""
    before = settled(memory.alive)
    for make in (Node, lambda held: Node([held])):
        first = node = Node()
        for _ in range(20_000):
            node = make(node)
        first.next = node
        del first, node
        gc.collect()
    assert settled(memory.alive) == before


@case
def long_chains_of_drops():
    """`Drop`s that call Python, in each other, report RecursionError at worst, and none is lost."""
    before = settled(memory.alive)
    calls = []
    thing = None
    for _ in range(5_000):
        outer = Farewell(lambda: calls.append(1))
        outer.held = thing
        thing = outer
    del outer, thing
    gc.collect()
    assert len(calls) == 5_000
    assert settled(memory.alive) == before


@case
def broad_trees():
    """An object that holds a hundred thousand others ends with them."""
    before = settled(hostile.alive)
    chest = Chest(*[Chest(index) for index in range(30_000)])
    assert len(chest) == 30_000
    chest.clear()
    assert settled(hostile.alive) == before + 1
    del chest
    assert settled(hostile.alive) == before


@case
def ended_in_another_thread():
    """Objects made here end in another thread, and the other way round, each once."""
    before = settled(memory.alive)
    passed = [[Node(Open(index)) for index in range(100)]]
    passed[0].append(Farewell(lambda: passed.append("called")))

    def end():
        passed[0].clear()
        made.extend(Node([index]) for index in range(100))

    made = []
    thread = threading.Thread(target=end)
    thread.start()
    thread.join()
    assert "called" in passed
    passed.clear()
    made.clear()
    assert settled(memory.alive) == before


@case
def dropped_at_most_once():
    """Whatever mix of failures, cycles, threads and resurrections: as many drops as values."""
    before = settled(hostile.alive)

    class Sub(Made):
        def __init__(self, *args, **kwargs):
            if args and args[0] is fails:
                raise KeyError

        def __del__(self):
            kept.append(self)

    def fails():
        return [None]

    kept = []
    for _ in range(50):
        attempt(lambda: Sub(fails))
        attempt(lambda: Sub(fails, fail="x"))
        thing = Sub(list)
        thing.held.append(thing)
        del thing
        kept.clear()
    gc.collect()
    kept.clear()
    assert settled(hostile.alive) == before


@case(once=True, output="\nat exit\n")
def at_exit():
    """Objects in cycles, modules, threads' locals and exit functions go with the interpreter, or stay."""
    sys.kept = [Node(), Chest(1), Open(1), Seal("x", sys)]
    sys.kept[0].next = sys.kept
    sys.kept[2].itself = sys.kept[2]
    for cls in (Node, Chest, Open):
        cls.kept = cls(1) if cls is not Node else Node(cls)
    hostile.kept = classes.kept = memory.kept = Chest(hostile, classes, memory)
    threading.local().kept = Node(hostile)
    atexit.register(lambda node: print("at exit"), Node())
    sys.farewell = Farewell(print)
    sys.farewell = None
    sys.walk = iterators.numbers(5)
    next(sys.walk)


@case(once=True, output=r"x(?!.*(.).*\1)[abcde]*")
def at_exit_each_drop_once():
    """However an object is held when the interpreter ends, its `Drop` runs once, or never."""

    def farewell(letter):
        return Farewell(lambda write=os.write: write(1, letter))

    farewell(b"x")
    sys.kept = farewell(b"a")
    memory.kept = farewell(b"b")
    Node.kept = farewell(b"c")
    ring = farewell(b"d")
    ring.held = [ring]
    thread = threading.Thread(target=lambda kept: setattr(hostile, "kept", kept), args=(farewell(b"e"),))
    thread.start()
    thread.join()


@case(once=True, output=".*")
def at_exit_with_drops():
    """`Drop`s that call Python while the interpreter ends are called or not, and reported if they fail."""
    sys.kept = Farewell(lambda: gc.collect())
    memory.kept = Farewell(lambda: memory.Node(1))
    holder = Farewell(lambda: sys.modules["topics"])
    holder.held = holder
    Farewell.kept = Farewell(lambda: [].missing)


@case(once=True)
def at_exit_in_finalizers():
    """`__del__` of subclasses that run at the very end may make, use and lose objects of Rust's."""

    class Sub(Chest):
        def __del__(self, Chest=Chest, Node=Node):
            chest = Chest(self, Node(self))
            chest.add(chest)
            list(chest)

    sys.kept = Sub(1)
    Sub.kept = Sub(2)
    ring = Sub(3)
    ring.add(ring)


@case(once=True)
def at_exit_with_threads():
    """Daemon threads that use objects while the interpreter ends do not bring it down."""
    chest, ready = Chest(1), threading.Event()

    def work():
        ready.set()
        while True:
            attempt(lambda: chest.add(Chest(1)))
            attempt(lambda: chest.sleep(0.0))
            attempt(lambda: chest.clear())
            iterators.words("a b")

    for _ in range(3):
        threading.Thread(target=work, daemon=True).start()
    ready.wait()


@case(once=True)
def at_exit_inside_of_callbacks():
    """Daemon threads that Rust has called Python in when the interpreter ends stay where they are."""
    chest, ready = Chest(1), threading.Event()

    def forever(*args):
        ready.set()
        while True:
            chest.each(str)

    for start in (lambda: Chest(1).alone(forever), lambda: Chest(1).each(forever), lambda: Made(forever)):
        ready.clear()
        threading.Thread(target=start, daemon=True).start()
        ready.wait()


@case(once=True)
def at_exit_while_detached():
    """A thread that is inside of Rust, detached, when the interpreter ends, stays there."""
    chest, ready = Chest(1), threading.Event()

    def work():
        ready.set()
        chest.sleep_alone(10.0)

    threading.Thread(target=work, daemon=True).start()
    ready.wait()
    attempt(lambda: len(chest))


@case(once=True)
def at_exit_after_fork():
    """A forked child that leaves through the interpreter's end, as its parent does later."""
    if not hasattr(os, "fork"):
        return
    chest = Chest(1)
    chest.add(chest)
    sys.kept = chest
    child = os.fork()
    if child == 0:
        chest.add(2)
        sys.exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert len(chest) == 2
