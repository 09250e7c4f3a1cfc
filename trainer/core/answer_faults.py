"""Why an answer cannot be marked as it stands: to be put right, not to be marked wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class AnswerFault(StrEnum):
    """Stable names. Behind each: what is the matter, then the keys of its ``data``."""

    NOT_A_NUMBER = "not-a-number"
    """A number is asked for, and this is none, or more than one."""
    OTHER_UNIT = "other-unit"
    """The number has another unit than the one that is asked for. ``typed``, ``unit``."""
    TOO_LONG = "answer-too-long"
    """``length``, ``limit``: in characters."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that cannot be marked as it stands, and what wording needs to say so."""

    fault: AnswerFault
    data: Mapping[str, object] = field(default_factory=dict)
