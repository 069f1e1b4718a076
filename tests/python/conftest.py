"""What all topics' tests share."""

import gc
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent))
import had_turns  # noqa: E402
import pypy  # noqa: E402
import turns  # noqa: E402
from leaks import leaks  # noqa: E402, F401

collect_ignore = pypy.left_out()


def has_gil():
    """Whether there is a GIL, now: a module that needs one switches it on for the rest of the process."""
    return getattr(sys, "_is_gil_enabled", lambda: True)()


HAD_GIL = has_gil()


@pytest.fixture(scope="session", autouse=True)
def as_it_began():
    """No module that a test file imports, and no test, gives the others a GIL which they were to run without."""
    assert has_gil() == HAD_GIL, "a test file's import switched the GIL on: import that in a process of its own"
    yield
    assert has_gil() == HAD_GIL, "a test switched the GIL on: import that in a process of its own"


def pytest_collection_modifyitems(config, items):
    """What is different on PyPy is expected there; what had its turns before has none now."""
    pypy.expect(items)
    if turns.wanted:
        had_turns.leave_out(config, items)


def pytest_collection_finish():
    """What pytest and hypothesis hold is left alone by the thousands of collections that look for leaks."""
    gc.collect()
    if hasattr(gc, "freeze"):
        gc.freeze()


def pytest_addoption(parser):
    """`--turns`: each test runs several times, and none may leave references over (debug builds)."""
    parser.addoption("--turns", action="store_true", help="run each test often and count references")


def pytest_configure(config):
    """Scripts in other processes have turns too."""
    turns.wanted = config.getoption("--turns")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    """Runs a test as often as it takes to see whether it leaves references over."""
    if not turns.wanted:
        return None
    names = pyfuncitem._fixtureinfo.argnames

    def turn():
        fresh_fixtures(pyfuncitem)
        pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names})

    if "leaks" in names:
        # It has as many calls as turns are asked for, and counts by itself.
        turn()
        had = turns.ASKED
    else:
        grown, had = turns.growth(turn)
        assert grown <= 0, f"each round of turns leaves {grown} references"
    turns.counted[had] += 1
    had_turns.keep(pyfuncitem, had)
    return True


def pytest_terminal_summary(terminalreporter):
    """How often tests ran."""
    said = turns.told(turns.counted, turns.ASKED)
    if said:
        terminalreporter.write_line(said)


def fresh_fixtures(pyfuncitem):
    """Ends a test's own fixtures and makes them anew: a turn is not to find what the one before did to them."""
    # pytest remembers each folder that it has made, and has no second one for a test.
    if "tmp_path" in pyfuncitem.fixturenames:
        return
    state = pyfuncitem.session._setupstate
    state.teardown_exact(pyfuncitem.parent)
    pyfuncitem._initrequest()
    state.setup(pyfuncitem)
