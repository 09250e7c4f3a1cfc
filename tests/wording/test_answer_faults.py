"""Whoever typed what cannot be marked is told what to type instead."""

from __future__ import annotations

import pytest

from trainer.core.answer_faults import AnswerFault, Refusal
from trainer.wording.answer_faults import refusal_sentence


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (
            Refusal(AnswerFault.NOT_A_NUMBER),
            "A number is asked for. Type one number alone, such as 3 or 1.5.",
        ),
        (
            Refusal(AnswerFault.OTHER_UNIT, {"typed": "h", "unit": "days"}),
            "The answer is asked for in “days”, not in “h”.",
        ),
        (
            Refusal(AnswerFault.TOO_LONG, {"length": 100_000, "limit": 1000}),
            "This is too long: 100,000 characters, and 1,000 are read. Shorten it.",
        ),
    ],
)
def test_a_refusal_says_what_to_type_instead(refusal: Refusal, said: str) -> None:
    assert refusal_sentence(refusal) == said
