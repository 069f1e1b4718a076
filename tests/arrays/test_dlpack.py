"""Tensors by DLPack, both ways, against a consumer and a producer made with ctypes: src/tensors.rs."""

import ctypes
import gc
import threading
from array import array

import dlpack
import pytest
from conftest import exports
from dlpack import Managed, Old, Producer, Taken, Versioned

from arrays import dense, tensors


def capsule_of(tensor, **keywords):
    return Taken(tensor.__dlpack__(**keywords))


def test_a_tensor_of_version_1_goes_out_without_a_copy():
    tensor, address = tensors.numbers(4)
    assert tensor.__dlpack_device__() == (dlpack.CPU, 0)
    taken = capsule_of(tensor, max_version=(1, 0), stream=None, dl_device=(1, 0), copy=False)
    assert taken.kind is Versioned and (taken.managed.major, taken.managed.flags) == (1, 0)
    assert (taken.code, taken.bits, taken.lanes, taken.device_type, taken.byte_offset) == (dlpack.FLOAT, 64, 1, dlpack.CPU, 0)
    assert taken.data == address and taken.sides == ([4], [1])
    assert taken.items(ctypes.c_double) == [0, 1, 2, 3]
    taken.delete()
    # A later version is answered with the one that there is.
    later = capsule_of(tensor, max_version=(7, 3))
    assert later.kind is Versioned and later.managed.major == 1
    later.delete()


def test_who_knows_no_versions_gets_none():
    tensor, address = tensors.numbers(3)
    for keywords in ({}, {"max_version": None}, {"max_version": (0, 8)}):
        taken = capsule_of(tensor, **keywords)
        assert taken.kind is Managed and taken.data == address
        assert taken.items(ctypes.c_double) == [0, 1, 2]
        taken.delete()


def test_read_only_memory_says_so_or_is_refused():
    tensor = tensors.read_only(3)
    taken = capsule_of(tensor, max_version=(1, 0))
    assert taken.managed.flags == dlpack.READ_ONLY and taken.items(ctypes.c_int16) == [7] * 3
    with pytest.raises(BufferError, match=r"pass max_version=\(1, 0\), or copy=True"):
        tensor.__dlpack__()
    taken.delete()


def test_a_copy_is_nobody_elses():
    tensor = tensors.read_only(3)
    shown = capsule_of(tensor, max_version=(1, 0))
    for keywords in ({"max_version": (1, 0)}, {}):
        taken = capsule_of(tensor, copy=True, **keywords)
        assert taken.data != shown.data and taken.items(ctypes.c_int16) == [7] * 3
        if keywords:
            assert taken.managed.flags == dlpack.COPIED
        taken.delete()
    shown.delete()
    turned = capsule_of(tensors.turned("transposed"), copy=True)
    assert turned.sides == ([4, 3, 2], [6, 2, 1])
    assert turned.items(ctypes.c_int32)[:4] == [0, 100, 10, 110]
    turned.delete()


def test_any_steps_go_out():
    for form, sides in {
        "plain": ([2, 3, 4], [12, 4, 1]),
        "transposed": ([4, 3, 2], [1, 4, 12]),
        "inverted": ([2, 3, 4], [12, -4, 1]),
        "sliced": ([3, 2], [4, 2]),
        "scalar": ([], []),
    }.items():
        taken = capsule_of(tensors.turned(form))
        assert taken.sides == sides and (taken.code, taken.bits) == (dlpack.INT, 32)
        taken.delete()
    flags = capsule_of(tensors.flags())
    assert (flags.code, flags.bits, flags.items(ctypes.c_bool)) == (dlpack.BOOL, 8, [True, False, True])
    flags.delete()


@pytest.mark.parametrize(
    ("keywords", "error", "text"),
    [
        ({"stream": 1}, BufferError, "no streams"),
        ({"dl_device": (dlpack.CUDA, 0)}, BufferError, "asked for on device 2"),
        ({"max_version": 1}, TypeError, None),
        ({"max_version": (1,)}, (TypeError, ValueError), None),
        ({"max_version": (-1, 0)}, OverflowError, None),
        ({"nonsense": 1}, TypeError, "nonsense"),
    ],
)
def test_what_cannot_be_had_is_refused(keywords, error, text):
    tensor, _ = tensors.numbers(1)
    with pytest.raises(error, match=text):
        tensor.__dlpack__(**keywords)
    with pytest.raises(TypeError):
        tensor.__dlpack__(None)
    with pytest.raises(TypeError, match="cannot create"):
        type(tensor)()


def test_memory_lives_as_long_as_its_last_user_and_goes_once():
    before = tensors.dropped()
    tensor = tensors.watched(8)
    one, two = capsule_of(tensor, max_version=(1, 0)), capsule_of(tensor, max_version=(1, 0))
    never_taken = tensor.__dlpack__(max_version=(1, 0))
    del tensor, never_taken
    gc.collect()
    assert tensors.dropped() == before and one.items(ctypes.c_uint8) == [1] * 8
    one.delete()
    assert tensors.dropped() == before and two.items(ctypes.c_uint8) == [1] * 8
    # In another thread, which does not hold the GIL.
    thread = threading.Thread(target=two.delete)
    thread.start()
    thread.join()
    assert tensors.dropped() == before + 1


