"""What long commands have done, noted with a digest of what it was done on: one that was cut short goes on where it stopped."""

import hashlib
import json


class Notes:
    """What was found before, by a key of the caller's, each with the digest of what it was found on."""

    def __init__(self, place):
        self.place = place
        self.kept = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}

    def find(self, key, digest):
        """What was found, if it was found on the same."""
        known = self.kept.get(key)
        return known["said"] if known and known["digest"] == digest else None

    def forget_others(self, digest):
        """Forgets what was found on anything else."""
        self.kept = {key: known for key, known in self.kept.items() if known["digest"] == digest}

    def keep(self, key, digest, said):
        """At once: what comes next may be cut short, or cut this short."""
        self.kept[key] = {"digest": digest, "said": said}
        self.place.parent.mkdir(parents=True, exist_ok=True)
        whole = self.place.with_suffix(".new")
        whole.write_text(json.dumps(self.kept, indent=1, sort_keys=True), encoding="utf-8")
        whole.replace(self.place)


def digest_of(paths):
    """A text that is another one as soon as a byte of these files, or the name of one, is."""
    whole = hashlib.blake2b(digest_size=16)
    for path in sorted(paths):
        whole.update(path.name.encode() + hashlib.blake2b(path.read_bytes()).digest())
    return whole.hexdigest()
