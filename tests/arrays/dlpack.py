"""DLPack by ctypes: a consumer and a producer in Python, for interpreters without NumPy."""

import ctypes
from ctypes import POINTER, c_char_p, c_int, c_int32, c_int64, c_uint8, c_uint16, c_uint32, c_uint64, c_void_p, py_object

INT, UINT, FLOAT, BFLOAT, COMPLEX, BOOL = 0, 1, 2, 4, 5, 6
CPU, CUDA = 1, 2
READ_ONLY, COPIED = 1, 2


class Tensor(ctypes.Structure):
    _fields_ = [
        ("data", c_void_p),
        ("device_type", c_int32),
        ("device_id", c_int32),
        ("ndim", c_int32),
        ("code", c_uint8),
        ("bits", c_uint8),
        ("lanes", c_uint16),
        ("shape", POINTER(c_int64)),
        ("strides", POINTER(c_int64)),
        ("byte_offset", c_uint64),
    ]


class Managed(ctypes.Structure):
    NAME, USED = b"dltensor", b"used_dltensor"
    _fields_ = [("tensor", Tensor), ("context", c_void_p), ("deleter", c_void_p)]


class Versioned(ctypes.Structure):
    NAME, USED = b"dltensor_versioned", b"used_dltensor_versioned"
    _fields_ = [
        ("major", c_uint32),
        ("minor", c_uint32),
        ("context", c_void_p),
        ("deleter", c_void_p),
        ("flags", c_uint64),
        ("tensor", Tensor),
    ]


DELETER = ctypes.CFUNCTYPE(None, c_void_p)
DESTRUCTOR = ctypes.CFUNCTYPE(None, c_void_p)


def api(name, result, *arguments):
    return ctypes.PYFUNCTYPE(result, *arguments)((name, ctypes.pythonapi))


new_capsule = api("PyCapsule_New", py_object, c_void_p, c_char_p, c_void_p)
get_name = api("PyCapsule_GetName", c_char_p, py_object)
get_pointer = api("PyCapsule_GetPointer", c_void_p, py_object, c_char_p)
set_name = api("PyCapsule_SetName", c_int, py_object, c_char_p)


class Taken:
    """A consumer: takes over what a capsule holds, and calls the deleter when it is told to."""

    def __init__(self, capsule):
        name = get_name(capsule)
        self.kind = {form.NAME: form for form in (Managed, Versioned)}[name]
        self.address = get_pointer(capsule, name)
        self.managed = self.kind.from_address(self.address)
        set_name(capsule, self.kind.USED)

    def __getattr__(self, name):
        return getattr(self.managed.tensor, name)

    @property
    def sides(self):
        return self.shape[: self.ndim], self.strides[: self.ndim]

    def items(self, kind):
        """All items of a contiguous tensor."""
        count = 1
        for side in self.sides[0]:
            count *= side
        return list((kind * count).from_address(self.data))

    def delete(self):
        # ctypes lets go of the GIL for the call, as a consumer in C++ might.
        DELETER(self.managed.deleter)(self.address)


class Producer:
    """A tensor over the memory of an `array`, or whatever a test wants to say of it."""

    def __init__(self, items, shape=None, strides=None, form=Versioned, code=FLOAT, bits=64, **fields):
        self.items, self.deleted, self.form = items, 0, form
        address, count = items.buffer_info()
        shape = [count] if shape is None else shape
        self.shape = (c_int64 * len(shape))(*shape)
        self.strides = strides and (c_int64 * len(strides))(*strides)
        self.deleter = DELETER(self.delete)
        self.managed = managed = form()
        tensor = managed.tensor
        tensor.data, tensor.device_type, tensor.ndim = address, CPU, len(shape)
        tensor.code, tensor.bits, tensor.lanes = code, bits, 1
        tensor.shape = ctypes.cast(self.shape, POINTER(c_int64))
        if strides:
            tensor.strides = ctypes.cast(self.strides, POINTER(c_int64))
        managed.deleter = ctypes.cast(self.deleter, c_void_p).value
        if form is Versioned:
            managed.major = 1
        self.device = (CPU, 0)
        self.name = form.NAME
        for name, value in fields.items():
            setattr(self if hasattr(self, name) else managed if hasattr(managed, name) else tensor, name, value)

    def delete(self, _):
        self.deleted += 1

    def __dlpack_device__(self):
        return self.device

    def __dlpack__(self, *, max_version=None):
        assert max_version == (1, 0) or self.form is Managed
        return new_capsule(ctypes.addressof(self.managed), self.name, None)


class Old(Producer):
    """From before version 1: no keywords, no version."""

    def __init__(self, items, **fields):
        super().__init__(items, form=Managed, **fields)

    def __dlpack__(self, stream=None):
        return super().__dlpack__()
