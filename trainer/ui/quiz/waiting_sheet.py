"""Answers that no rule could judge: a trainer decides one after the other, by a button or its number."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from trainer.core.errors import UserFacingError
from trainer.core.given import Entered, Given
from trainer.core.quiz import FULL_CREDIT, Open, Question
from trainer.ui.context import Context
from trainer.ui.quiz.verdict_card import criterion_rows
from trainer.ui.verdict_lines import verdict_line
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.column_dialog import ColumnDialog
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import SectionHeading, Text
from trainer.ui.widgets.verdict_row import VerdictRow
from trainer.wording.answer_words import answer_words
from trainer.wording.catalogue import _
from trainer.wording.errors import explain
from trainer.wording.numbers import number
from trainer.wording.quiz_reviews import decided_answer, waiting_answer_line, waiting_why
from trainer.wording.sitting_records import result_sentence

if TYPE_CHECKING:
    from trainer.core.quiz_reviews import AnswerReview
    from trainer.services.office import Office
    from trainer.services.quiz_reviews import WaitingAnswer
    from trainer.services.sitting_records import SittingRecord

_SIZE_PX = (760, 680)
_HALF = 50
_NAME_PART, _WHY_PART = 2, 3  # of the width


class WaitingSheet(ColumnDialog):
    """Closed when nothing is left; what was put off waits on.

    Args:
        context: Of the window.
        office: Stores what is decided.
        waiting: What waits, the oldest first; at least one.
        name: Who decided last.
        parent: The window.
    """

    def __init__(
        self, context: Context, office: Office, waiting: tuple[WaitingAnswer, ...], name: str, parent: QWidget
    ) -> None:
        theme = context.theme
        super().__init__(theme, _("Answers that wait for a person"), size_px=_SIZE_PX, parent=parent)
        self._context, self._office, self._waiting = context, office, waiting
        self._at = 0
        self._is_busy = False
        self.place = Text(theme, style="caption", role="muted")
        self.panel = ScrollPanel(theme, margin_px=0)
        self.said = Text(theme, role="muted")
        self.name, self.why, self.points = QLineEdit(name), QLineEdit(), QLineEdit()
        self.points.setValidator(QIntValidator(0, int(FULL_CREDIT), self))
        self.right = Button(theme, _("Right"), keys="1")
        self.partly = Button(theme, _("Partly right"), keys="2")
        self.wrong = Button(theme, _("Not right"), keys="3")
        self.later = Button(theme, _("Leave it for now"), kind="quiet")
        self._lay_out()
        self._connect()
        self._show()
        (self.later if name else self.name).setFocus()  # Enter leaves it, as in the terminal

    @property
    def one(self) -> WaitingAnswer:
        """The answer that is shown."""
        return self._waiting[self._at]

    def _decide(self, credit: float) -> None:
        if self._is_busy:
            return
        if not self.name.text().strip():
            self._tell(_("Enter your name first: the record says who decided."), is_fault=True)
            self.name.setFocus()
            return
        self._is_busy = True
        one, name, why = self.one, self.name.text(), self.why.text()

        def work() -> tuple[AnswerReview, SittingRecord]:
            review = self._office.quiz_reviews.decide(one.id, credit, name, why)
            return review, self._office.quizzes.record(one.head.id)

        self._context.jobs.run(work, then=self._decided, otherwise=self._failed, owner=self)

    def _decide_partly(self) -> None:
        typed = self.points.text()
        if not self.points.hasAcceptableInput():
            self._tell(_("Give a number of points from 0 to 100."), is_fault=True)
            self.points.setFocus()
            return
        self._decide(float(typed))

    def _decided(self, found: tuple[AnswerReview, SittingRecord]) -> None:
        review, record = found
        self._is_busy = False
        words = f"{decided_answer(review)} {result_sentence(record)}"
        self._tell(words)
        self._context.tell(words)
        self._next()

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        if not isinstance(error, UserFacingError):
            self._context.report(error)
            return
        self._tell(explain(error).text, is_fault=True)

    def _next(self) -> None:
        """Show the next answer; the last one closes the sheet."""
        if self._is_busy:
            return
        if self._at + 1 == len(self._waiting):
            self.accept()
            return
        self._at += 1
        self._show()

    def reject(self) -> None:
        """Not while a decision is on its way to the database."""
        if not self._is_busy:
            super().reject()

    def _tell(self, words: str, *, is_fault: bool = False) -> None:
        self.said.set_role("critical" if is_fault else "muted")
        self.said.set_text(words)
        self.said.setVisible(bool(words))

    # What is shown

    def _show(self) -> None:
        one, theme = self.one, self._context.theme
        place = _("{number} of {count}").format(number=number(self._at + 1), count=number(len(self._waiting)))
        self.place.set_text(f"{place} · {waiting_answer_line(one)}")
        self.points.setText(str(_middle(one)))
        self.why.clear()
        self.panel.clear()
        column = self.panel.column
        column.addWidget(self._markdown(one.answer.question_text, style="strong"))
        column.addWidget(Text(theme, waiting_why(one), role="unsure"))
        self._add(_("Answer"), self._answer(one))
        for heading, widgets in self._reasons(one):
            self._add(heading, *widgets)
        self.panel.verticalScrollBar().setValue(0)
        self.later.setFocus()

    def _answer(self, one: WaitingAnswer) -> QWidget:
        given = one.answer.given
        if isinstance(given, Entered) or one.put is None:
            return Text(self._context.theme, given.text if isinstance(given, Entered) else "–")
        return self._words(one.put.question, given)

    def _reasons(self, one: WaitingAnswer) -> list[tuple[str, list[QWidget]]]:
        """What a fair decision needs: the criteria, what would have been right, and why."""
        told, theme = one.told, self._context.theme
        if told is None:
            gone = _("No copy of the pack is left that it was asked from.")
            return [("", [Text(theme, gone, role="muted")])]
        rows: list[QWidget] = [*criterion_rows(self._context, told)] or [
            VerdictRow(theme, self._context.icons, verdict_line(unsure.text, unsure.judged))
            for unsure in one.unsure
        ]
        parts = [(_("Criteria"), rows)] if rows else []
        question = told.question
        if isinstance(question.answer, Open):
            if question.answer.model:
                parts.append((_("A good answer"), [self._markdown(question.answer.model)]))
        elif told.right is not None:
            parts.append((_("Right answer"), [self._words(question, told.right)]))
        if question.explanation.strip():
            parts.append((_("Why"), [self._markdown(question.explanation)]))
        return parts

    def _words(self, question: Question, given: Given | None) -> QWidget:
        return self._markdown("\n\n".join(answer_words(question, given)))

    def _markdown(self, text: str, *, style: str = "body") -> QWidget:
        shown = MarkdownText(self._context.theme, style="strong" if style == "strong" else "body")
        shown.set_markdown(text)
        return shown

    def _add(self, heading: str, *widgets: QWidget) -> None:
        column = self.panel.column
        column.addSpacing(self._context.theme.tokens.space.m)
        if heading:
            column.addWidget(SectionHeading(self._context.theme, heading))
        for widget in widgets:
            column.addWidget(widget)

    # Putting together

    def _lay_out(self) -> None:
        theme, fields = self._context.theme, QGridLayout()
        fields.setHorizontalSpacing(theme.tokens.space.m)
        labels = (
            (self.name, _("Your name")),
            (self.why, _("Why? (if you like)")),
            (self.points, _("Points if partly right")),
        )
        for place, (edit, label) in enumerate(labels):
            edit.setAccessibleName(label)
            fields.addWidget(SectionHeading(theme, label), 0, place)
            fields.addWidget(edit, 1, place)
        fields.setColumnStretch(0, _NAME_PART)
        fields.setColumnStretch(1, _WHY_PART)
        self.column.addWidget(self.place)
        self.column.addWidget(self.panel, 1)
        self.column.addLayout(fields)
        self.column.addWidget(self.said)
        self.said.hide()
        self.add_buttons(self.right, self.partly, self.wrong, left=[self.later])

    def _connect(self) -> None:
        self.right.clicked.connect(partial(self._decide, FULL_CREDIT))
        self.partly.clicked.connect(self._decide_partly)
        self.wrong.clicked.connect(partial(self._decide, 0.0))
        self.later.clicked.connect(self._next)
        for key, button in (("1", self.right), ("2", self.partly), ("3", self.wrong)):
            shortcut = QShortcut(QKeySequence(key), self)  # a field that is typed in keeps its digits
            shortcut.activated.connect(button.click)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)


def _middle(one: WaitingAnswer) -> int:
    """Return what the answer is worth if what is unsure counts half."""
    low, high = one.answer.low, one.answer.high
    return _HALF if low is None or high is None else round((low + high) / 2)
