"""Memory of classes from Rust types: tests/python/src/memory.rs."""

import gc
import sys
import threading
import weakref

import pytest
import turns

from processes import UNLOAD, completes, succeeds
from topics import memory
from topics.memory import Bag, Deep, Everything, Farewell, Locked, Node, Open, Pair, Target


def alive():
    gc.collect()
    return memory.alive()


@pytest.fixture(autouse=True)
def all_go():
    """Each test leaves no counted value behind: on PyPy cycles stay, which says the test itself."""
    before = alive()
    yield
    assert alive() == before or sys.implementation.name == "pypy"


def collected(make):
    """Asserts that what `make` makes is freed by the collector, and by nothing else."""
    before = alive()
    gc.disable()
    try:
        make()
        assert memory.alive() > before
    finally:
        gc.enable()
    assert alive() == before


def test_cycle_through_a_field():
    def make():
        node = Node()
        node.next = node

    collected(make)


def test_cycle_through_two_objects():
    def make():
        a, b = Node(), Node()
        a.next, b.next = b, a

    collected(make)


def test_cycle_through_collections():
    def make():
        bag = Bag()
        bag.add([bag])
        bag.add({"bag": bag})
        bag.set("none", None)
        bag.set("self", bag)
        assert len(bag) == 4

    collected(make)


def test_cycle_through_a_closure():
    def make():
        bag = Bag()
        bag.add(lambda: bag)

    collected(make)


def test_cycle_through_a_frozen_object():
    def make():
        inner = []
        pair = Pair(inner, 1)
        inner.append(pair)

    collected(make)


def test_cycle_of_frozen_and_mutable_objects():
    def make():
        node = Node()
        node.next = Pair(Pair(node, None), node)

    collected(make)


@pytest.mark.parametrize(
    "place", ["call", "many", "keyed", "wrapped", "secret", "shared", "handlers"]
)
def test_cycle_through_every_kind_of_field(place):
    def make():
        deep = Deep()
        deep.put(place, deep)
        assert deep.times() >= 0

    collected(make)


def test_cycle_through_what_is_set_once():
    def make():
        deep = Deep()
        assert deep.once(deep)
        assert not deep.once(deep)

    collected(make)


def test_cycle_through_an_exception():
    def make():
        deep = Deep()
        error = ValueError("x")
        error.deep = deep
        deep.put("failed", error)

    collected(make)


def test_cycle_through_a_handle_to_a_class():
    def make():
        deep, node = Deep(), Node()
        deep.put("node", node)
        node.next = deep

    collected(make)


def test_what_holds_a_lock_alone():
    def make():
        locked = Locked()
        locked.hold(locked)

    collected(make)


def test_what_is_in_use_is_not_collected():
    node = Node()
    node.next = [node]
    seen = []

    def callback():
        gc.collect()
        seen.append(node.next)

    node.reading(callback)
    assert seen == [[node]]
    with pytest.raises(RuntimeError, match="is changing it"):
        node.changing(callback)
    node.changing(gc.collect)
    assert node.next == [node]
    node.next = None


def test_cycle_through_a_subclass():
    class Sub(Node):
        pass

    def make():
        sub = Sub()
        sub.next = sub
        sub.attribute = [sub]

    collected(make)


def test_cycle_through_a_dict_of_a_subclass():
    class Sub(Target):
        pass

    class Slotted(Target):
        __slots__ = ("place",)

    def make():
        sub = Sub()
        sub.me = sub
        slotted = Slotted()
        slotted.place = slotted

    collected(make)


# 3.13 without a GIL makes types immortal as soon as a second thread has run.
TYPES_STAY = sys.version_info[:2] == (3, 13) and not getattr(sys, "_is_gil_enabled", lambda: True)()


@pytest.mark.skipif(TYPES_STAY, reason="types are immortal")
def test_a_subclass_goes_with_its_last_object():
    def make():
        class Sub(Node):
            pass

        # The object refers to its class, the class to the object.
        Sub.object = Sub()
        Sub.object.next = Sub
        return weakref.ref(Sub)

    ref = make()
    gc.collect()
    assert ref() is None


