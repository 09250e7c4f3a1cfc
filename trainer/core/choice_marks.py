"""What it is worth to choose, to judge, to bring into order, and to find what belongs together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from trainer.core.given import Chosen, Claimed, Matched, Ordered
from trainer.core.marks import Mark
from trainer.core.quiz import FULL_CREDIT, Choices, Matching, Ordering, TrueOrFalse

CREDIT_TOLERANCE = 0.5
"""Thirds are written as 33.3 and sevenths as 14.29: a sum that is so near to 100 is meant to be 100."""


def sure_mark(credit: float, remarks: Iterable[str] = ()) -> Mark:
    """Return the mark of an answer that no person needs to look at.

    Args:
        credit: Kept within 0 … 100; what misses 100 by the rounding of its parts is 100.
        remarks: Empty ones are left out.
    """
    kept = FULL_CREDIT if credit >= FULL_CREDIT - CREDIT_TOLERANCE else max(0.0, credit)
    return Mark(kept, kept, tuple(filter(None, remarks)))


def mark_choices(answer: Choices, given: Chosen) -> Mark:
    """Return what the chosen options are worth.

    One option earns its own credit; several are added up, wrong ones taken off, and nobody falls below 0: so
    does Moodle (https://docs.moodle.org/en/Multiple_Choice_question_type). Where one is asked for, two earn
    nothing. Options that there are no more, since the question was changed, count for nothing.
    """
    chosen = [answer.options[place] for place in sorted(set(given.options)) if place in _places(answer)]
    remarks = (one.feedback for one in chosen)
    if not answer.are_several and len(chosen) > 1:
        return sure_mark(0.0, remarks)
    return sure_mark(sum(one.credit for one in chosen), remarks)


def _places(answer: Choices) -> range:
    return range(len(answer.options))


def mark_claim(answer: TrueOrFalse, given: Claimed) -> Mark:
    """Return what a judgement is worth: everything or nothing."""
    if given.is_true == answer.is_true:
        return sure_mark(FULL_CREDIT, [answer.feedback_if_right])
    return sure_mark(0.0, [answer.feedback_if_wrong])


def mark_order(answer: Ordering, given: Ordered) -> Mark:
    """Return what an order is worth: how many steps may stay where they are.

    The longest run of steps, not necessarily neighbours, that are in the right order is counted (Moodle's
    ordering questions call it the *longest ordered subset*). One step is always in order with itself, so it
    is left out on both sides: the right order earns 100, the reverse 0, and one step in a wrong place costs
    one share, however far it was moved.
    """
    steps = [step for step in given.steps if 0 <= step < len(answer.steps)]
    most = max(1, len(answer.steps) - 1)
    return sure_mark(FULL_CREDIT * max(0, _longest_rising(steps) - 1) / most)


def _longest_rising(numbers: Sequence[int]) -> int:
    """Return the length of the longest strictly rising subsequence.

    By patience sorting (Schensted, *Longest increasing and decreasing subsequences*, Canadian Journal of
    Mathematics 13, 1961; Fredman, *On computing the length of longest increasing subsequences*, 1975).
    """
    ends: list[int] = []
    for number in numbers:
        place = bisect_left(ends, number)
        ends[place : place + 1] = [number]
    return len(ends)


def mark_matching(answer: Matching, given: Matched) -> Mark:
    """Return the share of pairs that belong together."""
    right = sum(pair.right == chosen for pair, chosen in zip(answer.pairs, given.rights, strict=False))
    return sure_mark(FULL_CREDIT * right / max(1, len(answer.pairs)))
