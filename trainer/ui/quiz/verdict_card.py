"""What is told about an answer: the verdict, the right answer, the explanation and the way to the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from trainer.core.given import Chosen, Entered
from trainer.core.quiz import Choices, Numeric, Open, ShortText
from trainer.services.debriefs import JudgedCriterion
from trainer.ui.context import Context
from trainer.ui.icons import IconName
from trainer.ui.quiz.answers.side_by_side import SideBySide
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


def told_remarks(feedback: Feedback) -> tuple[str, ...]:
    """Return what the pack says of an answer, as Markdown: once each, and with the option it is about.

    What stands beside a criterion is left to its row.
    """
    remarks = () if feedback.mark is None else feedback.mark.remarks
    answer, given = feedback.question.answer, feedback.given
    if isinstance(answer, Choices) and answer.are_several and isinstance(given, Chosen):
        chosen = [one for place, one in enumerate(answer.options) if place in given.options and one.feedback]
        return tuple(_("{option}: {remark}").format(option=one.text, remark=one.feedback) for one in chosen)
    hints = {one.hint for one in answer.criteria} if isinstance(answer, ShortText) else set()
    return tuple(one for one in dict.fromkeys(remarks) if one not in hints)


def criterion_rows(context: Context, feedback: Feedback) -> list[VerdictRow]:
    """Return a row for each criterion of a short text that a rubric scored, as in a drill."""
    answer, mark, given = feedback.question.answer, feedback.mark, feedback.given
    if not isinstance(answer, ShortText) or mark is None or not isinstance(given, Entered):
        return []
    criteria = {one.id: one for one in answer.criteria}
    judged = [
        JudgedCriterion(criteria[verdict.criterion_id], verdict)
        for card in mark.cards
        for verdict in card.verdicts
    ]
    return [
        VerdictRow(
            context.theme, context.icons, criterion_line(given.text, one), is_last=place == len(judged)
        )
        for place, one in enumerate(judged, start=1)
    ]


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
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        self._add_verdicts()
        self._add_note()

    def _add_right(self) -> None:
        """The right answer in words, where the answer itself does not show it."""
        answer, mark = self._feedback.question.answer, self._feedback.mark
        if isinstance(answer, Open) and answer.model:
            self._compare(answer.model)
            return
        is_written = isinstance(answer, Numeric | ShortText)
        is_missing = mark is None or not mark.is_right
        right = self._feedback.right
        if is_written and is_missing and isinstance(right, Entered):
            self._add_text(_("Right answer"), "\n".join(answer_words(self._feedback.question, right)))

    def _add_remarks(self) -> None:
        for remark in told_remarks(self._feedback):
            self._add_markdown(remark)

    def _compare(self, model: str) -> None:
        """One's own words beside the good answer: nobody else judges them."""
        theme, given = self._context.theme, self._feedback.given
        parts = [self._section(_("A good answer"), self._markdown(model))]
        if isinstance(given, Entered):
            parts.insert(0, self._section(_("Your answer"), Text(theme, given.text)))
        self._add_parts(parts)

    def _add_verdicts(self) -> None:
        """Of a reply that a rubric scored: each criterion, and beside them what a good reply says."""
        rows = criterion_rows(self._context, self._feedback)
        explanation = self._feedback.question.explanation.strip()
        parts = [self._section("", *rows)] if rows else []
        if explanation:
            parts.append(self._section(_("Why"), self._markdown(explanation)))
        self._add_parts(parts)

    def _add_parts(self, parts: list[QWidget]) -> None:
        """Two stand side by side where there is room."""
        if len(parts) == 2:
            self.body.addWidget(SideBySide(self._context.theme, *parts))
            return
        for part in parts:
            self.body.addWidget(part)

    def _section(self, heading: str, *widgets: QWidget) -> QWidget:
        section = QWidget()
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.tokens.space.s)
        if heading:
            column.addWidget(SectionHeading(self._context.theme, heading))
        for widget in widgets:
            column.addWidget(widget)
        return section

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
        self.body.addWidget(self._markdown(source))

    def _markdown(self, source: str) -> MarkdownText:
        text = MarkdownText(self._context.theme)
        text.set_markdown(source)
        return text
