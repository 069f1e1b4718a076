"""Rust streams on tokio's threads, gone through from asyncio: tests/features/src/spawned_streams.rs."""

import asyncio
import gc
import inspect
import threading

import pytest
from features import tokio_streams as streams
from processes import succeeds
from test_features_tokio import START, run, until


async def numbers(stream):
    return [item[0] async for item in stream]


def test_items_are_made_on_the_threads_of_the_runtime_and_become_objects_in_that_of_the_loop():
    async def main():
        return [item async for item in streams.ticks(20)]

    items = run(main())
    assert [item[0] for item in items] == list(range(20))
    for _, name, attached, converting in items:
        assert (name, attached, converting) == ("features", False, threading.get_ident())


def test_nothing_is_polled_ahead():
    async def main():
        before = streams.asked()
        stream = streams.ticks(5)
        asking = stream.__anext__()
        await asyncio.sleep(0.01)
        assert streams.asked() == before
        assert (await asking)[0] == 0
        await asyncio.sleep(0.01)
        assert streams.asked() == before + 1
        assert await numbers(stream) == [1, 2, 3, 4]
        # And once more for the end.
        assert streams.asked() == before + 6
        with pytest.raises(StopAsyncIteration):
            await stream.__anext__()
        assert streams.asked() == before + 6

    run(main())


def test_it_is_dropped_at_its_end():
    before = streams.alive()

    async def main():
        assert await numbers(streams.ticks(3)) == [0, 1, 2]
        assert streams.alive() == before
        stream = streams.ticks(3)
        assert (await stream.__anext__())[0] == 0
        await stream.aclose()
        assert streams.alive() == before
        with pytest.raises(StopAsyncIteration):
            await stream.__anext__()
        stream = streams.ticks(3)
        assert (await stream.__anext__())[0] == 0
        with pytest.raises(KeyError, match="thrown"):
            await stream.athrow(KeyError("thrown"))
        assert streams.alive() == before
        async for _ in streams.ticks(3):
            break
        gc.collect()
        assert streams.alive() == before
        stream = streams.ticks(3)
        del stream
        assert streams.alive() == before

    run(main())


def test_an_item_that_is_not_waited_for_is_the_next_ones():
    async def main():
        stream = streams.ticks(300, 100)
        found = []
        while True:
            task = asyncio.ensure_future(stream.__anext__())
            for _ in range(len(found) % 7):
                await asyncio.sleep(0)
            task.cancel()
            try:
                found.append((await task)[0])
            except asyncio.CancelledError:
                pass
            except StopAsyncIteration:
                break
            try:
                found.append((await stream.__anext__())[0])
            except StopAsyncIteration:
                break
        assert found == list(range(300))

    run(main())


def test_a_timeout_leaves_it_where_it_waits():
    before = streams.alive()

    async def main():
        stream = streams.ticks(1, 1, "wait")
        assert (await stream.__anext__())[0] == 0
        for _ in range(3):
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(stream.__anext__(), 0.001)
            assert streams.alive() == before + 1
        await stream.aclose()
        assert streams.alive() == before

    run(main())


def test_a_thread_that_polls_it_just_then_gives_it_back():
    before = streams.alive()

    async def main():
        stream = streams.ticks(0, 1, "block")
        asked = streams.asked()
        for turn in range(3):
            task = asyncio.ensure_future(stream.__anext__())
            await until(lambda: streams.asked() == asked + turn + 1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        await stream.aclose()
        assert streams.alive() == before
        # Waited for by two: the second is one too many.
        stream = streams.ticks(1, 1, "wait")
        assert (await stream.__anext__())[0] == 0
        first = asyncio.ensure_future(stream.__anext__())
        await asyncio.sleep(0)
        with pytest.raises(RuntimeError, match=r"anext\(\): asynchronous generator is already running"):
            await stream.__anext__()
        with pytest.raises(RuntimeError, match=r"aclose\(\): asynchronous generator is already running"):
            await stream.aclose()
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first

    run(main())


def test_errors_and_panics():
    before = streams.alive()

    async def main():
        found, stream = [], streams.ticks(2, 1, "fail")
        with pytest.raises(KeyError, match="lost"):
            async for item in stream:
                found.append(item[0])
        assert found == [0, 1]
        with pytest.raises(RuntimeError, match="async generator raised StopAsyncIteration"):
            await numbers(streams.ticks(2, 1, "fail like the end"))
        stream = streams.ticks(1, 1, "panic")
        with pytest.raises(RuntimeError, match=r"on purpose \(.*spawned_streams.rs:\d+\)"):
            await numbers(stream)
        with pytest.raises(StopAsyncIteration):
            await stream.__anext__()
        with pytest.raises(KeyError, match="nothing"):
            await streams.opened(0)
        assert await numbers(await streams.opened(3)) == [0, 1, 2]
        del stream

    run(main())
    gc.collect()
    assert streams.alive() == before


def test_many_at_once():
    async def main():
        found = await asyncio.gather(*[numbers(streams.ticks(n, n % 5)) for n in range(50)])
        assert found == [list(range(n)) for n in range(50)]

    run(main())


def test_what_it_is():
    assert inspect.iscoroutinefunction(streams.opened) and not inspect.iscoroutinefunction(streams.ticks)
    stream = streams.ticks(1)
    assert stream.__aiter__() is stream and type(stream).__name__ == "async_generator"


def test_what_still_waits_is_dropped_at_the_end():
    script = START + """
from features import tokio_streams as streams
async def main():
    stream = streams.ticks(1, 1, "goodbye")
    await stream.__anext__()
    before = streams.asked()
    task = asyncio.ensure_future(stream.__anext__())
    while streams.asked() == before:
        await asyncio.sleep(0.001)
    return stream, task
loop = asyncio.new_event_loop()
# Kept, so that nothing but the end drops it.
sys.kept = loop, loop.run_until_complete(main())
"""
    # As with futures: `test_features_tokio.py`.
    assert succeeds(script, ends=True, leaves=True).split() == ["goodbye"]
