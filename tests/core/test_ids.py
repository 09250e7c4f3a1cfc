"""Ids by RFC 9562, section 5.7."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.ids import RANDOM_BYTES, uuid7_text

LAST_MS = 2**48 - 1
MS = st.integers(0, LAST_MS)
RANDOMNESS = st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES)


def test_the_example_of_the_rfc_comes_out() -> None:
    """Appendix A.6: rand_a is 0xCC3, rand_b 0x18C4DC0C0C07398F, the time 2022-02-22 14:22:22 -05:00."""
    randomness = ((0xCC3 << 68) | 0x18C4DC0C0C07398F).to_bytes(RANDOM_BYTES, "big")
    assert uuid7_text(0x017F22E279B0, randomness) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(MS, RANDOMNESS)
def test_an_id_is_a_uuid_of_version_7_that_carries_its_time(unix_ms: int, randomness: bytes) -> None:
    text = uuid7_text(unix_ms, randomness)
    made = uuid.UUID(text)
    assert (made.version, made.variant, str(made)) == (7, uuid.RFC_4122, text)
    assert made.int >> 80 == unix_ms


@given(MS, MS, RANDOMNESS, RANDOMNESS)
def test_ids_sort_as_text_by_their_time(one_ms: int, other_ms: int, one: bytes, other: bytes) -> None:
    earlier, later = sorted((one_ms, other_ms))
    assert earlier == later or uuid7_text(earlier, one) < uuid7_text(later, other)


def test_every_random_bit_that_is_used_makes_another_id() -> None:
    ids = {uuid7_text(1, (1 << bit).to_bytes(RANDOM_BYTES, "big")) for bit in range(8 * RANDOM_BYTES)}
    no_bit = uuid7_text(1, bytes(RANDOM_BYTES))
    assert len(ids - {no_bit}) == 74


@pytest.mark.parametrize(
    ("unix_ms", "size"),
    [(-1, RANDOM_BYTES), (LAST_MS + 1, RANDOM_BYTES), (0, RANDOM_BYTES - 1), (0, RANDOM_BYTES + 1)],
)
def test_what_does_not_fit_is_refused(unix_ms: int, size: int) -> None:
    with pytest.raises(ValueError, match="UUIDv7"):
        uuid7_text(unix_ms, bytes(size))
