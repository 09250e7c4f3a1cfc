"""Work whose lines nobody counts: being counted makes it take two to five times as long."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncounted() -> Iterator[None]:
    """Do what tests of its own have counted already, such as reading the bundled packs."""
    count = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(count)
