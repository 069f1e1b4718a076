"""Coroutines of Rust, driven by hand and by loops that break the rules."""

import asyncio
import gc
import sys
import threading
import weakref

from hostile import attempt, case, failed, raises
from topics import coroutines
from topics.coroutines import Account, Signal


def makers():
    signal, account = Signal(), Account()
    return [
        lambda: coroutines.double(2),
        coroutines.nothing,
        lambda: coroutines.same([]),
        lambda: coroutines.drops([]),
        lambda: coroutines.yields(3),
        coroutines.forever,
        lambda: coroutines.fails(1),
        coroutines.stops,
        lambda: coroutines.repeat("x", 3),
        lambda: coroutines.measure(b"abc"),
        lambda: coroutines.first_word("a b"),
        lambda: coroutines.detached("x"),
        lambda: coroutines.cancelled("again", 2),
        signal.receive,
        lambda: account.deposit(1, 2),
        lambda: account.read(2),
    ]


def end(coroutine):
    attempt(coroutine.close)


@case
def driven_by_hand():
    """Any order of `send`, `throw` and `close`, with any argument, ends in results and exceptions."""
    steps = [
        lambda it: it.send(None),
        lambda it: it.send("x"),
        lambda it: it.throw(ValueError("x")),
        lambda it: it.throw(ValueError),
        lambda it: it.throw(1),
        lambda it: it.throw(StopIteration(2)),
        lambda it: it.close(),
        lambda it: next(iter(it.__await__())),
        lambda it: it.throw(),
        lambda it: it.send(),
    ]
    for make in makers():
        for first in steps:
            for second in steps:
                coroutine = make()
                for step in (first, second, first):
                    attempt(lambda: step(coroutine))
                end(coroutine)
    gc.collect()


@case
def never_an_object_of_its_own():
    """The class makes no objects, has no subclasses, and its methods refuse other objects."""
    coroutine = coroutines.double(1)
    cls = type(coroutine)
    assert failed(attempt(cls)) and failed(attempt(lambda: object.__new__(cls)))
    assert failed(attempt(lambda: type("Sub", (cls,), {})))
    for name in ("send", "throw", "close", "__await__"):
        for wrong in (None, 1, object(), cls, (n for n in ())):
            assert failed(attempt(lambda: getattr(cls, name)(wrong)))
    attempt(lambda: setattr(coroutine, "__class__", object))
    end(coroutine)


@case
def it_steps_itself():
    """A coroutine that is stepped, thrown into or closed by what its own step runs refuses that."""
    seen = []

    class Ends:
        def __del__(self):
            for act in (lambda: coroutine.send(None), coroutine.close, lambda: coroutine.throw(ValueError)):
                seen.append(attempt(act))

    coroutine = coroutines.drops(Ends())
    attempt(lambda: coroutine.send(None))
    end(coroutine)
    del coroutine
    gc.collect()
    assert len(seen) == 3


@case
def its_object_is_taken_from_it():
    """What a coroutine borrows cannot be changed under it, and lives as long as it does."""
    account = Account()
    waiting = account.deposit(1, 3)
    attempt(lambda: waiting.send(None))
    for _ in range(3):
        attempt(lambda: account.read(1).send(None))
        attempt(lambda: account.deposit(1, 1).send(None))
    del account
    gc.collect()
    end(waiting)
    signal = Signal()
    waiting = signal.receive()
    attempt(lambda: waiting.send(None))
    gone = weakref.ref(waiting) if hasattr(type(waiting), "__weakref__") else None
    del waiting
    gc.collect()
    signal.send(1)
    signal.send_elsewhere(2)
    assert gone is None or gone() is None


@case
def a_false_loop():
    """Loops whose methods are missing, raise, or answer with nonsense."""

    class Loop(asyncio.AbstractEventLoop):
        def __init__(self, answer):
            self.answer = answer

        def __getattribute__(self, name):
            if name.startswith("_") or name == "answer":
                return object.__getattribute__(self, name)
            return lambda *args, **kwargs: self.answer()

    def fails():
        raise LookupError("no loop")

    for answer in (lambda: None, lambda: 1, fails, object, lambda: Loop(fails), lambda: iter(())):
        for make in makers():
            coroutine = make()
            asyncio._set_running_loop(Loop(answer))
            try:
                for _ in range(3):
                    attempt(lambda: coroutine.send(None))
            finally:
                asyncio._set_running_loop(None)
            end(coroutine)
    gc.collect()


@case
def a_loop_that_is_closed_first():
    """What waits in a loop that ends, and is woken afterwards, does no harm."""
    signals = [Signal() for _ in range(20)]

    async def starts():
        for signal in signals:
            asyncio.ensure_future(signal.receive())
        await asyncio.sleep(0)

    loop = asyncio.new_event_loop()
    loop.run_until_complete(starts())
    for task in asyncio.all_tasks(loop):
        task._log_destroy_pending = False
    loop.close()
    for signal in signals:
        attempt(lambda: signal.send(1))
        attempt(lambda: signal.send_elsewhere(1))
    del signals, loop
    gc.collect()


@case
def steps_from_several_threads():
    """One coroutine, stepped by several threads at once: one steps, the others get an exception."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    for _ in range(20):
        coroutine = coroutines.yields(100)
        workers = [
            threading.Thread(target=lambda: [attempt(lambda: coroutine.send(None)) for _ in range(50)]) for _ in range(4)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        end(coroutine)
    sys.setswitchinterval(before)


@case
def cancelled_while_it_ends():
    """Tasks that are cancelled before, while and after they run, by what they run."""

    async def main():
        for make in makers():
            task = asyncio.ensure_future(make())
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            task = asyncio.ensure_future(make())
            asyncio.get_running_loop().call_soon(task.cancel)
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task], timeout=5)
            task.cancel()

    loop = asyncio.new_event_loop()
    raises(ZeroDivisionError, lambda: loop.run_until_complete(then_fails(main())))
    loop.close()


async def then_fails(first):
    await first
    raise ZeroDivisionError


@case
def resurrection_in_a_result():
    """A result that holds its coroutine, and a coroutine in a cycle with what it was given, are collected."""
    gone = []
    for make in (coroutines.same, coroutines.drops):
        held = set()
        box = type("Box", (), {})()
        box.coroutine, box.held = make(box), held
        gone.append(weakref.ref(box))
        attempt(lambda: box.coroutine.send(None))
        del box, held
    gc.collect()
    assert all(one() is None for one in gone)


