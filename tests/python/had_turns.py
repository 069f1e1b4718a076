"""Which tests have had their turns, on this library, in a run before: all turns of all tests take hours."""

import os
from pathlib import Path

import turns
from notes import Notes, digest_of

# Where that is noted, a file for each of tests; nowhere if it says nothing.
FOLDER = os.environ.get("KEELBACK_TURNS_NOTES")
HERE = Path(__file__).parent
# What all tests are run by.
SHARED = [HERE / "conftest.py", HERE / "processes.py", Path(turns.__file__), HERE.parent / "leaks.py"]


class Noted:
    """The notes of a file of tests."""

    def __init__(self, path, libraries):
        self.notes = Notes(Path(FOLDER) / f"{path.stem}.json")
        self.digest = digest_of([path, *SHARED, *libraries])
        self.notes.forget_others(self.digest)


class Files(dict):
    """The notes by the file of tests."""

    def __missing__(self, path):
        self[path] = Noted(path, turns.libraries())
        return self[path]


noted = Files()


def keep(item, had):
    """Notes how many turns a test had."""
    if FOLDER:
        one = noted[Path(str(item.fspath))]
        one.notes.keep(item.nodeid, one.digest, had)


def leave_out(config, items):
    """Leaves out the tests that have had as many as are asked for, or can have none."""
    if not FOLDER:
        return

    def has_had(item):
        one = noted[Path(str(item.fspath))]
        had = one.notes.find(item.nodeid, one.digest)
        return had is not None and (had == 0 or had >= turns.ASKED)

    done = [item for item in items if has_had(item)]
    config.hook.pytest_deselected(items=done)
    done = set(done)
    items[:] = [item for item in items if item not in done]
