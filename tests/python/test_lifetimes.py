"""Life and death: imports, forks, threads at the end of Python, signals. Nothing hangs, and nothing crashes.

`KEELBACK_TIMES` says how often each is done: a few times here, a thousand times in the step `lifetimes`.
"""

import os
import signal
import subprocess
import sys

import pytest
import turns
from processes import INTERPRETERS, TOGETHER, UNLOAD, succeeds

TIMES = int(os.environ.get("KEELBACK_TIMES", "10"))
# A process for each takes a thousand times as long as a turn.
PROCESSES = TIMES if "KEELBACK_TIMES" in os.environ else 2

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX has it")

USE = """
from topics import classes, enums, errors
def use():
    assert classes.Point(3, y=4).norm() == 5.0
    assert enums.Light("red").is_red
    try:
        errors.shape("round")
    except errors.ShapeError:
        pass
"""


def test_import_delete_and_import_again():
    script = UNLOAD + """
for turn in range(int(sys.argv[1])):
    import topics
    from topics import classes, enums
    assert classes.Point(3, y=4).norm() == 5.0
    if turn % 2:
        # Used after its module is gone from `sys.modules`.
        point = classes.Point(1, 2)
        del topics, classes, enums
        unload()
        assert point.norm() ** 2 > 4.9
    else:
        del topics, classes, enums
        unload()
"""
    succeeds(script, TIMES)


def test_reload():
    script = USE + """
import importlib, sys, topics
for turn in range(int(sys.argv[1])):
    before = topics.classes
    assert importlib.reload(topics) is topics
    use()
    assert topics.classes is before
"""
    succeeds(script, TIMES)


def test_a_panic_while_the_module_is_executed():
    script = UNLOAD + USE.replace("from", "import topics\nfrom", 1) + """
sys.stderr = open(__import__("os").devnull, "w")
for turn in range(int(sys.argv[1])):
    del topics, classes, enums, errors
    unload()
    sys.keelback_init_panics = True
    try:
        import topics
    except BaseException as error:
        assert type(error).__name__ == "PanicException" and "no module today" in str(error), repr(error)
    else:
        raise AssertionError("no panic")
    assert "topics" not in sys.modules and "topics.lifetimes" not in sys.modules
    del sys.keelback_init_panics
    import topics
    from topics import classes, enums, errors
    use()
"""
    succeeds(script, TIMES)


def test_threads_that_import_at_once():
    script = UNLOAD + TOGETHER + """
def body(number):
    from topics import classes
    assert classes.Point(3, y=4).norm() == 5.0
for turn in range(int(sys.argv[1])):
    together(2, body)
    unload()
"""
    succeeds(script, TIMES)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="interpreters with a GIL of their own are younger")
