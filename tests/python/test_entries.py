"""How an interpreter gets into the library: by `PyInit_topics` until 3.14, by `PyModExport_topics` since 3.15."""

import ctypes
import shutil
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest
from processes import INTERPRETERS, has_own_gil, succeeds

import topics

# Modules that were made from slots have no `PyModuleDef`.
MADE_FROM_SLOTS = """
import ctypes, sys
def made_from_slots(module):
    definition = ctypes.pythonapi.PyModule_GetDef
    definition.restype, definition.argtypes = ctypes.c_void_p, [ctypes.py_object]
    return definition(module) is None
"""


def library():
    """The library itself: an export of either name is in it."""
    return ctypes.PyDLL(topics.__file__)


def test_both_entries_are_there():
    assert library().PyInit_topics and library().PyModExport_topics


def test_which_entry_ran():
    script = MADE_FROM_SLOTS + """
import topics.functions
for module in topics, topics.functions:
    assert made_from_slots(module) == (sys.version_info >= (3, 15)), module
assert topics.functions.add(1, 2) == 3
"""
    succeeds(script)


@pytest.mark.skipif(".abi3t.so" not in EXTENSION_SUFFIXES, reason="the suffix is younger")
def test_under_the_suffix_of_the_newest_stable_abi(tmp_path):
    """The file is for builds with and without a GIL alike, and its modules are made without a `PyModuleDef`."""
    shutil.copy(str(Path(topics.__file__).resolve()), str(tmp_path / "topics.abi3t.so"))
    script = MADE_FROM_SLOTS + """
sys.path.insert(0, sys.argv[1])
import topics.classes
assert topics.__file__ == sys.argv[1] + "/topics.abi3t.so", topics.__file__
assert made_from_slots(topics) and made_from_slots(topics.classes)
assert topics.classes.Point(3, 4).norm() == 5.0
"""
    succeeds(script, tmp_path)


@pytest.mark.skipif(".abi3.so" not in EXTENSION_SUFFIXES, reason="not on Windows, and not without a GIL")
def test_under_the_suffix_of_the_stable_abi(tmp_path):
    shutil.copy(str(Path(topics.__file__).resolve()), str(tmp_path / "topics.abi3.so"))
    script = """
import sys
sys.path.insert(0, sys.argv[1])
import topics.classes
assert topics.__file__ == sys.argv[1] + "/topics.abi3.so", topics.__file__
assert topics.classes.Point(3, 4).norm() == 5.0
"""
    succeeds(script, tmp_path)


@pytest.mark.skipif(sys.version_info < (3, 15), reason="slots are younger")
def test_what_the_library_says_of_itself():
    """The first slot says for which interpreters it was built; the interpreter agrees."""

    class Slot(ctypes.Structure):
        _fields_ = [("id", ctypes.c_uint16), ("flags", ctypes.c_uint16), ("_", ctypes.c_uint32), ("value", ctypes.c_void_p)]

    export = library().PyModExport_topics
    export.restype = ctypes.POINTER(Slot)
    abi = export()[0]
    assert abi.id == 109
    check = ctypes.pythonapi.PyABIInfo_Check
    check.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    assert check(abi.value, b"topics") == 0
    # Version 1.0 of the record; PyABIInfo_STABLE, _GIL and _FREETHREADED.
    assert ctypes.cast(abi.value, ctypes.POINTER(ctypes.c_uint16 * 2)).contents[:] == [1, 7]


@has_own_gil
def test_a_module_that_opts_out_of_interpreters():
    """It is CPython that refuses it, in its own words; the main interpreter has it."""
    script = INTERPRETERS + """
import single
before = single.calls()
interpreter = create()
refuses(interpreter, "single")
run(interpreter, "import topics.functions; assert topics.functions.add(1, 2) == 3")
low.destroy(interpreter)
assert single.calls() == before + 1
"""
    succeeds(script)


@pytest.mark.skipif(sys.version_info < (3, 13), reason="interpreters could not be configured before")
def test_an_interpreter_that_checks_and_shares_the_gil():
    """What opts out of all interpreters is refused there too, and what only wants the GIL is not."""
    script = INTERPRETERS + """
interpreter = low.create(low.new_config("isolated", gil="shared"))
refuses(interpreter, "single")
run(interpreter, "import shared.dates, topics.functions; assert topics.functions.add(1, 2) == 3")
low.destroy(interpreter)
"""
    succeeds(script)


@pytest.mark.skipif(not hasattr(sys, "_is_gil_enabled"), reason="every build has one")
def test_a_module_that_needs_the_gil():
    """A free-threaded build switches it on, and says so; with the other modules it stays off."""
    script = """
import sys, warnings
import topics
before = sys._is_gil_enabled()
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    import single
assert sys._is_gil_enabled()
said = [str(one.message) for one in said]
assert len(said) == (0 if before else 1), said
assert before or "single" in said[0], said
"""
    succeeds(script)
