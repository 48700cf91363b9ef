"""How glibc keeps the memory of a serving process; elsewhere than on glibc nothing is done."""

from __future__ import annotations

import ctypes
import gc

M_ARENA_MAX = -8
"""glibc's number for how many memory arenas threads may spread over (malloc.h)."""


def share_memory_between_threads() -> None:
    """Keep glibc from giving each worker thread an arena of its own, which it fills once and never gives back.

    Without this the process grows by 100 MB in ten minutes of twenty people.
    """
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        library.mallopt(M_ARENA_MAX, 2)


def give_back_what_loading_used() -> None:
    """Give the operating system what reading a model needed for a moment, 20 to 40 MB."""
    gc.collect()
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):
        library.malloc_trim(0)
