"""Classes of one thread."""

import gc
import re
import sys
import threading
import weakref

import pytest

from topics import sharing
from topics.sharing import Cursor, Holder, Notebook


def in_thread(work):
    """What a piece of work raises in another thread, or answers with."""
    seen = []

    def run():
        try:
            seen.append(work())
        except BaseException as error:  # noqa: BLE001
            seen.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return seen.pop()


def test_the_thread_that_made_it_uses_it_as_any_class():
    notebook = Notebook("a")
    other = notebook.shared()
    notebook.write("x")
    assert (len(other), other == notebook, sharing.line_count(other)) == (1, True, 1)
    seen = []
    assert notebook.read(seen.append) == 1 and seen == ["x"]
    notebook.title = "b"
    assert notebook.title == "b"


def test_borrows_conflict_as_ever():
    notebook = Notebook("a")
    notebook.write("x")
    with pytest.raises(RuntimeError, match=re.escape("Notebook.write() cannot have this Notebook: Notebook.read() is using it")):
        notebook.read(notebook.write)


@pytest.mark.parametrize(
    "use, name",
    [
        (lambda it: it.write("x"), "write"),
        (lambda it: it.read(print), "read"),
        (lambda it: it.title, "title"),
        (lambda it: setattr(it, "title", "x"), "title"),
        (len, "__len__"),
        (lambda it: it == it, None),
        (lambda it: sharing.line_count(it), None),
    ],
)
def test_another_thread_is_told(use, name):
    notebook = Notebook("a")
    error = in_thread(lambda: use(notebook))
    assert type(error) is RuntimeError
    text = str(error)
    asker = f"Notebook.{name}()" if name else "a function's parameter"
    assert f"{asker} cannot have this Notebook: it was made in another thread" in text
    assert "Notebook is unsendable: only the thread that made an object can use it" in text
    assert len(notebook) == 0 and notebook.title == "a"


def test_another_thread_makes_its_own():
    assert in_thread(lambda: len(Notebook("a"))) == 0


# Of a thread that is gone: what ended here would be leaked, and said to be.
KEPT = []


def test_threads_never_share_a_number():
    if not KEPT:
        in_thread(lambda: KEPT.append(Notebook("a")))
    for _ in range(5):
        assert isinstance(in_thread(lambda: KEPT[0].title), RuntimeError)
    with pytest.raises(RuntimeError, match="unsendable"):
        KEPT[0].title


def test_a_value_that_ends_in_another_thread_is_leaked_and_said_to_be(monkeypatch):
    before = Notebook.dropped()
    notebook = [Notebook("a")]
    noted = []
    if sys.version_info >= (3, 8):
        monkeypatch.setattr(sys, "unraisablehook", lambda note: noted.append((note.exc_type, str(note.exc_value))))
    in_thread(notebook.clear)
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        # Without a GIL the last count goes back to the thread that made the object, and so does its end.
        assert Notebook.dropped() == before + 1 and not noted
        return
    assert Notebook.dropped() == before
    if sys.version_info >= (3, 8):
        ((kind, text),) = noted
        assert kind is RuntimeError
        assert text == (
            "a Notebook has ended in another thread than the one that made it: Notebook is unsendable, so its "
            "value is leaked"
        )
    del notebook[:]
    mine = Notebook("b")
    del mine
    assert Notebook.dropped() == before + 1 and len(noted) in (0, 1)


def test_the_collector_of_another_thread_leaves_it_alone():
    class Probe:
        pass

    probe = Probe()
    probe.holder = Holder(probe)
    alive = weakref.ref(probe)
    del probe
    in_thread(gc.collect)
    assert alive() is not None and alive().holder.count() == 1
    gc.collect()
    assert alive() is None


def test_enums():
    cursor = Cursor.at(3)
    assert cursor.place() == 3 and isinstance(cursor, Cursor.At)
    assert isinstance(in_thread(cursor.place), RuntimeError)
    end = Cursor.End()
    assert isinstance(in_thread(end.place), RuntimeError) and end.place() is None


def test_a_subclass_is_of_one_thread_too():
    class Sub(Notebook):
        pass

    sub = Sub("a")
    assert isinstance(in_thread(lambda: sub.title), RuntimeError) and sub.title == "a"
