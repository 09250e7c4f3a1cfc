"""What is remembered of an item, and when it comes back. Plain data; the formulas are FSRS's, in a library.

Source of the terms: the Free Spaced Repetition Scheduler, https://github.com/open-spaced-repetition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum


class Rating(IntEnum):
    """How well something was remembered."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Phase(StrEnum):
    """How far an item is known: being learned in steps of minutes, reviewed after days, or learned anew."""

    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


class ItemKind(StrEnum):
    """What is remembered: a question of a quiz, or a skill that drills train."""

    QUESTION = "question"
    SKILL = "skill"


@dataclass(frozen=True, slots=True)
class ItemKey:
    """What a memory is about.

    Attributes:
        pack_id: Empty for a skill: it is one, whichever pack trains it.
        quiz_id: Empty for a skill.
        item_id: Id of the question or name of the skill.
    """

    kind: ItemKind
    item_id: str
    pack_id: str = ""
    quiz_id: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of one item by one trainee.

    Attributes:
        step: Place among the (re)learning steps; ``None`` in review.
        stability: Days until the chance to remember falls to 90 %.
        difficulty: 1 … 10.
        due_at: In UTC. In review, noon of the day on which it is due, in the zone where it was answered: so
            that the day stays the same when clocks change, and in neighbouring zones.
        reviewed_at: Of the last answer, in UTC.
        reviews: How many answers.
        lapses: How often it was forgotten in review.
    """

    phase: Phase
    step: int | None
    stability: float
    difficulty: float
    due_at: datetime
    reviewed_at: datetime
    reviews: int = 1
    lapses: int = 0


@dataclass(frozen=True, slots=True)
class Remembered:
    """An item with what is remembered of it."""

    key: ItemKey
    memory: Memory


@dataclass(frozen=True, slots=True)
class MemoryReview:
    """One answer that moved a memory; such as were taken back are kept and do not count.

    Attributes:
        id: UUIDv7.
        at: In UTC.
        before: ``None`` where it was the first answer.
        answer_id: The stored answer of a quiz, or id of the attempt for a skill.
        is_taken_back: It was undone.
    """

    id: str
    trainee_id: str
    key: ItemKey
    rating: Rating
    at: datetime
    before: Memory | None
    after: Memory
    answer_id: str = ""
    is_taken_back: bool = False
