"""Quizzes as they stand on the shelf, with what somebody made of them. Plain data."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.quiz import Quiz, Reading
from trainer.core.quiz_records import SittingItem, SittingSummary
from trainer.core.scenario import Pack


@dataclass(frozen=True, slots=True)
class QuizEntry:
    """One quiz and the pack that it comes from."""

    pack: Pack
    quiz: Quiz

    @property
    def key(self) -> tuple[str, str]:
        """Ids of pack and quiz."""
        return self.pack.id, self.quiz.id

    @property
    def questions(self) -> int:
        """How many ask something."""
        return sum(not isinstance(one.answer, Reading) for one in self.quiz.questions)

    @property
    def exam_limit_s(self) -> int:
        """How long an exam may take, in seconds."""
        return self.quiz.exam_limit_s

    @property
    def items(self) -> tuple[SittingItem, ...]:
        """Its questions in the order in which they were written."""
        pack = self.pack
        return tuple(
            SittingItem(pack.id, pack.content_hash, self.quiz.id, one.id) for one in self.quiz.questions
        )


@dataclass(frozen=True, slots=True)
class ShelvedQuiz:
    """A quiz with what the trainee made of it.

    Attributes:
        best: Best score so far, 0 … 100; ``None`` for none.
        due: How many of its questions are due.
        unfinished: The newest sitting of it that can be continued.
    """

    entry: QuizEntry
    best: int | None
    due: int
    unfinished: SittingSummary | None


@dataclass(frozen=True, slots=True)
class QuizShelf:
    """Everything that can be played.

    Attributes:
        quizzes: In the order of packs, levels and titles.
        unfinished: All sittings that can be continued, the newest first.
    """

    quizzes: tuple[ShelvedQuiz, ...]
    unfinished: tuple[SittingSummary, ...]
