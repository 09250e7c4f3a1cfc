"""Work whose lines nobody counts: being counted makes it take two to five times as long."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncounted() -> Iterator[None]:
    """Do what tests of its own have counted already, such as reading the bundled packs.

    WORKAROUND: coverage keeps a stack of calls, and takes the counting up again at a call alone. Without one
    it misses the two returns from here, and the lines of everybody who waits for this work are lost
    (https://github.com/nedbat/coveragepy/blob/master/coverage/ctracer/tracer.c, CTracer_call).
    """
    count = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(count)
        _nothing()


def _nothing() -> None:
    """Be called."""
