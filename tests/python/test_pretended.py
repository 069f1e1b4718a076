"""The library in an interpreter that its tables do not know, and in one that looks otherwise than they say."""

import os
import sys

import pretend
import pytest
from processes import completes, process, succeeds
from test_interpreters import WORK

pytestmark = [
    pytest.mark.skipif(not pretend.is_possible, reason="needs Linux's linker and a C compiler"),
    pytest.mark.skipif(os.environ.get("KEELBACK_LAYOUT") == "off", reason="nothing would be looked at"),
]

# Tests of the suite that look inside of objects most.
FEW = ["test_functions.py", "test_conversions.py"]
# All of them, when the step `pretended` asks for it.
MANY = [".", "--ignore=test_pretended.py"] if "KEELBACK_PRETENDED" in os.environ else FEW


@pytest.mark.skipif(sys.version_info >= (3, 15), reason="it enters where no older version does")
def test_one_that_is_too_old_is_told(tmp_path):
    script = (
        "try:\n    import topics\n"
        "except ImportError as error:\n    print(error)\n"
    )
    done = completes(script, env=pretend.place(tmp_path, "3.6.15"))
    said = "topics wants CPython 3.7 or newer, and this is CPython 3.6.15\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")


@pytest.mark.parametrize("what", pretend.VERSIONS)
def test_it_works_by_calls(tmp_path, what):
    version, is_known = pretend.VERSIONS[what]
    env = pretend.place(tmp_path, version)
    if is_known:
        # A library in 3.11 says of no interpreter that it may go without.
        env["PYTHON_GIL"] = "1"
    script = WORK + "from topics import interpreters; import topics; print(interpreters.layouts(), topics.__file__)"
    report = succeeds(script, env=env)
    assert str(tmp_path) in report
    on = {line.split()[0] for line in report.splitlines() if line.endswith(" on")}
    if is_known:
        # What looks the same in both may be read; what does not, the proof has found out.
        assert not on & {"refcount", "int", "ascii"}, on
    else:
        assert not on
    if hasattr(sys, "gettotalrefcount") and MANY is FEW:
        # Debug builds take five times as long.
        return
    # What an older version would not say is said otherwise, so not all of the suite can pass in its place.
    done = process(["-m", "pytest", "-q", "-p", "no:cacheprovider", *(FEW if is_known else MANY)], env, None)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
