"""Random programs that share the memory of Rust objects, among views, calls and threads, against a model of lists."""

import os
import threading

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from test_buffers import exports
from topics import buffers

VALUES = st.integers(-8, 8).map(float)
PICK = st.integers(0, 1 << 16)
BOUND = st.one_of(st.none(), st.integers(-6, 6))


class Row:
    """An object, what should be in it, and how many views it should have."""

    def __init__(self, values):
        self.object = buffers.Row(values)
        self.values = list(values)
        self.views = 0


class View:
    """A view of some items of a row."""

    def __init__(self, row, view, indices):
        self.row, self.view, self.indices = row, view, indices
        row.views += 1

    def items(self):
        return [self.row.values[index] for index in self.indices]

    def is_contiguous(self):
        return len(self.indices) < 2 or self.indices.step == 1

    def overlaps(self, other):
        return self.row is other.row and bool(set(self.indices) & set(other.indices))


def in_thread(call):
    """What a call does in a thread of its own."""
    done = []

    def run():
        try:
            done.append((call(), None))
        except Exception as error:
            done.append((None, error))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    answer, error = done[0]
    if error is not None:
        raise error
    return answer


def here(call):
    return call()


PLACE = st.sampled_from([here, here, here, in_thread])


class Sharing(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.rows, self.views = [], []

    def row(self, pick):
        return self.rows[pick % len(self.rows)]

    def one(self, pick):
        return self.views[pick % len(self.views)]

    @rule(values=st.lists(VALUES, max_size=6))
    def make(self, values):
        self.rows.append(Row(values))

    @precondition(lambda self: self.rows)
    @rule(pick=PICK)
    def forget(self, pick):
        # Views keep the object.
        self.rows.pop(pick % len(self.rows)).object = None

    @precondition(lambda self: self.rows)
    @rule(pick=PICK, place=PLACE)
    def look(self, pick, place):
        row = self.row(pick)
        view = place(lambda: memoryview(row.object))
        self.views.append(View(row, view, range(len(row.values))))

    @precondition(lambda self: self.views)
    @rule(pick=PICK, start=BOUND, stop=BOUND, step=st.sampled_from([None, 1, 1, 2, -1, -2]))
    def cut(self, pick, start, stop, step):
        one = self.one(pick)
        part = slice(start, stop, step)
        self.views.append(View(one.row, one.view[part], one.indices[part]))

    @precondition(lambda self: self.views)
    @rule(pick=PICK, place=PLACE)
    def release(self, pick, place):
        one = self.views.pop(pick % len(self.views))
        place(one.view.release)
        one.row.views -= 1

    @precondition(lambda self: self.rows)
    @rule(pick=PICK, value=VALUES, place=PLACE)
    def push(self, pick, value, place):
        row = self.row(pick)
        if row.views:
            with pytest.raises(BufferError, match="its memory is in use"):
                place(lambda: row.object.push(value))
        else:
            place(lambda: row.object.push(value))
            row.values.append(value)

    @precondition(lambda self: self.views)
    @rule(pick=PICK, at=PICK, value=VALUES)
    def write(self, pick, at, value):
        one = self.one(pick)
        if len(one.indices):
            at %= len(one.indices)
            one.view[at] = value
            one.row.values[one.indices[at]] = value

    @precondition(lambda self: self.views)
    @rule(pick=PICK, place=PLACE)
    def scale(self, pick, place):
        one = self.one(pick)
        if not one.is_contiguous():
            with pytest.raises(BufferError, match="one behind the other"):
                place(lambda: buffers.scale(one.view, -1))
            return
        place(lambda: buffers.scale(one.view, -1))
        for index in one.indices:
            one.row.values[index] *= -1

    @precondition(lambda self: self.rows)
    @rule(pick=PICK)
    def scale_all(self, pick):
        # The object itself: one consumer more, for the call.
        row = self.row(pick)
        buffers.scale(row.object, -1)
        row.values = [-value for value in row.values]

    @precondition(lambda self: self.views)
    @rule(first=PICK, second=PICK, place=PLACE)
    def add(self, first, second, place):
        target, source = self.one(first), self.one(second)
        if not (target.is_contiguous() and source.is_contiguous()) or target.overlaps(source):
            with pytest.raises(BufferError):
                place(lambda: buffers.add(target.view, source.view))
            return
        place(lambda: buffers.add(target.view, source.view))
        for at, value in zip(target.indices, source.items()):
            target.row.values[at] += value

    @invariant()
    def all_see_the_same(self):
        for one in self.views:
            assert one.view.tolist() == one.items()
        for row in self.rows:
            with memoryview(row.object) as whole:
                assert whole.tolist() == row.values


EXAMPLES = max(5, int(60 * float(os.environ.get("KEELBACK_EXAMPLES", "1"))))
PROGRAMS = settings(max_examples=EXAMPLES, stateful_step_count=40, deadline=None, derandomize=True, database=None)


@exports
def test_random_programs():
    run_state_machine_as_test(Sharing, settings=PROGRAMS)
