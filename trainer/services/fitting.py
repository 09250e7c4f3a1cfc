"""Fits the parameters of the memory model to what one trainee remembered and forgot.

The fitting is that of ``fsrs_rs_python``. New parameters are taken only if they foretell later answers
better than the standard ones: the model is fitted to the earlier answers, and judged by the later ones (a
split in time, as in https://github.com/open-spaced-repetition/srs-benchmark). Where they do not, the standard
ones are what comes out: with as many answers that need not be tried again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import pairwise
from typing import TYPE_CHECKING

from trainer.core.days import days_between
from trainer.core.memory import ItemKey, ItemKind, MemoryReview
from trainer.core.quiz_records import FittedParameters

if TYPE_CHECKING:
    from fsrs_rs_python import FSRSItem

FEWEST_REVIEWS = 400
"""Answers before anything is fitted; with fewer, chance fits better than memory does."""

FEWEST_TESTS = 50
"""Later answers after a day or more that the parameters are judged by."""

GROWTH = 1.25
"""So many times as many answers as last time, before it is fitted again."""

_EARLIER = 0.75


@dataclass(frozen=True, slots=True)
class _Case:
    """An answer after a day or more, with all that came before it: ratings, and days since the one before."""

    at: datetime
    ratings: tuple[int, ...]
    days: tuple[int, ...]


def fitted(reviews: Iterable[MemoryReview], *, at: datetime, zone: tzinfo) -> FittedParameters | None:
    """Return parameters that fit better than the standard ones, or else these; ``None`` for too few answers.

    Args:
        reviews: Of one trainee, in their order; skills among them are passed over.
        at: The present moment, in UTC.
        zone: Where days are counted.
    """
    own = [one for one in reviews if one.key.kind is ItemKind.QUESTION]
    cases = _cases(own, zone)
    cut = int(len(cases) * _EARLIER)
    if len(own) < FEWEST_REVIEWS or len(cases) - cut < FEWEST_TESTS:
        return None
    return _judged(cases[:cut], cases[cut:], reviews=len(own), at=at)


def _judged(
    earlier: Sequence[_Case], later: Sequence[_Case], *, reviews: int, at: datetime
) -> FittedParameters | None:
    from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS  # only who fits waits for it

    tests = [_item(one) for one in later]
    values = _within_bounds(FSRS(DEFAULT_PARAMETERS).compute_parameters([_item(one) for one in earlier]))
    before = FSRS(DEFAULT_PARAMETERS).evaluate(tests).log_loss
    after = FSRS(values).evaluate(tests).log_loss
    if not after < before:
        return FittedParameters(tuple(DEFAULT_PARAMETERS), reviews, before, before, at)
    return FittedParameters(values, reviews, loss_before=before, loss_after=after, at=at)


def _cases(reviews: Sequence[MemoryReview], zone: tzinfo) -> list[_Case]:
    """Return what can be learned from: each answer that came a day or more after the one before."""
    histories: defaultdict[ItemKey, list[MemoryReview]] = defaultdict(list)
    cases = []
    for review in reviews:
        history = histories[review.key]
        history.append(review)
        if len(history) > 1:
            case = _case(history, zone)
            if case.days[-1] > 0:
                cases.append(case)
    return cases


def _case(history: Sequence[MemoryReview], zone: tzinfo) -> _Case:
    moments = [one.after.reviewed_at for one in history]  # never runs back, whatever the clock did
    days = (0, *(max(0, days_between(one, other, zone)) for one, other in pairwise(moments)))
    return _Case(moments[-1], tuple(one.rating.value for one in history), days)


def _item(case: _Case) -> FSRSItem:
    from fsrs_rs_python import FSRSItem, FSRSReview  # see above

    return FSRSItem([FSRSReview(*pair) for pair in zip(case.ratings, case.days, strict=True)])


def _within_bounds(values: Sequence[float]) -> tuple[float, ...]:
    """Return parameters as the scheduler takes them: single precision may lie a hair outside its bounds."""
    from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS  # see above

    bounds = zip(values, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    return tuple(min(max(value, low), high) for value, low, high in bounds)
