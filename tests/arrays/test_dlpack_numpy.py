"""Tensors by DLPack, both ways, with NumPy: src/tensors.rs."""

import gc

import pytest

from arrays import tensors

numpy = pytest.importorskip("numpy")

# Before NumPy 2.1 it asks for no version, and takes what has none to be read-only.
VERSIONED = numpy.lib.NumpyVersion(numpy.__version__) >= "2.1.0"


def test_tensors_are_arrays_on_the_same_memory():
    before = tensors.dropped()
    tensor, address = tensors.numbers(4)
    taken = numpy.from_dlpack(tensor)
    assert taken.__array_interface__["data"][0] == address and taken.tolist() == [0, 1, 2, 3]
    assert taken.flags.writeable is VERSIONED
    if VERSIONED:
        taken[0] = 9
        assert tensors.total(tensor) == 15.0
        watched = numpy.from_dlpack(tensors.watched(3))
        assert watched.tolist() == [1, 1, 1] and not watched.flags.writeable
        copied = numpy.from_dlpack(tensors.watched(3), copy=True)
        assert copied.flags.writeable and tensors.dropped() == before + 1
        part = watched[1:]
        del watched
        assert tensors.dropped() == before + 1 and part.tolist() == [1, 1]
        del part
        assert tensors.dropped() == before + 2


def test_all_steps_and_types():
    cube = numpy.array([[[100 * a + 10 * b + c for c in range(4)] for b in range(3)] for a in range(2)], "i4")
    wanted = {
        "plain": cube,
        "transposed": cube.T,
        "inverted": cube[:, ::-1],
        "sliced": cube[1, :, 1::2],
        "scalar": numpy.array(7),
    }
    for form, array in wanted.items():
        taken = numpy.from_dlpack(tensors.turned(form))
        assert numpy.array_equal(taken, array) and taken.dtype == numpy.int32 and taken.shape == array.shape
    assert numpy.from_dlpack(tensors.turned("empty")).shape == (0, 3)
    if VERSIONED:
        assert numpy.from_dlpack(tensors.flags()).tolist() == [True, False, True]


class OnlyDLPack:
    """An array of NumPy that does not know the buffer protocol."""

    def __init__(self, array):
        self.array = array

    def __dlpack__(self, **keywords):
        return self.array.__dlpack__(**keywords)

    def __dlpack_device__(self):
        return self.array.__dlpack_device__()


@pytest.mark.parametrize(
    "cut", [numpy.s_[:], numpy.s_[::-1], numpy.s_[:, ::2], numpy.s_[1:2, ::-2], numpy.s_[:0], numpy.s_[1, 2]]
)
def test_arrays_come_in_without_a_copy(cut):
    array = numpy.arange(12.0).reshape(3, 4)[cut]
    array = numpy.asarray(array) if numpy.ndim(array) else numpy.array(array)
    shape, steps, address, read_only, items = tensors.describe(OnlyDLPack(array))
    assert shape == list(array.shape) and items == array.ravel().tolist() and read_only is not VERSIONED
    if array.size:
        assert address == array.__array_interface__["data"][0]
        assert [s for s, n in zip(steps, shape) if n > 1] == [s for s, n in zip(array.strides, shape) if n > 1]


def test_who_may_write_and_how_long_it_lives():
    array = numpy.ones(3)
    if VERSIONED:
        tensors.scale(OnlyDLPack(array), 2)
        assert array.tolist() == [2, 2, 2]
    array.flags.writeable = False
    with pytest.raises(BufferError):
        tensors.scale(OnlyDLPack(array), 2)
    owned = numpy.ones(5)
    import weakref

    gone = weakref.ref(owned)
    keeper = tensors.Keeper(OnlyDLPack(owned))
    del owned
    gc.collect()
    assert gone() is not None
    del keeper
    gc.collect()
    assert gone() is None
