"""Answers to questions as they can be stored: none empty, none over-long, no sign that no file can hold."""

from __future__ import annotations

from trainer.core.errors import UserFacingError
from trainer.core.given import Chosen, Claimed, Compared, Entered, Felt, Given, Matched, Ordered
from trainer.data.column_types import storable

LONGEST_ANSWER = 10_000
"""Characters, as many as a reply in a drill may have; what is longer was pasted by mistake."""


def is_blank(given: Given | None) -> bool:
    """Say whether nothing was typed or chosen."""
    match given:
        case None:
            return True
        case Claimed():
            return False
        case Chosen(options):
            return not options
        case Ordered(steps):
            return not steps
        case Matched(rights):
            return not any(rights)
        case Entered(text):
            return not text.strip()
        case Felt(feeling, marks):
            return feeling is None and not marks
        case Compared(reply, reasons):
            return reply is None and not reasons


def cleaned(given: Given | None) -> Given | None:
    """Return an answer without signs that no database can hold."""
    return Entered(storable(given.text)) if isinstance(given, Entered) else given


def usable(given: Given | None) -> Given | None:
    """Return an answer as it can be stored; ``None`` for an empty one.

    Raises:
        UserFacingError: ``quiz-answer-too-long``.
    """
    if is_blank(given):
        return None
    if isinstance(given, Entered) and len(given.text) > LONGEST_ANSWER:
        raise UserFacingError("quiz-answer-too-long", length=len(given.text), limit=LONGEST_ANSWER)
    return cleaned(given)


def shortened(given: Given) -> Given:
    """Return as much of an answer as can be stored: it was being typed when the time was over."""
    return Entered(given.text[:LONGEST_ANSWER]) if isinstance(given, Entered) else given
