"""The example's classes from Python, and the script that a reader of its page runs."""

import copy
import dataclasses
import gc
import pickle
import subprocess
import sys
import threading
import weakref
from pathlib import Path

import inventory
import pytest
from inventory import BadQuery, Document, Hit, Index, Kind, NoSuchDocument, Order, Query

HERE = Path(__file__).resolve().parent

TEXTS = [
    ("a.md", "The sea is low.\nThe tide comes.\n"),
    ("b.py", "sea = tide()\nlow = None\n"),
    ("c.rs", "fn tide() {}\n"),
]


@pytest.fixture
def index():
    return Index(TEXTS)


def places(hits):
    return [(hit.path, hit.line) for hit in hits]


def test_kinds():
    assert Kind.of("a/b.rs") is Kind.RUST and Kind.of("README") is Kind.OTHER
    assert Kind("python") is Kind.PYTHON and Kind.MARKDOWN == "markdown"
    assert [kind.name for kind in Kind] == ["RUST", "PYTHON", "MARKDOWN", "OTHER"]
    assert "{}".format(Kind.RUST) == "rust"


def test_documents():
    one = Document("a.rs", Kind.RUST, lines=3)
    assert one == Document("a.rs", Kind.RUST, 3, 0) and hash(one) == hash(copy.copy(one))
    assert [field.name for field in dataclasses.fields(Document)] == ["path", "kind", "lines", "words"]
    assert dataclasses.replace(one, words=9).words == 9
    assert pickle.loads(pickle.dumps(one)) == one
    with pytest.raises(AttributeError):
        one.path = "b.rs"
    with pytest.raises(TypeError):
        Document("a.rs", "rust")


def test_queries_are_values():
    word, prefix = Query.Word("sea"), Query.Prefix("ti")
    assert word == Query.parse("Sea") and prefix == Query.parse("ti*")
    assert str((word | prefix) & ~word) == "sea|ti* -sea"
    assert str(word & prefix & word) == "sea ti* sea"
    assert ~~word == word
    assert Query.parse("sea -ti*|low") == word & ~(prefix | Query.Word("low"))
    assert pickle.loads(pickle.dumps(word & ~prefix)) == word & ~prefix
    with pytest.raises(TypeError):
        word & "sea"


@pytest.mark.parametrize("text", ["", "  ", "a|", "-", "*", "a-b", "|"])
def test_what_is_no_query(text):
    with pytest.raises(BadQuery):
        Query.parse(text)
    assert issubclass(BadQuery, ValueError)


MATCH = """
def shown(query):
    match query:
        case Query.Word(text) | Query.Prefix(text):
            return text
        case Query.All(parts) | Query.Any(parts):
            return [shown(part) for part in parts]
        case Query.Not(part):
            return {"not": shown(part)}
"""


@pytest.mark.skipif(sys.version_info < (3, 10), reason="match is younger")
def test_queries_match():
    scope = {"Query": Query}
    exec(MATCH, scope)
    assert scope["shown"](Query.parse("a b*|c -d")) == ["a", ["b", "c"], {"not": "d"}]


def test_searching(index):
    assert places(index.search("tide")) == [("a.md", 2), ("b.py", 1), ("c.rs", 1)]
    assert places(index.search("sea tide")) == [("b.py", 1)]
    assert places(index.search("low|fn", order=Order.ByPlace)) == [("a.md", 1), ("b.py", 2), ("c.rs", 1)]
    assert places(index.search("ti* -fn", limit=1)) == [("a.md", 2)]
    assert places(index.search(~Query.Prefix("t"), order=Order.ByPlace)) == [("b.py", 2)]
    assert index.search("nothing") == []
    best = index.search("fn|tide")[0]
    assert (best.path, best.text) == ("c.rs", "fn tide() {}")
    assert isinstance(best, Hit) and best == max(index.search("fn|tide"))
    assert "Hit(score=" in repr(best)
    with pytest.raises(BadQuery, match="not a word"):
        index.search("a b!")
    for wrong in (3, None, ["sea"]):
        with pytest.raises(TypeError):
            index.search(wrong)


def test_as_a_container(index):
    assert len(index) == 3 and "a.md" in index and "x" not in index
    assert [document.path for document in index] == ["a.md", "b.py", "c.rs"]
    assert index["a.md"] == Document("a.md", Kind.MARKDOWN, lines=2, words=7)
    assert index.words("t") == {"the": 2, "tide": 3}
    assert index.kinds == [(Kind.RUST, 1), (Kind.PYTHON, 1), (Kind.MARKDOWN, 1)]
    assert repr(index) == "<Index of 3 documents, 8 words>"
    walk = iter(index)
    assert next(walk).path == "a.md"
    index.remove("b.py")
    assert [document.path for document in walk] == ["b.py", "c.rs"]
    with pytest.raises(NoSuchDocument, match="no document is at"):
        index["b.py"]
    with pytest.raises(KeyError):
        index.remove("b.py")


def test_changes(index):
    assert index.add("b.py", "new = 1") == index["b.py"]
    assert index.search("sea") and not index.search("sea tide")
    other = Index([("d.toml", "tide = 1")])
    same = index
    index |= other
    assert index is same and len(index) == 4 and len(other) == 1
    with pytest.raises(RuntimeError, match="cannot have this Index"):
        index |= index
    with pytest.raises(TypeError):
        index |= {}


def test_who_wants_to_know(index):
    seen = []
    # Nothing is borrowed while it is called.
    index.on_change = lambda path: seen.append((path, path in index))
    index.add("d.py", "")
    index.remove("d.py")
    assert seen == [("d.py", True), ("d.py", False)]
    index.on_change = lambda path: 1 // 0
    with pytest.raises(ZeroDivisionError):
        index.add("e.py", "")
    assert "e.py" in index
    index.on_change = None
    index.remove("e.py")


def test_callbacks_that_hold_the_index_are_collected():
    class Watched(Index):
        """With a place for weak references."""

    index = Watched(TEXTS)
    index.on_change = lambda path: index.search(path)
    ref = weakref.ref(index)
    del index
    gc.collect()
    assert ref() is None


class Named(Index):
    """A subclass, which pickle finds here."""


def test_pickles(index):
    index.on_change = print
    again = pickle.loads(pickle.dumps(index))
    assert list(again) == list(index) and again.on_change is None
    assert again.search("tide") == index.search("tide")
    assert type(copy.deepcopy(Named(TEXTS))) is Named


def test_in_threads(index):
    found = []

    def work(number):
        for turn in range(50):
            try:
                index.add("{}-{}.py".format(number, turn), "tide " * 20)
                found.append(len(index.search("tide", limit=1000)))
            except RuntimeError as error:
                assert "cannot have this Index" in str(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(index) == 203 and max(found) <= 203


def test_the_script(tmp_path):
    for path, text in TEXTS:
        (tmp_path / path).write_text(text)
    command = [sys.executable, str(HERE / "run.py"), str(tmp_path), "tide"]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    assert run.returncode == 0, run.stdout
    assert "<Index of 3 documents, 8 words>" in run.stdout and "b.py:1: sea = tide()" in run.stdout


def test_module():
    assert inventory.__version__.count(".") == 2
    assert inventory.__doc__.startswith("An inventory of source files")
