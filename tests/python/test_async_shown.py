"""What coroutines say of themselves, to `inspect`, asyncio and debuggers: tests/python/src/coroutines.rs."""

import asyncio
import inspect
import io
import sys

import pytest
from processes import completes
from test_async import run, turns

from topics import coroutines
from topics.coroutines import Account, Signal

NO_GIL = not getattr(sys, "_is_gil_enabled", lambda: True)()


def test_its_state():
    async def main():
        signal = Signal()
        coroutine = signal.receive()
        assert inspect.getcoroutinestate(coroutine) == inspect.CORO_CREATED
        assert (coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_await) == (False, False, None)
        task = asyncio.ensure_future(coroutine)
        await turns()
        assert inspect.getcoroutinestate(coroutine) == inspect.CORO_SUSPENDED
        assert (coroutine.cr_running, coroutine.cr_suspended) == (False, True)
        assert NO_GIL or asyncio.isfuture(coroutine.cr_await)
        signal.send(1)
        await task
        assert inspect.getcoroutinestate(coroutine) == inspect.CORO_CLOSED
        assert (coroutine.cr_frame, coroutine.cr_suspended, coroutine.cr_await) == (None, False, None)
        assert coroutine.cr_code.co_name == "receive"

    run(main())


def test_a_running_one():
    states = []

    class Asks:
        def __del__(self):
            states.append((inspect.getcoroutinestate(coroutine), coroutine.cr_frame.f_lineno))

    coroutine = coroutines.drops(Asks())
    run(coroutine)
    assert states == [(inspect.CORO_RUNNING, coroutine.cr_code.co_firstlineno)]


@pytest.mark.parametrize(
    "make, name",
    [(lambda: Account().deposit(1), "Account.deposit"), (lambda: coroutines.double(1), "double")],
    ids=["method", "function"],
)
def test_its_code_and_frame(make, name):
    coroutine = make()
    code, frame = coroutine.cr_code, coroutine.cr_frame
    for found in (code, frame.f_code):
        assert (found.co_name, found.co_filename.rpartition("/")[2]) == (name.rpartition(".")[2], "coroutines.rs")
        assert sys.version_info < (3, 11) or found.co_qualname == name
    assert code.co_flags & inspect.CO_COROUTINE
    assert frame.f_lineno == code.co_firstlineno > 1
    assert frame.f_back is None and frame.f_locals == {}
    assert coroutine.cr_origin is None
    assert inspect.getcoroutinelocals(coroutine) == {}
    coroutine.close()
    # What somebody still has stays.
    assert frame.f_lineno == code.co_firstlineno and coroutine.cr_frame is None


def test_a_task_shows_where_it_is():
    async def main():
        signal = Signal()
        coroutine = signal.receive()
        line = coroutine.cr_code.co_firstlineno
        task = asyncio.ensure_future(coroutine)
        await turns()
        assert f"Signal.receive() running at {coroutine.cr_code.co_filename}:{line}" in repr(task)
        [frame] = task.get_stack()
        assert (frame.f_code.co_name, frame.f_lineno) == ("receive", line)
        shown = io.StringIO()
        task.print_stack(file=shown)
        assert f'coroutines.rs", line {line}, in receive' in shown.getvalue()
        if sys.version_info >= (3, 14):
            graph = io.StringIO()
            asyncio.print_call_graph(task, file=graph)
            assert "in Signal.receive()" in graph.getvalue()
        signal.send_elsewhere(1)
        assert await task == 1
        assert "Signal.receive() done, defined at" in repr(task)

    asyncio.run(main(), debug=True)


def test_leaks(leaks):
    def look():
        coroutine = Account().deposit(1)
        for name in dir(coroutine):
            if name.startswith("cr_"):
                getattr(coroutine, name)
        coroutine.close()

    leaks(look)


def test_a_task_that_is_left_is_shown_at_the_end():
    # In the end there are no modules to import any more.
    script = """
import asyncio
from topics.coroutines import Signal

async def main():
    task = asyncio.ensure_future(Signal().receive())
    await asyncio.sleep(0)
    return task

loop = asyncio.new_event_loop()
task = loop.run_until_complete(main())
"""
    done = completes(script)
    assert done.returncode == 0
    assert "meta_path" not in done.stderr
    assert "coro=<Signal.receive()" in done.stderr
