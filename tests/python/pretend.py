"""Other interpreters than the one that runs: a copy of the library that asks somebody else for the version.

The library is built as for everybody; only the name by which it imports `Py_GetVersion` is another in the copy, and a
library that is loaded before has a function of that name. So the tables of layouts are asked for a version that they
do not know, or for one whose objects look otherwise.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import topics

ASKED, ANSWERING = b"\0Py_GetVersion\0", b"\0Kb_GetVersion\0"

SOURCE = """
const char *Kb_GetVersion(void) { return "%s (pretended)"; }
"""

# What is pretended, and whether the tables have a row for it.
VERSIONS = {}
if sys.version_info >= (3, 10):
    # Before, some of what classes need is found by the tables alone, and no version to come is like that.
    VERSIONS["an alpha of the same"] = ("%d.%d.0a9" % sys.version_info[:2], False)
if sys.version_info >= (3, 12):
    # Until 3.11 ints, strs and counts of references looked otherwise; all that 3.11 exports is still there.
    VERSIONS["one of another layout"] = ("3.11.9", True)
if sys.version_info >= (3, 15):
    VERSIONS["one to come"] = ("3.99.1", False)

# For an interpreter of another machine the step `cross` names the one that compiles for that.
compiler = shutil.which(os.environ.get("CC", "cc"))
is_possible = sys.platform == "linux" and compiler is not None


def place(folder, version):
    """Puts the copy into a folder; answers with the environment in which Python imports it."""
    text = Path(topics.__file__).resolve().read_bytes()
    assert ASKED in text
    (folder / "topics.so").write_bytes(text.replace(ASKED, ANSWERING))
    source, library = folder / "version.c", folder / "libversion.so"
    source.write_text(SOURCE % version)
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), str(source)], check=True)
    # Behind it what the suite imports besides.
    paths = [str(folder), *(path for path in sys.path if path)]
    # Behind what is loaded first already: AddressSanitizer has to be.
    preloaded = [path for path in (os.environ.get("LD_PRELOAD"), str(library)) if path]
    return {"PYTHONPATH": ":".join(paths), "LD_PRELOAD": ":".join(preloaded)}