def test_attributes_from_python():
    thing = Open(3)
    assert thing.__dict__ == {}
    thing.extra = 1
    assert thing.__dict__ == {"extra": 1}
    assert vars(thing) is thing.__dict__
    thing.__dict__ = {"other": 2}
    assert thing.other == 2 and not hasattr(thing, "extra")
    with pytest.raises(TypeError):
        thing.__dict__ = 1
    thing.number = 4
    assert "number" not in vars(thing)
    del thing.other
    with pytest.raises(AttributeError):
        thing.other
    assert not hasattr(Open, "__dictoffset__") or Open.__dictoffset__ > 0
    assert "__weaklistoffset__" not in vars(Open)


def test_cycle_through_attributes():
    def make():
        thing = Open(1)
        thing.me = [thing]
        thing = Everything()
        thing.me = thing
        thing.held = thing

    collected(make)


def test_attributes_of_others():
    with pytest.raises(AttributeError):
        Target().extra = 1
    with pytest.raises(AttributeError):
        Node().extra = 1


def test_what_a_field_held_finds_the_object_free():
    seen = []

    class Last:
        def __del__(self):
            node.next = seen.append(node.next)

    node = Node(Last())
    node.next = 1
    assert seen == [1] and node.next is None
    # 3.13 without a GIL keeps classes and functions for ever once there was a second thread, with the variables that they name.
    del node


@pytest.mark.parametrize("make", [lambda: Open(1), Target, Everything])
def test_weak_references(make):
    thing = make()
    called = []
    ref = weakref.ref(thing, called.append)
    assert ref() is thing
    assert weakref.getweakrefcount(thing) == 1
    proxy = weakref.proxy(thing)
    assert proxy.__class__ is type(thing)
    table = weakref.WeakValueDictionary(a=thing)
    keys = weakref.WeakKeyDictionary({thing: 1})
    assert len(table) == len(keys) == 1
    del thing
    gc.collect()
    assert ref() is None and called == [ref]
    assert len(table) == len(keys) == 0


def test_no_weak_references_to_others():
    with pytest.raises(TypeError, match="weak reference"):
        weakref.ref(Node())


def test_weak_references_to_subclasses():
    class Sub(Target):
        pass

    class Slotted(Node):
        __slots__ = ("__weakref__",)

    for make in (Sub, Slotted):
        thing = make()
        called = []
        ref = weakref.ref(thing, called.append)
        assert ref() is thing
        del thing
        gc.collect()
        assert ref() is None and len(called) == 1


def test_weak_references_in_a_cycle():
    def make():
        thing = Everything()
        thing.held = thing
        thing.ref = weakref.ref(thing, called.append)
        return weakref.ref(thing, called.append)

    called = []
    ref = make()
    assert ref() is not None
    gc.collect()
    assert ref() is None and called == [ref]


def test_finalizers_of_a_cycle_see_whole_objects():
    seen = []

    class Sub(Node):
        def __del__(self):
            seen.append(self.next is self)

    sub = Sub()
    sub.next = sub
    del sub
    gc.collect()
    assert seen == [True]


def test_resurrection():
    kept = []

    class Sub(Node):
        def __del__(self):
            kept.append(self)

    sub = Sub()
    sub.next = sub
    del sub
    gc.collect()
    assert len(kept) == 1 and kept[0].next is kept[0]
    kept[0].next = None
    kept.clear()


def test_drop_of_a_cycle_runs_once_and_sees_python():
    calls = []

    def make():
        one = Farewell(lambda: calls.append(1))
        one.held = one
        two = Farewell(lambda: calls.append(len(gc.get_objects()) > 0))
        two.held = [two, one]

    collected(make)
    assert sorted(calls) == [True, 1]


