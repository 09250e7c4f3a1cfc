"""What a plan for today is made of. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from trainer.core.memory import ItemKey, ItemKind
from trainer.core.quiz_records import SittingItem

if TYPE_CHECKING:
    from trainer.core.quiz import Question, Quiz
    from trainer.core.scenario import Pack


class PlannedWhy(StrEnum):
    """Why a question is put; ``CHANGED`` is put before its day, since what is right is another since."""

    DUE = "due"
    CHANGED = "changed"
    NEW = "new"
    CRAMMED = "crammed"


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """A question to put.

    Attributes:
        recall: The chance that it is remembered, 0 … 1; ``None`` if it was never answered.
        seconds: How long it will take, as far as is known.
        is_edited: Its text was another when it was last answered; its schedule stayed.
    """

    pack: Pack
    quiz: Quiz
    question: Question
    why: PlannedWhy
    recall: float | None
    seconds: float
    is_edited: bool = False

    @property
    def key(self) -> ItemKey:
        """What its memory is about."""
        return ItemKey(ItemKind.QUESTION, self.question.id, self.pack.id, self.quiz.id)

    @property
    def item(self) -> SittingItem:
        """What a sitting keeps of it."""
        return SittingItem(self.pack.id, self.pack.content_hash, self.quiz.id, self.question.id)


@dataclass(frozen=True, slots=True)
class ClockFault:
    """The clock of the computer stands well before the last answer; days are counted from that answer.

    Attributes:
        now: What the clock says, in UTC.
        last_answer_at: In UTC.
    """

    now: datetime
    last_answer_at: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do in some minutes.

    Attributes:
        items: In the order in which they are put.
        due_count: Due today in all, of the questions that are here.
        new_count: Never answered, of the quizzes in the language that was asked for.
        minutes: That were asked for.
        seconds: That the items will take.
        gone_count: Due, but in no pack that is here: left out, and kept.
        kept_back: Titles of quizzes that are left out while an exam of them goes on.
    """

    items: tuple[PlannedQuestion, ...]
    due_count: int
    new_count: int
    minutes: int
    seconds: float
    gone_count: int = 0
    clock_fault: ClockFault | None = None
    kept_back: tuple[str, ...] = ()

    @property
    def changed_count(self) -> int:
        """How many items are put because what is right was changed since they were learned."""
        return sum(item.why is PlannedWhy.CHANGED for item in self.items)

    @property
    def edited_count(self) -> int:
        """How many items were edited since they were last answered."""
        return sum(item.is_edited for item in self.items)
