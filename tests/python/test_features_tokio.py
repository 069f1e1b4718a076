"""Rust futures on tokio's threads, awaited from asyncio: tests/features/src/spawned.rs."""

import asyncio
import contextvars
import gc
import os
import sys
import threading
import weakref

import pytest
from features import tokio
from processes import INTERPRETERS, several, succeeds
from test_async import has_tracebacks
from test_async_interpreters import has_own_gil

NAME = contextvars.ContextVar("name", default="nobody")


def run(main):
    """`asyncio.run` without what it does besides."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(main)
    finally:
        loop.close()


async def until(condition):
    """Lets other threads get there."""
    for _ in range(60_000):
        if condition():
            return
        await asyncio.sleep(0.001)
    raise AssertionError("it never happens")


def test_it_runs_in_a_thread_of_the_runtime_and_answers_in_that_of_the_loop():
    async def main():
        return await asyncio.gather(*[tokio.threads() for _ in range(20)])

    for name, attached, converting in run(main()):
        assert name == "features"
        assert not attached
        assert converting == threading.get_ident()


def test_every_kind_of_function():
    async def main():
        kept = [1]
        assert await tokio.same(kept) is kept
        assert await tokio.later("kept " + "text") == "kept text"
        gate = await tokio.Gate.opened(5)
        assert await gate.passed() == 5
        gate.open()
        assert await gate.pass_() == 6
        waiting = asyncio.ensure_future(gate.pass_())
        await asyncio.sleep(0)
        with pytest.raises(RuntimeError, match=r"Gate.open\(\) cannot .*pass_"):
            gate.open()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    run(main())


def test_nothing_runs_before_it_is_awaited():
    before = tokio.alive()
    coroutine = tokio.forever()
    assert tokio.alive() == before
    coroutine.close()


def test_a_word_on_a_module_is_for_all_that_is_in_it():
    assert run(tokio.everything.name()) == "features"
    assert run(tokio.everything.name_below()) == "features"


def test_many_at_once():
    async def main():
        texts = await asyncio.gather(*[tokio.later(str(n), n % 7) for n in range(1000)])
        assert texts == [str(n) for n in range(1000)]

    run(main())


def test_two_loops_in_two_threads():
    answers = []

    def work():
        async def main():
            return await asyncio.gather(*[tokio.threads() for _ in range(50)])

        answers.append((threading.get_ident(), run(main())))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 2
    for ident, answer in answers:
        assert all(converting == ident for _, _, converting in answer)


def test_errors_and_panics_are_exceptions():
    with pytest.raises(KeyError, match="lost"):
        run(tokio.fails())
    with pytest.raises(TimeoutError, match="deadline has elapsed"):
        run(tokio.times_out())
    with pytest.raises(RuntimeError, match=r"on purpose \(.*spawned.rs:\d+\)") as caught:
        run(tokio.panics())
    assert type(caught.value).__name__ == "PanicException"
    if has_tracebacks():
        assert caught.traceback[-1].name == "panics"
    error = ValueError("its own")
    with pytest.raises(ValueError) as caught:
        run(tokio.unwinds(error))
    assert caught.value is error


def test_a_future_that_needs_tokio_says_what_to_write():
    with pytest.raises(RuntimeError, match="there is no reactor running.*`@py tokio`"):
        run(tokio.without(1))


def test_from_a_function_that_is_not_async():
    tokio.pause(1)


def test_cancelling_drops_it():
    before = tokio.alive()

    async def main():
        task = asyncio.ensure_future(tokio.forever())
        await until(lambda: tokio.alive() == before + 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await until(lambda: tokio.alive() == before)
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(tokio.forever(), 0.01)
        await until(lambda: tokio.alive() == before)

    run(main())


def test_an_object_is_free_again_when_its_method_was_cancelled():
    def is_free(gate):
        try:
            gate.touch()
        except RuntimeError:
            return False
        return True

    async def main():
        gate = tokio.Gate()
        for _ in range(50):
            task = asyncio.ensure_future(gate.pass_())
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            # A thread that polls it just then lets go of it right after.
            await until(lambda: is_free(gate))
        gate.open()
        assert await gate.pass_() == 1

    run(main())


def test_a_handle_hears_of_the_cancellation():
    before = tokio.alive()

    async def main():
        task = asyncio.ensure_future(tokio.until_cancelled())
        await until(lambda: tokio.alive() == before + 1)
        task.cancel()
        assert (await task).startswith("CancelledError")
        assert tokio.alive() == before

    run(main())


def test_python_is_awaited_in_the_loop_and_the_context_of_whoever_awaits():
    async def name():
        await asyncio.sleep(0.001)
        return NAME.get(), threading.get_ident(), asyncio.get_event_loop()

    async def main():
        NAME.set("set by the task")
        return await tokio.ask(name), asyncio.get_event_loop()

    (found, ident, awaited_in), running = run(main())
    assert found == "set by the task"
    assert ident == threading.get_ident()
    assert awaited_in is running

    async def fails():
        raise KeyError("of Python's")

    with pytest.raises(KeyError, match="of Python's"):
        run(tokio.ask(fails))


def test_a_loop_that_is_closed_ends_what_a_future_waits_for():
    ends, begun = [], threading.Event()

    async def forever():
        begun.set()
        try:
            await asyncio.get_event_loop().create_future()
        finally:
            ends.append(sys.exc_info()[0])

    loop = asyncio.new_event_loop()
    # The future holds it as long as it lives.
    held = weakref.ref(forever)
    task = loop.create_task(tokio.ask(forever))
    del forever
    loop.run_until_complete(until(begun.is_set))
    loop.close()

    async def let_go():
        while held() is not None:
            # What was let go of in a thread of tokio's goes with the next step, and Python's task is a cycle.
            await tokio.later("")
            gc.collect()

    run(let_go())
    # As asyncio's own tasks of a loop that is closed.
    assert not task.done()
    gc.collect()
    assert ends == [GeneratorExit]


def test_it_is_configured_once_before_it_starts():
    run(tokio.threads())
    with pytest.raises(RuntimeError, match="too late for `keelback::tokio::configure`"):
        tokio.configure_late()


START = """
import asyncio, os, sys, time
from features import tokio
def run(main):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(main)
    finally:
        loop.close()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX has it")
