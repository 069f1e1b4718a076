"""Coroutines and streams in many interpreters and many threads at once: wake-ups cross threads, never interpreters."""

import asyncio
import sys
import threading

import pytest
from processes import INTERPRETERS, succeeds

from topics import awaitables, coroutines, streams
from topics.coroutines import Signal
from topics.streams import Channel

has_own_gil = pytest.mark.skipif(
    sys.version_info < (3, 13),
    reason="3.12, the first with a GIL for each, frees memory twice at its end once asyncio has run in an isolated interpreter",
)

# What each interpreter does: it waits for threads, goes through streams both ways, is cancelled.
WORK = """
import asyncio
from topics import awaitables, coroutines, streams

async def count(end):
    for number in range(end):
        await asyncio.sleep(0)
        yield number

async def late(value):
    await asyncio.sleep(0)
    return value

async def main():
    signals = [coroutines.Signal() for _ in range(20)]
    tasks = [asyncio.ensure_future(signal.receive()) for signal in signals]
    await asyncio.sleep(0)
    for number, signal in enumerate(signals):
        signal.send_elsewhere(number)
    assert await asyncio.gather(*tasks) == list(range(20))
    channel = streams.Channel()
    for number in range(20):
        channel.put_elsewhere(number)
    stream = channel.items()
    assert sorted([await stream.__anext__() for _ in range(20)]) == list(range(20))
    assert await streams.collect(count(3)) == [0, 1, 2]
    assert await awaitables.ask(lambda: late(5)) == 5
    forever = asyncio.ensure_future(coroutines.forever())
    await asyncio.sleep(0)
    forever.cancel()
    try:
        await forever
    except asyncio.CancelledError:
        pass
    else:
        raise AssertionError

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
"""

START = INTERPRETERS + f"WORK = {WORK!r}\n"


@has_own_gil
def test_many_interpreters_in_parallel():
    script = START + """
failures = []
def work():
    for _ in range(2):
        interpreter = create()
        try:
            run(interpreter, WORK)
            run(interpreter, WORK)
        except BaseException as failure:
            failures.append(failure)
        finally:
            low.destroy(interpreter)
exec(WORK)
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not failures, failures
exec(WORK)
"""
    succeeds(script)


@has_own_gil
def test_an_interpreter_that_ends_while_a_future_waits():
    script = START + """
WAITS = '''
import asyncio
from topics import coroutines
loop = asyncio.new_event_loop()
signal = coroutines.Signal()
task = loop.create_task(signal.receive())
loop.call_soon(loop.stop)
loop.run_forever()
assert signal.is_awaited()
# The thread wakes what may be gone.
signal.send_elsewhere(5)
'''
for _ in range(2):
    interpreter = create()
    run(interpreter, WAITS)
    low.destroy(interpreter)
exec(WORK)
"""
    succeeds(script)


def test_loops_in_many_threads_wake_each_other():
    """Each thread has a loop, and is woken by all others, directly and by threads of Rust's."""
    many, each = 4, 25
    signals = [[Signal() for _ in range(each)] for _ in range(many)]
    channels = [Channel() for _ in range(many)]
    ready = threading.Barrier(many)
    results = [None] * many

    async def late(value):
        await asyncio.sleep(0)
        return value

    async def main(own):
        tasks = [asyncio.ensure_future(signal.receive()) for signal in signals[own]]
        stream = channels[own].items()
        first = asyncio.ensure_future(stream.__anext__())
        await asyncio.sleep(0)
        ready.wait(60)
        other = (own + 1) % many
        for number, signal in enumerate(signals[other]):
            (signal.send if number % 2 else signal.send_elsewhere)(number)
            channels[other].put(number)
        received = await asyncio.gather(*tasks)
        items = [await first] + [await stream.__anext__() for _ in range(each - 1)]
        asked = await awaitables.ask(lambda: late(own))
        results[own] = (received, sorted(items), asked)

    def work(own):
        loop = asyncio.new_event_loop()
        try:
            loop.run_until_complete(main(own))
        finally:
            loop.close()

    threads = [threading.Thread(target=work, args=(own,)) for own in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [(list(range(each)), list(range(each)), own) for own in range(many)]


def test_one_stream_for_many_threads():
    """Two threads that ask for an item at once: one of them is told so, and no item is lost."""
    stream = streams.numbers(4000)
    found, refused = [], []

    def work():
        while True:
            item = stream.__anext__()
            try:
                item.send(None)
            except StopIteration as stop:
                found.append(stop.value)
            except StopAsyncIteration:
                return
            except RuntimeError as error:
                assert "already running" in str(error)
                refused.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == list(range(4000))


def test_coroutine_functions_are_called_by_many_threads():
    def work():
        for number in range(500):
            try:
                coroutines.double(number).send(None)
            except StopIteration as stop:
                assert stop.value == 2 * number
            done.append(number)

    done = []
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 2000
