"""What is told about an answer: the verdict, the right answer, the explanation and the way to the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from trainer.core.given import Entered
from trainer.core.quiz import Numeric, Open, ShortText
from trainer.services.debriefs import JudgedCriterion
from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.tokens import Role
from trainer.ui.verdict_lines import verdict_line as criterion_line
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.link import Link
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.ui.widgets.verdict_row import VerdictRow
from trainer.wording.answer_words import answer_words
from trainer.wording.catalogue import _
from trainer.wording.quizzing import verdict_line

if TYPE_CHECKING:
    from trainer.core.marks import Mark
    from trainer.services.quiz_sessions import Feedback

TONES: dict[str, tuple[IconName, Role, Role]] = {  # sign, its colour, the ground
    "right": ("met", "met", "metsoft"),
    "partly": ("unsure", "unsure", "unsuresoft"),
    "wrong": ("missed", "missed", "missedsoft"),
    "none": ("info", "muted", "hover"),
}


def tone_of(mark: Mark | None, *, is_known: bool = True) -> str:
    """Return how an answer is shown: right, partly, wrong, or none where nobody judged it."""
    if not is_known:
        return "wrong"
    if mark is None:
        return "none"
    if mark.is_right:
        return "right"
    return "partly" if mark.high > 0 else "wrong"


class VerdictBand(QWidget):
    """One line in the colour of the verdict, with its sign and its word."""

    def __init__(self, context: Context, words: str, tone: str) -> None:
        super().__init__()
        self._context, self._tone = context, tone
        icon, role, _ground = TONES[tone]
        theme = context.theme
        sign = QLabel()
        size = theme.scaled(theme.tokens.size.icon + 4)
        ratio = self.devicePixelRatioF()
        sign.setPixmap(context.icons.pixmap(icon, role, size_px=size, ratio=ratio))
        row = QHBoxLayout(self)
        row.setContentsMargins(
            theme.tokens.space.l, theme.tokens.space.s, theme.tokens.space.l, theme.tokens.space.s
        )
        row.setSpacing(theme.tokens.space.m)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Text(theme, words, style="title", weight="semibold", role=role, is_centred=True), 1)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(TONES[self._tone][2]))
        radius = theme.tokens.radius.control
        painter.drawRoundedRect(QRectF(QPointF(0, 0), QRectF(self.rect()).size()), radius, radius)
        painter.end()


class VerdictCard(Card):
    """Made anew for every answer."""

    note_requested = Signal(object)  # a Note

    def __init__(self, context: Context, feedback: Feedback) -> None:
        super().__init__(context.theme)
        self._context, self._feedback = context, feedback
        words = verdict_line(feedback.given, feedback.mark)
        tone = tone_of(feedback.mark, is_known=feedback.given is not None)
        self.body.setSpacing(context.theme.tokens.space.m)
        self.words = words
        self.body.addWidget(VerdictBand(context, words, tone))
        self._add_right()
        self._add_remarks()
        self._add_criteria()
        self._add_explanation()
        self._add_note()

    def _add_right(self) -> None:
        """The right answer in words, where the answer itself does not show it."""
        answer, mark = self._feedback.question.answer, self._feedback.mark
        if isinstance(answer, Open) and answer.model:
            self._add_text(_("A good answer"), answer.model)
            return
        is_written = isinstance(answer, Numeric | ShortText)
        is_missing = mark is None or not mark.is_right
        right = self._feedback.right
        if is_written and is_missing and isinstance(right, Entered):
            self._add_text(_("Right answer"), "\n".join(answer_words(self._feedback.question, right)))

    def _add_remarks(self) -> None:
        for remark in () if self._feedback.mark is None else self._feedback.mark.remarks:
            self._add_markdown(remark)

    def _add_criteria(self) -> None:
        """Of a short text that a rubric scored, each criterion as in a drill."""
        answer, mark, given = self._feedback.question.answer, self._feedback.mark, self._feedback.given
        if not isinstance(answer, ShortText) or mark is None or not isinstance(given, Entered):
            return
        criteria = {one.id: one for one in answer.criteria}
        for card in mark.cards:
            for place, verdict in enumerate(card.verdicts, start=1):
                judged = JudgedCriterion(criteria[verdict.criterion_id], verdict)
                is_last = place == len(card.verdicts)
                line = criterion_line(given.text, judged)
                row = VerdictRow(self._context.theme, self._context.icons, line, is_last=is_last)
                self.body.addWidget(row)

    def _add_explanation(self) -> None:
        explanation = self._feedback.question.explanation.strip()
        if explanation:
            self.body.addWidget(SectionHeading(self._context.theme, _("Why")))
            self._add_markdown(explanation)

    def _add_note(self) -> None:
        note = self._feedback.note
        if note is None:
            return
        link = Link(self._context.theme, _("Open the note: {title}").format(title=note.title))
        link.clicked.connect(lambda: self.note_requested.emit(note))
        self.body.addWidget(link)

    def _add_text(self, heading: str, text: str) -> None:
        self.body.addWidget(SectionHeading(self._context.theme, heading))
        self._add_markdown(text)

    def _add_markdown(self, source: str) -> None:
        text = MarkdownText(self._context.theme)
        text.set_markdown(source)
        self.body.addWidget(text)
