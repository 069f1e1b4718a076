"""The C data interface of Arrow by ctypes: a consumer and a producer in Python, for interpreters without PyArrow."""

import ctypes
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p

from dlpack import get_name, get_pointer, new_capsule

RELEASE = CFUNCTYPE(None, c_void_p)


class Schema(ctypes.Structure):
    NAME = b"arrow_schema"


class Array(ctypes.Structure):
    NAME = b"arrow_array"


class Stream(ctypes.Structure):
    NAME = b"arrow_array_stream"


Schema._fields_ = [
    ("format", c_char_p),
    ("name", c_char_p),
    ("metadata", c_void_p),
    ("flags", c_int64),
    ("n_children", c_int64),
    ("children", POINTER(POINTER(Schema))),
    ("dictionary", POINTER(Schema)),
    ("release", c_void_p),
    ("private", c_void_p),
]
Array._fields_ = [
    ("length", c_int64),
    ("null_count", c_int64),
    ("offset", c_int64),
    ("n_buffers", c_int64),
    ("n_children", c_int64),
    ("buffers", POINTER(c_void_p)),
    ("children", POINTER(POINTER(Array))),
    ("dictionary", POINTER(Array)),
    ("release", c_void_p),
    ("private", c_void_p),
]
GIVE = CFUNCTYPE(c_int, c_void_p, c_void_p)
TELL = CFUNCTYPE(c_void_p, c_void_p)
Stream._fields_ = [
    ("get_schema", c_void_p),
    ("get_next", c_void_p),
    ("get_last_error", c_void_p),
    ("release", c_void_p),
    ("private", c_void_p),
]


def address(function):
    return ctypes.cast(function, c_void_p).value


class Moved:
    """A consumer: moves a struct out of its capsule, and releases it when it is told to."""

    def __init__(self, kind, capsule):
        assert get_name(capsule) == kind.NAME
        source = kind.from_address(get_pointer(capsule, kind.NAME))
        assert source.release
        self.struct = kind()
        ctypes.memmove(ctypes.addressof(self.struct), ctypes.addressof(source), ctypes.sizeof(kind))
        source.release = None

    def __getattr__(self, name):
        return getattr(self.struct, name)

    def release(self):
        # ctypes lets go of the GIL for the call.
        RELEASE(self.struct.release)(ctypes.addressof(self.struct))
        assert not self.struct.release

    def items(self, kind, buffer=1):
        """The items of a buffer."""
        return list((kind * (self.offset + self.length)).from_address(self.buffers[buffer]))[self.offset :]


def next_of(stream):
    """The next array of a stream: its code, and the array, if there is one."""
    array = Array()
    code = GIVE(stream.struct.get_next)(ctypes.addressof(stream.struct), ctypes.addressof(array))
    moved = Moved.__new__(Moved)
    moved.struct = array
    return code, moved if array.release else None


def last_error(stream):
    return ctypes.string_at(TELL(stream.struct.get_last_error)(ctypes.addressof(stream.struct)))


class Producer:
    """Items of an `array` as an Arrow array, or whatever a test wants to say of them."""

    def __init__(self, items, format=b"l", schema=None, names=(Schema.NAME, Array.NAME), **fields):
        self.items, self.names = items, names
        start, count = items.buffer_info()
        self.released = {Schema: 0, Array: 0}
        self.schema, self.array = Schema(format=format, name=b"", flags=2), Array(length=count, n_buffers=2)
        self.buffers = (c_void_p * 2)(None, start)
        self.array.buffers = ctypes.cast(self.buffers, POINTER(c_void_p))
        self.callbacks = {}
        for struct in (self.schema, self.array):
            kind = type(struct)
            self.callbacks[kind] = RELEASE(lambda at, kind=kind: self.release(kind, at))
            struct.release = address(self.callbacks[kind])
        for target, values in ((self.schema, schema or {}), (self.array, fields)):
            for name, value in values.items():
                setattr(target, name, value)

    def release(self, kind, at):
        self.released[kind] += 1
        kind.from_address(at).release = None

    def __arrow_c_array__(self, requested_schema=None):
        schema, array = self.names
        return new_capsule(ctypes.addressof(self.schema), schema, None), new_capsule(ctypes.addressof(self.array), array, None)


class Streaming:
    """A stream of arrays that others produce."""

    def __init__(self, *arrays, schema_code=0, fails=None, error=b"the stream broke", functions=None):
        self.left, self.schema_code, self.fails, self.released = list(arrays), schema_code, fails, 0
        self.kept, self.error = list(arrays), error and ctypes.create_string_buffer(error)
        self.callbacks = GIVE(self.get_schema), GIVE(self.get_next), TELL(self.get_last_error), RELEASE(self.release)
        self.stream = Stream(*map(address, self.callbacks))
        for name, value in (functions or {}).items():
            setattr(self.stream, name, value)

    def get_schema(self, _, out):
        if not self.schema_code:
            ctypes.memmove(out, ctypes.addressof(self.kept[0].schema), ctypes.sizeof(Schema))
        return self.schema_code

    def get_next(self, _, out):
        if self.left:
            ctypes.memmove(out, ctypes.addressof(self.left.pop(0).array), ctypes.sizeof(Array))
            return 0
        ctypes.memset(out, 0, ctypes.sizeof(Array))
        return self.fails or 0

    def get_last_error(self, _):
        return ctypes.addressof(self.error) if self.error else None

    def release(self, at):
        self.released += 1
        Stream.from_address(at).release = None

    def __arrow_c_stream__(self, requested_schema=None):
        return new_capsule(ctypes.addressof(self.stream), Stream.NAME, None)
