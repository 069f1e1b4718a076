# ==== constants/__init__.pyi
import datetime
from typing import Final

MAX: Final = 1000
LEAST: Final = -5
NAME: Final = "it's"
ON: Final = True
MARK: Final = "x"
RATIO: Final[float]
WHOLE: Final[float]
COMPUTED: Final[int]
PAUSE: Final[datetime.timedelta]
TABLE: Final[list[str]]
VERSION: Final[str | None]
lower: Final = 255

# ==== constants/py.typed
