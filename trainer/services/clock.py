"""The clock that the services hand to the pure rules; Home needs it before there is need of chance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now_utc() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)
