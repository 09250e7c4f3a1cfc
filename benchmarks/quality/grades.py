"""Grades of short answers, and how well they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from benchmarks.quality.figures import Row

Pair = tuple["Grade", "Grade"]
"""What an answer is, and what it was graded."""


class Grade(StrEnum):
    """The three classes of SemEval-2013 Task 7; ``other`` is what is incomplete or off the point."""

    CORRECT = "correct"
    CONTRADICTORY = "contradictory"
    OTHER = "other"

    @classmethod
    def of(cls, row: Row) -> Grade:
        """Return the grade that people gave to an answer."""
        return cls(row["label"]) if row["label"] in (cls.CORRECT, cls.CONTRADICTORY) else cls.OTHER


def f1_scores(pairs: Iterable[Pair]) -> dict[Grade, float]:
    """Return the F1 of each class; 0 where it neither is nor was given."""
    counts = Counter(pairs)
    totals = {one: sum(count * pair.count(one) for pair, count in counts.items()) for one in Grade}
    return {one: 2 * counts[one, one] / totals[one] if totals[one] else 0.0 for one in Grade}


def macro_f1(pairs: Iterable[Pair]) -> float:
    """Return the mean of the F1 of all classes."""
    scores = f1_scores(pairs)
    return sum(scores.values()) / len(scores)
