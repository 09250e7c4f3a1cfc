"""A sitting as its page shows it: looked up in the background lane, read on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.analysis import Reader, Span
from trainer.core.given import Given
from trainer.core.question_order import ShownOrder
from trainer.core.quiz import Feeling, Question
from trainer.core.scenario import Pack
from trainer.core.sitting import SittingState, Stage
from trainer.ui.quiz.answers.words import read_words

if TYPE_CHECKING:
    from trainer.services.quiz_sessions import Feedback, QuizSession

Readers = Callable[[str], Reader]


@dataclass(frozen=True)
class SittingView:
    """What is on the page.

    Attributes:
        given: What is typed or chosen, or was answered.
        feedback: While an answer is told.
        words: Where the words of a message stand in which words are marked.
        time_left: Of an exam.
    """

    state: SittingState
    question: Question
    order: ShownOrder
    given: Given | None
    feedback: Feedback | None
    quiz_title: str
    pack: Pack
    picture: Path | None
    words: tuple[Span, ...]
    time_left: timedelta | None

    @property
    def is_asking(self) -> bool:
        """An answer is waited for, or that a text is read."""
        return self.state.stage is Stage.ASKING


def look(session: QuizSession, reader: Readers) -> SittingView:
    """Return what is to be shown. For the lane.

    Args:
        session: As it is now.
        reader: Returns the reader of a language.
    """
    question, feedback = session.question, session.feedback
    return SittingView(
        state=session.state,
        question=question,
        order=session.order,
        given=session.draft if feedback is None else feedback.given,
        feedback=feedback,
        quiz_title=session.quiz_title,
        pack=session.pack,
        picture=session.picture,
        words=_words(question, reader(session.head.language)),
        time_left=session.time_left(),
    )


def _words(question: Question, reader: Reader) -> tuple[Span, ...]:
    answer = question.answer
    return read_words(reader.read(answer.message)) if isinstance(answer, Feeling) else ()
