"""Makes an inventory of this repository's own files and looks around in it.

    PYTHONPATH=target/debug/python python3 examples/inventory/run.py [FOLDER] [QUERY]
"""

import pickle
import sys
import time
from pathlib import Path

from inventory import BadQuery, Index, Query

ROOT = Path(__file__).resolve().parent.parent.parent
ENDINGS = {".rs", ".py", ".md", ".toml"}
SKIPPED = {"target", ".venvs", ".git", "node_modules", "cases"}


def files(folder):
    """The files that are worth a look, by path."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name not in SKIPPED and not path.name.startswith("."):
                yield from files(path)
        elif path.suffix in ENDINGS:
            yield path


def main(folder, query):
    index = Index()
    newest = []
    index.on_change = newest.append
    start = time.perf_counter()
    for path in files(folder):
        index.add(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
    spent = time.perf_counter() - start
    print("{!r}, made in {:.2f} s; the last one was {}".format(index, spent, newest[-1]))
    for kind, count in index.kinds:
        lines = sum(document.lines for document in index if document.kind is kind)
        print("  {:>8}: {:4} files, {:6,} lines".format(kind.value, count, lines))

    longest = sorted(index, key=lambda document: -document.lines)[:3]
    print("\nThe longest: " + ", ".join("{0.path} ({0.lines})".format(one) for one in longest))

    for query in (query, (Query.parse("trait|struct") & Query.parse("borrow*")) & ~Query.Word("test")):
        print("\nLines for {}".format(query))
        for hit in index.search(query, limit=5):
            print("  {:5.2f}  {}:{}: {}".format(hit.score, hit.path, hit.line, hit.text[:70]))

    kept = pickle.dumps(index)
    again = pickle.loads(kept)
    assert [document.path for document in again] == [document.path for document in index]
    print("\nPickled: {:,} bytes; and back: {!r}".format(len(kept), again))

    try:
        index.search("| nothing")
    except BadQuery as error:
        print("An honest mistake: BadQuery: {}".format(error))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT, sys.argv[2] if len(sys.argv) > 2 else "collector cycle*")
