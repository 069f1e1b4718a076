"""Takes and gives what the packages say that they take and give."""

from typing import Dict, List, Optional, Tuple

import distance
import slugs
import textstats

far: int = distance.distance("kitten", "sitting")
close: Optional[str] = distance.closest("mat", ["cat"])
counts: Dict[str, int] = textstats.frequencies("a b")
best: List[Tuple[str, int]] = textstats.top("a b", count=1)
name: str = slugs.slug("A b")
names: List[str] = slugs.unique(["A b"])