def test_interpreters_that_import_at_once():
    script = INTERPRETERS + TOGETHER + """
# On 3.12 an interpreter that imported `threading` waits for the thread that did at its end: so that one ends it.
def body(_):
    interpreter = create()
    run(interpreter, "from topics import classes; classes.Point(1)")
    low.destroy(interpreter)
for turn in range(int(sys.argv[1])):
    together(3, body)
"""
    succeeds(script, max(TIMES // 3, 1))


@posix
def test_fork():
    script = USE + """
import os, sys, threading, warnings
warnings.simplefilter("ignore")
from topics import threads
use()
tally, stop = threads.Tally(), threading.Event()
def busy():
    while not stop.is_set():
        tally.steady()
other = threading.Thread(target=busy)
other.start()
try:
    for turn in range(int(sys.argv[1])):
        child = os.fork()
        if not child:
            status = 1
            try:
                use()
                threads.put(tally)
                assert threads.clear_shelf() >= 1
                status = 0
            finally:
                os._exit(status)
        assert os.waitpid(child, 0)[1] == 0
        use()
finally:
    stop.set()
    other.join()
"""
    succeeds(script, TIMES)


@posix
@pytest.mark.skipif(
    sys.implementation.name == "cpython" and sys.version_info < (3, 12),
    reason="the child waits for ever for the lock of the list of threads, if another thread had that, as it does with threads of C",
)
@pytest.mark.skipif(
    sys.version_info >= (3, 15) and hasattr(sys, "gettotalrefcount"),
    reason="an assertion of CPython's fails in the child where the parent's other thread was between two steps of PyThreadState_Release,"
    " as it does with threads of C",
)
@pytest.mark.skipif(
    sys.version_info[:2] == (3, 13) and not getattr(sys, "_is_gil_enabled", lambda: True)(),
    reason="without a GIL the child of 3.13 waits for ever for a lock that another thread had, as it does with threads of C",
)
def test_forked_processes_that_end():
    script = USE + """
import os, sys, warnings
warnings.simplefilter("ignore")
from topics import lifetimes
# They are always about to attach: the child has none of them, and must not wait for one.
lifetimes.hammer_for_ever([1])
lifetimes.hammer_for_ever([2])
for turn in range(int(sys.argv[1])):
    child = os.fork()
    if not child:
        use()
        assert lifetimes.can_attach()
        sys.exit()
    assert os.waitpid(child, 0)[1] == 0
"""
    succeeds(script, PROCESSES)


def test_spawned_processes():
    # `spawn` imports the main script again: it must be a file that does nothing then.
    script = """
import multiprocessing, sys
from topics import functions
if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    for turn in range(int(sys.argv[1])):
        child = context.Process(target=functions.add, args=(turn, 1))
        child.start()
        child.join()
        assert child.exitcode == 0, child.exitcode
"""
    succeeds(script, max(PROCESSES, 1))


def test_functions_at_exit():
    script = USE + """
import atexit, sys
from topics import lifetimes, threads
class Mark:
    def __del__(self):
        use()
        sys.stdout.write("ended ")
atexit.register(use)
atexit.register(lambda: threads.put(Mark()))
atexit.register(threads.clear_shelf)
atexit.register(lambda: sys.stdout.write("exit "))
point = classes.Point(1)
point_of_module = sys.modules["topics"].kept = classes.Point(2)
"""
    for _ in range(PROCESSES):
        # Nothing takes the object out of the static again.
        assert succeeds(script, ends=True, leaves=True).startswith("exit ")


# From 3.15 on an interpreter waits for them itself (PEP 788).
GATE = sys.implementation.name == "cpython" and sys.version_info < (3, 15)

CAN_ATTACH = """
import atexit, sys
from topics import lifetimes
class Last:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print(self.name, lifetimes.can_attach())
def function(name):
    print(name, lifetimes.can_attach())
"""


@pytest.mark.skipif(not GATE, reason="a gate that closes, for CPython before 3.15")
def test_threads_that_come_too_late():
    # Exit functions may wait for threads of Rust's, also those that were registered before the first one came. Their arguments go
    # when all have run; what closes the gate goes where the first thread came.
    script = CAN_ATTACH + """
atexit.register(function, "function before")
atexit.register(id, Last("argument before"))
assert lifetimes.can_attach()
atexit.register(id, Last("argument after"))
atexit.register(function, "function after")
"""
    assert succeeds(script, ends=True).splitlines() == [
        "function after True",
        "function before True",
        "argument before True",
        "argument after False",
    ]


def test_exit_functions_that_are_cleared_by_hand():
    script = CAN_ATTACH + """
for turn in range(100):
    assert lifetimes.can_attach()
    atexit._run_exitfuncs() if turn % 2 else atexit._clear()
assert lifetimes.can_attach()
atexit.register(id, Last("argument"))
"""
    assert succeeds(script, ends=True) == f"argument {not GATE}\n"


@pytest.mark.skipif(
    sys.implementation.name != "cpython" or sys.version_info < (3, 15),
    reason="a thread that is attached as Python ends is stopped for ever",
)
def test_the_end_waits_for_a_thread_that_is_attached():
    script = """
import threading, time
from topics import lifetimes
begun = threading.Event()
def slow():
    begun.set()
    time.sleep(0.2)
    print("done")
lifetimes.call_elsewhere(slow)
begun.wait()
"""
    for _ in range(PROCESSES):
        assert succeeds(script, ends=True) == "done\n"


# What still runs, or is still held, when Python ends.
AT_THE_END = {
    "daemon threads": """
def busy():
    tally = threads.Tally()
    while True:
        tally.add_detached()
        use()
for _ in range(3):
    threading.Thread(target=busy, daemon=True).start()
""",
    "threads of Rust's": """
lifetimes.hammer_for_ever([1])
lifetimes.hammer_for_ever(classes.Point(1))
""",
    "threads of Rust's that wait for ever": """
lifetimes.wait_for_ever()
assert lifetimes.can_attach()
""",
    "objects that outlive Python": """
lifetimes.hold(classes.Point(1))
threads.put([classes.Point(2)])
threading.Thread(target=lifetimes.hold, args=({},), daemon=True).start()
""",
    "a daemon thread that is detached": """
threading.Thread(target=lifetimes.work_detached, daemon=True).start()
""",
    "the module's own cycle": """
sys.modules["topics"].itself = sys.modules["topics"]
classes.me = classes
errors.ShapeError.module = errors
""",
}


@pytest.mark.parametrize("left", AT_THE_END)
def test_what_is_left_when_python_ends(left):
    script = USE + "import sys, threading\nfrom topics import lifetimes, threads\n" + AT_THE_END[left] + "use()\n"
    leaves = left in ("daemon threads", "objects that outlive Python", "a daemon thread that is detached")
    for _ in range(PROCESSES):
        succeeds(script, ends=True, leaves=leaves)


@posix
@pytest.mark.parametrize("work", ["work", "work_detached"])
def test_ctrl_c_in_a_long_call(work):
    script = f"""
import signal, sys
from topics import lifetimes
# A shell starts what runs in the background with the signal ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
for turn in range(int(sys.argv[1])):
    try:
        print("working", flush=True)
        lifetimes.{work}()
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""
    command = [sys.executable, "-u", "-c", script, str(TIMES)]
    turns.elsewhere.append(0)
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        for _ in range(TIMES):
            assert process.stdout.readline() == b"working\n"
            process.send_signal(signal.SIGINT)
            assert process.stdout.readline() == b"interrupted\n"
        assert process.wait() == 0
