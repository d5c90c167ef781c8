"""How often Python looks for objects that only refer to each other."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEWBORN = 200_000
_YOUNG = 50
_OLD = 1_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Within this, look seldom, and hardly ever through everything.

    A build makes millions of objects that live until its end and refer to each other in one
    direction. By default Python would look through all of them again and again, which took a third
    of the time of a build of ten thousand documents, and finds nothing.
    """
    before = gc.get_threshold()
    gc.set_threshold(_NEWBORN, _YOUNG, _OLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
