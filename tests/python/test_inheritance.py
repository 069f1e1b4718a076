"""Classes that derive from classes of the crate: tests/python/src/inheritance.rs."""

import gc
import inspect
import pickle
import sys
import weakref

import pytest

from topics import inheritance
from topics.inheritance import (
    Animal,
    Cat,
    Circle,
    Counter,
    Dog,
    Ending,
    EndingChild,
    Holder,
    Named,
    Pair,
    Puppy,
    Shape,
)


def test_mro_and_instances():
    assert Dog.__mro__ == (Dog, Animal, object)
    assert Puppy.__mro__ == (Puppy, Dog, Animal, object)
    assert Animal.__module__ == Puppy.__module__ == "topics.inheritance"
    puppy = Puppy("Bo", 8)
    assert isinstance(puppy, Animal) and isinstance(puppy, Dog)
    assert issubclass(Cat, Animal) and not issubclass(Cat, Dog)
    assert not isinstance(Animal("x"), Dog)


def test_members_of_the_base():
    dog = Dog("Rex", ["sit"])
    assert dog.name == "Rex" and dog.legs == 4 and len(dog) == 4
    dog.name = "Max"
    dog.rename(dog.name + "!")
    assert dog.name == "Max!" and dog.tricks() == ["sit"]
    assert dog.kind() == "Dog" == Dog.kind() and Animal.kind() == "Animal"
    puppy = Puppy("Bo", 8)
    puppy.grow()
    assert puppy.weeks == 9 and puppy.legs == 5 and puppy.tricks() == []
    assert Cat("Tom").speak() == "Tom makes a sound"


def test_overrides_and_super():
    dog = Dog("Rex")
    assert dog.speak() == dog.heard() == "Rex barks"
    assert Animal.speak(dog) == super(Dog, dog).speak() == "Rex makes a sound"
    puppy = Puppy("Bo", 8)
    assert [puppy.speak(), Dog.speak(puppy), Animal.speak(puppy)] == [
        "Bo yaps",
        "Bo barks",
        "Bo makes a sound",
    ]
    with pytest.raises(TypeError):
        Dog.speak(Animal("x"))
    with pytest.raises(TypeError):
        Dog.tricks(Cat("x"))


def test_python_subclasses():
    class Loud(Puppy):
        def __new__(cls, name):
            return super().__new__(cls, name, 1)

        def speak(self):
            return super().speak().upper()

    loud = Loud("Bo")
    assert loud.speak() == loud.heard() == "BO YAPS"
    assert inheritance.name_of(loud) == "Bo"
    assert loud.kind() == "Loud"
    loud.extra = 1
    assert vars(loud) == {"extra": 1}


def test_arguments():
    dog = Dog("Rex", ["sit", "roll"])
    assert inheritance.name_of(dog) == "Rex"
    assert inheritance.count_tricks(dog) == 2
    inheritance.cut_leg(dog)
    assert dog.legs == 3
    with pytest.raises(TypeError, match="expected Dog, got Cat"):
        inheritance.count_tricks(Cat("x"))
    cat = Cat("Tom")
    inheritance.swap_names(cat, dog)
    assert (cat.name, dog.name) == ("Rex", "Tom")
    assert inheritance.as_animal(dog) is dog


def test_borrows_of_base_and_child_exclude_each_other():
    dog = Dog("Rex")
    with pytest.raises(RuntimeError, match="is changing it"):
        dog.changing(dog.tricks)
    with pytest.raises(RuntimeError, match=r"^Animal\.name\(\) cannot have this Animal: Dog\.learning\(\) is changing it"):
        dog.learning(lambda: dog.name)
    with pytest.raises(RuntimeError, match="is changing it"):
        dog.changing(lambda: Animal.legs.__get__(dog))
    with pytest.raises(RuntimeError):
        inheritance.swap_names(dog, dog)
    assert dog.learning(dog.kind) == 1


def test_guards_as_those_of_the_base():
    dog = Dog("Rex")
    assert dog.speak_as_animal() == "Rex: Rex makes a sound"
    assert dog.rename_as_animal("Maximilian") == "Maximilian makes a sound"
    assert dog.legs == 14


def test_values_end_once():
    before = inheritance.alive()
    things = [Animal("a"), Dog("b"), Puppy("c", 1), Cat("d")]
    assert inheritance.alive() - before == 5
    del things
    assert inheritance.alive() == before


def test_constructors_stay_with_their_class():
    for make in (
        lambda: Animal.__new__(Dog, "x"),
        lambda: object.__new__(Dog),
        lambda: Dog.__new__(Animal, "x"),
        lambda: Dog.__new__(Cat, "x"),
    ):
        with pytest.raises(TypeError):
            make()

    class Cheat(Dog):
        def __new__(cls):
            return Animal.__new__(cls, "x")

    with pytest.raises(TypeError):
        Cheat()


