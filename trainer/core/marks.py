"""What an answer to a question of a quiz is worth. Plain data."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.cards import ScoreCard
from trainer.core.memory import Rating
from trainer.core.quiz import FULL_CREDIT

_PARTLY = 50.0


@dataclass(frozen=True, slots=True)
class Mark:
    """The credit of an answer, and what is said about it.

    Attributes:
        low: 0 … 100, what it is surely worth.
        high: 0 … 100, what it may be worth where a verdict is unsure; else equal to ``low``.
        remarks: Markdown of the pack, for whoever answered this.
        cards: Of a short text that a rubric scores, one; of `Better`, one for each reply; else none.
    """

    low: float
    high: float
    remarks: tuple[str, ...] = ()
    cards: tuple[ScoreCard, ...] = ()

    @property
    def is_right(self) -> bool:
        """It surely earned everything."""
        return self.low >= FULL_CREDIT

    @property
    def is_sure(self) -> bool:
        """No verdict waits for a person."""
        return self.low == self.high

    @property
    def rating(self) -> Rating:
        """How well it was remembered, as far as the answer shows: the trainee may know better.

        What is unsure counts half: an answer that is probably right was hard to recognise as such, and is not
        forgotten for that; one that is probably wrong is asked again.
        """
        if self.is_right:
            return Rating.GOOD
        return Rating.HARD if (self.low + self.high) / 2 >= _PARTLY else Rating.AGAIN