def test_a_forked_process_starts_its_own():
    script = START + """
import warnings
warnings.simplefilter("ignore", DeprecationWarning)
assert run(tokio.later("parent")) == "parent"

async def start():
    task = asyncio.ensure_future(tokio.forever())
    await asyncio.sleep(0.01)
    return task
loop = asyncio.new_event_loop()
task = loop.run_until_complete(start())
for turn in range(5):
    child = os.fork()
    if child == 0:
        assert run(tokio.later("child")) == "child"
        assert run(tokio.threads())[0] == "features"
        sys.stdout.flush()
        sys.exit(7)
    assert os.waitpid(child, 0)[1] == 7 << 8
    assert run(tokio.later("parent again")) == "parent again"
task.cancel()
loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
loop.close()
"""
    succeeds(script)


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="it counts nothing")
def test_however_often_it_is_imported_it_is_shut_down_once():
    script = START + """
import atexit, gc
counts = []
for turn in range(5):
    assert run(tokio.later("text")) == "text"
    counts.append(atexit._ncallbacks())
    del tokio
    for name in [name for name in sys.modules if name.split(".")[0] == "features"]:
        del sys.modules[name]
    gc.collect()
    from features import tokio
assert len(set(counts)) == 1, counts
"""
    succeeds(script)


def test_what_still_runs_is_dropped_at_the_end():
    script = START + """
async def main():
    task = asyncio.ensure_future(tokio.says_goodbye())
    while not tokio.alive():
        await asyncio.sleep(0.001)
    return task
loop = asyncio.new_event_loop()
# Kept, so that nothing but the end drops it.
sys.kept = loop, loop.run_until_complete(main())
"""
    # The last collection does not see what a future of Rust's holds, and what that lets go of then nobody collects.
    assert succeeds(script, ends=True, leaves=True).split() == ["goodbye"]


def test_a_thread_that_never_comes_back_does_not_keep_the_process():
    script = START + """
async def main():
    task = asyncio.ensure_future(tokio.blocks())
    await asyncio.sleep(0.01)
    return task
loop = asyncio.new_event_loop()
sys.kept = loop, loop.run_until_complete(main())
"""
    succeeds(script, ends=True, leaves=True)


def test_awaited_after_the_end_began():
    script = START + """
import atexit
# Runs after what was registered later.
atexit.register(lambda: print(run(tokio.later("late"))))
assert run(tokio.later("early")) == "early"
"""
    assert succeeds(script, ends=True).split() == ["late"]


@has_own_gil
def test_interpreters_share_the_runtime_and_keep_their_loops():
    script = INTERPRETERS + """
WORK = '''
import asyncio, threading
from features import tokio
def run(main):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(main)
    finally:
        loop.close()
async def main():
    return await asyncio.gather(*[tokio.threads() for _ in range(20)])
for turn in range(3):
    for name, attached, converting in run(main()):
        assert (name, attached, converting) == ("features", False, threading.get_ident())
try:
    run(tokio.panics())
except RuntimeError as error:
    assert "on purpose" in str(error)
before = tokio.alive()
async def cancel():
    task = asyncio.ensure_future(tokio.forever())
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
run(cancel())
'''
failures = []
def work():
    try:
        for _ in range(int(sys.argv[1])):
            interpreter = create()
            try:
                run(interpreter, WORK)
            finally:
                low.destroy(interpreter)
    except BaseException as failure:
        failures.append(failure)
threads = [threading.Thread(target=work) for _ in range(int(sys.argv[1]))]
for thread in threads:
    thread.start()
exec(WORK, {})
for thread in threads:
    thread.join()
exec(WORK, {})
assert not failures, failures
"""
    succeeds(script, several(3))
