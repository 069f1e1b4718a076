"""Hooks of the interpreter that look at, and use, the objects that are being used."""

import gc
import os
import signal
import sys
import threading

from hostile import attempt, case, failed, raises, settled
from topics import classes, hostile, iterators, memory
from topics.classes import Point
from topics.hostile import Chest, Made


def watched(install, body):
    """Runs `body` with a hook, which is always taken out again."""
    old = getattr(sys, "get" + install.__name__[3:])()
    try:
        return body()
    finally:
        install(old)


@case
def profilers_that_use_the_object():
    """A profile function that uses the object whose method is called gets answers or conflicts."""
    chest, seen = Chest(1, 2), []

    def profile(frame, event, arg):
        if event.startswith("c_"):
            sys.setprofile(None)
            for use in (lambda: len(chest), lambda: chest.add(3), lambda: gc.collect(), lambda: chest.sort(float)):
                seen.append(attempt(use))
            sys.setprofile(profile)

    def body():
        sys.setprofile(profile)
        chest.each(str)
        chest.alone(list)
        chest.add(5)
        chest.keep(bool)

    watched(sys.setprofile, body)
    assert len(seen) > 8
    assert all(isinstance(one, RuntimeError) for one in seen if failed(one))
    chest.add(1)


@case
def profilers_that_fail():
    """A profile function that raises ends the call with that, and the object is given back."""
    chest = Chest(1, 2)

    def profile(frame, event, arg):
        if event.startswith("c_"):
            raise KeyError(event)

    def body():
        sys.setprofile(profile)
        chest.each(lambda item: len([item]))

    raises(KeyError, lambda: watched(sys.setprofile, body))
    sys.setprofile(None)
    chest.add(3)
    assert len(chest) == 3


@case
def tracers_that_use_the_object():
    """A trace function sees the callbacks of a method and may use its object, and change its frame."""
    chest, seen = Chest(1, 2), []

    def trace(frame, event, arg):
        seen.append(attempt(lambda: len(chest)))
        attempt(lambda: chest.add(1))
        attempt(lambda: frame.f_locals.update(item=chest))
        return trace

    def callback(item):
        item = [item]
        return item

    def body():
        sys.settrace(trace)
        chest.each(callback)
        chest.alone(lambda: callback(1))

    watched(sys.settrace, body)
    sys.settrace(None)
    assert any(one == 2 for one in seen) and any(failed(one) for one in seen)


@case
def tracers_that_fail():
    """A trace function that raises in the middle of a callback leaves nothing borrowed."""
    chest = Chest(1, 2)

    def trace(frame, event, arg):
        if event == "line" and frame.f_code.co_name == "callback":
            raise KeyError(event)
        return trace

    def callback(*args):
        return 1

    def body():
        sys.settrace(trace)
        for call in (chest.each, chest.alone, chest.keep, chest.sort):
            raises(KeyError, lambda: call(callback))
            sys.settrace(trace)

    watched(sys.settrace, body)
    sys.settrace(None)
    chest.add(3)
    assert len(chest) == 3


@case(once=True)
def audit_hooks():
    """Audit hooks that use objects, and fail, at every event there is."""
    if not hasattr(sys, "addaudithook"):
        return
    chest, busy = Chest(1), []

    def hook(event, args):
        if not busy and chest is not None:
            busy.append(1)
            attempt(lambda: chest.add(1))
            attempt(lambda: chest.clear())
            attempt(lambda: repr(args))
            busy.clear()

    sys.addaudithook(hook)
    Chest(1).add(Point(1))
    chest.each(lambda item: gc.get_objects() and None)
    attempt(lambda: object.__setattr__(chest, "x", 1))
    attempt(lambda: setattr(type("Sub", (Chest,), {})(1), "__class__", Chest))

    def refuse(event, args):
        if event.startswith("gc."):
            raise KeyError(event)

    sys.addaudithook(refuse)
    raises(KeyError, lambda: chest.alone(gc.get_objects))
    chest.add(1)


