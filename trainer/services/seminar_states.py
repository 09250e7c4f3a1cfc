"""How far somebody has come in a seminar, and everything that its document tells. Plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.given import Given
from trainer.core.quiz import FULL_CREDIT, Question, Quiz
from trainer.core.quiz_records import SeminarEntry, SeminarPart, SittingFinish, SittingSummary
from trainer.core.scenario import Note, Pack
from trainer.core.seminar import Prompt, Seminar

if TYPE_CHECKING:
    from trainer.core.sitting import SittingState


@dataclass(frozen=True, slots=True)
class Reading:
    """A note of a seminar.

    Attributes:
        read_at: When it was read last, in UTC; ``None`` before.
    """

    note: Note
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeminarState:
    """A seminar as it is in its pack now, and what somebody did in it.

    Attributes:
        readings: Its notes, in the order of reading.
        quiz: Its quiz; ``None`` for none.
        sitting: The newest sitting of the quiz within the seminar; ``None`` before.
        entries: What was written, in the order in which it was first written; notes that were read too.
        folder: Of the pack's files.
    """

    trainee_id: str
    pack: Pack
    seminar: Seminar
    readings: tuple[Reading, ...]
    quiz: Quiz | None
    sitting: SittingSummary | None
    entries: tuple[SeminarEntry, ...]
    folder: Path | None = None

    def said(self, prompt_id: str) -> tuple[SeminarEntry, ...]:
        """Return what was written under a prompt."""
        return tuple(one for one in self._written(SeminarPart.DISCUSSION) if one.prompt_id == prompt_id)

    @property
    def questions(self) -> tuple[SeminarEntry, ...]:
        """The questions to the owner."""
        return self._written(SeminarPart.QUESTION)

    @property
    def people(self) -> tuple[str, ...]:
        """Who said something in the group, in the order of their first words."""
        return tuple(dict.fromkeys(one.by for one in self.entries if one.by))

    @property
    def orphans(self) -> tuple[SeminarEntry, ...]:
        """What was written under prompts that the pack has no more."""
        known = {prompt.id for prompt in self.seminar.prompts}
        return tuple(one for one in self._written(SeminarPart.DISCUSSION) if one.prompt_id not in known)

    @property
    def notes_read(self) -> int:
        """How many of its notes were read."""
        return sum(one.read_at is not None for one in self.readings)

    @property
    def is_quiz_done(self) -> bool:
        """The quiz was played to its end, or there is none."""
        if self.quiz is None:
            return True
        return self.sitting is not None and self.sitting.standing.finish is SittingFinish.SUBMITTED

    @property
    def prompts_answered(self) -> int:
        """Under how many prompts something was written."""
        return sum(bool(self.said(prompt.id)) for prompt in self.seminar.prompts)

    @property
    def done(self) -> int:
        """How many of its steps are done; `steps` is all of them."""
        quiz = int(self.quiz is not None and self.is_quiz_done)
        return self.notes_read + quiz + self.prompts_answered

    @property
    def steps(self) -> int:
        """How many steps it has: each note, the quiz, each prompt. Questions to the owner are free."""
        return len(self.readings) + (self.quiz is not None) + len(self.seminar.prompts)

    @property
    def is_begun(self) -> bool:
        """Something was done in it."""
        return bool(self.entries) or self.sitting is not None

    @property
    def is_done(self) -> bool:
        """Every step is done."""
        return self.done == self.steps

    def prompt(self, prompt_id: str) -> Prompt | None:
        """Return the prompt with this id, or ``None``."""
        return next((one for one in self.seminar.prompts if one.id == prompt_id), None)

    def _written(self, part: SeminarPart) -> tuple[SeminarEntry, ...]:
        return tuple(one for one in self.entries if one.part is part)


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """A question of the seminar's quiz with the answer that counts.

    Attributes:
        question: As it was put; ``None`` if that edition of its pack is gone.
        text: What was asked, also then.
        given: ``None`` for "I do not know".
        right: What would have been right; ``None`` where nothing single is.
        low: 0 … 100; ``None`` for what nobody but the trainee judges.
        high: Above ``low`` while a verdict is unsure.
    """

    question: Question | None
    text: str
    given: Given | None
    right: Given | None
    low: float | None
    high: float | None

    @property
    def is_right(self) -> bool:
        """It surely earned everything."""
        return self.low is not None and self.low >= FULL_CREDIT


@dataclass(frozen=True, slots=True)
class SeminarDocument:
    """Everything that the one document of a seminar tells.

    Attributes:
        trainee_name: Who did it.
        made_at: In UTC.
        sitting: Of its quiz; ``None`` if it was not played.
        results: Of each question that was answered, in the order in which they were put.
        pictures: Of its notes, as ``data:`` URIs by how the notes name them.
    """

    state: SeminarState
    trainee_name: str
    made_at: datetime
    sitting: SittingState | None = None
    results: tuple[QuestionResult, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)
