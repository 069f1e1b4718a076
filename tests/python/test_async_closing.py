"""Loops that end while Rust waits for what they run: tests/python/src/awaitables.rs, tests/python/src/streams.rs."""

import asyncio
import gc
import os
import sys
import threading
import time
import weakref

import pytest
from processes import succeeds
from test_async import turns
from test_async_awaitables import Told

from topics import awaitables, streams
from topics.coroutines import Signal


class WatchesNoSockets(asyncio.SelectorEventLoop):
    """As Windows' own and Qt's: it is reached by `call_soon_threadsafe`. Days pass at once."""

    made = False

    def add_reader(self, *args):
        if self.made:
            raise NotImplementedError
        return super().add_reader(*args)

    def call_later(self, delay, *args, **kwargs):
        return super().call_later(delay if delay < 1000 else 0.001, *args, **kwargs)


def watches_no_sockets():
    loop = WatchesNoSockets()
    loop.made = True
    return loop


LOOPS = {"sockets": asyncio.new_event_loop, "calls": watches_no_sockets}


@pytest.fixture(params=sorted(LOOPS))
def loop(request, capfd):
    loop = LOOPS[request.param]()
    yield loop
    loop.close()
    # What asyncio says of a task that is dropped is no traceback.
    assert "Traceback" not in capfd.readouterr().err


class Forever:
    """What never ends by itself, and how it ended."""

    def __init__(self):
        self.begun = threading.Event()
        self.ends = []

    async def __call__(self):
        self.begun.set()
        try:
            await asyncio.get_event_loop().create_future()
        finally:
            self.ends.append(sys.exc_info()[0])

    async def items(self):
        yield 1
        await self()

    async def has_begun(self):
        while not self.begun.is_set():
            await asyncio.sleep(0.001)


def is_told(told):
    error = told.wait()
    assert isinstance(error, RuntimeError)
    assert "the event loop was closed before it had run what a Rust future waits for" in str(error)


def test_it_is_closed_before_it_has_run(loop):
    told, asked = Told(), threading.Event()

    def ask():
        asked.set()
        return Forever()()

    awaitables.ask_from_thread(loop, ask, told)
    assert asked.wait(60)
    # A loop that never runs drops what it was asked to do, as soon as that has been noted.
    while not loop._ready:
        pass
    with pytest.warns(RuntimeWarning, match="never awaited"):
        loop.close()
        is_told(told)
        gc.collect()


def test_a_thread_waits(loop):
    forever, told = Forever(), Told()
    awaitables.ask_from_thread(loop, forever, told)
    loop.run_until_complete(forever.has_begun())
    assert len(asyncio.all_tasks(loop)) == 1
    # Its days end without its end.
    loop.run_until_complete(asyncio.sleep(0.02))
    assert not told.told.is_set()
    loop.close()
    is_told(told)
    gc.collect()
    assert forever.ends == [GeneratorExit]


def test_an_async_fn_waits(loop):
    forever = Forever()
    task = loop.create_task(awaitables.ask(forever))
    loop.run_until_complete(forever.has_begun())
    loop.close()
    assert not task.done()
    held = weakref.ref(forever)
    ends = forever.ends
    del task, forever
    gc.collect()
    assert held() is None
    assert ends == [GeneratorExit]


def test_a_stream_waits(loop):
    forever = Forever()
    task = loop.create_task(streams.collect(forever.items()))
    loop.run_until_complete(forever.has_begun())
    loop.close()
    assert not task.done()
    held = weakref.ref(forever)
    del task, forever
    gc.collect()
    assert held() is None


def test_a_thread_waits_for_an_item(loop):
    forever, told = Forever(), Told()

    async def main():
        streams.sum_elsewhere(forever.items(), told)
        await forever.has_begun()

    loop.run_until_complete(main())
    loop.close()
    is_told(told)


@pytest.mark.parametrize("kind", sorted(LOOPS))
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_loop_that_nobody_has_any_more_is_collected(kind):
    forever, told = Forever(), Told()

    async def main():
        streams.sum_elsewhere(forever.items(), told)
        await forever.has_begun()

    loop = LOOPS[kind]()
    loop.run_until_complete(main())
    seen = weakref.ref(loop)
    del loop, main
    gc.collect()
    end = time.monotonic() + 20
    while seen() is not None:
        # The library's thread, which has just rung, lets go of it right after.
        assert time.monotonic() < end
        time.sleep(0.001)
        gc.collect()
    is_told(told)


def test_a_task_that_only_rust_waits_for_is_kept(loop):
    told = Told()
    futures = []

    async def resumed():
        future = asyncio.get_event_loop().create_future()
        futures.append(weakref.ref(future))
        return await future

    async def main():
        awaitables.ask_from_thread(loop, resumed, told)
        while not futures:
            await asyncio.sleep(0.001)
        # Nothing but the task refers to the future, and nothing of Python's to the task.
        gc.collect()
        futures[0]().set_result(5)
        assert await told.awaited() == 5
        await turns()

    loop.run_until_complete(main())


def test_threads_wake_it(loop):
    async def main():
        signals = [Signal() for _ in range(50)]
        tasks = [asyncio.ensure_future(signal.receive()) for signal in signals]
        await turns()
        for number, signal in enumerate(signals):
            signal.send_elsewhere(number)
        assert await asyncio.gather(*tasks) == list(range(50))

    loop.run_until_complete(main())


RUNG = """
import asyncio, os, sys, warnings
from topics.coroutines import Signal
warnings.simplefilter("ignore", DeprecationWarning)

class WatchesNoSockets(asyncio.SelectorEventLoop):
    made = False

    def add_reader(self, *args):
        if self.made:
            raise NotImplementedError
        return super().add_reader(*args)

def rung():
    loop = WatchesNoSockets()
    loop.made = True
    signal = Signal()

    async def main():
        task = asyncio.ensure_future(signal.receive())
        while not signal.is_awaited():
            await asyncio.sleep(0)
        signal.send_elsewhere(3)
        return await asyncio.wait_for(task, 60)

    try:
        return loop.run_until_complete(main())
    finally:
        loop.close()

assert rung() == 3
for turn in range(5):
    child = os.fork()
    if child == 0:
        assert rung() == 3
        os._exit(7)
    assert os.waitpid(child, 0)[1] == 7 << 8
    assert rung() == 3
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX has it")
def test_a_forked_process_rings_by_a_thread_of_its_own():
    succeeds(RUNG)
