"""Work whose lines nobody counts: being counted makes it take two to five times as long."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest

TESTS = Path(__file__).parent
RULES = ("core", "language", "packs")
"""All of their lines must be run by their own tests, so each case of these is counted."""


@contextmanager
def uncounted() -> Iterator[None]:
    """Do what tests of its own have counted already, such as reading the bundled packs.

    WORKAROUND: coverage keeps a stack of calls, and takes the counting up again at a call alone. Without one
    it misses the two returns from here, and the lines of everybody who waits for this work are lost
    (https://github.com/nedbat/coveragepy/blob/master/coverage/ctracer/tracer.c, CTracer_call).
    """
    count, count_in_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        yield
    finally:
        threading.settrace(count_in_threads)
        sys.settrace(count)
        _nothing()


def _nothing() -> None:
    """Be called."""


def leave_out_repeats(items: Iterable[pytest.Item]) -> None:
    """Mark what is not counted above the rules: made-up examples, and all cases of a test but its first."""
    seen = set()
    for item in items:
        if any(item.path.is_relative_to(TESTS / name) for name in RULES):
            continue
        case_of = item.nodeid.partition("[")[0]
        if case_of in seen or hypothesis.is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker("no_cover")
        seen.add(case_of)