@case
def small_recursion_limits():
    """With hardly any recursion left, methods, slots and constructors answer or raise RecursionError."""
    before = settled(hostile.alive)
    chest = Chest(1, [2])
    uses = [
        lambda: Chest(1),
        lambda: chest.each(lambda item: item),
        lambda: repr(chest),
        lambda: chest == Chest(1, [2]),
        lambda: Made(list),
        lambda: Point(1) + Point(2),
        lambda: chest.keep(lambda item: True),
        lambda: list(iterators.numbers(3)),
        lambda: hash(Chest(1)),
    ]

    def deeper(left, use):
        return deeper(left - 1, use) if left else attempt(use)

    limit = sys.getrecursionlimit()
    depth = len_of_stack() + 60
    try:
        sys.setrecursionlimit(depth)
        for use in uses:
            for left in range(30, 62, 2):
                answer = attempt(lambda: deeper(left, use))
                assert not failed(answer) or isinstance(answer, RecursionError), answer
    finally:
        sys.setrecursionlimit(limit)
    assert len(chest) == 2
    del chest, uses, use
    assert settled(hostile.alive) == before


def len_of_stack():
    frame, depth = sys._getframe(), 0
    while frame:
        frame, depth = frame.f_back, depth + 1
    return depth


@case
def recursion_limits_changed_from_within():
    """The limit may be changed in the middle of a method that recurses."""
    chest, limit = Chest(), sys.getrecursionlimit()
    chest.add(chest)
    depth = []

    def again(item):
        depth.append(1)
        if len(depth) == 20:
            attempt(lambda: sys.setrecursionlimit(len_of_stack() + 40))
        chest.each(again)

    try:
        raises(RecursionError, lambda: chest.each(again))
        raises(RecursionError, lambda: hash(chest))
    finally:
        sys.setrecursionlimit(limit)
    chest.clear()


@case
def signals_meanwhile():
    """A signal's handler that raises, or uses the object, while Rust calls back or sleeps."""
    if not hasattr(signal, "setitimer"):
        return
    chest, seen = Chest(*range(50)), []

    def use(number, frame):
        seen.append(attempt(lambda: chest.add(1)))

    def fail(number, frame):
        raise KeyError(number)

    old = signal.signal(signal.SIGVTALRM, use)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.001, 0.001)
        while len(seen) < 5:
            chest.each(lambda item: sum(range(100)))
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, fail)
        for _ in range(5):
            signal.setitimer(signal.ITIMER_VIRTUAL, 0.002)
            raises(KeyError, lambda: [chest.each(lambda item: sum(range(100))) for _ in range(100_000)])
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, old)
    chest.add(1)


@case
def exceptions_set_from_outside():
    """An exception that another thread sets asynchronously comes out of a callback, and nothing is held."""
    import ctypes

    chest, ready, caught = Chest(1), threading.Event(), []

    def forever(item):
        ready.set()
        while True:
            pass

    def work():
        try:
            chest.each(forever)
        except KeyError as error:
            caught.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    ready.wait()
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(KeyError))
    thread.join(30)
    assert len(caught) == 1
    chest.add(2)


@case
def frames_that_are_cleared():
    """Frames of callbacks that are cleared, kept and walked while Rust is between them."""
    chest, frames = Chest(1, 2), []

    def callback(item):
        frame = sys._getframe()
        frames.append(frame)
        attempt(frame.clear)
        while frame:
            attempt(lambda: dict(frame.f_locals))
            frame = frame.f_back

    chest.each(callback)
    for frame in frames:
        frame.clear()
    del frame
    frames.clear()
    chest.add(1)


@case(once=True)
def forked_in_the_middle():
    """A child that is forked while an object is borrowed can use the others, and ends."""
    if not hasattr(os, "fork"):
        return
    chest, other = Chest(1), Chest(2)
    status = []

    def fork():
        child = os.fork()
        if child == 0:
            raises(RuntimeError, lambda: chest.add(1))
            other.add(3)
            os._exit(len(other))
        status.append(os.waitpid(child, 0)[1])

    chest.alone(fork)
    assert os.WEXITSTATUS(status[0]) == 2
    chest.add(2)
    assert len(other) == 1 and memory.alive() == 0 and len(classes.points(2)) == 2
