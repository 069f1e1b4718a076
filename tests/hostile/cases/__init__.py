"""One file for each kind of attack. Whatever is marked `case` in it is run."""
