"""Classes on bases with `__slots__`, and on bases that make their objects in Python: slots reached by hand, and every `__new__`."""

import difflib
import fractions
import gc
import ipaddress
import weakref

from cases.basing import use
from cases.hammering import all_at_once
from hostile import attempt, case, failed, raises
from topics import bases
from topics.slotted import Found, Host, Ratio, Share

MAKERS = [(Host, ("1.2.3.4", "x")), (Ratio, (1, 3, "kg")), (Share, (1, 2, "owner")), (Found, (1, 2, 3, "what"))]


@case
def slots_by_hand():
    """Descriptors of slots get, set and delete what is theirs, and refuse other objects; the value stays."""
    for cls, args in MAKERS:
        thing, other = cls(*args), cls(*args)
        for owner in cls.__mro__:
            for name, member in list(vars(owner).items()):
                if type(member).__name__ != "member_descriptor":
                    continue
                for value in (thing, [thing, other], None):
                    member.__set__(thing, value)
                    assert member.__get__(thing, cls) is value
                for foreign in (1, object(), fractions.Fraction(1), found_elsewhere(cls)):
                    if not isinstance(foreign, owner):
                        raises(TypeError, lambda: member.__set__(foreign, 1), "descriptor")
                member.__delete__(thing)
                raises(AttributeError, lambda: member.__get__(thing, cls), "")
                member.__set__(thing, [thing])
        use(other)
        attempt(lambda: use(thing))
        del thing, other
        gc.collect()


def found_elsewhere(cls):
    return Found(1, 2) if cls is not Found else Host("0.0.0.0")


@case
def objects_of_lookalikes():
    """An object of a class with the same slots does not become one of the class, nor the other way round."""

    class LikeRatio(fractions.Fraction):
        __slots__ = ()

    class Wider(fractions.Fraction):
        __slots__ = ("one", "two", "three", "four")

    class LikeHost(ipaddress.IPv4Address):
        __slots__ = ()

    things = [cls(*args) for cls, args in MAKERS] + [LikeRatio(1, 3), Wider(1, 3), LikeHost("1.1.1.1")]
    for thing in things:
        for cls in [type(thing) for thing in things] + [cls.__mro__[1] for cls, _ in MAKERS]:
            # The part that a class is made of is laid out as the class.
            if cls not in type(thing).__mro__[:2]:
                raises(TypeError, lambda: setattr(thing, "__class__", cls), "layout|only supported|assignment")
        attempt(lambda: use(thing))
    for cls, _ in MAKERS:
        for base in (LikeRatio, Wider, LikeHost, dict):
            attempt(lambda: setattr(cls, "__bases__", (base,)))
            attempt(lambda: setattr(cls, "__bases__", (cls.__mro__[1], base)))
    for cls, args in MAKERS:
        made = attempt(lambda: cls(*args))
        if not failed(made):
            use(made)


@case(once=True)
def every_new():
    """Whatever the base's `__new__` is replaced by, a value is put into objects of the class alone, and once into each."""
    kept = []
    plain = fractions.Fraction.__new__

    def same(cls, *args):
        if not kept:
            kept.append(plain(cls, *args))
        return kept[0]

    replaced = [
        lambda cls, *args: None,
        lambda cls, *args: cls,
        lambda cls, *args: 1,
        lambda cls, *args: plain(fractions.Fraction, *args),
        lambda cls, *args: Share(1, 2) if cls is Ratio else Ratio(1, 2),
        lambda cls, *args: cls(*args),
        lambda cls, *args: cls.__new__(cls, *args),
        lambda cls, *args: 1 / 0,
        lambda cls: plain(cls),
        same,
        len,
        None,
        7,
    ]
    for new in replaced:
        fractions.Fraction.__new__ = new
        kept.clear()
        for cls in (Ratio, Share):
            kept.clear()
            for _ in range(3):
                made = attempt(lambda: cls(1, 2))
                if not failed(made):
                    assert type(made) is cls, made
                    attempt(lambda: use(made))
            if new is same:
                raises(RuntimeError, lambda: cls(3, 4), "would change a frozen")
    fractions.Fraction.__new__ = plain
    kept.clear()
    gc.collect()
    assert Ratio(1, 2).unit == "m"


