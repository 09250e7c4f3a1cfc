"""The clock and the chance that the services hand to the pure rules."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime

from trainer.core.ids import RANDOM_BYTES, uuid7_text

Clock = Callable[[], datetime]
IdMaker = Callable[[], str]
SeedMaker = Callable[[], int]

_SEED_BITS = 31


def now_utc() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """Return a new UUIDv7."""
    return uuid7_text(time.time_ns() // 1_000_000, secrets.token_bytes(RANDOM_BYTES))


def new_seed() -> int:
    """Return a seed for one drill."""
    return secrets.randbits(_SEED_BITS)
