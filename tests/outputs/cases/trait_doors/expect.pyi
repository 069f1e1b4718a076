# ==== trait_doors/__init__.pyi
import abc
from typing import Any

class Shape(abc.ABC):
    __slots__ = ()

    @abc.abstractmethod
    def area(self) -> float: ...

class Keeper(abc.ABC):
    __slots__ = ()

    @abc.abstractmethod
    def keep(self, form: Shape, secret: Any) -> bytes | bytearray: ...

# ==== trait_doors/py.typed
# warning: warning[KB0301]: the stub does not know what `Secret` is in Python
# warning:   --> src/lib.rs:15:67
# warning:    |
# warning: 11 |     struct Secret;
# warning:    |            ------ the type is defined here
# warning: ...
# warning: 15 |         fn keep(&self, form: keelback::Foreign<dyn Form>, secret: Option<&Secret>) -> Vec<u8>;
# warning:    |                                                                   ^^^^^^^^^^^^^^^ `Any` is written for it
# warning:    |
# warning:    = help: say what it becomes: `/// @py type(float | str)` on `impl IntoPyObject for Secret`
