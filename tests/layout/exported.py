"""Prints the names, of those on standard input, that the running interpreter does not export."""

import ctypes
import sys

for name in sys.stdin.read().split():
    try:
        ctypes.c_char.in_dll(ctypes.pythonapi, name)
    except ValueError:
        print(name)