def test_objects_cannot_change_between_the_classes():
    for one, other in [
        (Animal("a"), Dog),
        (Dog("a"), Animal),
        (Cat("a"), Animal),
        (Animal("a"), Cat),
        (Cat("a"), Dog),
        (Puppy("a", 1), Dog),
        (Circle(1.0), Shape),
        (Shape("s"), Circle),
    ]:
        with pytest.raises(TypeError):
            one.__class__ = other


def test_several_bases():
    class Both(Dog, Animal):
        pass

    assert Both("Rex").speak() == "Rex barks"
    for bases in [(Cat, Dog), (Dog, list), (Animal, Shape)]:
        with pytest.raises(TypeError):
            type("Sub", bases, {})


def test_frozen_family():
    circle = Circle(2.0)
    assert circle.name == circle.name_unguarded() == "circle"
    assert repr(circle) == "Circle(name='circle')"
    assert circle == Circle(3.0) == Shape("circle")
    with pytest.raises(AttributeError):
        circle.name = "square"
    # `weakref` and `dict` come from the base.
    circle.note = 1
    assert circle.note == 1 and weakref.ref(circle)() is circle
    with pytest.raises(TypeError):
        type("Sub", (Circle,), {})


def test_pickle():
    circle = pickle.loads(pickle.dumps(Circle(2.0)))
    assert type(circle) is Circle and circle.radius == 2.0 and circle.name == "circle"
    assert pickle.loads(pickle.dumps(Holder([1]))).held == [1]


def test_pickle_of_the_base_does_not_do_for_a_child():
    pair = Pair(1, 2)
    with pytest.raises(TypeError, match="cannot pickle 'Pair' object.*Holder"):
        pickle.dumps(pair)
    with pytest.raises(TypeError, match="Holder"):
        Pair._restore(1)
    with pytest.raises(TypeError, match="Holder"):
        type("Sub", (Pair,), {})._restore(1)


def test_a_python_subclass_of_a_pickled_base():
    class Local(Holder):
        pass

    made = Local._restore([1])
    assert type(made) is Local and made.held == [1]


def test_cycles_through_base_and_child_are_collected():
    before = inheritance.alive()
    for first in (True, False):
        pair = Pair(None, None)
        if first:
            pair.held = [pair]
        else:
            pair.second = {"me": pair}
        assert pair in gc.get_referrers(pair.first() if first else pair.second)
        del pair
        gc.collect()
        assert inheritance.alive() == before


def test_init_from_default():
    counter = Counter()
    assert (counter.count, counter.inits) == (0, 1)
    counter.__init__(3, step=2)
    assert (counter.count, counter.inits) == (6, 2)
    assert Counter(2).count == Counter(start=2).count == 2
    bare = Counter.__new__(Counter, "whatever", it=1)
    assert (bare.count, bare.inits) == (0, 0)
    # Before 3.10 only where the layout of types is known.
    if sys.version_info >= (3, 10):
        assert str(inspect.signature(Counter)) == "(start=0, *, step=1)"


def test_init_checks_its_arguments():
    counter = Counter()
    for call, message in [
        (lambda: Counter(1, 2), r"Counter.__init__\(\) takes from"),
        (lambda: Counter("x"), "start"),
        (lambda: Counter(1, steps=2), "unexpected keyword argument 'steps'"),
        (lambda: Counter.__init__(3), "requires a '(topics.inheritance.)?Counter' object"),
        (lambda: Counter.__init__(), "needs an argument"),
    ]:
        with pytest.raises(TypeError, match=message):
            call()
    with pytest.raises(ValueError, match="a step of zero"):
        counter.__init__(step=0)
    assert counter.inits == 1


def test_init_of_base_child_and_python():
    named = Named("four")
    assert (named.label, named.count, named.inits) == ("four", 4, 1)

    class Sub(Counter):
        def __init__(self, start):
            super().__init__(start, step=10)
            self.mine = start

    sub = Sub(2)
    assert (sub.count, sub.mine, sub.inits) == (20, 2, 1)

    class Lazy(Counter):
        def __init__(self):
            pass

    assert Lazy().inits == 0

    class Mixed(Sub):
        def __new__(cls, *args, **kwargs):
            return super().__new__(cls)

    assert Mixed(3).count == 30


def test_the_end_of_the_base_is_the_childs():
    before = inheritance.ended()
    for make in (Ending, EndingChild, type("Sub", (EndingChild,), {})):
        make()
        gc.collect()
    assert inheritance.ended() - before == 3
