"""Cycles through each container that holds objects: src/held.rs."""

import gc
import weakref

import pytest

from topics.held import Drawer, Shelf

PLACES = [(Shelf, place) for place in "deque linked heap sorted hashed values ordered keys slice good bad locked".split()]
PLACES += [(Drawer, place) for place in "once cell counted".split()]


class Back:
    """Leads back to what holds it."""


@pytest.mark.parametrize("kind, place", PLACES, ids=[place for _, place in PLACES])
def test_cycles_are_collected(kind, place):
    def make(keep):
        holder, back = kind(), Back()
        holder.put(place, back)
        back.holder = keep(holder)
        return weakref.ref(back), holder

    alive, holder = make(lambda holder: holder)
    gc.collect()
    assert type(alive()) is Back
    del holder
    gc.collect()
    assert alive() is None

    # What is not in a cycle goes by itself, and what is held stays.
    alive, holder = make(lambda holder: None)
    gc.collect()
    assert type(alive()) is Back
    del holder
    assert alive() is None
