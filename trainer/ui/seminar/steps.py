"""The steps of a seminar: its notes, its quiz, its prompts, the questions, and the document at the end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from trainer.ui.icons import IconName
from trainer.ui.widgets.card_delegate import CardDelegate, Index, Line
from trainer.ui.widgets.row_model import RowRole
from trainer.wording.catalogue import _
from trainer.wording.numbers import day, number
from trainer.wording.quotes import beginning_of
from trainer.wording.seminars import owner_heading, quiz_words, written_words

if TYPE_CHECKING:
    from trainer.services.seminars import SeminarState


class StepKind(Enum):
    """What is done in a step."""

    NOTE = "note"
    QUIZ = "quiz"
    PROMPT = "prompt"
    QUESTIONS = "questions"
    DOCUMENT = "document"


_ICONS: dict[StepKind, IconName] = {
    StepKind.NOTE: "book",
    StepKind.QUIZ: "quiz",
    StepKind.PROMPT: "chat",
    StepKind.QUESTIONS: "mail",
    StepKind.DOCUMENT: "file",
}


@dataclass(frozen=True)
class Step:
    """One step as the list shows it; ``item_id`` is the note's or the prompt's."""

    kind: StepKind
    title: str
    standing: str
    is_done: bool
    item_id: str = ""

    @property
    def spoken(self) -> str:
        """The whole row as one sentence."""
        return ", ".join(part for part in (self.title, self.standing) if part)

    @property
    def key(self) -> tuple[StepKind, str]:
        """What tells it from the other steps."""
        return self.kind, self.item_id


def steps_of(state: SeminarState) -> tuple[Step, ...]:
    """Return the steps of a seminar and how each of them stands."""
    steps = [
        Step(
            StepKind.NOTE,
            one.note.title,
            _("not read yet") if one.read_at is None else _("read {day}").format(day=day(one.read_at)),
            one.read_at is not None,
            one.note.id,
        )
        for one in state.readings
    ]
    if state.quiz is not None:
        steps.append(Step(StepKind.QUIZ, state.quiz.title, quiz_words(state), state.is_quiz_done))
    for place, prompt in enumerate(state.seminar.prompts, start=1):
        title = _("{place}. {text}").format(place=number(place), text=beginning_of(_plain(prompt.text)))
        said = state.said(prompt.id)
        steps.append(Step(StepKind.PROMPT, title, written_words(len(said)), bool(said), prompt.id))
    asked = state.questions
    heading = owner_heading(state)
    steps.append(Step(StepKind.QUESTIONS, heading, written_words(len(asked)), bool(asked)))
    steps.append(Step(StepKind.DOCUMENT, _("The document"), _("everything on paper"), False))
    return tuple(steps)


def first_open(steps: tuple[Step, ...]) -> int:
    """Return the place of the first step that is not done."""
    return next((place for place, step in enumerate(steps) if not step.is_done), len(steps) - 1)


class StepDelegate(CardDelegate):
    """Title and standing; what is done has a sign of its own."""

    def paint_inside(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        step: Step = index.data(RowRole.ROW)
        icon: IconName = "met" if step.is_done else _ICONS[step.kind]
        standing = Line(step.standing, role="met" if step.is_done else "muted", icon=icon)
        self.paint_lines(painter, inside, [Line(step.title, "body", "semibold", "ink"), standing])


def _plain(markdown: str) -> str:
    """Return the first line of a prompt without its stars."""
    return markdown.strip().replace("*", "").replace("`", "")
