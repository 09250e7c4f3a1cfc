"""Ids that two laptops never give twice and that sort by time: UUID version 7."""

from __future__ import annotations

import uuid

_VERSION = 0x7 << 76
_VARIANT = 0b10 << 62
RANDOM_BYTES = 10


def uuid7_text(unix_ms: int, randomness: bytes) -> str:
    """Build a UUIDv7 as lower-case text with hyphens (RFC 9562, section 5.7).

    Args:
        unix_ms: Milliseconds since 1970-01-01 UTC, 0 … 2**48 - 1.
        randomness: Exactly ten random bytes, of which 74 bits are used.

    Raises:
        ValueError: If the time does not fit or the number of bytes is wrong.
    """
    if not 0 <= unix_ms < 1 << 48:
        raise ValueError(f"{unix_ms} ms does not fit the 48 bits of a UUIDv7")
    if len(randomness) != RANDOM_BYTES:
        raise ValueError(f"a UUIDv7 takes {RANDOM_BYTES} random bytes, not {len(randomness)}")
    bits = int.from_bytes(randomness, "big")
    rand_a = (bits >> 68) & 0xFFF
    rand_b = bits & ((1 << 62) - 1)
    return str(uuid.UUID(int=(unix_ms << 80) | _VERSION | (rand_a << 64) | _VARIANT | rand_b))
