# ==== trait_objects/__init__.pyi
import abc

class Source(abc.ABC):
    __slots__ = ()

    @abc.abstractmethod
    def pull(self, most: int) -> bytes | bytearray | None: ...
    @property
    def name(self) -> str: ...

def sources() -> list[Source]: ...

class Dial(abc.ABC):
    __slots__ = ()

    @property
    @abc.abstractmethod
    def level(self) -> int: ...
    @level.setter
    @abc.abstractmethod
    def level(self, level: int) -> None: ...

def dial() -> Dial | None: ...

# ==== trait_objects/py.typed
