"""Takes what no package gives."""

import distance
import slugs
import textstats

distance.distance(1, "b")  # wrong
distance.closest(1, ["b"])  # wrong
textstats.frequencies(1)  # wrong
slugs.slug(1)  # wrong
