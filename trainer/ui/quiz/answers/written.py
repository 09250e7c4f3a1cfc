"""A number, a few words, or a longer text is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.core.given import Entered, Given
from trainer.core.quiz import Numeric, Open, Question
from trainer.services.quiz_inputs import LONGEST_ANSWER
from trainer.ui.drill.reply_edit import ReplyEdit
from trainer.ui.icons import Icons
from trainer.ui.quiz.answers.composing_line import ComposingLine
from trainer.ui.quiz.answers.evidence import marks_of_card
from trainer.ui.quiz.answers.told_text import ToldText
from trainer.ui.quiz.answers.widget import AnswerWidget
from trainer.ui.theme import Theme
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _

if TYPE_CHECKING:
    from trainer.core.marks import Mark

_MOST_OF_A_NUMBER = 60
_NUMBER_PX, _LINE_PX = 220, 560
_TEXT_LINES = 7


class _WrittenAnswer(AnswerWidget):
    """What is written gives way to what it was worth."""

    def __init__(self, theme: Theme, icons: Icons, question: Question) -> None:
        super().__init__(theme, icons, question)
        self.told = ToldText(theme, icons)
        self.told.hide()

    def written(self) -> str:
        """Return what stands there."""
        raise NotImplementedError

    def given(self) -> Given | None:
        text = self.written()
        return Entered(text) if text.strip() else None

    @property
    def compared(self) -> QWidget | None:
        return self.told if self.told.isVisibleTo(self) else None

    def put_aside(self) -> None:
        """Hide what one writes in."""
        raise NotImplementedError

    def tell_result(self, mark: Mark | None, right: Given | None) -> None:
        del right  # it stands below
        text = self.written()
        marks = marks_of_card(mark.cards[0]) if mark is not None and mark.cards else ()
        self.told.show_text(text, mark, marks)
        self.told.show()
        self.put_aside()

    def retranslate(self) -> None:
        self.tell_again()


class LineAnswer(_WrittenAnswer):
    """For `Numeric`, with its unit behind the field, and for `ShortText`."""

    def __init__(self, theme: Theme, icons: Icons, question: Question, given: Given | None) -> None:
        super().__init__(theme, icons, question)
        self._is_number = isinstance(question.answer, Numeric)
        self.line = ComposingLine(_MOST_OF_A_NUMBER if self._is_number else LONGEST_ANSWER)
        if isinstance(given, Entered):
            self.line.setText(given.text)
        unit = question.answer.unit if isinstance(question.answer, Numeric) else ""
        self._unit = Text(theme, unit, wraps=False)
        self._field = QWidget()
        row = QHBoxLayout(self._field)
        row.setContentsMargins(3, 3, 0, 3)
        row.setSpacing(theme.tokens.space.m)
        row.addWidget(self.line, 0 if self._is_number else 1)
        row.addWidget(self._unit)
        row.addStretch(1 if self._is_number else 0)
        self._unit.setVisible(bool(unit))  # where it stands by now: without a parent it would be a window
        self.body.addWidget(self._field)
        self.body.addWidget(self.told)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.line.confirmed.connect(self.confirmed)
        self.setFocusProxy(self.line)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def written(self) -> str:
        return self.line.text()

    def put_aside(self) -> None:
        self._field.hide()

    def tell_result(self, mark: Mark | None, right: Given | None) -> None:
        super().tell_result(mark, right)
        if self._unit.text() and self.written().strip():
            self.told.show_text(f"{self.written()} {self._unit.text()}", mark, ())

    def retranslate(self) -> None:
        super().retranslate()
        words = _("Your number") if self._is_number else _("A few words")
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(f"{words} {self._unit.text()}".strip())

    def _restyle(self) -> None:
        width = self._theme.scaled(_NUMBER_PX if self._is_number else _LINE_PX)
        if self._is_number:
            self.line.setFixedWidth(width)
        self.line.setFont(self._theme.font("strong"))


class LongTextAnswer(_WrittenAnswer):
    """For `Open`, and for a reply that a rubric scores: Enter is a new line, Ctrl+Enter confirms."""

    def __init__(self, theme: Theme, icons: Icons, question: Question, given: Given | None) -> None:
        super().__init__(theme, icons, question)
        self._is_own = isinstance(question.answer, Open)  # only its writer judges it
        self.edit = ReplyEdit(theme, max_characters=LONGEST_ANSWER)
        if isinstance(given, Entered):
            self.edit.set_text(given.text)
        self.edit.text_edited.connect(lambda _text: self.changed.emit())
        self.edit.send_requested.connect(self.confirmed)
        self._advice = Text(theme, style="caption", role="muted")
        self.body.addWidget(self.edit)
        self.body.addWidget(self._advice, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.told)
        self.setFocusProxy(self.edit)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def written(self) -> str:
        return self.edit.text()

    def put_aside(self) -> None:
        self.edit.hide()
        self._advice.hide()

    def tell_result(self, mark: Mark | None, right: Given | None) -> None:
        super().tell_result(mark, right)
        answer = self.question.answer
        self.told.setVisible(not isinstance(answer, Open) or not answer.model)  # it stands beside the model

    def retranslate(self) -> None:
        super().retranslate()
        self.edit.setPlaceholderText(
            _("Write your answer here") if self._is_own else _("Write your reply here")
        )
        self.edit.setAccessibleName(_("Your answer") if self._is_own else _("Your reply"))
        self._advice.set_text(_("You compare it with a good answer afterwards; nobody scores it."))
        self._advice.setVisible(self._is_own and not self.is_over)

    def _restyle(self) -> None:
        line = round(self._theme.text_px("body") * self._theme.tokens.line_height_latin)
        self.edit.setFixedHeight(_TEXT_LINES * line)