def test_what_was_taken_apart_refuses():
    found = []

    def make():
        one, two = Farewell(lambda: look(0)), Farewell(lambda: look(1))
        both = [one, two]
        one.held = two.held = both

        def look(index, both=both):
            # The list itself may have been cleared already.
            for thing in both[:]:
                try:
                    found.append(thing.held)
                except RuntimeError as error:
                    found.append(str(error))

    make()
    gc.collect()
    gc.collect()
    assert all(one == [] or "unreachable" in one for one in found if not isinstance(one, list))


def test_drop_when_the_constructor_fails():
    before = memory.alive()
    with pytest.raises(ValueError, match="broken"):
        Everything.broken()
    assert memory.alive() == before
    with pytest.raises(TypeError):
        Pair(1)
    assert memory.alive() == before


# Deeper than any stack; where it is done a thousand times, deep.
DEEP = 1000 if turns.wanted else 100_000


@pytest.mark.parametrize("length", [100, DEEP])
def test_deep_nesting(length):
    node = None
    for _ in range(length):
        node = Node(node)
    assert memory.alive() >= length
    del node

    class Sub(Node):
        pass

    node = None
    for index in range(length):
        node = Sub(node) if index % 2 else Node([node])
    del node
    pair = None
    for _ in range(length):
        pair = Pair(pair, None)
    del pair
    thing = None
    for _ in range(length):
        inner = Everything()
        inner.attribute = thing
        thing = inner
    del inner, thing


def test_deep_nesting_in_a_cycle():
    first = node = Node()
    for _ in range(DEEP // 2):
        node = Node(node)
    first.next = node
    del first, node


def test_in_a_thread():
    before = alive()

    def work():
        for _ in range(100):
            node = Node()
            node.next = node
            Bag().add(Open(1))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert alive() == before


def test_collection_while_threads_change_locks():
    before = alive()
    stop = threading.Event()
    things = [Locked() for _ in range(20)]

    def work():
        while not stop.is_set():
            for thing in things:
                thing.hold([thing])
                thing.take()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        gc.collect()
    stop.set()
    for thread in threads:
        thread.join()
    for thing in things:
        thing.take()
        thing.hold(thing)
    del things, thing
    assert alive() == before


def test_at_exit(tmp_path):
    script = """if True:
        import gc, sys
        from topics.memory import Node, Open, Farewell, Deep
        node = Node(); node.next = node
        thing = Open(1); thing.me = thing
        deep = Deep(); deep.put("many", deep)
        sys.kept = [node, thing, deep]
        gone = Farewell(lambda: print("gone"))
        gone.held = gone
        del gone
        gc.collect()
        class Sub(Node):
            def __del__(self):
                print("sub")
        sub = Sub(); sub.next = sub
        print("end")
    """
    run = completes(script)
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    assert run.stdout.split()[:2] == ["gone", "end"]


def test_tracking():
    assert gc.is_tracked(Node())
    assert gc.is_tracked(Open(1))
    assert gc.is_tracked(Locked())
    # Nothing in it can be in a cycle, so the collector never hears of it.
    assert not gc.is_tracked(Target())


def test_referents():
    one, two = [], []
    pair = Pair(one, two)
    found = gc.get_referents(pair)
    assert any(ref is one for ref in found) and any(ref is two for ref in found)
    assert found.count(Pair) == 1

    class Sub(Pair):
        pass

    assert gc.get_referents(Sub(one, two)).count(Sub) == 1


def test_constants_of_their_own_type():
    """A module that is let go takes along the classes whose objects are constants in it, or in the classes."""
    script = UNLOAD + """
import weakref

def classes():
    from topics import memory
    assert [one.number for one in (memory.Seal.FIRST, memory.OTHER, memory.Red.SECOND)] == [1, 3, 2]
    assert type(memory.Red.SECOND) is memory.Red and type(memory.Red.FIRST) is memory.Seal
    return [weakref.ref(one) for one in (memory.Seal, memory.Red)]

for turn in range(3):
    made = classes()
    unload()
    assert [one() for one in made] == [None, None], turn
"""
    succeeds(script)
