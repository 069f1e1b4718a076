# ==== trait_parameters/__init__.pyi
import abc

class Logger(abc.ABC):
    __slots__ = ()

    @abc.abstractmethod
    def log(self, level: int, /, *parts: str, end: str = "!", **fields: int) -> None: ...

# ==== trait_parameters/py.typed
