"""Modules that are taken apart, imported again and lied about."""

import copy
import gc
import importlib
import importlib.util
import pickle
import subprocess
import sys
import types

from hostile import attempt, case, failed, raises
import subinterpreters
import topics
from topics import classes, enums, functions, hostile, memory, records
from topics.hostile import Chest


@case(once=True)
def removed_from_sys_modules():
    """With the modules gone from `sys.modules`, what was imported works on."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "topics"]:
        del sys.modules[name]
    gc.collect()
    chest = Chest(1)
    chest.add(enums.Light.Red.next())
    assert len(chest) == 2 and enums.Suit.CLUBS.above() is enums.Suit.DIAMONDS
    attempt(lambda: pickle.loads(pickle.dumps(records.Entry(1))))
    attempt(lambda: copy.deepcopy(enums.Light.Red))


@case(once=True)
def imported_again():
    """Imported a second time, the extension gives the same or new classes, which do not mix."""
    old, old_light = Chest, enums.Light
    for name in [name for name in sys.modules if name.partition(".")[0] == "topics"]:
        del sys.modules[name]
    again = attempt(lambda: importlib.import_module("topics.hostile"))
    if not failed(again):
        answer = attempt(lambda: again.Chest(1).pour(old(2)))
        assert answer is None or isinstance(answer, TypeError)
        assert (again.Chest is old) == (answer is None)
        new = importlib.import_module("topics.enums")
        answer = attempt(lambda: new.after(old_light.Red))
        assert (new.Light is old_light) == (not failed(answer))


@case
def loaded_by_hand():
    """Executing the module again, or under another name, works or raises ImportError."""
    spec = topics.__spec__
    for _ in range(3):
        answer = attempt(lambda: importlib.util.module_from_spec(spec))
        if not failed(answer):
            answer = attempt(lambda: spec.loader.exec_module(answer))
        assert answer is None or isinstance(answer, ImportError), answer
    attempt(lambda: importlib.reload(topics))
    attempt(lambda: importlib.reload(hostile))
    other = importlib.util.spec_from_file_location("other", spec.origin)
    answer = attempt(lambda: importlib.util.module_from_spec(other))
    assert failed(answer) or isinstance(answer, types.ModuleType)
    assert len(Chest(1)) == 1


@case(once=True)
def attributes_deleted():
    """A module that lost all its attributes, its own included, does not disturb what it made."""
    chest, suit, entry = Chest(1), enums.Suit.CLUBS, records.Entry(1)
    middle, points = classes.middle, classes.points
    for module in (hostile, enums, records, classes, topics):
        for name in list(vars(module)):
            delattr(module, name)
    gc.collect()
    chest.add(2)
    assert suit.above() is not suit
    assert middle(points(2)[1], None).x == 1.0
    attempt(lambda: pickle.loads(pickle.dumps(entry)))
    attempt(lambda: copy.copy(entry))
    repr(entry), repr(chest), repr(type(chest)), repr(suit)


@case(once=True)
def attributes_replaced():
    """What a module calls a class does not change what its functions take."""
    classes.Point, old = Chest, classes.Point
    raises(TypeError, lambda: classes.middle(Chest(1), None))
    assert classes.middle(old(1), None).x == 1.0
    assert type(classes.points(1)[0]) is old
    records.Entry, entry = int, records.Entry(1)
    attempt(lambda: pickle.dumps(entry))
    classes.__name__ = classes.__spec__ = classes.__dict__["__file__"] = 3
    attempt(lambda: repr(classes))
    assert type(classes.points(1)[0]) is old


@case
def functions_of_another_module():
    """Functions of a module bound to other objects, or called after their module was dropped, work on."""
    area = functions.__dict__[next(name for name, value in vars(functions).items() if callable(value))]
    assert area.__self__ is not None
    raises((AttributeError, TypeError), lambda: setattr(area, "__self__", 3))
    holder = types.SimpleNamespace(points=classes.points)
    assert len(holder.points(3)) == 3

    class Uses:
        points = classes.points

    assert len(Uses().points(2)) == 2


@case
def classes_of_modules():
    """The class of a module may be changed to one with properties and hooks."""

    class Odd(types.ModuleType):
        def __getattr__(self, name):
            return name.upper()

        def __setattr__(self, name, value):
            raise KeyError(name)

    kind = type(memory)
    memory.__class__ = Odd
    try:
        assert memory.missing == "MISSING"
        assert memory.Node(1).next == 1
    finally:
        types.ModuleType.__setattr__(memory, "__class__", kind)


@case
def without_what_it_imports():
    """An import in which what the extension needs of Python's own modules is missing raises, or works."""
    script = """if True:
        import sys
        for name in {names!r}:
            sys.modules[name] = None
        try:
            import topics.{module}
        except ImportError as error:
            pass
        else:
            topics.{module}.alive()
    """
    for names, module in ((["enum"], "memory"), (["dataclasses", "copy", "functools"], "memory"), (["collections"], "hostile")):
        command = [sys.executable, "-c", script.format(names=names, module=module)]
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        assert run.returncode in (0, 1), (names, run.returncode, run.stdout)


@case(once=True)
def in_a_second_interpreter():
    """Another interpreter in the process imports the extension, uses it, and ends while objects live."""
    script = """if True:
        from topics import enums, hostile, memory
        chest = hostile.Chest(1)
        chest.add(chest)
        node = memory.Node()
        node.next = [node]
        light = enums.Light.Red.next()
    """
    if not subinterpreters.is_possible:
        return
    for _ in range(3):
        one = subinterpreters.create()
        try:
            subinterpreters.run(one, script)
        finally:
            subinterpreters.end(one)
    assert len(Chest(1)) == 1 and enums.Light.Red.next() is enums.Light.Go
