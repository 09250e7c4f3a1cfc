"""Writes a quiz as GIFT, the text format for questions of Moodle."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.errors import Problem
from trainer.core.quiz import Quiz


@dataclass(frozen=True, slots=True)
class GiftText:
    """A quiz in GIFT.

    Attributes:
        text: The whole file.
        faults: Warnings for what GIFT cannot say; ``file`` is the quiz's, ``line`` that of the text.
    """

    text: str
    faults: tuple[Problem, ...] = ()


def gift_of(quiz: Quiz) -> GiftText:
    """Return the quiz as GIFT and what was lost on the way."""
    return GiftText("")
