"""One question: where one is, what is asked, the answer, and what is told about it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from trainer.core.given import Given
from trainer.core.quiz_records import SittingMode
from trainer.ui.context import Context
from trainer.ui.quiz.answers.making import make_answer
from trainer.ui.quiz.answers.widget import AnswerWidget
from trainer.ui.quiz.centred import SHEET_PX
from trainer.ui.quiz.picture import Picture
from trainer.ui.quiz.verdict_card import VerdictCard
from trainer.ui.quiz.view import SittingView
from trainer.ui.widgets.announcing import announce
from trainer.ui.widgets.emptying import empty
from trainer.ui.widgets.markdown import MarkdownText
from trainer.ui.widgets.scroll_panel import ScrollPanel
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.quizzing import place_line, still_to_come


class QuestionPanel(ScrollPanel):
    """The answer that was given stays where it is when it is told what it was worth."""

    changed = Signal()
    confirmed = Signal()
    note_requested = Signal(object)  # a Note

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._view: SittingView | None = None
        self.answer: AnswerWidget | None = None
        self.verdict: VerdictCard | None = None
        self._is_revealing = False
        self.hint = Text(context.theme, role="unsure", weight="semibold")
        self._sheet = QWidget()
        self._sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._inside = QVBoxLayout(self._sheet)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(context.theme.tokens.space.m)
        self.add_centred(self._sheet)
        self.verticalScrollBar().rangeChanged.connect(self._reveal)
        context.theme.changed.connect(self._fit)
        self._fit()

    def show_view(self, view: SittingView) -> None:
        """Show a question, or what is told about the answer to the one that is shown."""
        before, self._view = self._view, view
        is_same = before is not None and self.answer is not None and _asked(before) == _asked(view)
        if is_same and before is not None and before.feedback is None and view.feedback is not None:
            self._tell(view)
            self._is_revealing = True
            QTimer.singleShot(0, self, self._reveal)
        else:
            self._is_revealing = False
            self._fill(view)
            self.verticalScrollBar().setValue(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._is_revealing = False  # whoever scrolls looks at something else
        super().wheelEvent(event)

    def show_hint(self, words: str) -> None:
        """Say what the answer still needs; it goes with the next change."""
        self.hint.set_text(words)
        self.hint.setVisible(bool(words))
        if words:
            announce(self.hint, words)
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.hint))

    def given(self) -> Given | None:
        """Return the answer as it stands."""
        return None if self.answer is None else self.answer.given()

    def focus_answer(self) -> None:
        """Put the focus where one answers."""
        if self.answer is not None:
            self.answer.show()  # a layout does it later, and what is not seen keeps no focus
            self.answer.begin()
        else:
            self.setFocus()

    def retranslate(self) -> None:
        """The language of the screens is another one; what was typed stays."""
        if self._view is None:
            return
        self._heading.set_text(_heading(self._view))
        if self.answer is not None:
            self.answer.retranslate()
        if self.verdict is not None:
            self._add_verdict(self._view)

    def _fill(self, view: SittingView) -> None:
        theme, question = self._context.theme, view.question
        self._inside.removeWidget(self.hint)  # it outlives the question
        empty(self._inside)
        self.answer = self.verdict = None
        self.show_hint("")
        self._heading = Text(theme, _heading(view), style="caption", weight="semibold", role="muted")
        self._inside.addWidget(self._heading)
        text = MarkdownText(theme, style="title")
        text.set_markdown(question.text)
        self._inside.addWidget(text)
        if view.picture is not None:
            words = question.title or _("Picture for this question")
            self._inside.addWidget(Picture(theme, view.picture, words))
        self.answer = make_answer(theme, self._context.icons, question, view.order, view.given, view.words)
        if self.answer is not None:
            self._inside.addWidget(self.answer)
            self._inside.addWidget(self.hint)
            self.answer.changed.connect(lambda: self.show_hint(""))
            self.answer.changed.connect(self.changed)
            self.answer.confirmed.connect(self.confirmed)
        if view.feedback is not None:
            self._tell(view)

    def _tell(self, view: SittingView) -> None:
        self.show_hint("")
        if self.answer is not None and view.feedback is not None:
            self.answer.show_result(view.feedback.mark, view.feedback.right)
        self._add_verdict(view)

    def _add_verdict(self, view: SittingView) -> None:
        if self.verdict is not None:
            self._inside.removeWidget(self.verdict)
            self.verdict.hide()
            self.verdict.deleteLater()
        if view.feedback is not None:
            self.verdict = VerdictCard(self._context, view.feedback)
            self.verdict.note_requested.connect(self.note_requested)
            self._inside.addWidget(self.verdict)

    def _reveal(self) -> None:
        """Bring what is told into sight, with as much of the answer above it as there is room for.

        The new widgets get their places step by step; each step changes how far one can scroll.
        """
        if self._is_revealing and self.verdict is not None:
            margin, bar = self._context.theme.tokens.space.m - 1, self.verticalScrollBar()
            first = self._first_to_see() or self.verdict
            top = first.mapTo(self.viewport(), QPoint(0, 0)).y() + bar.value()
            bottom = self.verdict.mapTo(self.viewport(), QPoint(0, 0)).y() + bar.value()
            bottom += self.verdict.height()
            bar.setValue(max(0, min(bottom + margin - self.viewport().height(), top - margin)))

    def _first_to_see(self) -> QWidget | None:
        """What one wrote is compared with what is told: both are to be in sight."""
        return None if self.answer is None else self.answer.compared

    def _fit(self) -> None:
        self._sheet.setMaximumWidth(self._context.theme.scaled(SHEET_PX))


def _asked(view: SittingView) -> tuple[object, ...]:
    """What makes it the same question put at the same moment."""
    told = 0 if view.feedback is None else 1
    return view.state.head.id, view.state.place, len(view.state.given_answers) - told


def _heading(view: SittingView) -> str:
    is_mixed = view.state.mode in {SittingMode.PLAN, SittingMode.CRAM}
    parts = (_place(view), view.quiz_title if is_mixed else "", view.question.title)
    return " · ".join(part for part in parts if part)


def _place(view: SittingView) -> str:
    """Which question it is, and how many still come back behind it."""
    line, left = place_line(view.state), len(view.state.coming_back)
    is_again = view.feedback is None and view.state.place in view.state.coming_back
    return f"{line} ({still_to_come(left - 1)})" if is_again and left > 1 else line
