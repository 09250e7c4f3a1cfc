"""The chance that the services hand to the pure rules."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

from trainer.core.ids import RANDOM_BYTES, uuid7_text

IdMaker = Callable[[], str]
SeedMaker = Callable[[], int]

_SEED_BITS = 31


def new_id() -> str:
    """Return a new UUIDv7."""
    return uuid7_text(time.time_ns() // 1_000_000, secrets.token_bytes(RANDOM_BYTES))


def new_seed() -> int:
    """Return a seed for one drill."""
    return secrets.randbits(_SEED_BITS)