@exports
def test_the_object_is_a_buffer_too():
    before = tensors.dropped()
    tensor = tensors.watched(3)
    view = memoryview(tensor)
    assert view.tolist() == [1, 1, 1] and view.readonly
    taken = capsule_of(tensor, max_version=(1, 0))
    del tensor, view
    assert tensors.dropped() == before
    taken.delete()
    assert tensors.dropped() == before + 1
    numbers, address = tensors.numbers(2)
    with memoryview(numbers) as view:
        view[0] = 5.0
    assert tensors.total(numbers) == 6.0 and tensors.describe(numbers)[2] == address


@pytest.mark.parametrize("kind", [Producer, Old])
def test_a_tensor_comes_in_without_a_copy(kind):
    numbers = array("d", range(6))
    start, _ = numbers.buffer_info()
    producer = kind(numbers)
    shape, steps, address, read_only, items = tensors.describe(producer)
    assert (shape, steps, address, items) == ([6], [8], start, list(range(6)))
    # Before version 1 there was no place to say that nobody may write.
    assert read_only is (kind is Old)
    assert producer.deleted == 1
    table = kind(numbers, shape=[2, 3], strides=[1, 2])
    assert tensors.describe(table)[4] == [0, 2, 4, 1, 3, 5] and table.deleted == 1
    backwards = kind(numbers, shape=[3], strides=[-2], byte_offset=40)
    assert tensors.describe(backwards)[:3] == ([3], [-16], start + 40) and backwards.deleted == 1
    # Arrays of the crate `ndarray` are the same.
    assert dense.kind(kind(numbers, shape=[2, 3])) == "table of [2, 3]"
    assert dense.total(kind(numbers)) == 15.0


def test_writing_in_place():
    numbers = array("d", [1, 2, 3])
    tensors.scale(Producer(numbers), 2)
    dense.scale(Producer(numbers, shape=[3, 1]), 2)
    assert numbers.tolist() == [4, 8, 12]
    for refused in (Old(numbers), Producer(numbers, flags=dlpack.READ_ONLY)):
        with pytest.raises(BufferError, match="cannot write to a read-only buffer"):
            tensors.scale(refused, 2)
        assert refused.deleted == 1
    # One memory under two names: written and read at once, it is refused.
    one, two = Producer(numbers), Producer(numbers)
    with pytest.raises(BufferError, match="is writing to it"):
        tensors.add(one, two)
    assert (one.deleted, two.deleted) == (1, 1)
    tensors.add(Producer(numbers, shape=[1]), Producer(numbers, shape=[1], byte_offset=8))
    assert numbers.tolist() == [12, 8, 12]


def test_a_tensor_lives_until_it_is_let_go_of():
    producer = Producer(array("d", [1, 2]))
    keeper = tensors.Keeper(producer)
    gc.collect()
    assert producer.deleted == 0
    keeper.let_go()
    # A thread without Python leaves it to the next one with it.
    tensors.dropped()
    keeper.let_go()
    assert producer.deleted == 1
    kept = Producer(array("d", [1, 2]))
    del keeper
    keeper = tensors.Keeper(kept)
    del keeper
    gc.collect()
    assert kept.deleted == 1


def test_items_are_checked():
    bools = array("B", [1, 0, 1])
    assert tensors.count_set(Producer(bools, code=dlpack.BOOL, bits=8)) == 2
    bools[1] = 2
    with pytest.raises(BufferError, match="item 1 of the buffer is no bool"):
        tensors.count_set(Producer(bools, code=dlpack.BOOL, bits=8))
    with pytest.raises(BufferError, match=r"items of the buffer are int64 \('q'\), not float64"):
        tensors.total(Producer(array("q", [1]), code=dlpack.INT))
    with pytest.raises(BufferError, match="not aligned"):
        tensors.total(Producer(array("d", [1, 2]), shape=[1], byte_offset=4))
    assert tensors.bytes(Producer(array("B", b"abc"), code=dlpack.UINT, bits=8)) == b"abc"


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"code": dlpack.BFLOAT, "bits": 16}, "items of the tensor are bfloat16, which no type of Rust is"),
        ({"code": dlpack.FLOAT, "bits": 128}, "float128"),
        ({"code": dlpack.INT, "bits": 4}, "int4"),
        ({"lanes": 4, "bits": 32}, "float32x4"),
        ({"code": 200}, "type 200"),
        ({"ndim": -1}, "a shape that cannot be: -1 dimensions"),
        ({"ndim": 65}, "a shape that cannot be: 65 dimensions"),
        ({"ndim": 2**31 - 1}, "a shape that cannot be: 2147483647 dimensions"),
        ({"shape": [-1]}, r"a shape that cannot be: \[-1\]"),
        ({"shape": [2**62, 2**62]}, "a shape that cannot be"),
        ({"shape": [2**40, 2**40], "strides": [0, 0]}, "a shape that cannot be"),
        ({"strides": [2**62]}, r"a shape that cannot be: \[2\] with the steps"),
        ({"strides": [-(2**63)]}, "a shape that cannot be"),
        ({"shape": [3], "strides": [2**59]}, "a shape that cannot be"),
        ({"data": None}, "tells no address"),
        ({"byte_offset": 2**63}, "an offset that cannot be"),
        ({"major": 2}, r"version 2.0 of DLPack, and this code knows version 1"),
        ({"major": 0, "minor": 9}, "version 0.9 of DLPack"),
        ({"device_type": dlpack.CUDA}, r"is on the device CUDA \(number 0\)"),
    ],
)
def test_nonsense_is_told_and_let_go_of_once(fields, text):
    producer = Producer(array("d", [1, 2]), **fields)
    with pytest.raises(BufferError, match=text):
        tensors.total(producer)
    assert producer.deleted == 1


