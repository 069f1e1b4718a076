"""Modules: nested, imported in every way, filled by tags and by init code."""

import collections.abc
import importlib
import importlib.machinery
import pickle
import sys

import pytest
import topics
from processes import succeeds
from topics import modules


@pytest.mark.parametrize(
    "statement, name",
    [
        ("import topics.modules.deep.deeper", "topics.modules.deep.deeper"),
        ("from topics.modules.deep import deeper", "deeper"),
        ("import topics.modules.deep.deeper as deeper", "deeper"),
        ("from topics.modules.deep.deeper import bottom; import topics", "topics.modules.deep.deeper"),
        ("import topics", "topics.modules.deep.deeper"),
        ("import importlib; deeper = importlib.import_module('topics.modules.deep.deeper')", "deeper"),
        ("import importlib; deeper = importlib.import_module('.deeper', 'topics.modules.deep')", "deeper"),
    ],
)
def test_imports(statement, name):
    assert succeeds("{}; print({}.bottom(1))".format(statement, name)).split() == ["4"]


def test_star():
    namespace = {}
    exec("from topics.modules import *", namespace)
    assert namespace["ANSWER"] == 42 and namespace["deep"] is modules.deep


def test_what_is_not_there():
    with pytest.raises(ImportError):
        importlib.import_module("topics.modules.nothing")
    with pytest.raises(AttributeError):
        topics.nothing  # noqa: B018


@pytest.mark.parametrize("name", ["modules", "modules.deep", "modules.deep.deeper", "modules.moved"])
def test_submodule(name):
    full = "topics." + name
    module = importlib.import_module(full)
    assert sys.modules[full] is module
    assert module.__name__ == full
    assert module.__spec__.name == full
    assert isinstance(module.__spec__, importlib.machinery.ModuleSpec)
    assert module.__spec__.parent == module.__package__
    assert module.__file__ == topics.__file__
    assert repr(module).startswith("<module '{}'".format(full))
    parent, _, last = full.rpartition(".")
    assert getattr(sys.modules[parent], last) is module


def test_root():
    assert topics.__name__ == topics.__spec__.name == "topics"
    assert topics.__doc__ == "What the Python suite calls: each module is a topic."


def test_docs():
    assert modules.__doc__ == "Modules in modules.\n\nThe doc of a module goes on."
    assert modules.deep.deeper.__doc__ == "A module two levels down."
    assert modules.deep.deeper.bottom.__doc__ == "The lowest."


def test_functions_know_their_home():
    bottom = modules.deep.deeper.bottom
    assert bottom.__module__ == "topics.modules.deep.deeper"
    assert bottom.__self__ is modules.deep.deeper
    assert pickle.loads(pickle.dumps(bottom)) is bottom


def test_untagged_modules_pass_their_items_on():
    assert modules.deep.lifted() == "lifted"
    assert modules.deep.lifted.__module__ == "topics.modules.deep"
    assert not hasattr(modules.deep, "untagged")


def test_private_items():
    assert modules.private(1) == 2
    assert modules.PRIVATE == 5
    assert modules.very_private() == "very private"
    assert modules.very_private.__module__ == "topics.modules"
    assert not hasattr(modules, "hidden")


def test_a_file_elsewhere():
    assert modules.moved.place() == "elsewhere"


def test_constants():
    assert modules.ANSWER == 42
    assert modules.GREETING == "hello, wörld"
    assert modules.LIMIT == 0.5
    assert modules.SECRET is None and "SECRET" in vars(modules)


def test_conditions():
    assert not hasattr(modules, "absent")
    assert not hasattr(modules, "gone")
    assert modules.either() == "present"
    assert modules.tagged() is True
    assert not hasattr(modules, "under_a_condition")
    assert not hasattr(modules, "untagged")


def test_init_code():
    assert modules.from_init == 7
    assert issubclass(modules.Registered, collections.abc.Sized)
    assert modules.on_demand() == "on demand"
    assert modules.on_demand.__module__ == "topics.modules"
    assert not hasattr(modules, "never")
    assert not hasattr(modules, "setup")


def test_reload():
    before = modules.here
    assert importlib.reload(topics) is topics
    assert topics.modules.here() == "modules"
    assert before() == "modules"


def test_imported_anew():
    code = """
import gc, sys
for _ in range(3):
    import topics.modules.deep
    assert topics.modules.deep.deeper.bottom(1) == 4
    assert topics.modules.from_init == 7
    for name in [name for name in sys.modules if name.split('.')[0] == 'topics']:
        del sys.modules[name]
    del topics
    gc.collect()
print('done')
"""
    assert succeeds(code).split() == ["done"]


def test_outlived_by_a_function():
    code = """
import gc, sys
from topics.modules.deep.deeper import bottom
from topics.iterators import numbers
rest = numbers(3)
for name in [name for name in sys.modules if name.split('.')[0] == 'topics']:
    del sys.modules[name]
gc.collect()
print(bottom(1), *rest)
"""
    assert succeeds(code).split() == ["4", "0", "1", "2"]