@case(once=True)
def new_of_the_class():
    """The class's own `__new__` wants a class of its own, and may be replaced and called by hand."""
    for cls, args in MAKERS:
        for wrong in ((), (1,), (object,), (type,), (dict, *args), (cls.__mro__[1], *args)):
            raises(TypeError, lambda: cls.__new__(*wrong), "begin with|no subclass|not enough|not a type|not a subtype|cannot create|takes")
        sub = type(cls)("Sub", (cls,), {"__slots__": (), "__new__": lambda cls, *args: super(sub, cls).__new__(cls, *args)})
        use(sub(*args))
        part = cls.__mro__[1]
        raises(TypeError, lambda: part(*args), "no subclass|cannot create")
        for new in (lambda cls, *args: object.__new__(cls), lambda *args: 3, None):
            cls.__new__ = new
            made = attempt(lambda: cls(*args))
            if not failed(made) and isinstance(made, cls):
                attempt(lambda: use(made))
            del cls.__new__
        attempt(lambda: delattr(part, "__new__"))
        made = attempt(lambda: cls(*args))
        if not failed(made) and isinstance(made, cls):
            attempt(lambda: use(made))
        del made
    gc.collect()


@case(once=True)
def shown_before_it_is_made():
    """An object that its `__new__` shows to threads before it has a value refuses, and has one afterwards, whoever makes it."""
    plain, shown = difflib.Match.__new__, []

    def show(cls, *args):
        if not shown:
            shown.append(plain(cls, *args))
        return shown[0]

    difflib.Match.__new__ = show

    def make():
        for turn in range(200):
            made = attempt(lambda: Found(1, 2, 3, [turn]))
            # Another thread may put its own value there meanwhile.
            assert made is shown[0] or isinstance(made, RuntimeError), made

    def look():
        for _ in range(200):
            for found in list(shown):
                what = attempt(lambda: found.what)
                assert type(what) is list or isinstance(what, RuntimeError), what

    errors = all_at_once(make, look)
    assert not errors, errors
    difflib.Match.__new__ = plain
    assert type(shown[0].what) is list


@case
def slots_at_the_end():
    """What ends with a slot may look at its object, bring it back, and take its other slots."""
    kept = []

    class Looks:
        def __init__(self, thing):
            self.thing = thing

        def __del__(self):
            attempt(lambda: use(self.thing))
            attempt(lambda: setattr(self.thing, "_numerator", 5))
            kept.append(self.thing)

    share = Share(1, 2)
    share._numerator = Looks(share)
    share._denominator = [share, Looks(share)]
    del share
    gc.collect()
    assert len(kept) == 2 and kept[0] is kept[1] and kept[0].owner is None
    before = bases.dropped()
    kept.clear()
    gc.collect()
    assert bases.dropped() == before + 1


@case
def long_rows_through_slots():
    """A long row of objects, each in a slot of the next, ends without using up the stack."""
    for cls, args in MAKERS[:3]:
        row = None
        for _ in range(100_000):
            thing = cls(*args)
            name = "_ip" if cls is Host else "_numerator"
            setattr(thing, name, row)
            row = thing
        del row, thing
    found = None
    for _ in range(100_000):
        found = Found(1, 2, 3, found)
    del found
    gc.collect()


@case
def weak_callbacks():
    """A callback finds an object with slots gone."""
    seen = []
    hosts = [Host("1.2.3.4") for _ in range(50)]
    alive = [weakref.ref(host, lambda one: seen.append(one())) for host in hosts]
    for host in hosts:
        host._ip = hosts
    del hosts, host
    gc.collect()
    assert len(seen) == 50 and not any(seen) and not any(one() for one in alive)