def test_no_shape_and_no_deleter():
    numbers = array("d", [1, 2])
    shapeless = Producer(numbers)
    shapeless.managed.tensor.shape = None
    with pytest.raises(BufferError, match="a shape that cannot be: none, with 1 dimensions"):
        tensors.total(shapeless)
    forever = Producer(numbers)
    forever.managed.deleter = None
    assert tensors.total(forever) == 3.0 and forever.deleted == 0
    scalar = Producer(numbers, shape=[])
    assert tensors.describe(scalar)[4] == [1.0]
    nothing = Producer(numbers, shape=[0, 3])
    nothing.managed.tensor.data = None
    assert tensors.describe(nothing)[4] == [] and tensors.total(nothing) == 0.0


@pytest.mark.parametrize(
    ("device", "text"),
    [
        ((dlpack.CUDA, 1), r"is on the device CUDA \(number 1\), and only memory of the CPU can be used: copy it there"),
        ((99, 0), r"is on the device 99 \(number 0\)"),
    ],
)
def test_other_devices_are_refused_before_anything_is_asked(device, text):
    producer = Producer(array("d", [1]), device=device)
    with pytest.raises(BufferError, match=text):
        tensors.total(producer)
    assert producer.deleted == 0
    pinned = Producer(array("d", [1]), device=(3, 0), device_type=3)
    assert tensors.total(pinned) == 1.0


class Answers:
    """A producer that answers whatever a test wants."""

    def __init__(self, answer, device=lambda: (1, 0)):
        self.answer, self.device = answer, device

    def __dlpack__(self, **_):
        return self.answer()

    def __dlpack_device__(self):
        return self.device()


def fail(error):
    raise error


def test_hostile_producers():
    numbers = array("d", [1])
    capsule = Producer(numbers).__dlpack__(max_version=(1, 0))
    same = Answers(lambda: capsule)
    assert tensors.total(same) == 1.0
    with pytest.raises(BufferError, match="has been taken by somebody else before"):
        tensors.total(same)
    with pytest.raises(BufferError, match='named Some\\("other"\\), and holds no tensor'):
        tensors.total(Producer(numbers, name=b"other"))
    with pytest.raises(BufferError, match="named None, and holds no tensor"):
        tensors.total(Producer(numbers, name=None))
    with pytest.raises(TypeError, match="returned a 'int', which is no capsule"):
        tensors.total(Answers(lambda: 1))
    with pytest.raises(ZeroDivisionError):
        tensors.total(Answers(lambda: 1 // 0))
    with pytest.raises(ZeroDivisionError):
        tensors.total(Answers(lambda: capsule, device=lambda: 1 // 0))
    with pytest.raises(TypeError, match="mine"):
        tensors.total(Answers(lambda: fail(TypeError("mine"))))
    for device in (lambda: None, lambda: (1,), lambda: ("a", "b")):
        with pytest.raises((TypeError, ValueError)):
            tensors.total(Answers(lambda: capsule, device=device))
    half = type("Half", (), {"__dlpack__": lambda self: capsule})()
    with pytest.raises(AttributeError, match="__dlpack_device__"):
        tensors.total(half)
    with pytest.raises(TypeError, match="bytes-like|buffer"):
        tensors.total(object())


def test_nothing_leaks(leaks):
    numbers = array("d", [1, 2])
    producer, old = Producer(numbers), Old(numbers)
    tensor, _ = tensors.numbers(2)

    def body():
        tensors.total(producer)
        tensor.__dlpack__()
        tensor.__dlpack__(max_version=(1, 0), copy=True)
        capsule_of(tensor).delete()
        tensors.scale(old, 2)

    leaks(body, producer, old, numbers, tensor, raises=BufferError)
