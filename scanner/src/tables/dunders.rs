//! Names with two underscores on both sides that Python does not call.

/// Names that other libraries call, in the way that Python calls its own.
pub(crate) const FOREIGN: &[&str] = &[
    "__array__",
    "__array_finalize__",
    "__array_function__",
    "__array_interface__",
    "__array_namespace__",
    "__array_priority__",
    "__array_struct__",
    "__array_ufunc__",
    "__array_wrap__",
    "__arrow_c_array__",
    "__arrow_c_device_array__",
    "__arrow_c_device_stream__",
    "__arrow_c_schema__",
    "__arrow_c_stream__",
    "__cuda_array_interface__",
    "__dataframe__",
    "__dlpack__",
    "__dlpack_device__",
    "__geo_interface__",
    "__get_pydantic_core_schema__",
    "__get_pydantic_json_schema__",
    "__html__",
    "__html_format__",
    "__json__",
    "__rich__",
    "__rich_console__",
    "__rich_measure__",
    "__rich_repr__",
];

/// Names that other binding generators give a meaning to, and what is written here.
pub(crate) const HABITS: &[(&str, &str)] = &[
    ("__traverse__", "remove it: what the collector has to see is found from the fields"),
    ("__clear__", "remove it: what the collector lets go of is found from the fields"),
    ("__cinit__", "write a constructor: `fn new(..) -> Self`"),
    ("__dealloc__", "write `impl Drop`, which runs when the object ends, or `__del__`"),
    ("__getbuffer__", "tag a fn that lends the memory `@py buffer`"),
    ("__releasebuffer__", "remove it: what a `@py buffer` fn lends is let go by itself"),
    ("__slots__", "remove it: attributes are tagged fields"),
    ("__dict__", "say `dict` on the type: its objects then take attributes from Python"),
    ("__weakref__", "say `weakref` on the type: weak references can then point to its objects"),
];

/// Names that Python 2 called, and what became of them.
pub(crate) const OLD: &[(&str, &str)] = &[
    ("__nonzero__", "Python 3 calls `__bool__`"),
    ("__unicode__", "Python 3 calls `__str__` for text, and `__bytes__` for bytes"),
    (
        "__cmp__",
        "Python 3 calls `__eq__` and `__lt__`, `__le__`, `__gt__`, `__ge__`: the words `eq` and `ord` on the type make \
         them from `PartialEq` and `PartialOrd`",
    ),
    ("__getslice__", "Python 3 calls `__getitem__` with a `slice`: take `&Bound<'_, PySlice>`"),
    ("__setslice__", "Python 3 calls `__setitem__` with a `slice`: take `&Bound<'_, PySlice>`"),
    ("__delslice__", "Python 3 calls `__delitem__` with a `slice`: take `&Bound<'_, PySlice>`"),
    ("__div__", "Python 3 calls `__truediv__` for `/`, and `__floordiv__` for `//`"),
    ("__rdiv__", "Python 3 calls `__rtruediv__` for `/`, and `__rfloordiv__` for `//`"),
    ("__idiv__", "Python 3 calls `__itruediv__` for `/=`, and `__ifloordiv__` for `//=`"),
    ("__long__", "Python 3 calls `__int__`"),
    ("__oct__", "Python 3 calls `__index__`"),
    ("__hex__", "Python 3 calls `__index__`"),
    ("__coerce__", "Python 3 asks both operands: `__add__` and `__radd__`, and so on"),
    ("__getinitargs__", "Python 3 calls `__getnewargs__`, or `__reduce__`"),
];
